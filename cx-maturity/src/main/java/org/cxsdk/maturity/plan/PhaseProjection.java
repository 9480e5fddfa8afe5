package org.cxsdk.maturity.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.NodeId;

/**
 * What is expected once a phase, and all before it, are done.
 *
 * @param phase the phase
 * @param initiatives how many were chosen in it
 * @param cost what they cost
 * @param capacity the person-days they take
 * @param end the day after the last of them and of those of the phases before
 * @param expected what the assessment is then worth, by scoring again
 * @param criteria the expected score of each criterion that was raised so far
 */
public record PhaseProjection(
        PlanPhase phase,
        int initiatives,
        BigDecimal cost,
        BigDecimal capacity,
        LocalDate end,
        Worth expected,
        Map<NodeId, Rational> criteria) {

    public PhaseProjection {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(capacity, "capacity");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(expected, "expected");
        criteria = Collections.unmodifiableMap(new TreeMap<>(criteria));
    }
}
