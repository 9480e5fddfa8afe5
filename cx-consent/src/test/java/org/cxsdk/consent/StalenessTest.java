package org.cxsdk.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Who asks for it may miss a withdrawal of the last moments, made elsewhere; nobody else does. */
class StalenessTest {

    private static final SubjectId MARYAM = SubjectId.of("maryam");
    private static final ReuseRequest REQUEST = new ReuseRequest(MARYAM, Scope.of("taxation", "email", "tax-office"));
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-06-01T12:00:00Z"));
    private final InMemoryStorage storage = new InMemoryStorage();
    private final CxConsent here = open(storage);
    private final CxConsent elsewhere = open(storage.newHandle());

    private CxConsent open(InMemoryStorage handle) {
        return CxConsent.on(CxContext.of(handle, clock::get, new InMemoryKeyStore(), TenantId.of("agency")));
    }

    @BeforeEach
    void grant() {
        here.publish(Words.TAX);
        here.grant(Grant.of(StatementId.of("g-1"), MARYAM, REQUEST.scope(), Evidence.of("web")));
        here.decide(REQUEST, MINUTE);
        elsewhere.withdraw(Withdrawal.of(StatementId.of("w-1"), MARYAM, StatementId.of("g-1")));
    }

    @Test
    void aWithdrawalElsewhere_isMissedForThatLongAtMost_andTheDecisionSaysSo() {
        clock.set(clock.get().plus(MINUTE).minusNanos(1_000));
        ReuseDecision stale = here.decide(REQUEST, MINUTE);
        assertThat(stale.isPermitted()).isTrue();
        assertThat(stale.maxStaleness()).isEqualTo(MINUTE);
        assertThat(stale.revision()).isEqualTo(1);

        clock.set(clock.get().plusNanos(1_000));
        assertThat(here.decide(REQUEST, MINUTE).outcome().reasons()).containsExactly(ReuseReason.WITHDRAWN);
    }

    @Test
    void whoDoesNotAskForIt_missesNothing() {
        assertThat(here.decide(REQUEST).outcome().reasons()).containsExactly(ReuseReason.WITHDRAWN);
        assertThat(here.decide(REQUEST).maxStaleness()).isZero();
        assertThat(here.decide(REQUEST, Duration.ZERO).isPermitted()).isFalse();
        assertThat(here.decide(REQUEST, MINUTE).isPermitted())
                .as("what was read for somebody else is known now")
                .isFalse();
    }

    @Test
    void aClockThatWasSetBack_makesNothingFresh() {
        clock.set(clock.get().minus(Duration.ofHours(1)));
        assertThat(here.decide(REQUEST, MINUTE).isPermitted()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> here.decide(REQUEST, MINUTE.negated()));
    }
}
