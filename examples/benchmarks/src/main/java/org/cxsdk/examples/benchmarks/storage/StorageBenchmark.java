package org.cxsdk.examples.benchmarks.storage;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Micros;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.cxsdk.examples.benchmarks.Duel;
import org.cxsdk.examples.benchmarks.Row;

/** The cases of the storage benchmark. Permits have a unique number, a state and a due time; bodies are 200 bytes. */
public final class StorageBenchmark {

    private static final TenantId TENANT = TenantId.of("agency");
    private static final List<String> STATES = List.of("OPEN", "WAITING", "DECIDED", "CLOSED");
    private static final int PAGE = 50;
    private static final int BATCH = 500;
    private static final int STREAMS = 1_000;
    private static final int WARM_UP_STREAMS = 40;
    private static final int WRITERS = 8;
    private static final byte[] BODY = new byte[200];
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    private final Duel duel;
    private final int documents;

    /** @param documents how many permits there are */
    public StorageBenchmark(Duel duel, int documents) {
        this.duel = duel;
        this.documents = Math.max(PAGE * 8, documents);
    }

    /** Measures all cases, on H2 and PostgreSQL. */
    public List<Row> run() throws Exception {
        List<Row> rows = new ArrayList<>();
        try (Database database = Database.h2()) {
            rows.addAll(on(database, false));
        }
        try (Database database = Database.postgresql()) {
            rows.addAll(on(database, true));
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException("PostgreSQL did not start; its binaries here are for Linux on amd64", e);
        }
        InMemoryStorage memory = new InMemoryStorage();
        fill(memory);
        SplittableRandom random = new SplittableRandom(1);
        duel.alone("load/memory", "loads/CPU-s", n -> load(memory, random, n)).ifPresent(rows::add);
        return rows;
    }

    private List<Row> on(Database database, boolean postgresql) throws Exception {
        Storage ours = JdbcStorage.on(database.pool(), JdbcOptions.creating());
        HandWritten theirs = new HandWritten(database.pool(), postgresql, true);
        HandWritten free = new HandWritten(database.pool(), postgresql, false);
        theirs.createTables();
        fill(ours);
        fill(theirs);
        append("warm-up", BATCH, ours, theirs);
        analyse(database, postgresql);
        String at = "/" + database.name();
        List<Row> rows = new ArrayList<>();
        SplittableRandom one = new SplittableRandom(1);
        SplittableRandom two = new SplittableRandom(1);
        duel.run("load" + at, "loads/s", 1, n -> load(ours, one, n), "jdbc", n -> {
                    for (int i = 0; i < n; i++) {
                        theirs.load(id(two.nextInt(documents)));
                    }
                })
                .ifPresent(rows::add);
        duel.run("find" + at, "pages/s", 1, n -> find(ours, one, n), "jdbc", n -> {
                    for (int i = 0; i < n; i++) {
                        require(theirs.page("OPEN", two.nextInt(documents - 4 * PAGE), "", PAGE)
                                .size());
                    }
                })
                .ifPresent(rows::add);
        duel.run("find" + at, "pages/s", 1, n -> find(ours, one, n), "jdbc-columns", n -> {
                    for (int i = 0; i < n; i++) {
                        require(theirs.pageByColumns("OPEN", two.nextInt(documents - 4 * PAGE), "", PAGE)
                                .size());
                    }
                })
                .ifPresent(rows::add);
        Walk ourWalk = new Walk(ours);
        PeerWalk theirWalk = new PeerWalk(theirs);
        duel.run("page" + at, "pages/s", 1, ourWalk::pages, "jdbc", theirWalk::pages)
                .ifPresent(rows::add);
        duel.run("write" + at, "writes/s", 1, n -> write(ours, one, n), "jdbc", n -> {
                    for (int i = 0; i < n; i++) {
                        HandWritten.Permit permit = theirs.load(id(two.nextInt(documents)));
                        theirs.update(permit, permit.state(), two.nextInt(documents));
                    }
                })
                .ifPresent(rows::add);
        append("append-1" + at, 1, 1, ours, "jdbc", theirs).ifPresent(rows::add);
        append("append-500" + at, BATCH, 1, ours, "jdbc", theirs).ifPresent(rows::add);
        append("append-1-writers-1" + at, 1, 1, ours, "jdbc-without-head", free).ifPresent(rows::add);
        append("append-1-writers-8" + at, 1, WRITERS, ours, "jdbc-without-head", free)
                .ifPresent(rows::add);
        return rows;
    }

