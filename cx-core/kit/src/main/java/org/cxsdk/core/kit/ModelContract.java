package org.cxsdk.core.kit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CxException;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.RevisionConflict;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.VersionConflict;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random transactions on the adapter and on {@link InMemoryStorage} side by side: every result, every conflict and all
 * that is stored must be the same (all rules at once). The seed is in the name and in the message; the same seed gives
 * the same transactions.
 */
public abstract class ModelContract extends StorageContract {

    private static final int TRANSACTIONS = 150;
    private static final int MOST_STEPS = 6;
    private static final String[] IDS = {"a", "A", "a ", "b", "ب", "👩"};
    private static final String[] TEXTS = {"", "x", "X", "xy", "é", "ي"};
    private static final String[] STREAMS = {"s", "S", "t"};

    /** For those who write an adapter. */
    protected ModelContract() {}

    /** If this fails, look at the first step whose results differ, and at the rule of that operation. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    public void model_adapterAgreesWithTheStorageInMemory(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        try (Storage model = new InMemoryStorage()) {
            for (int i = 0; i < TRANSACTIONS; i++) {
                List<Step> steps = new ArrayList<>();
                for (int n = 1 + random.nextInt(MOST_STEPS); n > 0; n--) {
                    steps.add(step(random));
                }
                boolean rollBack = random.nextInt(5) == 0;

                assertThat(run(storage(), steps, rollBack))
                        .as("seed %d, transaction %d, roll back %s: %s", seed, i, rollBack, steps)
                        .isEqualTo(run(model, steps, rollBack));
                if (i % 10 == 9) {
                    assertThat(everything(storage()))
                            .as("seed %d, everything stored after transaction %d", seed, i)
                            .isEqualTo(everything(model));
                }
            }
        }
    }

    /** One operation with a name for the message; its result is compared. */
    private record Step(String name, Function<StorageSession, Object> operation) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Step step(SplittableRandom random) {
        String id = pick(random, IDS);
        StreamKey stream = stream(pick(random, STREAMS));
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> {
                DocWrite write = DocWrite.put(key(id), expected(random), body(random), tuples(random));
                return new Step("put " + id + " " + write.expected(), session -> session.write(write));
            }
            case 3 -> {
                Expected expected = random.nextBoolean() ? Expected.any() : Expected.version(1 + random.nextInt(3));
                return new Step(
                        "delete " + id + " " + expected, session -> session.write(DocWrite.delete(key(id), expected)));
            }
            case 4 -> {
                return new Step(
                        "load",
                        session -> session.load(
                                Arrays.stream(IDS).map(StorageContract::key).toList()));
            }
            case 5 -> {
                DocQuery query = query(random);
                return new Step("find " + query, session -> walk(session, query));
            }
            case 6 -> {
                DocQuery query = query(random);
                return new Step("count " + query, session -> session.count(query));
            }
            case 7, 8 -> {
                List<Entry> entries = newEntries(random);
                ExpectedRevision expected =
                        random.nextInt(3) == 0 ? ExpectedRevision.at(random.nextInt(6)) : ExpectedRevision.any();
                return new Step(
                        "append " + stream.id() + " " + expected + " "
                                + entries.stream().map(Entry::id).toList(),
                        session -> session.append(stream, expected, entries));
            }
            default -> {
                if (random.nextInt(6) == 0) {
                    long through = random.nextInt(4);
                    return new Step("purge " + stream.id() + " " + through, session -> session.purge(stream, through));
                }
                long after = random.nextInt(5);
                return new Step("readStream " + stream.id() + " " + after, session -> readOn(session, stream, after));
            }
        }
    }

    private static Expected expected(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> Expected.absent();
            case 1 -> Expected.version(1 + random.nextInt(3));
            default -> Expected.any();
        };
    }

    private static Bytes body(SplittableRandom random) {
        byte[] body = new byte[random.nextInt(20)];
        random.nextBytes(body);
        return Bytes.copyOf(body);
    }

    private static List<IndexTuple> tuples(SplittableRandom random) {
        Set<IndexTuple> tuples = new HashSet<>();
        for (int n = random.nextInt(3); n > 0; n--) {
            tuples.add(IndexTuple.of("t", IndexValue.of(pick(random, TEXTS)), IndexValue.of(random.nextInt(3) - 1L)));
        }
        if (random.nextInt(3) == 0) {
            tuples.add(IndexTuple.unique("u", pick(random, TEXTS)));
        }
        return List.copyOf(tuples);
    }

    private static DocQuery query(SplittableRandom random) {
        DocQuery query =
                switch (random.nextInt(4)) {
                    case 0 -> DocQuery.all(TENANT, KIND);
                    case 1 -> query("u");
                    case 2 -> query("t").equal(pick(random, TEXTS)).from(IndexValue.of(random.nextInt(3) - 1L));
                    default -> query("t").before(IndexValue.of(pick(random, TEXTS)));
                };
        return query.limit(1 + random.nextInt(4));
    }

    private static List<Entry> newEntries(SplittableRandom random) {
        Set<String> ids = new HashSet<>();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            // few enough that some are appended again
            ids.add("e" + random.nextInt(60));
        }
        return ids.stream().sorted().map(StorageContract::entry).toList();
    }

    private static String pick(SplittableRandom random, String[] from) {
        return from[random.nextInt(from.length)];
    }

    /** Results of the steps in order, ending with the exception if there was one. */
    private static List<Object> run(Storage storage, List<Step> steps, boolean rollBack) {
        List<Object> results = new ArrayList<>();
        try {
            storage.execute(TxMode.WRITE, session -> {
                steps.forEach(step -> results.add(step.operation().apply(session)));
                if (rollBack) {
                    throw new IllegalStateException("rolled back");
                }
                return session;
            });
        } catch (VersionConflict e) {
            results.add(e.code() + " " + e.actual());
        } catch (RevisionConflict e) {
            results.add(e.code() + " " + e.actual());
        } catch (CxException e) {
            results.add(e.code());
        } catch (IllegalStateException e) {
            results.add(String.valueOf(e.getMessage()));
        }
        return results;
    }

    /** Everything that is stored, as far as it may be compared: positions are the store's own affair. */
    private static List<Object> everything(Storage storage) {
        List<Object> all = new ArrayList<>();
        all.add(storage.execute(TxMode.READ, session -> {
            List<Object> documents = new ArrayList<>(walk(session, DocQuery.all(TENANT, KIND)));
            documents.addAll(walk(session, query("t")));
            documents.addAll(walk(session, query("u")));
            for (String stream : STREAMS) {
                documents.add(readOn(session, stream(stream), 0));
            }
            return documents;
        }));
        all.add(journal(storage, EntryFilter.all(TENANT), 7).stream()
                .map(Published::recorded)
                .toList());
        return all;
    }

    private static List<StoredDoc> walk(StorageSession session, DocQuery query) {
        List<StoredDoc> found = new ArrayList<>();
        Slice<StoredDoc, Cursor> slice = session.find(query);
        found.addAll(slice.items());
        while (slice.more()) {
            slice = session.find(query.after(slice.last()));
            found.addAll(slice.items());
        }
        return found;
    }

    private static List<Object> readOn(StorageSession session, StreamKey stream, long after) {
        List<Object> found = new ArrayList<>();
        Slice<Recorded, Long> slice = session.readStream(stream, after, 2);
        found.addAll(slice.items());
        while (slice.more()) {
            slice = session.readStream(stream, slice.last(), 2);
            found.addAll(slice.items());
        }
        found.add("stands at " + slice.last());
        return found;
    }
}
