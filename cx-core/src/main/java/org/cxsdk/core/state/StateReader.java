package org.cxsdk.core.state;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;

/** Reads what {@link StateWriter} wrote and refuses anything else with {@code CX-CORE-0007}. */
public final class StateReader {

    private final String type;
    private final ByteBuffer in;

    private StateReader(String type, byte[] bytes) {
        this.type = type;
        this.in = ByteBuffer.wrap(bytes);
    }

    /** Starts to read bytes; {@code type} names the state in messages. */
    public static StateReader of(String type, byte[] bytes) {
        return new StateReader(type, bytes);
    }

    /** Reads the version of the form; it must be one of 1 to {@code newest}. */
    public int form(int newest) {
        need(1);
        int version = in.get();
        if (version < 1 || version > newest) {
            throw damaged("form " + version + " is unknown; known are 1 to " + newest);
        }
        return version;
    }

    /** Reads a whole number of four bytes. */
    public int int32() {
        need(Integer.BYTES);
        return in.getInt();
    }

    /** Reads a whole number of eight bytes. */
    public long int64() {
        need(Long.BYTES);
        return in.getLong();
    }

    /** Reads a whole number of eight bytes that must not be negative. */
    public long countOf(String what) {
        long value = int64();
        if (value < 0) {
            throw damaged(what + " (" + value + ") is negative");
        }
        return value;
    }

    /** Reads a decimal. */
    public BigDecimal decimal() {
        int scale = int32();
        byte[] unscaled = bytes();
        if (unscaled.length == 0) {
            throw damaged("a number has no digits");
        }
        BigDecimal value = new BigDecimal(new BigInteger(unscaled), scale);
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() != scale || stripped.unscaledValue().toByteArray().length != unscaled.length) {
            throw damaged("a number is not in its shortest form");
        }
        return value;
    }

    /** Reads a text. */
    public String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw damaged("a text is not UTF-8");
        }
    }

    /** Reads length and bytes. */
    public byte[] bytes() {
        int length = int32();
        if (length < 0) {
            throw damaged("a length (" + length + ") is negative");
        }
        need(length);
        byte[] value = new byte[length];
        in.get(value);
        return value;
    }

    /** Refuses the bytes: what a state calls when parts contradict each other. */
    public CxException damaged(String what) {
        return new CxException(
                CoreError.MALFORMED_STATE,
                "bytes of a state of type " + type + " are damaged: " + what,
                "Compute the state again from the journal.");
    }

    /** Refuses bytes that are left over. */
    public void end() {
        if (in.hasRemaining()) {
            throw damaged(in.remaining() + " bytes are left over");
        }
    }

    private void need(int bytes) {
        if (in.remaining() < bytes) {
            throw damaged("they end early");
        }
    }
}
