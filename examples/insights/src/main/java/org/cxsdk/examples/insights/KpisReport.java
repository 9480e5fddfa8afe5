package org.cxsdk.examples.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.cxsdk.core.Rational;
import org.cxsdk.examples.report.Element;
import org.cxsdk.examples.report.Language;
import org.cxsdk.examples.report.LineChart;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Scale;
import org.cxsdk.examples.report.Series;
import org.cxsdk.examples.report.Table;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.TargetAssessment;
import org.cxsdk.metrics.analysis.Shortfall;
import org.cxsdk.metrics.analysis.ShortfallAnalysis;

import static org.cxsdk.examples.insights.Page.row;
import static org.cxsdk.examples.report.Html.details;
import static org.cxsdk.examples.report.Html.group;
import static org.cxsdk.examples.report.Html.heading;
import static org.cxsdk.examples.report.Html.isolated;
import static org.cxsdk.examples.report.Html.list;
import static org.cxsdk.examples.report.Html.p;
import static org.cxsdk.examples.report.Html.text;

/** The page of {@code kpis}: a scorecard, then for each indicator its line, what misses the target and all parts. */
final class KpisReport {

    private static final int DECIMALS = 3;

    private final KpiDefinitions definitions;
    private final KpiReport report;
    private final Page page;

    KpisReport(KpiDefinitions definitions, KpiReport report, Language language) {
        this.definitions = definitions;
        this.report = report;
        this.page = new Page(language);
    }

    String html() {
        List<Report.Section> sections = new ArrayList<>();
        sections.add(scorecard());
        int number = 0;
        for (KpiDefinition kpi : definitions.kpis()) {
            sections.add(section("kpi-" + ++number, kpi));
        }
        sections.add(method());
        return new Report(
                        page.language(),
                        page.say(Phrase.KPIS_TITLE),
                        p(page.say(
                                Phrase.KPIS_HEAD,
                                definitions.kpis().size(),
                                report.asOf(),
                                reached(TargetAssessment.Status.MET),
                                reached(TargetAssessment.Status.MISSED))),
                        sections,
                        group(p(page.say(Phrase.FOOTER))))
                .html();
    }

    private long reached(TargetAssessment.Status status) {
        return definitions.kpis().stream()
                .flatMap(kpi -> last(kpi).stream())
                .filter(result -> result.assessment()
                        .filter(target -> target.status() == status)
                        .isPresent())
                .count();
    }

    private List<KpiResult> wholes(KpiDefinition kpi) {
        return report.of(kpi.id()).stream()
                .filter(result -> result.segment().equals(Segment.WHOLE))
                .toList();
    }

    private Optional<KpiResult> last(KpiDefinition kpi) {
        List<KpiResult> wholes = wholes(kpi);
        return wholes.isEmpty() ? Optional.empty() : Optional.of(wholes.get(wholes.size() - 1));
    }

    private Report.Section scorecard() {
        List<List<Node>> rows = new ArrayList<>();
        int number = 0;
        for (KpiDefinition kpi : definitions.kpis()) {
            List<Node> row = new ArrayList<>();
            row.add(Element.of("a", text(page.of(kpi.title()))).with("href", "#kpi-" + ++number));
            row.addAll(last(kpi)
                    .map(result -> cells(result, result.period().label()))
                    .orElseGet(() -> row("–", "–", "–", "–", "–", "–")));
            rows.add(row);
        }
        return new Report.Section(
                "scorecard",
                page.say(Phrase.KPIS_TITLE),
                List.of(new Table(page.say(Phrase.KPIS_TITLE), columns(Phrase.FIGURE, Phrase.PERIOD), rows)
                        .belowHeading()));
    }

    private List<Table.Column> columns(Phrase first, Phrase second) {
        return List.of(
                page.text(first),
                page.text(second),
                page.numbers(Phrase.VALUE),
                page.numbers(Phrase.INTERVAL),
                page.numbers(Phrase.N),
                page.numbers(Phrase.TARGET),
                page.text(Phrase.VERDICT));
    }

