package org.cxsdk.consent.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.DisclosureId;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.RecipientId;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.AesKeyEncryptionKey;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.StoredKeyStore;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bank keeps what it must for a year and not longer than thirteen months. Maryam gets a copy of everything; a court case
 * keeps her entries beyond their time; afterwards she has her data erased, and the proof is that every old proof still
 * verifies while no file of the database holds a clear byte of hers.
 */
@Tag("S32")
class RetentionAndErasureStoryTest {

    private static final String NATIONAL_NUMBER = "784-1987-1234567-1";
    private static final String CERTIFICATE = "interest certificate of Maryam Alhashimi";

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-03-01T09:00:00Z"));

    @TempDir
    Path folder;

    @Test
    void dataIsKeptAsLongAsItMust_copiedOnRequest_andErasedWithProof() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + folder.resolve("cx") + ";WRITE_DELAY=0");
        JdbcStorage storage = JdbcStorage.on(database, JdbcOptions.creating());
        CxContext context = CxContext.of(
                storage,
                clock::get,
                StoredKeyStore.of(AesKeyEncryptionKey.of("2026", new byte[32])),
                TenantId.of("first-bank"));
        NoteSigner signer = NoteSigner.ofLog("bank.example/disclosures", LedgerSetting.newKeyPair());
        SubjectId maryam = SubjectId.of("7f3c");
        SubjectId omar = SubjectId.of("91aa");
        CxLedger ledger = CxLedger.on(context, signer);
        CxConsent consent = CxConsent.on(context).logging(ledger.port());
        consent.publish(LedgerSetting.words());
        Scope interest = Scope.of("deduction-check", "interest-paid", "tax-office");
        consent.grant(Grant.of(
                StatementId.of("g-1"),
                maryam,
                interest,
                Evidence.of("counter").withNote("shown card " + NATIONAL_NUMBER)));
        ledger.record(released("d-1", maryam, interest).detailed(CERTIFICATE));
        ledger.record(released("d-2", omar, interest));
        Checkpoint before = ledger.proofs().checkpoint();
        EntryProof kept = ledger.proofs().prove(0);

        // a copy of everything, on request
        AccessReport copy = ledger.accessReport(maryam, consent);
        assertThat(copy.statements()).hasSize(1);
        assertThat(copy.uses())
                .singleElement()
                .satisfies(use -> assertThat(use.readableDetail()).contains(CERTIFICATE));
        assertThat(copy.recipients())
                .singleElement()
                .extracting(AccessReport.Recipient::id)
                .isEqualTo(RecipientId.of("tax-office"));
        assertThat(copy.heldAgainst()).contains(before);

        // region retention
        RetentionRule rule = new RetentionRule(Period.ofYears(1), Period.ofMonths(13), ZoneId.of("Asia/Dubai"));
        LedgerRetentionService retention = ledger.retention(rule);
        retention.hold(HoldId.of("case-4711"), maryam, "court 4711");
        // endregion
        clock.set(Instant.parse("2027-02-28T09:00:00Z"));
        assertThat(retention.purge()).as("not before the year is over").isEmpty();
        clock.set(Instant.parse("2027-03-02T09:00:00Z"));
        Purge purge = retention.purge().orElseThrow();
        assertThat(purge.entries()).as("two uses, and the entry of the hold").isEqualTo(3);
        assertThat(purge.kept()).as("the court's").isEqualTo(1);
        assertThat(ledger.uses(omar, UseQuery.NEWEST).uses()).isEmpty();
        assertThat(ledger.uses(maryam, UseQuery.NEWEST).uses()).hasSize(1);
        assertThat(retention.overdue().entries()).isZero();

        // erasure waits for the court, then is proved
        assertThat(ledger.erase(maryam)).isInstanceOf(ErasureOutcome.Held.class);
        retention.end(HoldId.of("case-4711"));
        // region erase
        ErasureOutcome outcome = ledger.erase(maryam);
        String answer = outcome.fold(
                erased -> "erased at " + erased.erasure().at() + ", entry "
                        + erased.erasure().index(),
                held -> "kept: " + held.holds().get(0).reason());
        // endregion
        assertThat(answer).isEqualTo("erased at 2027-03-02T09:00:00Z, entry 5");
        AccessReport after = ledger.accessReport(maryam, consent);
        assertThat(after.erased()).isPresent();
        assertThat(after.uses()).singleElement().satisfies(use -> {
            assertThat(use.isErased()).isTrue();
            assertThat(use.scope())
                    .as("the agency can still account for what it did")
                    .isEqualTo(interest);
        });
        assertThat(consent.evidence(maryam, StatementId.of("g-1")).orElseThrow().isErased())
                .isTrue();
        assertThat(kept.verifyEntry(ledger.proofs().entry(0).leaf())).isEqualTo(ProofVerdict.ACCEPTED);
        Checkpoint now = ledger.proofs().checkpoint();
        assertThat(ledger.proofs().consistency(before.size(), now.size()).verify(before.root(), now.root()))
                .isEqualTo(ProofVerdict.ACCEPTED);
        storage.close();
        ClearBytes files = ClearBytes.in(folder);
        assertThat(files.holding("tax-office"))
                .as("the search finds what is there")
                .isNotEmpty();
        assertThat(files.holding(NATIONAL_NUMBER)).isEmpty();
        assertThat(files.holding("Alhashimi")).isEmpty();
    }

    private static Disclosure released(String id, SubjectId subject, Scope scope) {
        return Disclosure.released(
                DisclosureId.of(id), subject, scope, ActorId.of("first-bank"), ReuseBasis.LEGAL_OBLIGATION);
    }

    /** Also what the checkpoint of a purge says: whoever kept an entry that is gone can prove it with it. */
    @Test
    void purgedEntries_stayProvableByTheSignedCheckpoint() {
        CxContext context = CxContext.inMemory(clock::get);
        NoteSigner signer = NoteSigner.ofLog("bank.example/disclosures", LedgerSetting.newKeyPair());
        CxLedger ledger = CxLedger.on(context, signer);
        ledger.record(released("d-1", SubjectId.of("7f3c"), Scope.of("p", "c", "r")));
        byte[] entryKept = ledger.proofs().entry(0).leaf().toArray();
        clock.set(Instant.parse("2027-03-02T09:00:00Z"));

        Purge purge = ledger.retention(new RetentionRule(Period.ofYears(1), Period.ofYears(1), ZoneId.of("UTC")))
                .purge()
                .orElseThrow();

        InclusionProof path = ledger.proofs().inclusion(0, purge.through());
        assertThat(path.verify(
                        TreeHashing.leaf(org.cxsdk.core.Bytes.copyOf(entryKept)),
                        purge.checkpoint().root()))
                .isEqualTo(ProofVerdict.ACCEPTED);
        assertThat(purge.checkpoint().note().verify(List.of(signer.key()))).isEqualTo(NoteVerdict.ACCEPTED);
    }
}
