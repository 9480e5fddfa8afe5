package org.cxsdk.core.kit;

import java.time.Instant;
import java.util.List;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.UniqueConflict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Index tuples: what is found, in which order, and what is unique (ST-6, ST-7, ST-9). */
public abstract class IndexesContract extends StorageContract {

    /** For those who write an adapter. */
    protected IndexesContract() {}

    /** If this fails, look at the order of the tuple column: unsigned bytes; signed ones turn negatives round. */
    @Test
    public void st7_find_ordersNumbersByValue() {
        List<Long> ascending = List.of(Long.MIN_VALUE, -256L, -1L, 0L, 1L, 127L, 128L, 255L, 256L, Long.MAX_VALUE);
        for (int i = ascending.size() - 1; i >= 0; i--) {
            create("d-" + ascending.get(i), IndexTuple.of("n", IndexValue.of(ascending.get(i))));
        }

        assertThat(ids(query("n")))
                .as("ST-7")
                .containsExactlyElementsOf(ascending.stream().map(n -> "d-" + n).toList());
    }

    /** If this fails, look at the order of the tuple column: bytes of UTF-8, not a language and not UTF-16. */
    @Test
    public void st7_find_ordersTextsByCodePoint() {
        // U+0000 is not allowed; U+FFFD comes before U+10000 by code point, behind it in UTF-16
        List<String> ascending = List.of("", "A", "Z", "a", "aa", "b", "é", "ا", "ي", "\uFFFD", "\uD800\uDC00");
        for (int i = ascending.size() - 1; i >= 0; i--) {
            create("d-" + i, IndexTuple.of("t", ascending.get(i)));
        }

        assertThat(ids(query("t")))
                .as("ST-7")
                .containsExactly("d-0", "d-1", "d-2", "d-3", "d-4", "d-5", "d-6", "d-7", "d-8", "d-9", "d-10");
    }

    /** If this fails, look at the second sort column: the id, in unsigned bytes, where tuples are the same. */
    @Test
    public void st7_find_ordersById_whereTuplesAreTheSame() {
        // U+10000 is two characters in Java, and sorts before U+FFFD there
        List<String> ascending = List.of("B", "a", "a ", "b", "é", "ا", "\uFFFD", "\uD800\uDC00");
        for (int i = ascending.size() - 1; i >= 0; i--) {
            create(ascending.get(i), IndexTuple.of("t", "same"));
        }

        assertThat(ids(query("t").equal("same"))).as("ST-7").isEqualTo(ascending);
        assertThat(ids(DocQuery.all(TENANT, KIND))).as("ST-7").isEqualTo(ascending);
    }

    /** If this fails, look at the comparison with the lower and upper bound. */
    @Test
    public void st7_find_matchesAPrefixOfWholeComponents() {
        create("1", IndexTuple.of("t", IndexValue.of("ab"), IndexValue.of("c")));
        create("2", IndexTuple.of("t", IndexValue.of("abc")));
        create("3", IndexTuple.of("t", IndexValue.of("ab")));
        create("4", IndexTuple.of("t", IndexValue.of("a"), IndexValue.of("bc")));
        create("5", IndexTuple.of("t", IndexValue.of("AB"), IndexValue.of("c")));

        assertThat(ids(query("t").equal("ab"))).as("ST-7").containsExactly("3", "1");
        assertThat(ids(query("t").equal(IndexValue.of("ab"), IndexValue.of("c"))))
                .as("ST-7")
                .containsExactly("1");
        assertThat(ids(query("t").equal("b"))).as("ST-7").isEmpty();
        assertThat(ids(query("u").equal("ab"))).as("ST-7 an index nobody uses").isEmpty();
    }

    /** If this fails, look at the bounds: the lower one is included, the upper one is not. */
    @Test
    public void st7_find_readsAHalfOpenRange() {
        Instant[] days = new Instant[6];
        for (int i = 0; i < days.length; i++) {
            // around 1970: microseconds below and above zero
            days[i] = Instant.EPOCH.plusSeconds(86_400L * (i - 3)).plusNanos(1_000);
            create("d-" + i, IndexTuple.of("due", IndexValue.of(i % 2 == 0 ? "OPEN" : "SHUT"), IndexValue.of(days[i])));
        }
        DocQuery open = query("due").equal("OPEN");

        assertThat(ids(open.from(IndexValue.of(days[2])).before(IndexValue.of(days[4]))))
                .containsExactly("d-2");
        assertThat(ids(open.from(IndexValue.of(days[2])))).as("ST-7 from").containsExactly("d-2", "d-4");
        assertThat(ids(open.before(IndexValue.of(days[2])))).as("ST-7 before").containsExactly("d-0");
        assertThat(ids(open.from(IndexValue.of(days[3])).before(IndexValue.of(days[3]))))
                .as("ST-7 nothing lies in an empty range")
                .isEmpty();
        assertThat(ids(open.from(IndexValue.of(days[4])).before(IndexValue.of(days[0]))))
                .as("ST-7 nothing lies in a range turned round")
                .isEmpty();
    }

