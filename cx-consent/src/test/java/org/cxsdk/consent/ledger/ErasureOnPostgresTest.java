package org.cxsdk.consent.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.cxsdk.consent.DisclosureId;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.Scope;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.AesKeyEncryptionKey;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.StoredKeyStore;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** After an erasure no file of a PostgreSQL server, its write-ahead log included, holds a clear byte of the person. */
@Tag("slow")
class ErasureOnPostgresTest {

    private static final String NAME = "Maryam Alhashimi, 784-1987-1234567-1";

    @TempDir
    Path folder;

    @Test
    void erase_leavesNoClearByteInAnyFile_andEveryOldProofHolds() throws Exception {
        Path data = folder.resolve("data");
        try (EmbeddedPostgres server = start(data)) {
            CxContext context = CxContext.of(
                    JdbcStorage.on(server.getPostgresDatabase(), JdbcOptions.creating()),
                    () -> Instant.parse("2026-03-01T09:00:00Z"),
                    StoredKeyStore.of(AesKeyEncryptionKey.of("2026", new byte[32])),
                    TenantId.of("first-bank"));
            CxLedger ledger = CxLedger.on(context, NoteSigner.ofLog("bank.example", LedgerSetting.newKeyPair()));
            SubjectId maryam = SubjectId.of("7f3c");
            for (int i = 0; i < 30; i++) {
                ledger.record(Disclosure.released(
                                DisclosureId.of("d-" + i),
                                maryam,
                                Scope.of("deduction-check", "interest-paid", "tax-office"),
                                ActorId.of("first-bank"),
                                ReuseBasis.LEGAL_OBLIGATION)
                        .detailed(NAME + " " + i));
            }
            Checkpoint before = ledger.proofs().checkpoint();
            List<EntryProof> proofs = IntStream.range(0, 30)
                    .mapToObj(i -> ledger.proofs().prove(i))
                    .toList();
            assertThat(ledger.uses(maryam, UseQuery.NEWEST).uses().get(0).readableDetail())
                    .hasValueSatisfying(detail -> assertThat(detail).startsWith(NAME));

            ledger.erase(maryam);

            try (Connection connection = server.getPostgresDatabase().getConnection()) {
                connection.createStatement().execute("CHECKPOINT");
            }
            Checkpoint after = ledger.proofs().checkpoint();
            assertThat(ledger.proofs().consistency(before.size(), after.size()).verify(before.root(), after.root()))
                    .isEqualTo(ProofVerdict.ACCEPTED);
            for (int i = 0; i < 30; i++) {
                assertThat(proofs.get(i).verifyEntry(ledger.proofs().entry(i).leaf()))
                        .isEqualTo(ProofVerdict.ACCEPTED);
            }
            assertThat(ledger.uses(maryam, UseQuery.NEWEST).uses()).allMatch(Use::isErased);
            ClearBytes files = ClearBytes.in(data);
            assertThat(files.holding("deduction-check"))
                    .as("the search finds what is there, in tables and in the write-ahead log")
                    .anyMatch(file -> file.toString().contains("pg_wal"))
                    .anyMatch(file -> file.toString().contains("base"));
            assertThat(files.holding("Alhashimi")).isEmpty();
            assertThat(files.holding("784-1987-1234567-1")).isEmpty();
        }
    }

    private static EmbeddedPostgres start(Path data) throws IOException {
        boolean here = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        assumeTrue(here, "the test dependencies hold PostgreSQL for Linux on amd64 only");
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }
}
