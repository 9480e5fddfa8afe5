package org.cxsdk.maturity.json;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.Aggregation;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.ModelId;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Requirement;
import org.cxsdk.maturity.model.Scope;
import org.jspecify.annotations.Nullable;

/** The model document as docs/model-format.md describes it. */
record ModelDocument(
        @NotNull @Nullable ModelId id,
        @NotNull @Nullable String version,
        @NotNull @Nullable LocalizedText title,
        @Nullable LocalizedText description,
        @Nullable LocalizedText source,
        @NotNull @Nullable Range range,
        @Nullable List<Level> levels,
        @Nullable Map<String, DocumentNode> tags,
        @Nullable Map<String, List<String>> attributes,
        @Nullable Faces faces,
        @Nullable EvidenceRule evidenceRule,
        @Nullable Map<String, List<Option>> scales,
        @Nullable Map<String, List<Rung>> ladders,
        @Nullable Map<String, List<Cut>> bands,
        @NotNull @Nullable Node root,
        @Nullable List<Node> further,
        @Nullable List<CombinedScope> scopes,
        @Nullable List<Check> checks) {

    record Faces(
            @NotEmpty @Nullable Map<String, LocalizedText> of,
            @NotNull @Nullable FacesTake take,
            @Nullable String missing,
            @Nullable Map<Absence, String> missingBy) {}

    enum FacesTake {
        MEAN,
        MIN
    }

    enum FacesWord {
        MEAN,
        MIN,
        NONE
    }

    record EvidenceRule(@Nullable String none, @Nullable String expired) {}

    record Range(
            @NotNull @Nullable Rational min,
            @NotNull @Nullable Rational max) {}

    record Level(
            @NotNull @Nullable Integer number,
            @NotNull @Nullable LocalizedText name,
            @NotNull @Nullable LocalizedText test) {}

    record Option(
            @NotNull @Nullable String answer,
            @NotNull @Nullable Rational score,
            @NotNull @Nullable LocalizedText label) {}

    record Rung(
            @NotNull @Nullable Integer level,
            @NotEmpty @Nullable List<Require> require) {}

    record Require(
            @NotNull @Nullable String id,
            @Nullable Integer level,
            @Nullable String each,
            @Nullable String mean,
            @Nullable NodeId node,
            @Nullable String score,
            @Nullable Integer childrenReach,
            Requirement.@Nullable Treatment notApplicable,
            Requirement.@Nullable Treatment unscored) {}

    record Cut(
            @NotNull @Nullable String when,
            @NotNull @Nullable Integer level) {}

    record Node(
            @Nullable NodeId id,
            @Nullable NodeId ref,
            @Nullable LocalizedText title,
            @Nullable LocalizedText question,
            @Nullable Rational weight,
            @Nullable LocalizedText weightReason,
            @Nullable Map<String, DocumentNode> where,
            @Nullable Rounding rounding,
            @Nullable String ladder,
            @Nullable String bands,
            @Nullable Boolean reported,
            @Nullable String each,
            @Nullable AggregationWord aggregation,
            @Nullable String countIf,
            @Nullable List<Row> table,
            @Nullable String missing,
            @Nullable Map<Absence, String> missingBy,
            @Nullable List<Step> steps,
            @Nullable Rational otherwise,
            @Nullable Linear linear,
            @Nullable List<Node> children,
            @Nullable Answer answer,
            @Nullable List<Instance> instances,
            @Nullable FacesWord faces,
            @Nullable Integer level,
            @Nullable Map<String, String> tags,
            @Nullable LocalizedText evidence,
            @Nullable LocalizedText hint,
            @Nullable List<Criterion.Method> method) {}

    enum AggregationWord {
        MEAN,
        WEIGHTED_MEAN,
        MEDIAN,
        MIN,
        BEST_OF,
        SUM,
        COUNT,
        TABLE
    }

    enum RoundingWord {
        HALF_UP,
        HALF_DOWN,
        HALF_EVEN,
        UP,
        DOWN
    }

    record Rounding(
            @NotNull @Nullable Integer decimals,
            @NotNull @Nullable RoundingWord mode) {}

    record Row(
            @Nullable Map<NodeId, String> when,
            @Nullable Rational score,
            @Nullable Absence state,
            @Nullable NodeId scoreOf) {}

    record Step(
            @NotNull @Nullable String when,
            @NotNull @Nullable Rational score) {}

    record Linear(
            @NotNull @Nullable Rational from,
            @NotNull @Nullable Rational to) {}

    enum AnswerWord {
        CHOICE,
        YES_NO,
        PERCENTAGE,
        NUMBER,
        MEASURED
    }

    record Answer(
            @NotNull @Nullable AnswerWord type,
            @Nullable String scale,
            @Nullable Map<String, LocalizedText> anchors,
            @Nullable MeasuredBy measuredBy,
            @Nullable Rational yes,
            @Nullable Rational no,
            @Nullable Rational min,
            @Nullable Rational max,
            @Nullable String measurement,
            @Nullable String unit,
            @Nullable List<Step> steps,
            @Nullable Rational otherwise,
            @Nullable Linear linear) {}

    record MeasuredBy(
            @NotNull @Nullable String measurement,
            @NotNull @Nullable String unit,
            @NotEmpty @Nullable List<ChoiceStep> steps,
            @NotNull @Nullable String otherwise,
            @Nullable String face) {}

    record ChoiceStep(
            @NotNull @Nullable String when,
            @NotNull @Nullable String answer) {}

    record Instance(
            @Nullable Map<String, DocumentNode> when,
            @NotNull Aggregation.@Nullable Of take,
            @Nullable String missing,
            @Nullable Map<Absence, String> missingBy) {}

    record CombinedScope(
            @NotNull @Nullable Scope id,
            @NotNull Aggregation.@Nullable Of aggregation,
            @NotEmpty @Nullable List<Scope> of) {}

    record Check(
            @NotNull @Nullable String id,
            @NotNull @Nullable LocalizedText title,
            @NotNull @Nullable NodeId computed,
            @NotNull @Nullable NodeId stated,
            @Nullable String each,
            @Nullable Rational tolerance) {}
}
