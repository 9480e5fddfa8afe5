package org.cxsdk.feedback.json;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.feedback.survey.Choice;
import org.cxsdk.feedback.survey.Denominator;
import org.cxsdk.feedback.survey.InstrumentId;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.ScoreDirection;
import org.cxsdk.feedback.survey.ScoreMethod;
import org.jspecify.annotations.Nullable;

/** An instrument as it stands in a file. */
record InstrumentDocument(
        @NotNull @Nullable InstrumentId id,
        @NotNull @Nullable String version,
        @NotNull @Nullable LocalizedText title,
        @NotEmpty @Nullable List<QuestionDocument> questions,
        @Nullable List<ScoreDocument> scores) {

    record QuestionDocument(
            @NotNull @Nullable QuestionId id,
            @NotNull @Nullable String wording,
            @NotNull @Nullable LocalizedText text,
            @NotNull Question.@Nullable Kind kind,
            @Nullable Boolean required,
            @Nullable List<ChoiceDocument> choices,
            @Nullable List<ConditionDocument> shownIf,
            @Nullable List<RowDocument> rows) {}

    /** One line of a matrix: a question with the kind, choices and conditions of the matrix. */
    record RowDocument(
            @NotNull @Nullable QuestionId id,
            @NotNull @Nullable String wording,
            @NotNull @Nullable LocalizedText text) {}

    record ConditionDocument(
            @NotNull @Nullable QuestionId question,
            @NotEmpty @Nullable List<Integer> codes) {}

    record ChoiceDocument(
            @NotNull @Nullable Integer code,
            @NotNull @Nullable LocalizedText text,
            Choice.@Nullable Kind kind) {}

    record ScoreDocument(
            @NotNull @Nullable String id,
            @NotNull @Nullable LocalizedText title,
            @Nullable QuestionId question,
            @NotNull @Nullable ScoreMethod method,
            @Nullable List<Integer> favourable,
            @Nullable List<Integer> unfavourable,
            @Nullable Denominator denominator,
            @Min(1) @Nullable Integer minimumN,
            @Nullable QuestionId against,
            @Nullable List<ItemDocument> items,
            @Nullable BigDecimal factor,
            @Nullable BigDecimal constant,
            @Nullable ScoreDirection direction) {}

    record ItemDocument(
            @NotNull @Nullable QuestionId question,
            @Nullable Boolean reversed) {}
}
