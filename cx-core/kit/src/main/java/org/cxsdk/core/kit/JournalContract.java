package org.cxsdk.core.kit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Appended;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.RevisionConflict;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.StreamKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The journal: revisions, entry ids, positions, purging (ST-4, ST-5, ST-10, ST-11). */
public abstract class JournalContract extends StorageContract {

    private static final StreamKey S = stream("s");

    /** For those who write an adapter. */
    protected JournalContract() {}

    /** If this fails, look at the revision that the first entry of a stream gets, and at how a batch counts on. */
    @Test
    public void st4_append_countsRevisionsFromOneWithoutHoles() {
        assertThat(append(S, ExpectedRevision.none(), "a")).as("ST-4").isEqualTo(Appended.of(1, 1));
        assertThat(append(S, ExpectedRevision.at(1), "b", "c", "d")).as("ST-4").isEqualTo(Appended.of(2, 4));
        assertThat(append(S, ExpectedRevision.any(), "e")).as("ST-4").isEqualTo(Appended.of(5, 5));
        assertThat(append(stream("other"), ExpectedRevision.none(), "a"))
                .as("ST-4 another stream")
                .isEqualTo(Appended.of(1, 1));

        assertThat(history(S)).as("ST-4").extracting(Recorded::revision).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(entryIds(history(S))).as("ST-4").containsExactly("a", "b", "c", "d", "e");
    }

    /** If this fails, look at the comparison with the expected revision. */
    @Test
    public void st4_append_refusesStaleRevision() {
        append(S, ExpectedRevision.none(), "a", "b");

        refused(ExpectedRevision.none(), 2);
        refused(ExpectedRevision.at(1), 2);
        refused(ExpectedRevision.at(3), 2);

        assertThat(entryIds(history(S))).as("ST-4").containsExactly("a", "b");
    }

    /** If this fails, look at what a stream that does not exist is compared with: revision 0. */
    @Test
    public void st4_append_refusesRevision_whenNothingWasAppended() {
        refused(ExpectedRevision.at(1), 0);

        assertThat(history(S)).as("ST-4").isEmpty();
    }

    /** If this fails, look at the columns of the journal: id, type, instant and body come back as they were. */
    @Test
    public void st4_entries_comeBackAsWritten() {
        byte[] largest = new byte[Limits.BODY_BYTES];
        IntStream.range(0, largest.length).forEach(i -> largest[i] = (byte) (i * 31 >>> 3));
        List<Entry> entries = List.of(
                new Entry("ع".repeat(Limits.ID_BYTES / 2), "ع".repeat(Limits.NAME_BYTES / 2), AT, Bytes.EMPTY),
                new Entry("id ", "type ", Instant.EPOCH.minusSeconds(1), Bytes.copyOf(largest)),
                new Entry("ID ", "Type", Instant.parse("9999-12-31T23:59:59Z"), Bytes.utf8("مرحبا 👩\u200d💻")));

        write(session -> session.append(S, ExpectedRevision.none(), entries));

        assertThat(history(S).stream().map(Recorded::entry).toList()).as("ST-4").isEqualTo(entries);
        assertThat(history(S)).as("ST-4").allMatch(recorded -> recorded.stream().equals(S));
    }

    /** If this fails, look at how many rows one insert can hold. */
    @Test
    public void st4_append_takesABatchOfAThousand() {
        String[] ids = IntStream.range(0, Limits.BATCH).mapToObj(i -> "e-" + i).toArray(String[]::new);

        assertThat(append(S, ExpectedRevision.none(), ids)).as("ST-4").isEqualTo(Appended.of(1, Limits.BATCH));
        assertThat(append(S, ExpectedRevision.at(Limits.BATCH), "last").last()).isEqualTo(Limits.BATCH + 1);

        assertThat(history(S)).as("ST-4").hasSize(Limits.BATCH + 1);
        assertThat(entryIds(history(S)).subList(0, Limits.BATCH))
                .as("ST-4 order")
                .containsExactly(ids);
    }

    /** If this fails, look at the condition and the order of reading a stream, and at what `last` tells. */
    @Test
    public void st4_readStream_goesOnAfterARevision() {
        append(S, ExpectedRevision.none(), "a", "b", "c", "d", "e");

        Slice<Recorded, Long> two = read(session -> session.readStream(S, 1, 2));
        Slice<Recorded, Long> rest = read(session -> session.readStream(S, 3, 1_000));
        Slice<Recorded, Long> end = read(session -> session.readStream(S, 5, 10));
        Slice<Recorded, Long> none = read(session -> session.readStream(stream("none"), 0, 10));

        assertThat(entryIds(two.items())).as("ST-4").containsExactly("b", "c");
        assertThat(two.last()).as("ST-4").isEqualTo(3);
        assertThat(two.more()).as("ST-4").isTrue();
        assertThat(entryIds(rest.items())).as("ST-4").containsExactly("d", "e");
        assertThat(rest.last()).as("ST-4").isEqualTo(5);
        assertThat(rest.more()).as("ST-4").isFalse();
        assertThat(end).as("ST-4").isEqualTo(new Slice<>(List.of(), 5L, false));
        assertThat(none).as("ST-4").isEqualTo(new Slice<>(List.of(), 0L, false));
    }

