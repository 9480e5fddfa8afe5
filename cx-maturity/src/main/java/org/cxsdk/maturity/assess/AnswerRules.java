package org.cxsdk.maturity.assess;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.AnswerType;
import org.cxsdk.maturity.model.Attribute;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.Faces;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.Node;
import org.jspecify.annotations.Nullable;

/**
 * Which rules of a model an assessment's answers break: unknown criteria, values that the criterion does not take, second
 * answers where one is allowed, unknown attributes and evidence, measurements in another unit. All of them, in the order
 * of the answers. Pure; one pass.
 */
public final class AnswerRules {

    /** Decimal numbers of a sensible length: enough for every score, too short to exhaust memory. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(?:\\.[0-9]{1,30})?");

    private final MaturityModel model;
    private final Map<String, Set<String>> units = new HashMap<>();

    private AnswerRules(MaturityModel model) {
        this.model = model;
        for (Criterion criterion : model.criteria()) {
            measuredBy(criterion)
                    .ifPresent(definition -> units.computeIfAbsent(definition, d -> new TreeSet<>())
                            .add(measuredUnit(criterion.answerType()).orElseThrow()));
        }
    }

    /** The rules of this model. */
    public static AnswerRules of(MaturityModel model) {
        return new AnswerRules(model);
    }

    /** Every rule that the assessment breaks; empty if it can be scored. */
    public List<AnswerProblem> problemsOf(Assessment assessment) {
        List<AnswerProblem> problems = new ArrayList<>();
        Set<Answer.Place> first = new HashSet<>();
        for (int i = 0; i < assessment.answers().size(); i++) {
            Answer answer = assessment.answers().get(i);
            Optional<Node> node = model.find(answer.criterion());
            if (node.isEmpty()) {
                problems.add(unknownCriterion(i, answer));
            } else if (node.get() instanceof Criterion criterion) {
                checkValue(i, answer, criterion).ifPresent(problems::add);
                checkFace(i, answer, criterion).ifPresent(problems::add);
                boolean again = !first.add(answer.place());
                if (again && criterion.instances().isEmpty()) {
                    problems.add(new AnswerProblem(
                            i,
                            "criterion",
                            criterion.id().value(),
                            "is answered a second time, the model takes one answer"
                                    + (criterion.faces() == null ? "" : " to each face"),
                            "Keep one of the two answers."));
                }
            } else {
                problems.add(new AnswerProblem(
                        i,
                        "criterion",
                        answer.criterion().value(),
                        "is a group, not a criterion",
                        "Answer the criteria below it."));
            }
            checkAttributes(i, answer, problems);
            for (EvidenceId evidence : answer.evidence()) {
                if (!assessment.evidence().containsKey(evidence)) {
                    problems.add(new AnswerProblem(
                            i,
                            "evidence",
                            evidence.value(),
                            "is not among the evidence",
                            "Describe it under \"evidence\" or take it out here."));
                }
            }
        }
        assessment.measurements().forEach((id, measurement) -> checkUnit(id, measurement, problems));
        return problems;
    }

    /** What is wrong with the value of one answer alone, if anything; the index it names is 0. */
    public Optional<AnswerProblem> problemOf(Answer answer, Criterion criterion) {
        return checkValue(0, answer, criterion);
    }

