package org.cxsdk.metrics.target;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * When and how far a target is raised. Targets that rise after every good period punish good work and breed gaming (Bevan
 * and Hood, "What's measured is what matters", Public Administration 84 (2006) 517-538), so a raise needs a run of periods
 * and evidence in each, takes a share of what was gained, and stops where the process cannot go.
 *
 * @param periods how many periods in a row must have met the target, at least 2
 * @param share which part of the distance from target to figure is added, more than 0, at most 1
 * @param capability the best target that is ever proposed, in the unit of the KPI; none if nothing limits it
 */
public record RaisePolicy(int periods, BigDecimal share, Optional<BigDecimal> capability) {

    public RaisePolicy {
        Objects.requireNonNull(share, "share");
        Objects.requireNonNull(capability, "capability");
        if (periods < 2) {
            throw new IllegalArgumentException("periods (" + periods + ") must be at least 2: one period may be luck");
        }
        if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("share (" + share + ") must be more than 0 and at most 1");
        }
    }

    /** Three periods in a row, half of the distance, no cap. */
    public static RaisePolicy standard() {
        return new RaisePolicy(3, new BigDecimal("0.5"), Optional.empty());
    }
}