    private static void require(int size) {
        if (size != PAGE) {
            throw new IllegalStateException("a page of " + size);
        }
    }

    // ---- ours

    private static DocKey key(int n) {
        return new DocKey(TENANT, "permit", id(n));
    }

    private static String id(int n) {
        return "permit-" + n;
    }

    private static List<IndexTuple> tuples(int n, long due) {
        return List.of(
                IndexTuple.unique("by-number", "N-" + n),
                IndexTuple.of("by-state", IndexValue.of(STATES.get(n % 4)), IndexValue.of(due)));
    }

    private void fill(Storage storage) {
        for (int from = 0; from < documents; from += BATCH) {
            int begin = from;
            int end = Math.min(documents, from + BATCH);
            storage.execute(TxMode.WRITE, session -> {
                for (int n = begin; n < end; n++) {
                    session.write(DocWrite.put(key(n), Expected.absent(), Bytes.copyOf(BODY), tuples(n, n)));
                }
                return true;
            });
        }
    }

    private void load(Storage storage, SplittableRandom random, int times) {
        for (int i = 0; i < times; i++) {
            DocKey key = key(random.nextInt(documents));
            storage.execute(
                    TxMode.READ,
                    session -> Objects.requireNonNull(session.load(List.of(key)).get(key))
                            .version());
        }
    }

    private void find(Storage storage, SplittableRandom random, int times) {
        for (int i = 0; i < times; i++) {
            DocQuery query = DocQuery.on(TENANT, "permit", "by-state")
                    .equal("OPEN")
                    .from(IndexValue.of(random.nextInt(documents - 4 * PAGE)))
                    .limit(PAGE);
            require(storage.execute(TxMode.READ, session -> session.find(query))
                    .items()
                    .size());
        }
    }

    private void write(Storage storage, SplittableRandom random, int times) {
        for (int i = 0; i < times; i++) {
            int n = random.nextInt(documents);
            long due = random.nextInt(documents);
            storage.execute(TxMode.WRITE, session -> {
                StoredDoc doc =
                        Objects.requireNonNull(session.load(List.of(key(n))).get(key(n)));
                return session.write(DocWrite.put(key(n), Expected.version(doc.version()), doc.body(), tuples(n, due)));
            });
        }
    }

    /** Walks the open permits page by page, and begins again at the end. */
    private static final class Walk {
        private static final DocQuery OPEN = DocQuery.on(TENANT, "permit", "by-state")
                .equal("OPEN")
                .from(IndexValue.of(0L))
                .limit(PAGE);

        private final Storage storage;
        private Cursor after = Cursor.START;

        Walk(Storage storage) {
            this.storage = storage;
        }

        void pages(int count) {
            for (int i = 0; i < count; i++) {
                Slice<StoredDoc, Cursor> page =
                        storage.execute(TxMode.READ, session -> session.find(OPEN.after(after)));
                after = page.more() ? page.last() : Cursor.START;
            }
        }
    }

    // ---- the peer

    private static final class PeerWalk {
        private final HandWritten peer;
        private long due = -1;
        private String id = "";

        PeerWalk(HandWritten peer) {
            this.peer = peer;
        }

