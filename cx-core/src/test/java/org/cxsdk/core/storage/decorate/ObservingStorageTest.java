package org.cxsdk.core.storage.decorate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageUnavailable;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.VersionConflict;
import org.cxsdk.core.storage.decorate.StorageCall.Operation;
import org.cxsdk.core.storage.decorate.StorageCall.Outcome;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

class ObservingStorageTest {

    private static final TenantId TENANT = TenantId.of("agency");
    private static final DocKey KEY = new DocKey(TENANT, "office.permit", "s-mina");
    private static final StreamKey STREAM = new StreamKey(TENANT, "office.visits", "s-mina");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final List<StorageCall> calls = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final InMemoryStorage storage = new InMemoryStorage();

    /** Each look at the clock is 5 ns after the one before. */
    private final Storage observed = ObservingStorage.of(storage, calls::add, () -> nanos.getAndAdd(5));

    @Test
    void listener_isToldOfEachOperation_andOfTheTransactionAroundThem() {
        observed.execute(TxMode.WRITE, session -> {
            session.load(List.of(KEY, new DocKey(TENANT, "office.visa", "v")));
            session.write(DocWrite.put(KEY, Expected.absent(), Bytes.EMPTY));
            session.load(List.of(KEY));
            session.find(DocQuery.all(TENANT, "office.permit"));
            session.count(DocQuery.all(TENANT, "office.permit"));
            session.append(STREAM, ExpectedRevision.none(), List.of(entry("a"), entry("b")));
            session.append(STREAM, ExpectedRevision.none(), List.of(entry("a"), entry("b")));
            session.readStream(STREAM, 0, 10);
            session.purge(STREAM, 1);
            return session.readAll(Position.START, EntryFilter.ofKinds(TENANT, "office.visits"), 10);
        });

        assertThat(calls)
                .extracting(StorageCall::operation, StorageCall::kind, StorageCall::items)
                .containsExactly(
                        tuple(Operation.LOAD, "", 0L),
                        tuple(Operation.WRITE, "office.permit", 1L),
                        tuple(Operation.LOAD, "office.permit", 1L),
                        tuple(Operation.FIND, "office.permit", 1L),
                        tuple(Operation.COUNT, "office.permit", 1L),
                        tuple(Operation.APPEND, "office.visits", 2L),
                        // repeated, so nothing was added
                        tuple(Operation.APPEND, "office.visits", 0L),
                        tuple(Operation.READ_STREAM, "office.visits", 2L),
                        tuple(Operation.PURGE, "office.visits", 1L),
                        tuple(Operation.READ_ALL, "office.visits", 0L),
                        tuple(Operation.TRANSACTION, "", 10L));
        assertThat(calls).allSatisfy(call -> {
            assertThat(call.outcome()).isEqualTo(Outcome.DONE);
            assertThat(call.mode()).isEqualTo(TxMode.WRITE);
            assertThat(call.toString()).doesNotContain("mina");
        });
        // two looks for each of ten operations and two for the transaction, 5 ns apart
        assertThat(calls.get(0).nanos()).isEqualTo(5);
        assertThat(calls.get(10).nanos()).isEqualTo(21 * 5);
    }

    @Test
    void listener_isToldHowItEnded() {
        assertThatExceptionOfType(VersionConflict.class)
                .isThrownBy(() -> observed.execute(
                        TxMode.WRITE, session -> session.write(DocWrite.delete(KEY, Expected.version(3)))));
        assertThatIllegalStateException()
                .isThrownBy(() -> observed.execute(TxMode.READ, session -> {
                    throw new IllegalStateException();
                }));
        Storage troubled = ObservingStorage.of(
                FaultInjectingStorage.of(storage, FaultPlan.of(FaultPlan.Planned.of(Fault.COMMIT_REFUSED))),
                calls::add,
                System::nanoTime);
        assertThatExceptionOfType(StorageUnavailable.class)
                .isThrownBy(() -> troubled.execute(TxMode.READ, session -> 1));

        assertThat(calls)
                .extracting(StorageCall::operation, StorageCall::outcome)
                .containsExactly(
                        tuple(Operation.WRITE, Outcome.CONFLICT),
                        tuple(Operation.TRANSACTION, Outcome.CONFLICT),
                        tuple(Operation.TRANSACTION, Outcome.FAILED),
                        tuple(Operation.TRANSACTION, Outcome.UNAVAILABLE));
    }

    @Test
    void aFailingListener_changesNothing() {
        Storage shaky = ObservingStorage.of(
                storage,
                call -> {
                    throw new IllegalStateException("the metrics are down");
                },
                System::nanoTime);

        shaky.execute(TxMode.WRITE, session -> session.write(DocWrite.put(KEY, Expected.absent(), Bytes.EMPTY)));

        Map<DocKey, StoredDoc> found = storage.execute(TxMode.READ, session -> session.load(List.of(KEY)));
        assertThat(found).containsKey(KEY);
    }

    /** What docs/storage.md shows: an agency that has Micrometer needs nothing else. */
    @Test
    void micrometer_isALambdaAway() {
        MeterRegistry registry = new SimpleMeterRegistry();
        // region micrometer
        StorageListener metrics = call -> registry.timer(
                        "cx.storage",
                        "operation",
                        call.operation().name().toLowerCase(Locale.ROOT),
                        "kind",
                        call.kind(),
                        "outcome",
                        call.outcome().name().toLowerCase(Locale.ROOT))
                .record(call.nanos(), TimeUnit.NANOSECONDS);
        Storage measured = ObservingStorage.of(storage, metrics, System::nanoTime);
        // endregion

        measured.execute(TxMode.WRITE, session -> session.write(DocWrite.put(KEY, Expected.absent(), Bytes.EMPTY)));
        measured.execute(TxMode.READ, session -> session.load(List.of(KEY)));

        assertThat(registry.get("cx.storage")
                        .tags("operation", "write", "kind", "office.permit", "outcome", "done")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("cx.storage")
                        .tags("operation", "transaction")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    private static Entry entry(String id) {
        return new Entry(id, "arrived", NOON, Bytes.EMPTY);
    }
}
