package org.cxsdk.core.storage;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Bytes;

/**
 * One component of an index tuple: a string, a whole number or an instant. There are no decimals: what is a fraction in
 * the domain becomes a whole number of its smallest unit.
 *
 * <p>Encoding (ST-1), such that unsigned byte order is the order of the values and no encoding is the beginning of
 * another one: a string is {@code 01}, its UTF-8, {@code 00}; a long is {@code 02} and eight big-endian bytes with the
 * sign bit turned over; an instant is {@code 03} and its microseconds since 1970 in the form of a long. Strings sort by
 * code point, instants by time.
 */
public sealed interface IndexValue {

    /** Returns the component for a text; U+0000 is refused. */
    static IndexValue of(String value) {
        return new Text(value);
    }

    /** Returns the component for a whole number. */
    static IndexValue of(long value) {
        return new Whole(value);
    }

    /** Returns the component for an instant, cut to microseconds. */
    static IndexValue of(Instant value) {
        return new Moment(value);
    }

    /** The order-preserving encoding of this component. */
    Bytes encoded();

    /** A bound of the size of {@link #encode}, got without encoding: a character takes three bytes at most. */
    static int mostBytes(List<IndexValue> values) {
        int most = 0;
        for (IndexValue value : values) {
            most += value instanceof Text text ? 3 * text.value().length() + 2 : Long.BYTES + 1;
        }
        return most;
    }

    /** Returns the encodings one after the other. */
    static Bytes encode(List<IndexValue> values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        values.forEach(value -> out.writeBytes(value.encoded().toArray()));
        return Bytes.copyOf(out.toByteArray());
    }

    /**
     * Reads the components of an encoded tuple, for adapters that keep tuples as bytes alone.
     *
     * @throws IllegalArgumentException if these bytes are no encoding of components
     */
    static List<IndexValue> decode(Bytes encoded) {
        List<IndexValue> values = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(encoded.toArray());
        try {
            while (in.hasRemaining()) {
                byte tag = in.get();
                values.add(
                        switch (tag) {
                            case Text.TAG -> new Text(textUpToZero(in));
                            case Whole.TAG -> new Whole(in.getLong() ^ Long.MIN_VALUE);
                            case Moment.TAG -> new Moment(Micros.toInstant(in.getLong() ^ Long.MIN_VALUE));
                            default -> throw new IllegalArgumentException("no component begins with " + tag);
                        });
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the last component is cut off", e);
        }
        return values;
    }

    private static String textUpToZero(ByteBuffer in) {
        int begin = in.position();
        int length = 0;
        while (in.get() != 0) {
            length++;
        }
        return new String(in.array(), begin, length, StandardCharsets.UTF_8);
    }

    /**
     * A text.
     *
     * @param value any text without U+0000, well-formed
     */
    record Text(String value) implements IndexValue {
        static final byte TAG = 1;

        public Text {
            Objects.requireNonNull(value, "value");
            Limits.wellFormed("index text", value);
        }

        @Override
        public Bytes encoded() {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            byte[] out = new byte[utf8.length + 2];
            out[0] = TAG;
            System.arraycopy(utf8, 0, out, 1, utf8.length);
            return Bytes.copyOf(out);
        }

        /** Hides the value: it may be a pseudonym. */
        @Override
        public String toString() {
            return "Text(hidden)";
        }
    }

    /**
     * A whole number.
     *
     * @param value any long
     */
    record Whole(long value) implements IndexValue {
        static final byte TAG = 2;

        @Override
        public Bytes encoded() {
            return encodeLong(TAG, value);
        }
    }

    /**
     * An instant in microseconds.
     *
     * @param value within about 292,000 years of 1970; cut to microseconds
     */
    record Moment(Instant value) implements IndexValue {
        static final byte TAG = 3;

        public Moment {
            value = value.truncatedTo(ChronoUnit.MICROS);
            Micros.of(value);
        }

        @Override
        public Bytes encoded() {
            return encodeLong(TAG, Micros.of(value));
        }
    }

    private static Bytes encodeLong(byte tag, long value) {
        return Bytes.copyOf(
                ByteBuffer.allocate(9).put(tag).putLong(value ^ Long.MIN_VALUE).array());
    }
}
