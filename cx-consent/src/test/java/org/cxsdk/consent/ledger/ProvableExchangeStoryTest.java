package org.cxsdk.consent.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.consent.DisclosureId;
import org.cxsdk.consent.Evidence;
import org.cxsdk.consent.Grant;
import org.cxsdk.consent.Refusal;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.once.AttributeCatalogue;
import org.cxsdk.consent.once.CxOnceOnly;
import org.cxsdk.consent.once.Exchange;
import org.cxsdk.consent.once.ExchangeId;
import org.cxsdk.consent.once.ExchangeService;
import org.cxsdk.consent.once.ExchangeState;
import org.cxsdk.consent.once.ProviderAnswer;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.DataCategoryId;
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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bank hands the tax office no more than it may have, nothing personal stands in clear at rest, and afterwards both can
 * prove what happened: an auditor who kept a checkpoint finds the one entry that somebody altered in the database.
 */
@Tag("S31")
class ProvableExchangeStoryTest {

    private static final String NATIONAL_NUMBER = "784-1987-1234567-1";

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-03-01T09:00:00Z"));
    private final JdbcDataSource database = new JdbcDataSource();

    @Test
    void whatLeavesIsMinimal_encryptedAtRest_andProvableAfterwards() throws Exception {
        database.setURL("jdbc:h2:mem:provable;WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
        byte[] secret = new byte[32];
        CxContext context = CxContext.of(
                JdbcStorage.on(database, JdbcOptions.creating()),
                clock::get,
                StoredKeyStore.of(AesKeyEncryptionKey.of("2026", secret)),
                TenantId.of("first-bank"));
        NoteSigner signer = NoteSigner.ofLog("bank.example/disclosures", LedgerSetting.newKeyPair());
        CxLedger ledger = CxLedger.on(context, signer);
        CxConsent consent = CxConsent.on(context).logging(ledger.port());
        consent.publish(LedgerSetting.words());
        SubjectId maryam = SubjectId.of("7f3c");
        ActorId bank = ActorId.of("first-bank");
        consent.grant(Grant.of(
                StatementId.random(),
                maryam,
                Scope.of("deduction-check", "financial", "tax-office"),
                Evidence.of("counter").withNote("shown card " + NATIONAL_NUMBER)));
        consent.refuse(
                Refusal.of(StatementId.random(), maryam, Scope.of("deduction-check", "account-balance", "tax-office")));

        // minimal: she kept her balance back, so the bank leaves it out, and the tax office gets the rest
        ExchangeService exchanges = CxOnceOnly.on(context, consent, AttributeCatalogue.of(List.of()))
                .exchanges();
        ExchangeId id = ExchangeId.of("d-1");
        exchanges.open(
                id,
                new ReuseRequest(maryam, Scope.of("deduction-check", "financial", "tax-office")),
                bank,
                Duration.ofMinutes(10));
        List<String> arrived = new ArrayList<>();
        Exchange exchange = exchanges.run(
                id,
                asked -> statement(asked.leftOut()),
                (released, content) -> arrived.add(content.bytes().toUtf8()));
        assertThat(exchange.state()).isEqualTo(ExchangeState.RELEASED);
        assertThat(exchange.leftOut()).containsExactly(DataCategoryId.of("account-balance"));
        assertThat(arrived).containsExactly("interest-paid 4200");
        assertThat(ledger.uses(maryam, UseQuery.NEWEST).uses().get(0).excluded())
                .containsExactly(DataCategoryId.of("account-balance"));
        ledger.record(Disclosure.released(
                        DisclosureId.of("d-2"),
                        maryam,
                        Scope.of("deduction-check", "interest-paid", "tax-office"),
                        bank,
                        ReuseBasis.LEGAL_OBLIGATION)
                .detailed("certificate for " + NATIONAL_NUMBER));

        // encrypted at rest: no stored byte row holds the number, while codes are found
        assertThat(bodies())
                .noneMatch(body -> body.contains(NATIONAL_NUMBER))
                .anyMatch(body -> body.contains("tax-office"));

        // provable: the tax office takes proof and checkpoint home
        // region take-home
        Checkpoint taken = ledger.proofs().checkpoint();
        EntryProof proof = ledger.proofs().prove(0);
        LedgerEntry entry = ledger.proofs().entry(0);
        String toKeep = proof.toString(); // a text of a few lines, with the signed checkpoint in it
        // endregion
        assertThat(EntryProof.parse(toKeep)).isEqualTo(proof);
        assertThat(proof.verifyCheckpoint(List.of(signer.key()))).isEqualTo(NoteVerdict.ACCEPTED);
        assertThat(proof.verifyEntry(entry.leaf())).isEqualTo(ProofVerdict.ACCEPTED);
        assertThat(ledger.proofs().audit().isClean()).isTrue();

        // somebody with the database's password rewrites history: the other recipient gets the blame
        rewrite("tax-office", "fin-office");

        LedgerProofService.Audit audit = ledger.proofs().audit();
        assertThat(audit.altered()).as("every altered entry is named").containsExactly(0L, 1L);
        assertThat(proof.verifyEntry(ledger.proofs().entry(0).leaf())).isEqualTo(ProofVerdict.ROOT_DIFFERS);
        assertThat(ledger.proofs().latest()).as("what was signed stands").isEqualTo(Optional.of(taken));
    }

    /** What the bank has of her, less what is to be left out. */
    private static ProviderAnswer statement(List<DataCategoryId> leftOut) {
        String lines = Stream.of("interest-paid 4200", "account-balance 981000")
                .filter(line -> leftOut.stream().noneMatch(category -> line.startsWith(category.value())))
                .collect(Collectors.joining("\n"));
        return new ProviderAnswer.Content("text/plain", Bytes.utf8(lines), null);
    }

    private List<String> bodies() throws SQLException {
        List<String> bodies = new ArrayList<>();
        try (Connection connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT body FROM cx_journal UNION ALL SELECT body FROM cx_doc")) {
            while (rows.next()) {
                bodies.add(new String(rows.getBytes(1), StandardCharsets.UTF_8));
            }
        }
        return bodies;
    }

    private void rewrite(String from, String to) throws SQLException {
        try (Connection connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT rev, body FROM cx_journal WHERE kind = X'"
                                + java.util.HexFormat.of().formatHex("consent.ledger".getBytes(StandardCharsets.UTF_8))
                                + "'");
                PreparedStatement update =
                        connection.prepareStatement("UPDATE cx_journal SET body = ? WHERE rev = ? AND body = ?")) {
            while (rows.next()) {
                byte[] before = rows.getBytes(2);
                String after = new String(before, StandardCharsets.UTF_8).replace(from, to);
                update.setBytes(1, after.getBytes(StandardCharsets.UTF_8));
                update.setLong(2, rows.getLong(1));
                update.setBytes(3, before);
                update.executeUpdate();
            }
        }
    }
}
