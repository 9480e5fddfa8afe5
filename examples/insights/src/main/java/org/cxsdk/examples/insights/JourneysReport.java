package org.cxsdk.examples.insights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.insight.DirectlyFollowsGraph;
import org.cxsdk.core.insight.LogAnalysis;
import org.cxsdk.core.insight.LogInsights;
import org.cxsdk.core.insight.publish.PublishedJourneys;
import org.cxsdk.core.insight.read.LogReading;
import org.cxsdk.examples.report.BarChart;
import org.cxsdk.examples.report.Html;
import org.cxsdk.examples.report.Language;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Numbers;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Scale;
import org.cxsdk.examples.report.Series;
import org.cxsdk.examples.report.Table;
import org.jspecify.annotations.Nullable;

import static org.cxsdk.examples.insights.Page.row;
import static org.cxsdk.examples.report.Html.group;
import static org.cxsdk.examples.report.Html.isolated;
import static org.cxsdk.examples.report.Html.p;
import static org.cxsdk.examples.report.Html.text;

/**
 * The page of {@code journeys}: map, path diagram, funnel, channels, pain points, and each figure as a table. It may be shown
 * to anybody: figures of few journeys are withheld.
 */
final class JourneysReport {

    private static final int BARS = 30;
    private static final int PATHS = 20;
    private static final int EDGES = 40;
    private static final String WITHHELD = "–";

    private final String name;
    private final JourneyFigures figures;
    private final LogReading reading;
    private final Page page;

    JourneysReport(String name, JourneyFigures figures, LogReading reading, Language language) {
        this.name = name;
        this.figures = figures;
        this.reading = reading;
        this.page = new Page(language);
    }

    String html() {
        LogInsights insights = figures.insights();
        boolean few = insights.cases() < figures.minimumN();
        Node head = few
                ? p(page.say(Phrase.TOO_FEW_JOURNEYS, page.count(figures.minimumN())))
                : p(page.say(
                        Phrase.JOURNEYS_HEAD,
                        page.count(insights.cases()),
                        page.count(insights.events()),
                        // the instant is that of one person
                        day(insights.first()),
                        day(insights.last()),
                        page.duration(insights.caseDurationSeconds().median()),
                        // the tenth above it must be enough journeys
                        insights.cases() >= 10 * figures.minimumN()
                                ? page.duration(insights.caseDurationSeconds().p90())
                                : WITHHELD));
        List<Report.Section> sections = new ArrayList<>();
        if (!few) {
            sections.addAll(new JourneySections(figures, page).all());
            sections.add(steps());
            sections.add(paths());
            sections.add(follows());
        }
        sections.add(method());
        return new Report(
                        page.language(),
                        page.say(Phrase.JOURNEYS_TITLE, name),
                        head,
                        sections,
                        group(p(page.say(Phrase.FOOTER))))
                .html();
    }

    private static String day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    private Report.Section steps() {
        PublishedJourneys published = figures.published();
        DirectlyFollowsGraph graph = figures.insights().graph();
        List<Map.Entry<String, Integer>> counted = mostFirst(published.activities());
        List<Node> content = new ArrayList<>();
        if (!counted.isEmpty()) {
            List<Map.Entry<String, Integer>> bars = counted.subList(0, Math.min(BARS, counted.size()));
            Map.Entry<String, Integer> most = counted.get(0);
            content.add(BarChart.of(
                            page.say(Phrase.STEPS_CHART),
                            page.say(Phrase.STEPS_CHART_TEXT, most.getKey(), page.count(most.getValue())),
                            bars.stream().map(Map.Entry::getKey).toList(),
                            Series.of(
                                    page.say(Phrase.JOURNEYS),
                                    bars.stream()
                                            .mapToDouble(Map.Entry::getValue)
                                            .toArray()),
                            Scale.around(0, most.getValue()),
                            0)
                    .figure("steps-bars", page.language()));
        }
        List<List<Node>> rows = new ArrayList<>();
        for (Map.Entry<String, Integer> step : counted) {
            boolean never = !figures.insights().rework().casesByActivity().containsKey(step.getKey());
            rows.add(row(
                    step.getKey(),
                    page.count(step.getValue()),
                    graph.startActivities().containsKey(step.getKey())
                            ? shown(published.starts().get(step.getKey()))
                            : page.count(0),
                    graph.endActivities().containsKey(step.getKey())
                            ? shown(published.ends().get(step.getKey()))
                            : page.count(0),
                    never ? page.count(0) : shown(published.counts().get(LogAnalysis.countOfAgain(step.getKey())))));
        }
        content.add(new Table(
                        page.say(Phrase.STEPS),
                        List.of(
                                page.text(Phrase.STEP),
                                page.numbers(Phrase.JOURNEYS),
                                page.numbers(Phrase.BEGINS),
                                page.numbers(Phrase.ENDS),
                                page.numbers(Phrase.REWORKED)),
                        rows)
                .html());
        return new Report.Section("steps", page.say(Phrase.STEPS), content);
    }

