package org.cxsdk.examples.scorer;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.Rational;
import org.cxsdk.examples.report.Element;
import org.cxsdk.examples.report.Isolates;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Report;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.model.AnswerType;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.score.Input;

import static org.cxsdk.examples.report.Html.definitions;
import static org.cxsdk.examples.report.Html.details;
import static org.cxsdk.examples.report.Html.group;
import static org.cxsdk.examples.report.Html.isolated;
import static org.cxsdk.examples.report.Html.text;

/** How each criterion came to its score; stands last, so that on paper it is an appendix. */
final class ExplanationSection {

    private final ReportView view;

    private ExplanationSection(ReportView view) {
        this.view = view;
    }

    static Report.Section of(ReportView view) {
        return new ExplanationSection(view).section();
    }

    /** Stands last, so that on paper it is an appendix; every criterion in the tables above links into it. */
    private Report.Section section() {
        List<Node> content = new ArrayList<>();
        for (Input.OfNode pillar : view.pillars()) {
            content.add(explanations(
                    view.title(pillar), CriterionLine.below(view.scored().model(), pillar.result())));
        }
        if (content.isEmpty()) {
            content.add(explanations(view.texts().of(view.scored().model().title()), view.criteria()));
        }
        return new Report.Section("explanation", view.say(Phrase.EXPLANATIONS), content);
    }

    private Node explanations(String title, List<CriterionLine> lines) {
        return details(title, group(lines.stream().map(this::explanation).toList()));
    }

    private Node explanation(CriterionLine line) {
        Criterion criterion = line.criterion();
        List<Node> facts = new ArrayList<>();
        view.fact(facts, Phrase.QUESTION, criterion.question());
        for (Answer answer : line.answers()) {
            facts.add(text(view.texts()
                    .face(answer)
                    .map(face -> view.say(Phrase.ANSWER_FACE, face))
                    .orElseGet(() -> view.say(Phrase.ANSWER))));
            facts.add(text(view.answer(criterion, answer)));
            if (answer.value() != null
                    && criterion.answerType() instanceof AnswerType.Choice choice
                    && choice.anchors().containsKey(answer.value())) {
                view.fact(facts, Phrase.MEANING, choice.anchors().get(answer.value()));
            }
            if (answer.note() != null) {
                facts.add(text(view.say(Phrase.NOTE)));
                facts.add(isolated(answer.note()));
            }
        }
        for (Input input : line.result().inputs()) {
            if (input instanceof Input.OfFace face) {
                facts.add(text(view.say(Phrase.HOW_FACE, view.texts().face(face.face()))));
                facts.add(view.steps(criterion, face.result().steps()));
            }
        }
        facts.add(text(view.say(Phrase.HOW)));
        facts.add(view.steps(criterion, line.result().steps()));
        facts.add(text(view.say(Phrase.WEIGHT)));
        facts.add(text(weight(line)));
        view.fact(facts, Phrase.WEIGHT_REASON, criterion.head().weightReason());
        view.fact(facts, Phrase.ASKED_EVIDENCE, criterion.evidence());
        view.fact(facts, Phrase.HINT, criterion.hint());
        return group(
                Element.of("h3", text(view.title(line))).with("id", view.anchor(line)),
                Element.of("div", definitions(facts.toArray(Node[]::new))).with("class", "facts"));
    }

    private String weight(CriterionLine line) {
        Rational share = line.place().share();
        String weight = Isolates.isolate(view.texts().plain(line.place().weight()));
        return share == null
                ? weight
                : weight + " · " + view.say(Phrase.SHARE) + " "
                        + Isolates.isolate(
                                view.texts().plain(share.times(Rational.of(100)).rounded(1, RoundingMode.HALF_UP))
                                        + "%");
    }
}
