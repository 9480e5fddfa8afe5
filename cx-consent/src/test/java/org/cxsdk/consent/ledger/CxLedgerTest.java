package org.cxsdk.consent.ledger;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.cxsdk.consent.Acknowledgement.Effect;
import org.cxsdk.consent.DisclosureId;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.Scope;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CxException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CxLedgerTest {

    private static final SubjectId MARYAM = SubjectId.of("7f3c");
    private static final SubjectId OMAR = SubjectId.of("91aa");
    private static final Scope INTEREST = Scope.of("deduction-check", "interest-paid", "tax-office");
    private static final ActorId BANK = ActorId.of("first-bank");
    private static final RetentionRule A_YEAR =
            new RetentionRule(Period.ofYears(1), Period.ofMonths(13), ZoneOffset.UTC);

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-03-01T09:00:00Z"));
    private final CxContext context = CxContext.inMemory(clock::get).as(ActorId.of("gateway"), "deduction check");
    private final NoteSigner signer = NoteSigner.ofLog("agency.example/ledger", newPair());
    private final CxLedger ledger = CxLedger.on(context, signer);

    private static java.security.KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Disclosure released(String id, SubjectId subject) {
        return Disclosure.released(DisclosureId.of(id), subject, INTEREST, BANK, ReuseBasis.CONSENT);
    }

    private void record(SubjectId subject, int from, int to) {
        ledger.record(IntStream.range(from, to)
                .mapToObj(i -> released("d-" + i, subject))
                .toList());
    }

    @Test
    void record_takesEffectOnce_andRefusesAnotherUnderTheSameId() {
        Disclosure once = released("d-1", MARYAM).detailed("certificate 17");

        Logged first = ledger.record(once);
        Logged again = ledger.record(once);

        assertThat(first.index()).isZero();
        assertThat(first.effect()).isEqualTo(Effect.EFFECTIVE);
        assertThat(again.index()).isZero();
        assertThat(again.isRepeated()).isTrue();
        assertThat(ledger.uses(MARYAM, UseQuery.NEWEST).total()).isEqualTo(1);
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> ledger.record(released("d-1", OMAR)))
                .withMessageContaining("CX-CONSENT-0040");
    }

    @Test
    void record_givesEveryEntryItsOwnLeaf_underManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Logged>> work = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Disclosure one = released("d-" + i % 100, i % 2 == 0 ? MARYAM : OMAR);
                work.add(() -> ledger.record(one));
            }
            for (Future<Logged> done : threads.invokeAll(work)) {
                assertThat(done.get().index()).isBetween(0L, 99L);
            }
        } finally {
            threads.shutdown();
        }

        assertThat(ledger.proofs().checkpoint().size()).isEqualTo(100);
        assertThat(ledger.uses(MARYAM, UseQuery.NEWEST).total()
                        + ledger.uses(OMAR, UseQuery.NEWEST).total())
                .isEqualTo(100);
        assertThat(ledger.proofs().audit().isClean()).isTrue();
    }

    @Test
    void disclose_letsNothingOut_ifTheEntryIsNotCommitted() {
        List<String> out = new ArrayList<>();

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> context.inTransaction(
                        tx -> CxLedger.on(tx, signer).disclose(released("d-1", MARYAM), () -> out.add("interest"))))
                .withMessageContaining("CX-CONSENT-0041");
        ledger.disclose(released("d-2", MARYAM), () -> {
            assertThat(ledger.uses(MARYAM, UseQuery.NEWEST).total())
                    .as("stored before")
                    .isEqualTo(1);
            return out.add("interest");
        });

        assertThat(out).containsExactly("interest");
        assertThatExceptionOfType(CxException.class)
                .as("an id that stands for something else lets nothing out")
                .isThrownBy(() -> ledger.disclose(released("d-2", OMAR), () -> out.add("another")));
        assertThat(out).hasSize(1);
    }

    @Test
    void record_insideATransaction_isPending_andGoesWithIt() {
        Logged pending = context.inTransaction(tx -> CxLedger.on(tx, signer).record(released("d-1", MARYAM)));

        assertThat(pending.effect()).isEqualTo(Effect.PENDING_COMMIT);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> context.inTransaction(tx -> {
                    CxLedger.on(tx, signer).record(released("d-2", MARYAM));
                    throw new IllegalStateException("the agency's own row failed");
                }));
        assertThat(ledger.uses(MARYAM, UseQuery.NEWEST).total()).isEqualTo(1);
    }

    @Test
    void uses_arePagedNewestFirst_withATotalThatIgnoresThePage() {
        for (int i = 0; i < 5; i++) {
            clock.set(Instant.parse("2026-03-01T09:00:00Z").plus(Duration.ofDays(i)));
            ledger.record(released("d-" + i, MARYAM));
        }
        Instant third = Instant.parse("2026-03-03T09:00:00Z");

        assertThat(ledger.uses(MARYAM, UseQuery.NEWEST.page(1, 2)).uses())
                .extracting(use -> use.id().value())
                .containsExactly("d-3", "d-2");
        assertThat(ledger.uses(MARYAM, UseQuery.NEWEST.page(1, 2)).total()).isEqualTo(5);
        assertThat(ledger.uses(MARYAM, UseQuery.NEWEST.between(third, third.plus(Duration.ofDays(2))))
                        .uses())
                .as("half-open")
                .extracting(use -> use.id().value())
                .containsExactly("d-3", "d-2");
        assertThat(ledger.uses(OMAR, UseQuery.NEWEST).uses()).isEmpty();
    }

    @Test
    void uses_ofParentAndChild_showEachTheirOwnPart() {
        ledger.record(
                released("d-1", MARYAM).detailed("income of the household").alsoAbout(OMAR, "school certificate"));

        Use hers = ledger.uses(MARYAM, UseQuery.NEWEST).uses().get(0);
        Use his = ledger.uses(OMAR, UseQuery.NEWEST).uses().get(0);

        assertThat(hers.readableDetail()).contains("income of the household");
        assertThat(his.readableDetail()).contains("school certificate");
        ledger.erase(MARYAM);
        assertThat(ledger.uses(MARYAM, UseQuery.NEWEST).uses().get(0).isErased())
                .isTrue();
        assertThat(ledger.uses(OMAR, UseQuery.NEWEST).uses().get(0).readableDetail())
                .as("his key is his own")
                .contains("school certificate");
    }

    @Test
    void proofs_holdAtEverySize_andConsistencyBetweenAllCheckpoints() {
        List<Checkpoint> kept = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ledger.record(released("d-" + i, MARYAM));
            kept.add(ledger.proofs().checkpoint());
        }

        for (Checkpoint earlier : kept) {
            assertThat(earlier.note().verify(List.of(signer.key())).accepted()).isTrue();
            for (Checkpoint later : kept) {
                if (later.size() >= earlier.size()) {
                    assertThat(ledger.proofs()
                                    .consistency(earlier.size(), later.size())
                                    .verify(earlier.root(), later.root()))
                            .isEqualTo(ProofVerdict.ACCEPTED);
                }
            }
        }
        EntryProof proof = EntryProof.parse(ledger.proofs().prove(17).toString());
        assertThat(proof.verifyEntry(ledger.proofs().entry(17).leaf())).isEqualTo(ProofVerdict.ACCEPTED);
        assertThat(proof.verifyEntry(ledger.proofs().entry(18).leaf())).isEqualTo(ProofVerdict.ROOT_DIFFERS);
        assertThat(proof.verifyCheckpoint(List.of(ledger.proofs().key()))).isEqualTo(NoteVerdict.ACCEPTED);
    }

    @Test
    void checkpoint_ofNothingNew_isTheSame_andOfNothingIsEmpty() {
        assertThat(ledger.proofs().checkpoint().size()).isZero();
        ledger.record(released("d-1", MARYAM));
        Checkpoint one = ledger.proofs().checkpoint();
        clock.set(clock.get().plus(Duration.ofHours(1)));

        assertThat(ledger.proofs().checkpoint()).isEqualTo(one);
        assertThat(ledger.proofs().latest()).contains(one);
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> ledger.proofs().prove(1))
                .withMessageContaining("CX-CONSENT-0043");
    }

    @Test
    void purge_removesWhatMayGo_underASignedCheckpoint_andProofsGoOn() {
        record(MARYAM, 0, 300);
        Checkpoint before = ledger.proofs().checkpoint();
        LedgerEntry kept = ledger.proofs().entry(5);
        clock.set(Instant.parse("2027-02-28T00:00:00Z"));
        record(MARYAM, 300, 310);

        assertThat(ledger.retention(A_YEAR).purge()).as("a day short of a year").isEmpty();
        clock.set(Instant.parse("2027-03-01T09:00:00Z"));
        Purge purge = ledger.retention(A_YEAR).purge().orElseThrow();

        assertThat(purge.through()).isEqualTo(300);
        assertThat(purge.checkpoint().root()).isEqualTo(before.root());
        assertThat(purge.checkpoint().note().verify(List.of(signer.key())).accepted())
                .isTrue();
        assertThat(ledger.uses(MARYAM, UseQuery.NEWEST).total()).isEqualTo(10);
        Checkpoint after = ledger.proofs().checkpoint();
        assertThat(ledger.proofs().consistency(before.size(), after.size()).verify(before.root(), after.root()))
                .as("old checkpoints extend to new ones")
                .isEqualTo(ProofVerdict.ACCEPTED);
        assertThat(ledger.proofs().prove(5).verifyEntry(kept.leaf()))
                .as("whoever kept a purged entry can still prove it")
                .isEqualTo(ProofVerdict.ACCEPTED);
        assertThat(ledger.proofs().audit().isClean()).isTrue();
        assertThat(ledger.retention(A_YEAR).purge()).isEmpty();
        assertThat(ledger.retention(A_YEAR).purges()).containsExactly(purge);
    }

    @Test
    void hold_keepsThePersonsEntriesAlone_untilItEnds() {
        record(MARYAM, 0, 3);
        record(OMAR, 3, 6);
        LedgerRetentionService retention = ledger.retention(A_YEAR);
        HoldId hold = HoldId.of("case-4711");
        retention.hold(hold, MARYAM, "court 4711");
        clock.set(Instant.parse("2027-05-01T00:00:00Z"));

        assertThat(retention.overdue()).isEqualTo(new LedgerRetentionService.Overdue(7, 0));
        Purge purge = retention.purge().orElseThrow();

        assertThat(purge.kept()).isEqualTo(3);
        assertThat(ledger.uses(MARYAM, UseQuery.NEWEST).uses()).hasSize(3);
        assertThat(ledger.uses(OMAR, UseQuery.NEWEST).uses()).isEmpty();
        assertThat(ledger.proofs().prove(1).verifyEntry(ledger.proofs().entry(1).leaf()))
                .isEqualTo(ProofVerdict.ACCEPTED);
        assertThat(retention.overdue()).isEqualTo(new LedgerRetentionService.Overdue(0, 3));
        assertThat(ledger.erase(MARYAM)).isInstanceOf(ErasureOutcome.Held.class);

        retention.end(hold);
        retention.purge();
        assertThat(ledger.uses(MARYAM, UseQuery.NEWEST).uses()).isEmpty();
        assertThat(retention.overdue()).isEqualTo(new LedgerRetentionService.Overdue(0, 0));
        assertThat(ledger.erase(MARYAM)).isInstanceOf(ErasureOutcome.Erased.class);
    }

    @Test
    void hold_forEverybody_keepsAll() {
        record(MARYAM, 0, 2);
        LedgerRetentionService retention = ledger.retention(A_YEAR);
        retention.holdAll(HoldId.of("inquiry-1"), "parliament");
        clock.set(Instant.parse("2027-05-01T00:00:00Z"));

        assertThat(retention.purge().orElseThrow().kept()).isEqualTo(2);
        assertThat(ledger.erase(OMAR)).isInstanceOf(ErasureOutcome.Held.class);
        assertThat(retention.holds()).hasSize(1);
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> retention.end(HoldId.of("nobody's")))
                .withMessageContaining("CX-CONSENT-0044");
    }

    @Test
    void erase_leavesAProof_andEveryOldProofHolds() {
        record(MARYAM, 0, 20);
        Checkpoint before = ledger.proofs().checkpoint();
        List<EntryProof> proofs =
                IntStream.range(0, 20).mapToObj(i -> ledger.proofs().prove(i)).toList();

        Erasure erasure = ledger.erase(MARYAM).fold(ErasureOutcome.Erased::erasure, held -> null);

        assertThat(erasure.keysDestroyed()).isEqualTo(1);
        assertThat(ledger.erasure(MARYAM)).contains(erasure);
        assertThat(ledger.proofs().entry(erasure.index()).type()).isEqualTo("erased");
        for (int i = 0; i < 20; i++) {
            assertThat(proofs.get(i).verifyEntry(ledger.proofs().entry(i).leaf()))
                    .isEqualTo(ProofVerdict.ACCEPTED);
        }
        Checkpoint after = ledger.proofs().checkpoint();
        assertThat(ledger.proofs().consistency(20, after.size()).verify(before.root(), after.root()))
                .isEqualTo(ProofVerdict.ACCEPTED);
    }
}
