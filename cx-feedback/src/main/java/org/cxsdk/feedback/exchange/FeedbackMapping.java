package org.cxsdk.feedback.exchange;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.feedback.survey.QuestionId;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of somebody else's file become responses to an instrument: one row is one response.
 *
 * @param ref id, version and hash of the document it was loaded from
 * @param format CSV, or JSON with a list of objects
 * @param rows where the list stands in a JSON document, a path with points; empty if the document is the list
 * @param response which column identifies the response
 * @param at when it was given
 * @param respondent who gave it; null if nobody knows, then somebody else in each row
 * @param dimensions {@code channel}, {@code service}, …
 * @param answers what was answered to each question that the file knows; the others were not asked
 * @param notAsked texts that say that a question was not asked
 * @param notAnswered texts that say that it was left open; of a question with several choices, that none was taken
 * @param decimalComma whether numbers have a comma
 */
public record FeedbackMapping(
        DefinitionRef ref,
        Format format,
        String rows,
        Field response,
        Time at,
        @Nullable Field respondent,
        Map<String, Field> dimensions,
        Map<QuestionId, AnswerField> answers,
        Set<String> notAsked,
        Set<String> notAnswered,
        boolean decimalComma) {

    public FeedbackMapping {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(rows, "rows");
        Objects.requireNonNull(response, "response");
        Objects.requireNonNull(at, "at");
        dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        notAsked = Set.copyOf(notAsked);
        notAnswered = Set.copyOf(notAnswered);
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("a mapping needs an answer");
        }
    }

    /** What kind of file. */
    public enum Format {
        /** Rows of text. */
        CSV,
        /** A list of objects. */
        JSON
    }

    /**
     * Where a text comes from.
     *
     * @param column the column, or in JSON a path with points; null if it is the same in all rows
     * @param value the text if there is no column, and what goes in front of it if there is one
     * @param values other texts for some of those in the file; empty if they are taken as they are
     */
    public record Field(@Nullable String column, String value, Map<String, String> values) {
        public Field {
            Objects.requireNonNull(value, "value");
            values = Map.copyOf(values);
            if (column == null && value.isEmpty()) {
                throw new IllegalArgumentException("a field needs a column or a value");
            }
        }
    }

    /**
     * When a response was given.
     *
     * @param column the column
     * @param pattern how it is written, a pattern of {@link DateTimeFormatter}; null for ISO 8601 with offset
     * @param zone where it was written, for patterns without offset; null if there is one
     */
    public record Time(
            String column,
            @Nullable String pattern,
            @Nullable ZoneId zone) {
        public Time {
            Objects.requireNonNull(column, "column");
        }

        DateTimeFormatter formatter() {
            return pattern == null
                    ? DateTimeFormatter.ISO_OFFSET_DATE_TIME
                    : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        }
    }

    /**
     * Where an answer comes from.
     *
     * @param column the column; null if each choice has a column of its own
     * @param separator what stands between several choices in one column; null if there is one choice, and always null if each
     *     choice has a column of its own, so that a comma in a text is never taken for one
     * @param values codes for texts in the file; a text that is a code needs none
     * @param columns the code of the choice that each column is about; empty if they share one column
     * @param chosen texts that say that a choice with a column of its own was taken; the others that are not empty say that it
     *     was not
     */
    public record AnswerField(
            @Nullable String column,
            @Nullable String separator,
            Map<String, Integer> values,
            Map<String, Integer> columns,
            Set<String> chosen) {
        public AnswerField {
            values = Map.copyOf(values);
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
            chosen = Set.copyOf(chosen);
            if ((column == null) == columns.isEmpty()) {
                throw new IllegalArgumentException("an answer has either a column or columns of choices");
            }
        }
    }
}
