package org.cxsdk.core.storage;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.cxsdk.core.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The encoding is stored, so these bytes never change. They are worked out by hand from the rule in the Javadoc. */
class IndexValueTest {

    @Test
    void encoded_ofAText_isTagUtf8AndZero() {
        // a = 61, ب = U+0628 = D8 A8, 👩 = U+1F469 = F0 9F 91 A9
        assertThat(hex(IndexValue.of(""))).isEqualTo("0100");
        assertThat(hex(IndexValue.of("aب👩"))).isEqualTo("0161d8a8f09f91a900");
    }

    @Test
    void encoded_ofANumber_isTagAndBigEndianWithTheSignTurned() {
        assertThat(hex(IndexValue.of(0L))).isEqualTo("028000000000000000");
        assertThat(hex(IndexValue.of(1L))).isEqualTo("028000000000000001");
        assertThat(hex(IndexValue.of(-1L))).isEqualTo("027fffffffffffffff");
        assertThat(hex(IndexValue.of(Long.MIN_VALUE))).isEqualTo("020000000000000000");
        assertThat(hex(IndexValue.of(Long.MAX_VALUE))).isEqualTo("02ffffffffffffffff");
    }

    @Test
    void encoded_ofAnInstant_isTagAndMicroseconds() {
        // 1 s = 1,000,000 us = F4240 hex
        assertThat(hex(IndexValue.of(Instant.ofEpochSecond(1)))).isEqualTo("0380000000000f4240");
        assertThat(hex(IndexValue.of(Instant.EPOCH.minusNanos(1)))).isEqualTo("037fffffffffffffff");
        assertThat(IndexValue.of(Instant.EPOCH.plusNanos(999)))
                .as("cut to microseconds")
                .isEqualTo(IndexValue.of(Instant.EPOCH));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void encoded_keepsTheOrderOfTexts(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 5_000; i++) {
            int[] a = codePoints(random);
            int[] b = codePoints(random);

            int byBytes = IndexValue.of(new String(a, 0, a.length))
                    .encoded()
                    .compareTo(IndexValue.of(new String(b, 0, b.length)).encoded());

            // code points compared one by one: the definition of the order
            assertThat(Integer.signum(byBytes))
                    .as("seed %d: %s and %s", seed, Arrays.toString(a), Arrays.toString(b))
                    .isEqualTo(Integer.signum(Arrays.compare(a, b)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void encoded_keepsTheOrderOfNumbers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 5_000; i++) {
            long a = random.nextLong() >> random.nextInt(64);
            long b = random.nextLong() >> random.nextInt(64);

            assertThat(Integer.signum(IndexValue.of(a)
                            .encoded()
                            .compareTo(IndexValue.of(b).encoded())))
                    .as("seed %d: %d and %d", seed, a, b)
                    .isEqualTo(Integer.signum(Long.compare(a, b)));
        }
    }

    @Test
    void of_refusesWhatCannotBeEncoded() {
        assertThatIllegalArgumentException().isThrownBy(() -> IndexValue.of("a\0b"));
        assertThatIllegalArgumentException().isThrownBy(() -> IndexValue.of("\uD800"));
        assertThatIllegalArgumentException().isThrownBy(() -> IndexValue.of(Instant.MAX));
    }

    @Test
    void decode_givesTheComponentsBack() {
        List<IndexValue> values = List.of(
                IndexValue.of(""),
                IndexValue.of("ليلى 👩"),
                IndexValue.of(Long.MIN_VALUE),
                IndexValue.of(Instant.parse("1969-12-31T23:59:59.999999Z")));

        assertThat(IndexValue.decode(IndexValue.encode(values))).isEqualTo(values);
        assertThat(IndexValue.decode(Bytes.EMPTY)).isEmpty();
    }

    @Test
    void decode_refusesWhatIsNoEncoding() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IndexValue.decode(Bytes.copyOf(new byte[] {7})))
                .withMessageContaining("7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IndexValue.decode(Bytes.copyOf(new byte[] {1, 'a'})))
                .withMessageContaining("cut off");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IndexValue.decode(Bytes.copyOf(new byte[] {2, 0})))
                .withMessageContaining("cut off");
    }

    private static int[] codePoints(SplittableRandom random) {
        int[] alphabet = {1, 'a', 'b', 0x7F, 0x80, 0x7FF, 0x800, 0xFFFD, 0x10000, 0x10FFFF};
        return random.ints(random.nextInt(4), 0, alphabet.length)
                .map(i -> alphabet[i])
                .toArray();
    }

    private static String hex(IndexValue value) {
        return HexFormat.of().formatHex(value.encoded().toArray());
    }
}
