package org.cxsdk.maturity.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.AnswerRules;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.assess.EvidenceId;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.EvidenceRule;
import org.cxsdk.maturity.model.Faces;
import org.cxsdk.maturity.model.InstanceRule;
import org.cxsdk.maturity.model.MissingPolicy;
import org.cxsdk.maturity.model.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * What does a criterion score, from its answers or the measurement that decides in their place? One answer scores as its type says;
 * several are combined by the model's rule for them; where the model has faces, each face is scored from its own answer and its own
 * evidence, one of them by a measurement where the criterion says so, and the faces are combined last. The evidence rule acts on each score before anything is combined with it.
 *
 * <p>Not thread-safe; made for one evaluation.
 */
final class CriterionScoring {

    private final Assessment assessment;
    private final EvidenceRule evidenceRule;
    private final @Nullable LocalDate day;
    private final Assumptions assumed;
    private final @Nullable String onlyFace;
    private final Collection<String> forbidden;
    private final Combination combination;

    /**
     * Scoring for one assessment.
     *
     * @param day the day on which evidence must stand; null if that is not looked at
     * @param onlyFace the face that alone is scored, for a reading of it; null for all of them
     * @param forbidden takes one sentence for everything that is without a score where the model forbids it
     */
    CriterionScoring(
            Assessment assessment,
            EvidenceRule evidenceRule,
            @Nullable LocalDate day,
            Assumptions assumed,
            @Nullable String onlyFace,
            Collection<String> forbidden) {
        this.assessment = assessment;
        this.evidenceRule = evidenceRule;
        this.day = day;
        this.assumed = assumed;
        this.onlyFace = onlyFace;
        this.forbidden = forbidden;
        this.combination = new Combination(forbidden);
    }

    /** The result of a criterion over the answers to it that are seen at its place. */
    NodeResult of(Criterion criterion, List<Answer> given, Map<String, String> context) {
        Faces faces = criterion.faces();
        if (faces != null) {
            return ofFaces(criterion, faces, given, context);
        }
        String instead = assumed.answerTo(criterion.id());
        if (instead != null && assumed.replaces(given)) {
            return supposed(criterion, instead, context);
        }
        List<Step> steps = new ArrayList<>();
        List<Input> inputs = new ArrayList<>();
        NodeScore score = measuredOrAnswered(criterion, measurementOf(criterion), given, inputs, steps);
        return new NodeResult(criterion.id(), context, rounded(criterion, score, steps), null, inputs, steps);
    }

    private @Nullable Measurement measurementOf(Criterion criterion) {
        return AnswerRules.measuredBy(criterion)
                .map(assessment.measurements()::get)
                .orElse(null);
    }

    /** A measurement with a figure decides in the place of the answers; without one the answers do. */
    private NodeScore measuredOrAnswered(
            Criterion criterion,
            @Nullable Measurement measurement,
            List<Answer> given,
            List<Input> inputs,
            List<Step> steps) {
        Rational figure = measurement == null ? null : measurement.value();
        if (measurement != null && figure != null) {
            Rating.Rated rated = Rating.ofFigure(criterion.answerType(), figure);
            NodeScore score = NodeScore.of(rated.score());
            steps.addAll(rated.steps());
            inputs.add(new Input.OfMeasurement(measurement, score));
            given.forEach(answer -> inputs.add(new Input.OfAnswer(answer, rate(criterion, answer), null, true)));
            return score;
        }
        if (measurement != null) {
            inputs.add(new Input.OfMeasurement(measurement, NodeScore.missing(Absence.NOT_KNOWN)));
        }
        Absence ifNone = measurement == null ? Absence.NOT_ANSWERED : Absence.NOT_KNOWN;
        return evidenced(fromAnswers(criterion, given, ifNone, inputs, steps), given, steps);
    }

    // ---- faces

