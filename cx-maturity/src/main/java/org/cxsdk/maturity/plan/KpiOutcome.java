package org.cxsdk.maturity.plan;

import java.util.Objects;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.Rational;

/**
 * What an initiative is to do to a KPI: the outcome that people will notice.
 *
 * @param kpi identifier of the KPI's definition
 * @param unit its unit
 * @param from where it stands
 * @param to where it is expected once the initiative is done
 */
public record KpiOutcome(String kpi, String unit, Rational from, Rational to) {
    public KpiOutcome {
        Identifier.require("KpiOutcome.kpi", kpi);
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }
}
