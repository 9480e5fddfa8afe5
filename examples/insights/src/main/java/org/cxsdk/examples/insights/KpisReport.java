package org.cxsdk.examples.insights;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.core.series.Forecast;
import org.cxsdk.examples.report.Element;
import org.cxsdk.examples.report.Language;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Sparkline;
import org.cxsdk.examples.report.Table;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.TargetAssessment;
import org.cxsdk.metrics.analysis.ChartReading;
import org.cxsdk.metrics.analysis.Shortfall;
import org.cxsdk.metrics.analysis.ShortfallAnalysis;
import org.cxsdk.metrics.scorecard.Comparison;
import org.cxsdk.metrics.scorecard.CompositeIndex;
import org.cxsdk.metrics.scorecard.Improvement;
import org.cxsdk.metrics.scorecard.KpiSeries;
import org.cxsdk.metrics.scorecard.Scorecard;
import org.cxsdk.metrics.scorecard.SegmentGap;

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
    private final KpiCharts charts;

    KpisReport(KpiDefinitions definitions, KpiReport report, Language language) {
        this.definitions = definitions;
        this.report = report;
        this.page = new Page(language);
        this.charts = new KpiCharts(page);
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

    /** The figure that the page speaks of: the last one that will stay, as in the scorecard; else the last one. */
    private Optional<KpiResult> last(KpiDefinition kpi) {
        List<KpiResult> wholes = wholes(kpi);
        List<KpiResult> settled = wholes.stream()
                .filter(result -> result.measurement().state() == Measurement.State.OK)
                .toList();
        if (!settled.isEmpty()) {
            return Optional.of(settled.get(settled.size() - 1));
        }
        return wholes.isEmpty() ? Optional.empty() : Optional.of(wholes.get(wholes.size() - 1));
    }

    private Report.Section scorecard() {
        List<List<Node>> rows = new ArrayList<>();
        int number = 0;
        for (Scorecard.Line line : Scorecard.of(report, definitions).lines()) {
            number++;
            List<Node> row = new ArrayList<>();
            row.add(Element.of("a", text(page.of(line.kpi().title()))).with("href", "#kpi-" + number));
            row.addAll(line.now()
                    .map(result -> cells(result, result.period().label()))
                    .orElseGet(() -> row("–", "–", "–", "–", "–", "–")));
            row.add(text(change(line.kpi(), line.change())));
            row.add(sparkline("kpi-" + number, line.kpi()));
            rows.add(row);
        }
        List<Table.Column> columns = new ArrayList<>(columns(Phrase.FIGURE, Phrase.PERIOD));
        columns.add(page.text(Phrase.KPIS_CHANGE));
        columns.add(page.text(Phrase.KPIS_COURSE));
        return new Report.Section(
                "scorecard",
                page.say(Phrase.KPIS_TITLE),
                List.of(new Table(page.say(Phrase.KPIS_TITLE), columns, rows).belowHeading()));
    }

    private String change(KpiDefinition kpi, Comparison change) {
        Rational difference = change.difference();
        if (difference == null) {
            return "–";
        }
        String sign = difference.signum() > 0 ? "+" : "";
        String number = sign + charts.figure(kpi, difference);
        return switch (change.verdict()) {
            case BETTER -> number + " (" + page.say(Phrase.KPIS_BETTER) + ")";
            case WORSE -> number + " (" + page.say(Phrase.KPIS_WORSE) + ")";
            case NOT_TOLD_APART -> number + " (" + page.say(Phrase.KPIS_WITHIN_CHANCE) + ")";
            case UNKNOWN -> number;
        };
    }

    private Node sparkline(String id, KpiDefinition kpi) {
        List<KpiResult> wholes = wholes(kpi);
        List<OptionalDouble> values = KpiCharts.values(wholes);
        if (values.stream().filter(OptionalDouble::isPresent).count() < 2) {
            return text("–");
        }
        return new Sparkline(
                        page.say(
                                Phrase.KPIS_SPARKLINE,
                                page.of(kpi.title()),
                                wholes.size(),
                                charts.figure(
                                        kpi,
                                        wholes.get(wholes.size() - 1)
                                                .measurement()
                                                .value())),
                        values,
                        KpiCharts.target(kpi))
                .svg(id + "-spark", page.language());
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
                        ? charts.figure(result.kpi(), result.measurement().value())
                        : page.say(Phrase.of(result.measurement().state())),
                interval(result),
                result.measurement().state() == Measurement.State.SUPPRESSED
                        ? "–"
                        : page.count(result.measurement().n()),
                result.assessment()
                        .map(target -> charts.figure(result.kpi(), Rational.of(target.target())))
                        .orElse("–"));
        cells.add(text(verdict(result)));
        return cells;
    }

    private String interval(KpiResult result) {
        ConfidenceInterval interval = result.measurement().interval();
        return interval == null || !KpiCharts.TIME.contains(result.kpi().unit())
                ? page.interval(interval, DECIMALS)
                : page.duration(interval.low()) + " – " + page.duration(interval.high());
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
        Optional<KpiSeries> series = KpiSeries.of(report, kpi);
        if (series.isPresent()) {
            content.add(charts.chart(kpi, title, wholes, series.get()).figure(id + "-line", page.language()));
            content.addAll(reading(kpi, series.get()));
        } else if (wholes.stream().anyMatch(result -> result.measurement().value() != null)) {
            content.add(charts.line(kpi, title, wholes).figure(id + "-line", page.language()));
        } else {
            content.add(p(page.say(Phrase.NO_FIGURE)));
        }
        if (wholes.stream().anyMatch(result -> result.measurement().state() == Measurement.State.PROVISIONAL)) {
            content.add(p(page.say(Phrase.KPIS_PROVISIONAL)));
        }
        last(kpi)
                .flatMap(whole -> ShortfallAnalysis.of(report, kpi.id(), whole.period()))
                .ifPresent(shortfall -> causes(shortfall, content));
        last(kpi).ifPresent(result -> {
            guards(kpi, result, content);
            gaps(kpi, result, content);
            parts(kpi, result, content);
        });
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

    // ---- what the figures say

    private List<Node> reading(KpiDefinition kpi, KpiSeries series) {
        List<Node> says = new ArrayList<>();
        ChartReading reading = series.reading().reading();
        String variation =
                page.say(Phrase.KPIS_READS, page.of(reading.variation().text()));
        says.add(p(reading.assurance()
                .map(assurance -> variation + " "
                        + page.say(
                                Phrase.SERIES_ASSURANCE,
                                charts.figure(kpi, Rational.of(kpi.target() == null ? BigDecimal.ZERO : kpi.target())),
                                page.of(assurance.text())))
                .orElse(variation)));
        series.reading().forecast().ifPresent(forecast -> {
            Forecast.Point next = forecast.points().get(0);
            says.add(p(page.say(
                    Phrase.KPIS_AHEAD,
                    charts.figure(kpi, next.low()),
                    charts.figure(kpi, next.high()),
                    forecast.method().code())));
        });
        return says;
    }

    private void guards(KpiDefinition kpi, KpiResult result, List<Node> content) {
        if (Improvement.of(report, kpi, result.period()) instanceof Improvement.Bought bought) {
            String broken = bought.broken().stream()
                    .map(one -> definitions
                            .find(one.guard().kpi())
                            .map(guard -> page.of(guard.title()))
                            .orElse(one.guard().kpi().value()))
                    .collect(Collectors.joining(", "));
            content.add(p(page.say(Phrase.KPIS_GUARDED, page.of(kpi.title()), broken)));
        }
    }

    private void gaps(KpiDefinition kpi, KpiResult result, List<Node> content) {
        List<Node> sentences = new ArrayList<>();
        for (SegmentGap gap : SegmentGap.of(report, kpi.id(), result.period())) {
            if (gap.gap().verdict() == Comparison.Verdict.WORSE) {
                sentences.add(text(page.say(
                        Phrase.KPIS_GAP,
                        gap.dimension(),
                        name(gap.best(), gap.dimension()),
                        charts.figure(kpi, gap.best().measurement().value()),
                        name(gap.worst(), gap.dimension()),
                        charts.figure(kpi, gap.worst().measurement().value()))));
            }
        }
        if (!sentences.isEmpty()) {
            content.add(heading(3, page.say(Phrase.KPIS_GAPS, result.period().label())));
            content.add(list(sentences));
        }
    }

    private String name(KpiResult result, String dimension) {
        return result.segment()
                .values()
                .getOrDefault(dimension, Optional.empty())
                .orElse("–");
    }

    private void parts(KpiDefinition kpi, KpiResult result, List<Node> content) {
        CompositeIndex.of(report, kpi, result.period(), Segment.WHOLE).ifPresent(index -> {
            List<List<Node>> rows = new ArrayList<>();
            for (CompositeIndex.Part part : index.parts()) {
                rows.add(row(
                        page.of(part.result().kpi().title()),
                        page.number(part.result().measurement().value(), DECIMALS),
                        page.number(part.share(), DECIMALS),
                        page.number(part.contribution(), DECIMALS)));
            }
            String caption = page.say(Phrase.KPIS_COMPOSED, result.period().label());
            content.add(new Table(
                            caption,
                            List.of(
                                    page.text(Phrase.FIGURE),
                                    page.numbers(Phrase.VALUE),
                                    page.numbers(Phrase.KPIS_WEIGHT),
                                    page.numbers(Phrase.KPIS_CONTRIBUTION)),
                            rows)
                    .html());
        });
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
