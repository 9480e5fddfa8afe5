package org.cxsdk.maturity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.assess.EvidenceId;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.Scope;
import org.cxsdk.maturity.plan.Choice;
import org.cxsdk.maturity.plan.InitiativeId;
import org.cxsdk.maturity.plan.Objective;
import org.cxsdk.maturity.plan.PlanLimits;
import org.cxsdk.maturity.plan.PlanPhase;
import org.cxsdk.maturity.plan.RescoredChoice;
import org.cxsdk.maturity.plan.Roadmap;
import org.cxsdk.maturity.plan.Selection;
import org.cxsdk.maturity.plan.Worth;
import org.jspecify.annotations.Nullable;

/**
 * Form 1 of a plan: what it was made from and what was chosen. Dates and projections are computed again from these, so a
 * reader can check them. Of the answers only values are kept, no notes and no names.
 */
record PlanForm(
        AssessmentForm.Ref model,
        AssessmentForm.Ref catalogue,
        String subject,
        String scope,
        List<AssessmentForm.AnswerForm> answers,
        List<AssessmentForm.EvidenceForm> evidence,
        List<AssessmentForm.MeasurementForm> measurements,
        Objective objective,
        @Nullable BigDecimal budget,
        Map<String, BigDecimal> phaseBudgets,
        Map<String, BigDecimal> phaseCapacities,
        LocalDate start,
        List<String> chosen,
        @Nullable BigDecimal value,
        @Nullable BigDecimal valueBound,
        @Nullable WorthForm worth,
        @Nullable WorthForm bound,
        RescoredChoice.@Nullable Proof proof,
        long nodes) {

    /** A level and an exact score. */
    record WorthForm(@Nullable Integer level, @Nullable String score) {

        static WorthForm of(Worth worth) {
            return new WorthForm(
                    worth.level(), worth.scored().map(Rational::toString).orElse(null));
        }

        Worth toValue() {
            return new Worth(level, score == null ? null : Rational.parse(score));
        }
    }

    static PlanForm of(Roadmap plan, Assessment baseline) {
        Choice choice = plan.choice();
        Selection additive = choice.fold(selection -> selection, rescored -> null);
        RescoredChoice rescored = choice.fold(selection -> null, again -> again);
        return new PlanForm(
                AssessmentForm.Ref.of(plan.model()),
                AssessmentForm.Ref.of(plan.catalogue()),
                plan.subject().value(),
                plan.scope().value(),
                baseline.answers().stream().map(AssessmentForm.AnswerForm::of).toList(),
                baseline.evidence().values().stream()
                        .map(AssessmentForm.EvidenceForm::of)
                        .toList(),
                baseline.measurements().values().stream()
                        .map(AssessmentForm.MeasurementForm::of)
                        .toList(),
                plan.objective(),
                plan.limits().budget(),
                byName(plan.limits().phaseBudgets()),
                byName(plan.limits().phaseCapacities()),
                plan.start(),
                choice.chosen().stream().map(InitiativeId::value).toList(),
                additive == null ? null : additive.value(),
                additive == null ? null : additive.bound(),
                rescored == null ? null : WorthForm.of(rescored.worth()),
                rescored == null ? null : WorthForm.of(rescored.bound()),
                rescored == null ? null : rescored.proof(),
                choice.nodes());
    }

    Assessment baseline() {
        Map<String, Measurement> byDefinition = new LinkedHashMap<>();
        measurements.forEach(form -> byDefinition.put(form.definition().id(), form.toValue()));
        Map<EvidenceId, Evidence> byId = new LinkedHashMap<>();
        evidence.forEach(form -> byId.put(EvidenceId.of(form.id()), form.toValue()));
        return new Assessment(
                Subject.of(subject),
                Scope.of(scope),
                null,
                answers.stream().map(answer -> answer.toValue(null)).toList(),
                byId,
                byDefinition);
    }

    PlanLimits limits() {
        return new PlanLimits(budget, byPhase(phaseBudgets), byPhase(phaseCapacities));
    }

    Choice choice() {
        List<InitiativeId> ids = chosen.stream().map(InitiativeId::of).toList();
        return value != null && valueBound != null
                ? new Selection(ids, value, valueBound, nodes)
                : new RescoredChoice(
                        ids,
                        Objects.requireNonNull(worth).toValue(),
                        Objects.requireNonNull(bound).toValue(),
                        Objects.requireNonNull(proof),
                        nodes);
    }

    private static Map<String, BigDecimal> byName(Map<PlanPhase, BigDecimal> amounts) {
        Map<String, BigDecimal> named = new LinkedHashMap<>();
        amounts.forEach((phase, amount) -> named.put(phase.fileName(), amount));
        return named;
    }

    private static Map<PlanPhase, BigDecimal> byPhase(Map<String, BigDecimal> named) {
        Map<PlanPhase, BigDecimal> amounts = new EnumMap<>(PlanPhase.class);
        named.forEach((name, amount) ->
                amounts.put(PlanPhase.ofFileName(name).orElseThrow(IllegalArgumentException::new), amount));
        return amounts;
    }
}
