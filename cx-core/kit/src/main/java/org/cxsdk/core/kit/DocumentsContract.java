package org.cxsdk.core.kit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.VersionConflict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Documents: keys, limits, versions (ST-1, ST-2, ST-3). */
public abstract class DocumentsContract extends StorageContract {

    /** Pairs that databases like to take for the same: case, accents, padding, composition, width, joiners. */
    private static final List<String> LOOK_ALIKES = List.of(
            "a",
            "A",
            "a ",
            " a",
            "a  ",
            "á",
            "a\u0301",
            "ａ",
            "à",
            "ss",
            "ß",
            "i",
            "I",
            "İ",
            "ı",
            "ي",
            "ی",
            "ك",
            "ک",
            "لا",
            "ﻻ",
            "👩\u200d💻",
            "👩💻",
            "%",
            "_",
            "'",
            "''",
            "\\",
            "\t",
            "a\u00ad",
            "1",
            "01",
            "1.0",
            "null",
            "NULL");

    /** For those who write an adapter. */
    protected DocumentsContract() {}

    /** If this fails, look at the collation of the key columns: it must be binary, without padding. */
    @Test
    public void st1_keys_areComparedByteForByte() {
        LOOK_ALIKES.forEach(id -> save(put(id, Expected.absent(), "body of <" + id + ">")));

        for (String id : LOOK_ALIKES) {
            assertThat(body(id)).as("ST-1 id <%s>", id).isEqualTo("body of <" + id + ">");
        }
    }

    /** If this fails, look at the collation of the tenant and kind columns, and at how the key is put together. */
    @Test
    public void st1_tenantsAndKinds_areApart() {
        List<DocKey> keys = List.of(
                new DocKey(TenantId.of("t"), "k", "x"),
                new DocKey(TenantId.of("T"), "k", "x"),
                new DocKey(TenantId.of("t"), "K", "x"),
                new DocKey(TenantId.of("tk"), "x", "x"),
                new DocKey(TenantId.of("t"), "kx", "x"),
                new DocKey(TenantId.of("t"), "k", "kx"));
        for (int i = 0; i < keys.size(); i++) {
            save(DocWrite.put(keys.get(i), Expected.absent(), Bytes.utf8("body " + i)));
        }

        Map<DocKey, StoredDoc> found = load(keys);

        for (int i = 0; i < keys.size(); i++) {
            StoredDoc doc = found.get(keys.get(i));
            assertThat(doc).as("ST-1 %s", keys.get(i)).isNotNull();
            assertThat(doc.body().toUtf8()).isEqualTo("body " + i);
        }
    }

    /** If this fails, look at the length of the columns: they count bytes, not characters. */
    @Test
    public void st2_keysAndTuplesUpToTheLimits_areAccepted() {
        // ع has two bytes in UTF-8, 👩 has four
        DocKey longest = new DocKey(
                TenantId.of("ع".repeat(Limits.NAME_BYTES / 2)),
                "👩".repeat(Limits.NAME_BYTES / 4),
                "ع".repeat(Limits.ID_BYTES / 2));
        String index = "ع".repeat(Limits.NAME_BYTES / 2);
        // one component: a tag, the text, a closing byte
        IndexTuple tuple = IndexTuple.unique(index, "ع".repeat((Limits.TUPLE_BYTES - 2) / 2));
        assertThat(tuple.encoded().size()).isEqualTo(Limits.TUPLE_BYTES);

        save(DocWrite.put(longest, Expected.absent(), Bytes.EMPTY, tuple));

        assertThat(load(List.of(longest))).as("ST-2").containsOnlyKeys(longest);
        assertThat(read(session -> session.find(DocQuery.on(longest.tenant(), longest.kind(), index)
                                .equal(tuple.values().get(0))))
                        .items())
                .as("ST-2")
                .hasSize(1);
    }

    /** If this fails, look at the type of the body column, and at packet sizes of the driver. */
    @Test
    public void st2_bodies_comeBackByteForByte() {
        byte[] everyByte = new byte[256];
        IntStream.range(0, 256).forEach(i -> everyByte[i] = (byte) i);
        byte[] largest = new byte[Limits.BODY_BYTES];
        IntStream.range(0, largest.length).forEach(i -> largest[i] = (byte) (i * 31 >>> 3));

        save(DocWrite.put(key("none"), Expected.absent(), Bytes.EMPTY));
        save(DocWrite.put(key("every"), Expected.absent(), Bytes.copyOf(everyByte)));
        save(DocWrite.put(key("largest"), Expected.absent(), Bytes.copyOf(largest)));

        assertThat(stored("none").orElseThrow().body()).as("ST-2").isEqualTo(Bytes.EMPTY);
        assertThat(stored("every").orElseThrow().body()).as("ST-2").isEqualTo(Bytes.copyOf(everyByte));
        assertThat(stored("largest").orElseThrow().body()).as("ST-2").isEqualTo(Bytes.copyOf(largest));
    }

    /** If this fails, look at how tuples are kept beside the document: all of them, in the order in which they came. */
    @Test
    public void st2_tuples_comeBackAsWritten() {
        List<IndexTuple> tuples = new ArrayList<>();
        for (int i = 0; i < Limits.TUPLES_PER_DOCUMENT; i++) {
            tuples.add(new IndexTuple(
                    "index-" + (i % 7),
                    List.of(IndexValue.of("v"), IndexValue.of((long) -i), IndexValue.of(AT), IndexValue.of("")),
                    i % 2 == 0));
        }
        Collections.reverse(tuples);

        save(DocWrite.put(key("a"), Expected.absent(), Bytes.EMPTY, tuples));

        assertThat(stored("a").orElseThrow().tuples()).as("ST-2").isEqualTo(tuples);
    }

