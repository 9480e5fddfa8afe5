package org.cxsdk.maturity.json;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.ModelId;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.policy.ClauseId;
import org.cxsdk.maturity.policy.PolicyDocument;
import org.cxsdk.maturity.policy.RequirementId;
import org.jspecify.annotations.Nullable;

/** The policy document; docs/policies.md shows one. */
record PolicyFileDocument(
        @NotNull @Nullable String id,
        @NotNull @Nullable String version,
        @NotNull @Nullable LocalizedText title,
        @NotNull @Nullable LocalizedText purpose,
        @NotNull @Nullable ModelId model,
        @Nullable List<TermDocument> definitions,
        @NotEmpty @Nullable List<PillarDocument> pillars,
        @NotEmpty @Nullable List<ClauseDocument> clauses,
        @Nullable List<StepDocument> implementation,
        @NotEmpty @Nullable List<SourceDocument> sources) {

    record TermDocument(
            @NotNull @Nullable LocalizedText term,
            @NotNull @Nullable LocalizedText meaning) {}

    record PillarDocument(
            @NotBlank @NotNull @Nullable String id,
            @NotNull @Nullable LocalizedText title) {}

    record ClauseDocument(
            @NotNull @Nullable ClauseId id,
            @NotNull @Nullable String pillar,
            PolicyDocument.@Nullable Force force,
            @NotNull @Nullable LocalizedText text,
            @Nullable List<RequirementDocument> requirements,
            @NotEmpty @Nullable List<@NotBlank String> sources) {}

    record RequirementDocument(
            @NotNull @Nullable RequirementId id,
            @NotNull @Nullable LocalizedText text,
            @Nullable NodeId criterion,
            @Nullable Rational atLeast,
            @NotBlank @NotNull @Nullable String evidence) {}

    record StepDocument(
            @NotNull @Nullable LocalizedText text,
            @NotBlank @NotNull @Nullable String owner) {}

    record SourceDocument(
            @NotBlank @NotNull @Nullable String id,
            @NotBlank @NotNull @Nullable String title,
            @NotBlank @NotNull @Nullable String publisher,
            @Nullable Integer year) {}
}
