package org.cxsdk.feedback.score;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.core.Reason;
import org.cxsdk.core.stat.Intervals;
import org.cxsdk.core.stat.Normal;
import org.cxsdk.core.stat.Significance;
import org.cxsdk.core.stat.TestResult;
import org.cxsdk.feedback.survey.ScoreDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Question: did a score change, or did other people answer? Shares are compared by the pooled z test with Newcombe's interval,
 * net scores by the unpooled z test, means by Welch's t test. Only scores of one kind are compared: the same method, scale,
 * denominator, direction, codes and wording, both weighted or neither; anything else must be asked for by name. Weighted scores
 * are compared by what their intervals say of them.
 *
 * @param before the earlier score
 * @param after the later one
 * @param difference after minus before; null where one has no figure
 * @param interval 95 % interval of the difference; null where there is none
 * @param p two-sided p value, adjusted if many changes were looked at; null where there is no test
 * @param verdict what it comes to
 */
public record ScoreChange(
        Score before,
        Score after,
        @Nullable Rational difference,
        @Nullable ConfidenceInterval interval,
        @Nullable Double p,
        Verdict verdict) {

    /** Fewer answers than this on either side are too few to tell a change. */
    public static final int LEAST_ANSWERS = 10;

    private static final double LEVEL = 0.95;
    private static final double SIGNIFICANT = 0.05;

    public ScoreChange {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(verdict, "verdict");
    }

    /** What a change comes to. */
    public enum Verdict implements Reason {
        /** Chance alone would hardly give it. */
        REAL("The change is larger than chance explains.", "التغيّر أكبر مما تفسره الصدفة."),
        /** Chance alone gives as much. */
        WITHIN_NOISE("A change of this size is within noise.", "تغيّر بهذا الحجم يقع ضمن حدود الصدفة."),
        /** Nothing can be said. */
        TOO_FEW("There are too few answers to tell.", "عدد الإجابات أقل من أن يسمح بحكم.");

        private final LocalizedText text;

        Verdict(String english, String arabic) {
            this.text = LocalizedText.enAr(english, arabic);
        }

        /** The name in files: {@code real}, {@code within-noise}, {@code too-few}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        @Override
        public LocalizedText text() {
            return text;
        }
    }

    /**
     * Compares two scores of one kind.
     *
     * @throws IllegalArgumentException if they are not; {@link #unlikeness} says why
     */
    public static ScoreChange between(Score before, Score after) {
        SortedSet<String> unlike = unlikeness(before, after);
        if (!unlike.isEmpty()) {
            throw new IllegalArgumentException("scores of different " + unlike + " are not compared");
        }
        return betweenUnlike(before, after);
    }

    /** In what two scores differ, so that they must not be compared or pooled; empty if in nothing. */
    public static SortedSet<String> unlikeness(Score one, Score other) {
        ScoreDefinition a = one.definition();
        ScoreDefinition b = other.definition();
        SortedSet<String> unlike = new TreeSet<>();
        note(unlike, "method", a.method() == b.method());
        note(unlike, "denominator", a.denominator() == b.denominator());
        note(unlike, "direction", a.direction() == b.direction());
        note(
                unlike,
                "codes",
                a.favourable().equals(b.favourable()) && a.unfavourable().equals(b.unfavourable()));
        note(
                unlike,
                "scale",
                one.scale().equals(other.scale())
                        && a.factor().equals(b.factor())
                        && a.constant().equals(b.constant()));
        note(unlike, "wording", one.wording().equals(other.wording()));
        note(unlike, "weighting", (one.weighting() == null) == (other.weighting() == null));
        return unlike;
    }

    private static void note(SortedSet<String> unlike, String what, boolean same) {
        if (!same) {
            unlike.add(what);
        }
    }

    /** Compares two scores of the same method although they differ otherwise, because the caller knows why that is sound. */
    public static ScoreChange betweenUnlike(Score before, Score after) {
        if (before.definition().method() != after.definition().method()) {
            throw new IllegalArgumentException("scores of different methods are not compared");
        }
        Rational earlier = before.value();
        Rational later = after.value();
        if (earlier == null || later == null) {
            return new ScoreChange(before, after, null, null, null, Verdict.TOO_FEW);
        }
        Rational difference = later.minus(earlier);
        if (answers(before) < LEAST_ANSWERS || answers(after) < LEAST_ANSWERS) {
            return new ScoreChange(before, after, difference, null, null, Verdict.TOO_FEW);
        }
        if (before.weighting() != null || after.weighting() != null) {
            return weighted(before, after, difference);
        }
        TestResult test = test(before, after);
        return new ScoreChange(before, after, difference, interval(before, after), test.p(), verdict(test.p()));
    }

    /** The same change judged by a p value that takes the other looks into account. */
    public ScoreChange adjusted(double adjustedP) {
        return p == null ? this : new ScoreChange(before, after, difference, interval, adjustedP, verdict(adjustedP));
    }

    /** The p value, where a test was possible. */
    public Optional<Double> pValue() {
        return Optional.ofNullable(p);
    }

    /** How many answers it rests on, or with weights is worth. */
    private static double answers(Score score) {
        return score.weighting() == null ? score.used() : score.weighting().nEffective();
    }

    /**
     * Weighted scores are compared by their intervals, which know what the weights cost: the difference's is put together of
     * both as Newcombe does, and the z test divides by the two spreads that they stand for.
     */
    private static ScoreChange weighted(Score before, Score after, Rational difference) {
        ConfidenceInterval a = before.interval();
        ConfidenceInterval b = after.interval();
        if (a == null || b == null) {
            return new ScoreChange(before, after, difference, null, null, Verdict.TOO_FEW);
        }
        double from = Objects.requireNonNull(before.value()).toDouble();
        double to = Objects.requireNonNull(after.value()).toDouble();
        ConfidenceInterval interval = new ConfidenceInterval(
                to - from - Math.hypot(to - b.low(), a.high() - from),
                to - from + Math.hypot(b.high() - to, from - a.low()),
                LEVEL,
                "newcombe");
        double spread = Math.hypot(a.high() - a.low(), b.high() - b.low()) / 2 / NORMAL_95;
        double p = spread == 0 ? (from == to ? 1 : 0) : Normal.twoSided((to - from) / spread);
        return new ScoreChange(before, after, difference, interval, p, verdict(p));
    }

    private static Verdict verdict(double p) {
        return p < SIGNIFICANT ? Verdict.REAL : Verdict.WITHIN_NOISE;
    }

    private static TestResult test(Score before, Score after) {
        return switch (before.definition().method()) {
            case TOP_BOX, MET, EXCEEDED ->
                Significance.twoShares(share(before), before.used(), share(after), after.used());
            case NET, NET_CHOICE -> {
                long[] a = sides(before);
                long[] b = sides(after);
                yield Significance.twoNetScores(a[0], a[1], before.used(), b[0], b[1], after.used());
            }
            case MEAN, RESCALED_MEAN, ITEM_INDEX, GAP -> {
                Moments a = Moments.of(before.tally());
                Moments b = Moments.of(after.tally());
                // where neither varies there is no t, but ranks still tell them apart
                yield a.stdev() == 0 && b.stdev() == 0 && a.mean() != b.mean()
                        ? Significance.mannWhitney(new long[] {a.n(), 0}, new long[] {0, b.n()})
                        : Significance.twoMeans(a.mean(), a.stdev(), a.n(), b.mean(), b.stdev(), b.n());
            }
        };
    }

    private static long share(Score score) {
        return Objects.requireNonNull(score.ratio()).numerator().longValueExact();
    }

    private static long[] sides(Score score) {
        ScoreDefinition definition = score.definition();
        boolean choice = definition.method() == org.cxsdk.feedback.survey.ScoreMethod.NET_CHOICE;
        return new long[] {
            choice ? score.tally().countOf(java.util.List.of(1)) : score.tally().countOf(definition.favourable()),
            choice
                    ? score.tally().countOf(java.util.List.of(-1))
                    : score.tally().countOf(definition.unfavourable())
        };
    }

    /** By the spread that the test divided by; null for means of answers that do not vary. */
    private static @Nullable ConfidenceInterval interval(Score before, Score after) {
        switch (before.definition().method()) {
            case TOP_BOX, MET, EXCEEDED -> {
                return times(
                        100, Intervals.difference(share(after), after.used(), share(before), before.used(), LEVEL));
            }
            case NET, NET_CHOICE -> {
                long[] a = sides(after);
                long[] b = sides(before);
                return times(100, Intervals.netDifference(a[0], a[1], after.used(), b[0], b[1], before.used(), LEVEL));
            }
            default -> {
                Moments a = Moments.of(after.tally());
                Moments b = Moments.of(before.tally());
                if (a.stdev() == 0 && b.stdev() == 0) {
                    return null;
                }
                return times(
                        a.stdev() > 0 ? step(after, a) : step(before, b),
                        Intervals.meanDifference(a.mean(), a.stdev(), a.n(), b.mean(), b.stdev(), b.n(), LEVEL));
            }
        }
    }

    /** What a step of one between answers is on the scale of the figure: how much wider its interval is than the answers'. */
    private static double step(Score score, Moments moments) {
        ConfidenceInterval figure = Objects.requireNonNull(score.interval());
        ConfidenceInterval answers = Intervals.mean(moments.mean(), moments.stdev(), moments.n(), LEVEL);
        return (figure.high() - figure.low()) / (answers.high() - answers.low());
    }

    private static ConfidenceInterval times(double factor, ConfidenceInterval interval) {
        return new ConfidenceInterval(interval.low() * factor, interval.high() * factor, LEVEL, interval.method());
    }

    private static final double NORMAL_95 = 1.959963984540054;
}
