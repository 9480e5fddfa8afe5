package org.cxsdk.maturity.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.jspecify.annotations.Nullable;

/** What may be answered to a criterion, and how that scores. */
public sealed interface AnswerType permits AnswerType.Choice, AnswerType.YesNo, AnswerType.Figure, AnswerType.Measured {

    /**
     * One of the answers of a scale.
     *
     * @param scale name of the scale in the model
     * @param options the scale's answers, worst first
     * @param anchors what an answer means for this criterion, by answer; empty where the scale's labels say enough
     * @param measuredBy a measurement that decides instead of a person, where there is one
     */
    record Choice(
            String scale,
            List<Option> options,
            Map<String, LocalizedText> anchors,
            @Nullable MeasuredChoice measuredBy) implements AnswerType {

        private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(?:\\.[0-9]{1,30})?");

        public Choice {
            Objects.requireNonNull(scale, "scale");
            options = List.copyOf(options);
            anchors = Ordered.map(anchors);
            if (options.isEmpty()) {
                throw new IllegalArgumentException("scale " + scale + " must have answers");
            }
        }

        /** The answer of the scale that a text names; {@code 0.50} names {@code 0.5}, if the scale's answers are numbers. */
        public Optional<Option> option(String text) {
            Optional<Option> exact =
                    options.stream().filter(o -> o.answer().equals(text)).findFirst();
            if (exact.isPresent() || !NUMBER.matcher(text).matches()) {
                return exact;
            }
            Rational number = Rational.parse(text);
            return options.stream()
                    .filter(o -> NUMBER.matcher(o.answer()).matches()
                            && Rational.parse(o.answer()).equals(number))
                    .findFirst();
        }
    }

    /**
     * One answer of a scale.
     *
     * @param answer its name in answer documents
     * @param score its score
     * @param label its text for people
     */
    record Option(String answer, Rational score, LocalizedText label) {
        public Option {
            Objects.requireNonNull(answer, "answer");
            Objects.requireNonNull(score, "score");
            Objects.requireNonNull(label, "label");
        }
    }

    /**
     * How a measurement chooses an answer of the scale.
     *
     * @param measurement identifier of the definition (KPI, score) whose measurement decides
     * @param unit the unit it must be in
     * @param steps the answer of the first step whose condition holds
     * @param otherwise the answer if none holds
     * @param face the face of the criterion that it decides; null for a criterion without faces
     */
    record MeasuredChoice(
            String measurement,
            String unit,
            List<ChoiceStep> steps,
            String otherwise,
            @Nullable String face) {
        public MeasuredChoice {
            Objects.requireNonNull(measurement, "measurement");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(otherwise, "otherwise");
            steps = List.copyOf(steps);
        }

        /** The answer for a measured figure. */
        public String answerFor(Rational figure) {
            return steps.stream()
                    .filter(step -> step.when.holdsFor(figure))
                    .map(ChoiceStep::answer)
                    .findFirst()
                    .orElse(otherwise);
        }
    }

    /**
     * One step from a figure to an answer.
     *
     * @param when the condition on the figure
     * @param answer the answer if it holds
     */
    record ChoiceStep(Condition when, String answer) {
        public ChoiceStep {
            Objects.requireNonNull(when, "when");
            Objects.requireNonNull(answer, "answer");
        }
    }

    /**
     * Yes or no.
     *
     * @param yes the score of yes
     * @param no the score of no
     */
    record YesNo(Rational yes, Rational no) implements AnswerType {
        public YesNo {
            Objects.requireNonNull(yes, "yes");
            Objects.requireNonNull(no, "no");
        }
    }

    /**
     * A number; a percentage is a number from 0 to 100.
     *
     * @param min the least number allowed, if there is one
     * @param max the greatest number allowed, if there is one
     * @param conversion from the number to the score
     */
    record Figure(@Nullable Rational min, @Nullable Rational max, Conversion conversion) implements AnswerType {
        public Figure {
            Objects.requireNonNull(conversion, "conversion");
            if (min != null && max != null && min.compareTo(max) > 0) {
                throw new IllegalArgumentException("min (" + min + ") must not be more than max (" + max + ")");
            }
        }

        /** Whether the number is within the bounds. */
        public boolean allows(Rational number) {
            return (min == null || number.compareTo(min) >= 0) && (max == null || number.compareTo(max) <= 0);
        }
    }

    /**
     * Taken from a measurement.
     *
     * @param measurement identifier of the definition (KPI, score) whose measurement decides
     * @param unit the unit it must be in
     * @param conversion from the figure to the score
     */
    record Measured(String measurement, String unit, Conversion conversion) implements AnswerType {
        public Measured {
            Objects.requireNonNull(measurement, "measurement");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(conversion, "conversion");
        }
    }
}
