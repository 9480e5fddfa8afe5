package org.cxsdk.metrics.state;

import java.io.ByteArrayOutputStream;
import org.cxsdk.core.state.StateReader;

/** Whole numbers in as few bytes as they need: seven bits to a byte, least first; signed ones in zigzag order. */
final class VarBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

    void unsigned(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            out.write((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    void signed(long value) {
        unsigned(value << 1 ^ value >> 63);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    /** Reads them; refuses what is not in its shortest form. */
    static final class Reader {
        private final byte[] bytes;
        private final StateReader in;
        private int at;

        Reader(byte[] bytes, StateReader in) {
            this.bytes = bytes;
            this.in = in;
        }

        long unsigned() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                if (at == bytes.length) {
                    throw in.damaged("a number ends early");
                }
                byte next = bytes[at++];
                value |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    if (next == 0 && shift > 0) {
                        throw in.damaged("a number is not in its shortest form");
                    }
                    return value;
                }
            }
            throw in.damaged("a number is too long");
        }

        long signed() {
            long value = unsigned();
            return value >>> 1 ^ -(value & 1);
        }

        void end() {
            if (at != bytes.length) {
                throw in.damaged((bytes.length - at) + " bytes are left over");
            }
        }
    }
}
