package org.cxsdk.examples.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.cxsdk.core.series.Forecast;
import org.cxsdk.core.series.Trend;
import org.cxsdk.examples.report.Language;
import org.cxsdk.examples.report.LineChart;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Numbers;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Scale;
import org.cxsdk.examples.report.Series;
import org.cxsdk.examples.report.Table;
import org.cxsdk.metrics.analysis.ChartSignal;
import org.cxsdk.metrics.analysis.ControlChart;
import org.cxsdk.metrics.analysis.SeriesNotes;
import org.cxsdk.metrics.analysis.SeriesReading;

import static org.cxsdk.examples.insights.Page.row;
import static org.cxsdk.examples.report.Html.group;
import static org.cxsdk.examples.report.Html.p;

/** The page of {@code series}: the chart and what it says, the signals, the trend, the forecast. */
final class SeriesReport {

    private static final double ALPHA = 0.05;

    /** NHS England asks for twelve points or more. */
    private static final int ENOUGH_FOR_LIMITS = 12;

    /** Fewer useful points say nothing of runs (Anhøj). */
    private static final int ENOUGH_FOR_RUNS = 10;

    private static final int MOST_DECIMALS = 12;

    /** How far values may follow each other. */
    private static final int LAGS = 3;

    private final String name;
    private final SeriesReading.Question question;
    private final SeriesReading reading;
    private final Page page;
    private final int decimals;

    SeriesReport(String name, SeriesReading.Question question, SeriesReading reading, Language language) {
        this.name = name;
        this.question = question;
        this.reading = reading;
        this.page = new Page(language);
        this.decimals = decimals(reading.chart());
    }

    /** Enough to tell the limits apart: two digits of half their distance. */
    private static int decimals(ControlChart chart) {
        double half = (chart.upper().get(0) - chart.lower().get(0)) / 2;
        return half > 0 ? (int) Math.max(0, Math.min(MOST_DECIMALS, 2 - Math.floor(Math.log10(half)))) : 2;
    }

    String html() {
        List<Report.Section> sections = new ArrayList<>();
        sections.add(new Report.Section(
                "chart", page.say(Phrase.SERIES_CHART), List.of(chart().figure("series", page.language()), signals())));
        reading.trend()
                .ifPresent(trend -> sections.add(
                        new Report.Section("trend", page.say(Phrase.SERIES_TREND), List.of(p(trend(trend))))));
        reading.forecast()
                .ifPresent(forecast -> sections.add(
                        new Report.Section("forecast", page.say(Phrase.SERIES_FORECAST), foretold(forecast))));
        sections.add(new Report.Section("notes", page.say(Phrase.SERIES_NOTES), List.of(p(notes()))));
        sections.add(new Report.Section(
                "method",
                page.say(Phrase.METHOD),
                List.of(p(page.say(
                        Phrase.SERIES_METHOD, page.of(reading.chart().kind().text()))))));
        return new Report(
                        page.language(),
                        page.say(Phrase.SERIES_TITLE, name),
                        p(head()),
                        sections,
                        group(p(page.say(Phrase.FOOTER))))
                .html();
    }

    private String head() {
        if (withoutLimits()) {
            return page.say(
                    Phrase.SERIES_NO_LIMITS,
                    page.count(reading.data().size()),
                    number(reading.chart().center()));
        }
        int from = from();
        int points = points();
        String since = from == 1
                ? ""
                : page.say(Phrase.SERIES_REBASED, reading.data().labels().get(from - 1)) + " ";
        String says = since
                + page.say(
                        Phrase.SERIES_HEAD,
                        page.count(points),
                        number(reading.chart().center()),
                        number(last(reading.chart().lower())),
                        number(last(reading.chart().upper())),
                        page.of(reading.reading().variation().text()));
        if (points < ENOUGH_FOR_LIMITS) {
            says += " " + page.say(Phrase.SERIES_FEW);
        }
        return withTarget(says);
    }

    /** All moving ranges but those of zero were left out as too large, as happens where few values differ. */
    private boolean withoutLimits() {
        ControlChart chart = reading.chart();
        return chart.upper().equals(chart.lower())
                && chart.values().stream().distinct().count() > 1;
    }