    /** The number that a text writes in plain decimals, if it does. */
    public static Optional<Rational> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(Rational.parse(text)) : Optional.empty();
    }

    /** Yes or no, if the text says so: {@code yes}, {@code true}, {@code no} or {@code false}. */
    public static Optional<Boolean> yesNo(String text) {
        return switch (text) {
            case "yes", "true" -> Optional.of(true);
            case "no", "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private AnswerProblem unknownCriterion(int index, Answer answer) {
        return new AnswerProblem(
                index,
                "criterion",
                answer.criterion().value(),
                "is not a criterion of " + model.id() + "@" + model.version(),
                "Use the identifier of a criterion of this model.");
    }

    private Optional<AnswerProblem> checkValue(int index, Answer answer, Criterion criterion) {
        String value = answer.value();
        if (value == null) {
            return answer.absence() == Absence.UNSCORED
                    ? Optional.of(new AnswerProblem(
                            index,
                            "state",
                            Absence.UNSCORED.fileName(),
                            "is a result, not an answer",
                            "Use not-answered, not-known, not-applicable or not-relevant."))
                    : Optional.empty();
        }
        AnswerType type = criterion.answerType();
        String expected = null;
        if (type instanceof AnswerType.Choice choice) {
            if (choice.option(value).isEmpty()) {
                expected = choice.options().stream()
                        .map(AnswerType.Option::answer)
                        .collect(Collectors.joining(", ", "one of ", ""));
            }
        } else if (type instanceof AnswerType.YesNo) {
            expected = yesNo(value).isPresent() ? null : "yes or no";
        } else if (type instanceof AnswerType.Figure figure) {
            expected = number(value).filter(figure::allows).isPresent() ? null : bounds(figure);
        } else {
            expected = number(value).isPresent() ? null : "a number";
        }
        return expected == null
                ? Optional.empty()
                : Optional.of(new AnswerProblem(
                        index,
                        "value",
                        value,
                        "is not " + expected,
                        "Give " + criterion.id() + " " + expected + ", or a state instead of a value."));
    }

    /** An answer names one of the criterion's faces, or none where it has none. */
    private static Optional<AnswerProblem> checkFace(int index, Answer answer, Criterion criterion) {
        Faces faces = criterion.faces();
        String face = answer.attributes().get(Faces.ATTRIBUTE);
        if (faces == null) {
            // a model without faces may have an attribute of this name
            return face == null || !criterion.instances().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new AnswerProblem(
                            index,
                            "face",
                            face,
                            "is a face, the criterion has none",
                            "Give one answer without a face."));
        }
        if (face != null && faces.titles().containsKey(face)) {
            return Optional.empty();
        }
        return Optional.of(new AnswerProblem(
                index,
                "face",
                face == null ? "" : face,
                face == null ? "is missing, the criterion is answered for each face" : "is not a face of the model",
                "Use one of " + faces.titles().keySet() + "."));
    }

    private void checkAttributes(int index, Answer answer, List<AnswerProblem> problems) {
        answer.attributes().forEach((name, value) -> {
            if (name.equals(Faces.ATTRIBUTE) && model.faces() != null) {
                return;
            }
            Attribute attribute = model.attributes().get(name);
            if (attribute == null) {
                problems.add(new AnswerProblem(
                        index,
                        "attributes",
                        name,
                        "is not an attribute of the model",
                        "Use one of " + model.attributes().keySet() + "."));
            } else if (!attribute.allows(value)) {
                problems.add(new AnswerProblem(
                        index,
                        "attributes",
                        value,
                        "is not a value of the attribute " + name,
                        "Use one of " + attribute.values() + "."));
            }
        });
    }

    private void checkUnit(String id, Measurement measurement, List<AnswerProblem> problems) {
        Set<String> wanted = units.get(id);
        if (wanted == null) {
            problems.add(
                    new AnswerProblem(-1, "measurement", id, "decides no criterion of " + model.id(), "Leave it out."));
        } else if (!wanted.equals(Set.of(measurement.unit()))) {
            problems.add(new AnswerProblem(
                    -1,
                    "measurement",
                    measurement.unit(),
                    "is the unit of " + id + ", the model reads it in " + String.join(" and ", wanted),
                    "Convert the measurement to the model's unit."));
        }
    }

    private static Optional<String> measuredUnit(AnswerType type) {
        if (type instanceof AnswerType.Measured m) {
            return Optional.of(m.unit());
        }
        AnswerType.@Nullable MeasuredChoice by = type instanceof AnswerType.Choice choice ? choice.measuredBy() : null;
        return Optional.ofNullable(by).map(AnswerType.MeasuredChoice::unit);
    }

    /** The definition whose measurement decides the criterion, if one can. */
    public static Optional<String> measuredBy(Criterion criterion) {
        if (criterion.answerType() instanceof AnswerType.Measured m) {
            return Optional.of(m.measurement());
        }
        AnswerType.@Nullable MeasuredChoice by =
                criterion.answerType() instanceof AnswerType.Choice choice ? choice.measuredBy() : null;
        return Optional.ofNullable(by).map(AnswerType.MeasuredChoice::measurement);
    }

    /** The face of the criterion that its measurement decides; empty where it decides the whole, or there is none. */
    public static Optional<String> measuredFace(Criterion criterion) {
        AnswerType.@Nullable MeasuredChoice by =
                criterion.answerType() instanceof AnswerType.Choice choice ? choice.measuredBy() : null;
        return Optional.ofNullable(by).map(AnswerType.MeasuredChoice::face);
    }

    private static String bounds(AnswerType.Figure figure) {
        Rational min = figure.min();
        Rational max = figure.max();
        if (min == null) {
            return max == null ? "a number" : "a number of at most " + max;
        }
        return max == null ? "a number of at least " + min : "a number from " + min + " to " + max;
    }
}
