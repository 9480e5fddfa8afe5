package org.cxsdk.examples.report;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Values of one kind, one for each category, axis or point of a chart.
 *
 * @param name what they are
 * @param values in the order of the categories; empty where there is no value, which is drawn as a gap and never as 0
 */
public record Series(String name, List<OptionalDouble> values) {

    public Series {
        Objects.requireNonNull(name, "name");
        values = List.copyOf(values);
        for (OptionalDouble value : values) {
            if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
                throw new IllegalArgumentException("a value of \"" + name + "\" is not finite");
            }
        }
    }

    /** Returns a series without gaps. */
    public static Series of(String name, double... values) {
        return new Series(
                name, Arrays.stream(values).mapToObj(OptionalDouble::of).toList());
    }

    /** Refuses series that do not have one value for each of {@code size} places. */
    static void requireSize(List<Series> series, int size) {
        for (Series one : series) {
            if (one.values.size() != size) {
                throw new IllegalArgumentException("series \"" + one.name + "\" has " + one.values.size()
                        + " values for " + size + " places of the chart");
            }
        }
    }
}