    private String withTarget(String says) {
        return reading.reading()
                .assurance()
                .map(assurance -> says + " "
                        + page.say(
                                Phrase.SERIES_ASSURANCE,
                                number(question.target().orElseThrow()),
                                page.of(assurance.text())))
                .orElse(says);
    }

    private String notes() {
        SeriesNotes notes = SeriesNotes.of(reading.data(), question.season());
        List<String> sentences = new ArrayList<>();
        sentences.add(notes.since()
                .map(since -> page.say(
                        Phrase.SERIES_SINCE,
                        reading.data().labels().get(since - 1),
                        number(notes.changes()
                                .means()
                                .get(notes.changes().means().size() - 1))))
                .orElseGet(() -> page.say(notes.steady() ? Phrase.SERIES_STEADY : Phrase.SERIES_NO_CHANGE)));
        if (question.rebase().isEmpty()) {
            notes.since().ifPresent(since -> sentences.add(alone(since)));
        }
        if (!notes.outliers().isEmpty()) {
            sentences.add(page.say(
                    Phrase.SERIES_APART,
                    notes.outliers().stream()
                            .map(index -> reading.data().labels().get(index - 1))
                            .collect(Collectors.joining(", "))));
        }
        if (question.season() > 1) {
            sentences.add(page.say(notes.seasonal() ? Phrase.SERIES_SEASON : Phrase.SERIES_NO_SEASON));
        }
        if (notes.runs().useful() < ENOUGH_FOR_RUNS) {
            sentences.add(page.say(Phrase.SERIES_RUNS_FEW));
            return String.join(" ", sentences);
        }
        sentences.add(page.say(
                notes.runs().signal() ? Phrase.SERIES_NOT_RANDOM : Phrase.SERIES_RANDOM,
                page.count(notes.runs().longestRun()),
                page.count(notes.runs().longestExpected()),
                page.count(notes.runs().crossings()),
                page.count(notes.runs().fewestExpected())));
        return String.join(" ", sentences);
    }

    /** What the limits would be, and what of the target, if the process is taken to have changed then. */
    private String alone(int since) {
        SeriesReading anew = SeriesReading.of(reading.data(), question.rebase(List.of(since)));
        String says = page.say(
                Phrase.SERIES_SINCE_ALONE,
                reading.data().labels().get(since - 1),
                number(last(anew.chart().lower())),
                number(last(anew.chart().upper())));
        return anew.reading()
                .assurance()
                .map(assurance -> says + " "
                        + page.say(
                                Phrase.SERIES_ASSURANCE,
                                number(question.target().orElseThrow()),
                                page.of(assurance.text())))
                .orElse(says);
    }

    private LineChart chart() {
        ControlChart chart = reading.chart();
        double[] all = DoubleStream.concat(
                        DoubleStream.of(question.target().orElse(chart.center())),
                        Stream.of(chart.values(), chart.lower(), chart.upper())
                                .flatMap(List::stream)
                                .mapToDouble(Double::doubleValue))
                .sorted()
                .toArray();
        return new LineChart(
                name,
                marked(),
                reading.data().labels(),
                series(name, chart.values()),
                question.rebase().isEmpty() ? OptionalDouble.of(chart.center()) : OptionalDouble.empty(),
                Optional.of(series(page.say(Phrase.SERIES_LOWER), chart.lower())),
                Optional.of(series(page.say(Phrase.SERIES_UPPER), chart.upper())),
                question.target(),
                reading.reading().signals().stream().map(ChartSignal::index).collect(Collectors.toSet()),
                Scale.around(all[0], all[all.length - 1]),
                decimals);
    }

    private String marked() {
        int signals = reading.reading().signals().size();
        return signals == 0
                ? page.say(Phrase.SERIES_NO_SIGNALS)
                : page.say(
                        Phrase.SERIES_CHART_TEXT,
                        page.count(signals),
                        page.count(reading.data().size()));
    }

