package org.cxsdk.core.kit.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.Bytes;

// region row
/** Parts in a row of bytes. Comparing rows as unsigned bytes is comparing them part by part. */
final class Row {

    private Row() {}

    /** Each part, texts in UTF-8 and numbers in eight bytes, then two zeros; a zero inside is followed by 255. */
    static Bytes of(Object... parts) {
        ByteArrayOutputStream row = new ByteArrayOutputStream();
        for (Object part : parts) {
            for (byte b : bytes(part)) {
                row.write(b);
                if (b == 0) {
                    row.write(0xFF);
                }
            }
            row.write(0);
            row.write(0);
        }
        return Bytes.copyOf(row.toByteArray());
    }

    private static byte[] bytes(Object part) {
        if (part instanceof Long number) {
            return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        }
        return part instanceof Bytes bytes
                ? bytes.toArray()
                : Bytes.utf8((String) part).toArray();
    }

    static List<Bytes> parts(Bytes row) {
        List<Bytes> parts = new ArrayList<>();
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        byte[] bytes = row.toArray();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != 0) {
                part.write(bytes[i]);
            } else if (bytes[++i] != 0) {
                part.write(0);
            } else {
                parts.add(Bytes.copyOf(part.toByteArray()));
                part.reset();
            }
        }
        return parts;
    }

    static long number(Bytes part) {
        return ByteBuffer.wrap(part.toArray()).getLong();
    }

    /** The least row that is greater than all that begin with these parts. */
    static Bytes behind(Bytes parts) {
        byte[] bytes = parts.toArray();
        bytes[bytes.length - 1] = 1;
        return Bytes.copyOf(bytes);
    }
}
// endregion
