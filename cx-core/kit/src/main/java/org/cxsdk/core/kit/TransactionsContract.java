package org.cxsdk.core.kit;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.storage.Appended;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.RevisionConflict;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.UniqueConflict;
import org.cxsdk.core.storage.VersionConflict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** All or nothing, what others see meanwhile, and how a transaction ends (ST-12, ST-13, ST-15, ST-16). */
public abstract class TransactionsContract extends StorageContract {

    /** Thrown by work to see whether it comes through. */
    private static final class WorkFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** For those who write an adapter. */
    protected TransactionsContract() {}

    /** If this fails, look at what happens when work throws: rollback, and the same exception, not wrapped. */
    @Test
    public void st12_exception_reachesTheCallerUnchanged() {
        WorkFailed thrown = new WorkFailed();
        AssertionError error = new AssertionError("an Error, too");

        assertThatExceptionOfType(WorkFailed.class)
                .as("ST-12")
                .isThrownBy(() -> write(session -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThatExceptionOfType(WorkFailed.class)
                .as("ST-12")
                .isThrownBy(() -> read(session -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThatExceptionOfType(AssertionError.class)
                .as("ST-12")
                .isThrownBy(() -> write(session -> {
                    session.write(put("a", Expected.absent(), "1"));
                    throw error;
                }))
                .isSameAs(error);
        assertThat(stored("a")).as("ST-12 an Error rolls back, too").isEmpty();
    }

    /** If this fails, look at whether documents are written inside the transaction that is rolled back. */
    @Test
    public void st12_rollback_leavesDocumentsAsTheyWere() {
        create("kept", IndexTuple.of("t", "1"));
        create("changed", IndexTuple.of("t", "2"));

        rollBack(session -> {
            session.write(put("new", Expected.absent(), "new", IndexTuple.of("t", "3")));
            session.write(put("changed", Expected.version(1), "changed", IndexTuple.of("t", "4")));
            session.write(DocWrite.delete(key("kept"), Expected.version(1)));
        });

        assertThat(stored("new")).as("ST-12").isEmpty();
        assertThat(stored("changed").orElseThrow().version()).as("ST-12").isEqualTo(1);
        assertThat(ids(query("t"))).as("ST-12").containsExactly("kept", "changed");
        assertThat(ids(query("t").equal("4"))).as("ST-12").isEmpty();
    }

    /** If this fails, look at what is kept to undo changes: the state before the first one, and absence is a state. */
    @Test
    public void st12_rollback_forgetsWhatChangedSeveralTimes() {
        create("changed", IndexTuple.of("t", "1"));

        rollBack(session -> {
            session.write(put("changed", Expected.version(1), "2", IndexTuple.of("t", "2")));
            session.write(put("changed", Expected.version(2), "3", IndexTuple.of("t", "3")));
            session.write(put("new", Expected.absent(), "1", IndexTuple.of("t", "4")));
            session.write(put("new", Expected.version(1), "2", IndexTuple.of("t", "4")));
            session.append(stream("s"), ExpectedRevision.none(), entries("a"));
            session.append(stream("s"), ExpectedRevision.at(1), entries("b"));
        });

        assertThat(body("changed")).as("ST-12").isEqualTo("changed");
        assertThat(stored("new")).as("ST-12").isEmpty();
        assertThat(ids(query("t"))).as("ST-12").containsExactly("changed");
        assertThat(append(stream("s"), ExpectedRevision.none(), "a"))
                .as("ST-12")
                .isEqualTo(Appended.of(1, 1));
    }

    /** If this fails, look at whether unique tuples are claimed inside the transaction that is rolled back. */
    @Test
    public void st12_rollback_freesUniqueTuples() {
        rollBack(session -> session.write(put("a", Expected.absent(), "1", IndexTuple.unique("id", "x"))));

        create("b", IndexTuple.unique("id", "x"));

        assertThat(ids(query("id").equal("x"))).as("ST-12").containsExactly("b");
    }

    /** If this fails, look at whether entries are appended inside the transaction that is rolled back. */
    @Test
    public void st12_rollback_leavesTheJournalAsItWas() {
        append(stream("s"), ExpectedRevision.none(), "a", "b");
        Position seen = read(session -> session.readAll(Position.START, EntryFilter.all(TENANT), 10))
                .last();

        rollBack(session -> {
            session.append(stream("s"), ExpectedRevision.at(2), entries("c"));
            session.append(stream("t"), ExpectedRevision.none(), entries("x"));
            session.purge(stream("s"), 1);
        });

        assertThat(entryIds(history(stream("s")))).as("ST-12").containsExactly("a", "b");
        assertThat(history(stream("t"))).as("ST-12").isEmpty();
        assertThat(publishedIds(journal())).as("ST-12").containsExactly("a", "b");
        assertThat(append(stream("s"), ExpectedRevision.at(2), "c"))
                .as("ST-12 no hole")
                .isEqualTo(Appended.of(3, 3));
        assertThat(journal().get(2).position()).as("ST-12 and ST-10").isGreaterThan(seen);
    }

    /** If this fails, look at how a conflict ends the transaction: what it wrote and appended before goes, too. */
    @Test
    public void st12_conflict_leavesNothingOfItsTransaction() {
        append(stream("taken"), ExpectedRevision.none(), "x");

        assertThatExceptionOfType(RevisionConflict.class)
                .as("ST-12")
                .isThrownBy(() -> write(session -> {
                    session.write(put("a", Expected.absent(), "1"));
                    session.append(stream("s"), ExpectedRevision.none(), entries("e"));
                    return session.append(stream("taken"), ExpectedRevision.none(), entries("y"));
                }));

        assertThat(stored("a")).as("ST-12").isEmpty();
        assertThat(history(stream("s"))).as("ST-12").isEmpty();
        assertThat(append(stream("s"), ExpectedRevision.none(), "e"))
                .as("ST-4 no hole")
                .isEqualTo(Appended.of(1, 1));
    }

    /** If this fails, look at documents and journal: both are part of the one transaction. */
    @Test
    public void st12_commit_takesEffectAsAWhole() {
        write(session -> {
            session.write(put("a", Expected.absent(), "1", IndexTuple.unique("id", "x")));
            session.append(stream("s"), ExpectedRevision.none(), entries("e"));
            return session.write(put("b", Expected.absent(), "1"));
        });

        assertThat(stored("a")).as("ST-12").isPresent();
        assertThat(stored("b")).as("ST-12").isPresent();
        assertThat(ids(query("id").equal("x"))).as("ST-12").containsExactly("a");
        assertThat(publishedIds(journal())).as("ST-12").containsExactly("e");
    }

    /** If this fails, look at reads inside a transaction: its own writes come first. */
    @Test
    public void st13_session_seesItsOwnWrites() {
        create("a");

        write(session -> {
            session.write(put("a", Expected.version(1), "2"));
            session.write(put("b", Expected.absent(), "1"));
            assertThat(session.load(List.of(key("a"), key("b")))).as("ST-13").hasSize(2);
            assertThat(Objects.requireNonNull(session.load(List.of(key("a"))).get(key("a")))
                            .body()
                            .toUtf8())
                    .as("ST-13")
                    .isEqualTo("2");
            session.write(DocWrite.delete(key("a"), Expected.version(2)));
            assertThat(session.load(List.of(key("a")))).as("ST-13").isEmpty();
            return session;
        });
    }

    /** If this fails, look at the isolation level: a reader saw what was not committed, or a commit was not seen. */
    @Test
    public void st13_reader_seesOnlyWhatIsCommitted() throws Exception {
        create("a");
        Storage other = openHandle();
        CompletableFuture<String> meanwhile = new CompletableFuture<>();
        AtomicReference<Thread> reader = new AtomicReference<>();

        write(session -> {
            session.write(put("a", Expected.version(1), "changed"));
            session.append(stream("s"), ExpectedRevision.none(), entries("e"));
            Thread thread = new Thread(() -> {
                try {
                    int entries = journal(other, EntryFilter.all(TENANT), 10).size();
                    meanwhile.complete(stored(other, "a").orElseThrow().body().toUtf8() + ", " + entries + " entries");
                } catch (RuntimeException e) {
                    meanwhile.completeExceptionally(e);
                }
            });
            reader.set(thread);
            thread.start();
            // where the store lets readers wait for writers there is no answer yet, which is allowed
            try {
                assertThat(meanwhile.get(2, TimeUnit.SECONDS)).as("ST-13").isEqualTo("a, 0 entries");
            } catch (TimeoutException e) {
                return "the reader waits";
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError("ST-13: the reader failed", e);
            }
            return "the reader went on";
        });

        reader.get().join(TimeUnit.SECONDS.toMillis(30));
        meanwhile.get(1, TimeUnit.SECONDS);
        assertThat(stored(other, "a").orElseThrow().body().toUtf8()).as("ST-13").isEqualTo("changed");
        assertThat(publishedIds(journal(other, EntryFilter.all(TENANT), 10)))
                .as("ST-13")
                .containsExactly("e");
    }

    /** If this fails, look at what happens after a conflict: the transaction can only roll back, whoever caught it. */
    @Test
    public void st15_versionConflict_leavesOnlyRollback() {
        create("a");

        onlyRollsBack(VersionConflict.class, session -> session.write(put("a", Expected.version(7), "2")));
    }

    /** If this fails, look at what happens after a conflict: the transaction can only roll back, whoever caught it. */
    @Test
    public void st15_uniqueConflict_leavesOnlyRollback() {
        create("a", IndexTuple.unique("id", "x"));

        onlyRollsBack(
                UniqueConflict.class,
                session -> session.write(put("b", Expected.absent(), "1", IndexTuple.unique("id", "x"))));
    }

    /** If this fails, look at what happens after a conflict: the transaction can only roll back, whoever caught it. */
    @Test
    public void st15_revisionConflict_leavesOnlyRollback() {
        onlyRollsBack(
                RevisionConflict.class, session -> session.append(stream("s"), ExpectedRevision.at(7), entries("e")));
    }

    /** If this fails, look at the end of a session: nothing works through it afterwards. */
    @Test
    public void st16_session_isRefused_afterItsTransactionEnded() {
        StorageSession written = write(session -> session);
        StorageSession only = read(session -> session);
        AtomicReference<StorageSession> rolledBack = new AtomicReference<>();
        rollBack(rolledBack::set);

        for (StorageSession session : List.of(written, only, rolledBack.get())) {
            misuse(() -> session.load(List.of(key("a"))));
            misuse(() -> session.write(put("a", Expected.absent(), "1")));
            misuse(() -> session.find(query("t")));
            misuse(() -> session.count(query("t")));
            misuse(() -> session.append(stream("s"), ExpectedRevision.any(), entries("e")));
            misuse(() -> session.readStream(stream("s"), 0, 1));
            misuse(() -> session.readAll(Position.START, EntryFilter.all(TENANT), 1));
            misuse(() -> session.purge(stream("s"), 1));
        }
        assertThat(stored("a")).as("ST-16").isEmpty();
    }

    /** If this fails, look at READ mode: it changes nothing. */
    @Test
    public void st16_readSession_refusesToWrite() {
        misuse(() -> read(session -> session.write(put("a", Expected.absent(), "1"))));
        misuse(() -> read(session -> session.append(stream("s"), ExpectedRevision.any(), entries("e"))));
        misuse(() -> read(session -> session.purge(stream("s"), 1)));

        assertThat(stored("a")).as("ST-16").isEmpty();
        assertThat(history(stream("s"))).as("ST-16").isEmpty();
    }

    /** If this fails, look at which thread may use a session: the one that runs the work. */
    @Test
    public void st16_session_isRefused_onAnotherThread() {
        write(session -> {
            CompletableFuture<Void> elsewhere =
                    CompletableFuture.runAsync(() -> session.write(put("a", Expected.absent(), "1")));
            assertThatExceptionOfType(ExecutionException.class)
                    .as("ST-16")
                    .isThrownBy(() -> elsewhere.get(30, TimeUnit.SECONDS))
                    .satisfies(e -> assertThat(e.getCause())
                            .as("ST-16")
                            .isInstanceOfSatisfying(
                                    CxException.class,
                                    cause -> assertThat(cause.is(CoreError.STORAGE_MISUSE))
                                            .as("ST-16 CX-STORAGE-0005")
                                            .isTrue()));
            return session;
        });

        assertThat(stored("a")).as("ST-16").isEmpty();
    }

    private void onlyRollsBack(Class<? extends CxException> conflict, Consumer<StorageSession> fails) {
        assertThatExceptionOfType(conflict)
                .as("ST-15 what the work caught is thrown all the same")
                .isThrownBy(() -> storage().execute(TxMode.WRITE, session -> {
                    session.append(stream("before"), ExpectedRevision.none(), entries("e"));
                    assertThatExceptionOfType(conflict).as("ST-15").isThrownBy(() -> fails.accept(session));
                    assertThatExceptionOfType(CxException.class)
                            .as("ST-15 later operations are refused")
                            .isThrownBy(() -> session.load(List.of(key("a"))));
                    return "the work goes on as if nothing had happened";
                }));

        assertThat(history(stream("before"))).as("ST-15").isEmpty();
    }

    private void rollBack(Consumer<StorageSession> work) {
        assertThatExceptionOfType(WorkFailed.class)
                .as("ST-12")
                .isThrownBy(() -> write(session -> {
                    work.accept(session);
                    throw new WorkFailed();
                }));
    }

    private static void misuse(Runnable call) {
        assertThatExceptionOfType(CxException.class)
                .as("ST-16")
                .isThrownBy(call::run)
                .matches(e -> e.is(CoreError.STORAGE_MISUSE), "CX-STORAGE-0005");
    }
}
