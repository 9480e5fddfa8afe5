package org.cxsdk.core.state;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Writes canonical bytes: big-endian numbers, texts and decimals preceded by their length. {@link StateReader} reads
 * them.
 */
public final class StateWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

    private StateWriter() {}

    /** Starts the bytes of a state with the version of their form, 1 to 127. */
    public static StateWriter form(int version) {
        StateWriter writer = new StateWriter();
        writer.out.write(version);
        return writer;
    }

    /** Appends a whole number as four bytes. */
    public StateWriter int32(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(value >>> shift);
        }
        return this;
    }

    /** Appends a whole number as eight bytes. */
    public StateWriter int64(long value) {
        return int32((int) (value >>> 32)).int32((int) value);
    }

    /** Appends a decimal without trailing zeros: scale, then length and bytes of the unscaled number. */
    public StateWriter decimal(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return int32(stripped.scale()).bytes(stripped.unscaledValue().toByteArray());
    }

    /** Appends a text as length and bytes of UTF-8. */
    public StateWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends length and bytes. */
    public StateWriter bytes(byte[] value) {
        int32(value.length);
        out.writeBytes(value);
        return this;
    }

    /** The bytes so far. */
    public byte[] toBytes() {
        return out.toByteArray();
    }
}
