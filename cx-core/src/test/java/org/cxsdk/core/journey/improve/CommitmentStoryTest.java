package org.cxsdk.core.journey.improve;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.cxsdk.core.Observation;
import org.cxsdk.core.catalog.OpeningHours;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.cxsdk.core.catalog.WorkingCalendarId;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.StepId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The registry has promised the transport authority to check an address within two working days. */
@Tag("S21")
class CommitmentStoryTest {

    private static final WorkingCalendar OFFICE = WorkingCalendar.weekly(
                    WorkingCalendarId.of("office"),
                    ZoneId.of("Asia/Dubai"),
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                    OpeningHours.Span.of("08:00-16:00"))
            .withHolidays(List.of(LocalDate.parse("2026-11-06")));

    private final Permits permits = new Permits();

    @Test
    void aPromiseIsKeptOrBroken_inWorkingTime_andTheKpisLearnOfIt() {
        JourneyInstanceId journey = permits.open(1);
        // region commitment
        permits.improvement.promise(new Commitment(
                Commitment.Id.of("check-in-two-days"),
                Permits.PERMIT.version(),
                Permits.CHECK,
                Permits.REGISTRY,
                Permits.TRANSPORT,
                2));
        // endregion
        assertThat(state(journey)).isEqualTo(Commitment.State.NOT_YET);

        // Thursday 10:00 in Dubai: the person has done her part; Friday is a holiday, so Tuesday 16:00 is due
        permits.journeys.record(
                permits.at(journey, Permits.APPLY, Duration.ZERO).build());
        permits.journeys.record(
                permits.at(journey, Permits.PROVE, Duration.ofHours(73)).build());
        permits.now = Instant.parse("2026-11-09T06:00:00Z");
        assertThat(state(journey)).isEqualTo(Commitment.State.RUNNING);
        // region promise-standing
        Commitment.Standing promise =
                permits.improvement.promises(journey, OFFICE).get(0);

        promise.dueAt(); // Tuesday 16:00: Friday is a holiday, the weekend does not count
        promise.state(); // RUNNING
        // endregion
        assertThat(promise.dueAt()).contains(Instant.parse("2026-11-10T12:00:00Z"));
        assertThat(permits.improvement.breaches(Permits.PERMIT.version(), OFFICE))
                .isEmpty();

        // Wednesday 11:00: three working hours over time
        permits.now = Instant.parse("2026-11-11T07:00:00Z");
        assertThat(state(journey)).isEqualTo(Commitment.State.BREACHED);
        assertThat(standing(journey).late()).isEqualTo(Duration.ofHours(3));
        assertThat(permits.improvement.breaches(Permits.PERMIT.version(), OFFICE))
                .containsOnlyKeys(journey);

        // done on Thursday at 09:00
        permits.journeys.record(
                permits.at(journey, Permits.CHECK, Duration.ofHours(10 * 24)).build());
        permits.now = Instant.parse("2026-11-13T06:00:00Z");
        assertThat(state(journey)).isEqualTo(Commitment.State.KEPT_LATE);
        assertThat(standing(journey).late()).isEqualTo(Duration.ofHours(9));
        Observation learned =
                standing(journey).observation(journey, permits.now).orElseThrow();
        assertThat(learned.kind()).isEqualTo("commitment.breached");
        assertThat(learned.dimensions())
                .containsEntry("promisedBy", "registry")
                .containsEntry("promisedTo", "transport-authority");
        assertThat(learned.values().get("lateSeconds")).isEqualByComparingTo("32400");

        // the second person's address is checked the day after; the third's has not fallen due
        JourneyInstanceId second = permits.open(2);
        record(second, Permits.APPLY, 240);
        record(second, Permits.PROVE, 241);
        record(second, Permits.CHECK, 264);
        JourneyInstanceId third = permits.open(3);
        record(third, Permits.APPLY, 264);
        record(third, Permits.PROVE, 265);
        assertThat(permits.improvement.promiseObservations(Permits.PERMIT.version(), OFFICE))
                .extracting(Observation::kind)
                .containsExactlyInAnyOrder("commitment.breached", "commitment.kept");
    }

    private void record(JourneyInstanceId journey, StepId step, int hours) {
        permits.journeys.record(
                permits.at(journey, step, Duration.ofHours(hours)).build());
    }

    private Commitment.Standing standing(JourneyInstanceId journey) {
        return permits.improvement.promises(journey, OFFICE).get(0);
    }

    private Commitment.State state(JourneyInstanceId journey) {
        return standing(journey).state();
    }
}
