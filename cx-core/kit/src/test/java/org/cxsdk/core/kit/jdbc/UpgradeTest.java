package org.cxsdk.core.kit.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Appended;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.UniqueConflict;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcSchema;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A database as each version left it, tables and rows byte for byte, is opened by the present one, read, and gone on with.
 * The rows stand here as hexadecimal digits and are never edited: a version that stores them otherwise adds its own
 * beside them, with a row in {@link #VERSIONS}.
 */
@Tag("slow")
class UpgradeTest {

    /** How many versions there are, and what each left. */
    private static final List<Map<String, List<String>>> VERSIONS = List.of(Map.of(
            "INSERT INTO cx_doc (doc, version, tuples, body) VALUES (?, ?, ?, ?)",
            List.of(
                    // agency, permit, p-1; version 3; by-number "N-1" unique, by-state OPEN and an instant; {"form":1}
                    "6167656e6379007065726d697400702d31 3"
                            + " 01000962792d6e756d626572010100034e2d3100000862792d73746174650201"
                            + "00044f50454e03000645193d5e8001"
                            + " 7b22666f726d223a317d"),
            "INSERT INTO cx_idx (tuple, doc) VALUES (?, ?)",
            List.of(
                    "6167656e6379007065726d69740062792d6e756d62657200014e2d3100 6167656e6379007065726d697400702d31",
                    "6167656e6379007065726d69740062792d737461746500014f50454e0003800645193d5e8001"
                            + " 6167656e6379007065726d697400702d31"),
            "INSERT INTO cx_uniq (tuple, doc) VALUES (?, ?)",
            List.of("6167656e6379007065726d69740062792d6e756d62657200014e2d3100 6167656e6379007065726d697400702d31"),
            "INSERT INTO cx_stream (stream, rev, purged) VALUES (?, ?, ?)",
            List.of("6167656e63790066616374730073 3 1"),
            "INSERT INTO cx_journal (place, stream, rev, kind, entry, type, at_us, body)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            List.of(
                    // of the second tenant: 2 times 2 to the 44th, and 2 and 4
                    "35184372088834 6167656e63790066616374730073 2 6661637473 652d32 6772616e746564 -1 00ff",
                    "35184372088836 6167656e63790066616374730073 3 6661637473 652d33 6772616e746564 1 -"),
            "INSERT INTO cx_head (tenant, place) VALUES (?, ?)",
            List.of("6167656e6379 35184372088837", "- 2")));

    private static final TenantId TENANT = TenantId.of("agency");
    private static final DocKey PERMIT = new DocKey(TENANT, "permit", "p-1");
    private static final StreamKey FACTS = new StreamKey(TENANT, "facts", "s");

    /** In microseconds, the number that stands in the rows above. */
    private static final Instant DUE = Instant.ofEpochSecond(0).plusNanos(0x0645193d5e8001L * 1_000);

    @Test
    void everyVersion_hasItsRowsHere() {
        assertThat(UpgradeTest.class.getResource("/cx-sdk/storage/h2/V" + VERSIONS.size() + "__storage.sql"))
                .isNotNull();
        assertThat(script("h2", VERSIONS.size() + 1))
                .as("a version without rows here")
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    void whatAVersionLeft_isReadAndGoneOnWith(Engine engine) throws SQLException {
        for (int version = 1; version <= VERSIONS.size(); version++) {
            try (TestDatabase database = engine.create()) {
                for (int applied = 1; applied <= version; applied++) {
                    database.run(JdbcSchemaTest.statements(
                                    Objects.requireNonNull(script(MigrationToolsTest.folder(engine), applied)))
                            .toArray(String[]::new));
                }
                insert(database, VERSIONS.get(version - 1));

                try (Storage storage = JdbcStorage.on(database.pool(), JdbcOptions.creating())) {
                    isRead(storage);
                    isGoneOnWith(storage);
                }
                assertThat(JdbcSchema.of(database.source()).differences()).isEmpty();
            }
        }
    }

    private static void isRead(Storage storage) {
        List<IndexTuple> tuples = List.of(
                IndexTuple.unique("by-number", "N-1"),
                IndexTuple.of("by-state", IndexValue.of("OPEN"), IndexValue.of(DUE)));
        StoredDoc permit = new StoredDoc(PERMIT, 3, Bytes.utf8("{\"form\":1}"), tuples);
        Map<DocKey, StoredDoc> loaded = storage.execute(TxMode.READ, session -> session.load(List.of(PERMIT)));
        assertThat(loaded).containsOnly(Map.entry(PERMIT, permit));
        DocQuery due = DocQuery.on(TENANT, "permit", "by-state")
                .equal("OPEN")
                .from(IndexValue.of(DUE))
                .before(IndexValue.of(DUE.plusNanos(1_000)));
        assertThat(storage.execute(TxMode.READ, session -> session.find(due)).items())
                .containsExactly(permit);
        List<Published> journal = List.of(
                new Published(
                        Position.of(2),
                        new Recorded(
                                FACTS,
                                2,
                                new Entry("e-2", "granted", Instant.EPOCH.minusNanos(1_000), Bytes.copyOf(new byte[] {
                                    0, -1
                                })))),
                new Published(
                        Position.of(4),
                        new Recorded(
                                FACTS, 3, new Entry("e-3", "granted", Instant.EPOCH.plusNanos(1_000), Bytes.EMPTY))));
        assertThat(storage.execute(TxMode.READ, session -> session.readAll(Position.START, EntryFilter.all(TENANT), 10))
                        .items())
                .isEqualTo(journal);
    }

    private static void isGoneOnWith(Storage storage) {
        assertThatExceptionOfType(UniqueConflict.class)
                .isThrownBy(() -> storage.execute(
                        TxMode.WRITE,
                        session -> session.write(DocWrite.put(
                                new DocKey(TENANT, "permit", "p-2"),
                                Expected.absent(),
                                Bytes.EMPTY,
                                IndexTuple.unique("by-number", "N-1")))));
        storage.execute(
                TxMode.WRITE,
                session -> session.write(
                        DocWrite.put(PERMIT, Expected.version(3), Bytes.EMPTY, IndexTuple.of("by-state", "SHUT"))));
        DocQuery all = DocQuery.on(TENANT, "permit", "by-state");
        assertThat(storage.execute(TxMode.READ, session -> session.find(all)).items())
                .as("the old tuples went with the old version")
                .extracting(StoredDoc::version)
                .containsExactly(4L);
        Entry next = new Entry("e-4", "granted", Instant.EPOCH, Bytes.EMPTY);
        Appended appended =
                storage.execute(TxMode.WRITE, session -> session.append(FACTS, ExpectedRevision.at(3), List.of(next)));
        assertThat(appended).isEqualTo(Appended.of(4, 4));
        assertThat(storage.execute(TxMode.READ, session -> session.readAll(Position.of(5), EntryFilter.all(TENANT), 10))
                        .items())
                .extracting(Published::position)
                .containsExactly(Position.of(6));
    }

    /** Inserts rows whose columns are numbers in decimal and bytes in hexadecimal digits; one dash is no byte. */
    private static void insert(TestDatabase database, Map<String, List<String>> rows) throws SQLException {
        try (Connection connection = database.connect()) {
            for (Map.Entry<String, List<String>> table : rows.entrySet()) {
                List<String> columns = List.of(table.getKey()
                        .substring(
                                table.getKey().indexOf('(') + 1, table.getKey().indexOf(')'))
                        .split(", "));
                try (PreparedStatement insert = connection.prepareStatement(table.getKey())) {
                    for (String row : table.getValue()) {
                        String[] values = row.split(" ");
                        for (int i = 0; i < values.length; i++) {
                            if (List.of("version", "rev", "purged", "place", "at_us")
                                    .contains(columns.get(i))) {
                                insert.setLong(i + 1, Long.parseLong(values[i]));
                            } else {
                                String digits = values[i].equals("-") ? "" : values[i];
                                insert.setBytes(i + 1, HexFormat.of().parseHex(digits));
                            }
                        }
                        insert.executeUpdate();
                    }
                }
            }
        }
    }

    private static @Nullable String script(String folder, int version) {
        try (InputStream in =
                UpgradeTest.class.getResourceAsStream("/cx-sdk/storage/" + folder + "/V" + version + "__storage.sql")) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
