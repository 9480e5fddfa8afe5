package org.cxsdk.core.json;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Streams the rows of a CSV source, of any length in the memory of its longest row, and tells everything that is wrong at
 * the end: the first {@value Violations#KEPT} places and how many more there are.
 *
 * <ul>
 *   <li><b>Encoding</b>: a byte order mark decides (UTF-8, UTF-16); without one it is UTF-8, or the charset given, or what
 *       {@link #orWindows1252} allows. The first byte that does not fit ends the reading. Gzip is unpacked.
 *   <li><b>Separator</b>: comma, semicolon, tab or vertical bar: the one by which the header has most of the required columns, then most
 *       columns; a first line {@code sep=;} decides. Quoting as in RFC 4180.
 *   <li><b>Header</b>: the first row; names count without white space around them. A required column that is missing and a
 *       name that stands twice end the reading; columns without a name are never in the way.
 *   <li><b>Rows</b>: blank lines are skipped. A row with more or fewer fields than the header, or with text behind a closing
 *       quote, is noted and not handed on.
 *   <li><b>Numbers</b>: see {@link CsvRow#number}.
 * </ul>
 *
 * <p>Rows are handed on before the end is known: what the consumer makes of them counts only after {@link #read} returned.
 *
 * <p>Immutable and thread-safe.
 */
public final class CsvReader {

    private static final String CUT_OFF = "is compressed, and its compressed data end or are damaged here";

    private static final String FETCH_AGAIN = "Export or fetch the file again";

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private final Source source;
    private final Set<String> required;
    private final Set<String> optional;
    private final boolean closed;
    private final boolean decimalComma;
    private final @Nullable Charset charset;
    private final boolean windows;

    private CsvReader(
            Source source,
            Set<String> required,
            Set<String> optional,
            boolean closed,
            boolean decimalComma,
            @Nullable Charset charset,
            boolean windows) {
        this.source = source;
        this.required = required;
        this.optional = optional;
        this.closed = closed;
        this.decimalComma = decimalComma;
        this.charset = charset;
        this.windows = windows;
    }

    /** Returns a reader that asks for no columns yet. */
    public static CsvReader of(Source source) {
        return new CsvReader(Objects.requireNonNull(source, "source"), Set.of(), Set.of(), false, false, null, false);
    }

    /** Also asks for these columns. */
    public CsvReader required(String... columns) {
        return new CsvReader(source, joined(required, columns), optional, closed, decimalComma, charset, windows);
    }

    /** Also knows these columns, which may be absent. */
    public CsvReader optional(String... columns) {
        return new CsvReader(source, required, joined(optional, columns), closed, decimalComma, charset, windows);
    }

    /** Refuses columns that are neither required nor optional, so that a misspelt one is not silently left out. */
    public CsvReader closed() {
        return new CsvReader(source, required, optional, true, decimalComma, charset, windows);
    }

    /** Reads {@code 3,5} as three and a half, and refuses {@code 3.5}. */
    public CsvReader decimalComma() {
        return new CsvReader(source, required, optional, closed, true, charset, windows);
    }

    /** Says how the text is encoded; a byte order mark still goes first. */
    public CsvReader charset(Charset value) {
        return new CsvReader(source, required, optional, closed, decimalComma, value, windows);
    }

    /**
     * Takes a text for Windows-1252, which holds ISO 8859-1, if nobody said how it is encoded and the first byte beyond ASCII
     * is not UTF-8. What was taken stands in {@link CsvSummary#charset}.
     */
    public CsvReader orWindows1252() {
        return new CsvReader(source, required, optional, closed, decimalComma, charset, true);
    }

    /**
     * Reads to the end.
     *
     * @param consumer gets each row that has the form of the header; may note violations on it
     * @throws InvalidDocumentException if anything is wrong, after all rows were read
     * @throws org.cxsdk.core.CxException with code CX-CORE-0002 if the source cannot be read
     */
    public CsvSummary read(Consumer<? super CsvRow> consumer) {
        Violations violations = new Violations(source.name());
        CsvSummary summary = read(consumer, violations);
        violations.throwIfAny();
        return summary;
    }

    /**
     * Reads to the end and leaves it to the caller what to do about rows that are wrong.
     *
     * @param consumer gets each row that has the form of the header; may note violations on it
     * @param violations where they are noted; as they are when the reading ends, whatever is wrong with rows
     * @throws InvalidDocumentException if anything is wrong with the header
     * @throws org.cxsdk.core.CxException with code CX-CORE-0002 if the source cannot be read
     */
    public CsvSummary read(Consumer<? super CsvRow> consumer, Violations violations) {
        try (TextInput in = TextInput.open(source.open(), charset, windows)) {
            CsvTokens tokens = new CsvTokens(in);
            char separator = findSeparator(tokens);
            tokens.separator(separator);
            List<String> header = header(tokens, in, violations);
            CsvRow row = new CsvRow(source.name(), header, decimalComma, tokens, violations);
            Counts counts = new Counts();
            try {
                rows(tokens, in, row, consumer, counts);
            } catch (IOException e) {
                if (!XmlInput.isCutOff(e)) {
                    throw e;
                }
                row.noteAt(tokens.lastLine(), CUT_OFF, FETCH_AGAIN);
            }
            return new CsvSummary(counts.rows, counts.rejected, header, separator, in.charset());
        } catch (IOException e) {
            if (!XmlInput.isCutOff(e)) {
                throw source.unreadable(e);
            }
            violations.add(new Violation(source.name(), 1, 0, "", null, CUT_OFF, FETCH_AGAIN));
            violations.throwIfAny();
            throw source.unreadable(e);
        }
    }

    private static final class Counts {
        private long rows;
        private long rejected;
    }

    private char findSeparator(CsvTokens tokens) throws IOException {
        String line = tokens.firstLine();
        if (line.length() == 5 && line.startsWith("sep=")) {
            tokens.next();
            return line.charAt(4);
        }
        char best = SEPARATORS[0];
        int most = -1;
        for (char candidate : SEPARATORS) {
            List<String> names = names(List.of(line.split(Pattern.quote(String.valueOf(candidate)), -1)));
            int found = (int) required.stream().filter(names::contains).count();
            int score = found * CsvTokens.MAX_FIELDS + Math.min(names.size(), CsvTokens.MAX_FIELDS - 1);
            if (score > most) {
                best = candidate;
                most = score;
            }
        }
        return best;
    }

    private static List<String> names(Collection<String> quoted) {
        return quoted.stream()
                .map(String::strip)
                .map(n -> n.length() > 1 && n.startsWith("\"") && n.endsWith("\"") ? n.substring(1, n.length() - 1) : n)
                .toList();
    }

    /** The names of the columns; whatever is wrong with them ends the reading, since every row would be wrong as well. */
    private List<String> header(CsvTokens tokens, TextInput in, Violations violations) throws IOException {
        CsvTokens.Outcome outcome = tokens.next();
        List<String> header = tokens.all().stream().map(String::strip).toList();
        CsvRow first = new CsvRow(source.name(), header, decimalComma, tokens, violations);
        if (outcome == CsvTokens.Outcome.END && in.badByte() < 0) {
            first.note("", null, "is empty", "Write a header and rows");
        } else if (!ended(outcome, tokens, in, first)) {
            if (outcome == CsvTokens.Outcome.TEXT_AFTER_QUOTE) {
                noteTextAfterQuote(first);
            } else if (outcome == CsvTokens.Outcome.TOO_LONG) {
                noteTooLong(first, tokens);
            }
        }
        violations.throwIfAny();
        String start = header.isEmpty() ? "" : header.get(0);
        if (start.startsWith("PK\u0003\u0004")) {
            first.note("", null, "is a zip archive or an Excel file", "Export it as CSV");
        } else if (start.startsWith("<?xml") || start.startsWith("<!DOCTYPE")) {
            first.note("", null, "is XML, no CSV", "Export it as CSV, or give the file the ending of what it is");
        }
        violations.throwIfAny();
        if (header.stream().anyMatch(name -> name.indexOf('\0') >= 0)) {
            first.note("", null, "has zero bytes, as UTF-16 without a byte order mark has", "Save the file as UTF-8");
            violations.throwIfAny();
        }
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (!name.isEmpty() && !seen.add(name)) {
                first.note(name, null, "is a column that stands twice", "Keep one of the two, or rename it");
            }
            if (closed && !name.isEmpty() && !required.contains(name) && !optional.contains(name)) {
                Set<String> known = new LinkedHashSet<>(required);
                known.addAll(optional);
                first.note(name, null, "is an unknown column", Suggestion.remedy(name, known));
            }
        }
        for (String name : required) {
            if (!seen.contains(name)) {
                first.note(name, null, "is a required column and missing", Suggestion.remedy(name, seen));
            }
        }
        violations.throwIfAny();
        return header;
    }

    private void rows(CsvTokens tokens, TextInput in, CsvRow row, Consumer<? super CsvRow> consumer, Counts counts)
            throws IOException {
        int columns = row.header().size();
        while (true) {
            CsvTokens.Outcome outcome = tokens.next();
            if (ended(outcome, tokens, in, row)) {
                counts.rejected += outcome == CsvTokens.Outcome.END ? 0 : 1;
                return;
            }
            if (tokens.isBlank()) {
                continue;
            }
            if (outcome == CsvTokens.Outcome.RECORD && tokens.fields() == columns) {
                consumer.accept(row);
                counts.rows++;
                continue;
            }
            counts.rejected++;
            if (outcome == CsvTokens.Outcome.TEXT_AFTER_QUOTE) {
                noteTextAfterQuote(row);
            } else if (outcome == CsvTokens.Outcome.TOO_LONG) {
                noteTooLong(row, tokens);
            } else {
                row.note(
                        "",
                        null,
                        "has " + tokens.fields() + " fields where the header has " + columns,
                        "Give the row as many fields; quote those that hold a separator, a quote or a line end");
            }
        }
    }

    private static void noteTooLong(CsvRow row, CsvTokens tokens) {
        row.noteAt(
                tokens.line(),
                "a row of more than " + CsvTokens.MAX_CHARS + " characters or " + CsvTokens.MAX_FIELDS
                        + " fields begins here",
                "Look for a quote that is not closed, or shorten the row");
    }

    /** Whether there is nothing more to read, for whatever reason; a bad reason is noted. */
    private boolean ended(CsvTokens.Outcome outcome, CsvTokens tokens, TextInput in, CsvRow row) {
        if (in.badByte() >= 0 && tokens.atEnd()) {
            row.noteAt(
                    tokens.lastLine(),
                    "the byte 0x%02X is %s%s"
                            .formatted(
                                    in.badByte(),
                                    in.isGuessed() ? "neither UTF-8 nor " : "not ",
                                    in.charset().name()),
                    "Save the file as UTF-8");
            return true;
        }
        switch (outcome) {
            case UNCLOSED_QUOTE ->
                row.noteAt(
                        tokens.quoteLine(),
                        "a quote opens here and is not closed",
                        "Close it, or double a quote that is part of the text");
            case END -> {}
            case RECORD, TEXT_AFTER_QUOTE, TOO_LONG -> {
                return false;
            }
        }
        return true;
    }

    private void noteTextAfterQuote(CsvRow row) {
        row.note("", null, "has text behind a closing quote", "Double a quote that is part of the text");
    }

    private static Set<String> joined(Set<String> some, String... more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
