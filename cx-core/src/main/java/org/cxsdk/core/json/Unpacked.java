package org.cxsdk.core.json;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Bytes as they are, or unpacked if they begin as gzip does. */
final class Unpacked {

    private static final int BUFFER = 1 << 16;

    private Unpacked() {}

    /** A buffered stream that can be marked; {@code raw} is closed if that fails. */
    static InputStream open(InputStream raw) throws IOException {
        try {
            InputStream in = new BufferedInputStream(raw, BUFFER);
            in.mark(2);
            boolean packed = in.read() == 0x1F && in.read() == 0x8B;
            in.reset();
            return packed ? new BufferedInputStream(new Piecewise(new GZIPInputStream(in, BUFFER)), BUFFER) : in;
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /** Lets a buffer hand on each piece at once: if it asked for more first, a cut would take along what was read before it. */
    private static final class Piecewise extends FilterInputStream {

        Piecewise(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
