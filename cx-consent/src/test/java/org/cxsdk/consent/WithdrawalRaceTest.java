package org.cxsdk.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.cxsdk.consent.Acknowledgement.Effect;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Many deciders while one person grants and withdraws, on two handles of one store. */
class WithdrawalRaceTest {

    private static final SubjectId MARYAM = SubjectId.of("maryam");
    private static final Scope SCOPE = Scope.of("taxation", "email", "tax-office");
    private static final int DECIDERS = 6;

    private final ExecutorService threads = Executors.newFixedThreadPool(DECIDERS + 2);
    private final InMemoryStorage storage = new InMemoryStorage();
    private final CxConsent one = open(storage);
    private final CxConsent two = open(storage.newHandle());

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void noDecision_thatStartsAfterWithdrawReturned_restsOnTheWithdrawnStatement() throws Exception {
        race(List.of(one, two), two, 60);
    }

    @Test
    @Tag("full")
    void noDecision_thatStartsAfterWithdrawReturned_restsOnTheWithdrawnStatement_forALongTime() throws Exception {
        race(List.of(one, two), two, 600);
    }

    /** The race itself is tested: a store that keeps what it read, without asking for the revision, must lose it. */
    @Test
    void theRace_catchesACacheThatIsNotChecked() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> race(List.of(one), two.over(BrokenStore.unchecked()), 60))
                .withCauseInstanceOf(AssertionError.class);
    }

    /**
     * The writer grants and withdraws in turn, and after each withdrawal returned publishes the revision it was recorded
     * at. A decider reads that number first and decides then: a permit that rests on a statement at or below it would be
     * a withdrawn one. However the threads are scheduled, each decides before the writer begins and once more when he is
     * done, so that something kept from before is seen.
     */
    private void race(List<CxConsent> writers, CxConsent other, int rounds) throws Exception {
        one.publish(Words.TAX);
        AtomicLong withdrawnThrough = new AtomicLong();
        AtomicLong permits = new AtomicLong();
        AtomicLong open = new AtomicLong(1);
        CyclicBarrier start = new CyclicBarrier(DECIDERS + 1);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < DECIDERS; i++) {
            CxConsent consent = i % 2 == 0 ? one : other;
            running.add(threads.submit((Callable<Void>) () -> {
                consent.decide(new ReuseRequest(MARYAM, SCOPE));
                start.await();
                boolean isLast;
                do {
                    isLast = open.get() == 0;
                    long known = withdrawnThrough.get();
                    ReuseDecision decision = consent.decide(new ReuseRequest(MARYAM, SCOPE));
                    assertThat(decision.revision()).isGreaterThanOrEqualTo(known);
                    if (decision.outcome() instanceof ReuseOutcome.Permit permit) {
                        permits.incrementAndGet();
                        assertThat(((ReuseOutcome.Basis.OfStatement) permit.basis()).revision())
                                .isGreaterThan(known);
                    }
                } while (!isLast);
                return null;
            }));
        }
        start.await();
        try {
            for (int round = 0; round < rounds; round++) {
                CxConsent consent = writers.get(round % writers.size());
                StatementId grant = StatementId.of("g-" + round);
                consent.grant(Grant.of(grant, MARYAM, SCOPE, Evidence.of("web-form")));
                Acknowledgement withdrawn =
                        consent.withdraw(Withdrawal.of(StatementId.of("w-" + round), MARYAM, grant));
                assertThat(withdrawn.effect()).isEqualTo(Effect.EFFECTIVE);
                withdrawnThrough.set(withdrawn.fact().revision());
            }
            // with the last grant left open somebody must be permitted, or the race showed nothing
            one.grant(Grant.of(StatementId.of("last"), MARYAM, SCOPE, Evidence.of("web-form")));
        } finally {
            open.set(0);
        }
        for (Future<?> decider : running) {
            decider.get();
        }
        assertThat(permits.get()).isPositive();
    }

    @Test
    void oneCommand_sentByManyAtOnce_isRecordedOnce() throws Exception {
        one.publish(Words.TAX);
        for (int round = 0; round < 50; round++) {
            StatementId id = StatementId.of("g-" + round);
            CyclicBarrier start = new CyclicBarrier(DECIDERS);
            List<Future<Acknowledgement>> sent = new ArrayList<>();
            for (int i = 0; i < DECIDERS; i++) {
                CxConsent consent = i % 2 == 0 ? one : two;
                sent.add(threads.submit(() -> {
                    start.await();
                    return consent.grant(Grant.of(id, MARYAM, SCOPE, Evidence.of("web-form")));
                }));
            }
            int first = 0;
            for (Future<Acknowledgement> answer : sent) {
                first += answer.get().isRepeated() ? 0 : 1;
                assertThat(answer.get().fact().revision()).isEqualTo(round + 1);
            }
            assertThat(first).as("round %d", round).isEqualTo(1);
        }
        assertThat(two.history(MARYAM).facts()).hasSize(50);
    }

    @Test
    void differentCommands_ofOnePerson_areAllRecorded() throws Exception {
        one.publish(Words.TAX);
        List<Future<Acknowledgement>> sent = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            CxConsent consent = i % 2 == 0 ? one : two;
            StatementId id = StatementId.of("r-" + i);
            sent.add(threads.submit(() -> consent.refuse(Refusal.of(id, MARYAM, SCOPE))));
        }
        for (Future<Acknowledgement> answer : sent) {
            answer.get();
        }
        assertThat(one.history(MARYAM).revision()).isEqualTo(40);
    }

    private static CxConsent open(InMemoryStorage handle) {
        AtomicLong micros = new AtomicLong();
        return CxConsent.on(CxContext.of(
                handle,
                () -> Instant.parse("2026-06-01T00:00:00Z").plusNanos(1_000 * micros.incrementAndGet()),
                new InMemoryKeyStore(),
                TenantId.of("agency")));
    }
}
