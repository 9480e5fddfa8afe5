package org.cxsdk.feedback.recovery;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.OpeningHours.Span;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.cxsdk.core.catalog.WorkingCalendarId;
import org.cxsdk.feedback.recovery.ServiceTerms.Clock;
import org.cxsdk.feedback.recovery.ServiceTerms.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cases in which anything happens at any minute, looked at in any minute, against a reckoning that walks through the weeks
 * minute by minute and counts: is somebody at work, does the case wait? It shares no code with the clocks and the calendar.
 */
class CaseClocksByMinutesTest {

    private static final int HORIZON_DAYS = 200;
    private static final ActorId CLERK = ActorId.of("clerk-7");

    static LongStream seeds() {
        return LongStream.range(1, 31);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void clocks_areThoseOfCountingMinutes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Weeks weeks = Weeks.drawn(random);
        Case of = drawn(random, weeks);
        CaseClocks clocks = CaseClocks.by(weeks.calendar());

        for (int look = 0; look < 12; look++) {
            int minute = random.nextInt(minute(weeks, of.last().at()) + 20_000);
            Instant at = weeks.at(minute);

            assertThat(clocks.at(of, at))
                    .as("seed %d, at %s, of %s by %s", seed, at, of.facts(), weeks)
                    .isEqualTo(counted(of, at, weeks));
        }
        for (CaseFact fact : of.facts()) {
            assertThat(clocks.at(of, fact.at()))
                    .as("seed %d, at the fact of %s", seed, fact.at())
                    .isEqualTo(counted(of, fact.at(), weeks));
        }
    }

    // --- what happens

    private static Case drawn(SplittableRandom random, Weeks weeks) {
        int minute = random.nextInt(10_000);
        Case of = new Case(
                CaseId.of("c"),
                List.of(new CaseFact.Opened(
                        weeks.at(minute),
                        CLERK,
                        SubjectId.of("amal"),
                        IssueId.of("late"),
                        CaseCause.complaint(),
                        null,
                        null,
                        1 + random.nextInt(2),
                        terms(random),
                        Map.of(),
                        null)));
        for (int i = 0; i < 14; i++) {
            minute += random.nextInt(4) == 0 ? random.nextInt(5) : random.nextInt(5_000);
            CaseFact fact = fact(random, of, weeks.at(minute));
            of = CaseRules.against(of, fact).isEmpty() ? of.with(fact) : of;
        }
        return of;
    }

    private static CaseFact fact(SplittableRandom random, Case of, Instant at) {
        return switch (random.nextInt(of.isSolved() ? 9 : 7)) {
            case 0 -> new CaseFact.Acknowledged(at, CLERK);
            case 1, 2 ->
                of.status() == Case.Status.PAUSED
                        ? new CaseFact.Resumed(at, CLERK)
                        : new CaseFact.Paused(at, CLERK, CaseFact.PauseReason.CUSTOMER);
            case 3 -> new CaseFact.Updated(at, CLERK);
            case 4 -> new CaseFact.TermsChanged(at, CLERK, terms(random), "other");
            case 5 -> new CaseFact.Decided(at, CLERK, CaseFact.Outcome.UPHELD);
            case 6 -> new CaseFact.Resolved(at, CLERK, RootCauseId.of("queue"), ActionId.of("printed"), null);
            default ->
                new CaseFact.Reopened(
                        at,
                        CLERK,
                        CaseFact.ReopenReason.CUSTOMER,
                        of.terms().after(of.stage()).orElse(of.stage()));
        };
    }

