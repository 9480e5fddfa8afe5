package org.cxsdk.core.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cxsdk.core.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The row that a {@link CsvReader} stands on. The same object is handed on for every row: keep texts, not the row.
 */
public final class CsvRow {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?[0-9]{1,3}(?:[.,' \u00a0\u202f][0-9]{3})+");

    private final String source;
    private final List<String> header;
    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final boolean decimalComma;
    private final CsvTokens tokens;
    private final Violations violations;

    CsvRow(String source, List<String> header, boolean decimalComma, CsvTokens tokens, Violations violations) {
        this.source = source;
        this.header = List.copyOf(header);
        this.decimalComma = decimalComma;
        this.tokens = tokens;
        this.violations = violations;
        for (int i = 0; i < header.size(); i++) {
            indexes.putIfAbsent(header.get(i), i);
        }
    }

    /** Names of the columns in order. */
    public List<String> header() {
        return header;
    }

    /** Position of a column, from 0; -1 if the source has none of this name. */
    public int indexOf(String column) {
        return indexes.getOrDefault(column, -1);
    }

    /** The line on which the row begins, from 1; the header counts. */
    public int line() {
        return tokens.line();
    }

    /** The field at a position, as written and without its quotes. */
    public String text(int index) {
        return tokens.field(index);
    }

    /**
     * The field at a position without making a text of it: a view that is good until the next row, of which each position
     * has one.
     */
    public CharSequence chars(int index) {
        return tokens.slice(index);
    }

    /** The field of a column; empty also if the source has no such column. */
    public String text(String column) {
        int index = indexOf(column);
        return index < 0 ? "" : tokens.field(index);
    }

    /**
     * The number in a column; nothing if the field is empty, or if it is no number, which is then noted.
     *
     * <p>The decimal sign is the point, or the comma if the reader was told so. It is never guessed, because
     * {@code 1,234} may be either; digits are not grouped.
     */
    public Optional<BigDecimal> number(String column) {
        String text = text(column).strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String pointed = decimalComma ? text.replace('.', '#').replace(',', '.') : text;
        if (text.length() <= DocumentReader.MAX_DIGITS
                && NUMBER.matcher(pointed).matches()) {
            return Optional.of(
                    new BigDecimal(pointed.endsWith(".") ? pointed.substring(0, pointed.length() - 1) : pointed));
        }
        String wanted = decimalComma
                ? "a decimal comma and no grouping, like 1234,5"
                : "a decimal point and no grouping, like 1234.5";
        if (GROUPED.matcher(text).matches()) {
            violation(column, "may be a decimal number or one with grouped digits", "Write it with " + wanted);
        } else {
            violation(column, "is not a number with " + wanted, "Write it so, or leave the field empty");
        }
        return Optional.empty();
    }

    /** Notes that the field of a column breaks a rule; reading goes on, and the reader throws at the end. */
    public void violation(String column, String rule, String remedy) {
        int index = indexOf(column);
        note(column, index < 0 ? null : tokens.field(index), rule, remedy);
    }

    /** Notes a word that is not one of those allowed, with the nearest one as remedy. */
    public void unknown(String column, String rule, Iterable<String> allowed) {
        List<String> words = new ArrayList<>();
        allowed.forEach(words::add);
        violation(column, rule, Suggestion.remedy(text(column), words));
    }

    void noteAt(int line, String rule, String remedy) {
        violations.add(new Violation(source, line, 0, "", null, rule, remedy));
    }

    void note(String path, @Nullable String value, String rule, String remedy) {
        violations.add(new Violation(source, line(), 0, path, value, rule, remedy));
    }
}
