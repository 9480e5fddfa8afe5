package org.cxsdk.core.storage.jdbc;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Micros;

/**
 * The index tuples of a document in one column, so that it comes back with them, and so that a change knows which rows of
 * the index to remove: for each a byte that says whether it is unique, its index name, the number of its components, and
 * these as type and value.
 */
final class TupleCodec {

    private static final byte[] NONE = {};
    private static final int TEXT = 1;
    private static final int WHOLE = 2;
    private static final int MOMENT = 3;

    private TupleCodec() {}

    static byte[] encode(List<IndexTuple> tuples) {
        if (tuples.isEmpty()) {
            return NONE;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (IndexTuple tuple : tuples) {
                out.writeBoolean(tuple.unique());
                text(out, tuple.index());
                out.writeByte(tuple.values().size());
                for (IndexValue value : tuple.values()) {
                    value(out, value);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void value(DataOutputStream out, IndexValue value) throws IOException {
        if (value instanceof IndexValue.Text text) {
            out.writeByte(TEXT);
            text(out, text.value());
        } else if (value instanceof IndexValue.Whole whole) {
            out.writeByte(WHOLE);
            out.writeLong(whole.value());
        } else if (value instanceof IndexValue.Moment moment) {
            out.writeByte(MOMENT);
            out.writeLong(Micros.of(moment.value()));
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(utf8.length);
        out.write(utf8);
    }

    static List<IndexTuple> decode(byte[] bytes) {
        if (bytes.length == 0) {
            return List.of();
        }
        List<IndexTuple> tuples = new ArrayList<>(2);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            while (in.hasRemaining()) {
                boolean unique = in.get() != 0;
                String index = text(in);
                int count = in.get();
                IndexValue[] values = new IndexValue[count];
                for (int i = 0; i < count; i++) {
                    values[i] = value(in);
                }
                tuples.add(new IndexTuple(index, List.of(values), unique));
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalStateException("the tuples of a document are cut off", e);
        }
        return tuples;
    }

    private static IndexValue value(ByteBuffer in) {
        int type = in.get();
        return switch (type) {
            case TEXT -> IndexValue.of(text(in));
            case WHOLE -> IndexValue.of(in.getLong());
            case MOMENT -> IndexValue.of(Micros.toInstant(in.getLong()));
            default -> throw new IllegalStateException("the tuples of a document hold an unknown type " + type);
        };
    }

    private static String text(ByteBuffer in) {
        int length = Short.toUnsignedInt(in.getShort());
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }
}
