package org.cxsdk.examples.scorer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cxsdk.examples.report.Element;
import org.cxsdk.examples.report.Language;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.RadarChart;
import org.cxsdk.examples.report.Report;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.model.Level;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Input;
import org.cxsdk.maturity.score.Limit;
import org.cxsdk.maturity.score.NodeResult;

import static org.cxsdk.examples.report.Html.badge;
import static org.cxsdk.examples.report.Html.definitions;
import static org.cxsdk.examples.report.Html.group;
import static org.cxsdk.examples.report.Html.heading;
import static org.cxsdk.examples.report.Html.isolated;
import static org.cxsdk.examples.report.Html.p;
import static org.cxsdk.examples.report.Html.strong;
import static org.cxsdk.examples.report.Html.text;

/**
 * The report on one assessment. Its first page is for a director: level, score, the one thing that holds the next level
 * back, pillars and levels at a glance. What follows is for whoever has to believe it: criteria, what was left out,
 * evidence, and every step of the calculation.
 */
final class AssessmentReport {

    private final ReportView view;

    private AssessmentReport(ReportView view) {
        this.view = view;
    }

    static String html(Scored scored, AssessmentResult result, Language language) {
        return new AssessmentReport(ReportView.of(scored, result, language))
                .report()
                .html();
    }

    private Report report() {
        List<Report.Section> sections = new ArrayList<>();
        sections.add(atAGlance());
        sections.add(SummarySection.of(view.scored(), view.result(), view.texts(), view.review()));
        if (!view.pillars().isEmpty()) {
            sections.add(PillarsSection.of(view));
        }
        sections.add(CriteriaSection.of(view));
        sections.add(LeftOutSection.of(view));
        sections.add(EvidenceSection.of(view));
        if (!view.scored().model().tags().isEmpty() || view.scored().model().faces() != null) {
            sections.add(ReadingsSection.of(view));
        }
        sections.add(MethodSection.of(view));
        sections.add(ExplanationSection.of(view));
        return new Report(
                view.language(),
                view.say(Phrase.TITLE_ONE, view.result().subject().value()),
                head(),
                sections,
                group(
                        p(view.say(Phrase.FOOTER)),
                        p(isolated(view.scored().results().model().toString()))));
    }

    private Node head() {
        List<Node> facts = new ArrayList<>(List.of(
                text(view.say(Phrase.PERIOD)), isolated(view.result().scope().value()),
                text(view.say(Phrase.MODEL)),
                        text(view.texts().of(view.scored().model().title()))));
        view.assessment().map(Assessment::assessor).ifPresent(assessor -> {
            facts.add(text(view.say(Phrase.ASSESSOR)));
            facts.add(isolated(assessor));
        });
        facts.add(text(view.say(Phrase.AS_OF)));
        facts.add(text(view.asOf()));
        return group(definitions(facts.toArray(Node[]::new)), tiles());
    }

    private Node tiles() {
        List<Node> tiles = new ArrayList<>();
        NodeResult root = view.result().root();
        root.level()
                .ifPresent(number -> tiles.add(tile(
                        view.say(Phrase.LEVEL_OF, number, highest().number()),
                        view.texts().levelName(number),
                        view.scored()
                                .model()
                                .level(number)
                                .map(level -> view.texts().of(level.test()))
                                .orElse(""))));
        tiles.add(tile(view.say(Phrase.SCORE), view.texts().score(root.score()), belowTheScore(root)));
        root.limit()
                .ifPresent(limit -> tiles.add(div(
                        "stop",
                        p(strong(view.say(Phrase.NEXT_LEVEL, view.texts().level(limit.level())))),
                        p(view.texts().of(limit.sentence())),
                        p(view.say(Phrase.NEXT_COUNT, ReportView.missing(root).size(), limit.level())))));
        if (root.level().isPresent() && root.limit().isEmpty()) {
            tiles.add(div("stop", p(strong(view.say(Phrase.TOP_REACHED)))));
        }
        return Element.of("div", tiles).with("class", "figures");
    }

