package org.cxsdk.core.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.StoredDoc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Walking an index slice by slice (ST-8). */
public abstract class PagingContract extends StorageContract {

    /** For those who write an adapter. */
    protected PagingContract() {}

    /** If this fails, look at the condition behind the cursor: (tuple, id) greater, both as unsigned bytes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 50, 1_000, DocQuery.MAX_LIMIT})
    public void st8_find_walksEverythingOnce(int limit) {
        int count = 120;
        write(session -> {
            for (int i = 0; i < count; i++) {
                // three documents share each tuple
                session.write(put(
                        "d-%03d".formatted(i * 37 % count),
                        Expected.absent(),
                        "",
                        IndexTuple.of("t", tie(i * 37 % count))));
            }
            return session;
        });
        List<String> expected =
                IntStream.range(0, count).mapToObj("d-%03d"::formatted).toList();

        assertThat(ids(query("t").limit(limit))).as("ST-8 limit %d", limit).isEqualTo(expected);
        assertThat(ids(DocQuery.all(TENANT, KIND).limit(limit)))
                .as("ST-8 limit %d", limit)
                .isEqualTo(expected);
    }

    /** If this fails, look at paging by offset: it repeats or misses when documents come and go. */
    @Test
    public void st8_find_missesAndRepeatsNothing_whileDocumentsComeAndGo() {
        int count = 60;
        for (int i = 0; i < count; i++) {
            create("d-%03d".formatted(i), IndexTuple.of("t", tie(i)));
        }

        List<String> seen = new ArrayList<>();
        Slice<StoredDoc, Cursor> slice;
        DocQuery query = query("t").limit(5);
        int round = 0;
        do {
            DocQuery now = query;
            slice = read(session -> session.find(now));
            slice.items().forEach(doc -> seen.add(doc.key().id()));
            query = query.after(slice.last());
            // one comes before the cursor and one behind everything; every other time the one it stands on goes, so
            // that
            // what lies before it is not always as much
            if (round % 2 == 1) {
                save(DocWrite.delete(key(seen.get(seen.size() - 1)), Expected.any()));
            }
            create("new-%03d".formatted(round), IndexTuple.of("t", IndexValue.of(-1L - round)));
            create("z-%03d".formatted(round), IndexTuple.of("t", IndexValue.of(1_000_000L + round)));
            round++;
        } while (slice.more() && round < count);

        assertThat(seen.stream().filter(id -> id.startsWith("d-")).toList())
                .as("ST-8 what was there throughout, or until it was seen")
                .isEqualTo(
                        IntStream.range(0, count).mapToObj("d-%03d"::formatted).toList());
        assertThat(seen).as("ST-8").doesNotHaveDuplicates();
        assertThat(seen).as("ST-8 what came before the cursor").noneMatch(id -> id.startsWith("new-"));
    }

    /** If this fails, look at the bound of a slice, and at how `more` is found out. */
    @Test
    public void st8_slice_isBounded_andTellsWhetherThereIsMore() {
        int count = Limits.BATCH + 1;
        write(session -> {
            for (int i = 0; i < count; i++) {
                session.write(put("d-%04d".formatted(i), Expected.absent(), "", IndexTuple.of("t", "same")));
            }
            return session;
        });

        Slice<StoredDoc, Cursor> large = read(session -> session.find(query("t").limit(DocQuery.MAX_LIMIT)));
        Slice<StoredDoc, Cursor> three = read(session -> session.find(query("t").limit(3)));
        Slice<StoredDoc, Cursor> nothing = read(session -> session.find(query("none")));

        assertThat(large.items()).as("ST-8").hasSizeBetween(1, Limits.BATCH);
        assertThat(large.more()).as("ST-8").isTrue();
        assertThat(three.items()).as("ST-8").hasSizeBetween(1, 3);
        assertThat(three.more()).as("ST-8").isTrue();
        assertThat(nothing.items()).as("ST-8").isEmpty();
        assertThat(nothing.more()).as("ST-8").isFalse();
        assertThat(ids(query("t").limit(DocQuery.MAX_LIMIT))).as("ST-8").hasSize(count);
    }

    private static IndexValue tie(int i) {
        return IndexValue.of((long) (i / 3));
    }
}
