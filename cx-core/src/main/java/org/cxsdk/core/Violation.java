package org.cxsdk.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One rule that a document from outside breaks.
 *
 * @param source the file or other source, as the caller named it
 * @param line line of the value, from 1; 0 if the source has no lines
 * @param column column of the value, from 1; 0 if unknown
 * @param path where in the document, for example {@code services[2].channels[0]}; empty for the whole document
 * @param value the offending value as text, shortened; null if something is missing
 * @param rule the rule it breaks, one clause
 * @param remedy what to do, one sentence
 */
public record Violation(
        String source,
        int line,
        int column,
        String path,
        @Nullable String value,
        String rule,
        String remedy) {

    private static final int SHOWN = 120;

    public Violation {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(remedy, "remedy");
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("line (" + line + ") and column (" + column + ") must not be negative");
        }
        if (value != null && value.length() > SHOWN) {
            value = value.substring(
                            0,
                            value.offsetByCodePoints(0, Math.min(SHOWN - 1, value.codePointCount(0, value.length()))))
                    + "…";
        }
    }

    /** One line of text: {@code file:line:column: path: "value" rule. Remedy}. */
    public String message() {
        StringBuilder text = new StringBuilder(source);
        if (line > 0) {
            text.append(':').append(line);
            if (column > 0) {
                text.append(':').append(column);
            }
        }
        text.append(": ");
        if (!path.isEmpty()) {
            text.append(path).append(": ");
        }
        if (value != null) {
            text.append('"')
                    .append(value.replace("\n", "\\n").replace("\r", "\\r"))
                    .append("\" ");
        }
        return text.append(rule).append(". ").append(remedy).toString();
    }
}
