package org.cxsdk.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Four kinds of quota, to the microsecond; and never more uses than allowed, from however many threads. */
class QuotaTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final SubjectId MARYAM = SubjectId.of("maryam");
    private static final StatementId GRANT = StatementId.of("g-1");
    private static final Scope SCOPE = Scope.of("deduction-check", "interest-paid", "tax-office");
    private static final ReuseRequest REQUEST = new ReuseRequest(MARYAM, SCOPE);

    private final AtomicReference<Instant> clock = new AtomicReference<>(at("2026-06-01T12:00:00Z"));
    private final CxContext context =
            CxContext.of(newStorage(), clock::get, new InMemoryKeyStore(), TenantId.of("agency"));
    private final CxConsent consent = CxConsent.on(context).logging((session, id, provider, decision) -> true);

    /** Another storage for a class that extends this one. */
    Storage newStorage() {
        return new InMemoryStorage();
    }

    @BeforeEach
    void publishVocabulary() {
        consent.publish(Words.TAX);
    }

    @Test
    void total_isSpentForGood() {
        Quota twice = new Quota.Total(2);
        Instant now = clock.get();
        assertThat(twice.nextAt(List.of(now), now)).contains(now);
        assertThat(twice.nextAt(List.of(now, now), now)).isEmpty();
    }

    @Test
    void calendarDay_beginsAtMidnightOfTheZone_alsoOnTheDayWithTwentyThreeHours() {
        Quota daily = new Quota.Calendar(1, ChronoUnit.DAYS, NEW_YORK);
        // clocks in New York went forward on 8 March 2026: that day ended at 04:00 UTC, 23 hours after it began at
        // 05:00 UTC
        Instant use = at("2026-03-08T05:00:00Z");
        Instant end = at("2026-03-09T04:00:00Z");
        assertThat(daily.nextAt(List.of(use), end.minusNanos(1_000))).contains(end);
        assertThat(daily.nextAt(List.of(use), end)).contains(end);
        assertThat(daily.nextAt(List.of(use.minusNanos(1_000)), use)).contains(use);
    }

    @Test
    void calendarMonth_andYear_countTheCalendar() {
        Quota monthly = new Quota.Calendar(1, ChronoUnit.MONTHS, ZoneId.of("UTC"));
        assertThat(monthly.nextAt(List.of(at("2028-02-01T00:00:00Z")), at("2028-02-29T23:59:59.999999Z")))
                .contains(at("2028-03-01T00:00:00Z"));
        Quota yearly = new Quota.Calendar(1, ChronoUnit.YEARS, ZoneId.of("UTC"));
        assertThat(yearly.nextAt(List.of(at("2028-02-29T00:00:00Z")), at("2028-12-31T00:00:00Z")))
                .contains(at("2029-01-01T00:00:00Z"));
        Quota weekly = new Quota.Calendar(1, ChronoUnit.WEEKS, ZoneId.of("UTC"));
        // 1 June 2026 is a Monday
        assertThat(weekly.nextAt(List.of(at("2026-06-01T00:00:00Z")), at("2026-06-07T12:00:00Z")))
                .contains(at("2026-06-08T00:00:00Z"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quota.Calendar(1, ChronoUnit.DECADES, ZoneId.of("UTC")));
    }

    /** A hold may be longer than the window it counts in; somebody else's use in between does not take it away. */
    @Test
    void whatIsHeld_canBeCommitted_untilItsTimeIsOver_howeverShortTheWindow() {
        consent.grant(
                Grant.of(GRANT, MARYAM, SCOPE, Evidence.of("web")).limitedTo(new Quota.Spaced(Duration.ofMinutes(7))));
        QuotaService quotas = consent.quotas().holding(Duration.ofMinutes(15));
        assertThat(quotas.reserve(UseKey.of("one"), REQUEST).mayUse()).isTrue();
        clock.set(clock.get().plus(Duration.ofMinutes(10)));
        assertThat(quotas.reserve(UseKey.of("two"), REQUEST).mayUse()).isTrue();

        assertThat(quotas.commit(UseKey.of("one"), MARYAM, GRANT)).isTrue();
        clock.set(clock.get().plus(Duration.ofMinutes(15)));
        assertThat(quotas.commit(UseKey.of("two"), MARYAM, GRANT))
                .as("now its time is over")
                .isFalse();
    }

    @Test
    void sliding_countsEverySpan_andSpacedIsOne() {
        Quota hourly = new Quota.Sliding(2, Duration.ofHours(1));
        Instant first = at("2026-06-01T10:00:00Z");
        Instant second = at("2026-06-01T10:59:59.999999Z");
        assertThat(hourly.nextAt(List.of(second, first), second)).contains(at("2026-06-01T11:00:00Z"));
        assertThat(hourly.nextAt(List.of(second, first), at("2026-06-01T11:00:00Z")))
                .contains(at("2026-06-01T11:00:00Z"));
        Quota spaced = new Quota.Spaced(Duration.ofDays(5));
        assertThat(spaced.nextAt(List.of(first), first.plus(Duration.ofDays(5)).minusNanos(1_000)))
                .contains(first.plus(Duration.ofDays(5)));
        assertThat(spaced.nextAt(List.of(), first)).contains(first);
    }

    @Test
    void sixtyFourThreads_getExactlyWhatIsAllowed() throws Exception {
        grant(new Quota.Total(10));
        assertThat(permitted(64, "")).isEqualTo(10);
        assertThat(consent.decide(REQUEST).outcome())
                .isEqualTo(new ReuseOutcome.Deny(List.of(ReuseReason.QUOTA_SPENT)));
    }

    @Test
    void theSameKey_costsNothing_norDoesADenial() {
        grant(new Quota.Total(1));
        Reservation first = consent.quotas().reserve(UseKey.of("k"), REQUEST);
        Reservation again = consent.quotas().reserve(UseKey.of("k"), REQUEST);
        assertThat(first.state()).isEqualTo(Reservation.State.RESERVED);
        assertThat(again.state()).isEqualTo(Reservation.State.RESERVED);
        assertThat(consent.quotas().commit(UseKey.of("k"), MARYAM, GRANT)).isTrue();
        assertThat(consent.quotas().reserve(UseKey.of("k"), REQUEST).state()).isEqualTo(Reservation.State.COMMITTED);
        assertThat(consent.quotas().reserve(UseKey.of("l"), REQUEST).state()).isEqualTo(Reservation.State.SPENT);
        assertThat(consent.quotas()
                        .reserve(UseKey.of("m"), ReuseRequest.of("maryam", "marketing", "email", "shop"))
                        .state())
                .isEqualTo(Reservation.State.DENIED);
    }

    @Test
    void anOrphan_runsOut_andItsCommitComesTooLate() {
        grant(new Quota.Total(1));
        Reservation orphan = consent.quotas().holding(Duration.ofMinutes(1)).reserve(UseKey.of("crashed"), REQUEST);
        Instant end = orphan.until().orElseThrow();
        clock.set(end.minusNanos(1_000));
        assertThat(consent.quotas().reserve(UseKey.of("next"), REQUEST).state()).isEqualTo(Reservation.State.SPENT);
        clock.set(end);
        assertThat(consent.quotas().commit(UseKey.of("crashed"), MARYAM, GRANT)).isFalse();
        assertThat(consent.quotas().reserve(UseKey.of("next"), REQUEST).state()).isEqualTo(Reservation.State.RESERVED);
    }

    @Test
    void whatIsReleased_isFree_andWhatIsCommitted_isNot() {
        grant(new Quota.Total(1));
        consent.quotas().reserve(UseKey.of("k"), REQUEST);
        consent.quotas().release(UseKey.of("k"), MARYAM, GRANT);
        assertThat(consent.quotas().reserve(UseKey.of("l"), REQUEST).mayUse()).isTrue();
        consent.quotas().commit(UseKey.of("l"), MARYAM, GRANT);
        consent.quotas().release(UseKey.of("l"), MARYAM, GRANT);
        assertThat(consent.quotas().reserve(UseKey.of("m"), REQUEST).mayUse()).isFalse();
    }

    @Test
    void release_countsInItsOwnTransaction_andOnceForAnAttempt() {
        grant(new Quota.Sliding(1, Duration.ofDays(1)));
        ActorId bank = ActorId.of("bank");
        assertThat(consent.release(DisclosureId.of("a"), bank, REQUEST).mayLeave())
                .isTrue();
        assertThat(consent.release(DisclosureId.of("a"), bank, REQUEST).mayLeave())
                .isTrue();
        Release spent = consent.release(DisclosureId.of("b"), bank, REQUEST);
        assertThat(spent.mayLeave()).isFalse();
        assertThat(spent.decision().outcome().reasons()).containsExactly(ReuseReason.QUOTA_SPENT);
        clock.set(clock.get().plus(Duration.ofDays(1)));
        assertThat(consent.release(DisclosureId.of("b"), bank, REQUEST).mayLeave())
                .isTrue();
    }

    @Test
    void twoGrants_countApart() {
        grant(new Quota.Total(1));
        Scope other = Scope.of("deduction-check", "email", "tax-office");
        consent.grant(Grant.of(StatementId.of("g-2"), MARYAM, other, Evidence.of("web"))
                .limitedTo(new Quota.Total(1)));
        assertThat(consent.quotas().reserve(UseKey.of("k"), REQUEST).mayUse()).isTrue();
        assertThat(consent.quotas()
                        .reserve(UseKey.of("k"), new ReuseRequest(MARYAM, other))
                        .mayUse())
                .isTrue();
    }

    private int permitted(int threads, String prefix) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier start = new CyclicBarrier(threads);
        try {
            List<Future<Boolean>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                UseKey key = UseKey.of(prefix + i);
                running.add(pool.submit((Callable<Boolean>) () -> {
                    start.await();
                    return consent.quotas().reserve(key, REQUEST).mayUse();
                }));
            }
            int permitted = 0;
            for (Future<Boolean> each : running) {
                permitted += each.get() ? 1 : 0;
            }
            return permitted;
        } finally {
            pool.shutdownNow();
        }
    }

    private void grant(Quota quota) {
        consent.grant(Grant.of(GRANT, MARYAM, SCOPE, Evidence.of("web")).limitedTo(quota));
        Optional<Quota> kept = consent.history(MARYAM)
                .statement(GRANT)
                .orElseThrow()
                .grant()
                .orElseThrow()
                .terms()
                .limit();
        assertThat(kept).contains(quota);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