    /** If this fails, look at an update: old tuples go before new ones come. */
    @Test
    public void st7_find_followsTheDocument() {
        create("a", IndexTuple.of("t", "old"), IndexTuple.of("u", "kept"));
        save(put("a", Expected.version(1), "2", IndexTuple.of("t", "new"), IndexTuple.of("u", "kept")));

        assertThat(ids(query("t").equal("old"))).as("ST-7 replaced").isEmpty();
        assertThat(ids(query("t").equal("new"))).as("ST-7 put").containsExactly("a");
        assertThat(ids(query("u").equal("kept"))).as("ST-7 kept").containsExactly("a");
        assertThat(read(session -> session.find(query("u"))).items())
                .as("ST-7 the document as it is now")
                .extracting(doc -> doc.body().toUtf8())
                .containsExactly("2");

        save(DocWrite.delete(key("a"), Expected.version(2)));

        assertThat(ids(query("t"))).as("ST-7 deleted").isEmpty();
        assertThat(ids(query("u"))).as("ST-7 deleted").isEmpty();
        assertThat(ids(DocQuery.all(TENANT, KIND))).as("ST-7 deleted").isEmpty();
    }

    /** If this fails, look at the primary key of the index table: it includes the tuple. */
    @Test
    public void st7_find_showsADocumentOnceForEachTuple() {
        create("a", IndexTuple.of("t", "1"), IndexTuple.of("t", "3"));
        create("b", IndexTuple.of("t", "2"));

        assertThat(ids(query("t").limit(1))).as("ST-7").containsExactly("a", "b", "a");
        assertThat(ids(DocQuery.all(TENANT, KIND))).as("ST-7").containsExactly("a", "b");
    }

    /** If this fails, look at reads inside a transaction: what it put, changed and deleted counts. */
    @Test
    public void st7_find_seesTheTransactionsOwnWrites() {
        create("a", IndexTuple.of("t", "1"));
        create("b", IndexTuple.of("t", "2"));
        create("c", IndexTuple.of("t", "3"));

        List<String> seen = write(session -> {
            session.write(put("d", Expected.absent(), "d", IndexTuple.of("t", "0")));
            session.write(put("a", Expected.version(1), "a", IndexTuple.of("t", "9")));
            session.write(DocWrite.delete(key("b"), Expected.any()));
            assertThat(session.count(query("t"))).as("ST-9").isEqualTo(3);
            return session.find(query("t")).items().stream()
                    .map(doc -> doc.key().id())
                    .toList();
        });

        assertThat(seen).as("ST-7").containsExactly("d", "c", "a");
    }

    /** If this fails, look at the WHERE clause: tenant, kind and index name are all in it. */
    @Test
    public void st7_find_keepsTenantsKindsAndIndexesApart() {
        IndexTuple tuple = IndexTuple.of("t", "1");
        save(DocWrite.put(key("a"), Expected.absent(), Bytes.EMPTY, tuple));
        save(DocWrite.put(new DocKey(TenantId.of("KIT"), KIND, "b"), Expected.absent(), Bytes.EMPTY, tuple));
        save(DocWrite.put(new DocKey(TENANT, "kit.other", "c"), Expected.absent(), Bytes.EMPTY, tuple));
        create("d", IndexTuple.of("T", "1"));

        assertThat(ids(query("t"))).as("ST-7").containsExactly("a");
    }

    /** If this fails, look at the unique constraint, and at how its violation is told from a duplicate key. */
    @Test
    public void st6_unique_refusesASecondHolder() {
        create("a", IndexTuple.unique("id", "x"));

        assertThatExceptionOfType(UniqueConflict.class)
                .as("ST-6")
                .isThrownBy(() -> create("b", IndexTuple.of("t", "1"), IndexTuple.unique("id", "x")))
                .satisfies(conflict -> {
                    assertThat(conflict.index()).as("ST-6 index").isEqualTo("id");
                    assertThat(conflict.key()).as("ST-6 key").isEqualTo(key("b"));
                });

        assertThat(stored("b")).as("ST-6 nothing was written").isEmpty();
        assertThat(ids(query("t"))).as("ST-6 nothing was written").isEmpty();
        assertThat(ids(query("id").equal("x"))).as("ST-6").containsExactly("a");
    }