    private Node signals() {
        if (reading.reading().signals().isEmpty()) {
            return p(page.say(Phrase.SERIES_NO_SIGNALS));
        }
        List<List<Node>> rows = new ArrayList<>();
        for (ChartSignal signal : reading.reading().signals()) {
            rows.add(row(
                    reading.data().labels().get(signal.index() - 1),
                    number(reading.chart().value(signal.index())),
                    page.of(signal.rule().text())));
        }
        return new Table(
                        page.say(Phrase.SERIES_SIGNALS),
                        List.of(
                                page.text(Phrase.SERIES_POINT),
                                page.numbers(Phrase.VALUE),
                                page.text(Phrase.SERIES_RULE)),
                        rows)
                .html();
    }

    private String trend(Trend trend) {
        Phrase phrase = !trend.significant(ALPHA)
                ? Phrase.SERIES_TREND_NONE
                : trend.s() > 0 ? Phrase.SERIES_TREND_UP : Phrase.SERIES_TREND_DOWN;
        // with a season the slope is that from one season to the next
        int points = season();
        return page.say(
                        phrase,
                        Numbers.shortest(trend.senSlope() / points, decimals + 2),
                        Numbers.shortest(trend.senLow() / points, decimals + 2),
                        Numbers.shortest(trend.senHigh() / points, decimals + 2),
                        page.p(trend.p()))
                + follows(trend);
    }

    /** A trend that goes away when values that follow each other are allowed for is told as that. */
    private String follows(Trend trend) {
        if (!trend.significant(ALPHA) || season() > 1) {
            return "";
        }
        double[] values = reading.chart().values().stream()
                .skip(from() - 1L)
                .mapToDouble(Double::doubleValue)
                .toArray();
        Trend allowed = Trend.autocorrelated(values, LAGS, 1 - ALPHA);
        return allowed.significant(ALPHA) ? "" : " " + page.say(Phrase.SERIES_FOLLOWS, page.p(allowed.p()));
    }

    /** The point at which limits, trend and forecast last began anew, from 1. */
    private int from() {
        return question.rebase().isEmpty()
                ? 1
                : question.rebase().get(question.rebase().size() - 1);
    }

    private int points() {
        return reading.data().size() - from() + 1;
    }

    /** The season that the trend was reckoned with: none where there are not more points than it has. */
    private int season() {
        return points() > question.season() ? question.season() : 1;
    }

    private List<Node> foretold(Forecast forecast) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(forecastChart(forecast).figure("ahead", page.language()));
        reading.tested()
                .ifPresent(tested -> nodes.add(p(page.say(
                        Phrase.SERIES_TESTED,
                        page.count(tested.origins()),
                        number(tested.steps().get(0).mae())))));
        return nodes;
    }

    private LineChart forecastChart(Forecast forecast) {
        List<Forecast.Point> points = forecast.points();
        double[] all = points.stream()
                .flatMapToDouble(point -> DoubleStream.of(point.low(), point.high()))
                .sorted()
                .toArray();
        return new LineChart(
                page.say(Phrase.SERIES_FORECAST),
                page.say(Phrase.SERIES_FORECAST_TEXT, forecast.method().code()),
                points.stream().map(point -> "+" + point.h()).toList(),
                series(
                        page.say(Phrase.VALUE),
                        points.stream().map(Forecast.Point::value).toList()),
                OptionalDouble.empty(),
                Optional.of(series(
                        page.say(Phrase.SERIES_LOWER),
                        points.stream().map(Forecast.Point::low).toList())),
                Optional.of(series(
                        page.say(Phrase.SERIES_UPPER),
                        points.stream().map(Forecast.Point::high).toList())),
                question.target(),
                Set.of(),
                Scale.around(
                        Math.min(all[0], question.target().orElse(all[0])),
                        Math.max(all[all.length - 1], question.target().orElse(all[0]))),
                decimals);
    }

    private static Series series(String name, List<Double> values) {
        return Series.of(name, values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double last(List<Double> values) {
        return values.get(values.size() - 1);
    }

    private String number(double value) {
        return Numbers.shortest(value, decimals);
    }
}
