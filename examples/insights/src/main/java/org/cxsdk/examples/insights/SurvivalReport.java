package org.cxsdk.examples.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.stat.LogRank;
import org.cxsdk.core.stat.SurvivalCurve;
import org.cxsdk.examples.report.Language;
import org.cxsdk.examples.report.LineChart;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Numbers;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Scale;
import org.cxsdk.examples.report.Series;
import org.cxsdk.examples.report.Table;
import org.cxsdk.metrics.analysis.SurvivalReading;

import static org.cxsdk.examples.insights.Page.row;
import static org.cxsdk.examples.report.Html.group;
import static org.cxsdk.examples.report.Html.p;

/** The page of {@code survival}: how long cases take, open ones included, over all and in groups. */
final class SurvivalReport {

    private static final double LEVEL = 0.95;
    private static final double ALPHA = 0.05;
    private static final double HALF = 0.5;
    private static final int POINTS = 20;
    private static final int TENTHS = 10;
    private static final int PERCENT = 100;
    private static final String DASH = "–";

    private final String name;
    private final SurvivalReading reading;
    private final Page page;
    private final int decimals;

    SurvivalReport(String name, SurvivalReading reading, Language language) {
        this.name = name;
        this.reading = reading;
        this.page = new Page(language);
        double last = reading.whole().last();
        // three digits of the longest time
        this.decimals = last > 0 ? (int) Math.max(0, Math.min(6, 2 - Math.floor(Math.log10(last)))) : 0;
    }

    String html() {
        List<Report.Section> sections = new ArrayList<>();
        List<Node> curve = new ArrayList<>();
        if (reading.whole().last() > 0) {
            curve.add(chart().figure("open", page.language()));
        }
        curve.add(tenths());
        sections.add(new Report.Section("curve", page.say(Phrase.DURATIONS_CURVE), curve));
        if (!reading.groups().isEmpty()) {
            sections.add(
                    new Report.Section("groups", page.say(Phrase.DURATIONS_GROUPS), List.of(p(verdict()), groups())));
        }
        sections.add(new Report.Section(
                "method",
                page.say(Phrase.METHOD),
                List.of(p(page.say(Phrase.DURATIONS_METHOD, time(reading.horizon()))))));
        return new Report(
                        page.language(),
                        page.say(Phrase.DURATIONS_TITLE, name),
                        p(head() + " " + median()),
                        sections,
                        group(p(page.say(Phrase.FOOTER))))
                .html();
    }

    private String head() {
        SurvivalCurve whole = reading.whole();
        return whole.events() == whole.n()
                ? page.say(Phrase.DURATIONS_HEAD_ENDED, page.count(whole.n()))
                : page.say(Phrase.DURATIONS_HEAD, page.count(whole.n()), page.count(whole.events()));
    }

    private String median() {
        SurvivalCurve whole = reading.whole();
        return whole.median().isPresent()
                ? page.say(
                        Phrase.DURATIONS_MEDIAN,
                        time(whole.median().getAsDouble()),
                        limit(whole.quantileLow(HALF, LEVEL)),
                        limit(whole.quantileHigh(HALF, LEVEL)))
                : page.say(Phrase.DURATIONS_NO_MEDIAN);
    }

    /** The curve at evenly spaced round times. */
    private LineChart chart() {
        SurvivalCurve whole = reading.whole();
        List<Double> times = times(whole.last());
        List<OptionalDouble> open = new ArrayList<>();
        List<OptionalDouble> low = new ArrayList<>();
        List<OptionalDouble> high = new ArrayList<>();
        for (double time : times) {
            Optional<ConfidenceInterval> interval = whole.lastStep(time).map(step -> step.interval(LEVEL));
            open.add(OptionalDouble.of(PERCENT * whole.at(time)));
            low.add(OptionalDouble.of(
                    PERCENT * interval.map(ConfidenceInterval::low).orElse(1.0)));
            high.add(OptionalDouble.of(
                    PERCENT * interval.map(ConfidenceInterval::high).orElse(1.0)));
        }
        double end = times.get(times.size() - 1);
        return new LineChart(
                page.say(Phrase.DURATIONS_CURVE),
                page.say(
                        Phrase.DURATIONS_CHART_TEXT,
                        time(end),
                        Numbers.shortest(open.get(open.size() - 1).orElseThrow(), 1)),
                times.stream().map(this::time).toList(),
                new Series(page.say(Phrase.DURATIONS_OPEN), open),
                OptionalDouble.empty(),
                Optional.of(new Series(page.say(Phrase.SERIES_LOWER), low)),
                Optional.of(new Series(page.say(Phrase.SERIES_UPPER), high)),
                OptionalDouble.empty(),
                Set.of(),
                new Scale(0, PERCENT, 20),
                1);
    }

