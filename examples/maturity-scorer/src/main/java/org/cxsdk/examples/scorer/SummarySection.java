package org.cxsdk.examples.scorer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.Rational;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Table;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.MissingPolicy;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Input;
import org.cxsdk.maturity.score.NextLevel;
import org.cxsdk.maturity.score.NodeResult;
import org.cxsdk.maturity.score.UnknownRange;

import static org.cxsdk.examples.report.Html.heading;
import static org.cxsdk.examples.report.Html.isolated;
import static org.cxsdk.examples.report.Html.list;
import static org.cxsdk.examples.report.Html.p;
import static org.cxsdk.examples.report.Html.text;

/**
 * The second page of the report, for whoever reads no further: the five gaps that cost most points, the smallest set of criteria that
 * reaches the next level, how complete the evidence is, what the unknown may still change, and what changed since last time.
 */
final class SummarySection {

    private static final int GAPS = 5;

    private final Scored scored;
    private final AssessmentResult result;
    private final Texts texts;
    private final EvidenceReview review;

    private SummarySection(Scored scored, AssessmentResult result, Texts texts, EvidenceReview review) {
        this.scored = scored;
        this.result = result;
        this.texts = texts;
        this.review = review;
    }

    static Report.Section of(Scored scored, AssessmentResult result, Texts texts, EvidenceReview review) {
        return new SummarySection(scored, result, texts, review).section();
    }

    private Report.Section section() {
        List<Node> content = new ArrayList<>();
        List<Gap> gaps = gaps();
        if (!gaps.isEmpty()) {
            content.add(heading(3, say(Phrase.TOP_GAPS)));
            content.add(gapTable(gaps).belowHeading());
        }
        scored.assessmentOf(result).ifPresent(assessment -> {
            advance(assessment, content);
            range(assessment, content);
        });
        EvidenceReview.Completeness all = review.of(CriterionLine.below(scored.model(), result.root()));
        content.add(heading(3, say(Phrase.EVIDENCE_BY_PILLAR)));
        content.add(p(say(Phrase.EVIDENCE_SHORT, all.withEvidence(), all.answered(), all.withValid())));
        content.add(heading(3, say(Phrase.CHANGE)));
        content.add(p(change()));
        return new Report.Section("summary", say(Phrase.SUMMARY), content);
    }

    /**
     * A criterion that could score more.
     *
     * @param criterion the criterion
     * @param node its result
     * @param points how many points of the whole are lost
     */
    private record Gap(Criterion criterion, NodeResult node, Rational points) {}

    private List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        collect(result.root(), Rational.ONE, gaps);
        gaps.sort(Comparator.comparing(Gap::points).reversed());
        return gaps.subList(0, Math.min(GAPS, gaps.size()));
    }

    /** Points lost = share in the whole × (best - score), down the shares of every group that weighs. */
    private void collect(NodeResult node, Rational share, List<Gap> gaps) {
        for (Input input : node.inputs()) {
            if (!(input instanceof Input.OfNode below) || below.share() == null) {
                continue;
            }
            Rational part = share.times(below.share());
            if (scored.model().node(below.result().node()) instanceof Criterion criterion) {
                MissingPolicy policy = below.policy();
                Optional<Rational> score =
                        policy == null ? below.result().value() : Optional.ofNullable(policy.value());
                score.map(s -> part.times(scored.model().range().max().minus(s)))
                        .filter(points -> points.signum() > 0)
                        .ifPresent(points -> gaps.add(new Gap(criterion, below.result(), points)));
            } else {
                collect(below.result(), part, gaps);
            }
        }
    }

    private Table gapTable(List<Gap> gaps) {
        List<List<Node>> rows = new ArrayList<>();
        for (Gap gap : gaps) {
            var hint = gap.criterion().hint();
            rows.add(List.of(
                    text(texts.of(gap.criterion().title())),
                    isolated(gap.node().value().map(texts::number).orElse("–")),
                    isolated(texts.number(gap.points())),
                    text(hint == null ? "–" : texts.of(hint))));
        }
        return new Table(
                say(Phrase.TOP_GAPS),
                List.of(
                        Table.Column.text(say(Phrase.CRITERION)),
                        Table.Column.number(say(Phrase.SCORE)),
                        Table.Column.number(say(Phrase.POINTS_LOST)),
                        Table.Column.sentence(say(Phrase.HINT))),
                rows);
    }

    private void advance(Assessment assessment, List<Node> content) {
        if (scored.model().levels().isEmpty()) {
            return;
        }
        NextLevel.of(scored.scorer()).from(assessment).ifPresent(advance -> {
            content.add(heading(3, say(Phrase.WAY, texts.level(advance.level()))));
            content.add(p(
                    advance.minimal()
                            ? say(Phrase.WAY_MINIMAL, advance.changes().size())
                            : say(Phrase.WAY_FOUND, advance.changes().size(), advance.atLeast())));
            content.add(list(advance.changes().stream()
                    .map(change -> (Node) text(
                            texts.of(scored.model().node(change.criterion()).title())))
                    .toList()));
        });
    }

    private void range(Assessment assessment, List<Node> content) {
        if (!scored.model().attributes().isEmpty()) {
            return;
        }
        UnknownRange.Found found = UnknownRange.of(scored.scorer()).of(assessment);
        UnknownRange.Ends ends = found.ends().get(result.root().node());
        if (!found.unknown().isEmpty() && ends != null) {
            content.add(heading(3, say(Phrase.UNKNOWN)));
            content.add(p(say(
                    Phrase.UNKNOWN_TEXT,
                    found.unknown().size(),
                    texts.score(ends.low().score()),
                    texts.score(ends.high().score()))));
        }
    }

    private String change() {
        return scored.before(result)
                .map(then -> say(
                        Phrase.CHANGE_TEXT,
                        then.scope().value(),
                        then.root().level().map(String::valueOf).orElse("–"),
                        result.root().level().map(String::valueOf).orElse("–"),
                        texts.score(then.root().score()),
                        texts.score(result.root().score())))
                .orElse(say(Phrase.CHANGE_NONE));
    }

    private String say(Phrase phrase, Object... values) {
        return texts.of(phrase, values);
    }
}
