package org.cxsdk.feedback.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.Rational;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ScoreDefinition;
import org.cxsdk.feedback.survey.ScoreId;
import org.cxsdk.feedback.survey.ScoreMethod;

/**
 * Question: where does one person stand in the dimensions of an instrument? The mean of her items, each mapped to 0..100 and
 * turned round where the instrument says so. It is for her own eyes, computed from the answers in her hand before they are
 * given away: of anonymous answers nobody else can ask for it. Pure.
 */
public final class OwnScores {

    private OwnScores() {}

    /** Her dimensions that have every item answered, in the order of the instrument. */
    public static Map<ScoreId, Rational> of(Instrument instrument, Response response) {
        Map<ScoreId, Rational> own = new LinkedHashMap<>();
        for (ScoreDefinition definition : instrument.scores()) {
            if (definition.method() == ScoreMethod.ITEM_INDEX) {
                mean(instrument, definition, response)
                        .map(mean -> mean.times(definition.factor()).plus(definition.constant()))
                        .ifPresent(score -> own.put(definition.id(), score));
            }
        }
        return Collections.unmodifiableMap(own);
    }

    private static Optional<Rational> mean(Instrument instrument, ScoreDefinition definition, Response response) {
        List<Rational> mapped = new ArrayList<>();
        for (ScoreDefinition.Item item : definition.items()) {
            Question question = instrument.question(item.question()).orElseThrow();
            if (!(response.answer(item.question()) instanceof Answer.Chosen chosen)
                    || chosen.code() < question.lowestCode()
                    || chosen.code() > question.highestCode()) {
                return Optional.empty();
            }
            int steps =
                    item.reversed() ? question.highestCode() - chosen.code() : chosen.code() - question.lowestCode();
            // 100 (x - lowest) / (highest - lowest)
            mapped.add(Rational.of(100L * steps, question.highestCode() - question.lowestCode()));
        }
        Rational sum = mapped.stream().reduce(Rational.ZERO, Rational::plus);
        return Optional.of(sum.dividedBy(Rational.of(mapped.size())));
    }
}
