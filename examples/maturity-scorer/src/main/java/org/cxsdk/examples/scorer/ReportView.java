package org.cxsdk.examples.scorer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.examples.report.Element;
import org.cxsdk.examples.report.Isolates;
import org.cxsdk.examples.report.Language;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Scale;
import org.cxsdk.examples.report.Series;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Input;
import org.cxsdk.maturity.score.LevelResult;
import org.cxsdk.maturity.score.Limit;
import org.cxsdk.maturity.score.NodeResult;
import org.cxsdk.maturity.score.Step;
import org.jspecify.annotations.Nullable;

import static org.cxsdk.examples.report.Html.badge;
import static org.cxsdk.examples.report.Html.group;
import static org.cxsdk.examples.report.Html.isolated;
import static org.cxsdk.examples.report.Html.text;

/**
 * What every section of the report on one assessment looks at, and the words and marks that they share.
 *
 * @param scored everything that was scored
 * @param result the result that is reported
 * @param texts the words, in the reader's language
 * @param language the reader's language
 * @param review what the evidence is worth on the day
 * @param criteria every criterion with its place, in the model's order
 * @param stops the level that a criterion stops, of the whole or of its pillar
 */
record ReportView(
        Scored scored,
        AssessmentResult result,
        Texts texts,
        Language language,
        EvidenceReview review,
        List<CriterionLine> criteria,
        Map<NodeId, Integer> stops) {

    static ReportView of(Scored scored, AssessmentResult result, Language language) {
        Map<NodeId, Integer> stops = new HashMap<>();
        ReportView view = new ReportView(
                scored,
                result,
                new Texts(scored.model(), language),
                language,
                new EvidenceReview(
                        scored.assessmentOf(result).map(Assessment::evidence).orElse(Map.of()), scored.asOf()),
                CriterionLine.below(scored.model(), result.root()),
                stops);
        view.pillars().forEach(pillar -> noteStops(pillar.result(), stops));
        noteStops(result.root(), stops);
        return view;
    }

    private static void noteStops(NodeResult node, Map<NodeId, Integer> stops) {
        missing(node).forEach(limit -> stops.put(limit.node(), limit.level()));
    }

    Optional<Assessment> assessment() {
        return scored.assessmentOf(result);
    }

    /** Everything that stands before the next level, the furthest behind first; empty at the top. */
    static List<Limit> missing(NodeResult node) {
        return Optional.ofNullable(node.levels()).map(LevelResult::rungs).orElse(List.of()).stream()
                .filter(rung -> !rung.holds())
                .flatMap(rung -> rung.requirements().stream())
                .flatMap(requirement -> requirement.limits().stream())
                .toList();
    }

    /** The groups right below the whole. */
    List<Input.OfNode> pillars() {
        return result.root().inputs().stream()
                .filter(Input.OfNode.class::isInstance)
                .map(Input.OfNode.class::cast)
                .filter(below -> !(scored.model().node(below.result().node()) instanceof Criterion))
                .toList();
    }

    Series scores(List<Input.OfNode> pillars) {
        return new Series(
                say(Phrase.SCORE),
                pillars.stream()
                        .map(pillar -> pillar.result()
                                .value()
                                .map(score -> OptionalDouble.of(score.toDouble()))
                                .orElse(OptionalDouble.empty()))
                        .toList());
    }

    Scale scale() {
        return Scale.around(
                scored.model().range().min().toDouble(),
                scored.model().range().max().toDouble());
    }

    String title(Input.OfNode below) {
        return texts.of(scored.model().node(below.result().node()).title());
    }

    String title(CriterionLine line) {
        String title = texts.of(line.criterion().title());
        return line.result().context().isEmpty()
                ? title
                : title + " "
                        + Isolates.isolate(
                                String.join(", ", line.result().context().values()));
    }

    String asOf() {
        if (scored.asOf().isEmpty()) {
            return say(Phrase.AS_OF_NONE);
        }
        return scored.asOfGiven()
                ? Isolates.isolate(scored.asOf().get().toString())
                : say(Phrase.AS_OF_FROM_EVIDENCE, day());
    }

    String day() {
        return scored.asOf().map(instant -> instant.toString().substring(0, 10)).orElse("");
    }

    Node state(CriterionLine line) {
        List<Node> badges = new ArrayList<>();
        Integer stopped = stops.get(line.criterion().id());
        if (stopped != null) {
            badges.add(badge("bad", say(Phrase.STOPS, stopped)));
        }
        if (line.isMeasured()) {
            badges.add(badge("good", say(Phrase.MEASURED)));
        } else if (stopped == null || !line.result().score().isScored()) {
            badges.add(line.result()
                    .score()
                    .fold(
                            score -> badge("good", say(Phrase.SCORED)),
                            why -> badge(why.outOfScope() ? "calm" : "warn", say(Phrase.of(why)))));
        }
        return joined(badges);
    }

    String answer(Criterion criterion, Answer answer) {
        return answer.value() != null
                ? texts.answer(criterion, answer.value())
                : say(Phrase.of(Objects.requireNonNull(answer.absence())));
    }

    String anchor(CriterionLine line) {
        return "criterion-" + (criteria.indexOf(line) + 1);
    }

    void fact(List<Node> facts, Phrase name, @Nullable LocalizedText value) {
        if (value != null) {
            facts.add(text(say(name)));
            facts.add(text(texts.of(value)));
        }
    }

    Node steps(@Nullable Criterion criterion, List<Step> steps) {
        List<Node> words = new ArrayList<>();
        for (Step step : steps) {
            String rule = texts.of(step.rule().text());
            String detail = criterion == null ? step.detail() : texts.answer(criterion, step.detail());
            Rational figure = step.result();
            if (!detail.isEmpty() || figure != null) {
                rule = rule.endsWith(".") ? rule.substring(0, rule.length() - 1) + ": " : rule + " ";
            }
            String equation = detail.isEmpty() || figure == null ? detail : detail + " = ";
            words.add(Element.of("div", text(rule), isolated(equation + (figure == null ? "" : texts.plain(figure)))));
        }
        return group(words);
    }

    static Node count(int number) {
        return isolated(Integer.toString(number));
    }

    static Node cell(@Nullable Object value) {
        return isolated(value == null ? "–" : value.toString());
    }

    static Node day(@Nullable LocalDate day) {
        return Element.of("span", cell(day)).with("class", "short");
    }

    static Node joined(List<Node> parts) {
        List<Node> all = new ArrayList<>();
        for (Node part : parts) {
            if (!all.isEmpty()) {
                all.add(text(" "));
            }
            all.add(part);
        }
        return group(all);
    }

    String say(Phrase phrase, Object... values) {
        return texts.of(phrase, values);
    }
}
