package org.cxsdk.feedback.recovery;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.OpeningHours;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.cxsdk.core.catalog.WorkingCalendarId;
import org.cxsdk.feedback.recovery.ClockStanding.State;
import org.cxsdk.feedback.recovery.ServiceTerms.Clock;
import org.cxsdk.feedback.recovery.ServiceTerms.Stage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Clocks of cases; the tests that name a product keep a failure that its users reported out of here. */
class CaseClocksTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final ZoneId DUBAI = ZoneId.of("Asia/Dubai");
    private static final ActorId CLERK = ActorId.of("clerk-7");

    /** Monday to Friday, 08:00 to 16:00 in Dubai. */
    private static final WorkingCalendar WEEK = calendar(DUBAI, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private static final ServiceTerms ONE_STAGE =
            new ServiceTerms(ServiceTermsId.of("one"), List.of(new Stage(1, 5, 2)));

    @Test
    void due_isTheNthWorkingDay_inThreeCountries() {
        // day vectors of the field research: received Thu 2026-12-24, +3, +5 and +20 working days
        WorkingCalendar england = calendar(LONDON, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)
                .withHolidays(days("2026-12-25", "2026-12-28", "2027-01-01"));
        WorkingCalendar scotland = england.withHolidays(days("2027-01-04"));
        assertThat(dueDays(england, "2026-12-24T11:00:00Z")).containsExactly("2026-12-31", "2027-01-05", "2027-01-26");
        assertThat(dueDays(scotland, "2026-12-24T11:00:00Z")).containsExactly("2026-12-31", "2027-01-06", "2027-01-27");

        // the same code with a weekend of Friday and Saturday, holidays 1 to 3 December 2021
        WorkingCalendar emirates = calendar(DUBAI, DayOfWeek.FRIDAY, DayOfWeek.SATURDAY)
                .withHolidays(days("2021-12-01", "2021-12-02", "2021-12-03"));
        assertThat(dueDays(emirates, "2021-11-25T08:00:00Z")).containsExactly("2021-11-30", "2021-12-06", "2021-12-27");
    }

    @Test
    void preset_hasTwoStages() {
        ServiceTerms preset = ServiceTerms.twoStages();

        assertThat(preset.stage(1)).isEqualTo(new Stage(null, 5, null));
        assertThat(preset.stage(2)).isEqualTo(new Stage(3, 20, null));
        assertThat(preset.after(1)).contains(2);
        assertThat(preset.after(2)).isEmpty();
    }

    @Test
    void clock_doesNotRunOutsideHours_norOverTheWeekend() {
        // opened Friday 6 November 2026 at 22:00 in Dubai, looked at on Monday at 10:00: two hours of work passed
        Case of = opened("2026-11-06T18:00:00Z", ONE_STAGE);

        ClockStanding decide = clock(of, Clock.DECIDE, "2026-11-09T06:00:00Z");

        assertThat(decide.ran()).isEqualTo(Duration.ofHours(2));
        assertThat(decide.dueAt()).isEqualTo("2026-11-13T12:00:00Z"); // Friday, 16:00
        assertThat(decide.state()).isEqualTo(State.RUNNING);
        assertThat(decide.left()).isEqualTo(Duration.ofHours(38));
    }

    @Test
    void pauses_addUp() {
        Case of = opened("2026-11-09T04:00:00Z", ONE_STAGE); // Monday 08:00, due next Monday 16:00
        of = paused(of, "2026-11-10T04:00:00Z", "2026-11-11T04:00:00Z"); // Tuesday: one working day
        of = paused(of, "2026-11-12T08:00:00Z", "2026-11-16T08:00:00Z"); // Thursday noon to Monday noon: two

        ClockStanding decide = clock(of, Clock.DECIDE, "2026-11-16T09:00:00Z");

        assertThat(decide.dueAt()).isEqualTo("2026-11-19T12:00:00Z"); // Thursday, three working days later
        // Monday 8 h, Wednesday 8 h, Thursday 4 h, Monday 1 h
        assertThat(decide.ran()).isEqualTo(Duration.ofHours(21));
    }

    @Test
    void pauses_areKept_whenTheTermsChange_asGlpiLosesThem() {
        Case of = opened("2026-11-09T04:00:00Z", ONE_STAGE);
        of = paused(of, "2026-11-10T04:00:00Z", "2026-11-12T04:00:00Z"); // two working days
        of = of.with(new CaseFact.TermsChanged(
                at("2026-11-12T05:00:00Z"),
                CLERK,
                new ServiceTerms(ServiceTermsId.of("longer"), List.of(new Stage(1, 10, null))),
                "complex"));

        // ten working days after Monday 9 November: Monday 23; and the two of the pause: Wednesday 25
        assertThat(clock(of, Clock.DECIDE, "2026-11-12T06:00:00Z").dueAt()).isEqualTo("2026-11-25T12:00:00Z");
        // and what was known before the change can be asked for as it was: Monday 16, and two
        assertThat(clock(of, Clock.DECIDE, "2026-11-12T04:30:00Z").dueAt()).isEqualTo("2026-11-18T12:00:00Z");
    }

    @Test
    void clock_standsStill_whilePaused() {
        Case of = opened("2026-11-09T04:00:00Z", ONE_STAGE)
                .with(new CaseFact.Paused(at("2026-11-10T04:00:00Z"), CLERK, CaseFact.PauseReason.CUSTOMER));

        ClockStanding after = clock(of, Clock.DECIDE, "2026-12-10T04:00:00Z");

        assertThat(after.state()).isEqualTo(State.PAUSED);
        assertThat(after.ran()).isEqualTo(Duration.ofHours(8));
        assertThat(after.left()).isEqualTo(Duration.ofHours(40));
    }

    @Test
    void pause_afterTheDueMoment_doesNotMakeItGood() {
        Case of = opened("2026-11-09T04:00:00Z", ONE_STAGE)
                .with(new CaseFact.Paused(at("2026-11-17T04:00:00Z"), CLERK, CaseFact.PauseReason.CUSTOMER));

        assertThat(clock(of, Clock.DECIDE, "2026-11-18T04:00:00Z").state()).isEqualTo(State.OVERDUE);
        assertThat(clock(of, Clock.DECIDE, "2026-11-18T04:00:00Z").dueAt()).isEqualTo("2026-11-16T12:00:00Z");
    }

    @Test
    void clock_stops_whenTheCaseIsSolved_asChatwootDoesNot() {
        Case of = opened("2026-11-09T04:00:00Z", ONE_STAGE).with(solved("2026-11-10T04:00:00Z"));

        ClockStanding monthsLater = clock(of, Clock.DECIDE, "2027-03-01T04:00:00Z");

        assertThat(monthsLater.state()).isEqualTo(State.MET);
        assertThat(monthsLater.ran()).isEqualTo(Duration.ofHours(8));
        assertThat(clock(of, Clock.UPDATE, "2027-03-01T04:00:00Z").state()).isEqualTo(State.MET);
    }

    @Test
    void clock_isLate_fromTheFirstMomentAfterTheDueOne() {
        Case of = opened("2026-11-09T04:00:00Z", ONE_STAGE);

        assertThat(clock(of.with(solved("2026-11-16T12:00:00Z")), Clock.DECIDE, "2026-12-01T00:00:00Z")
                        .state())
                .isEqualTo(State.MET);
        assertThat(clock(of.with(solved("2026-11-16T12:00:00.000001Z")), Clock.DECIDE, "2026-12-01T00:00:00Z")
                        .state())
                .isEqualTo(State.LATE);
    }

    @Test
    void update_doesNotCountAsDecision_asInZammad_andBeginsItsOwnClockAgain() {
        Case of = opened("2026-11-09T04:00:00Z", ONE_STAGE)
                .with(new CaseFact.Updated(at("2026-11-10T04:00:00Z"), CLERK))
                .with(new CaseFact.Updated(at("2026-11-13T04:00:00Z"), CLERK));

        List<ClockStanding> clocks = CaseClocks.by(WEEK).at(of, at("2026-11-13T05:00:00Z"));

        assertThat(clocks)
                .extracting(ClockStanding::clock, ClockStanding::state)
                .containsExactly(
                        tuple(Clock.ACKNOWLEDGE, State.MET),
                        tuple(Clock.DECIDE, State.RUNNING),
                        tuple(Clock.UPDATE, State.MET),
                        tuple(Clock.UPDATE, State.LATE), // Tuesday to Friday; promised were two days
                        tuple(Clock.UPDATE, State.RUNNING));
    }

    @Test
    void pause_doesNotStopTheAcknowledgement() {
        Case of = opened("2026-11-09T04:00:00Z", ONE_STAGE)
                .with(new CaseFact.Paused(at("2026-11-09T05:00:00Z"), CLERK, CaseFact.PauseReason.LEGAL));

        assertThat(clock(of, Clock.ACKNOWLEDGE, "2026-11-11T04:00:00Z").state()).isEqualTo(State.OVERDUE);
    }

    @Test
    void secondRound_hasClocksOfItsOwn_andThePauseOfTheFirstDoesNotReachIntoIt() {
        Case of = opened("2026-11-09T04:00:00Z", ServiceTerms.twoStages())
                .with(new CaseFact.Paused(at("2026-11-10T04:00:00Z"), CLERK, CaseFact.PauseReason.CUSTOMER))
                .with(solved("2026-11-11T04:00:00Z"))
                .with(new CaseFact.Reopened(
                        at("2026-11-12T04:00:00Z"), CLERK, CaseFact.ReopenReason.RECOVERY_SURVEY, 2));

        List<ClockStanding> clocks = CaseClocks.by(WEEK).at(of, at("2026-11-13T04:00:00Z"));

        assertThat(clocks)
                .extracting(ClockStanding::clock, ClockStanding::stage, ClockStanding::state)
                .containsExactly(
                        tuple(Clock.DECIDE, 1, State.MET),
                        tuple(Clock.ACKNOWLEDGE, 2, State.RUNNING),
                        tuple(Clock.DECIDE, 2, State.RUNNING));
        assertThat(clocks.get(2).ran()).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void solvedClock_keepsTheTermsItStoppedUnder() {
        Case of = opened("2026-11-09T04:00:00Z", ONE_STAGE)
                .with(new CaseFact.Decided(at("2026-11-20T04:00:00Z"), CLERK, CaseFact.Outcome.UPHELD))
                .with(new CaseFact.TermsChanged(
                        at("2026-11-20T05:00:00Z"),
                        CLERK,
                        new ServiceTerms(ServiceTermsId.of("longer"), List.of(new Stage(1, 30, null))),
                        "to look better"));

        assertThat(clock(of, Clock.DECIDE, "2026-11-20T06:00:00Z").state()).isEqualTo(State.LATE);
    }

    private static List<String> dueDays(WorkingCalendar calendar, String received) {
        List<String> days = new ArrayList<>();
        for (int promised : new int[] {3, 5, 20}) {
            Case of = opened(
                    received, new ServiceTerms(ServiceTermsId.of("t"), List.of(new Stage(null, promised, null))));
            Instant due = CaseClocks.by(calendar).at(of, at(received)).get(0).dueAt();
            days.add(LocalDate.ofInstant(due, calendar.zone()).toString());
        }
        return days;
    }

    private static ClockStanding clock(Case of, Clock clock, String at) {
        return CaseClocks.by(WEEK).at(of, at(at)).stream()
                .filter(standing -> standing.clock() == clock)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private static Case opened(String at, ServiceTerms terms) {
        return new Case(
                CaseId.of("c-1"),
                List.of(new CaseFact.Opened(
                        at(at),
                        CLERK,
                        SubjectId.of("amal"),
                        IssueId.of("permit-late"),
                        CaseCause.complaint(),
                        null,
                        null,
                        1,
                        terms,
                        Map.of(),
                        null)));
    }

    private static Case paused(Case of, String from, String to) {
        return of.with(new CaseFact.Paused(at(from), CLERK, CaseFact.PauseReason.CUSTOMER))
                .with(new CaseFact.Resumed(at(to), CLERK));
    }

    private static CaseFact solved(String at) {
        return new CaseFact.Resolved(at(at), CLERK, RootCauseId.of("scan-queue"), ActionId.of("permit-issued"), null);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static WorkingCalendar calendar(ZoneId zone, DayOfWeek... weekend) {
        Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
        days.removeAll(List.of(weekend));
        return WorkingCalendar.weekly(WorkingCalendarId.of("office"), zone, days, OpeningHours.Span.of("08:00-16:00"));
    }

    private static List<LocalDate> days(String... days) {
        return List.of(days).stream().map(LocalDate::parse).toList();
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }
}
