package org.cxsdk.examples.insights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.conform.DesignCheck;
import org.cxsdk.core.insight.conform.DesignConformance;
import org.cxsdk.core.insight.conform.Exactness;
import org.cxsdk.core.insight.pain.PainPoint;
import org.cxsdk.core.insight.pain.PainPointFinder;
import org.cxsdk.core.insight.path.FunnelAnalysis;
import org.cxsdk.core.insight.path.FunnelResult;
import org.cxsdk.core.insight.publish.PublishedJourneys;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.Lane;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.examples.report.BarChart;
import org.cxsdk.examples.report.FlowChart;
import org.cxsdk.examples.report.Html;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Numbers;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Scale;
import org.cxsdk.examples.report.Series;
import org.cxsdk.examples.report.Table;

import static org.cxsdk.examples.insights.Page.row;
import static org.cxsdk.examples.report.Html.group;
import static org.cxsdk.examples.report.Html.isolated;
import static org.cxsdk.examples.report.Html.p;

/** The sections that answer a director's questions: map, diagram, funnel, channels and pain points. */
final class JourneySections {

    private static final int BOXES = 14;
    private static final int LINKS = 30;
    private static final int PAIN_POINTS = 12;
    private static final String WITHHELD = "–";

    private final JourneyFigures figures;
    private final Page page;

    JourneySections(JourneyFigures figures, Page page) {
        this.figures = figures;
        this.page = page;
    }

    List<Report.Section> all() {
        List<Report.Section> sections = new ArrayList<>();
        figures.design()
                .ifPresent(design ->
                        figures.conformance().ifPresent(conformance -> sections.add(map(design, conformance))));
        diagram().ifPresent(sections::add);
        figures.funnel().ifPresent(funnel -> sections.add(funnel(funnel)));
        figures.compared().forEach(compared -> sections.add(new ComparisonSection(figures, page).of(compared)));
        sections.add(painPoints());
        figures.survival()
                .flatMap(survival -> new SurvivalSection(figures, page).of(survival))
                .ifPresent(sections::add);
        return sections;
    }

