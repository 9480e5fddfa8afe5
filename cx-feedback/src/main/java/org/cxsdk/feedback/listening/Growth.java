package org.cxsdk.feedback.listening;

import java.util.Optional;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.stat.Intervals;
import org.cxsdk.feedback.score.ScoreChange;
import org.jspecify.annotations.Nullable;

/**
 * Question: do people write more than in the period before, or is it chance? Posts a day in one period over those in the other;
 * given the sum of both, the later count is binomial, so the interval of the ratio follows from that of Clopper and Pearson
 * (the exact method of R's {@code poisson.test}). Pure.
 *
 * @param before posts in the earlier period
 * @param after posts in the later one
 * @param ratio posts a day after over before; null if there were none before
 * @param interval 95 % interval of the ratio; null if it has no end
 * @param verdict real if the interval leaves out 1; too few below ten posts in both together
 */
public record Growth(
        long before,
        long after,
        @Nullable Double ratio,
        @Nullable ConfidenceInterval interval,
        ScoreChange.Verdict verdict) {

    private static final double LEVEL = 0.95;

    /** Fewer posts in both periods together tell nothing. */
    private static final int LEAST = 10;

    /**
     * Compares two periods.
     *
     * @param daysBefore length of the earlier one, above 0
     * @param daysAfter length of the later one, above 0
     */
    public static Growth of(long before, double daysBefore, long after, double daysAfter) {
        if (before < 0 || after < 0 || !(daysBefore > 0) || !(daysAfter > 0)) {
            throw new IllegalArgumentException("counts must not be negative, and days must be positive");
        }
        if (before == 0) {
            return new Growth(
                    before, after, null, null, after < LEAST ? ScoreChange.Verdict.TOO_FEW : ScoreChange.Verdict.REAL);
        }
        double days = daysBefore / daysAfter;
        double ratio = (double) after / before * days;
        ConfidenceInterval share = Intervals.clopperPearson(after, before + after, LEVEL);
        // share of the later period p = r / (1 + r) for periods of equal length
        double low = share.low() / (1 - share.low()) * days;
        ConfidenceInterval interval = share.high() < 1
                ? new ConfidenceInterval(low, share.high() / (1 - share.high()) * days, LEVEL, "clopper-pearson")
                : null;
        boolean real = low > 1 || interval != null && interval.high() < 1;
        return new Growth(
                before,
                after,
                ratio,
                interval,
                before + after < LEAST
                        ? ScoreChange.Verdict.TOO_FEW
                        : real ? ScoreChange.Verdict.REAL : ScoreChange.Verdict.WITHIN_NOISE);
    }

    /** By how much of what was before it grew; empty if there was nothing before. */
    public Optional<Double> rate() {
        return ratio == null ? Optional.empty() : Optional.of(ratio - 1);
    }
}
