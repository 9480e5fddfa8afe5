package org.cxsdk.maturity.json;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.plan.Initiative;
import org.cxsdk.maturity.plan.InitiativeId;
import org.cxsdk.maturity.plan.Partner;
import org.cxsdk.maturity.plan.PlanPhase;
import org.cxsdk.maturity.plan.Risk;
import org.jspecify.annotations.Nullable;

/** The initiatives document; docs/roadmap.md shows one. */
record InitiativesDocument(
        @NotNull @Nullable String id,
        @NotNull @Nullable String version,
        @NotNull @Nullable LocalizedText title,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "is no ISO 4217 code\nWrite one, for example AED") @Nullable
        String currency,

        @NotEmpty @Nullable List<InitiativeDocument> initiatives) {

    record InitiativeDocument(
            @NotNull @Nullable InitiativeId id,
            @NotNull @Nullable LocalizedText title,
            @NotNull @Nullable PlanPhase phase,
            Initiative.@Nullable Kind kind,
            @NotNull @PositiveOrZero @Nullable BigDecimal cost,
            @PositiveOrZero @Nullable BigDecimal capacity,
            @NotNull @PositiveOrZero @Nullable Integer days,
            @Nullable Risk risk,
            @PositiveOrZero @Nullable BigDecimal value,
            @Nullable String owner,
            @Nullable List<InitiativeId> after,
            @Nullable List<PartnerDocument> partners,
            @Nullable List<@NotBlank String> stakeholders,
            @Nullable Map<NodeId, DocumentNode> effects,
            @Nullable List<OutcomeDocument> outcomes,
            @Nullable ReachDocument reach) {}

    record PartnerDocument(
            @NotBlank @NotNull @Nullable String name,
            @NotNull Partner.@Nullable Kind kind,
            @NotNull @Nullable LocalizedText contribution) {}

    record OutcomeDocument(
            @NotBlank @NotNull @Nullable String kpi,
            @NotBlank @NotNull @Nullable String unit,
            @NotNull @Nullable Rational from,
            @NotNull @Nullable Rational to) {}

    record ReachDocument(
            @NotNull @Nullable LocalizedText audience,
            @NotNull @Positive @Nullable Long people,
            @NotNull @Positive @Nullable Long intended) {}
}