    /** Stages from left to right, lanes from top to bottom, in each cell its steps with their figures. */
    private Report.Section map(JourneyDefinition design, DesignConformance conformance) {
        Map<String, DesignConformance.OfStep> byStep = new HashMap<>();
        conformance.steps().forEach(step -> byStep.put(step.step().value(), step));
        List<Table.Column> columns = new ArrayList<>();
        columns.add(page.text(Phrase.LANE));
        design.stages().forEach(stage -> columns.add(Table.Column.sentence(page.of(stage.title()))));
        List<List<Node>> rows = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            if (design.steps().stream().noneMatch(step -> step.lane() == lane)) {
                continue;
            }
            List<Node> row = new ArrayList<>();
            row.add(isolated(page.say(Phrase.valueOf("LANE_" + lane.name()))));
            for (Stage stage : design.stages()) {
                List<Node> cell = new ArrayList<>();
                for (Step step : stage.steps()) {
                    DesignConformance.OfStep found = byStep.get(step.id().value());
                    if (step.lane() == lane && found != null) {
                        cell.add(p(Html.strong(page.of(step.title()))));
                        cell.add(Html.list(facts(found)));
                    }
                }
                row.add(group(cell));
            }
            rows.add(row);
        }
        int cases = conformance.conformance().cases();
        Phrase exactness = conformance.conformance().exactness() == Exactness.EXACT ? Phrase.EXACT : Phrase.BOUNDED;
        return new Report.Section(
                "map",
                page.say(Phrase.MAP),
                List.of(
                        p(page.say(
                                Phrase.MAP_FITS,
                                told(DesignCheck.countOfFitting()),
                                page.count(cases),
                                page.say(exactness))),
                        new Table(page.say(Phrase.MAP_TABLE), columns, rows).html()));
    }

    private List<Node> facts(DesignConformance.OfStep step) {
        List<Node> facts = new ArrayList<>();
        facts.add(item(page.say(Phrase.MAP_CELL, shown(DesignCheck.count(step.step(), DesignCheck.Part.DONE)))));
        step.seconds()
                // the first step can be done from the first event on: that it took no time says nothing
                .filter(seconds -> seconds.n() >= 2 * figures.minimumN() && seconds.median() > 0)
                .ifPresent(seconds -> facts.add(item(page.say(Phrase.MAP_MEDIAN, page.duration(seconds.median())))));
        fact(Phrase.MAP_LATE, step.late(), step.step(), DesignCheck.Part.LATE, facts);
        fact(Phrase.MAP_SKIPPED, step.skipped(), step.step(), DesignCheck.Part.SKIPPED, facts);
        fact(Phrase.MAP_CHANNEL, step.wrongChannel(), step.step(), DesignCheck.Part.WRONG_CHANNEL, facts);
        fact(
                Phrase.MAP_ORGANISATION,
                step.wrongOrganisation(),
                step.step(),
                DesignCheck.Part.WRONG_ORGANISATION,
                facts);
        fact(Phrase.MAP_ORDER, step.outOfOrder(), step.step(), DesignCheck.Part.OUT_OF_ORDER, facts);
        return facts;
    }

    private void fact(Phrase phrase, int count, StepId step, DesignCheck.Part part, List<Node> facts) {
        if (count > 0) {
            facts.add(item(page.say(phrase, shown(DesignCheck.count(step, part)))));
        }
    }

    private static Node item(String text) {
        return Html.text(text);
    }

    /** The same inside a sentence. */
    private String told(String count) {
        return page.orNotShown(figures.published().counts().get(count));
    }

    /** The count of this name, unless it would tell of a few. */
    private String shown(String count) {
        return Optional.ofNullable(figures.published().counts().get(count))
                .map(page::count)
                .orElse(WITHHELD);
    }

    private Optional<Report.Section> diagram() {
        PublishedJourneys published = figures.published();
        Set<String> frequent = published.activities().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(BOXES)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<PublishedJourneys.Edge> edges = published.edges().stream()
                .filter(edge -> frequent.contains(edge.from()) && frequent.contains(edge.to()))
                .limit(LINKS)
                .toList();
        Set<String> linked = new HashSet<>();
        edges.forEach(edge -> {
            linked.add(edge.from());
            linked.add(edge.to());
        });
        List<String> names = frequent.stream().filter(linked::contains).toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> places = places(names, edges);
        List<FlowChart.Box> boxes = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (String name : names) {
            numbers.put(name, boxes.size());
            boxes.add(new FlowChart.Box(
                    name, page.count(published.activities().getOrDefault(name, 0)), places.getOrDefault(name, 0)));
        }
        List<FlowChart.Link> links = new ArrayList<>();
        for (PublishedJourneys.Edge edge : edges) {
            Double median = edge.medianSeconds();
            links.add(new FlowChart.Link(
                    numbers.getOrDefault(edge.from(), 0),
                    numbers.getOrDefault(edge.to(), 0),
                    edge.journeys(),
                    median == null ? "" : page.duration(median)));
        }
        FlowChart chart = new FlowChart(
                page.say(Phrase.DIAGRAM),
                page.say(Phrase.DIAGRAM_TEXT),
                boxes,
                links,
                List.of(
                        page.say(Phrase.FROM),
                        page.say(Phrase.TO),
                        page.say(Phrase.JOURNEYS),
                        page.say(Phrase.MEDIAN)));
        return Optional.of(new Report.Section(
                "diagram", page.say(Phrase.DIAGRAM), List.of(chart.figure("diagram-flow", page.language()))));
    }

    /**
     * From top to bottom: as activities are first done on average, then each moved to where the fewest journeys go upwards,
     * until none can be bettered, so that the way that most take does not seem to lead back.
     */
    private Map<String, Integer> places(List<String> names, List<PublishedJourneys.Edge> edges) {
        Map<String, Double> positions = positions(figures.log());
        List<String> order = new ArrayList<>(names);
        order.sort(Comparator.<String>comparingDouble(name -> positions.getOrDefault(name, 0.0))
                .thenComparing(Comparator.naturalOrder()));
        long upwards = upwards(order, edges);
        boolean better = true;
        while (better) {
            better = false;
            for (String name : List.copyOf(order)) {
                for (int place = 0; place < order.size(); place++) {
                    List<String> moved = new ArrayList<>(order);
                    moved.remove(name);
                    moved.add(place, name);
                    long now = upwards(moved, edges);
                    if (now < upwards) {
                        order = moved;
                        upwards = now;
                        better = true;
                    }
                }
            }
        }
        Map<String, Integer> places = new HashMap<>();
        for (String name : order) {
            places.put(name, places.size());
        }
        return places;
    }

    private static long upwards(List<String> order, List<PublishedJourneys.Edge> edges) {
        return edges.stream()
                .filter(edge -> order.indexOf(edge.to()) < order.indexOf(edge.from()))
                .mapToLong(PublishedJourneys.Edge::journeys)
                .sum();
    }

    /** At which place in a journey each activity stands on average, when it is first done. */
    private static Map<String, Double> positions(EventLog log) {
        double[] sum = new double[log.activities()];
        int[] count = new int[log.activities()];
        for (int c = 0; c < log.cases(); c++) {
            boolean[] seen = new boolean[log.activities()];
            for (int e = log.from(c); e < log.from(c + 1); e++) {
                int a = log.activityOf(e);
                if (!seen[a]) {
                    seen[a] = true;
                    sum[a] += e - log.from(c);
                    count[a]++;
                }
            }
        }
        Map<String, Double> positions = new HashMap<>();
        for (int a = 0; a < sum.length; a++) {
            positions.put(log.activity(a), sum[a] / Math.max(1, count[a]));
        }
        return positions;
    }

    private Report.Section funnel(FunnelResult funnel) {
        Map<String, Integer> counts = figures.published().counts();
        List<FunnelResult.Reached> steps = funnel.steps();
        List<String> names = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        List<List<Node>> rows = new ArrayList<>();
        for (FunnelResult.Reached step : steps) {
            Optional<Integer> reached =
                    Optional.ofNullable(counts.get(FunnelAnalysis.count(step.activity(), FunnelAnalysis.Part.REACHED)));
            Optional<Integer> did =
                    Optional.ofNullable(figures.published().activities().get(step.activity()));
            reached.ifPresent(count -> {
                names.add(step.activity());
                values.add((double) count);
            });
            rows.add(row(
                    step.activity(),
                    reached.map(page::count).orElse(WITHHELD),
                    reached.map(count -> Numbers.fixed(100.0 * count / funnel.journeys(), 1) + " %")
                            .orElse(WITHHELD),
                    shown(FunnelAnalysis.count(step.activity(), FunnelAnalysis.Part.OUT_OF_ORDER)),
                    did.map(count -> page.count(funnel.journeys() - count)).orElse(WITHHELD)));
        }
        List<Node> content = new ArrayList<>();
        if (!names.isEmpty()) {
            content.add(BarChart.of(
                            page.say(Phrase.FUNNEL_CHART),
                            page.say(
                                    Phrase.FUNNEL_TEXT,
                                    page.count(funnel.journeys()),
                                    told(FunnelAnalysis.count(
                                            steps.get(steps.size() - 1).activity(), FunnelAnalysis.Part.REACHED))),
                            names,
                            Series.of(
                                    page.say(Phrase.JOURNEYS),
                                    values.stream()
                                            .mapToDouble(Double::doubleValue)
                                            .toArray()),
                            Scale.around(0, funnel.journeys()),
                            0)
                    .figure("funnel-bars", page.language()));
        }
        content.add(new Table(
                        page.say(Phrase.FUNNEL),
                        List.of(
                                page.text(Phrase.STEP),
                                page.numbers(Phrase.REACHED),
                                page.numbers(Phrase.SHARE),
                                page.numbers(Phrase.OUT_OF_ORDER),
                                page.numbers(Phrase.NEVER)),
                        rows)
                .html());
        content.add(
                0,
                p(page.say(
                        switch (figures.way()) {
                            case ASKED_FOR -> Phrase.FUNNEL_ASKED_FOR;
                            case DESIGN -> Phrase.FUNNEL_OF_DESIGN;
                            case MOST_FREQUENT_PATH -> Phrase.FUNNEL_OF_PATH;
                        })));
        return new Report.Section("funnel", page.say(Phrase.FUNNEL), content);
    }

    private Report.Section painPoints() {
        List<List<Node>> rows = new ArrayList<>();
        for (PainPoint point : figures.painPoints()) {
            String affected = shown(PainPointFinder.count(point));
            if (rows.size() < PAIN_POINTS && !affected.equals(WITHHELD)) {
                String where = point.after()
                        .map(after -> after + (page.language().isRightToLeft() ? " ← " : " → ") + point.activity())
                        .orElse(point.activity());
                rows.add(row(
                        page.say(Phrase.valueOf("PAIN_" + point.kind().name())),
                        where,
                        affected,
                        page.duration(point.lostSeconds()),
                        Numbers.shortest(point.severity(), 1),
                        Numbers.fixed(point.score(), 0)));
            }
        }
        Node content = rows.isEmpty()
                ? p(page.say(Phrase.PAIN_NONE))
                : new Table(
                                page.say(Phrase.PAIN_TABLE),
                                List.of(
                                        page.text(Phrase.PAIN_KIND),
                                        Table.Column.sentence(page.say(Phrase.PAIN_WHERE)),
                                        page.numbers(Phrase.PAIN_AFFECTED),
                                        page.numbers(Phrase.PAIN_LOST),
                                        page.numbers(Phrase.PAIN_SEVERITY),
                                        page.numbers(Phrase.PAIN_SCORE)),
                                rows)
                        .html();
        return new Report.Section("pain", page.say(Phrase.PAIN), List.of(content));
    }
}