    /** If this fails, look at reads inside a transaction: what it appended is part of the stream. */
    @Test
    public void st4_readStream_seesTheTransactionsOwnEntries() {
        append(S, ExpectedRevision.none(), "a");

        List<String> seen = write(session -> {
            session.append(S, ExpectedRevision.at(1), entries("b"));
            session.append(S, ExpectedRevision.at(2), entries("c"));
            return entryIds(session.readStream(S, 0, 10).items());
        });

        assertThat(seen).as("ST-4 and ST-13").containsExactly("a", "b", "c");
    }

    /** If this fails, look at the order of checks: entry ids first, then the expected revision. */
    @Test
    public void st5_append_changesNothing_whenItIsRepeated() {
        append(S, ExpectedRevision.none(), "a");
        append(S, ExpectedRevision.at(1), "b", "c");
        append(S, ExpectedRevision.at(3), "d");

        // the expected revision is stale by now, and still this is no conflict
        assertThat(append(S, ExpectedRevision.at(1), "b", "c")).as("ST-5").isEqualTo(Appended.repeatOf(2, 3));
        assertThat(append(S, ExpectedRevision.any(), "b", "c")).as("ST-5").isEqualTo(Appended.repeatOf(2, 3));
        assertThat(append(S, ExpectedRevision.none(), "c")).as("ST-5").isEqualTo(Appended.repeatOf(3, 3));

        assertThat(entryIds(history(S))).as("ST-5").containsExactly("a", "b", "c", "d");
        assertThat(publishedIds(journal())).as("ST-5").containsExactly("a", "b", "c", "d");
    }

    /** If this fails, look at the check inside a transaction: its own entries count. */
    @Test
    public void st5_append_changesNothing_whenItIsRepeatedWithinTheTransaction() {
        write(session -> {
            session.append(S, ExpectedRevision.none(), entries("a", "b"));
            assertThat(session.append(S, ExpectedRevision.none(), entries("a", "b")))
                    .as("ST-5")
                    .isEqualTo(Appended.repeatOf(1, 2));
            return session;
        });

        assertThat(entryIds(history(S))).as("ST-5").containsExactly("a", "b");
    }

    /** If this fails, look at the check of ids: all known and equal, or none known; anything else is refused. */
    @Test
    public void st5_append_refusesWhatIsKnownInPartOrOtherwise() {
        append(S, ExpectedRevision.none(), "a", "b", "c");

        List<Entry> otherBody = List.of(new Entry("b", "happened", AT, Bytes.utf8("another body")));
        List<Entry> otherType =
                List.of(new Entry("b", "withdrawn", AT, entry("b").body()));
        List<Entry> otherInstant =
                List.of(new Entry("b", "happened", AT.plusSeconds(1), entry("b").body()));
        for (List<Entry> entries : List.of(
                entries("c", "d"),
                entries("d", "a"),
                entries("b", "a"),
                entries("a", "c"),
                otherBody,
                otherType,
                otherInstant)) {
            assertThatExceptionOfType(CxException.class)
                    .as("ST-5 %s", entries)
                    .isThrownBy(() -> write(session -> session.append(S, ExpectedRevision.any(), entries)))
                    .matches(e -> e.is(CoreError.ENTRY_CONFLICT), "CX-STORAGE-0008");
        }

        assertThat(entryIds(history(S))).as("ST-5").containsExactly("a", "b", "c");
    }

    /** If this fails, look at the unique constraint of entry ids: it includes tenant, kind and id of the stream. */
    @Test
    public void st5_ids_arePerStream_andComparedByteForByte() {
        append(S, ExpectedRevision.none(), "a");
        append(stream("S"), ExpectedRevision.none(), "a");
        append(S, ExpectedRevision.at(1), "A", "a ", "á", "a\u0301");

        assertThat(entryIds(history(S))).as("ST-5 and ST-1").containsExactly("a", "A", "a ", "á", "a\u0301");
        assertThat(entryIds(history(stream("S")))).as("ST-5").containsExactly("a");
    }

