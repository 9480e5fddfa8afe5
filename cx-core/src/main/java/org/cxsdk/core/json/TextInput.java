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
    private static final String WINDOWS = "windows-1252";

    private final boolean windows;
    private Charset charset;
    private CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private boolean ended;
    private @Nullable IOException cutOff;
    private int badByte = -1;
    /** As long as both are the same, every character was one byte: ASCII, whatever the encoding. */
    private long bytesTaken;

    private long charsGiven;

    private TextInput(InputStream in, Charset charset, boolean windows) {
        this.in = in;
        this.charset = charset;
        this.windows = windows;
        this.decoder = decoder(charset);
    }

    private static CharsetDecoder decoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * @param charset what the caller says it is; without it a byte order mark decides, or else it is UTF-8
     * @param windows whether it may turn out to be Windows-1252, if neither says anything
     */
    static TextInput open(InputStream raw, @Nullable Charset charset, boolean windows) throws IOException {
        try {
            InputStream in = Unpacked.open(raw);
            Charset found = encoding(in, charset);
            return new TextInput(in, found == null ? StandardCharsets.UTF_8 : found, windows && found == null);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static @Nullable Charset encoding(InputStream in, @Nullable Charset told) throws IOException {
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
        return told;
    }

    Charset charset() {
        return charset;
    }

    /** Whether the encoding is another than the one that was expected. */
    boolean isGuessed() {
        return windows && !charset.equals(StandardCharsets.UTF_8);
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
                try {
                    fill();
                } catch (IOException e) {
                    // what was read before comes first
                    cutOff = e;
                }
            }
            if (cutOff != null) {
                if (out.position() > from) {
                    break;
                }
                throw cutOff;
            }
            int before = bytes.position();
            int made = out.position();
            CoderResult result = decoder.decode(bytes, out, ended);
            bytesTaken += bytes.position() - before;
            charsGiven += out.position() - made;
            if (result.isError() && mayBeWindows()) {
                charset = Charset.forName(WINDOWS);
                decoder = decoder(charset);
            } else if (result.isError()) {
                badByte = bytes.get(bytes.position()) & 0xFF;
            } else if (result.isOverflow() || ended) {
                break;
            }
        }
        return out.position() - from;
    }

    private boolean mayBeWindows() {
        return windows && charset.equals(StandardCharsets.UTF_8) && bytesTaken == charsGiven;
    }

    private void fill() throws IOException {
        bytes.compact();
        int n = -1;
        try {
            n = in.read(bytes.array(), bytes.position(), bytes.remaining());
            ended = n < 0;
        } finally {
            bytes.position(bytes.position() + Math.max(n, 0)).flip();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
