package org.cxsdk.feedback.json;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.cxsdk.feedback.exchange.FeedbackMapping;
import org.jspecify.annotations.Nullable;

/** A mapping as it stands in a file. */
record MappingDocument(
        @NotNull @Nullable String id,
        @NotNull @Nullable String version,
        @NotNull FeedbackMapping.@Nullable Format format,
        @Nullable String rows,
        @NotNull @Nullable FieldDocument response,
        @NotNull @Nullable TimeDocument at,
        @Nullable FieldDocument respondent,
        @Nullable Map<String, FieldDocument> dimensions,
        @NotEmpty @Nullable Map<String, AnswerDocument> answers,
        @Nullable List<String> notAsked,
        @Nullable List<String> notAnswered,
        @Nullable Boolean decimalComma) {

    record FieldDocument(
            @Nullable String column,
            @Nullable String value,
            @Nullable Map<String, String> values) {}

    record TimeDocument(
            @NotNull @Nullable String column,
            @Nullable String pattern,
            @Nullable String zone) {}

    record AnswerDocument(
            @Nullable String column,
            @Nullable String separator,
            @Nullable Map<String, Integer> values,
            @Nullable Map<String, Integer> columns,
            @Nullable List<String> chosen) {}
}
