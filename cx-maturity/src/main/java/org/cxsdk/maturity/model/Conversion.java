package org.cxsdk.maturity.model;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Rational;

/** Turns a figure (a number answered, a measurement, an aggregate) into a score. */
public sealed interface Conversion permits Conversion.AsIs, Conversion.Steps, Conversion.Linear {

    /** The score of the figure. */
    Rational scoreOf(Rational figure);

    /** The figure is the score. */
    record AsIs() implements Conversion {
        @Override
        public Rational scoreOf(Rational figure) {
            return figure;
        }
    }

    /**
     * The score of the first step whose condition holds.
     *
     * @param steps tried in this order, at least one
     * @param otherwise the score if none holds
     */
    record Steps(List<Step> steps, Rational otherwise) implements Conversion {

        public Steps {
            steps = List.copyOf(steps);
            Objects.requireNonNull(otherwise, "otherwise");
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("steps must not be empty");
            }
        }

        @Override
        public Rational scoreOf(Rational figure) {
            for (Step step : steps) {
                if (step.when.holdsFor(figure)) {
                    return step.score;
                }
            }
            return otherwise;
        }
    }

    /**
     * One step.
     *
     * @param when the condition on the figure
     * @param score the score if it holds
     */
    record Step(Condition when, Rational score) {
        public Step {
            Objects.requireNonNull(when, "when");
            Objects.requireNonNull(score, "score");
        }
    }

    /**
     * Straight between two figures, cut at both ends; {@code from} may be the greater (less is better).
     *
     * @param from the figure that scores {@code range.min}
     * @param to the figure that scores {@code range.max}
     * @param range the scores at the two ends
     */
    record Linear(Rational from, Rational to, ScoreRange range) implements Conversion {

        public Linear {
            Objects.requireNonNull(range, "range");
            if (from.equals(to)) {
                throw new IllegalArgumentException("from and to (" + from + ") must differ");
            }
        }

        @Override
        public Rational scoreOf(Rational figure) {
            // share = (figure - from) / (to - from), cut to 0..1;  score = min + share (max - min)
            Rational share = figure.minus(from).dividedBy(to.minus(from));
            Rational cut = share.max(Rational.ZERO).min(Rational.ONE);
            return range.min().plus(cut.times(range.max().minus(range.min())));
        }
    }
}
