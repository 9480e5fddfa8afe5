package org.cxsdk.core.storage.decorate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageInfo;
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.StorageUnavailable;
import org.cxsdk.core.storage.StorageWork;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.decorate.FaultPlan.Planned;
import org.cxsdk.core.storage.decorate.StorageCall.Operation;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What is kept, and that nothing is told which the store would not tell. "Elsewhere" is another node on the same store. */
class CachingStorageTest {

    private static final TenantId TENANT = TenantId.of("agency");
    private static final DocKey DEFINITION = new DocKey(TENANT, "office.definition", "d-1");
    private static final DocKey PERMIT = new DocKey(TENANT, "office.permit", "p-1");
    private static final StreamKey VISITS = new StreamKey(TENANT, "office.visits", "c-1");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final InMemoryStorage elsewhere = new InMemoryStorage();
    private final List<StorageCall> asked = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final Storage inside = ObservingStorage.of(elsewhere.newHandle(), asked::add, System::nanoTime);
    private final Storage exact = CachingStorage.of(inside, CachePolicy.exact(1 << 20));

    // region caching
    private final CachePolicy policy = CachePolicy.exact(64 << 20)
            .lateBy(Duration.ofSeconds(30), nanos::get, "office.definition", "office.visits");
    // endregion

    private final Storage late = CachingStorage.of(inside, policy);

    @Test
    void readStream_asksForARowOrTwo_whenTheStreamWasReadBefore() {
        append(elsewhere, 1, 100);
        readWhole(exact);
        asked.clear();

        assertThat(readWhole(exact)).hasSize(100);

        assertThat(rows()).containsExactly(1L, 0L);
    }

    @Test
    void readStream_findsWhatWasAppendedElsewhere_atOnce() {
        append(elsewhere, 1, 3);
        readWhole(exact);
        append(elsewhere, 4, 5);

        assertThat(readWhole(exact)).containsExactly(1L, 2L, 3L, 4L, 5L);
        append(exact, 6, 6);
        assertThat(readWhole(exact)).hasSize(6);
        asked.clear();
        assertThat(readWhole(exact)).hasSize(6);
        assertThat(rows()).as("what was found is kept").containsExactly(1L, 0L);
    }

    @Test
    void readStream_doesNotTellWhatWasPurgedElsewhere() {
        append(elsewhere, 1, 5);
        readWhole(exact);
        purge(elsewhere, 2);

        assertThat(readWhole(exact)).containsExactly(3L, 4L, 5L);
        assertThat(read(exact, 3, 10).items()).hasSize(2);
        purge(elsewhere, 5);
        assertThat(read(exact, 0, 10)).isEqualTo(new Slice<>(List.of(), 5L, false));
    }

    /** Two nodes change a stream at random; the cache answers as the store does, slice by slice. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readStream_answersAsTheStoreDoes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int appended = 0;
        for (int step = 0; step < 400; step++) {
            Storage node = random.nextBoolean() ? elsewhere : exact;
            int dice = random.nextInt(10);
            if (dice < 2) {
                int more = 1 + random.nextInt(4);
                append(node, appended + 1, appended + more);
                appended += more;
            } else if (dice == 2) {
                purge(node, random.nextInt(appended + 1));
            } else {
                long after = random.nextInt(appended + 2);
                int limit = 1 + random.nextInt(12);
                assertThat(read(exact, after, limit))
                        .as("seed %s, step %s, after %s, limit %s", seed, step, after, limit)
                        .isEqualTo(read(elsewhere, after, limit));
            }
        }
    }

    @Test
    void readStream_doesNotKeepWhatIsLongerThanAThousand_butReadsIt() {
        append(elsewhere, 1, 900);
        append(elsewhere, 901, 1_800);

        assertThat(readWhole(exact)).hasSize(1_800);
        assertThat(readWhole(exact)).hasSize(1_800);
    }

    @Test
    void load_isNeverLate_forKindsThatNobodyNamed() {
        put(elsewhere, PERMIT, "one");
        assertThat(body(exact, PERMIT)).isEqualTo("one");
        assertThat(body(late, PERMIT)).isEqualTo("one");
        put(elsewhere, PERMIT, "two");

        assertThat(body(exact, PERMIT)).isEqualTo("two");
        assertThat(body(late, PERMIT)).isEqualTo("two");
    }

    @Test
    void load_isLate_butNotLongerThanAgreed_forKindsThatWereNamed() {
        put(elsewhere, DEFINITION, "one");
        assertThat(body(late, DEFINITION)).isEqualTo("one");
        put(elsewhere, DEFINITION, "two");
        asked.clear();

        nanos.set(Duration.ofSeconds(30).toNanos());
        assertThat(body(late, DEFINITION)).isEqualTo("one");
        assertThat(asked)
                .filteredOn(call -> call.operation() == Operation.LOAD)
                .extracting(StorageCall::items)
                .as("the store read nothing")
                .containsExactly(0L);

        nanos.incrementAndGet();
        assertThat(body(late, DEFINITION)).isEqualTo("two");
    }

    @Test
    void load_isNotLate_forWhatThisHandleChanged() {
        put(late, DEFINITION, "one");
        assertThat(body(late, DEFINITION)).isEqualTo("one");

        put(late, DEFINITION, "two");

        assertThat(body(late, DEFINITION)).isEqualTo("two");
    }

    /** The store read "one" before the other writer's commit; that is no reason to tell it after that commit returned. */
    @Test
    void load_isNotKept_whenThisHandleWroteWhileItWasRead() {
        put(elsewhere, DEFINITION, "one");
        late.execute(TxMode.READ, session -> {
            session.load(List.of(DEFINITION));
            put(late, DEFINITION, "two");
            return session.load(List.of(PERMIT));
        });
        assertThat(body(late, DEFINITION)).isEqualTo("two");

        Storage again = CachingStorage.of(inside, policy);
        again.execute(TxMode.READ, session -> {
            put(again, DEFINITION, "three");
            return session.load(List.of(DEFINITION));
        });
        asked.clear();
        body(again, DEFINITION);
        assertThat(asked)
                .filteredOn(call -> call.operation() == Operation.LOAD)
                .extracting(StorageCall::items)
                .as("it was not kept")
                .containsExactly(1L);
    }

