package org.cxsdk.core.storage.decorate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.RevisionConflict;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageUnavailable;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.VersionConflict;
import org.cxsdk.core.storage.decorate.FaultPlan.Planned;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FaultInjectingStorageTest {

    private static final TenantId TENANT = TenantId.of("agency");
    private static final DocKey KEY = new DocKey(TENANT, "office.permit", "p-1");
    private static final StreamKey STREAM = new StreamKey(TENANT, "office.visits", "c-1");
    private static final List<Entry> ENTRIES =
            List.of(new Entry("v-1", "arrived", Instant.parse("2026-03-02T12:00:00Z"), Bytes.EMPTY));

    private final InMemoryStorage storage = new InMemoryStorage();

    /** Whatever the fault is: all or nothing, and retryable only if it was nothing. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void fault_leavesAllOrNothing_andTellsTheTruthAboutIt(Fault fault) {
        for (int operation = 1; operation <= 2; operation++) {
            InMemoryStorage store = new InMemoryStorage();
            Storage faulty = FaultInjectingStorage.of(store, FaultPlan.of(new Planned(fault, operation)));

            assertThatExceptionOfType(CxException.class)
                    .isThrownBy(() -> change(faulty))
                    .satisfies(e -> {
                        boolean nothing = !isThere(store);
                        assertThat(nothing).isEqualTo(fault != Fault.ANSWER_LOST);
                        if (e instanceof StorageUnavailable trouble) {
                            assertThat(trouble.retryable() && !nothing).isFalse();
                        }
                    });

            // the plan is at its end
            if (!isThere(store)) {
                change(faulty);
            }
            assertThat(isThere(store)).isTrue();
        }
    }

    @Test
    void fault_saysWhetherARetryMakesSense() {
        assertThat(trouble(Fault.BEFORE_OPERATION).retryable()).isTrue();
        assertThat(trouble(Fault.AFTER_OPERATION).retryable()).isTrue();
        assertThat(trouble(Fault.COMMIT_REFUSED).retryable()).isTrue();
        assertThat(trouble(Fault.COMMIT_LOST).retryable()).isFalse();
        assertThat(trouble(Fault.ANSWER_LOST).retryable()).isFalse();
    }

    private StorageUnavailable trouble(Fault fault) {
        Storage faulty = FaultInjectingStorage.of(new InMemoryStorage(), FaultPlan.of(Planned.of(fault)));
        try {
            change(faulty);
        } catch (StorageUnavailable e) {
            return e;
        }
        throw new AssertionError("no trouble with " + fault);
    }

    @Test
    void conflict_isTheOneThatTheOperationCanMeet_withWhatIsReallyThere() {
        change(storage);
        Storage faulty = FaultInjectingStorage.of(
                storage,
                FaultPlan.of(Planned.of(Fault.CONFLICT), Planned.of(Fault.CONFLICT), Planned.of(Fault.CONFLICT)));

        assertThatExceptionOfType(VersionConflict.class)
                .isThrownBy(() -> faulty.execute(TxMode.WRITE, session -> {
                    // reads and unconditional writes meet none
                    session.load(List.of(KEY));
                    session.write(DocWrite.put(KEY, Expected.any(), Bytes.EMPTY));
                    return session.write(DocWrite.put(KEY, Expected.version(2), Bytes.EMPTY));
                }))
                .satisfies(e -> assertThat(e.actual()).hasValue(2));
        assertThatExceptionOfType(RevisionConflict.class)
                .isThrownBy(() -> faulty.execute(
                        TxMode.WRITE, session -> session.append(STREAM, ExpectedRevision.any(), ENTRIES)))
                .satisfies(e -> assertThat(e.actual()).isEqualTo(1));
        Map<DocKey, StoredDoc> found = faulty.execute(TxMode.READ, session -> session.load(List.of(KEY)));
        assertThat(found).as("a reader meets none").containsKey(KEY);
    }

    /** ST-15, for faults too. */
    @Test
    void transaction_canOnlyRollBack_whenTheWorkCatchesTheFault() {
        Storage faulty = FaultInjectingStorage.of(storage, FaultPlan.of(Planned.of(Fault.BEFORE_OPERATION)));
        List<CxException> caught = new ArrayList<>();

        assertThatExceptionOfType(StorageUnavailable.class)
                .isThrownBy(() -> faulty.execute(TxMode.WRITE, session -> {
                    for (int i = 0; i < 2; i++) {
                        try {
                            session.write(DocWrite.put(KEY, Expected.absent(), Bytes.EMPTY));
                        } catch (CxException e) {
                            caught.add(e);
                        }
                    }
                    return "as if nothing had happened";
                }));

        assertThat(caught).hasSize(2);
        assertThat(caught.get(1)).matches(e -> e.is(CoreError.STORAGE_MISUSE));
        assertThat(isThere(storage)).isFalse();
    }

    @Test
    void seededPlan_isRepeatable_andHasEveryFault() {
        FaultPlan one = FaultPlan.seeded(7, 3);
        FaultPlan two = FaultPlan.seeded(7, 3);
        Set<Fault> seen = new TreeSet<>();
        int faults = 0;
        for (int i = 0; i < 300; i++) {
            Optional<Planned> planned = one.next(TxMode.WRITE);
            assertThat(two.next(TxMode.WRITE)).isEqualTo(planned);
            planned.ifPresent(fault -> seen.add(fault.fault()));
            faults += planned.isPresent() ? 1 : 0;
        }

        assertThat(seen).containsExactly(Fault.values());
        // 300 draws with probability 1/3: 100 expected, standard deviation 8.2; five of them on each side
        assertThat(faults).isBetween(59, 141);
        assertThatIllegalArgumentException().isThrownBy(() -> FaultPlan.seeded(7, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Planned(Fault.CONFLICT, 0));
    }

    private static void change(Storage in) {
        in.execute(TxMode.WRITE, session -> {
            session.write(DocWrite.put(KEY, Expected.absent(), Bytes.EMPTY));
            return session.append(STREAM, ExpectedRevision.none(), ENTRIES);
        });
    }

    /** Whether document and entry are there: never only one of them. */
    private static boolean isThere(Storage in) {
        return in.execute(TxMode.READ, session -> {
            boolean document = session.load(List.of(KEY)).containsKey(KEY);
            boolean entry = !session.readStream(STREAM, 0, 1).items().isEmpty();
            assertThat(document).isEqualTo(entry);
            return document;
        });
    }
}
