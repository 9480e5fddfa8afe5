package org.cxsdk.metrics.revision;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.core.Measurement;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;
import org.jspecify.annotations.Nullable;

/**
 * A figure as it was told at one time. Told again and different, it is the next revision; earlier ones stay as they were.
 *
 * @param kpi which KPI
 * @param segment which part
 * @param number 1 for the first, then counted on for each period and segment
 * @param cause why it was told
 * @param toldAt as known at this time
 * @param measurement the figure, its period and the revision of the journal that it was computed from
 * @param numerator what was counted above the line; 0 where the measure has no parts
 * @param denominator below the line; null for figures that do not divide
 * @param excluded how many were left out, by code
 */
public record KpiRevision(
        KpiId kpi,
        Segment segment,
        long number,
        Cause cause,
        Instant toldAt,
        Measurement measurement,
        BigDecimal numerator,
        @Nullable BigDecimal denominator,
        Map<String, Long> excluded) {

    public KpiRevision {
        Objects.requireNonNull(kpi, "kpi");
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(toldAt, "toldAt");
        Objects.requireNonNull(measurement.period(), "measurement.period");
        numerator = plain(numerator);
        denominator = denominator == null ? null : plain(denominator);
        excluded = Collections.unmodifiableMap(new TreeMap<>(excluded));
        if (number < 1) {
            throw new IllegalArgumentException("number (" + number + ") must be at least 1");
        }
    }

    /** Why a figure was told. */
    public enum Cause {
        /** It had not been told before. */
        FIRST,
        /** Something came late, was corrected, reopened or withdrawn. */
        RESTATED,
        /** Nothing more is expected; the figure is the one that was told as provisional. */
        BECAME_FINAL,
        /** The definition is another one. */
        REDEFINED
    }

    /** The first revision of a result. */
    static KpiRevision first(KpiResult result, Instant toldAt) {
        return of(result, 1, Cause.FIRST, toldAt);
    }

    static KpiRevision of(KpiResult result, long number, Cause cause, Instant toldAt) {
        return new KpiRevision(
                result.kpi().id(),
                result.segment(),
                number,
                cause,
                toldAt,
                result.measurement(),
                result.numerator(),
                result.denominator(),
                result.excluded());
    }

    /** The revision that follows if the result says something else. */
    Optional<KpiRevision> next(KpiResult result, Instant toldAt) {
        KpiRevision told = of(result, number + 1, Cause.RESTATED, toldAt);
        if (told.content(measurement.state()).equals(content(measurement.state()))) {
            Measurement.State now = result.measurement().state();
            return now == measurement.state()
                    ? Optional.empty()
                    : Optional.of(of(result, number + 1, Cause.BECAME_FINAL, toldAt));
        }
        boolean redefined = !result.measurement().definition().equals(measurement.definition());
        return Optional.of(redefined ? of(result, number + 1, Cause.REDEFINED, toldAt) : told);
    }

    /** What makes two revisions different: neither when they were told nor how far the journal was read. */
    private List<Object> content(Measurement.State state) {
        boolean onlySettled = state.hasValue() && measurement.state().hasValue();
        return Arrays.asList(
                measurement.definition(),
                measurement.value(),
                measurement.n(),
                measurement.ratio(),
                onlySettled ? null : measurement.state(),
                numerator,
                denominator,
                excluded);
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