    /** If this fails, look at the unique constraint: it compares whole tuples as bytes, per tenant, kind and index. */
    @Test
    public void st6_unique_letsOthersHaveWhatDiffers() {
        IndexTuple tuple = IndexTuple.unique("id", "x");
        create("a", tuple);

        create("b", IndexTuple.unique("id", "X"));
        create("c", IndexTuple.unique("id", "x "));
        create("d", IndexTuple.unique("id", IndexValue.of("x"), IndexValue.of("")));
        create("e", IndexTuple.unique("ID", "x"));
        save(DocWrite.put(new DocKey(TENANT, "kit.other", "f"), Expected.absent(), Bytes.EMPTY, tuple));
        save(DocWrite.put(new DocKey(TenantId.of("other"), KIND, "g"), Expected.absent(), Bytes.EMPTY, tuple));

        assertThat(ids(query("id"))).as("ST-6").containsExactly("b", "a", "d", "c");
    }

    /** If this fails, look at an update of the holder: its own tuple is no conflict. */
    @Test
    public void st6_unique_letsTheHolderWriteAgain() {
        create("a", IndexTuple.unique("id", "x"));

        save(put("a", Expected.version(1), "2", IndexTuple.unique("id", "x")));

        assertThat(body("a")).as("ST-6").isEqualTo("2");
    }

    /** If this fails, look at how a tuple is released: by an update without it, and by a deletion. */
    @Test
    public void st6_unique_isFreeAgain_whenItsHolderLetGo() {
        create("a", IndexTuple.unique("id", "x"));
        save(put("a", Expected.version(1), "2"));
        create("b", IndexTuple.unique("id", "x"));
        save(DocWrite.delete(key("b"), Expected.version(1)));
        create("c", IndexTuple.unique("id", "x"));

        assertThat(ids(query("id").equal("x"))).as("ST-6").containsExactly("c");
    }

    /** If this fails, look at the order of writes inside a transaction: what one released, the next may take. */
    @Test
    public void st6_unique_changesHandsWithinOneTransaction() {
        create("a", IndexTuple.unique("id", "x"));
        create("b", IndexTuple.unique("id", "y"));

        write(session -> {
            session.write(put("a", Expected.version(1), "2"));
            session.write(put("b", Expected.version(1), "2", IndexTuple.unique("id", "x")));
            return session.write(put("a", Expected.version(2), "3", IndexTuple.unique("id", "y")));
        });

        assertThat(ids(query("id").equal("x"))).as("ST-6").containsExactly("b");
        assertThat(ids(query("id").equal("y"))).as("ST-6").containsExactly("a");
    }

    /** If this fails, look at the check inside a transaction: its own documents count as holders. */
    @Test
    public void st6_unique_refusesASecondHolder_withinOneTransaction() {
        assertThatExceptionOfType(UniqueConflict.class)
                .as("ST-6")
                .isThrownBy(() -> write(session -> {
                    session.write(put("a", Expected.absent(), "1", IndexTuple.unique("id", "x")));
                    return session.write(put("b", Expected.absent(), "1", IndexTuple.unique("id", "x")));
                }));
    }

    /** If this fails, look at the statement that counts: it stops at the limit and begins behind the cursor. */
    @Test
    public void st9_count_isExactUpToTheLimit() {
        for (int i = 0; i < 7; i++) {
            create("d-" + i, IndexTuple.of("t", IndexValue.of(i % 2 == 0 ? "even" : "odd"), IndexValue.of((long) i)));
        }
        DocQuery even = query("t").equal("even");

        assertThat((long) read(session -> session.count(even))).as("ST-9").isEqualTo(4);
        assertThat((long) read(session -> session.count(even.limit(4))))
                .as("ST-9")
                .isEqualTo(4);
        assertThat((long) read(session -> session.count(even.limit(3))))
                .as("ST-9")
                .isEqualTo(3);
        assertThat((long) read(session -> session.count(even.limit(DocQuery.MAX_LIMIT))))
                .as("ST-9")
                .isEqualTo(4);
        assertThat((long) read(session -> session.count(even.from(IndexValue.of(3L)))))
                .as("ST-9")
                .isEqualTo(2);
        assertThat((long) read(session -> session.count(query("t").equal("none"))))
                .as("ST-9")
                .isZero();
        assertThat((long) read(session -> session.count(DocQuery.all(TENANT, KIND))))
                .as("ST-9")
                .isEqualTo(7);
        StoredDoc second = read(session -> session.find(even)).items().get(1);
        assertThat(second.key().id()).isEqualTo("d-2");
        assertThat((long) read(session ->
                        session.count(even.after(session.find(even.limit(2)).last()))))
                .as("ST-9 behind the cursor")
                .isEqualTo(2);
    }
}