    private List<Node> cells(KpiResult result, String first) {
        List<Node> cells = row(
                first,
                result.measurement().state().hasValue()
                        ? page.number(result.measurement().value(), DECIMALS)
                        : page.say(Phrase.of(result.measurement().state())),
                page.interval(result.measurement().interval(), DECIMALS),
                page.count(result.measurement().n()),
                result.assessment()
                        .map(target -> page.number(Rational.of(target.target()), DECIMALS))
                        .orElse("–"));
        cells.add(text(verdict(result)));
        return cells;
    }

    private String verdict(KpiResult result) {
        return result.assessment()
                .filter(target -> target.status() != TargetAssessment.Status.NOT_ENOUGH_DATA)
                .map(target -> page.say(target.status() == TargetAssessment.Status.MET ? Phrase.MET : Phrase.MISSED)
                        + (target.conclusive() ? "" : " (" + page.say(Phrase.NOT_SURE) + ")"))
                .orElse("–");
    }

    private Report.Section section(String id, KpiDefinition kpi) {
        List<Node> content = new ArrayList<>();
        List<KpiResult> wholes = wholes(kpi);
        String title = page.of(kpi.title());
        if (wholes.stream().anyMatch(result -> result.measurement().value() != null)) {
            content.add(line(kpi, title, wholes).figure(id + "-line", page.language()));
        } else {
            content.add(p(page.say(Phrase.NO_FIGURE)));
        }
        for (KpiResult whole : wholes) {
            ShortfallAnalysis.of(report, kpi.id(), whole.period()).ifPresent(shortfall -> causes(shortfall, content));
        }
        List<List<Node>> rows = new ArrayList<>();
        for (KpiResult result : report.of(kpi.id())) {
            List<Node> row = new ArrayList<>();
            row.add(isolated(
                    result.segment().equals(Segment.WHOLE)
                            ? page.say(Phrase.WHOLE)
                            : result.segment().toString()));
            row.addAll(cells(result, result.period().label()));
            rows.add(row);
        }
        String all = page.say(Phrase.ALL_PARTS, title);
        content.add(details(all, new Table(all, columns(Phrase.SEGMENT, Phrase.PERIOD), rows).html()));
        return new Report.Section(id, title, content);
    }

    private LineChart line(KpiDefinition kpi, String title, List<KpiResult> wholes) {
        List<OptionalDouble> values = wholes.stream()
                .map(result -> Optional.ofNullable(result.measurement().value())
                        .map(value -> OptionalDouble.of(value.toDouble()))
                        .orElse(OptionalDouble.empty()))
                .toList();
        OptionalDouble target = kpi.target() == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(kpi.target().doubleValue());
        double[] shown = java.util.stream.Stream.concat(values.stream(), java.util.stream.Stream.of(target))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
        KpiResult last = wholes.get(wholes.size() - 1);
        return new LineChart(
                page.say(Phrase.BY_PERIOD, title),
                page.say(
                        Phrase.SERIES_TEXT,
                        wholes.size(),
                        page.number(last.measurement().value(), DECIMALS)),
                wholes.stream().map(result -> result.period().label()).toList(),
                new Series(title, values),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                target,
                Set.of(),
                Scale.around(shown[0], shown[shown.length - 1]),
                DECIMALS);
    }

    private void causes(Shortfall shortfall, List<Node> content) {
        List<Node> sentences = new ArrayList<>();
        for (Shortfall.Split split : shortfall.dimensions()) {
            if (split.concentration().signum() > 0) {
                sentences.add(text(page.of(split.contributions().get(0).sentence())));
            }
        }
        if (!sentences.isEmpty()) {
            content.add(heading(
                    3, page.say(Phrase.CAUSES, shortfall.whole().period().label())));
            content.add(list(sentences));
        }
    }

    private Report.Section method() {
        List<Node> content = new ArrayList<>();
        content.add(p(page.say(Phrase.KPIS_METHOD, report.definitionsSha256())));
        new TreeMap<>(report.excluded())
                .forEach((reason, count) ->
                        content.add(p(page.say(Phrase.EXCLUDED, page.count(count), page.of(reason.text())))));
        return new Report.Section("method", page.say(Phrase.METHOD), content);
    }
}
