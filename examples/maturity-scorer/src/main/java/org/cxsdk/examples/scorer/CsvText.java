package org.cxsdk.examples.scorer;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows as CSV (RFC 4180) that a spreadsheet opens without harm: UTF-8 with a byte order mark, and a text that a spreadsheet
 * would take for a formula (it begins with {@code = + - @}, a tab or a line break) gets an apostrophe in front, unless it is a number.
 */
final class CsvText {

    private final StringBuilder text = new StringBuilder("\uFEFF");

    CsvText row(List<String> cells) {
        text.append(cells.stream().map(CsvText::cell).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    static String cell(String value) {
        String guarded = guarded(value);
        boolean plain = guarded.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? guarded : '"' + guarded.replace("\"", "\"\"") + '"';
    }

    private static String guarded(String value) {
        boolean formula = !value.isEmpty() && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0;
        return formula && !value.matches("[+-]?[0-9]+(\\.[0-9]+)?") ? "'" + value : value;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
