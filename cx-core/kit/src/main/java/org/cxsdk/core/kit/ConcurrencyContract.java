package org.cxsdk.core.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageConflict;
import org.cxsdk.core.storage.StorageUnavailable;
import org.cxsdk.core.storage.StorageWork;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Many threads at once (ST-4, ST-10, ST-14). */
public abstract class ConcurrencyContract extends StorageContract {

    private static final int WORKERS = 8;

    /** For those who write an adapter. */
    protected ConcurrencyContract() {}

    /** If this fails, look at the gap between the check of the version and the write: there must be none. */
    @Test
    public void st14_counter_losesNoUpdate() throws Exception {
        int rounds = 40;
        create("counter");
        save(put("counter", Expected.version(1), "0"));
        List<Storage> handles = handles();
        Workers workers = new Workers();

        Workers.inParallel(WORKERS, worker -> {
            for (int i = 0; i < rounds; i++) {
                Workers.untilCommitted(handles.get(worker), session -> {
                    StoredDoc counter = Objects.requireNonNull(
                            session.load(List.of(key("counter"))).get(key("counter")));
                    int count = Integer.parseInt(counter.body().toUtf8());
                    workers.meet();
                    return session.write(put("counter", Expected.version(counter.version()), "" + (count + 1)));
                });
            }
        });

        assertThat(body("counter")).as("ST-14 each increment counts").isEqualTo("" + WORKERS * rounds);
        assertThat(stored("counter").orElseThrow().version()).as("ST-3").isEqualTo(2 + WORKERS * rounds);
    }

    /** If this fails, look at the unique constraint: it must hold against transactions that are still open. */
    @Test
    public void st14_uniqueTuple_hasOneHolder() throws Exception {
        int rounds = 25;
        List<Storage> handles = handles();
        AtomicInteger[] winners = counters(rounds);
        CyclicBarrier together = new CyclicBarrier(WORKERS);
        Workers workers = new Workers();

        Workers.inParallel(WORKERS, worker -> {
            for (int i = 0; i < rounds; i++) {
                int round = i;
                together.await(60, TimeUnit.SECONDS);
                if (wins(handles.get(worker), session -> {
                    workers.meet();
                    return session.write(put(
                            "w-" + worker + "-" + round,
                            Expected.absent(),
                            "",
                            IndexTuple.unique("prize", IndexValue.of((long) round))));
                })) {
                    winners[round].incrementAndGet();
                }
            }
        });

        assertThat(winners).as("ST-14 one winner in each round").allMatch(count -> count.get() == 1);
        assertThat(ids(query("prize"))).as("ST-14").hasSize(rounds);
    }

    /** If this fails, look at two creations of the same document: one is told that it exists. */
    @Test
    public void st14_document_isCreatedOnce() throws Exception {
        int rounds = 25;
        List<Storage> handles = handles();
        AtomicInteger[] winners = counters(rounds);
        CyclicBarrier together = new CyclicBarrier(WORKERS);
        Workers workers = new Workers();

        Workers.inParallel(WORKERS, worker -> {
            for (int i = 0; i < rounds; i++) {
                int round = i;
                together.await(60, TimeUnit.SECONDS);
                if (wins(handles.get(worker), session -> {
                    workers.meet();
                    return session.write(put("d-" + round, Expected.absent(), "by " + worker));
                })) {
                    winners[round].incrementAndGet();
                }
            }
        });

        assertThat(winners).as("ST-14 one winner in each round").allMatch(count -> count.get() == 1);
    }

    /** If this fails, look at the head of a stream: it must be checked against transactions that are still open. */
    @Test
    public void st14_expectedRevision_isMetOnce() throws Exception {
        int rounds = 25;
        List<Storage> handles = handles();
        AtomicInteger[] winners = counters(rounds);
        CyclicBarrier together = new CyclicBarrier(WORKERS);
        Workers workers = new Workers();

        Workers.inParallel(WORKERS, worker -> {
            for (int i = 0; i < rounds; i++) {
                int round = i;
                together.await(60, TimeUnit.SECONDS);
                if (wins(handles.get(worker), session -> {
                    workers.meet();
                    return session.append(
                            stream("s"), ExpectedRevision.at(round), entries("e-" + worker + "-" + round));
                })) {
                    winners[round].incrementAndGet();
                }
            }
        });

        assertThat(winners).as("ST-14 one winner in each round").allMatch(count -> count.get() == 1);
        assertThat(history(stream("s"))).as("ST-4").hasSize(rounds);
    }

