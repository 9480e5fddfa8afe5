package org.cxsdk.metrics.cause;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.TargetAssessment;

/**
 * The figure from which an inquiry began, as it was then.
 *
 * @param definition the KPI, in which version
 * @param period label of the period, for example {@code 2026-10}
 * @param segment the part that it describes
 * @param value the figure
 * @param target what it misses
 * @param direction which way is better
 * @param numerator above the line
 * @param denominator below the line; empty for a plain count or sum
 * @param n how many it rests on
 * @param revision from which state of the data it was computed
 */
public record Miss(
        DefinitionRef definition,
        String period,
        Segment segment,
        BigDecimal value,
        BigDecimal target,
        Direction direction,
        BigDecimal numerator,
        Optional<BigDecimal> denominator,
        long n,
        long revision) {

    private static final int DIGITS = 12;

    public Miss {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(numerator, "numerator");
        Objects.requireNonNull(denominator, "denominator");
    }

    /**
     * Takes the figure of a part down.
     *
     * @param result with a figure, of a KPI that has a target
     */
    public static Miss of(KpiResult result) {
        TargetAssessment verdict = result.assessment()
                .orElseThrow(() -> new IllegalArgumentException(result.kpi().ref() + " has no target to miss"));
        Measurement measurement = result.measurement();
        Rational value = measurement.value();
        if (value == null) {
            throw new IllegalArgumentException(result.kpi().ref() + " has no figure: "
                    + measurement.state().code());
        }
        return new Miss(
                measurement.definition(),
                result.period().label(),
                result.segment(),
                value.toBigDecimal(DIGITS, RoundingMode.HALF_EVEN),
                verdict.target(),
                verdict.direction(),
                result.numerator(),
                Optional.ofNullable(result.denominator()),
                measurement.n(),
                measurement.revision());
    }
}
