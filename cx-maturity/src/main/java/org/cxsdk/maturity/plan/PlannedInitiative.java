package org.cxsdk.maturity.plan;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A chosen initiative with its dates.
 *
 * @param initiative the initiative
 * @param start its first day, as early as what comes before it allows
 * @param end the day after its last
 * @param slackDays by how many days it can slip before the whole plan ends later
 */
public record PlannedInitiative(Initiative initiative, LocalDate start, LocalDate end, long slackDays) {

    public PlannedInitiative {
        Objects.requireNonNull(initiative, "initiative");
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("end (" + end + ") must not lie before start (" + start + ")");
        }
    }

    /** Whether the plan ends later as soon as it slips. */
    public boolean isCritical() {
        return slackDays == 0;
    }

    /** Whether it runs on at least one day of a span. */
    boolean runsIn(LocalDate from, LocalDate until) {
        return start.isBefore(until) && (end.isAfter(from) || start.equals(end) && !start.isBefore(from));
    }
}