    /** If this fails, look at what purging leaves behind: the ids of purged entries are free again. */
    @Test
    public void st5_ids_areForgotten_whenTheirEntriesArePurged() {
        append(S, ExpectedRevision.none(), "a", "b");
        write(session -> session.purge(S, 1));

        assertThat(append(S, ExpectedRevision.at(2), "a")).as("ST-5").isEqualTo(Appended.of(3, 3));
        write(session -> {
            session.append(S, ExpectedRevision.at(3), entries("c", "d"));
            session.purge(S, 4);
            return session.append(S, ExpectedRevision.at(5), entries("c"));
        });

        assertThat(append(S, ExpectedRevision.any(), "c"))
                .as("ST-5 still known")
                .isEqualTo(Appended.repeatOf(6, 6));
        assertThat(entryIds(history(S))).as("ST-5").containsExactly("d", "c");
    }

    /** If this fails, look at the order of positions within a transaction and from one to the next. */
    @Test
    public void st10_positions_growInTheOrderOfCommitsAndAppends() {
        append(S, ExpectedRevision.none(), "a", "b");
        write(session -> {
            session.append(stream("t"), ExpectedRevision.none(), entries("c"));
            session.append(S, ExpectedRevision.at(2), entries("d"));
            return session.append(stream("t"), ExpectedRevision.at(1), entries("e"));
        });

        List<Published> all = journal();

        assertThat(publishedIds(all)).as("ST-10").containsExactly("a", "b", "c", "d", "e");
        assertThat(all.stream().map(Published::position).toList())
                .as("ST-10")
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(position -> position.value() >= 1);
        assertThat(all.get(3).recorded().revision()).as("ST-10").isEqualTo(3);
        assertThat(publishedIds(journal(storage(), EntryFilter.all(TENANT), 2)))
                .as("ST-10")
                .hasSize(5);
    }

    /** If this fails, look at the tenant in the condition, and at whose head is counted on. */
    @Test
    public void st10_positions_arePerTenant() {
        append(S, ExpectedRevision.none(), "a");
        StreamKey elsewhere = new StreamKey(TenantId.of("other"), "kit.stream", "s");
        append(elsewhere, ExpectedRevision.none(), "x", "y");
        append(S, ExpectedRevision.at(1), "b");

        assertThat(publishedIds(journal())).as("ST-10").containsExactly("a", "b");
        assertThat(publishedIds(journal(storage(), EntryFilter.all(TenantId.of("other")), 10)))
                .as("ST-10")
                .containsExactly("x", "y");
    }

    /** If this fails, look at the filter: it holds entries back, and yet the reader moves on. */
    @Test
    public void st10_readAll_filtersByKindAndType() {
        write(session -> {
            session.append(S, ExpectedRevision.none(), List.of(typed("a", "granted"), typed("b", "withdrawn")));
            return session.append(
                    new StreamKey(TENANT, "kit.other", "s"), ExpectedRevision.none(), List.of(typed("c", "granted")));
        });

        assertThat(publishedIds(journal(storage(), EntryFilter.ofKinds(TENANT, "kit.other"), 1)))
                .as("ST-10")
                .containsExactly("c");
        EntryFilter granted = new EntryFilter(TENANT, Set.of(), Set.of("granted"));
        assertThat(publishedIds(journal(storage(), granted, 1))).as("ST-10").containsExactly("a", "c");
        EntryFilter both = new EntryFilter(TENANT, Set.of("kit.stream", "kit.third"), Set.of("granted"));
        assertThat(publishedIds(journal(storage(), both, 1))).as("ST-10").containsExactly("a");
        assertThat(publishedIds(journal(storage(), EntryFilter.ofKinds(TENANT, "KIT.OTHER"), 1)))
                .as("ST-10 and ST-1")
                .isEmpty();
    }

    /** If this fails, look at `last`: whoever goes on from it finds exactly what came later. */
    @Test
    public void st10_readAll_goesOnFromLast() {
        append(S, ExpectedRevision.none(), "a", "b");
        EntryFilter nothing = EntryFilter.ofKinds(TENANT, "kit.none");
        Position seen = read(session -> session.readAll(Position.START, EntryFilter.all(TENANT), 10))
                .last();
        Position skipped =
                read(session -> session.readAll(Position.START, nothing, 10)).last();

        append(S, ExpectedRevision.at(2), "c");

        List<Published> later = read(session -> session.readAll(seen, EntryFilter.all(TENANT), 10))
                .items();
        assertThat(publishedIds(later)).as("ST-10").containsExactly("c");
        assertThat(publishedIds(read(session -> session.readAll(skipped, EntryFilter.all(TENANT), 10))
                        .items()))
                .as("ST-10 a reader that was told `last` loses nothing that came later")
                .endsWith("c");
        assertThat(later.get(0).position()).as("ST-10").isGreaterThan(seen).isGreaterThan(skipped);
    }