    /** If this fails, look at how the next revision is found while others append to the same stream. */
    @Test
    public void st4_stream_hasNoHole_whenManyAppend() throws Exception {
        int rounds = 25;
        List<Storage> handles = handles();
        Workers workers = new Workers();

        Workers.inParallel(WORKERS, worker -> {
            for (int i = 0; i < rounds; i++) {
                String id = worker + "-" + i;
                Workers.untilCommitted(handles.get(worker), session -> {
                    workers.meet();
                    return session.append(stream("s"), ExpectedRevision.any(), entries(id));
                });
            }
        });

        List<Recorded> all = history(stream("s"));
        assertThat(all)
                .as("ST-4")
                .extracting(Recorded::revision)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, WORKERS * rounds)
                        .mapToObj(i -> (long) i)
                        .toList());
        assertThat(entryIds(all)).as("ST-4").doesNotHaveDuplicates();
    }

    /**
     * Writers commit and roll back at random; a reader follows the journal. If this fails, look at when positions are
     * given: with the commit, under a lock that is held until it is done; a sequence or an identity column is not enough.
     */
    @Test
    public void st10_reader_missesNothing_whileWritersCommitAndRollBack() throws Exception {
        int rounds = 25;
        List<Storage> handles = handles();
        Storage following = openHandle();
        Workers workers = new Workers();
        AtomicInteger polls = new AtomicInteger();
        AtomicInteger writing = new AtomicInteger(WORKERS);
        Queue<String> committed = new ConcurrentLinkedQueue<>();
        List<Published> followed = new ArrayList<>();

        Workers.inParallel(WORKERS + 1, worker -> {
            if (worker == WORKERS) {
                follow(following, followed, polls, writing);
                return;
            }
            SplittableRandom random = new SplittableRandom(worker);
            try {
                for (int i = 0; i < rounds; i++) {
                    String id = worker + "-" + i + "-";
                    boolean rollBack = random.nextInt(4) == 0;
                    boolean linger = random.nextBoolean();
                    StreamKey stream = stream(random.nextInt(4) == 0 ? "shared" : "own-" + worker);
                    List<Entry> entries = IntStream.rangeClosed(1, 1 + random.nextInt(3))
                            .mapToObj(n -> entry(id + n))
                            .toList();
                    try {
                        Workers.untilCommitted(handles.get(worker), session -> {
                            session.append(stream, ExpectedRevision.any(), entries);
                            workers.meet();
                            if (linger) {
                                linger(polls);
                            }
                            if (rollBack) {
                                throw new IllegalStateException("the writer changed its mind");
                            }
                            return session;
                        });
                        entries.forEach(entry -> committed.add(entry.id()));
                    } catch (IllegalStateException e) {
                        // rolled back on purpose
                    }
                }
            } finally {
                writing.decrementAndGet();
            }
        });

        List<Published> all = journal();
        assertThat(followed).as("ST-10 what the reader followed is the journal").isEqualTo(all);
        assertThat(publishedIds(all)).as("ST-12").containsExactlyInAnyOrderElementsOf(committed);
        assertThat(all.stream().map(Published::position).toList())
                .as("ST-10")
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private static void follow(Storage storage, List<Published> followed, AtomicInteger polls, AtomicInteger writing) {
        Position after = Position.START;
        boolean more = true;
        boolean lastLook = false;
        while (more || !lastLook) {
            lastLook = writing.get() == 0;
            Position from = after;
            Slice<Published, Position> slice = storage.execute(
                    TxMode.READ, session -> session.readAll(from, EntryFilter.all(TENANT), Limits.BATCH));
            followed.addAll(slice.items());
            after = slice.last();
            more = slice.more();
            polls.incrementAndGet();
            Thread.yield();
        }
    }

    /** Holds the commit back until the reader has looked twice, for a few milliseconds at most. */
    private static void linger(AtomicInteger polls) {
        int enough = polls.get() + 2;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5);
        while (polls.get() < enough && System.nanoTime() < end) {
            Thread.yield();
        }
    }

    /** Whether this worker was the one that committed; the others meet a conflict, never another exception. */
    private static boolean wins(Storage storage, StorageWork<?> work) {
        while (true) {
            try {
                storage.execute(TxMode.WRITE, work);
                return true;
            } catch (StorageConflict e) {
                return false;
            } catch (StorageUnavailable e) {
                if (!e.retryable()) {
                    throw e;
                }
            }
        }
    }

    /** One handle for every two workers. */
    private List<Storage> handles() {
        List<Storage> opened =
                IntStream.range(0, WORKERS / 2).mapToObj(i -> openHandle()).toList();
        return IntStream.range(0, WORKERS).mapToObj(i -> opened.get(i / 2)).toList();
    }

    private static AtomicInteger[] counters(int count) {
        return IntStream.range(0, count).mapToObj(i -> new AtomicInteger()).toArray(AtomicInteger[]::new);
    }
}
