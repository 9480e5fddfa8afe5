package org.cxsdk.core.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a stream of characters into the records and fields of RFC 4180, one record at a time in memory that grows to the
 * longest record and no further. Lines end with CR LF, LF or CR. A quote inside an unquoted field is an ordinary character;
 * text behind a closing quote is kept and reported.
 */
final class CsvTokens {

    /** How the last call of {@link #next} ended. */
    enum Outcome {
        RECORD,
        END,
        UNCLOSED_QUOTE,
        TEXT_AFTER_QUOTE,
        TOO_LONG
    }

    /** Longest record in characters and in fields; whoever goes beyond has forgotten a quote. */
    static final int MAX_CHARS = 1 << 22;

    static final int MAX_FIELDS = 1 << 14;

    private static final int END = -1;

    private final TextInput in;
    private final char[] buffer = new char[1 << 15];
    private int length;
    private int at;

    private char separator = ',';
    private int linesBefore;
    private int line;
    private int quoteLine;
    private char[] text = new char[256];
    private int size;
    private int[] ends = new int[32];
    private int fields;

    CsvTokens(TextInput in) {
        this.in = in;
    }

    void separator(char value) {
        separator = value;
    }

    /** The line on which the record begins. */
    int line() {
        return line;
    }

    /** The line on which the quote opened that was not closed. */
    int quoteLine() {
        return quoteLine;
    }

    /** The line that is being read. */
    int lastLine() {
        return linesBefore + 1;
    }

    /** Whether every character was read. */
    boolean atEnd() {
        return at == length;
    }

    int fields() {
        return fields;
    }

    boolean isBlank() {
        return fields == 1 && ends[0] == 0;
    }

    String field(int index) {
        if (index < 0 || index >= fields) {
            throw new IndexOutOfBoundsException(index);
        }
        int start = index == 0 ? 0 : ends[index - 1];
        return new String(text, start, ends[index] - start);
    }

    List<String> all() {
        List<String> all = new ArrayList<>(fields);
        for (int i = 0; i < fields; i++) {
            all.add(field(i));
        }
        return all;
    }

    /** The first line, not yet read, so that its separator can be found; quotes are kept. */
    String firstLine() throws IOException {
        if (at == length) {
            refill();
        }
        boolean quoted = false;
        int end = at;
        while (end < length && (quoted || (buffer[end] != '\n' && buffer[end] != '\r'))) {
            quoted ^= buffer[end] == '"';
            end++;
        }
        return new String(buffer, at, end - at);
    }

    Outcome next() throws IOException {
        size = 0;
        fields = 0;
        line = linesBefore + 1;
        int c = read();
        if (c == END) {
            return Outcome.END;
        }
        Outcome outcome = Outcome.RECORD;
        while (true) {
            if (c == '"') {
                Outcome quoted = quoted();
                if (quoted == Outcome.UNCLOSED_QUOTE || quoted == Outcome.TOO_LONG) {
                    return quoted;
                }
                c = read();
                if (c != separator && c != '\n' && c != '\r' && c != END) {
                    outcome = Outcome.TEXT_AFTER_QUOTE;
                }
            }
            while (c != separator && c != '\n' && c != '\r' && c != END) {
                if (!append((char) c)) {
                    return Outcome.TOO_LONG;
                }
                c = read();
            }
            if (!endField()) {
                return Outcome.TOO_LONG;
            }
            if (c != separator) {
                endRecord(c);
                return outcome;
            }
            c = read();
        }
    }

    /** Reads behind an opening quote to its closing one; two quotes are one. */
    private Outcome quoted() throws IOException {
        quoteLine = linesBefore + 1;
        while (true) {
            int c = read();
            if (c == END) {
                return Outcome.UNCLOSED_QUOTE;
            }
            if (c == '"') {
                if (peek() != '"') {
                    return Outcome.RECORD;
                }
                at++;
            } else if (c == '\n' || (c == '\r' && peek() != '\n')) {
                linesBefore++;
            }
            if (!append((char) c)) {
                return Outcome.UNCLOSED_QUOTE;
            }
        }
    }

    private void endRecord(int c) throws IOException {
        if (c != END) {
            linesBefore++;
        }
        if (c == '\r' && peek() == '\n') {
            at++;
        }
    }

    private boolean append(char c) {
        if (size == text.length) {
            if (size >= MAX_CHARS) {
                return false;
            }
            text = Arrays.copyOf(text, 2 * size);
        }
        text[size++] = c;
        return true;
    }

    private boolean endField() {
        if (fields == ends.length) {
            if (fields >= MAX_FIELDS) {
                return false;
            }
            ends = Arrays.copyOf(ends, 2 * fields);
        }
        ends[fields++] = size;
        return true;
    }

    private int read() throws IOException {
        return at < length || refill() != END ? buffer[at++] : END;
    }

    private int peek() throws IOException {
        return at < length || refill() != END ? buffer[at] : END;
    }

    private int refill() throws IOException {
        at = 0;
        length = in.read(buffer, 0);
        return length == 0 ? END : length;
    }
}
