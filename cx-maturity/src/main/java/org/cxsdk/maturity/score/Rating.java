package org.cxsdk.maturity.score;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.assess.AnswerRules;
import org.cxsdk.maturity.model.AnswerType;
import org.cxsdk.maturity.model.Conversion;

/** From what was answered or measured to a score, with the steps taken. Pure. */
final class Rating {

    /**
     * A score and how it came about.
     *
     * @param score the score
     * @param steps the rules applied
     */
    record Rated(Rational score, List<Step> steps) {}

    private Rating() {}

    /** The score of an answer that {@link AnswerRules} found right. */
    static Rated ofAnswer(AnswerType type, String value) {
        if (type instanceof AnswerType.Choice choice) {
            Rational score = scoreOf(choice, value);
            return new Rated(score, List.of(new Step(Rule.ANSWER, value, score)));
        }
        if (type instanceof AnswerType.YesNo yesNo) {
            Rational score = AnswerRules.yesNo(value).orElseThrow() ? yesNo.yes() : yesNo.no();
            return new Rated(score, List.of(new Step(Rule.ANSWER, value, score)));
        }
        Rational figure = AnswerRules.number(value).orElseThrow();
        Conversion conversion =
                type instanceof AnswerType.Figure f ? f.conversion() : ((AnswerType.Measured) type).conversion();
        return converted(conversion, figure, new Step(Rule.ANSWER, value, figure));
    }

    /** The score of a measured figure. */
    static Rated ofFigure(AnswerType type, Rational figure) {
        Step measured = new Step(Rule.MEASUREMENT, "", figure);
        if (type instanceof AnswerType.Measured m) {
            return converted(m.conversion(), figure, measured);
        }
        AnswerType.Choice choice = (AnswerType.Choice) type;
        String answer = Objects.requireNonNull(choice.measuredBy()).answerFor(figure);
        Rational score = scoreOf(choice, answer);
        return new Rated(score, List.of(measured, new Step(Rule.MEASURED_CHOICE, answer, score)));
    }

    /** The figure after a conversion, with the step that was taken, if one was. */
    static Rated converted(Conversion conversion, Rational figure, Step before) {
        if (conversion instanceof Conversion.AsIs) {
            return new Rated(figure, List.of(before));
        }
        Rational score = conversion.scoreOf(figure);
        return new Rated(score, List.of(before, new Step(ruleOf(conversion), detail(conversion, figure), score)));
    }

    private static Rule ruleOf(Conversion conversion) {
        return conversion instanceof Conversion.Steps ? Rule.STEPS : Rule.LINEAR;
    }

    private static String detail(Conversion conversion, Rational figure) {
        if (conversion instanceof Conversion.Steps steps) {
            return steps.steps().stream()
                    .filter(step -> step.when().holdsFor(figure))
                    .map(step -> step.when().toString())
                    .findFirst()
                    .orElse("otherwise");
        }
        Conversion.Linear linear = (Conversion.Linear) conversion;
        return linear.from() + " to " + linear.to();
    }

    private static Rational scoreOf(AnswerType.Choice choice, String answer) {
        return choice.option(answer).orElseThrow().score();
    }
}
