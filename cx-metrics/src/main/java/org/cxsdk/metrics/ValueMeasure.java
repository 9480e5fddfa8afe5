package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.Identifier;
import org.jspecify.annotations.Nullable;

/** Figures of many values that are no sums: quantiles and how many different ones there are. */
public sealed interface ValueMeasure extends Measure {

    /** Which observations are looked at. */
    Filter where();

    @Override
    default Optional<String> denominatorText() {
        return Optional.empty();
    }

    @Override
    default String text() {
        return numeratorText();
    }

    /**
     * A quantile of a value: exact while it is kept value by value, else from a histogram whose error the result tells
     * ({@link Signal#APPROXIMATED}).
     *
     * @param value which value
     * @param where which observations
     * @param p 0 to 1: 0.5 for the median, 0.9 for what nine in ten stay within
     */
    record Quantile(String value, Filter where, BigDecimal p) implements ValueMeasure {
        public Quantile {
            Identifier.require("Quantile.value", value);
            Objects.requireNonNull(where, "where");
            p = CaseMeasure.requireShare("p", p);
        }

        @Override
        public String numeratorText() {
            return "quantile " + p.toPlainString() + " of " + value + " where " + where.text();
        }
    }

    /**
     * How many different subjects, cases or values of a dimension there were.
     *
     * @param of what is told apart
     * @param dimension which dimension; null unless {@code of} is {@link Of#DIMENSION}
     * @param where which observations
     */
    record Distinct(Of of, @Nullable String dimension, Filter where) implements ValueMeasure {
        public Distinct {
            Objects.requireNonNull(of, "of");
            Objects.requireNonNull(where, "where");
            if ((of == Of.DIMENSION) != (dimension != null)) {
                throw new IllegalArgumentException("a dimension is named if and only if its values are counted");
            }
        }

        @Override
        public String numeratorText() {
            return "distinct " + of + (dimension == null ? "" : " " + dimension) + " where " + where.text();
        }
    }

    /** What is told apart. */
    enum Of {
        /** The persons, by pseudonym. */
        SUBJECT,
        /** The journeys or cases. */
        REFERENCE,
        /** The values of a dimension. */
        DIMENSION
    }
}
