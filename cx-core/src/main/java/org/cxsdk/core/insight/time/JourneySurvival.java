package org.cxsdk.core.insight.time;

import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.stat.SurvivalCurve;

/**
 * How long journeys take until something happens in them, open ones included.
 *
 * @param until the activities that were waited for, sorted
 * @param cut until when journeys were watched; what happened later is left out
 * @param open how many had done none of the activities by then
 * @param notBegun how many journeys of the log begin after the cut, and are left out
 * @param curve the share of journeys that take longer than t seconds from their beginning; empty if none had begun
 */
public record JourneySurvival(Set<String> until, Instant cut, int open, int notBegun, Optional<SurvivalCurve> curve) {

    public JourneySurvival {
        until = Collections.unmodifiableSet(new TreeSet<>(until));
        Objects.requireNonNull(cut, "cut");
        Objects.requireNonNull(curve, "curve");
    }
}
