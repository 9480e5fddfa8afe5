package org.cxsdk.feedback.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.cxsdk.feedback.recovery.ServiceTerms.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Question: how do the promises of a case stand at an instant?
 *
 * <p>A promise of n working days is due at the close of the n-th working day after the day on which its stage began. The
 * working time from the start until then is what a clock may run. Each pause is taken out, all of them, before and after the
 * terms change: {@code due = the moment by which the clock ran that long}. A pause of two working days moves the due moment by
 * the working time of those days. Other terms give another due moment from the same start with the same pauses.
 *
 * <ul>
 *   <li>acknowledge: stops when the customer is answered in any way; a pause does not stop it;
 *   <li>decide: stops at the decision, or when it is solved;
 *   <li>update: begins again with each update, stops when it is solved. It leaves the other clocks alone.
 * </ul>
 *
 * <p>A stopped clock keeps the terms that held when it stopped. Nothing is remembered between calls. Cost: linear in facts
 * times the days of the calendar. Immutable, safe for use by many threads.
 */
public final class CaseClocks {

    private final WorkingCalendar calendar;

    private CaseClocks(WorkingCalendar calendar) {
        this.calendar = Objects.requireNonNull(calendar, "calendar");
    }

    /** Returns the clocks of those who work by this calendar. */
    public static CaseClocks by(WorkingCalendar calendar) {
        return new CaseClocks(calendar);
    }

    /** Every clock of the case as it stood at an instant, in the order of stages, then as {@link Clock} lists them. */
    public List<ClockStanding> at(Case whole, Instant at) {
        Optional<Case> then = whole.asOf(at);
        if (then.isEmpty()) {
            return List.of();
        }
        List<CaseFact> facts = then.get().facts();
        List<Pause> pauses = pauses(facts);
        List<ClockStanding> standings = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= facts.size(); i++) {
            if (i == facts.size() || facts.get(i) instanceof CaseFact.Reopened) {
                stage(facts, facts.subList(from, i), pauses, at, standings);
                from = i;
            }
        }
        return List.copyOf(standings);
    }

    private record Pause(Instant from, @Nullable Instant to) {}

    /** A pause ends when work goes on, and also when the case is solved. */
    private static List<Pause> pauses(List<CaseFact> facts) {
        List<Pause> pauses = new ArrayList<>();
        Instant from = null;
        for (CaseFact fact : facts) {
            if (fact instanceof CaseFact.Paused) {
                from = fact.at();
            } else if (from != null && (fact instanceof CaseFact.Resumed || fact instanceof CaseFact.Resolved)) {
                pauses.add(new Pause(from, fact.at()));
                from = null;
            }
        }
        if (from != null) {
            pauses.add(new Pause(from, null));
        }
        return pauses;
    }

    private void stage(
            List<CaseFact> all, List<CaseFact> stage, List<Pause> pauses, Instant at, List<ClockStanding> standings) {
        Instant start = stage.get(0).at();
        int number = stage.get(0) instanceof CaseFact.Reopened reopened
                ? reopened.stage()
                : ((CaseFact.Opened) all.get(0)).stage();
        Instant answered = first(
                stage,
                CaseFact.Acknowledged.class,
                CaseFact.Updated.class,
                CaseFact.Decided.class,
                CaseFact.CustomerTold.class,
                CaseFact.Resolved.class);
        Instant decided = first(stage, CaseFact.Decided.class, CaseFact.Resolved.class);
        standing(all, Clock.ACKNOWLEDGE, number, start, answered, List.of(), at, standings);
        standing(all, Clock.DECIDE, number, start, decided, pauses, at, standings);
        Instant since = start;
        for (CaseFact fact : stage) {
            if (fact instanceof CaseFact.Updated) {
                standing(all, Clock.UPDATE, number, since, fact.at(), pauses, at, standings);
                since = fact.at();
            }
        }
        standing(all, Clock.UPDATE, number, since, first(stage, CaseFact.Resolved.class), pauses, at, standings);
    }

    @SafeVarargs
    private static @Nullable Instant first(List<CaseFact> facts, Class<? extends CaseFact>... kinds) {
        for (CaseFact fact : facts) {
            for (Class<? extends CaseFact> kind : kinds) {
                if (kind.isInstance(fact)) {
                    return fact.at();
                }
            }
        }
        return null;
    }

    private void standing(
            List<CaseFact> all,
            Clock clock,
            int stage,
            Instant start,
            @Nullable Instant stop,
            List<Pause> pauses,
            Instant at,
            List<ClockStanding> standings) {
        Instant until = stop == null ? at : stop;
        OptionalInt days = termsAt(all, until).stage(stage).days(clock);
        if (days.isEmpty()) {
            return;
        }
        // what the clock may run = working time from the start to the close of the n-th working day
        Duration allowed = calendar.between(start, calendar.dueAfterDays(start, days.getAsInt()));
        Duration ran = Duration.ZERO;
        Instant from = start;
        Instant due = null;
        boolean paused = false;
        for (Pause pause : pauses) {
            boolean over = pause.to() != null && !pause.to().isAfter(start);
            if (over || pause.from().isAfter(until)) {
                continue;
            }
            Instant still = pause.from().isBefore(start) ? start : pause.from();
            Duration span = calendar.between(from, still);
            if (due == null && ran.plus(span).compareTo(allowed) >= 0) {
                due = calendar.plus(from, allowed.minus(ran));
            }
            ran = ran.plus(span);
            paused = pause.to() == null || pause.to().isAfter(until);
            from = paused ? until : Objects.requireNonNull(pause.to());
        }
        if (due == null) {
            due = calendar.plus(from, allowed.minus(ran));
        }
        if (!paused) {
            ran = ran.plus(calendar.between(from, until));
        }
        standings.add(new ClockStanding(
                clock, stage, state(stop, paused, due, at), start, due, stop, ran, allowed.minus(ran)));
    }

    private static ClockStanding.State state(@Nullable Instant stop, boolean paused, Instant due, Instant at) {
        if (stop != null) {
            return stop.isAfter(due) ? ClockStanding.State.LATE : ClockStanding.State.MET;
        }
        if (at.isAfter(due)) {
            return ClockStanding.State.OVERDUE;
        }
        return paused ? ClockStanding.State.PAUSED : ClockStanding.State.RUNNING;
    }

    private static ServiceTerms termsAt(List<CaseFact> facts, Instant at) {
        ServiceTerms terms = ((CaseFact.Opened) facts.get(0)).terms();
        for (CaseFact fact : facts) {
            if (fact instanceof CaseFact.TermsChanged changed && !changed.at().isAfter(at)) {
                terms = changed.terms();
            }
        }
        return terms;
    }
}