    private NodeResult ofFaces(Criterion criterion, Faces faces, List<Answer> given, Map<String, String> context) {
        if (onlyFace != null) {
            NodeResult alone = ofFace(criterion, onlyFace, given, context);
            List<Step> more = new ArrayList<>(alone.steps());
            NodeScore shown = rounded(criterion, alone.score(), more);
            return new NodeResult(criterion.id(), context, shown, null, alone.inputs(), more);
        }
        List<Input> inputs = new ArrayList<>();
        List<Combination.Part> parts = new ArrayList<>();
        for (String face : faces.titles().keySet()) {
            NodeResult result = ofFace(criterion, face, given, context);
            MissingPolicy policy = Combination.policyFor(result.score(), faces.missing());
            inputs.add(new Input.OfFace(face, result, policy));
            parts.add(new Combination.Part(face, result.score(), policy, Rational.ONE));
        }
        List<Step> steps = new ArrayList<>();
        boolean nothing = parts.stream().noneMatch(part -> part.effective().isScored());
        boolean allowed = parts.stream().noneMatch(part -> part.policy() == MissingPolicy.FORBIDDEN);
        NodeScore score = nothing && allowed
                ? Combination.missing(Rule.NOTHING_COUNTS, Combination.commonAbsence(parts, sameOr(parts)), steps)
                : combination.combined(faces.take(), parts, criterion.id(), steps);
        return new NodeResult(criterion.id(), context, rounded(criterion, score, steps), null, inputs, steps);
    }

    private NodeResult ofFace(Criterion criterion, String face, List<Answer> given, Map<String, String> context) {
        List<Answer> seen = given.stream()
                .filter(answer -> face.equals(answer.attributes().get(Faces.ATTRIBUTE)))
                .toList();
        Map<String, String> inner = new TreeMap<>(context);
        inner.put(Faces.ATTRIBUTE, face);
        List<Step> steps = new ArrayList<>();
        List<Input> inputs = new ArrayList<>();
        Measurement measurement =
                face.equals(AnswerRules.measuredFace(criterion).orElse(null)) ? measurementOf(criterion) : null;
        NodeScore score = measuredOrAnswered(criterion, measurement, seen, inputs, steps);
        boolean measured = measurement != null && measurement.value() != null;
        String better = assumed.answerTo(criterion.id());
        if (better != null
                && !(measured && assumed.ofUnknownAlone())
                && assumed.raises(
                        score,
                        seen,
                        Rating.ofAnswer(criterion.answerType(), better).score())) {
            return supposed(criterion, better, inner);
        }
        return new NodeResult(criterion.id(), inner, score, null, inputs, steps);
    }

    /** Why there is no score at all: what is so of every face, else that too little is there. */
    private static Absence sameOr(List<Combination.Part> parts) {
        List<Absence> reasons = parts.stream()
                .map(part -> part.score().fold(score -> Absence.UNSCORED, why -> why))
                .distinct()
                .toList();
        return reasons.size() == 1 ? reasons.get(0) : Absence.UNSCORED;
    }

    private static NodeResult supposed(Criterion criterion, String answer, Map<String, String> context) {
        Rational score = Rating.ofAnswer(criterion.answerType(), answer).score();
        List<Step> steps = new ArrayList<>(List.of(new Step(Rule.ASSUMED, answer, score)));
        boolean wholeCriterion = !context.containsKey(Faces.ATTRIBUTE) || criterion.faces() == null;
        NodeScore scored = wholeCriterion ? rounded(criterion, NodeScore.of(score), steps) : NodeScore.of(score);
        return new NodeResult(criterion.id(), context, scored, null, List.of(), steps);
    }

    // ---- answers

