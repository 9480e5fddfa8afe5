package org.cxsdk.core.kit.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageWork;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TransferSession;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * PostgreSQL answers every reading by index alone, in a store of 60,000 documents and 200,000 entries: no plan reads a
 * whole table, and none sorts, neither the one for these very parameters nor the one that it keeps for any.
 */
@Tag("full")
class PostgresPlanTest {

    private static final TenantId TENANT = TenantId.of("agency");
    private static final int DOCUMENTS = 60_000;
    private static final int ENTRIES = 200_000;

    private static TestDatabase database;
    private static RecordingSource recording;
    private static Storage storage;

    @BeforeAll
    static void fill() throws SQLException {
        database = Engine.POSTGRESQL.create();
        JdbcStorage.on(database.pool(), JdbcOptions.creating());
        String permit = "'agency'::bytea || '\\x00'::bytea || 'permit'::bytea || '\\x00'::bytea";
        String facts = "'agency'::bytea || '\\x00'::bytea || 'facts'::bytea || '\\x00'::bytea";
        String id = permit + " || convert_to('p-' || n, 'UTF8')";
        String documents = " FROM generate_series(1, " + DOCUMENTS + ") n";
        // as IndexValue encodes: a text, and a number with its sign turned over
        String state = permit + " || 'by-state'::bytea || '\\x00'::bytea"
                + " || '\\x014f50454e0002'::bytea || int8send(n::bigint # (-9223372036854775808)::bigint)";
        String first = "(1::bigint << 44)";
        database.run(
                "INSERT INTO cx_doc SELECT " + id + ", 1, ''::bytea, ''::bytea" + documents,
                "INSERT INTO cx_idx SELECT " + state + ", " + id + documents,
                "INSERT INTO cx_stream SELECT " + facts + " || convert_to('s-' || n, 'UTF8'), " + ENTRIES / 100
                        + ", 0 FROM generate_series(0, 99) n",
                // streams whose entries were purged, so many that a sort would be dear
                "INSERT INTO cx_stream SELECT " + facts + " || convert_to('t-' || n, 'UTF8'), 1, 1" + documents,
                "INSERT INTO cx_journal SELECT " + first + " + n + 1, " + facts
                        + " || convert_to('s-' || n % 100, 'UTF8'), n / 100 + 1, 'facts'::bytea,"
                        + " convert_to('e-' || n, 'UTF8'), 'granted'::bytea, 0, ''::bytea"
                        + " FROM generate_series(0, " + (ENTRIES - 1) + ") n",
                "INSERT INTO cx_head VALUES ('agency'::bytea, " + first + " + " + ENTRIES + "), (''::bytea, 1)",
                "ANALYZE cx_doc, cx_idx, cx_uniq, cx_stream, cx_journal, cx_head");
        recording = new RecordingSource(database.pool());
        storage = JdbcStorage.on(recording.source(), JdbcOptions.trusting());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void load_isByIndex() throws SQLException {
        byIndex(session -> session.load(List.of(permit(1))).size(), 1);
        byIndex(
                session -> session.load(List.of(permit(1), permit(7), permit(50_000)))
                        .size(),
                3);
    }

    @Test
    void find_isByIndex_forAPrefixARangeAndEveryPage() throws SQLException {
        DocQuery open = DocQuery.on(TENANT, "permit", "by-state").equal("OPEN").limit(50);
        DocQuery late = open.from(IndexValue.of(30_000L)).before(IndexValue.of(59_000L));

        byIndex(session -> session.find(open).items().size(), 50);
        byIndex(session -> session.find(late).items().size(), 50);
        byIndex(session -> session.find(late.after(behindAPage(late))).items().size(), 50);
        byIndex(session -> (int) session.count(late.limit(1_000)), 1_000);
    }

    @Test
    void walkById_isByIndex() throws SQLException {
        DocQuery all = DocQuery.all(TENANT, "permit").limit(50);

        byIndex(session -> session.find(all).items().size(), 50);
        byIndex(session -> session.find(all.after(behindAPage(all))).items().size(), 50);
    }

    @Test
    void streamsAndJournal_areReadByIndex() throws SQLException {
        StreamKey stream = new StreamKey(TENANT, "facts", "s-7");
        Position tail = Position.of(ENTRIES - 50);

        byIndex(session -> session.readStream(stream, 1_900, 50).items().size(), 50);
        byIndex(
                session -> session.readAll(tail, EntryFilter.all(TENANT), 50)
                        .items()
                        .size(),
                50);
        byIndex(
                session -> session.readAll(tail, EntryFilter.ofKinds(TENANT, "facts"), 50)
                        .items()
                        .size(),
                50);
        EntryFilter granted = new EntryFilter(TENANT, Set.of("facts", "others"), Set.of("granted"));
        byIndex(session -> session.readAll(tail, granted, 50).items().size(), 50);
    }

    @Test
    void kindsAndStreams_areListedByIndex() throws SQLException {
        byIndex(session -> ((TransferSession) session).kinds(TENANT).size(), 1);
        byIndex(
                session -> ((TransferSession) session)
                        .streams(TENANT, Cursor.START, 50)
                        .items()
                        .size(),
                50);
    }

    private static DocKey permit(int n) {
        return new DocKey(TENANT, "permit", "p-" + n);
    }

    private static Cursor behindAPage(DocQuery query) {
        Slice<StoredDoc, Cursor> page = storage.execute(TxMode.READ, session -> session.find(query));
        return page.last();
    }

    /** Reads, and looks at the plans of what was asked. */
    private static void byIndex(StorageWork<Integer> reading, int hits) throws SQLException {
        recording.statements().clear();
        assertThat(storage.execute(TxMode.READ, reading)).isEqualTo(hits);
        assertThat(recording.statements()).isNotEmpty();
        // a plan for any parameters can be asked for in texts that are sent as they are
        DataSource asTheyAre = Engine.POSTGRESQL.source(database.url() + "&preferQueryMode=simple");
        try (Connection connection = database.connect();
                Connection simple = asTheyAre.getConnection()) {
            for (Map.Entry<String, Map<Integer, Object>> statement :
                    Map.copyOf(recording.statements()).entrySet()) {
                String sql = statement.getKey();
                assertByIndex(sql, planFor(connection, sql, statement.getValue()));
                assertByIndex(sql, planForAny(simple, sql));
            }
        }
    }

    private static void assertByIndex(String sql, String plan) {
        // the table of heads has one row for each tenant, which is read faster than its index
        assertThat(plan.replaceAll("Seq Scan on cx_head", ""))
                .as("plan of %s", sql)
                .doesNotContain("Seq Scan", "Bitmap", "Sort");
    }

    private static String planFor(Connection connection, String sql, Map<Integer, Object> parameters)
            throws SQLException {
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN " + sql)) {
            for (Map.Entry<Integer, Object> parameter : parameters.entrySet()) {
                explain.setObject(parameter.getKey(), parameter.getValue());
            }
            return lines(explain.executeQuery());
        }
    }

    /** The plan that is made without knowing parameters, and kept. */
    private static String planForAny(Connection connection, String sql) throws SQLException {
        StringBuilder numbered = new StringBuilder();
        int place = 0;
        for (char c : sql.toCharArray()) {
            numbered.append(c == '?' ? "$" + ++place : String.valueOf(c));
        }
        try (Statement explain = connection.createStatement()) {
            return lines(explain.executeQuery("EXPLAIN (GENERIC_PLAN) " + numbered));
        }
    }

    private static String lines(ResultSet rows) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (rows) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
