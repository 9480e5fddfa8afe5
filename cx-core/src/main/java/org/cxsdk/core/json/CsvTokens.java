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
    static final int MAX_CHARS = Source.MAX_VALUE;

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
    private boolean tooLong;
    private final List<Slice> slices = new ArrayList<>();

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

    /** The field as a view of the record, good until the next one is read. */
    CharSequence slice(int index) {
        if (index < 0 || index >= fields) {
            throw new IndexOutOfBoundsException(index);
        }
        while (slices.size() <= index) {
            slices.add(new Slice());
        }
        return slices.get(index).at(index == 0 ? 0 : ends[index - 1], ends[index]);
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

    /** Reads a record; what goes beyond the longest is passed over, and the outcome says so. */
    Outcome next() throws IOException {
        size = 0;
        fields = 0;
        tooLong = false;
        line = linesBefore + 1;
        int c = read();
        if (c == END) {
            return Outcome.END;
        }
        Outcome outcome = Outcome.RECORD;
        while (true) {
            if (c == '"') {
                if (quoted() == Outcome.UNCLOSED_QUOTE) {
                    return Outcome.UNCLOSED_QUOTE;
                }
                c = read();
                if (c != separator && c != '\n' && c != '\r' && c != END) {
                    outcome = Outcome.TEXT_AFTER_QUOTE;
                }
            }
            if (c != separator && c != '\n' && c != '\r' && c != END) {
                c = plain(c);
            }
            endField();
            if (c != separator) {
                endRecord(c);
                return tooLong ? Outcome.TOO_LONG : outcome;
            }
            c = read();
        }
    }

    /** Reads an unquoted field from its first character on, a buffer at a time; returns what ends it. */
    private int plain(int first) throws IOException {
        append((char) first);
        while (true) {
            int from = at;
            int i = from;
            while (i < length && buffer[i] != separator && buffer[i] != '\n' && buffer[i] != '\r') {
                i++;
            }
            append(from, i - from);
            at = i;
            int c = read();
            if (c == separator || c == '\n' || c == '\r' || c == END) {
                return c;
            }
            append((char) c);
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
            append((char) c);
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

    private void append(char c) {
        if (size == text.length && !grow(1)) {
            return;
        }
        text[size++] = c;
    }

    private void append(int from, int count) {
        if (count > text.length - size && !grow(count)) {
            return;
        }
        System.arraycopy(buffer, from, text, size, count);
        size += count;
    }

    private boolean grow(int count) {
        if (size + count > MAX_CHARS) {
            tooLong = true;
            return false;
        }
        text = Arrays.copyOf(text, Math.min(MAX_CHARS, Math.max(2 * text.length, size + count)));
        return true;
    }

    private void endField() {
        if (fields == ends.length) {
            if (fields >= MAX_FIELDS) {
                tooLong = true;
                return;
            }
            ends = Arrays.copyOf(ends, 2 * fields);
        }
        ends[fields++] = size;
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

    /** A part of the record. */
    private final class Slice implements CharSequence {
        private int from;
        private int to;

        Slice at(int begin, int end) {
            from = begin;
            to = end;
            return this;
        }

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            return text[from + index];
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return toString().substring(start, end);
        }

        @Override
        public String toString() {
            return new String(text, from, to - from);
        }
    }
}
