package org.cxsdk.core.kit.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Appended;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * H2 looks only at the rows it was asked for, however many others there are: told by its own {@code EXPLAIN ANALYZE}, whose
 * {@code scanCount} is the number of rows looked at in each table.
 */
class H2PlanTest {

    private static final TenantId TENANT = TenantId.of("agency");
    private static final StreamKey STREAM = new StreamKey(TENANT, "facts", "s-1");
    private static final int ROWS = 2_000;
    private static final int ASKED = 20;
    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    private static TestDatabase database;
    private static RecordingSource recording;
    private static Storage storage;

    @BeforeAll
    static void fill() throws SQLException {
        database = Engine.H2_MEMORY.create();
        recording = new RecordingSource(database.pool());
        storage = JdbcStorage.on(recording.source(), JdbcOptions.creating());
        storage.execute(TxMode.WRITE, session -> {
            for (int n = 1; n <= ROWS; n++) {
                session.write(DocWrite.put(permit(n), Expected.absent(), Bytes.utf8("{}"), List.of()));
            }
            return session.append(STREAM, ExpectedRevision.none(), entries(1, 1_000));
        });
        database.run("ANALYZE");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void load_looksAtTheDocumentsAskedFor_ofManyOfTheirKind() throws SQLException {
        List<DocKey> keys = new ArrayList<>();
        for (int n = 1; n <= ASKED; n++) {
            keys.add(permit(n * 97));
        }
        recording.statements().clear();

        int found = storage.execute(TxMode.READ, session -> session.load(keys)).size();

        assertThat(found).isEqualTo(ASKED);
        assertThat(rowsLookedAt()).isLessThan(4 * ASKED);
    }

    @Test
    void append_looksAtTheEntriesWithItsIds_ofALongStream() throws SQLException {
        List<Entry> again = entries(501, ASKED);
        recording.statements().clear();

        Appended repeated =
                storage.execute(TxMode.WRITE, session -> session.append(STREAM, ExpectedRevision.at(1_000), again));

        assertThat(repeated.first()).isEqualTo(501);
        assertThat(rowsLookedAt()).isLessThan(4 * ASKED);
    }

    /** In the reads of what was just asked. */
    private static int rowsLookedAt() throws SQLException {
        int rows = 0;
        try (Connection connection = database.connect()) {
            for (Map.Entry<String, Map<Integer, Object>> statement :
                    Map.copyOf(recording.statements()).entrySet()) {
                if (statement.getKey().startsWith("SELECT")
                        && !statement.getKey().contains("FINAL TABLE")) {
                    rows += rowsLookedAt(connection, statement.getKey(), statement.getValue());
                }
            }
        }
        assertThat(rows).as("rows of the documents or entries").isPositive();
        return rows;
    }

    private static int rowsLookedAt(Connection connection, String sql, Map<Integer, Object> parameters)
            throws SQLException {
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN ANALYZE " + sql)) {
            for (Map.Entry<Integer, Object> parameter : parameters.entrySet()) {
                explain.setObject(parameter.getKey(), parameter.getValue());
            }
            try (ResultSet plan = explain.executeQuery()) {
                assertThat(plan.next()).isTrue();
                return SCANNED.matcher(plan.getString(1))
                        .results()
                        .map(MatchResult::group)
                        .mapToInt(count -> Integer.parseInt(count.substring("scanCount: ".length())))
                        .sum();
            }
        }
    }

    private static DocKey permit(int n) {
        return new DocKey(TENANT, "permit", "p-" + n);
    }

    private static List<Entry> entries(int from, int count) {
        List<Entry> entries = new ArrayList<>();
        for (int n = from; n < from + count; n++) {
            entries.add(new Entry(
                    "e-" + n, "granted", Instant.parse("2026-01-01T00:00:00Z"), Bytes.utf8("{\"n\":" + n + "}")));
        }
        return entries;
    }
}
