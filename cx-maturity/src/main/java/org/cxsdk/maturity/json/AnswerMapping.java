package org.cxsdk.maturity.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.maturity.model.AnswerType;
import org.cxsdk.maturity.model.Conversion;
import org.jspecify.annotations.Nullable;

/** What the criteria of a model document take for an answer, and how a figure becomes a score. */
final class AnswerMapping {

    private final Loaded<ModelDocument> loaded;
    private final ModelWords words;
    private final ModelTexts texts;

    AnswerMapping(Loaded<ModelDocument> loaded, ModelWords words) {
        this.loaded = loaded;
        this.words = words;
        this.texts = new ModelTexts(loaded);
    }

    /** What the criterion takes for an answer; null if what it says makes no type. */
    @Nullable
    AnswerType answerType(ModelDocument.Answer given) {
        if (given.type() == null) {
            return null;
        }
        refuseForeignKeys(given);
        return switch (given.type()) {
            case CHOICE -> choice(given);
            case YES_NO ->
                new AnswerType.YesNo(
                        given.yes() == null ? words.range().max() : given.yes(),
                        given.no() == null ? words.range().min() : given.no());
            case PERCENTAGE ->
                new AnswerType.Figure(
                        Rational.ZERO,
                        Rational.of(100),
                        conversion(given, given.steps(), given.otherwise(), given.linear()));
            case NUMBER -> number(given);
            case MEASURED -> measured(given);
        };
    }

    private void refuseForeignKeys(ModelDocument.Answer given) {
        boolean choice = given.type() == ModelDocument.AnswerWord.CHOICE;
        boolean yesNo = given.type() == ModelDocument.AnswerWord.YES_NO;
        boolean figure = !choice && !yesNo;
        Map<String, @Nullable Object> foreign = new LinkedHashMap<>();
        foreign.put("scale", choice ? null : given.scale());
        foreign.put("anchors", choice ? null : given.anchors());
        foreign.put("measuredBy", choice ? null : given.measuredBy());
        foreign.put("yes", yesNo ? null : given.yes());
        foreign.put("no", yesNo ? null : given.no());
        boolean number = given.type() == ModelDocument.AnswerWord.NUMBER;
        foreign.put("min", number ? null : given.min());
        foreign.put("max", number ? null : given.max());
        boolean measured = given.type() == ModelDocument.AnswerWord.MEASURED;
        foreign.put("measurement", measured ? null : given.measurement());
        foreign.put("unit", measured ? null : given.unit());
        foreign.put("steps", figure ? null : given.steps());
        foreign.put("otherwise", figure ? null : given.otherwise());
        foreign.put("linear", figure ? null : given.linear());
        foreign.forEach((key, value) -> {
            if (value != null) {
                loaded.violation(loaded.pathOf(given, key), "does not belong to this type of answer", "Take it out");
            }
        });
    }

    private @Nullable AnswerType choice(ModelDocument.Answer given) {
        if (given.scale() == null) {
            loaded.violation(loaded.pathOf(given, "scale"), "is missing", "Name one of the model's scales");
            return null;
        }
        List<AnswerType.Option> options = words.scales().get(given.scale());
        if (options == null) {
            loaded.unknown(
                    loaded.pathOf(given, "scale"),
                    given.scale(),
                    "is not among the model's scales",
                    words.scales().keySet());
            return null;
        }
        Set<String> answers = new LinkedHashSet<>();
        options.forEach(option -> answers.add(option.answer()));
        Set<String> anchored = ModelTexts.orEmpty(given.anchors()).keySet();
        anchored.stream()
                .filter(answer -> !answers.contains(answer))
                .forEach(answer -> loaded.unknown(
                        loaded.pathOf(given, "anchors", answer), answer, "is not an answer of the scale", answers));
        if (!anchored.isEmpty() && !anchored.containsAll(answers)) {
            Set<String> without = new LinkedHashSet<>(answers);
            without.removeAll(anchored);
            loaded.violation(
                    loaded.pathOf(given, "anchors"),
                    "leave out " + without,
                    "Say what each answer of the scale means here, or say it of none");
        }
        return options.isEmpty()
                ? null
                : new AnswerType.Choice(
                        given.scale(),
                        options,
                        ModelTexts.orEmpty(given.anchors()),
                        measuredBy(given.measuredBy(), answers));
    }

