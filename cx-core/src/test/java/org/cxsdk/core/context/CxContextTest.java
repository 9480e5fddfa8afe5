package org.cxsdk.core.context;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.PermitStore.Permit;
import org.cxsdk.core.context.VisitStore.Arrived;
import org.cxsdk.core.context.VisitStore.Served;
import org.cxsdk.core.context.VisitStore.Visit;
import org.cxsdk.core.storage.Appended;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageInfo;
import org.cxsdk.core.storage.StorageUnavailable;
import org.cxsdk.core.storage.StorageWork;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.VersionConflict;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CxContextTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456Z");
    private static final SubjectId MINA = SubjectId.of("s-mina");

    private final PermitStore permits = new PermitStore();
    private final VisitStore visits = new VisitStore();
    private final CxContext context = CxContext.inMemory(InstantSource.fixed(NOON));

    @Test
    void inTransaction_commitsTwoStoresTogether() {
        // region in-transaction
        CxContext clerk = context.as(ActorId.of("clerk-7"), "request at the counter");
        clerk.inTransaction(tx -> {
            tx.write(session -> permits.save(session, Expected.absent(), permit(session, "p-1")));
            return tx.write(session -> visits.append(session, "c-1", arrived("v-1")));
        });
        // endregion

        assertThat(find(context)).isPresent();
        assertThat(history(context)).hasSize(1);
    }

    @Test
    void inTransaction_rollsBackTwoStoresTogether_whenTheWorkThrows() {
        assertThatIllegalStateException()
                .isThrownBy(() -> context.inTransaction(tx -> {
                    tx.write(session -> permits.save(session, Expected.absent(), permit(session, "p-1")));
                    tx.write(session -> visits.append(session, "c-1", arrived("v-1")));
                    throw new IllegalStateException("the agency's own code failed");
                }))
                .withMessage("the agency's own code failed");

        assertThat(find(context)).isEmpty();
        assertThat(history(context)).isEmpty();
    }

    @Test
    void inTransaction_showsOwnWritesInside_andHidesThemOutsideUntilCommit() {
        context.inTransaction(tx -> {
            tx.write(session -> permits.save(session, Expected.absent(), permit(session, "p-1")));

            assertThat(find(tx)).isPresent();
            assertThat(find(context)).isEmpty();
            return tx;
        });

        assertThat(find(context)).isPresent();
    }

    @Test
    void inTransaction_joinsTheOuterOne_whenItIsNested() {
        assertThatIllegalStateException()
                .isThrownBy(() -> context.inTransaction(outer -> {
                    outer.inTransaction(inner ->
                            inner.write(session -> permits.save(session, Expected.absent(), permit(session, "p-1"))));
                    throw new IllegalStateException();
                }));

        assertThat(find(context)).isEmpty();
    }

    @Test
    void transactionContext_isRefused_afterItsTransactionEnded() {
        CxContext kept = context.inTransaction(tx -> tx);

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> find(kept))
                .matches(e -> e.is(CoreError.TRANSACTION_MISUSE))
                .withMessageContaining("has ended");
    }

    @Test
    void as_putsActorAndReasonIntoTheEnvelopeOfDocumentsAndEntries() {
        CxContext clerk = context.as(ActorId.of("clerk-7"), "request at the counter");

        clerk.write(session -> permits.save(session, Expected.absent(), permit(session, "p-1")));
        clerk.inTransaction(tx -> tx.write(session -> visits.append(session, "c-1", arrived("v-1"))));
        context.write(session -> visits.append(session, "c-1", served("v-2")));

        Envelope expected = new Envelope(ActorId.of("clerk-7"), "request at the counter");
        assertThat(find(context).orElseThrow().envelope()).contains(expected);
        assertThat(history(context)).extracting(RecordedFact::by).containsExactly(expected, null);
    }

    @Test
    void as_isNotKept_whenTheKindIsUnattributed() {
        DocumentKind<Permit> anonymous = PermitStore.PERMIT.unattributed();

        context.as(ActorId.of("clerk-7"), "request")
                .write(session -> session.write(anonymous, "p-1", Expected.absent(), permit(session, "p-1")));

        Optional<Envelope> by = context.read(
                session -> session.load(anonymous, "p-1").orElseThrow().envelope());
        assertThat(by).isEmpty();
        String stored = context.read(session -> session.storage()
                .load(List.of(anonymous.key(session.tenant(), "p-1")))
                .get(anonymous.key(session.tenant(), "p-1"))
                .body()
                .toUtf8());
        assertThat(stored).doesNotContain("clerk-7").startsWith("{\"form\":1,\"body\":{");
    }

    @Test
    void listeners_hearAfterCommit_everythingOfTheTransactionAtOnce() {
        List<Committed> heard = new ArrayList<>();
        CxContext listening = context.telling(committed -> {
            // what was committed is there for everybody when a listener hears of it
            assertThat(find(context)).isPresent();
            heard.add(committed);
        });

        listening.inTransaction(tx -> {
            tx.write(session -> permits.save(session, Expected.absent(), permit(session, "p-1")));
            tx.write(session -> visits.append(session, "c-1", arrived("v-1")));
            assertThat(heard).isEmpty();
            return tx;
        });

        assertThat(heard).hasSize(1);
        assertThat(heard.get(0).documents()).containsExactly(new DocKey(TenantId.of("agency"), "office.permit", "p-1"));
        assertThat(heard.get(0).entries()).hasSize(1);
        assertThat(VisitStore.VISITS.decode(heard.get(0).entries().get(0)).value())
                .isEqualTo(new Arrived("c-1"));
    }

    @Test
    void listeners_hearOfEachTenantApart_whenOneTransactionTouchesTwo() {
        List<Committed> heard = new ArrayList<>();

        context.telling(heard::add).inTransaction(tx -> {
            tx.write(session -> visits.append(session, "c-1", arrived("v-1")));
            tx.forTenant(TenantId.of("other")).write(session -> visits.append(session, "c-2", arrived("v-2")));
            return tx;
        });

        assertThat(heard)
                .hasSize(2)
                .allSatisfy(committed -> assertThat(committed.entries())
                        .singleElement()
                        .satisfies(entry -> assertThat(entry.stream().tenant()).isEqualTo(committed.tenant())));
    }

    /** The stream held these entries before, so nothing was committed that a listener could hear of (ST-5). */
    @Test
    void listeners_hearNothing_whenAnAppendOnlyRepeatsWhatIsThere() {
        List<Committed> heard = new ArrayList<>();
        CxContext listening = context.telling(heard::add);
        listening.write(session -> visits.append(session, "c-1", arrived("v-1")));
        heard.clear();

        Appended again = listening.write(session -> visits.append(session, "c-1", arrived("v-1")));

        assertThat(again).isEqualTo(Appended.repeatOf(1, 1));
        assertThat(heard).isEmpty();
    }

    @Test
    void listeners_hearNothing_whenTheTransactionRollsBackOrOnlyReads() {
        List<Committed> heard = new ArrayList<>();
        CxContext listening = context.telling(heard::add);

        assertThatIllegalStateException()
                .isThrownBy(() -> listening.write(session -> {
                    visits.append(session, "c-1", arrived("v-1"));
                    throw new IllegalStateException();
                }));
        listening.read(session -> visits.history(session, "c-1"));

        assertThat(heard).isEmpty();
    }

    @Test
    void listeners_areAllTold_whenOneOfThemThrows() {
        List<Committed> heard = new ArrayList<>();
        CxContext listening = context.telling(committed -> {
                    throw new IllegalStateException("listener failed");
                })
                .telling(heard::add);

        listening.write(session -> visits.append(session, "c-1", arrived("v-1")));

        assertThat(heard).hasSize(1);
        assertThat(history(context)).hasSize(1);
    }

    @Test
    void listeners_hearNothing_whenTheStorageIsJoinedToTheCallersTransaction() {
        List<Committed> heard = new ArrayList<>();
        Storage joined = new Wrapped(new InMemoryStorage()) {
            @Override
            public StorageInfo info() {
                return new StorageInfo("joined", Set.of(Capability.JOINED));
            }
        };

        CxContext.of(joined, InstantSource.fixed(NOON), new InMemoryKeyStore(), TenantId.of("agency"))
                .telling(heard::add)
                .write(session -> visits.append(session, "c-1", arrived("v-1")));

        assertThat(heard).isEmpty();
    }

    @Test
    void write_doesTheWorkAgain_onAConflictIfAskedTo() {
        AtomicInteger runs = new AtomicInteger();
        Function<CxSession, Integer> work = session -> {
            if (runs.incrementAndGet() < 3) {
                // what another node did meanwhile, as the storage would tell it
                return session.storage()
                                .write(DocWrite.put(
                                        new DocKey(session.tenant(), "office.guard", "g"),
                                        Expected.version(9),
                                        Bytes.EMPTY))
                                .isPresent()
                        ? -1
                        : -2;
            }
            return runs.get();
        };

        int runsNeeded = context.write(OnConflict.RETRY, work);
        assertThat(runsNeeded).isEqualTo(3);
        runs.set(0);
        assertThatExceptionOfType(VersionConflict.class).isThrownBy(() -> context.write(work));
        assertThat(runs).hasValue(1);
    }

    @Test
    void write_doesNotRepeat_insideAnOuterTransaction() {
        AtomicInteger runs = new AtomicInteger();

        assertThatExceptionOfType(VersionConflict.class)
                .isThrownBy(() -> context.inTransaction(tx -> tx.write(OnConflict.RETRY, session -> {
                    runs.incrementAndGet();
                    return permits.save(session, Expected.version(4), permit(session, "p-1"));
                })));

        assertThat(runs).hasValue(1);
    }

    @Test
    void write_isRepeated_whenTheStoreWasInTroubleForAMoment_butNotForGood() {
        AtomicInteger calls = new AtomicInteger();
        Storage shaky = new Wrapped(new InMemoryStorage()) {
            @Override
            public <T extends @Nullable Object> T execute(TxMode mode, StorageWork<T> work) {
                int call = calls.incrementAndGet();
                if (call == 1 || call > 2) {
                    throw new StorageUnavailable("deadlock", call == 1, null);
                }
                return super.execute(mode, work);
            }
        };
        CxContext onShaky =
                CxContext.of(shaky, InstantSource.fixed(NOON), new InMemoryKeyStore(), TenantId.of("agency"));

        onShaky.write(session -> visits.append(session, "c-1", arrived("v-1")));

        assertThat(calls).hasValue(2);
        assertThatExceptionOfType(StorageUnavailable.class)
                .isThrownBy(() -> onShaky.write(session -> visits.append(session, "c-1", arrived("v-2"))));
        assertThat(calls).hasValue(3);
    }

    @Test
    void forTenant_keepsTenantsApart() {
        context.write(session -> permits.save(session, Expected.absent(), permit(session, "p-1")));

        CxContext other = context.forTenant(TenantId.of("other"));

        assertThat(find(other)).isEmpty();
    }

    @Test
    void now_isCutToMicroseconds() {
        CxContext precise = CxContext.inMemory(InstantSource.fixed(NOON.plusNanos(999)));

        assertThat(precise.now()).isEqualTo(NOON);
        Instant inside = precise.read(CxSession::now);
        assertThat(inside).isEqualTo(NOON);
    }

    @Test
    void typedStore_findsByIndexInSlices() {
        context.write(session -> {
            for (int day = 1; day <= 5; day++) {
                String id = "p-" + day;
                permits.save(
                        session,
                        Expected.absent(),
                        new Permit(id, SubjectId.of("s-" + day), day(day), name(session, SubjectId.of("s-" + day))));
            }
            return session;
        });

        List<Stored<Permit>> ending = context.read(
                session -> permits.endingBefore(session, day(4), Cursor.START).items());
        assertThat(ending).extracting(Stored::id).containsExactly("p-1", "p-2", "p-3");
        Optional<Stored<Permit>> held = context.read(session -> session.findOne(
                PermitStore.PERMIT,
                session.query(PermitStore.PERMIT, "by-holder").equal("s-4")));
        assertThat(held).map(Stored::id).contains("p-4");
    }

    @Test
    void readAll_catchesUpByPosition() {
        context.write(session -> visits.append(session, "c-1", arrived("v-1")));
        context.write(session -> visits.append(session, "c-2", served("v-2")));

        Position afterFirst = context.read(session -> session.readAll(VisitStore.VISITS, Position.START, 1))
                .last();
        List<PublishedFact<Visit>> rest = context.read(session -> session.readAll(VisitStore.VISITS, afterFirst, 10))
                .items();

        assertThat(rest).extracting(item -> item.fact().value()).containsExactly(new Served(12));
        List<Published> all = context.read(session -> session.storage()
                .readAll(Position.START, EntryFilter.all(session.tenant()), 10)
                .items());
        assertThat(all).hasSize(2);
    }

    private Optional<Stored<Permit>> find(CxContext in) {
        return in.read(session -> permits.find(session, "p-1"));
    }

    private List<RecordedFact<Visit>> history(CxContext in) {
        return in.read(session -> visits.history(session, "c-1"));
    }

    private static Permit permit(CxSession session, String id) {
        return new Permit(id, MINA, day(9), name(session, MINA));
    }

    private static Sealed name(CxSession session, SubjectId subject) {
        return session.seal(subject, SealedTest.PLACE, SealedTest.NAME, "Mina");
    }

    private static Instant day(int day) {
        return Instant.parse("2026-04-0" + day + "T00:00:00Z");
    }

    private static Fact<Visit> arrived(String id) {
        return VisitStore.fact(id, NOON, new Arrived("c-1"));
    }

    private static Fact<Visit> served(String id) {
        return VisitStore.fact(id, NOON, new Served(12));
    }

    /** Passes everything on. */
    private static class Wrapped implements Storage {
        private final Storage storage;

        Wrapped(Storage storage) {
            this.storage = storage;
        }

        @Override
        public StorageInfo info() {
            return storage.info();
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
