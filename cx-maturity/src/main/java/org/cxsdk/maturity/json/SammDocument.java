package org.cxsdk.maturity.json;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.DocumentNode;
import org.jspecify.annotations.Nullable;

/** OWASP SAMM's core model: flat lists that refer to each other by identifiers without meaning. */
record SammDocument(
        @Nullable String source,
        @Nullable String licence,
        @NotEmpty @Nullable List<Function> functions,
        @NotEmpty @Nullable List<Practice> practices,
        @NotEmpty @Nullable List<Stream> streams,
        @NotEmpty @Nullable List<PracticeLevel> practiceLevels,
        @NotEmpty @Nullable List<MaturityLevel> maturityLevels,
        @NotEmpty @Nullable List<Activity> activities,
        @NotEmpty @Nullable List<AnswerSet> answerSets,
        @NotEmpty @Nullable List<Question> questions) {

    record Function(
            @NotNull @Nullable String id,
            @NotNull @Nullable String name,
            @NotNull @Nullable Integer order) {}

    record Practice(
            @NotNull @Nullable String id,
            @NotNull @Nullable String function,
            @NotNull @Nullable String name,
            @NotNull @Nullable String shortName,
            @NotNull @Nullable Integer order) {}

    record Stream(
            @NotNull @Nullable String id,
            @NotNull @Nullable String practice,
            @NotNull @Nullable String name,
            @NotNull @Nullable String letter,
            @Nullable Integer order) {}

    record PracticeLevel(
            @NotNull @Nullable String id,
            @NotNull @Nullable String practice,
            @NotNull @Nullable String maturityLevel) {}

    record MaturityLevel(
            @NotNull @Nullable String id,
            @NotNull @Nullable Integer number,
            @Nullable String description) {}

    record Activity(
            @NotNull @Nullable String id,
            @NotNull @Nullable String stream,
            @NotNull @Nullable String level,
            @Nullable String title,
            @Nullable String code) {}

    record AnswerSet(
            @NotNull @Nullable String id,
            @NotNull @Nullable String code,
            @NotEmpty @Nullable List<AnswerValue> values) {}

    /** A text may stand as the truth value that YAML makes of "No". */
    record AnswerValue(
            @NotNull @Nullable DocumentNode text,
            @NotNull @Nullable Rational value,
            @Nullable Rational weight,
            @Nullable Integer order) {}

    record Question(
            @NotNull @Nullable String id,
            @NotNull @Nullable String activity,
            @NotNull @Nullable String answerSet,
            @NotNull @Nullable String text,
            @NotNull @Nullable Integer order,
            @NotNull @Nullable String code,
            @Nullable List<String> quality) {}
}