    private NodeScore fromAnswers(
            Criterion criterion, List<Answer> given, Absence ifNone, List<Input> inputs, List<Step> steps) {
        if (given.isEmpty()) {
            return Combination.missing(Rule.NO_ANSWER, ifNone, steps);
        }
        if (given.size() == 1) {
            Answer answer = given.get(0);
            NodeScore score = rate(criterion, answer);
            inputs.add(new Input.OfAnswer(answer, score, null, false));
            if (answer.value() == null) {
                return Combination.missing(Rule.NO_ANSWER, Objects.requireNonNull(answer.absence()), steps);
            }
            steps.addAll(Rating.ofAnswer(criterion.answerType(), answer.value()).steps());
            return score;
        }
        InstanceRule rule = criterion.instances().stream()
                .filter(r -> given.stream().allMatch(answer -> r.when().lets(answer.attributes())))
                .findFirst()
                .orElse(null);
        if (rule == null) {
            forbidden.add("no rule of criterion " + criterion.id() + " fits its " + given.size() + " answers together");
            return Combination.missing(Rule.NO_ANSWER, Absence.UNSCORED, steps);
        }
        List<Combination.Part> scored = new ArrayList<>();
        for (Answer answer : given) {
            NodeScore score = rate(criterion, answer);
            MissingPolicy policy = Combination.policyFor(score, rule.missing());
            inputs.add(new Input.OfAnswer(answer, score, policy, false));
            scored.add(new Combination.Part(criterion.id().value(), score, policy, Rational.ONE));
        }
        boolean noneScored = scored.stream().noneMatch(s -> s.score().isScored());
        return noneScored
                ? Combination.missing(
                        Rule.NOTHING_COUNTS, Combination.commonAbsence(scored, Absence.NOT_ANSWERED), steps)
                : combination.combined(rule.take(), scored, criterion.id(), steps);
    }

    /** The score after the model's rule for answers that nothing stands behind. */
    private NodeScore evidenced(NodeScore score, List<Answer> given, List<Step> steps) {
        EvidenceRule rule = evidenceRule;
        if (rule.equals(EvidenceRule.NOT_ASKED)) {
            return score;
        }
        boolean all = given.stream()
                .filter(answer -> answer.value() != null)
                .allMatch(answer -> answer.evidence().stream().anyMatch(this::stands));
        if (all) {
            return score;
        }
        boolean named = given.stream()
                .filter(answer -> answer.value() != null)
                .allMatch(answer -> answer.evidence().stream().anyMatch(this::supports));
        EvidenceRule.Treatment treatment = named ? rule.expired() : rule.none();
        Absence absence = named ? Absence.EXPIRED : Absence.NO_EVIDENCE;
        return score.fold(exact -> treated(exact, treatment, absence, steps), why -> score);
    }

    private static NodeScore treated(
            Rational exact, EvidenceRule.Treatment treatment, Absence absence, List<Step> steps) {
        Rational cap = treatment.cap();
        if (treatment.kind() == EvidenceRule.Treatment.Kind.NO_SCORE) {
            return Combination.missing(Rule.NO_EVIDENCE, absence, steps);
        }
        if (cap == null || exact.compareTo(cap) <= 0) {
            return NodeScore.of(exact);
        }
        steps.add(new Step(Rule.CAPPED, absence.fileName(), cap));
        return NodeScore.of(cap);
    }

    private boolean supports(EvidenceId id) {
        Evidence piece = assessment.evidence().get(id);
        return piece != null && piece.supports();
    }

    private boolean stands(EvidenceId id) {
        Evidence piece = assessment.evidence().get(id);
        return piece != null && piece.supports() && piece.standingOn(day).stands();
    }

    private static NodeScore rate(Criterion criterion, Answer answer) {
        String value = answer.value();
        return value == null
                ? NodeScore.missing(Objects.requireNonNull(answer.absence()))
                : NodeScore.of(Rating.ofAnswer(criterion.answerType(), value).score());
    }

    private static NodeScore rounded(Criterion criterion, NodeScore score, List<Step> steps) {
        Rounding rounding = criterion.head().rounding();
        return rounding == null ? score : Combination.rounded(rounding, score, steps);
    }
}
