package org.cxsdk.metrics.scorecard;

import java.util.Optional;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.core.stat.Intervals;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.KpiResult;
import org.jspecify.annotations.Nullable;

/**
 * One figure set against another of the same KPI: the difference, and whether it is more than chance. Shares are told
 * apart by Newcombe's interval of the difference, other figures if their own intervals do not touch, which is stricter;
 * figures without an interval are not told apart.
 *
 * @param difference the first minus the second; null if one of them has no figure
 * @param interval of the difference, where one is known
 * @param verdict what that means for the first one
 */
public record Comparison(
        @Nullable Rational difference, @Nullable ConfidenceInterval interval, Verdict verdict) {

    /** How the first fares against the second. */
    public enum Verdict {
        /** Better, beyond chance. */
        BETTER,
        /** Worse, beyond chance. */
        WORSE,
        /** Chance explains the difference, or there is none. */
        NOT_TOLD_APART,
        /** Nothing is known of how sure the figures are, or one is missing. */
        UNKNOWN
    }

    /** Compares two results of one KPI at the 95 % level. */
    public static Comparison of(KpiResult first, KpiResult second) {
        return of(first, second, 0.95);
    }

    /** Compares two results of one KPI. */
    public static Comparison of(KpiResult first, KpiResult second, double level) {
        Rational a = first.measurement().value();
        Rational b = second.measurement().value();
        if (a == null || b == null) {
            return new Comparison(null, null, Verdict.UNKNOWN);
        }
        Rational difference = a.minus(b);
        ConfidenceInterval interval = interval(first, second, level);
        Optional<Boolean> apart = interval != null
                ? Optional.of(interval.low() > 0 || interval.high() < 0)
                : untouched(first.measurement(), second.measurement());
        boolean better = difference.signum() > 0 == (first.kpi().direction() == Direction.HIGHER_IS_BETTER);
        Verdict verdict = apart.map(told -> told && difference.signum() != 0
                        ? better ? Verdict.BETTER : Verdict.WORSE
                        : Verdict.NOT_TOLD_APART)
                .orElse(Verdict.UNKNOWN);
        return new Comparison(difference, interval, verdict);
    }

    private static @Nullable ConfidenceInterval interval(KpiResult first, KpiResult second, double level) {
        if (!first.kpi().measure().isShare()
                || first.denominator() == null
                || second.denominator() == null
                || !isShare(first)
                || !isShare(second)) {
            return null;
        }
        return Intervals.difference(
                first.numerator().longValue(),
                first.denominator().longValue(),
                second.numerator().longValue(),
                second.denominator().longValue(),
                level);
    }

    private static boolean isShare(KpiResult result) {
        return result.denominator() != null
                && result.denominator().signum() > 0
                && result.numerator().compareTo(result.denominator()) <= 0;
    }

    private static Optional<Boolean> untouched(Measurement first, Measurement second) {
        ConfidenceInterval a = first.interval();
        ConfidenceInterval b = second.interval();
        return a == null || b == null ? Optional.empty() : Optional.of(a.low() > b.high() || b.low() > a.high());
    }
}
