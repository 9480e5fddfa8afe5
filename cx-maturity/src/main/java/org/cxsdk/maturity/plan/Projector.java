package org.cxsdk.maturity.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.AnswerProblem;
import org.cxsdk.maturity.assess.AnswerRules;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.assess.EvidenceId;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.AnswerType;
import org.cxsdk.maturity.model.Conversion;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.EvidenceRule;
import org.cxsdk.maturity.model.Faces;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;

/**
 * What would the assessment look like once some initiatives are done?
 *
 * <p>An effect raises an answer, never lowers it: the better of the answer there is and the answer expected stands. What
 * does not apply stays so. A KPI that an initiative moves takes its expected figure where the model lets a measurement of
 * that KPI decide; the better figure by the model's own scoring stands. Where the model asks for evidence, what was done is
 * taken to leave some behind. A projection proves nothing. Pure and thread-safe; linear in answers and effects.
 */
public final class Projector {

    private static final EvidenceId EXPECTED = EvidenceId.of("expected-by-the-plan");

    private final MaturityModel model;
    private final Assessment assessment;
    private final AnswerRules rules;
    private final Map<NodeId, Criterion> criteria = new LinkedHashMap<>();

    private Projector(MaturityModel model, Assessment assessment) {
        this.model = Objects.requireNonNull(model, "model");
        this.assessment = Objects.requireNonNull(assessment, "assessment");
        this.rules = AnswerRules.of(model);
        model.criteria().forEach(criterion -> criteria.put(criterion.id(), criterion));
    }

    /** The projector of one assessment by this model. */
    public static Projector of(MaturityModel model, Assessment assessment) {
        return new Projector(model, assessment);
    }

    /**
     * The assessment as it would be with these initiatives done.
     *
     * @throws IllegalArgumentException if an effect names no criterion of the model, or an answer that it does not take
     */
    public Assessment with(Collection<Initiative> done) {
        Map<NodeId, String> raised = new LinkedHashMap<>();
        Map<String, KpiOutcome> moved = new LinkedHashMap<>();
        for (Initiative initiative : done) {
            for (Effect effect : initiative.effects()) {
                raised.merge(effect.criterion(), effect.answer(), (a, b) -> better(effect.criterion(), a, b));
            }
            for (KpiOutcome outcome : initiative.outcomes()) {
                moved.merge(outcome.kpi(), outcome, this::better);
            }
        }
        List<Answer> answers = new ArrayList<>();
        Set<Answer.Place> seen = new HashSet<>();
        for (Answer answer : assessment.answers()) {
            String to = raised.get(answer.criterion());
            seen.add(answer.place());
            answers.add(to == null ? answer : raised(answer, to));
        }
        raised.forEach((criterion, to) -> {
            Faces faces = requireTaken(criterion, to).faces();
            Answer expected = new Answer(criterion, to, null, Map.of(), null, evidenceOf(List.of()));
            for (Answer answer : faces == null ? List.of(expected) : expected.onEachOf(faces)) {
                if (!seen.contains(answer.place())) {
                    answers.add(answer);
                }
            }
        });
        return new Assessment(
                assessment.subject(),
                assessment.scope(),
                assessment.assessor(),
                answers,
                raised.isEmpty() ? assessment.evidence() : evidence(),
                measurements(moved));
    }

    /** The score that an answer gives its criterion. */
    Rational scoreOf(NodeId criterion, String answer) {
        AnswerType type = requireTaken(criterion, answer).answerType();
        if (type instanceof AnswerType.Choice choice) {
            return choice.options().stream()
                    .filter(option -> option.answer().equals(answer))
                    .map(AnswerType.Option::score)
                    .findFirst()
                    .orElseThrow();
        }
        if (type instanceof AnswerType.YesNo yesNo) {
            return AnswerRules.yesNo(answer).orElseThrow() ? yesNo.yes() : yesNo.no();
        }
        Conversion conversion = type instanceof AnswerType.Figure figure
                ? figure.conversion()
                : ((AnswerType.Measured) type).conversion();
        return conversion.scoreOf(AnswerRules.number(answer).orElseThrow());
    }

