package org.cxsdk.core.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Appended;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.RevisionConflict;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.StorageWork;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.StreamState;
import org.cxsdk.core.storage.TransferSession;
import org.cxsdk.core.storage.UniqueConflict;
import org.cxsdk.core.storage.VersionConflict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Listing a tenant and restoring it elsewhere (ST-21, ST-22, ST-23). Skipped by name if the storage does not declare
 * {@link Capability#TRANSFER}; that such a storage has no such sessions is checked in {@link CapabilitiesContract}.
 */
public abstract class TransferContract extends StorageContract {

    private static final StreamKey S = stream("s");
    private static final StreamKey T = stream("t");

    /** For those who write an adapter. */
    protected TransferContract() {}

    /** Skips the rules if they were not promised. */
    @BeforeEach
    public final void assumeTransfer() {
        assumeTrue(
                storage().info().has(Capability.TRANSFER),
                () -> "\"" + storage().info().name() + "\" does not declare " + Capability.TRANSFER);
    }

    /** If this fails, look at the statement that lists kinds: each once, of this tenant, in the order of bytes. */
    @Test
    public void st21_kinds_areThoseOfTheTenantsDocuments() {
        for (String kind : List.of("é", "b", "b ", "B", "a")) {
            save(DocWrite.put(new DocKey(TENANT, kind, "1"), Expected.absent(), Bytes.EMPTY));
            save(DocWrite.put(new DocKey(TENANT, kind, "2"), Expected.absent(), Bytes.EMPTY));
        }
        save(DocWrite.put(new DocKey(TenantId.of("other"), "c", "1"), Expected.absent(), Bytes.EMPTY));
        save(DocWrite.delete(new DocKey(TENANT, "a", "1"), Expected.any()));
        save(DocWrite.delete(new DocKey(TENANT, "a", "2"), Expected.any()));
        append(S, ExpectedRevision.none(), "e");

        assertThat(kinds(TENANT)).as("ST-21").containsExactly("B", "b", "b ", "é");
        assertThat(kinds(TenantId.of("nobody"))).as("ST-21").isEmpty();
    }

    /** If this fails, look at streams whose entries are all purged: they still stand at their revision. */
    @Test
    public void st21_streams_areListedWithWhatWasPurged() {
        append(S, ExpectedRevision.none(), "a", "b", "c");
        append(stream("S"), ExpectedRevision.none(), "a");
        append(stream("all gone"), ExpectedRevision.none(), "a", "b");
        append(new StreamKey(TENANT, "kit.another", "z"), ExpectedRevision.none(), "a");
        append(new StreamKey(TenantId.of("other"), "kit.stream", "o"), ExpectedRevision.none(), "a");
        write(session -> session.purge(S, 1));
        write(session -> session.purge(stream("all gone"), 9));
        write(session -> session.purge(stream("never was"), 9));

        List<StreamState> expected = List.of(
                new StreamState(new StreamKey(TENANT, "kit.another", "z"), 0, 1),
                new StreamState(stream("S"), 0, 1),
                new StreamState(stream("all gone"), 2, 2),
                new StreamState(S, 1, 3));

        for (int limit : new int[] {1, 3, 1_000}) {
            assertThat(streams(limit)).as("ST-21 limit %d", limit).isEqualTo(expected);
        }
    }

    /** If this fails, look at where the head is kept: not in the entries, which may be purged. */
    @Test
    public void st21_head_isTheLastPositionGiven() {
        assertThat(head()).as("ST-21").isEqualTo(Position.START);

        append(S, ExpectedRevision.none(), "a", "b");
        Position last = journal().get(1).position();

        assertThat(head()).as("ST-21").isEqualTo(last);
        write(session -> session.purge(S, 2));
        assertThat(head()).as("ST-21 purged").isEqualTo(last);
        assertThat(head(TenantId.of("other"))).as("ST-21").isEqualTo(Position.START);
    }

    /** If this fails, look at what listing reads: what is committed, not what this or another transaction is about. */
    @Test
    public void st21_lists_leaveOutWhatWasRolledBack() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> transfer(session -> {
                    session.restoreDocument(put("a", Expected.absent(), "1"), 3);
                    session.restoreStream(S, 4);
                    session.restoreEntries(TENANT, List.of(at(7, S, 5, "e")), Position.of(9));
                    throw new IllegalStateException("rolled back");
                }));

        assertThat(kinds(TENANT)).as("ST-21 and ST-12").isEmpty();
        assertThat(streams(10)).as("ST-21 and ST-12").isEmpty();
        assertThat(head()).as("ST-21 and ST-12").isEqualTo(Position.START);
        assertThat(stored("a")).as("ST-12").isEmpty();
        assertThat(journal()).as("ST-12").isEmpty();
        assertThat(append(S, ExpectedRevision.none(), "e")).as("ST-12").isEqualTo(Appended.of(1, 1));
    }

    /** If this fails, look at the version that is stored, and at the index tuples: they are those of a document. */
    @Test
    public void st22_document_goesOnFromItsVersion() {
        transfer(session -> session.restoreDocument(
                put("a", Expected.absent(), "as it was", IndexTuple.of("t", "1"), IndexTuple.unique("id", "x")), 41));

        assertThat(stored("a").orElseThrow().version()).as("ST-22").isEqualTo(41);
        assertThat(stored("a").orElseThrow().tuples())
                .as("ST-22")
                .containsExactly(IndexTuple.of("t", "1"), IndexTuple.unique("id", "x"));
        assertThat(body("a")).as("ST-22").isEqualTo("as it was");
        assertThat(ids(query("t"))).as("ST-22 and ST-7").containsExactly("a");
        assertThatExceptionOfType(UniqueConflict.class)
                .as("ST-22 and ST-6")
                .isThrownBy(() -> create("b", IndexTuple.unique("id", "x")));
        assertThatExceptionOfType(VersionConflict.class)
                .as("ST-22 and ST-3")
                .isThrownBy(() -> save(put("a", Expected.version(1), "2")))
                .matches(conflict -> conflict.actual().getAsLong() == 41);
        assertThat(save(put("a", Expected.version(41), "2"))).as("ST-22").hasValue(42);
    }

    /** If this fails, look at how a restored document is stored: it replaces nothing. */
    @Test
    public void st22_document_isRefused_whereThereIsOne() {
        create("a", IndexTuple.unique("id", "x"));

        assertThatExceptionOfType(VersionConflict.class)
                .as("ST-22")
                .isThrownBy(() ->
                        transfer(session -> session.restoreDocument(put("a", Expected.absent(), "other"), 41)))
                .matches(conflict -> conflict.actual().getAsLong() == 1);
        assertThatExceptionOfType(UniqueConflict.class)
                .as("ST-22 and ST-6")
                .isThrownBy(() -> transfer(session ->
                        session.restoreDocument(put("b", Expected.absent(), "", IndexTuple.unique("id", "x")), 41)));

        assertThat(stored("a").orElseThrow().version()).as("ST-22").isEqualTo(1);
        assertThat(stored("b")).as("ST-22").isEmpty();
    }

    /** If this fails, look at a stream without entries: its revision is what was purged. */
    @Test
    public void st23_stream_beginsBehindWhatWasPurged() {
        transfer(session -> session.restoreStream(S, 41));

        assertThat(streams(10)).as("ST-23").containsExactly(new StreamState(S, 41, 41));
        Slice<Recorded, Long> nothing = read(session -> session.readStream(S, 0, 10));
        assertThat(nothing).as("ST-23 and ST-11").isEqualTo(new Slice<>(List.of(), 41L, false));
        assertThatExceptionOfType(RevisionConflict.class)
                .as("ST-23 and ST-4")
                .isThrownBy(() -> append(S, ExpectedRevision.none(), "e"))
                .matches(conflict -> conflict.actual() == 41);
        assertThat(append(S, ExpectedRevision.at(41), "e")).as("ST-23").isEqualTo(Appended.of(42, 42));
        assertThatExceptionOfType(RevisionConflict.class)
                .as("ST-23 what has begun is not begun again")
                .isThrownBy(() -> transfer(session -> session.restoreStream(S, 41)))
                .matches(conflict -> conflict.actual() == 42);
    }

    /** If this fails, look at revisions and positions: they are those that were given, not the next ones. */
    @Test
    public void st23_entries_keepRevisionsAndPositions() {
        List<Published> first = List.of(at(7, S, 3, "c"), at(8, T, 1, "x"), at(20, S, 4, "d"));
        transfer(session -> {
            session.restoreStream(S, 2);
            session.restoreEntries(TENANT, first, Position.of(20));
        });
        List<Published> second = List.of(at(21, T, 2, "y"));
        transfer(session -> session.restoreEntries(TENANT, second, Position.of(30)));

        List<Published> all = new ArrayList<>(first);
        all.addAll(second);
        assertThat(journal()).as("ST-23").isEqualTo(all);
        assertThat(journal(storage(), EntryFilter.all(TENANT), 1)).as("ST-23").isEqualTo(all);
        assertThat(history(S)).as("ST-23").extracting(Recorded::revision).containsExactly(3L, 4L);
        assertThat(head()).as("ST-23").isEqualTo(Position.of(30));
        assertThat(streams(10)).as("ST-23").containsExactly(new StreamState(S, 2, 4), new StreamState(T, 0, 2));
    }

    /** If this fails, look at what appending reads: restored entries count like appended ones. */
    @Test
    public void st23_journal_goesOnBehindWhatWasRestored() {
        transfer(session -> {
            session.restoreStream(S, 2);
            session.restoreEntries(TENANT, List.of(at(7, S, 3, "c"), at(9, S, 4, "d")), Position.of(30));
        });

        assertThat(append(S, ExpectedRevision.none(), "c", "d"))
                .as("ST-23 and ST-5 known")
                .isEqualTo(Appended.repeatOf(3, 4));
        assertThat(append(S, ExpectedRevision.at(4), "e")).as("ST-23").isEqualTo(Appended.of(5, 5));
        assertThat(journal().get(2).position()).as("ST-23 and ST-10").isGreaterThan(Position.of(30));
        assertThat((long) write(session -> session.purge(S, 3))).as("ST-23").isEqualTo(1);
        assertThat(publishedIds(journal())).as("ST-23 and ST-11").containsExactly("d", "e");
    }

    /** If this fails, look at the check of revisions: the first is the next one of its stream, and so on. */
    @Test
    public void st23_entries_areRefused_whereTheirStreamIsNotReady() {
        transfer(session -> session.restoreEntries(TENANT, List.of(at(1, S, 1, "a")), Position.of(1)));

        for (List<Published> entries : List.of(
                List.of(at(7, S, 1, "b")),
                List.of(at(7, S, 3, "b")),
                List.of(at(7, T, 2, "b")),
                List.of(at(7, S, 2, "b"), at(8, S, 4, "c")))) {
            assertThatExceptionOfType(RevisionConflict.class)
                    .as("ST-23 and ST-4 %s", entries)
                    .isThrownBy(() -> transfer(session -> session.restoreEntries(TENANT, entries, Position.of(9))));
        }
        refused(
                CoreError.ENTRY_CONFLICT,
                session -> session.restoreEntries(TENANT, List.of(at(7, S, 2, "a")), Position.of(9)));

        assertThat(publishedIds(journal())).as("ST-23").containsExactly("a");
    }

    /** If this fails, look at the head: a reader that has passed a position never finds an entry there (ST-10). */
    @Test
    public void st23_entries_areRefused_atPositionsThatHavePassed() {
        transfer(session -> session.restoreEntries(TENANT, List.of(at(5, S, 1, "a")), Position.of(10)));

        for (long position : new long[] {1, 5, 7, 10}) {
            refused(
                    CoreError.POSITION_CONFLICT,
                    session -> session.restoreEntries(TENANT, List.of(at(position, S, 2, "b")), Position.of(20)));
        }
        refused(CoreError.POSITION_CONFLICT, session -> session.restoreEntries(TENANT, List.of(), Position.of(9)));
        transfer(session -> session.restoreEntries(TENANT, List.of(), Position.of(10)));

        assertThat(publishedIds(journal())).as("ST-23").containsExactly("a");
        assertThat(head()).as("ST-23").isEqualTo(Position.of(10));
    }

    /** If this fails, look at the operations that restore: READ sessions refuse them, and ended ones everything. */
    @Test
    public void st16_transfer_isRefused_whereSessionsAre() {
        for (Consumer<TransferSession> restores : List.<Consumer<TransferSession>>of(
                session -> session.restoreDocument(put("a", Expected.absent(), "1"), 2),
                session -> session.restoreStream(S, 1),
                session -> session.restoreEntries(TENANT, List.of(at(1, S, 1, "a")), Position.of(1)))) {
            assertThatExceptionOfType(CxException.class)
                    .as("ST-16")
                    .isThrownBy(() -> read(session -> {
                        restores.accept((TransferSession) session);
                        return session;
                    }))
                    .matches(e -> e.is(CoreError.STORAGE_MISUSE), "CX-STORAGE-0005");
        }
        TransferSession ended = (TransferSession) read(session -> session);
        for (Consumer<TransferSession> operation : List.<Consumer<TransferSession>>of(
                session -> session.kinds(TENANT),
                session -> session.streams(TENANT, Cursor.START, 1),
                session -> session.head(TENANT),
                session -> session.restoreStream(S, 1))) {
            assertThatExceptionOfType(CxException.class)
                    .as("ST-16")
                    .isThrownBy(() -> operation.accept(ended))
                    .matches(e -> e.is(CoreError.STORAGE_MISUSE), "CX-STORAGE-0005");
        }
    }

    /** If this fails, look at a transaction that does both: positions would be given in two ways at once. */
    @Test
    public void st23_restoringAndAppending_doNotGoTogether() {
        List<Published> entries = List.of(at(1, S, 1, "a"));
        refused(CoreError.STORAGE_MISUSE, session -> {
            session.append(T, ExpectedRevision.none(), entries("x"));
            session.restoreEntries(TENANT, entries, Position.of(1));
        });
        refused(CoreError.STORAGE_MISUSE, session -> {
            session.restoreEntries(TENANT, entries, Position.of(1));
            session.append(T, ExpectedRevision.none(), entries("x"));
        });

        assertThat(journal()).as("ST-23").isEmpty();
    }

    /** If this fails, look at how many rows one insert can hold. */
    @Test
    public void st23_entries_comeByTheThousand() {
        List<Published> entries = IntStream.rangeClosed(1, 1_000)
                .mapToObj(i -> at(3L * i, i % 2 == 0 ? S : T, (i + 1) / 2, "e-" + i))
                .toList();

        transfer(session -> session.restoreEntries(TENANT, entries, Position.of(3_000)));

        assertThat(journal()).as("ST-23").isEqualTo(entries);
    }

    private static Published at(long position, StreamKey stream, long revision, String id) {
        return new Published(Position.of(position), new Recorded(stream, revision, entry(id)));
    }

    private List<StreamState> streams(int limit) {
        List<StreamState> all = new ArrayList<>();
        Slice<StreamState, Cursor> slice;
        Cursor after = Cursor.START;
        do {
            Cursor from = after;
            slice = list(session -> session.streams(TENANT, from, limit));
            all.addAll(slice.items());
            after = slice.last();
        } while (slice.more());
        return all;
    }

    private List<String> kinds(TenantId tenant) {
        return list(session -> session.kinds(tenant));
    }

    private Position head(TenantId tenant) {
        return list(session -> session.head(tenant));
    }

    private Position head() {
        return head(TENANT);
    }

    private void refused(CoreError code, Consumer<TransferSession> work) {
        assertThatExceptionOfType(CxException.class)
                .as("ST-23")
                .isThrownBy(() -> transfer(work))
                .matches(e -> e.is(code), code.code());
    }

    private <T extends @Nullable Object> T list(Listing<T> listing) {
        return read(session -> listing.of(transferring(session)));
    }

    private void transfer(Consumer<TransferSession> work) {
        StorageWork<StorageSession> transaction = session -> {
            work.accept(transferring(session));
            return session;
        };
        write(transaction);
    }

    private static TransferSession transferring(StorageSession session) {
        assertThat(session)
                .as("ST-21 a session of a storage that declares TRANSFER")
                .isInstanceOf(TransferSession.class);
        return (TransferSession) session;
    }

    private interface Listing<T extends @Nullable Object> {
        T of(TransferSession session);
    }
}
