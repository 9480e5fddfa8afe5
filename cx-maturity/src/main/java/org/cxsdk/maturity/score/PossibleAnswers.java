package org.cxsdk.maturity.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.AnswerType;
import org.cxsdk.maturity.model.Condition;
import org.cxsdk.maturity.model.Conversion;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.ScoreRange;
import org.jspecify.annotations.Nullable;

/**
 * The answers to a criterion that make a difference, worst first: every answer of a scale, no and yes, and for a number the
 * figures at which its score changes. Pure.
 */
final class PossibleAnswers {

    /**
     * An answer and what it scores.
     *
     * @param answer the answer
     * @param score its score
     */
    record Possible(String answer, Rational score) {}

    private static final int DECIMALS = 9;

    private PossibleAnswers() {}

    /** Worst first, each score once. */
    static List<Possible> of(Criterion criterion, ScoreRange range) {
        List<Possible> possible = new ArrayList<>();
        AnswerType type = criterion.answerType();
        if (type instanceof AnswerType.Choice choice) {
            choice.options().forEach(option -> possible.add(new Possible(option.answer(), option.score())));
        } else if (type instanceof AnswerType.YesNo yesNo) {
            possible.add(new Possible("no", yesNo.no()));
            possible.add(new Possible("yes", yesNo.yes()));
        } else if (type instanceof AnswerType.Figure figure) {
            figures(figure.conversion(), figure.min(), figure.max(), range).stream()
                    .filter(figure::allows)
                    .forEach(f -> possible.add(
                            new Possible(text(f), figure.conversion().scoreOf(f))));
        } else {
            Conversion conversion = ((AnswerType.Measured) type).conversion();
            figures(conversion, null, null, range)
                    .forEach(f -> possible.add(new Possible(text(f), conversion.scoreOf(f))));
        }
        possible.sort(Comparator.comparing(Possible::score));
        return distinct(possible);
    }

    private static List<Rational> figures(
            Conversion conversion, @Nullable Rational min, @Nullable Rational max, ScoreRange range) {
        List<Rational> figures = new ArrayList<>();
        Optional.ofNullable(min).ifPresent(figures::add);
        Optional.ofNullable(max).ifPresent(figures::add);
        if (conversion instanceof Conversion.Linear linear) {
            figures.add(linear.from());
            figures.add(linear.to());
        } else if (conversion instanceof Conversion.Steps steps) {
            for (Conversion.Step step : steps.steps()) {
                Condition when = step.when();
                figures.add(when.bound());
                // a strict bound is met just beyond it; a closed one is missed there
                figures.add(when.bound().plus(Rational.ONE));
                figures.add(when.bound().minus(Rational.ONE));
            }
        } else {
            figures.add(range.min());
            figures.add(range.max());
        }
        return figures.stream().filter(PossibleAnswers::ends).toList();
    }

    /** Only figures that can be written down in decimals are answers. */
    private static boolean ends(Rational figure) {
        return Rational.of(figure.toBigDecimal(DECIMALS, java.math.RoundingMode.DOWN))
                .equals(figure);
    }

    private static String text(Rational figure) {
        var decimal = figure.toBigDecimal(DECIMALS, java.math.RoundingMode.DOWN).stripTrailingZeros();
        return decimal.signum() == 0 ? "0" : decimal.toPlainString();
    }

    private static List<Possible> distinct(List<Possible> sorted) {
        List<Possible> kept = new ArrayList<>();
        for (Possible possible : sorted) {
            if (kept.isEmpty() || !kept.get(kept.size() - 1).score().equals(possible.score())) {
                kept.add(possible);
            }
        }
        return kept;
    }
}
