package org.cxsdk.metrics.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;
import org.jspecify.annotations.Nullable;

/**
 * A figure that a decision rests on, as it was when it was cited.
 *
 * @param definition the KPI, in which version
 * @param period label of the period
 * @param segment the part that it describes
 * @param state whether there was a figure, and how final
 * @param value the figure; empty if there was none
 * @param n how many it rested on
 * @param revision from which state of the data it was computed
 * @param source where the data came from
 */
public record Citation(
        DefinitionRef definition,
        String period,
        Segment segment,
        Measurement.State state,
        Optional<BigDecimal> value,
        long n,
        long revision,
        String source) {

    private static final int DIGITS = 12;

    public Citation {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(source, "source");
    }

    /** Cites a figure. */
    public static Citation of(KpiResult result) {
        Measurement measurement = result.measurement();
        return new Citation(
                measurement.definition(),
                result.period().label(),
                result.segment(),
                measurement.state(),
                exact(measurement.value()),
                measurement.n(),
                measurement.revision(),
                measurement.source());
    }

    /** What became of a cited figure. */
    public enum Standing {
        /** It is the same as when it was cited. */
        UNCHANGED,
        /** Late or corrected data have changed it. */
        RESTATED,
        /** The KPI is defined in another way by now, so the figures are not comparable. */
        REDEFINED,
        /** The report does not have it. */
        NOT_REPORTED
    }

    /** Holds the citation against a report of today. */
    public Standing in(KpiReport report) {
        Optional<KpiResult> now = report.results().stream()
                .filter(result -> result.kpi().id().value().equals(definition.id())
                        && result.period().label().equals(period)
                        && result.segment().equals(segment))
                .findFirst();
        if (now.isEmpty()) {
            return Standing.NOT_REPORTED;
        }
        Measurement measurement = now.get().measurement();
        if (!measurement.definition().sha256().equals(definition.sha256())) {
            return Standing.REDEFINED;
        }
        boolean same = measurement.n() == n
                && exact(measurement.value())
                        .map(BigDecimal::stripTrailingZeros)
                        .equals(value.map(BigDecimal::stripTrailingZeros));
        return same ? Standing.UNCHANGED : Standing.RESTATED;
    }

    private static Optional<BigDecimal> exact(@Nullable Rational value) {
        return Optional.ofNullable(value).map(one -> one.toBigDecimal(DIGITS, RoundingMode.HALF_EVEN));
    }
}
