package org.cxsdk.core.context;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.cxsdk.core.CxException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.PermitStore.Permit;
import org.cxsdk.core.context.VisitStore.Served;
import org.cxsdk.core.context.VisitStore.Visit;
import org.cxsdk.core.storage.Appended;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.RevisionConflict;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageInfo;
import org.cxsdk.core.storage.StorageUnavailable;
import org.cxsdk.core.storage.StorageWork;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.decorate.Fault;
import org.cxsdk.core.storage.decorate.FaultInjectingStorage;
import org.cxsdk.core.storage.decorate.FaultPlan;
import org.cxsdk.core.storage.decorate.FaultPlan.Planned;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is done again, and by whom, when the store fails: in transactions that the library owns, and nowhere else. */
class RetriesOnFaultsTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final TenantId TENANT = TenantId.of("agency");

    private static final Sealed SEALED = CxContext.inMemory(InstantSource.fixed(NOON))
            .write(session -> session.seal(SubjectId.of("s-1"), SealedTest.PLACE, SealedTest.NAME, "Mina"));

    private final InMemoryStorage storage = new InMemoryStorage();
    private final VisitStore visits = new VisitStore();
    private final AtomicInteger runs = new AtomicInteger();
    private final List<Committed> heard = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_OPERATION", "AFTER_OPERATION", "COMMIT_REFUSED"})
    void write_isDoneAgain_whenNothingTookEffect(Fault fault) {
        Appended appended = on(Planned.of(fault)).write(this::serve);

        assertThat(appended).isEqualTo(Appended.of(1, 1));
        assertThat(runs).hasValue(2);
        assertThat(history()).hasSize(1);
        assertThat(heard).as("told of the attempt that was committed, and once").hasSize(1);
        assertThat(heard.get(0).entries()).hasSize(1);
    }

    @Test
    void write_isNotDoneAgain_whenTheAnswerWasLost() {
        assertThatExceptionOfType(StorageUnavailable.class)
                .isThrownBy(() -> on(Planned.of(Fault.ANSWER_LOST)).write(this::serve))
                .matches(e -> !e.retryable());

        assertThat(runs).hasValue(1);
        assertThat(history()).as("it was committed").hasSize(1);
        assertThat(heard).as("listeners may miss").isEmpty();

        // the caller repeats it when the store is back: the same fact changes nothing (ST-5)
        assertThat(on().write(this::serve)).isEqualTo(Appended.repeatOf(1, 1));
        assertThat(history()).hasSize(1);
    }

    /** What docs/storage.md shows: an agency tests its own service against what no database does on demand. */
    @Test
    void fault_isInjected_asTheDocsSay() {
        // region faults
        Storage faulty = FaultInjectingStorage.of(
                new InMemoryStorage(),
                FaultPlan.of(Planned.of(Fault.COMMIT_REFUSED), new Planned(Fault.BEFORE_OPERATION, 2)));
        // endregion

        assertThat(on(faulty).write(this::serve)).isEqualTo(Appended.of(1, 1));
        assertThat(runs)
                .as("the second transaction has one operation and is spared")
                .hasValue(2);
    }

    @Test
    void write_isNotDoneAgain_whenTheCommitWasLost() {
        assertThatExceptionOfType(StorageUnavailable.class)
                .isThrownBy(() -> on(Planned.of(Fault.COMMIT_LOST)).write(OnConflict.RETRY, this::serve));

        assertThat(runs).hasValue(1);
        assertThat(history()).isEmpty();
    }

    @Test
    void write_leavesAConflictToTheCaller_unlessAskedToRetry() {
        assertThatExceptionOfType(RevisionConflict.class)
                .isThrownBy(() -> on(Planned.of(Fault.CONFLICT)).write(this::serve));
        assertThat(runs).hasValue(1);

        on(Planned.of(Fault.CONFLICT), Planned.of(Fault.COMMIT_REFUSED), Planned.of(Fault.CONFLICT))
                .write(OnConflict.RETRY, this::serve);

        assertThat(runs).hasValue(1 + 4);
        assertThat(history()).hasSize(1);
    }

    @Test
    void write_givesUp_whenTheStoreStaysInTrouble() {
        CxContext context =
                on(FaultInjectingStorage.of(storage, mode -> Optional.of(Planned.of(Fault.COMMIT_REFUSED))));

        assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(() -> context.write(this::serve));

        assertThat(runs).hasValue(Retry.ATTEMPTS);
        assertThat(history()).isEmpty();
    }

    /** The work goes on as if nothing had happened; the transaction does not (ST-15). */
    @Test
    void write_isDoneAgain_whenTheWorkSwallowedTheTrouble() {
        String result = on(Planned.of(Fault.BEFORE_OPERATION)).write(session -> {
            runs.incrementAndGet();
            try {
                visits.append(session, "c-1", served());
                return "appended";
            } catch (CxException e) {
                return "swallowed";
            }
        });

        assertThat(result).isEqualTo("appended");
        assertThat(runs).hasValue(2);
        assertThat(history()).hasSize(1);
    }

    @Test
    void read_isDoneAgain() {
        List<RecordedFact<Visit>> read = on(Planned.of(Fault.AFTER_OPERATION), Planned.of(Fault.COMMIT_REFUSED))
                .read(session -> {
                    runs.incrementAndGet();
                    return visits.history(session, "c-1");
                });

        assertThat(read).isEmpty();
        assertThat(runs).hasValue(3);
    }

    /** What several services do together may also be the caller's own work, so it is done again only if asked for. */
    @Test
    void inTransaction_isDoneAgain_onlyIfAskedTo() {
        assertThatExceptionOfType(StorageUnavailable.class)
                .isThrownBy(() -> on(Planned.of(Fault.COMMIT_REFUSED)).inTransaction(tx -> tx.write(this::serve)));
        assertThat(runs).hasValue(1);

        on(Planned.of(Fault.COMMIT_REFUSED), Planned.of(Fault.CONFLICT))
                .inTransaction(OnConflict.RETRY, tx -> tx.write(this::serve));

        assertThat(runs).hasValue(1 + 3);
        assertThat(history()).hasSize(1);
    }

    /** Inside, the transaction is another's: the trouble goes through to the owner, who begins anew. */
    @Test
    void write_isNotDoneAgainInsideATransaction_butTheOwnerBeginsAnew() {
        AtomicInteger outer = new AtomicInteger();

        on(Planned.of(Fault.BEFORE_OPERATION)).inTransaction(OnConflict.RETRY, tx -> {
            outer.incrementAndGet();
            return tx.write(OnConflict.RETRY, this::serve);
        });

        assertThat(outer).hasValue(2);
        assertThat(runs).hasValue(2);
        assertThat(history()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void nothingIsDoneAgain_whenTheStorageIsJoinedToTheCallersTransaction(Fault fault) {
        CxContext joined = on(new Joined(FaultInjectingStorage.of(storage, FaultPlan.of(Planned.of(fault)))));

        assertThatExceptionOfType(CxException.class).isThrownBy(() -> joined.write(OnConflict.RETRY, this::serve));

        assertThat(runs).hasValue(1);
        assertThat(heard).isEmpty();
    }

    /** About every second transaction fails somehow. Whoever repeats what is in doubt has each fact once, in order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void facts_areThereOnce_whateverFails(long seed) {
        FaultPlan plan = FaultPlan.seeded(seed, 2);
        CxContext context = on(FaultInjectingStorage.of(storage, plan));
        PermitStore permits = new PermitStore();

        for (int i = 1; i <= 40; i++) {
            Fact<Visit> fact = VisitStore.fact("v-" + i, NOON, new Served(i));
            while (true) {
                try {
                    context.write(OnConflict.RETRY, session -> {
                        // the number of permits is the number of facts: both change, or neither
                        Appended appended = visits.append(session, "c-1", fact);
                        return appended.repeated() ? 0 : permits.save(session, expected(session, permits), permit());
                    });
                    break;
                } catch (StorageUnavailable e) {
                    assertThat(e.retryable()).as("seed %s", seed).isFalse();
                }
            }
        }

        assertThat(history())
                .as("seed %s", seed)
                .hasSize(40)
                .extracting(RecordedFact::value)
                .element(39)
                .isEqualTo(new Served(40));
        long version =
                on().read(session -> permits.find(session, "p-1")).orElseThrow().version();
        assertThat(version).as("seed %s", seed).isEqualTo(40);
    }

    private static Expected expected(CxSession session, PermitStore permits) {
        return permits.find(session, "p-1").map(Stored::expected).orElse(Expected.absent());
    }

    private static Permit permit() {
        return new Permit("p-1", SubjectId.of("s-1"), NOON, SEALED);
    }

    private Appended serve(CxSession session) {
        runs.incrementAndGet();
        return visits.append(session, "c-1", served());
    }

    private static Fact<Visit> served() {
        return VisitStore.fact("v-1", NOON, new Served(12));
    }

    private List<RecordedFact<Visit>> history() {
        return on().read(session -> visits.history(session, "c-1"));
    }

    private CxContext on(Planned... faults) {
        return on(FaultInjectingStorage.of(storage, FaultPlan.of(faults)));
    }

    private CxContext on(Storage on) {
        return CxContext.of(on, InstantSource.fixed(NOON), new InMemoryKeyStore(), TENANT)
                .telling(heard::add);
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