    /** If this fails, look at the version that an insert stores, and at what an update returns. */
    @Test
    public void st3_write_countsVersionsFromOne() {
        assertThat(save(put("a", Expected.absent(), "1"))).as("ST-3").hasValue(1);
        assertThat(save(put("a", Expected.version(1), "2"))).as("ST-3").hasValue(2);
        assertThat(save(put("a", Expected.any(), "3"))).as("ST-3").hasValue(3);
        assertThat(save(put("b", Expected.any(), "1"))).as("ST-3").hasValue(1);

        assertThat(stored("a").orElseThrow().version()).as("ST-3").isEqualTo(3);
        assertThat(body("a")).isEqualTo("3");
    }

    /** If this fails, look at the WHERE clause of the update: it names the expected version. */
    @Test
    public void st3_write_refusesStaleVersion() {
        save(put("a", Expected.absent(), "1"));
        save(put("a", Expected.version(1), "2"));

        refused(put("a", Expected.version(1), "late"), OptionalLong.of(2));
        refused(put("a", Expected.version(3), "early"), OptionalLong.of(2));
        refused(DocWrite.delete(key("a"), Expected.version(1)), OptionalLong.of(2));

        assertThat(body("a")).as("ST-3").isEqualTo("2");
    }

    /** If this fails, look at what happens when an update changes no row: that is a conflict, not a success. */
    @Test
    public void st3_write_refusesVersion_whenThereIsNoDocument() {
        refused(put("a", Expected.version(1), "1"), OptionalLong.empty());
        refused(DocWrite.delete(key("a"), Expected.version(1)), OptionalLong.empty());

        assertThat(stored("a")).as("ST-3").isEmpty();
    }

    /** If this fails, look at how a duplicate key is reported: as a version conflict, neither as success nor as trouble. */
    @Test
    public void st3_write_refusesAbsent_whenThereIsADocument() {
        save(put("a", Expected.absent(), "1"));

        refused(put("a", Expected.absent(), "again"), OptionalLong.of(1));

        assertThat(body("a")).as("ST-3").isEqualTo("1");
    }

    /** If this fails, look at deletion: it removes the row, and the next creation begins at version 1. */
    @Test
    public void st3_delete_removesTheDocument() {
        save(put("a", Expected.absent(), "1"));
        save(put("a", Expected.version(1), "2"));

        assertThat(save(DocWrite.delete(key("a"), Expected.version(2))))
                .as("ST-3")
                .isEmpty();
        assertThat(stored("a")).as("ST-3").isEmpty();
        assertThat(save(DocWrite.delete(key("a"), Expected.any()))).as("ST-3").isEmpty();
        assertThat(save(put("a", Expected.absent(), "1"))).as("ST-3").hasValue(1);
    }

    /** If this fails, look at versions inside one transaction: each write sees the one before. */
    @Test
    public void st3_write_countsOn_withinOneTransaction() {
        write(session -> {
            session.write(put("a", Expected.absent(), "1"));
            session.write(put("a", Expected.version(1), "2"));
            session.write(DocWrite.delete(key("a"), Expected.version(2)));
            return session.write(put("a", Expected.absent(), "3"));
        });

        assertThat(stored("a").orElseThrow().version()).as("ST-3").isEqualTo(1);
        assertThat(body("a")).isEqualTo("3");
    }

    /** If this fails, look at how many keys one statement can hold. */
    @Test
    public void st3_load_returnsABatchOfAThousand_andLeavesOutWhatIsAbsent() {
        write(session -> {
            for (int i = 0; i < Limits.BATCH / 2; i++) {
                session.write(put("d-" + i, Expected.absent(), "body " + i));
            }
            return session;
        });
        List<DocKey> asked = IntStream.range(0, Limits.BATCH)
                .mapToObj(i -> key("d-" + (i * 7 % Limits.BATCH)))
                .toList();

        Map<DocKey, StoredDoc> found = load(asked);

        assertThat(found).as("ST-3").hasSize(Limits.BATCH / 2);
        found.forEach((key, doc) -> {
            assertThat(doc.key()).as("ST-3").isEqualTo(key);
            assertThat(doc.body().toUtf8())
                    .as("ST-3")
                    .isEqualTo("body " + key.id().substring(2));
        });
        assertThat(load(List.of())).as("ST-3").isEmpty();
        assertThat(load(List.of(key("d-1"), key("d-1")))).as("ST-3").hasSize(1);
    }

    /** If this fails, look at the check of the number of keys (Limits.requireBatch). */
    @Test
    public void st2_load_refusesMoreThanAThousandKeys() {
        List<DocKey> asked = IntStream.rangeClosed(0, Limits.BATCH)
                .mapToObj(i -> key("d-" + i))
                .toList();

        assertThatExceptionOfType(CxException.class)
                .as("ST-2")
                .isThrownBy(() -> load(asked))
                .matches(e -> e.is(CoreError.LIMIT_EXCEEDED));
    }

    private void refused(DocWrite write, OptionalLong actual) {
        assertThatExceptionOfType(VersionConflict.class)
                .as("ST-3 %s", write.expected())
                .isThrownBy(() -> save(write))
                .satisfies(conflict -> {
                    assertThat(conflict.key()).as("ST-3 key").isEqualTo(write.key());
                    assertThat(conflict.actual()).as("ST-3 actual version").isEqualTo(actual);
                });
    }
}