    private Answer raised(Answer answer, String to) {
        requireTaken(answer.criterion(), to);
        Absence absence = answer.absence();
        String value = answer.value();
        boolean stays = absence != null
                ? absence.outOfScope()
                : value == null || better(answer.criterion(), value, to).equals(value);
        return stays
                ? answer
                : new Answer(
                        answer.criterion(),
                        to,
                        null,
                        answer.attributes(),
                        answer.note(),
                        evidenceOf(answer.evidence()));
    }

    private boolean asksForEvidence() {
        return !model.evidenceRule().equals(EvidenceRule.NOT_ASKED);
    }

    private List<EvidenceId> evidenceOf(List<EvidenceId> named) {
        List<EvidenceId> all = new ArrayList<>(named);
        if (asksForEvidence() && !all.contains(EXPECTED)) {
            all.add(EXPECTED);
        }
        return all;
    }

    private Map<EvidenceId, Evidence> evidence() {
        Map<EvidenceId, Evidence> all = new LinkedHashMap<>(assessment.evidence());
        if (asksForEvidence()) {
            all.put(
                    EXPECTED,
                    new Evidence(EXPECTED, "expected by the plan", null, null, null, true, null, null, null, null));
        }
        return all;
    }

    private String better(NodeId criterion, String a, String b) {
        return scoreOf(criterion, b).compareTo(scoreOf(criterion, a)) > 0 ? b : a;
    }

    private Criterion requireTaken(NodeId id, String answer) {
        Criterion criterion = criteria.get(id);
        if (criterion == null) {
            throw new IllegalArgumentException("model " + model.ref() + " has no criterion " + id);
        }
        Optional<AnswerProblem> problem = rules.problemOf(Answer.of(id, answer), criterion);
        problem.ifPresent(p -> {
            throw new IllegalArgumentException("\"" + answer + "\" for " + id + " " + p.rule());
        });
        return criterion;
    }

    // ---- measurements

    private Map<String, Measurement> measurements(Map<String, KpiOutcome> moved) {
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        assessment.measurements().forEach((id, measurement) -> {
            KpiOutcome outcome = moved.get(id);
            if (outcome != null && improves(measurement, outcome)) {
                measurements.put(id, expected(measurement, outcome.to()));
            } else {
                measurements.put(id, measurement);
            }
        });
        return measurements;
    }

    private boolean improves(Measurement measurement, KpiOutcome outcome) {
        Rational now = Objects.requireNonNullElse(measurement.value(), outcome.from());
        return outcome.unit().equals(measurement.unit()) && gain(outcome.kpi(), now, outcome.to()) > 0;
    }

    private KpiOutcome better(KpiOutcome a, KpiOutcome b) {
        return gain(a.kpi(), a.to(), b.to()) > 0 ? b : a;
    }

    /** Whether a figure is better than another for the criteria it decides, as the model scores them. */
    private int gain(String kpi, Rational before, Rational after) {
        int gain = 0;
        for (Criterion criterion : criteria.values()) {
            AnswerType type = criterion.answerType();
            if (type instanceof AnswerType.Measured measured
                    && measured.measurement().equals(kpi)) {
                gain += measured.conversion()
                        .scoreOf(after)
                        .compareTo(measured.conversion().scoreOf(before));
            } else if (type instanceof AnswerType.Choice choice) {
                AnswerType.MeasuredChoice by = choice.measuredBy();
                if (by != null && by.measurement().equals(kpi)) {
                    gain += scoreOf(criterion.id(), by.answerFor(after))
                            .compareTo(scoreOf(criterion.id(), by.answerFor(before)));
                }
            }
        }
        return gain;
    }

    private static Measurement expected(Measurement measurement, Rational figure) {
        return new Measurement(
                measurement.definition(),
                figure,
                measurement.unit(),
                null,
                0,
                null,
                Measurement.State.PROVISIONAL,
                null,
                0,
                "expected by the plan");
    }
}