        void pages(int count) throws Exception {
            for (int i = 0; i < count; i++) {
                List<HandWritten.Permit> page = peer.page("OPEN", due, id, PAGE);
                boolean more = page.size() == PAGE;
                due = more ? page.get(PAGE - 1).due() : -1;
                id = more ? page.get(PAGE - 1).id() : "";
            }
        }
    }

    private void fill(HandWritten peer) throws Exception {
        List<HandWritten.Permit> permits = new ArrayList<>();
        for (int n = 0; n < documents; n++) {
            permits.add(new HandWritten.Permit(id(n), 1, "N-" + n, STATES.get(n % 4), n, BODY));
        }
        peer.insert(permits);
    }

    private static void analyse(Database database, boolean postgresql) throws Exception {
        try (var connection = database.pool().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(postgresql ? "VACUUM ANALYZE" : "ANALYZE");
        }
    }

    // ---- appends

    /** Where appends of one side stand: streams in turn, each with its revision. */
    private static final class Appends {
        private static final AtomicInteger NAMES = new AtomicInteger();

        private final String name = "s" + NAMES.incrementAndGet() + "-";
        private final long[] revisions = new long[STREAMS];
        private final int batch;
        private int turn;

        Appends(int batch) {
            this.batch = batch;
        }

        @FunctionalInterface
        interface Append {
            void to(String stream, long revision) throws Exception;
        }

        void run(int times, Append append) throws Exception {
            for (int i = 0; i < times; i++) {
                int stream = turn++ % STREAMS;
                append.to(name + stream, revisions[stream]);
                revisions[stream] += batch;
            }
        }
    }

    private Optional<Row> append(String name, int batch, int writers, Storage ours, String peer, HandWritten theirs)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Appends> our = appends(batch, writers);
            List<Appends> their = appends(batch, writers);
            return duel.run(
                    name,
                    "entries/s",
                    batch,
                    n -> inThreads(threads, our, n, (stream, revision) -> appendOurs(ours, stream, revision, batch)),
                    peer,
                    n -> inThreads(
                            threads, their, n, (stream, revision) -> appendTheirs(theirs, stream, revision, batch)));
        } finally {
            threads.shutdown();
        }
    }

    /** So many entries that a database knows the tables are not empty. */
    private static void append(String stream, int entries, Storage ours, HandWritten theirs) throws Exception {
        for (int i = 0; i < WARM_UP_STREAMS; i++) {
            appendOurs(ours, stream + i, 0, entries);
            appendTheirs(theirs, stream + i, 0, entries);
        }
    }

    private static List<Appends> appends(int batch, int writers) {
        List<Appends> appends = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            appends.add(new Appends(batch));
        }
        return appends;
    }

    private static void inThreads(ExecutorService threads, List<Appends> writers, int times, Appends.Append append)
            throws Exception {
        if (writers.size() == 1) {
            writers.get(0).run(times, append);
            return;
        }
        List<Future<?>> running = new ArrayList<>();
        for (Appends writer : writers) {
            running.add(threads.submit(() -> {
                writer.run(Math.max(1, times / writers.size()), append);
                return null;
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
    }

    private static void appendOurs(Storage storage, String stream, long revision, int batch) {
        List<Entry> entries = new ArrayList<>(batch);
        for (int i = 1; i <= batch; i++) {
            entries.add(new Entry("e-" + (revision + i), "granted", AT, Bytes.copyOf(BODY)));
        }
        StreamKey key = new StreamKey(TENANT, "facts", stream);
        storage.execute(TxMode.WRITE, session -> session.append(key, ExpectedRevision.at(revision), entries));
    }

    private static void appendTheirs(HandWritten peer, String stream, long revision, int batch) throws Exception {
        List<HandWritten.Event> events = new ArrayList<>(batch);
        for (int i = 1; i <= batch; i++) {
            events.add(new HandWritten.Event("e-" + (revision + i), "granted", Micros.of(AT), BODY));
        }
        peer.append(stream, revision, events);
    }
}
