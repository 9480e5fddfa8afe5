package org.cxsdk.core.kit.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A slice costs what it holds, not what is behind it. H2 says "index sorted" of a plan that stops at the limit; without
 * these words it reads all rows up to the end and sorts them.
 */
class H2SliceTest {

    private static final TenantId TENANT = TenantId.of("agency");
    private static final StreamKey STREAM = new StreamKey(TENANT, "office.visits", "c-1");

    @Test
    void slices_areReadInTheOrderOfAnIndex() throws SQLException {
        try (TestDatabase database = Engine.H2_MEMORY.create()) {
            RecordingSource recording = new RecordingSource(database.pool());
            Storage storage = JdbcStorage.on(recording.source(), JdbcOptions.creating());
            storage.execute(TxMode.WRITE, session -> {
                for (int i = 0; i < 20; i++) {
                    session.write(DocWrite.put(
                            new DocKey(TENANT, "office.permit", "p-" + i),
                            Expected.absent(),
                            Bytes.EMPTY,
                            IndexTuple.of("by-holder", "s-" + i % 3)));
                }
                return session.append(
                        STREAM,
                        ExpectedRevision.none(),
                        IntStream.range(0, 20)
                                .mapToObj(i -> new Entry("v-" + i, "arrived", Instant.EPOCH, Bytes.EMPTY))
                                .toList());
            });
            recording.statements().clear();

            storage.execute(TxMode.READ, session -> {
                DocQuery byHolder =
                        DocQuery.on(TENANT, "office.permit", "by-holder").limit(2);
                session.find(byHolder.after(session.find(byHolder).last()));
                DocQuery byId = DocQuery.all(TENANT, "office.permit").limit(2);
                session.find(byId.after(session.find(byId).last()));
                session.readStream(STREAM, 3, 2);
                session.readAll(Position.START, EntryFilter.ofKinds(TENANT, "office.visits"), 2);
                return session.readAll(Position.of(3), EntryFilter.all(TENANT), 2);
            });

            List<String> slices = recording.statements().keySet().stream()
                    .filter(sql -> sql.contains(" LIMIT "))
                    .toList();
            assertThat(slices).hasSizeGreaterThanOrEqualTo(4);
            for (String sql : slices) {
                assertThat(plan(database, sql)).as(sql).contains("index sorted");
            }
        }
    }

    /** The plan, with the statement's parameters left open. */
    private static String plan(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement explain = connection.prepareStatement("EXPLAIN " + sql)) {
            for (int i = 1; i <= explain.getParameterMetaData().getParameterCount(); i++) {
                explain.setObject(i, 1L);
            }
            try (ResultSet rows = explain.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