    private String belowTheScore(NodeResult root) {
        String range =
                view.say(Phrase.SCORE_RANGE, view.texts().min(), view.texts().max());
        long answered = view.criteria().stream()
                .filter(line -> !line.result().inputs().isEmpty())
                .count();
        return root.score()
                .fold(
                        score -> root.level().isPresent() ? range + ". " + view.say(Phrase.SCORE_NOTE) : range,
                        why -> view.texts().of(why.text()) + " "
                                + view.say(
                                        Phrase.ANSWERED_OF,
                                        answered,
                                        view.criteria().size()));
    }

    private static Element tile(String label, String figure, String below) {
        return Element.of(
                "div",
                Element.of("p", text(label)),
                Element.of("p", isolated(figure)).with("class", "big"),
                Element.of("p", text(below)));
    }

    private static Element div(String style, Node... content) {
        return Element.of("div", content).with("class", style);
    }

    private Report.Section atAGlance() {
        List<Node> content = new ArrayList<>();
        List<Input.OfNode> pillars = view.pillars();
        if (pillars.size() >= 3 && pillars.size() <= 24) {
            content.add(new RadarChart(
                            view.say(Phrase.RADAR),
                            extremes(
                                    Phrase.RADAR_TEXT,
                                    view.texts().min(),
                                    view.texts().max()),
                            pillars.stream().map(view::title).toList(),
                            List.of(view.scores(pillars)),
                            view.scale(),
                            view.texts().decimals())
                    .figure("radar", view.language()));
        }
        if (view.result().root().level().isPresent()) {
            content.add(heading(3, view.say(Phrase.LADDER)));
            content.add(ladder());
        }
        return new Report.Section("glance", view.say(Phrase.AT_A_GLANCE), content);
    }

    /** Highest and lowest pillar in words. */
    private String extremes(Phrase phrase, Object... more) {
        Comparator<Input.OfNode> byScore =
                Comparator.comparing(pillar -> pillar.result().value().orElseThrow());
        List<Input.OfNode> withScore = view.pillars().stream()
                .filter(pillar -> pillar.score().isScored())
                .toList();
        if (withScore.isEmpty()) {
            return view.say(Phrase.RADAR_NONE);
        }
        Input.OfNode high = withScore.stream().max(byScore).orElseThrow();
        Input.OfNode low = withScore.stream().min(byScore).orElseThrow();
        List<Object> values = new ArrayList<>(List.of(
                view.title(high),
                view.texts().score(high.score()),
                view.title(low),
                view.texts().score(low.score())));
        values.addAll(List.of(more));
        return view.say(phrase, values.toArray());
    }

    private Node ladder() {
        int reached = view.result().root().level().orElseThrow();
        Optional<Integer> next = view.result().root().limit().map(Limit::level);
        List<Node> rungs = new ArrayList<>();
        for (Level level : view.scored().model().levels()) {
            String style = level.number() == reached
                    ? "reached current"
                    : level.number() < reached
                            ? "reached"
                            : next.equals(Optional.of(level.number())) ? "next" : "later";
            Element rung = Element.of(
                            "li",
                            Element.of("span", isolated(Integer.toString(level.number())))
                                    .with("class", "step"),
                            div(
                                    "words",
                                    p(strong(view.texts().of(level.name()))),
                                    p(view.texts().of(level.test()))),
                            rungBadge(style))
                    .with("class", style);
            rungs.add(level.number() == reached ? rung.with("aria-current", "true") : rung);
        }
        return Element.of("ol", rungs).with("class", "ladder").with("role", "list");
    }

    private Node rungBadge(String style) {
        return switch (style) {
            case "reached current" -> badge("good", view.say(Phrase.REACHED_HERE));
            case "reached" -> badge("good", view.say(Phrase.REACHED));
            case "next" ->
                badge(
                        "warn",
                        view.say(
                                Phrase.NEXT,
                                ReportView.missing(view.result().root()).size()));
            default -> badge("calm", view.say(Phrase.LATER));
        };
    }

    private Level highest() {
        List<Level> levels = view.scored().model().levels();
        return levels.get(levels.size() - 1);
    }
}
