package org.cxsdk.core.storage;

import java.util.HexFormat;
import java.util.List;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.TenantId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Bounds in bytes, worked out by hand from the encoding of IndexValue. */
class DocQueryTest {

    private static final DocQuery ALL = DocQuery.on(TenantId.of("t"), "k", "i");

    @Test
    void bounds_ofAWholeIndex_takeInEverything() {
        bounds(ALL, "", "ff");
        bounds(DocQuery.all(TenantId.of("t"), "k"), "", "ff");
    }

    @Test
    void bounds_ofEqualValues_takeInWhatBeginsWithThem() {
        bounds(ALL.equal("a"), "016100", "016101");
        bounds(ALL.equal(IndexValue.of("a"), IndexValue.of(-1L)), "016100027fffffffffffffff", "0161000280");
        bounds(ALL.equal("a").equal("b"), "016100016200", "016100016201");
    }

    @Test
    void bounds_ofARange_stayWithinItsType() {
        bounds(ALL.from(IndexValue.of("b")), "016200", "02");
        bounds(ALL.before(IndexValue.of("b")), "01", "016200");
        bounds(ALL.equal("a").from(IndexValue.of(1L)), "016100028000000000000001", "01610003");
        bounds(
                ALL.equal("a").from(IndexValue.of(1L)).before(IndexValue.of(2L)),
                "016100028000000000000001",
                "016100028000000000000002");
    }

    @Test
    void query_refusesWhatAnIndexCannotAnswer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.from(IndexValue.of("a")).equal("b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.from(IndexValue.of("a")).before(IndexValue.of(1L)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DocQuery.all(TenantId.of("t"), "k").equal("a"));
        assertThatIllegalArgumentException().isThrownBy(() -> ALL.limit(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ALL.limit(1_000_001));
    }

    @Test
    void toString_hidesValues() {
        assertThat(ALL.equal("secret")
                        .after(new Cursor(Bytes.utf8("secret"), "secret"))
                        .toString())
                .isEqualTo("DocQuery(t/k/i)");
        assertThat(List.of(
                        new Cursor(Bytes.utf8("secret"), "secret").toString(),
                        new DocKey(TenantId.of("t"), "k", "secret").toString(),
                        new StreamKey(TenantId.of("t"), "k", "secret").toString(),
                        IndexTuple.of("i", "secret").toString(),
                        Bytes.utf8("secret").toString()))
                .noneMatch(text -> text.contains("secret"));
    }

    private static void bounds(DocQuery query, String lower, String upper) {
        assertThat(HexFormat.of().formatHex(query.lower().toArray())).isEqualTo(lower);
        assertThat(HexFormat.of().formatHex(query.upper().toArray())).isEqualTo(upper);
    }
}
