package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A KPI that must not get worse while another one gets better: the complaint rate beside a speed target, the completion of
 * assisted customers beside digital take-up.
 *
 * @param kpi the KPI that guards
 * @param tolerance by how much it may be worse than in the period before, in its unit, not negative
 */
public record Guard(KpiId kpi, BigDecimal tolerance) {
    public Guard {
        Objects.requireNonNull(kpi, "kpi");
        if (tolerance.signum() < 0) {
            throw new IllegalArgumentException("tolerance (" + tolerance + ") must not be negative");
        }
    }
}