    private static ServiceTerms terms(SplittableRandom random) {
        List<Stage> stages = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            stages.add(new Stage(
                    random.nextBoolean() ? 1 + random.nextInt(3) : null,
                    1 + random.nextInt(20),
                    random.nextBoolean() ? 1 + random.nextInt(4) : null));
        }
        return new ServiceTerms(ServiceTermsId.of("drawn"), stages);
    }

    // --- the reckoning

    private static List<ClockStanding> counted(Case whole, Instant at, Weeks weeks) {
        List<CaseFact> facts =
                whole.facts().stream().filter(fact -> !fact.at().isAfter(at)).toList();
        BitSet waits = waits(facts, weeks, minute(weeks, at));
        List<ClockStanding> standings = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            boolean begins = i == 0 || facts.get(i) instanceof CaseFact.Reopened;
            if (!begins) {
                continue;
            }
            int number = facts.get(i) instanceof CaseFact.Reopened again
                    ? again.stage()
                    : ((CaseFact.Opened) facts.get(0)).stage();
            List<CaseFact> stage = new ArrayList<>();
            for (int k = i + 1; k < facts.size() && !(facts.get(k) instanceof CaseFact.Reopened); k++) {
                stage.add(facts.get(k));
            }
            Instant start = facts.get(i).at();
            CaseFact answered = null;
            CaseFact decided = null;
            CaseFact solved = null;
            for (CaseFact fact : stage) {
                boolean solves = fact instanceof CaseFact.Resolved;
                boolean decides = solves || fact instanceof CaseFact.Decided;
                boolean answers = decides || fact instanceof CaseFact.Acknowledged || fact instanceof CaseFact.Updated;
                answered = answered == null && answers ? fact : answered;
                decided = decided == null && decides ? fact : decided;
                solved = solved == null && solves ? fact : solved;
            }
            count(facts, waits, weeks, Clock.ACKNOWLEDGE, number, start, answered, at, standings);
            count(facts, waits, weeks, Clock.DECIDE, number, start, decided, at, standings);
            for (CaseFact fact : stage) {
                if (fact instanceof CaseFact.Updated) {
                    count(facts, waits, weeks, Clock.UPDATE, number, start, fact, at, standings);
                    start = fact.at();
                }
            }
            count(facts, waits, weeks, Clock.UPDATE, number, start, solved, at, standings);
        }
        return standings;
    }

    private static void count(
            List<CaseFact> facts,
            BitSet waits,
            Weeks weeks,
            Clock clock,
            int stage,
            Instant start,
            CaseFact stop,
            Instant at,
            List<ClockStanding> standings) {
        int from = minute(weeks, start);
        int until = minute(weeks, stop == null ? at : stop.at());
        ServiceTerms terms = null;
        for (CaseFact fact : facts) {
            if (minute(weeks, fact.at()) <= until) {
                terms = fact instanceof CaseFact.Opened opened
                        ? opened.terms()
                        : fact instanceof CaseFact.TermsChanged changed ? changed.terms() : terms;
            }
        }
        OptionalInt days =
                terms.stages().get(Math.min(stage, terms.stages().size()) - 1).days(clock);
        if (days.isEmpty()) {
            return;
        }
        int allowed = weeks.worked(from, weeks.closeOfDay(from, days.getAsInt()));
        int ran = 0;
        int counted = 0;
        int due = -1;
        boolean pauses = clock != Clock.ACKNOWLEDGE;
        for (int minute = from; due < 0 || minute <= until; minute++) {
            boolean runs = weeks.isWorked(minute) && !(pauses && minute < until && waits.get(minute));
            ran += runs && minute < until ? 1 : 0;
            counted += runs ? 1 : 0;
            due = due < 0 && counted == allowed ? minute + 1 : due;
        }
        boolean waiting = pauses && waits.get(until);
        ClockStanding.State state = stop != null
                ? until > due ? ClockStanding.State.LATE : ClockStanding.State.MET
                : until > due
                        ? ClockStanding.State.OVERDUE
                        : waiting ? ClockStanding.State.PAUSED : ClockStanding.State.RUNNING;
        standings.add(new ClockStanding(
                clock,
                stage,
                state,
                start,
                weeks.at(due),
                stop == null ? null : stop.at(),
                Duration.ofMinutes(ran),
                Duration.ofMinutes(allowed - ran)));
    }

    /** The minutes, up to one and with it, in which the case waits. */
    private static BitSet waits(List<CaseFact> facts, Weeks weeks, int last) {
        BitSet waits = new BitSet();
        for (CaseFact fact : facts) {
            if (fact instanceof CaseFact.Paused) {
                waits.set(minute(weeks, fact.at()), last + 1);
            } else if (fact instanceof CaseFact.Resumed || fact instanceof CaseFact.Resolved) {
                waits.clear(minute(weeks, fact.at()), last + 1);
            }
        }
        return waits;
    }

    private static int minute(Weeks weeks, Instant at) {
        return Math.toIntExact(Duration.between(weeks.start(), at).toMinutes());
    }

    /** Some hundred days, each minute of which is worked or not. */
    private record Weeks(
            ZoneId zone,
            Instant start,
            Set<DayOfWeek> working,
            List<Span> hours,
            Map<LocalDate, List<Span>> days,
            BitSet worked) {

        static Weeks drawn(SplittableRandom random) {
            ZoneId zone = ZoneId.of(
                    List.of("Asia/Dubai", "Europe/London", "America/New_York").get(random.nextInt(3)));
            LocalDate first = LocalDate.of(2026, 1 + random.nextInt(12), 1);
            Set<DayOfWeek> working = EnumSet.allOf(DayOfWeek.class);
            working.removeAll(
                    random.nextBoolean()
                            ? List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)
                            : List.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY));
            List<Span> hours = random.nextBoolean()
                    ? List.of(Span.of("08:00-16:00"))
                    : List.of(Span.of("09:00-12:30"), Span.of("13:15-17:00"));
            Map<LocalDate, List<Span>> days = new TreeMap<>();
            for (int i = 0; i < HORIZON_DAYS; i++) {
                int chance = random.nextInt(25);
                if (chance == 0) {
                    days.put(first.plusDays(i), List.of());
                } else if (chance == 1) {
                    days.put(first.plusDays(i), List.of(Span.of("10:00-11:45")));
                }
            }
            Weeks weeks = new Weeks(zone, first.atStartOfDay(zone).toInstant(), working, hours, days, new BitSet());
            for (int minute = 0; minute < HORIZON_DAYS * 24 * 60; minute++) {
                LocalDateTime local = LocalDateTime.ofInstant(weeks.at(minute), zone);
                weeks.worked.set(
                        minute,
                        weeks.spans(local.toLocalDate()).stream()
                                .anyMatch(span -> isWithin(span, local.toLocalTime())));
            }
            return weeks;
        }

        WorkingCalendar calendar() {
            WorkingCalendar calendar =
                    WorkingCalendar.weekly(WorkingCalendarId.of("drawn"), zone, working, hours.toArray(Span[]::new));
            for (Map.Entry<LocalDate, List<Span>> day : days.entrySet()) {
                calendar = calendar.withDay(day.getKey(), day.getValue().toArray(Span[]::new));
            }
            return calendar;
        }

        Instant at(int minute) {
            return start.plus(Duration.ofMinutes(minute));
        }

        boolean isWorked(int minute) {
            return worked.get(minute);
        }

        @Override
        public String toString() {
            return zone + " " + working + " " + hours + " " + days;
        }

        private static boolean isWithin(Span span, LocalTime time) {
            return !time.isBefore(span.from()) && time.isBefore(span.to());
        }

        private List<Span> spans(LocalDate day) {
            return days.getOrDefault(day, working.contains(day.getDayOfWeek()) ? hours : List.of());
        }

        int worked(int from, int to) {
            int worked = 0;
            for (int minute = from; minute < to; minute++) {
                worked += isWorked(minute) ? 1 : 0;
            }
            return worked;
        }

        /** The minute after the last one worked on the n-th day on which anybody works, after the day of that minute. */
        int closeOfDay(int from, int n) {
            LocalDate day = LocalDate.ofInstant(at(from), zone);
            for (int left = n; left > 0; ) {
                day = day.plusDays(1);
                left -= spans(day).isEmpty() ? 0 : 1;
            }
            List<Span> spans = spans(day);
            Instant close =
                    day.atTime(spans.get(spans.size() - 1).to()).atZone(zone).toInstant();
            return Math.toIntExact(Duration.between(start, close).toMinutes());
        }
    }
}
