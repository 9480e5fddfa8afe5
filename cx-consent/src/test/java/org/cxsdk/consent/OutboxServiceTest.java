package org.cxsdk.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A withdrawal reaches whoever got data on the statement, again and again until he confirms it or somebody looks after it. */
class OutboxServiceTest {

    private static final SubjectId MARYAM = SubjectId.of("maryam");
    private static final ActorId BANK = ActorId.of("first-bank");
    private static final Scope TAX = Scope.of("deduction-check", "interest-paid", "tax-office");
    private static final Scope CITY = Scope.of("statistics", "address", "municipality");
    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final AtomicReference<Instant> clock = new AtomicReference<>(START);
    private final CxConsent consent = CxConsent.on(
                    CxContext.of(newStorage(), clock::get, new InMemoryKeyStore(), TenantId.of("agency")))
            .logging((session, id, provider, decision) -> true);

    /** Another storage for a class that extends this one. */
    Storage newStorage() {
        return new InMemoryStorage();
    }

    @BeforeEach
    void grant() {
        consent.publish(Words.TAX);
        consent.grant(Grant.of(StatementId.of("g-1"), MARYAM, TAX, Evidence.of("web")));
        consent.grant(Grant.of(StatementId.of("g-2"), MARYAM, CITY, Evidence.of("web")));
    }

    @Test
    void whoGotData_isTold_andNobodyElse() {
        release("d-1", TAX);
        release("d-2", TAX);
        withdraw("g-1");
        withdraw("g-2");

        List<Notification> due = consent.outbox().due(10);
        assertThat(due).as("once for each recipient, however often he got data").hasSize(1);
        assertThat(due.get(0).to()).contains(TAX.recipient());
        assertThat(due.get(0).kind()).isEqualTo(Notification.Kind.WITHDRAWN);
        assertThat(due.get(0).about()).isEqualTo("g-1");
        assertThat(due.get(0).state()).isEqualTo(Notification.State.DUE);
    }

    @Test
    void aSecondWithdrawal_tellsNobodyAgain() {
        release("d-1", TAX);
        withdraw("g-1");
        consent.withdraw(Withdrawal.of(StatementId.of("w-again"), MARYAM, StatementId.of("g-1")));
        assertThat(consent.outbox().due(10)).hasSize(1);
    }

    @Test
    void whatIsNotAcknowledged_isSentAgain_everMoreSeldom_andEscalatedAtLast() {
        release("d-1", TAX);
        withdraw("g-1");
        OutboxService outbox = consent.outbox().with(new OutboxPolicy(QUARTER, Duration.ofMinutes(40), 4));
        NotificationId id = outbox.due(1).get(0).id();

        // pauses of 15, 30 and 40 (instead of 60) minutes: each to the microsecond
        Instant expected = START;
        for (Duration pause : List.of(QUARTER, Duration.ofMinutes(30), Duration.ofMinutes(40))) {
            assertThat(outbox.sent(id).nextAt()).isEqualTo(expected.plus(pause));
            expected = expected.plus(pause);
            clock.set(expected.minusNanos(1_000));
            assertThat(outbox.due(10)).isEmpty();
            clock.set(expected);
            assertThat(outbox.due(10)).hasSize(1);
        }
        assertThat(outbox.escalated(10)).isEmpty();
        Notification last = outbox.sent(id);
        assertThat(last.state()).isEqualTo(Notification.State.ESCALATED);
        assertThat(last.attempts()).isEqualTo(4);
        clock.set(expected.plus(Duration.ofDays(30)));
        assertThat(outbox.due(10)).isEmpty();
        assertThat(outbox.escalated(10)).extracting(Notification::id).containsExactly(id);

        outbox.acknowledged(id);
        assertThat(outbox.escalated(10)).as("somebody looked after it").isEmpty();
    }

    @Test
    void whatIsAcknowledged_staysSo_whateverIsSaidAfterwards() {
        release("d-1", TAX);
        withdraw("g-1");
        NotificationId id = consent.outbox().due(1).get(0).id();
        consent.outbox().sent(id);
        consent.outbox().acknowledged(id);
        consent.outbox().acknowledged(id);
        assertThat(consent.outbox().sent(id).state()).isEqualTo(Notification.State.ACKNOWLEDGED);
        clock.set(START.plus(Duration.ofDays(1)));
        assertThat(consent.outbox().due(10)).isEmpty();
    }

    @Test
    void anErasure_isToldToEveryRecipient_once() {
        release("d-1", TAX);
        release("d-2", CITY);
        assertThat(consent.outbox().erased(MARYAM)).isEqualTo(2);
        consent.outbox().erased(MARYAM);
        assertThat(consent.outbox().due(10))
                .allMatch(notification -> notification.kind() == Notification.Kind.ERASED)
                .extracting(notification -> notification.to().orElseThrow())
                .containsExactlyInAnyOrder(TAX.recipient(), CITY.recipient());
    }

    @Test
    void aNotificationThatDoesNotExist_isOneClearError() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> consent.outbox().sent(NotificationId.of("none")))
                .matches(e -> e.is(CoreError.NOT_FOUND));
        assertThatIllegalArgumentException().isThrownBy(() -> new OutboxPolicy(QUARTER, Duration.ofMinutes(1), 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new OutboxPolicy(QUARTER, QUARTER, 0));
    }

    private void release(String id, Scope scope) {
        assertThat(consent.release(DisclosureId.of(id), BANK, new ReuseRequest(MARYAM, scope))
                        .mayLeave())
                .isTrue();
    }

    private void withdraw(String grant) {
        consent.withdraw(Withdrawal.of(StatementId.of("w-" + grant), MARYAM, StatementId.of(grant)));
    }
}
