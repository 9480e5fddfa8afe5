package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.ReportingPeriod;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a KPI with everything that explains it.
 *
 * @param kpi the definition it was computed by
 * @param period the period it describes
 * @param segment the part it describes
 * @param measurement the figure, n, interval, state
 * @param numerator what was counted or summed above the line; given even where the figure is withheld as too uncertain
 * @param denominator below the line; null for a plain count or sum
 * @param excluded how many observations or cases were left out, by code, sorted: an {@link ExclusionReason} or the id
 *     of an {@link Exclusion} of the definition
 * @param target the verdict, null if no target is set
 * @param signals what a reader must know before using the figure
 */
public record KpiResult(
        KpiDefinition kpi,
        ReportingPeriod period,
        Segment segment,
        Measurement measurement,
        BigDecimal numerator,
        @Nullable BigDecimal denominator,
        Map<String, Long> excluded,
        @Nullable TargetAssessment target,
        List<Signal> signals) {

    public KpiResult {
        Objects.requireNonNull(kpi, "kpi");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(measurement, "measurement");
        Objects.requireNonNull(numerator, "numerator");
        excluded = Collections.unmodifiableMap(new TreeMap<>(excluded));
        signals = List.copyOf(signals);
    }

    /** The verdict, if a target is set. */
    public Optional<TargetAssessment> assessment() {
        return Optional.ofNullable(target);
    }

    /** Whether a target is set and missed. */
    public boolean isMissed() {
        return target != null && target.status() == TargetAssessment.Status.MISSED;
    }

    /**
     * The figure in one line: {@code digital-take-up 2026-10 (all): 0.7 = 700 / 1000, n 1000, 95 % wilson 0.6709 to
     * 0.7276; target 0.8 missed}. Figures are rounded to four places here and nowhere else.
     */
    public String summary() {
        StringBuilder line = new StringBuilder(kpi.id() + " " + period.label() + " " + segment + ": ");
        if (measurement.value() == null) {
            line.append(measurement.state().code());
        } else {
            line.append(rounded(measurement.value().toBigDecimal(10, RoundingMode.HALF_EVEN)));
        }
        if (denominator != null) {
            line.append(" = ").append(rounded(numerator)).append(" / ").append(rounded(denominator));
        }
        line.append(", n ").append(measurement.n());
        if (measurement.interval() != null) {
            line.append(", ")
                    .append(rounded(
                            BigDecimal.valueOf(100 * measurement.interval().level())))
                    .append(" % ")
                    .append(measurement.interval().method())
                    .append(' ')
                    .append(rounded(BigDecimal.valueOf(measurement.interval().low())))
                    .append(" to ")
                    .append(rounded(BigDecimal.valueOf(measurement.interval().high())));
        }
        if (measurement.state() == Measurement.State.PROVISIONAL) {
            line.append(", provisional");
        }
        excluded.forEach((code, count) ->
                line.append(", left out ").append(count).append(' ').append(code));
        if (target != null) {
            line.append("; target ")
                    .append(rounded(target.target()))
                    .append(' ')
                    .append(target.status().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        signals.forEach(signal -> line.append("; ").append(signal.code()));
        return line.toString();
    }

    private static String rounded(BigDecimal number) {
        BigDecimal four = number.setScale(4, RoundingMode.HALF_UP);
        return (four.signum() == 0 ? BigDecimal.ZERO : four.stripTrailingZeros()).toPlainString();
    }
}