    private AnswerType.@Nullable MeasuredChoice measuredBy(
            ModelDocument.@Nullable MeasuredBy given, Set<String> answers) {
        if (given == null || given.measurement() == null || given.unit() == null || given.otherwise() == null) {
            return null;
        }
        List<AnswerType.ChoiceStep> steps = new ArrayList<>();
        for (ModelDocument.ChoiceStep step : ModelTexts.orEmpty(given.steps())) {
            if (step.when() != null && step.answer() != null) {
                requireAnswer(loaded.pathOf(step, "answer"), step.answer(), answers);
                steps.add(new AnswerType.ChoiceStep(
                        texts.condition(loaded.pathOf(step, "when"), step.when()), step.answer()));
            }
        }
        requireAnswer(loaded.pathOf(given, "otherwise"), given.otherwise(), answers);
        return new AnswerType.MeasuredChoice(given.measurement(), given.unit(), steps, given.otherwise(), given.face());
    }

    private void requireAnswer(String path, String answer, Set<String> answers) {
        if (!answers.contains(answer)) {
            loaded.unknown(path, answer, "is not an answer of the scale", answers);
        }
    }

    private @Nullable AnswerType number(ModelDocument.Answer given) {
        if (given.min() != null && given.max() != null && given.min().compareTo(given.max()) > 0) {
            loaded.violation(
                    loaded.pathOf(given, "max"), "is less than min (" + given.min() + ")", "Swap the two or mend one");
            return null;
        }
        return new AnswerType.Figure(
                given.min(), given.max(), conversion(given, given.steps(), given.otherwise(), given.linear()));
    }

    private @Nullable AnswerType measured(ModelDocument.Answer given) {
        texts.require(given.measurement(), given, "measurement", "Name the definition whose measurement decides");
        texts.require(given.unit(), given, "unit", "Name the unit, for example percent");
        return given.measurement() == null || given.unit() == null
                ? null
                : new AnswerType.Measured(
                        given.measurement(),
                        given.unit(),
                        conversion(given, given.steps(), given.otherwise(), given.linear()));
    }

    /** What becomes of a figure; as it is where nothing, or nothing that holds, is said. */
    Conversion conversion(
            Record owner,
            @Nullable List<ModelDocument.Step> steps,
            @Nullable Rational otherwise,
            ModelDocument.@Nullable Linear linear) {
        if (steps != null && linear != null) {
            loaded.violation(loaded.pathOf(owner, "linear"), "stands beside steps", "Convert by one of the two");
        }
        if ((steps == null) != (otherwise == null)) {
            loaded.violation(
                    loaded.pathOf(owner, steps == null ? "otherwise" : "steps"),
                    steps == null ? "stands without steps" : "stand without otherwise",
                    "Write steps and otherwise together");
        }
        if (steps != null && otherwise != null) {
            List<Conversion.Step> mapped = new ArrayList<>();
            for (ModelDocument.Step step : steps) {
                if (step.when() != null && step.score() != null) {
                    mapped.add(new Conversion.Step(
                            texts.condition(loaded.pathOf(step, "when"), step.when()), step.score()));
                }
            }
            if (steps.isEmpty()) {
                loaded.violation(loaded.pathOf(owner, "steps"), "is empty", "Write at least one step");
            }
            return mapped.isEmpty() ? new Conversion.AsIs() : new Conversion.Steps(mapped, otherwise);
        }
        if (linear != null && linear.from() != null && linear.to() != null) {
            if (linear.from().equals(linear.to())) {
                loaded.violation(loaded.pathOf(linear, "to"), "equals from", "Give two different figures");
                return new Conversion.AsIs();
            }
            return new Conversion.Linear(linear.from(), linear.to(), words.range());
        }
        return new Conversion.AsIs();
    }
}