    /** If this fails, look at when a position is given: not before the transaction ends. */
    @Test
    public void st10_readAll_showsNothingUncommitted() {
        List<Published> inside = write(session -> {
            session.append(S, ExpectedRevision.none(), entries("a"));
            return session.readAll(Position.START, EntryFilter.all(TENANT), 10).items();
        });

        assertThat(inside).as("ST-10").isEmpty();
        assertThat(publishedIds(journal())).as("ST-10").containsExactly("a");
    }

    /** If this fails, look at where the stream's revision comes from: not from the entries that are left. */
    @Test
    public void st11_purge_removesAPrefix_andRevisionsGoOn() {
        append(S, ExpectedRevision.none(), "a", "b", "c", "d");
        append(stream("t"), ExpectedRevision.none(), "x");
        List<Published> before = journal();

        assertThat((long) write(session -> session.purge(S, 2))).as("ST-11").isEqualTo(2);

        assertThat(history(S)).as("ST-11").extracting(Recorded::revision).containsExactly(3L, 4L);
        assertThat(journal()).as("ST-11 what is kept keeps its position").isEqualTo(before.subList(2, 5));
        assertThat((long) write(session -> session.purge(S, 2)))
                .as("ST-11 again")
                .isZero();
        assertThat(append(S, ExpectedRevision.at(4), "e")).as("ST-11").isEqualTo(Appended.of(5, 5));
    }

    /** If this fails, look at a stream whose entries are all gone: its revision and the tenant's head stay. */
    @Test
    public void st11_purge_ofEverything_keepsRevisionAndPositionGoing() {
        append(S, ExpectedRevision.none(), "a", "b", "c");
        Position seen = read(session -> session.readAll(Position.START, EntryFilter.all(TENANT), 10))
                .last();

        assertThat((long) write(session -> session.purge(S, Long.MAX_VALUE)))
                .as("ST-11")
                .isEqualTo(3);

        Slice<Recorded, Long> nothing = read(session -> session.readStream(S, 0, 10));
        assertThat(nothing).as("ST-11").isEqualTo(new Slice<>(List.of(), 3L, false));
        assertThat(journal()).as("ST-11").isEmpty();
        assertThatExceptionOfType(RevisionConflict.class)
                .as("ST-11")
                .isThrownBy(() -> append(S, ExpectedRevision.none(), "d"));
        assertThat(append(S, ExpectedRevision.at(3), "d")).as("ST-11").isEqualTo(Appended.of(4, 4));
        assertThat(journal().get(0).position()).as("ST-11 and ST-10").isGreaterThan(seen);
    }

    /** If this fails, look at purge inside a transaction: it counts for its own reads, and rolls back with it. */
    @Test
    public void st11_purge_isPartOfItsTransaction() {
        append(S, ExpectedRevision.none(), "a", "b", "c");

        List<Long> inside = new ArrayList<>();
        write(session -> {
            session.append(S, ExpectedRevision.at(3), entries("d"));
            session.purge(S, 2);
            session.readStream(S, 0, 10).items().forEach(recorded -> inside.add(recorded.revision()));
            return session;
        });

        assertThat(inside).as("ST-11 and ST-13").containsExactly(3L, 4L);
        assertThat(append(S, ExpectedRevision.at(4), "e")).as("ST-11").isEqualTo(Appended.of(5, 5));
        assertThat(entryIds(history(S))).as("ST-11").containsExactly("c", "d", "e");
    }

    /** If this fails, look at purging a stream that does not exist, or before its first entry. */
    @Test
    public void st11_purge_ofNothing_isNoError() {
        append(S, ExpectedRevision.none(), "a");

        assertThat((long) write(session -> session.purge(stream("none"), 5)))
                .as("ST-11")
                .isZero();
        assertThat((long) write(session -> session.purge(S, 0))).as("ST-11").isZero();
        assertThat(append(stream("none"), ExpectedRevision.none(), "a"))
                .as("ST-11")
                .isEqualTo(Appended.of(1, 1));
        assertThat(entryIds(history(S))).as("ST-11").containsExactly("a");
    }

    private static Entry typed(String id, String type) {
        return new Entry(id, type, AT, Bytes.EMPTY);
    }

    private void refused(ExpectedRevision expected, long actual) {
        assertThatExceptionOfType(RevisionConflict.class)
                .as("ST-4 %s", expected)
                .isThrownBy(() -> append(S, expected, "new"))
                .satisfies(conflict -> {
                    assertThat(conflict.stream()).as("ST-4 stream").isEqualTo(S);
                    assertThat(conflict.actual()).as("ST-4 actual revision").isEqualTo(actual);
                });
    }
}