    /** From 0 up to the longest watched time, by a step of 1, 2 or 5 times a power of ten, at most twenty of them. */
    private static List<Double> times(double last) {
        double step = Math.pow(10, Math.floor(Math.log10(last / POINTS)));
        for (double factor : new double[] {2, 2.5, 2, 2}) {
            step *= last / step > POINTS ? factor : 1;
        }
        List<Double> times = new ArrayList<>();
        for (int i = 0; i * step <= last * (1 + 1e-12); i++) {
            times.add(i * step);
        }
        return times;
    }

    private Node tenths() {
        SurvivalCurve whole = reading.whole();
        List<List<Node>> rows = new ArrayList<>();
        for (int tenth = 1; tenth < TENTHS; tenth++) {
            double share = tenth / (double) TENTHS;
            OptionalDouble within = whole.quantile(share);
            rows.add(row(TENTHS * tenth + " %", known(within), within.isPresent() ? limits(whole, share) : DASH));
        }
        return new Table(
                        page.say(Phrase.DURATIONS_TABLE),
                        List.of(
                                page.text(Phrase.DURATIONS_SHARE),
                                page.numbers(Phrase.SURVIVAL_WITHIN),
                                page.numbers(Phrase.INTERVAL)),
                        rows)
                .html();
    }

    private String verdict() {
        if (reading.logRank().isEmpty() || reading.logRank().get().degreesOfFreedom() == 0) {
            return page.say(Phrase.DURATIONS_NO_TEST);
        }
        LogRank.Result test = reading.logRank().get();
        return page.say(test.p() < ALPHA ? Phrase.DURATIONS_DIFFER : Phrase.DURATIONS_ALIKE, page.p(test.p()));
    }

    private Node groups() {
        List<List<Node>> rows = new ArrayList<>();
        reading.groups()
                .forEach((group, curve) -> rows.add(row(
                        group,
                        page.count(curve.n()),
                        page.count(curve.events()),
                        known(curve.median()),
                        curve.median().isPresent() ? limits(curve, HALF) : DASH,
                        reading.horizon() > 0
                                ? time(curve.restrictedMean(reading.horizon()).value())
                                : DASH)));
        return new Table(
                        page.say(Phrase.DURATIONS_GROUPS),
                        List.of(
                                page.text(Phrase.DURATIONS_GROUP),
                                page.numbers(Phrase.DURATIONS_CASES),
                                page.numbers(Phrase.DURATIONS_ENDED),
                                page.numbers(Phrase.DURATIONS_HALF),
                                page.numbers(Phrase.INTERVAL),
                                Table.Column.number(page.say(Phrase.DURATIONS_MEAN, time(reading.horizon())))),
                        rows)
                .html();
    }

    private String limits(SurvivalCurve curve, double share) {
        return known(curve.quantileLow(share, LEVEL)) + " – " + known(curve.quantileHigh(share, LEVEL));
    }

    private String known(OptionalDouble time) {
        return time.isPresent() ? time(time.getAsDouble()) : "?";
    }

    private String limit(OptionalDouble time) {
        return time.isPresent() ? time(time.getAsDouble()) : page.say(Phrase.DURATIONS_NOT_KNOWN);
    }

    private String time(double value) {
        return Numbers.shortest(value, decimals);
    }
}