    private String shown(@Nullable Integer count) {
        return count == null ? WITHHELD : page.count(count);
    }

    private Report.Section paths() {
        List<List<Node>> rows = new ArrayList<>();
        List<PublishedJourneys.Path> top = figures.published().paths();
        for (PublishedJourneys.Path path : top.subList(0, Math.min(PATHS, top.size()))) {
            rows.add(pathRow(path(path.activities()), path.journeys()));
        }
        int beyond = top.stream()
                .skip(PATHS)
                .mapToInt(PublishedJourneys.Path::journeys)
                .sum();
        figures.published()
                .otherPaths()
                .filter(other -> other + beyond > 0)
                .ifPresent(other -> rows.add(pathRow(text(page.say(Phrase.OTHER_PATHS)), other + beyond)));
        Table table = new Table(
                pathsTitle(),
                List.of(
                        Table.Column.sentence(page.say(Phrase.PATH)),
                        page.numbers(Phrase.JOURNEYS),
                        page.numbers(Phrase.SHARE)),
                rows);
        return new Report.Section("paths", page.say(Phrase.PATHS), List.of(table.html()));
    }

    /** How many paths there are bares rare ones if it is about as many as the journeys on them: each then has one. */
    private String pathsTitle() {
        int all = figures.insights().variants().count();
        int hidden = all - figures.published().paths().size();
        boolean each = figures.published()
                .otherPaths()
                .filter(journeys -> hidden == 0 || journeys - (hidden - 1) >= figures.minimumN())
                .isPresent();
        String unit = page.count(2L * figures.minimumN());
        return each ? page.say(Phrase.PATHS_TABLE, page.count(all), unit) : page.say(Phrase.PATHS_TABLE_ALONE, unit);
    }

    private List<Node> pathRow(Node path, int journeys) {
        List<Node> row = new ArrayList<>();
        row.add(path);
        row.addAll(row(
                page.count(journeys),
                Numbers.fixed(100.0 * journeys / figures.insights().cases(), 1) + " %"));
        return row;
    }

    /** Each step keeps its own direction, and the arrows that of the page. */
    private Node path(List<String> steps) {
        List<Node> nodes = new ArrayList<>();
        for (String step : steps) {
            if (!nodes.isEmpty()) {
                nodes.add(text(page.language().isRightToLeft() ? " ← " : " → "));
            }
            nodes.add(isolated(step));
        }
        return group(nodes);
    }

    private Report.Section follows() {
        List<PublishedJourneys.Edge> edges = figures.published().edges();
        List<List<Node>> rows = new ArrayList<>();
        for (PublishedJourneys.Edge edge : edges.subList(0, Math.min(EDGES, edges.size()))) {
            Double median = edge.medianSeconds();
            rows.add(row(
                    edge.from(),
                    edge.to(),
                    page.count(edge.journeys()),
                    median == null ? WITHHELD : page.duration(median)));
        }
        Table table = new Table(
                page.say(Phrase.FOLLOWS_TABLE),
                List.of(
                        page.text(Phrase.FROM),
                        page.text(Phrase.TO),
                        page.numbers(Phrase.JOURNEYS),
                        page.numbers(Phrase.MEDIAN)),
                rows);
        return new Report.Section("follows", page.say(Phrase.FOLLOWS), List.of(table.html()));
    }

    private Report.Section method() {
        List<Node> content = new ArrayList<>();
        if (reading.leftOut() > 0) {
            content.add(p(page.say(Phrase.LEFT_OUT, page.count(reading.leftOut()), page.count(reading.read()))));
        }
        if (!reading.assumptions().isEmpty()) {
            content.add(p(page.say(Phrase.ASSUMED)));
            content.add(Html.list(reading.assumptions().stream()
                    // how many there are may tell of a few; journeys.json has the numbers
                    .map(assumption -> assumption.replaceAll(" \\([0-9][^)]*\\)", ""))
                    .<Node>map(Html::isolated)
                    .toList()));
        }
        content.add(
                p(page.say(Phrase.JOURNEYS_METHOD, page.count(figures.insights().ties()))));
        content.add(p(page.say(Phrase.WITHHELD_NOTE, page.count(figures.minimumN()))));
        return new Report.Section("method", page.say(Phrase.METHOD), content);
    }

    private static List<Map.Entry<String, Integer>> mostFirst(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }
}
