package org.cxsdk.examples.insights;

import static org.cxsdk.examples.insights.Page.row;
import static org.cxsdk.examples.report.Html.group;
import static org.cxsdk.examples.report.Html.isolated;
import static org.cxsdk.examples.report.Html.p;
import static org.cxsdk.examples.report.Html.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.insight.DirectlyFollowsGraph;
import org.cxsdk.core.insight.LogInsights;
import org.cxsdk.core.insight.Variants;
import org.cxsdk.examples.report.BarChart;
import org.cxsdk.examples.report.Language;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Numbers;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Scale;
import org.cxsdk.examples.report.Series;
import org.cxsdk.examples.report.Table;

/** The page of {@code journeys}: how often each step was done, which paths were taken, what follows what and how long it took. */
final class JourneysReport {

    private static final int BARS = 30;
    private static final int PATHS = 20;
    private static final int EDGES = 40;

    private final String log;
    private final LogInsights insights;
    private final Page page;

    JourneysReport(String log, LogInsights insights, Language language) {
        this.log = log;
        this.insights = insights;
        this.page = new Page(language);
    }

    String html() {
        Node head = p(page.say(
                Phrase.JOURNEYS_HEAD,
                page.count(insights.cases()),
                page.count(insights.events()),
                insights.first(),
                insights.last(),
                page.duration(insights.caseDurationSeconds().median()),
                page.duration(insights.caseDurationSeconds().p90())));
        return new Report(
                        page.language(),
                        page.say(Phrase.JOURNEYS_TITLE, log),
                        head,
                        List.of(steps(), paths(), follows(), method()),
                        group(p(page.say(Phrase.FOOTER))))
                .html();
    }

    private Report.Section steps() {
        List<Map.Entry<String, Integer>> counted = mostFirst(insights.graph().activityCounts());
        List<Map.Entry<String, Integer>> bars = counted.subList(0, Math.min(BARS, counted.size()));
        Map.Entry<String, Integer> most = counted.get(0);
        BarChart chart = BarChart.of(
                page.say(Phrase.STEPS_CHART),
                page.say(Phrase.STEPS_CHART_TEXT, most.getKey(), page.count(most.getValue())),
                bars.stream().map(Map.Entry::getKey).toList(),
                Series.of(
                        page.say(Phrase.COUNT),
                        bars.stream().mapToDouble(Map.Entry::getValue).toArray()),
                Scale.around(0, most.getValue()),
                0);
        List<List<Node>> rows = new ArrayList<>();
        for (Map.Entry<String, Integer> step : counted) {
            rows.add(row(
                    step.getKey(),
                    page.count(step.getValue()),
                    page.count(insights.graph().startActivities().getOrDefault(step.getKey(), 0)),
                    page.count(insights.graph().endActivities().getOrDefault(step.getKey(), 0)),
                    page.count(insights.rework().casesByActivity().getOrDefault(step.getKey(), 0))));
        }
        Table table = new Table(
                page.say(Phrase.STEPS),
                List.of(
                        page.text(Phrase.STEP),
                        page.numbers(Phrase.COUNT),
                        page.numbers(Phrase.BEGINS),
                        page.numbers(Phrase.ENDS),
                        page.numbers(Phrase.REWORKED)),
                rows);
        return new Report.Section(
                "steps", page.say(Phrase.STEPS), List.of(chart.figure("steps-bars", page.language()), table.html()));
    }

    private Report.Section paths() {
        List<Variants.Variant> top = insights.variants().top();
        List<List<Node>> rows = new ArrayList<>();
        for (Variants.Variant variant : top.subList(0, Math.min(PATHS, top.size()))) {
            List<Node> row = new ArrayList<>();
            row.add(path(variant.path()));
            row.addAll(row(
                    page.count(variant.count()), Numbers.fixed(100.0 * variant.count() / insights.cases(), 1) + " %"));
            rows.add(row);
        }
        Table table = new Table(
                page.say(Phrase.PATHS_TABLE, page.count(insights.variants().count())),
                List.of(
                        Table.Column.sentence(page.say(Phrase.PATH)),
                        page.numbers(Phrase.JOURNEYS),
                        page.numbers(Phrase.SHARE)),
                rows);
        return new Report.Section("paths", page.say(Phrase.PATHS), List.of(table.html()));
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
        List<DirectlyFollowsGraph.Edge> edges = insights.graph().edges();
        List<List<Node>> rows = new ArrayList<>();
        for (DirectlyFollowsGraph.Edge edge : edges.subList(0, Math.min(EDGES, edges.size()))) {
            rows.add(row(
                    edge.from(),
                    edge.to(),
                    page.count(edge.count()),
                    page.duration(edge.seconds().median()),
                    page.duration(edge.seconds().p90()),
                    page.duration(edge.seconds().max())));
        }
        Table table = new Table(
                page.say(Phrase.FOLLOWS_TABLE),
                List.of(
                        page.text(Phrase.FROM),
                        page.text(Phrase.TO),
                        page.numbers(Phrase.COUNT),
                        page.numbers(Phrase.MEDIAN),
                        page.numbers(Phrase.P90),
                        page.numbers(Phrase.LONGEST)),
                rows);
        return new Report.Section("follows", page.say(Phrase.FOLLOWS), List.of(table.html()));
    }

    private Report.Section method() {
        return new Report.Section(
                "method",
                page.say(Phrase.METHOD),
                List.of(p(page.say(Phrase.JOURNEYS_METHOD, page.count(insights.ties())))));
    }

    private static List<Map.Entry<String, Integer>> mostFirst(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }
}
