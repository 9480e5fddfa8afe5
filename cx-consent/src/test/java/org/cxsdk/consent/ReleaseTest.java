package org.cxsdk.consent;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cxsdk.consent.Acknowledgement.Effect;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CxException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

/** Nothing leaves before it is written down. */
class ReleaseTest {

    private static final ActorId BANK = ActorId.of("first-bank");
    private static final ReuseRequest REQUEST =
            ReuseRequest.of("maryam", "deduction-check", "interest-paid", "tax-office");

    private final CxContext context = CxContext.inMemory(() -> Instant.parse("2026-03-01T09:00:00Z"));
    private final Map<DisclosureId, ReuseDecision> log = new LinkedHashMap<>();
    private final CxConsent consent =
            CxConsent.on(context).logging((session, id, provider, decision) -> log.putIfAbsent(id, decision) == null);

    @BeforeEach
    void publishVocabulary() {
        consent.publish(Words.TAX);
    }

    @Test
    void release_writesDownDenialAndPermit() {
        Release denied = consent.release(DisclosureId.of("d-1"), BANK, REQUEST);
        consent.grant(
                Grant.of(StatementId.of("g-1"), SubjectId.of("maryam"), REQUEST.scope(), Evidence.of("web-form")));
        Release permitted = consent.release(DisclosureId.of("d-2"), BANK, REQUEST);
        Release again = consent.release(DisclosureId.of("d-2"), BANK, REQUEST);

        assertThat(denied.mayLeave()).isFalse();
        assertThat(permitted.mayLeave()).isTrue();
        assertThat(permitted.isRepeated()).isFalse();
        assertThat(again.mayLeave()).isTrue();
        assertThat(again.isRepeated()).isTrue();
        assertThat(log)
                .containsExactly(
                        entry(DisclosureId.of("d-1~refused"), denied.decision()),
                        entry(permitted.id(), permitted.decision()));
    }

    @Test
    void release_ofAnAttemptThatWasInVain_isWrittenDownAnew() {
        consent.release(DisclosureId.of("d-1"), BANK, REQUEST);
        consent.grant(
                Grant.of(StatementId.of("g-1"), SubjectId.of("maryam"), REQUEST.scope(), Evidence.of("web-form")));
        Release permitted = consent.release(DisclosureId.of("d-1"), BANK, REQUEST);

        assertThat(permitted.mayLeave()).isTrue();
        assertThat(log).containsEntry(DisclosureId.of("d-1"), permitted.decision());
    }

    @Test
    void release_insideTheCallersTransaction_letsNothingLeaveYet() {
        consent.grant(
                Grant.of(StatementId.of("g-1"), SubjectId.of("maryam"), REQUEST.scope(), Evidence.of("web-form")));
        Release release = context.inTransaction(tx -> CxConsent.on(tx)
                .logging((session, id, provider, decision) -> true)
                .release(DisclosureId.of("d-1"), BANK, REQUEST));

        assertThat(release.effect()).isEqualTo(Effect.PENDING_COMMIT);
        assertThat(release.decision().outcome().isUsable()).isTrue();
        assertThat(release.mayLeave()).isFalse();
    }

    @Test
    void release_withoutALog_isRefused() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> CxConsent.on(context).release(DisclosureId.of("d-1"), BANK, REQUEST))
                .satisfies(e -> assertThat(e.is(ConsentError.NO_DISCLOSURE_LOG)).isTrue());
    }

    @Test
    void release_fails_whenTheLogCannotBeWritten() {
        CxConsent broken = CxConsent.on(context).logging((session, id, provider, decision) -> {
            throw new IllegalStateException("the disk is full");
        });
        assertThatIllegalStateException().isThrownBy(() -> broken.release(DisclosureId.of("d-1"), BANK, REQUEST));
    }
}
