package org.cxsdk.examples.benchmarks.storage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.cxsdk.examples.benchmarks.Duel;
import org.cxsdk.examples.benchmarks.Row;

/**
 * Does a call cost the same in a large store? A store of many documents and five times as many entries beside one of
 * 10,000 and 50,000, in turns: the ratio is what is left of the speed. The stores are filled by SQL, since filling is not
 * what is measured.
 */
public final class LargeBenchmark {

    private static final TenantId TENANT = TenantId.of("agency");
    private static final int SMALL = 10_000;
    private static final int ENTRIES_PER_DOCUMENT = 5;
    private static final int ENTRIES_PER_STREAM = 100;
    private static final int PAGE = 50;
    private static final int CHUNK = 100_000;
    private static final String PEER = "ours-10k";

    private final Duel duel;
    private final int documents;

    /** @param documents how many documents the large store has */
    public LargeBenchmark(Duel duel, int documents) {
        this.duel = duel;
        this.documents = Math.max(SMALL, documents);
    }

    /** Measures all cases, on H2 and PostgreSQL. */
    public List<Row> run() throws Exception {
        List<Row> rows = new ArrayList<>();
        try (Database large = Database.h2WithLargeCache();
                Database small = Database.h2WithLargeCache()) {
            rows.addAll(on(large, small, false));
        }
        try (Database large = Database.postgresql();
                Database small = Database.postgresql()) {
            rows.addAll(on(large, small, true));
        }
        return rows;
    }

    private List<Row> on(Database largeDatabase, Database smallDatabase, boolean postgresql) throws Exception {
        Filled large = Filled.of(largeDatabase, postgresql, documents);
        Filled small = Filled.of(smallDatabase, postgresql, SMALL);
        String at = "/" + largeDatabase.name();
        List<Row> rows = new ArrayList<>();
        duel.run("large-load" + at, "loads/s", 1, large::load, PEER, small::load)
                .ifPresent(rows::add);
        duel.run("large-find" + at, "pages/s", 1, large::find, PEER, small::find)
                .ifPresent(rows::add);
        duel.run("large-page" + at, "pages/s", 1, large::page, PEER, small::page)
                .ifPresent(rows::add);
        duel.run("large-stream" + at, "reads/s", 1, large::stream, PEER, small::stream)
                .ifPresent(rows::add);
        duel.run("large-tail" + at, "reads/s", 1, large::tail, PEER, small::tail)
                .ifPresent(rows::add);
        return rows;
    }

    /** A store of so many documents, and where a walk through it stands. */
    private static final class Filled {
        private static final DocQuery OPEN =
                DocQuery.on(TENANT, "permit", "by-state").equal("OPEN").limit(PAGE);

        private final Storage storage;
        private final int documents;
        private final SplittableRandom random = new SplittableRandom(1);
        private Cursor place = Cursor.START;

        private Filled(Storage storage, int documents) {
            this.storage = storage;
            this.documents = documents;
        }

        static Filled of(Database database, boolean postgresql, int documents) throws SQLException {
            Storage storage = JdbcStorage.on(database.pool(), JdbcOptions.creating());
            List<String> fill = postgresql ? FillBySql.POSTGRESQL : FillBySql.H2;
            try (var connection = database.pool().getConnection();
                    var statement = connection.createStatement()) {
                for (int from = 0; from < documents; from += CHUNK) {
                    int to = Math.min(documents, from + CHUNK);
                    for (String sql : fill) {
                        boolean ofEntries = sql.contains("cx_journal");
                        boolean ofStreams = sql.contains("cx_stream");
                        int factor = ofEntries ? ENTRIES_PER_DOCUMENT : 1;
                        int divisor = ofStreams ? ENTRIES_PER_STREAM / ENTRIES_PER_DOCUMENT : 1;
                        statement.execute(sql.replace("FROM_N", "" + (long) from * factor / divisor)
                                .replace("TO_N", "" + ((long) to * factor / divisor - 1))
                                .replace("PER_STREAM", "" + ENTRIES_PER_STREAM));
                    }
                }
                statement.execute(FillBySql.head(postgresql, (long) documents * ENTRIES_PER_DOCUMENT));
                statement.execute(postgresql ? "VACUUM ANALYZE" : "ANALYZE");
            }
            return new Filled(storage, documents);
        }

        void load(int times) {
            for (int i = 0; i < times; i++) {
                DocKey key = new DocKey(TENANT, "permit", "permit-" + random.nextInt(documents));
                require(
                        1,
                        storage.execute(TxMode.READ, session -> session.load(List.of(key)))
                                .size());
            }
        }

        void find(int times) {
            for (int i = 0; i < times; i++) {
                long from = random.nextInt(documents - 4 * PAGE);
                DocQuery query = OPEN.from(IndexValue.of(from)).before(IndexValue.of((long) documents));
                require(
                        PAGE,
                        storage.execute(TxMode.READ, session -> session.find(query))
                                .items()
                                .size());
            }
        }

        void page(int times) {
            for (int i = 0; i < times; i++) {
                Slice<StoredDoc, Cursor> page =
                        storage.execute(TxMode.READ, session -> session.find(OPEN.after(place)));
                require(PAGE, page.items().size());
                place = page.more() ? page.last() : Cursor.START;
            }
        }

        void stream(int times) {
            int streams = documents * ENTRIES_PER_DOCUMENT / ENTRIES_PER_STREAM;
            for (int i = 0; i < times; i++) {
                StreamKey key = new StreamKey(TENANT, "facts", "s-" + random.nextInt(streams));
                require(
                        PAGE,
                        storage.execute(TxMode.READ, session -> session.readStream(key, PAGE, PAGE))
                                .items()
                                .size());
            }
        }

        void tail(int times) {
            Position near = Position.of((long) documents * ENTRIES_PER_DOCUMENT - PAGE);
            for (int i = 0; i < times; i++) {
                require(
                        PAGE,
                        storage.execute(TxMode.READ, session -> session.readAll(near, EntryFilter.all(TENANT), PAGE))
                                .items()
                                .size());
            }
        }

        private static void require(int expected, int size) {
            if (size != expected) {
                throw new IllegalStateException(size + " instead of " + expected);
            }
        }
    }
}
