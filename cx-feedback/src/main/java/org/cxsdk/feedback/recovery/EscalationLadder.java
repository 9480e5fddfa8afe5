package org.cxsdk.feedback.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.catalog.WorkingCalendar;

/**
 * Question: who hears when a promise is past due, and when? The first rung usually hears at once, the next ones some working
 * days later if nothing was done. Each rung hears once of each promise. A promise that was kept, stands still or is not due
 * climbs no rung.
 *
 * @param rungs in order of time
 */
public record EscalationLadder(List<Rung> rungs) {

    public EscalationLadder {
        rungs = List.copyOf(rungs);
        for (int i = 1; i < rungs.size(); i++) {
            if (rungs.get(i).afterDays() < rungs.get(i - 1).afterDays()) {
                throw new IllegalArgumentException("rung " + (i + 1) + " hears before the one below it");
            }
        }
    }

    /**
     * A rung.
     *
     * @param to who hears
     * @param afterDays how many working days after the due moment; 0 for at once
     */
    public record Rung(RoleId to, int afterDays) {

        public Rung {
            Objects.requireNonNull(to, "to");
            if (afterDays < 0) {
                throw new IllegalArgumentException("afterDays (" + afterDays + ") must not be negative");
            }
        }
    }

    /**
     * An escalation to come.
     *
     * @param when after this moment
     * @param to who will hear
     * @param due of which promise
     */
    public record Next(Instant when, RoleId to, CaseFact.PastDue due) {}

    /** The next escalation of a case as it stands, if nothing more happens to it. */
    public Optional<Next> next(Case of, WorkingCalendar calendar) {
        Next next = null;
        List<CaseFact.Escalated> done = of.all(CaseFact.Escalated.class);
        for (ClockStanding clock : CaseClocks.by(calendar).at(of, of.last().at())) {
            if (clock.state() != ClockStanding.State.RUNNING && clock.state() != ClockStanding.State.OVERDUE) {
                continue;
            }
            for (int i = 0; i < rungs.size(); i++) {
                Rung rung = rungs.get(i);
                CaseFact.PastDue due = new CaseFact.PastDue(clock.clock(), clock.stage(), clock.dueAt(), i);
                if (done.stream().anyMatch(escalated -> due.equals(escalated.due()))) {
                    continue;
                }
                Instant when =
                        rung.afterDays() == 0 ? clock.dueAt() : calendar.dueAfterDays(clock.dueAt(), rung.afterDays());
                if (next == null || when.isBefore(next.when())) {
                    next = new Next(when, rung.to(), due);
                }
                break;
            }
        }
        return Optional.ofNullable(next);
    }
}
