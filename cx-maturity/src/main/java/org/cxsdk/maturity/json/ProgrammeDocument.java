package org.cxsdk.maturity.json;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.plan.PlanPhase;
import org.cxsdk.maturity.programme.PartId;
import org.cxsdk.maturity.programme.TransformationProgramme;
import org.jspecify.annotations.Nullable;

/** The programme document; docs/programme.md shows one. */
record ProgrammeDocument(
        @NotNull @Nullable String id,
        @NotNull @Nullable String version,
        @NotNull @Nullable LocalizedText title,
        @NotNull @Nullable ChampionDocument champion,
        @NotNull @Nullable MandateDocument mandate,
        @Nullable List<ResponsibilityDocument> responsibilities,
        @Nullable List<MilestoneDocument> milestones,
        @Nullable List<ResourceDocument> resources,
        @NotEmpty @Nullable List<PhaseDocument> phases,
        @Nullable List<GroupDocument> groups,
        @Nullable List<CommunicationDocument> communications,
        @NotNull @Nullable SurveyDocument survey,
        @Nullable List<WaveDocument> waves,
        @Nullable List<RoleDocument> roles) {

    record ChampionDocument(
            @NotBlank @NotNull @Nullable String office,
            @Nullable LocalDate until) {}

    record MandateDocument(
            @NotBlank @NotNull @Nullable String instrument,
            @NotBlank @NotNull @Nullable String issuedBy,
            @NotNull @Nullable LocalDate day,
            @NotNull @Nullable LocalizedText text) {}

    record ResponsibilityDocument(
            @NotNull @Nullable PartId id,
            @NotNull @Nullable LocalizedText activity,
            @NotEmpty @Nullable List<@NotBlank String> responsible,
            @NotBlank @NotNull @Nullable String accountable,
            @Nullable List<@NotBlank String> consulted,
            @Nullable List<@NotBlank String> informed) {}

    record MilestoneDocument(
            @NotNull @Nullable PartId id,
            @NotNull @Nullable LocalizedText title,
            @NotNull @Nullable PlanPhase phase,
            @NotBlank @NotNull @Nullable String owner,
            @NotNull @Nullable LocalDate due) {}

    record ResourceDocument(
            @NotNull @Nullable PlanPhase phase,
            @NotNull @PositiveOrZero @Nullable BigDecimal moneyNeeded,
            @NotNull @PositiveOrZero @Nullable BigDecimal moneyGranted,
            @NotNull @PositiveOrZero @Nullable Integer peopleNeeded,
            @NotNull @PositiveOrZero @Nullable Integer peopleGranted) {}

    record PhaseDocument(
            @NotNull @Nullable PlanPhase phase,
            @Nullable List<ConditionDocument> entry,
            @Nullable List<ConditionDocument> exit) {}

    /** Exactly one of milestone, level, criterion, group and resourced says what is asked for. */
    record ConditionDocument(
            @NotNull @Nullable LocalizedText text,
            @Nullable PartId milestone,
            @Nullable Integer level,
            @Nullable NodeId criterion,
            @Nullable Rational atLeast,
            @Nullable PartId group,
            @Nullable Rational share,
            @Nullable Boolean resourced) {}

    record GroupDocument(
            @NotNull @Nullable PartId id,
            @NotNull @Nullable LocalizedText title,
            @NotNull @Positive @Nullable Integer size,
            @Nullable Boolean leaders,
            @NotNull @Min(1) @Max(5) @Nullable Integer influence,
            @NotNull @Min(1) @Max(5) @Nullable Integer interest,
            TransformationProgramme.@Nullable Attitude attitude,
            @Nullable LocalizedText concern) {}

    record CommunicationDocument(
            @NotNull @Nullable PartId id,
            @NotNull @Nullable PartId group,
            @NotNull @Nullable LocalizedText message,
            @NotBlank @NotNull @Nullable String channel,
            @NotNull @Nullable LocalDate due) {}

    record SurveyDocument(
            @NotEmpty @Nullable List<StatementDocument> statements,
            @NotNull @Nullable Rational ready,
            @NotNull @Positive @Nullable Integer minimum) {}

    record StatementDocument(
            @NotNull @Nullable PartId id, @NotNull @Nullable LocalizedText text) {}

    record WaveDocument(
            @NotNull @Nullable PartId id,
            @NotNull @Nullable LocalizedText title,
            @NotEmpty @Nullable List<PartId> groups,
            @NotNull @Nullable LocalDate start,
            @Nullable PartId after) {}

    record RoleDocument(
            @NotNull @Nullable PartId id,
            @NotNull @Nullable LocalizedText title,
            @NotNull @Positive @Nullable Integer people,
            @NotEmpty @Nullable List<PartId> competencies) {}
}
