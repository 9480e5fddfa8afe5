package org.cxsdk.core.json;

import java.io.Reader;

/**
 * Reads a text without ever ending a read between the two halves of a surrogate pair, or filling the buffer: snakeyaml-engine
 * 3.0.1 fails with an IndexOutOfBoundsException when a full buffer ends with the first half.
 */
final class PairKeepingReader extends Reader {

    private final String text;
    private int at;

    PairKeepingReader(String text) {
        this.text = text;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        if (at == text.length()) {
            return -1;
        }
        int n = Math.min(text.length() - at, length > 2 ? length - 1 : length);
        if (n > 1 && at + n < text.length() && Character.isHighSurrogate(text.charAt(at + n - 1))) {
            n--;
        }
        text.getChars(at, at + n, buffer, offset);
        at += n;
        return n;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
