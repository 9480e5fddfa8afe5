package org.cxsdk.maturity.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;

/** Something that happened to a plan after it was made. */
public sealed interface PlanFact {

    /** The day on which it happened. */
    LocalDate day();

    /** Work on an initiative began. */
    record Started(InitiativeId initiative, LocalDate day) implements PlanFact {
        public Started {
            Objects.requireNonNull(initiative, "initiative");
            Objects.requireNonNull(day, "day");
        }
    }

    /**
     * An initiative is done.
     *
     * @param initiative which
     * @param day when
     * @param cost what it cost in the end, in the catalogue's currency
     */
    record Finished(InitiativeId initiative, LocalDate day, BigDecimal cost) implements PlanFact {
        public Finished {
            Objects.requireNonNull(initiative, "initiative");
            Objects.requireNonNull(day, "day");
            Objects.requireNonNull(cost, "cost");
        }
    }

    /**
     * A KPI was measured that an initiative was to move.
     *
     * @param kpi identifier of the KPI's definition
     * @param day when
     * @param value what it stands at
     */
    record OutcomeMeasured(String kpi, LocalDate day, Rational value) implements PlanFact {
        public OutcomeMeasured {
            Objects.requireNonNull(kpi, "kpi");
            Objects.requireNonNull(day, "day");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * People were reached by an initiative that has an audience.
     *
     * @param initiative which
     * @param day when
     * @param people how many since the last such fact
     * @param before of those asked before, who could do it alone
     * @param after of those asked afterwards, who could do it alone
     */
    record Reached(InitiativeId initiative, LocalDate day, long people, Ratio before, Ratio after) implements PlanFact {
        public Reached {
            Objects.requireNonNull(initiative, "initiative");
            Objects.requireNonNull(day, "day");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
            if (people < 0) {
                throw new IllegalArgumentException("people (" + people + ") must not be negative");
            }
        }
    }

    /** A group of stakeholders was told about the plan. */
    record Told(String stakeholder, LocalDate day) implements PlanFact {
        public Told {
            Objects.requireNonNull(stakeholder, "stakeholder");
            Objects.requireNonNull(day, "day");
        }
    }
}
