package org.cxsdk.maturity.model;

import org.cxsdk.core.Rational;

/**
 * What the scores of a model run from and to.
 *
 * @param min the worst score
 * @param max the best score, more than {@code min}
 */
public record ScoreRange(Rational min, Rational max) {

    public ScoreRange {
        if (min.compareTo(max) >= 0) {
            throw new IllegalArgumentException("min (" + min + ") must be less than max (" + max + ")");
        }
    }

    /** The share of the range that a score makes up: 0 at {@code min}, 1 at {@code max}. */
    public Rational shareOf(Rational score) {
        return score.minus(min).dividedBy(max.minus(min));
    }
}