    @Test
    void load_forgetsWhatItKept_whenTheAnswerOfACommitIsLost() {
        put(elsewhere, DEFINITION, "one");
        Storage lossy = CachingStorage.of(
                FaultInjectingStorage.of(
                        inside,
                        mode -> mode == TxMode.WRITE ? Optional.of(Planned.of(Fault.ANSWER_LOST)) : Optional.empty()),
                policy);
        assertThat(body(lossy, DEFINITION)).isEqualTo("one");

        assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(() -> put(lossy, DEFINITION, "two"));

        assertThat(body(lossy, DEFINITION)).isEqualTo("two");
    }

    @Test
    void readStream_isLateAboutPurgesOnly_forKindsThatWereNamed() {
        append(elsewhere, 1, 5);
        readWhole(late);
        purge(elsewhere, 2);
        append(elsewhere, 6, 6);

        assertThat(readWhole(late)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        nanos.set(Duration.ofSeconds(31).toNanos());
        assertThat(readWhole(late)).containsExactly(3L, 4L, 5L, 6L);
        purge(late, 3);
        assertThat(readWhole(late)).containsExactly(4L, 5L, 6L);
    }

    @Test
    void writingTransactions_readTheStore() {
        put(elsewhere, DEFINITION, "one");
        append(elsewhere, 1, 5);
        body(late, DEFINITION);
        readWhole(late);
        put(elsewhere, DEFINITION, "two");
        purge(elsewhere, 2);

        late.execute(TxMode.WRITE, session -> {
            assertThat(session.load(List.of(DEFINITION)).get(DEFINITION).body().toUtf8())
                    .isEqualTo("two");
            assertThat(session.readStream(VISITS, 0, 10).items()).hasSize(3);
            return session;
        });
    }

    @Test
    void joinedStorage_isNotCached() {
        put(elsewhere, DEFINITION, "one");
        Storage joined = CachingStorage.of(new Joined(inside), policy);
        body(joined, DEFINITION);
        put(elsewhere, DEFINITION, "two");

        assertThat(body(joined, DEFINITION)).isEqualTo("two");
    }

    @Test
    void session_isRefusedAfterItsEnd_alsoWhenAllIsKnown() {
        put(elsewhere, DEFINITION, "one");
        body(late, DEFINITION);
        StorageSession ended = late.execute(TxMode.READ, session -> session);

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> ended.load(List.of(DEFINITION)))
                .matches(e -> e.is(CoreError.STORAGE_MISUSE));
    }

    @Test
    void policy_isChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> CachePolicy.exact(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CachePolicy(1, Duration.ofSeconds(-1), Set.of(), System::nanoTime));
    }

    /** How many rows the store read, call by call. */
    private List<Long> rows() {
        return asked.stream()
                .filter(call -> call.operation() == Operation.READ_STREAM)
                .map(StorageCall::items)
                .toList();
    }

    private static List<Long> readWhole(Storage in) {
        List<Long> revisions = new ArrayList<>();
        Slice<Recorded, Long> slice = read(in, 0, 1_000);
        slice.items().forEach(recorded -> revisions.add(recorded.revision()));
        while (slice.more()) {
            slice = read(in, slice.last(), 1_000);
            slice.items().forEach(recorded -> revisions.add(recorded.revision()));
        }
        return revisions;
    }

    private static Slice<Recorded, Long> read(Storage in, long after, int limit) {
        return in.execute(TxMode.READ, session -> session.readStream(VISITS, after, limit));
    }

    private static void append(Storage in, int from, int to) {
        List<Entry> entries = IntStream.rangeClosed(from, to)
                .mapToObj(i -> new Entry("v-" + i, "arrived", NOON, Bytes.utf8("visit " + i)))
                .toList();
        in.execute(TxMode.WRITE, session -> session.append(VISITS, ExpectedRevision.at(from - 1), entries));
    }

    private static void purge(Storage in, long through) {
        in.execute(TxMode.WRITE, session -> session.purge(VISITS, through));
    }

    private static void put(Storage in, DocKey key, String body) {
        in.execute(TxMode.WRITE, session -> session.write(DocWrite.put(key, Expected.any(), Bytes.utf8(body))));
    }

    private static String body(Storage in, DocKey key) {
        return in.execute(
                TxMode.READ,
                session -> session.load(List.of(key)).get(key).body().toUtf8());
    }

    /** Says that it runs inside the caller's transaction. */
    private record Joined(Storage storage) implements Storage {
        @Override
        public StorageInfo info() {
            return new StorageInfo("joined", Set.of(Capability.JOINED));
        }

        @Override
        public <T extends @Nullable Object> T execute(TxMode mode, StorageWork<T> work) {
            return storage.execute(mode, work);
        }

        @Override
        public void close() {
            storage.close();
        }
    }
}
