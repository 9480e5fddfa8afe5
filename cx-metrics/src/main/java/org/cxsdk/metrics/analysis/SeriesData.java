package org.cxsdk.metrics.analysis;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The values of one KPI in order of time, period after period without a gap.
 *
 * @param labels one for each point, for readers
 * @param values measured values, or what stands above the line; finite
 * @param denominators what stands below the line, each more than 0, if the values are ratios
 */
public record SeriesData(List<String> labels, List<Double> values, Optional<List<Double>> denominators) {

    public SeriesData {
        labels = List.copyOf(labels);
        values = List.copyOf(values);
        Objects.requireNonNull(denominators, "denominators");
        denominators = denominators.map(List::copyOf);
        if (labels.size() != values.size() || denominators.map(List::size).orElse(values.size()) != values.size()) {
            throw new IllegalArgumentException(
                    "every point needs a label, a value and, if there are any, a denominator");
        }
        if (!values.stream().allMatch(Double::isFinite)
                || !denominators.orElse(List.of()).stream().allMatch(d -> d > 0 && Double.isFinite(d))) {
            throw new IllegalArgumentException("values must be finite, and denominators more than 0");
        }
    }

    /** How many points there are. */
    public int size() {
        return values.size();
    }

    /** What kind of numbers these are, from which follow chart and forecast. */
    Kind kind() {
        if (denominators.isEmpty()) {
            return Kind.MEASURED;
        }
        boolean counts = true;
        boolean shares = true;
        for (int i = 0; i < values.size(); i++) {
            double count = values.get(i);
            double of = denominators.get().get(i);
            counts &= count >= 0 && count == Math.rint(count);
            // a part of 10.5 is no part of a number of things
            shares &= count <= of && of == Math.rint(of);
        }
        return !counts ? Kind.RATIO : shares ? Kind.SHARE : Kind.RATE;
    }

    /** Values over denominators, or the values themselves. */
    double[] plotted() {
        double[] plotted = new double[values.size()];
        for (int i = 0; i < plotted.length; i++) {
            plotted[i] = denominators.isEmpty()
                    ? values.get(i)
                    : values.get(i) / denominators.get().get(i);
        }
        return plotted;
    }

    enum Kind {
        /** Any measured value. */
        MEASURED,
        /** A part of a whole: whole numbers of whole numbers, none above its denominator. */
        SHARE,
        /** Events per unit: whole numbers, some above their denominator, or denominators that are no whole numbers. */
        RATE,
        /** An amount per unit, such as cost per case. */
        RATIO
    }
}
