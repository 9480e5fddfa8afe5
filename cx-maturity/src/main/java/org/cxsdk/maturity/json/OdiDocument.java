package org.cxsdk.maturity.json;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Open Data Maturity survey. */
record OdiDocument(
        @Nullable String source,
        @Nullable String licence,
        @NotEmpty @Nullable List<String> levels,
        @NotEmpty @Nullable List<Activity> activities,
        @NotEmpty @Nullable List<Question> questions,
        @Nullable List<Improvement> improvements) {

    record Activity(
            @NotNull @Nullable String dimension,
            @NotNull @Nullable String activity) {}

    record Question(
            @NotNull @Nullable String id,
            @Nullable String dimension,
            @NotNull @Nullable String activity,
            @NotNull @Nullable String text,
            @Nullable String dependency,
            @NotEmpty @Nullable List<Answer> answers) {}

    record Answer(
            @NotNull @Nullable String id,
            @NotNull @Nullable String text,
            @NotNull @Nullable Boolean positive,
            @Nullable Integer score) {}

    record Improvement(
            @NotNull @Nullable String answer,
            @NotNull @Nullable String note) {}
}
