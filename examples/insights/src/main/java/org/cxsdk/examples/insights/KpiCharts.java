package org.cxsdk.examples.insights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.examples.report.LineChart;
import org.cxsdk.examples.report.Numbers;
import org.cxsdk.examples.report.Scale;
import org.cxsdk.examples.report.Series;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.analysis.ChartSignal;
import org.cxsdk.metrics.analysis.ControlChart;
import org.cxsdk.metrics.scorecard.KpiSeries;
import org.jspecify.annotations.Nullable;

/** A KPI's periods as a line, with the limits of its control chart where there are enough of them; and its figures as text. */
record KpiCharts(Page page) {

    /** Units of durations. */
    static final Set<String> TIME = Set.of("seconds", "s");

    private static final int DECIMALS = 3;
    private static final String MAY_CHANGE = " *";

    LineChart line(KpiDefinition kpi, String title, List<KpiResult> wholes) {
        return chart(
                kpi,
                title,
                wholes,
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                values(wholes));
    }

    /** The series with the limits of its control chart; provisional points stand outside of the chart. */
    LineChart chart(KpiDefinition kpi, String title, List<KpiResult> wholes, KpiSeries series) {
        ControlChart chart = series.reading().chart();
        Map<ReportingPeriod, Integer> places = new HashMap<>();
        for (int i = 0; i < series.results().size(); i++) {
            places.put(series.results().get(i).period(), i);
        }
        List<OptionalDouble> lower = new ArrayList<>();
        List<OptionalDouble> upper = new ArrayList<>();
        Set<Integer> signals = new HashSet<>();
        for (int i = 0; i < wholes.size(); i++) {
            Integer place = places.get(wholes.get(i).period());
            lower.add(
                    place == null
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(chart.lower().get(place)));
            upper.add(
                    place == null
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(chart.upper().get(place)));
            for (ChartSignal signal : series.reading().reading().signals()) {
                if (place != null && signal.index() == place + 1) {
                    signals.add(i + 1);
                }
            }
        }
        List<OptionalDouble> all = new ArrayList<>(values(wholes));
        all.addAll(lower);
        all.addAll(upper);
        return chart(
                kpi,
                title,
                wholes,
                OptionalDouble.of(chart.center()),
                Optional.of(new Series(page.say(Phrase.SERIES_LOWER), lower)),
                Optional.of(new Series(page.say(Phrase.SERIES_UPPER), upper)),
                signals,
                all);
    }

    private LineChart chart(
            KpiDefinition kpi,
            String title,
            List<KpiResult> wholes,
            OptionalDouble center,
            Optional<Series> lower,
            Optional<Series> upper,
            Set<Integer> signals,
            List<OptionalDouble> all) {
        double[] shown = Stream.concat(all.stream(), Stream.of(target(kpi)))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
        KpiResult last = wholes.get(wholes.size() - 1);
        Optional<Page.TimeUnit> time = TIME.contains(kpi.unit())
                ? Optional.of(Page.TimeUnit.fitting(shown[shown.length - 1]))
                : Optional.empty();
        double unit = time.map(Page.TimeUnit::seconds).orElse(1.0);
        String name = time.map(axis -> title + " (" + axis.sign(page) + ")").orElse(title);
        return new LineChart(
                page.say(Phrase.BY_PERIOD, title),
                page.say(
                        Phrase.SERIES_TEXT,
                        wholes.size(),
                        figure(kpi, last.measurement().value())),
                wholes.stream().map(KpiCharts::label).toList(),
                new Series(name, inUnits(values(wholes), unit)),
                inUnits(center, unit),
                lower.map(series -> new Series(series.name(), inUnits(series.values(), unit))),
                upper.map(series -> new Series(series.name(), inUnits(series.values(), unit))),
                inUnits(target(kpi), unit),
                signals,
                Scale.around(shown[0] / unit, shown[shown.length - 1] / unit),
                DECIMALS);
    }

    /** The period; one whose figure may still change bears a mark. */
    private static String label(KpiResult result) {
        String label = result.period().label();
        return result.measurement().state() == Measurement.State.PROVISIONAL ? label + MAY_CHANGE : label;
    }

    private static List<OptionalDouble> inUnits(List<OptionalDouble> values, double unit) {
        return values.stream().map(value -> inUnits(value, unit)).toList();
    }

    private static OptionalDouble inUnits(OptionalDouble value, double unit) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() / unit) : value;
    }

    static List<OptionalDouble> values(List<KpiResult> wholes) {
        return wholes.stream()
                .map(result -> Optional.ofNullable(result.measurement().value())
                        .map(value -> OptionalDouble.of(value.toDouble()))
                        .orElse(OptionalDouble.empty()))
                .toList();
    }

    static OptionalDouble target(KpiDefinition kpi) {
        return kpi.target() == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(kpi.target().doubleValue());
    }

    /** A figure as people read it: durations in days, hours or minutes. */
    String figure(KpiDefinition kpi, @Nullable Rational value) {
        return value != null && TIME.contains(kpi.unit())
                ? page.duration(value.toDouble())
                : page.number(value, DECIMALS);
    }

    String figure(KpiDefinition kpi, double value) {
        return TIME.contains(kpi.unit()) ? page.duration(value) : Numbers.shortest(value, DECIMALS);
    }
}
