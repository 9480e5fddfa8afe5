package org.cxsdk.core.json;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A stream of characters that finds its encoding, unpacks gzip and hands on everything before the first byte that does not
 * fit: {@link java.io.InputStreamReader} drops up to a buffer of it, and with it the line.
 */
final class TextInput implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private boolean ended;
    private int badByte = -1;

    private TextInput(InputStream in, Charset charset) {
        this.in = in;
        this.charset = charset;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** @param charset what the caller says it is; without it a byte order mark decides, or else it is UTF-8 */
    static TextInput open(InputStream raw, @Nullable Charset charset) throws IOException {
        try {
            InputStream in = Unpacked.open(raw);
            return new TextInput(in, encoding(in, charset));
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static Charset encoding(InputStream in, @Nullable Charset told) throws IOException {
        in.mark(3);
        byte[] start = in.readNBytes(3);
        in.reset();
        int first = start.length < 2 ? 0 : (start[0] & 0xFF) << 8 | start[1] & 0xFF;
        if (first == 0xFEFF || first == 0xFFFE) {
            in.skipNBytes(2);
            return first == 0xFEFF ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        if (first == 0xEFBB && start.length > 2 && (start[2] & 0xFF) == 0xBF) {
            in.skipNBytes(3);
            return StandardCharsets.UTF_8;
        }
        return told == null ? StandardCharsets.UTF_8 : told;
    }

    Charset charset() {
        return charset;
    }

    /** The byte that could not be decoded, once {@link #read} has come to it; -1 if there was none. */
    int badByte() {
        return badByte;
    }

    /** Fills the buffer from an index on; returns how many characters, 0 at the end or at a byte that does not fit. */
    int read(char[] buffer, int from) throws IOException {
        CharBuffer out = CharBuffer.wrap(buffer, from, buffer.length - from);
        while (badByte < 0 && out.hasRemaining()) {
            if (!ended && bytes.remaining() < 8) {
                fill();
            }
            CoderResult result = decoder.decode(bytes, out, ended);
            if (result.isError()) {
                badByte = bytes.get(bytes.position()) & 0xFF;
            } else if (result.isOverflow() || ended) {
                break;
            }
        }
        return out.position() - from;
    }

    private void fill() throws IOException {
        bytes.compact();
        int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = n < 0;
        bytes.position(bytes.position() + Math.max(n, 0)).flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
