package org.cxsdk.examples.scorer;

import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.examples.report.Language;
import org.cxsdk.examples.report.Numbers;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.model.AnswerType;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.Faces;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.score.NodeScore;

/** Figures and texts of a model as a reader of one language sees them. */
record Texts(MaturityModel model, Language language) {

    String of(Phrase phrase, Object... values) {
        return phrase.in(language, values);
    }

    String of(LocalizedText text) {
        return text.in(Locale.forLanguageTag(language.tag()));
    }

    /** A score rounded for reading: one decimal on wide scales, two on narrow ones. */
    String number(Rational score) {
        return Numbers.fixed(score.toBigDecimal(decimals(), RoundingMode.HALF_UP), decimals());
    }

    String score(NodeScore score) {
        return score.fold(this::number, why -> of(Phrase.of(why)));
    }

    /** A number as short as it can be said. */
    String plain(Rational number) {
        return Numbers.shortest(number.toBigDecimal(4, RoundingMode.HALF_UP), 4);
    }

    int decimals() {
        return span().compareTo(Rational.of(20)) >= 0 ? 1 : 2;
    }

    String min() {
        return plain(model.range().min());
    }

    String max() {
        return plain(model.range().max());
    }

    /** What a person sees for an answer: the scale's label, else the value itself. */
    String answer(Criterion criterion, String value) {
        if (criterion.answerType() instanceof AnswerType.Choice choice) {
            for (AnswerType.Option option : choice.options()) {
                if (option.answer().equals(value)) {
                    return of(option.label());
                }
            }
        }
        return value;
    }

    /** The title of the face that an answer is to, where criteria have faces. */
    Optional<String> face(Answer answer) {
        return Optional.ofNullable(answer.attributes().get(Faces.ATTRIBUTE))
                .filter(face -> model.faces() != null)
                .map(this::face);
    }

    /** The title of a face. */
    String face(String name) {
        Faces faces = model.faces();
        LocalizedText title = faces == null ? null : faces.titles().get(name);
        return title == null ? name : of(title);
    }

    /** Name of a level with its number: {@code 2 Organised}. */
    String level(int number) {
        return model.level(number)
                .map(level -> number + "\u00A0" + of(level.name()))
                .orElse(Integer.toString(number));
    }

    String levelName(int number) {
        return model.level(number).map(level -> of(level.name())).orElse(Integer.toString(number));
    }

    private Rational span() {
        return model.range().max().minus(model.range().min());
    }
}
