package org.cxsdk.core.storage;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The limits of DESIGN: tenant, kind, index name 64 bytes, id 200, tuple 512, body 1 MiB; counted in UTF-8. */
class LimitsTest {

    private static final TenantId TENANT = TenantId.of("t");
    private static final Bytes TOO_LARGE = Bytes.copyOf(new byte[1_048_577]);

    @Test
    void keys_countBytesOfUtf8() {
        assertThat(new DocKey(TenantId.of("ع".repeat(32)), "ع".repeat(32), "ع".repeat(100)))
                .isNotNull();

        exceeds(() -> new DocKey(TenantId.of("ع".repeat(33)), "k", "i"));
        exceeds(() -> new DocKey(TENANT, "ع".repeat(33), "i"));
        exceeds(() -> new DocKey(TENANT, "k", "ع".repeat(101)));
        exceeds(() -> new StreamKey(TENANT, "k", "i".repeat(201)));
        exceeds(() -> new Entry("i".repeat(201), "t", Instant.EPOCH, Bytes.EMPTY));
        exceeds(() -> new Entry("i", "t".repeat(65), Instant.EPOCH, Bytes.EMPTY));
    }

    @Test
    void keys_refuseNulAndLoneSurrogates_butNotSpaces() {
        assertThat(new DocKey(TENANT, "k", " i ")).isNotEqualTo(new DocKey(TENANT, "k", "i"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DocKey(TENANT, "k", "a\0"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DocKey(TENANT, "k", "\uDC00"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DocKey(TENANT, "", "i"));
    }

    @Test
    void tuples_areBounded() {
        // a tag, the text, a closing byte
        assertThat(IndexTuple.of("i", "x".repeat(510)).encoded().size()).isEqualTo(512);

        exceeds(() -> IndexTuple.of("i", "x".repeat(511)));
        exceeds(() -> IndexTuple.of("i".repeat(65), "x"));
        IndexValue one = IndexValue.of(1L);
        exceeds(() -> IndexTuple.of("i", one, one, one, one, one));
        assertThatIllegalArgumentException().isThrownBy(() -> IndexTuple.of("i"));
    }

    @Test
    void writes_areBounded() {
        DocKey key = new DocKey(TENANT, "k", "i");

        exceeds(() -> DocWrite.put(key, Expected.any(), TOO_LARGE));
        exceeds(() -> new Entry("i", "t", Instant.EPOCH, TOO_LARGE));
        List<IndexTuple> many = IntStream.range(0, 65)
                .mapToObj(i -> IndexTuple.of("i", IndexValue.of((long) i)))
                .toList();
        exceeds(() -> DocWrite.put(key, Expected.any(), Bytes.EMPTY, many));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DocWrite.put(
                        key, Expected.any(), Bytes.EMPTY, IndexTuple.of("i", "x"), IndexTuple.unique("i", "x")));
        assertThatIllegalArgumentException().isThrownBy(() -> DocWrite.delete(key, Expected.absent()));
    }

    private static void exceeds(ThrowingCallable call) {
        assertThatExceptionOfType(CxException.class).isThrownBy(call).matches(e -> e.is(CoreError.LIMIT_EXCEEDED));
    }
}
