package org.cxsdk.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ValidityTest {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-04-01T00:00:00Z");
    private static final Validity MARCH = Validity.between(FROM, TO);

    @Test
    void contains_from_andNothingBefore() {
        assertThat(MARCH.contains(FROM)).isTrue();
        assertThat(MARCH.contains(FROM.minus(1, ChronoUnit.MICROS))).isFalse();
        assertThat(MARCH.contains(FROM.minusNanos(1))).isFalse();
    }

    @Test
    void contains_theLastMicrosecond_andNotTo() {
        assertThat(MARCH.contains(TO.minusNanos(1))).isTrue();
        assertThat(MARCH.contains(TO.minus(1, ChronoUnit.MICROS))).isTrue();
        assertThat(MARCH.contains(TO)).isFalse();
    }

    @Test
    void openSides_haveNoBound() {
        assertThat(Validity.OPEN.contains(Instant.MIN)).isTrue();
        assertThat(Validity.until(TO).contains(Instant.MIN)).isTrue();
        assertThat(Validity.until(TO).contains(TO)).isFalse();
        assertThat(Validity.from(FROM).contains(Instant.MAX)).isTrue();
    }

    @Test
    void boundsFinerThanAMicrosecond_makeItShorter() {
        Validity fine = Validity.between(FROM.plusNanos(1), TO.plusNanos(999));
        assertThat(fine.from()).isEqualTo(FROM.plusNanos(1_000));
        assertThat(fine.to()).isEqualTo(TO);
    }

    @Test
    void anEmptyInterval_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Validity.between(FROM, FROM));
        assertThatIllegalArgumentException().isThrownBy(() -> Validity.between(TO, FROM));
        assertThatIllegalArgumentException()
                .as("nothing is left between the microseconds")
                .isThrownBy(() -> Validity.between(FROM.plusNanos(1), FROM.plusNanos(900)));
    }

    /** Hand calculation: a day in a zone that changes to summer time (Europe/Tallinn, 29 March 2026, 03:00) has 23 hours. */
    @Test
    void aDayOfSummerTimeChange_endsAtItsOwnMidnight() {
        ZoneId tallinn = ZoneId.of("Europe/Tallinn");
        LocalDate day = LocalDate.of(2026, 3, 29);
        Validity validity = Validity.ofDays(day, day, tallinn);
        assertThat(validity.from()).isEqualTo("2026-03-28T22:00:00Z");
        assertThat(validity.to()).isEqualTo("2026-03-29T21:00:00Z");
    }

    /** ISO 8601 arithmetic as java.time defines it: 29 Feb + P1Y = 28 Feb, 31 Jan + P1M = 28 Feb. */
    @Test
    void periods_areCountedOnTheCalendarOfAZone() {
        ZoneId dubai = ZoneId.of("Asia/Dubai");
        assertThat(Validity.ofPeriod(LocalDate.of(2028, 2, 29), Period.ofYears(1), dubai))
                .isEqualTo(
                        Validity.between(Instant.parse("2028-02-28T20:00:00Z"), Instant.parse("2029-02-27T20:00:00Z")));
        assertThat(Validity.ofPeriod(LocalDate.of(2026, 1, 31), Period.ofMonths(1), dubai))
                .isEqualTo(
                        Validity.between(Instant.parse("2026-01-30T20:00:00Z"), Instant.parse("2026-02-27T20:00:00Z")));
    }
}
