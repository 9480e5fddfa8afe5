package org.cxsdk.core.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cxsdk.core.stat.MultipleTesting;
import org.cxsdk.core.stat.Quantiles;
import org.cxsdk.core.stat.Tails;

/**
 * Which values of a series stand apart. Of measured values by the generalised ESD test, which finds several at once and
 * controls the false alarms (Rosner, "Percentage points for a generalized ESD many-outlier procedure", Technometrics 25
 * (1983) 165-172), or by Hampel's rule, which is robust but knows no error rate; of counts by exact Poisson tails against what
 * was expected, with the share of false alarms held by Benjamini and Hochberg. Take trend and season out first; what is tested
 * is a remainder. Stateless.
 */
public final class Outliers {

    private static final double TO_SIGMA = 1.4826;
    private static final double FENCES = 3;

    /** Fences that are nearer than this stand on one another. */
    private static final double ROUNDING = 1e-14;

    private Outliers() {}

    /**
     * One step of the generalised ESD test.
     *
     * @param index of the value farthest from the mean of those left, from 1
     * @param statistic how far, in standard deviations
     * @param critical what the statistic must exceed
     */
    public record EsdStep(int index, double statistic, double critical) {}

    /**
     * The generalised ESD test.
     *
     * @param steps as many as were allowed
     * @param outliers the indices that stand apart, from 1, the farthest first: those up to the last step that exceeds
     */
    public record Esd(List<EsdStep> steps, List<Integer> outliers) {
        public Esd {
            steps = List.copyOf(steps);
            outliers = List.copyOf(outliers);
        }
    }

    /**
     * Tests for up to {@code most} outliers.
     *
     * @param values finite; about normal but for the outliers, 15 or more for the critical values to be right
     * @param most at least 1, below the number of values less 2
     * @param alpha how often an outlier is found in a series without one
     */
    public static Esd esd(double[] values, int most, double alpha) {
        requireFinite(values);
        int n = values.length;
        if (most < 1 || most > n - 2) {
            throw new IllegalArgumentException("most (" + most + ") must be 1 to " + (n - 2));
        }
        List<Integer> left = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        List<EsdStep> steps = new ArrayList<>();
        int found = 0;
        for (int i = 1; i <= most; i++) {
            double mean = left.stream().mapToDouble(j -> values[j]).average().orElseThrow();
            double squares = left.stream()
                    .mapToDouble(j -> (values[j] - mean) * (values[j] - mean))
                    .sum();
            double sigma = Math.sqrt(squares / (left.size() - 1));
            int farthest = left.get(0);
            for (int j : left) {
                farthest = Math.abs(values[j] - mean) > Math.abs(values[farthest] - mean) ? j : farthest;
            }
            double statistic = sigma == 0 ? 0 : Math.abs(values[farthest] - mean) / sigma;
            // λ = (n - i) t / √((n - i - 1 + t²)(n - i + 1)), t at 1 - α/(2(n - i + 1)) with n - i - 1 degrees of
            // freedom
            double t = Tails.studentQuantile(1 - alpha / (2 * (n - i + 1)), n - i - 1);
            double critical = (n - i) * t / Math.sqrt((n - i - 1 + t * t) * (n - i + 1));
            steps.add(new EsdStep(farthest + 1, statistic, critical));
            found = statistic > critical ? i : found;
            left.remove(Integer.valueOf(farthest));
        }
        return new Esd(steps, steps.stream().limit(found).map(EsdStep::index).toList());
    }

    /**
     * Values farther than k robust standard deviations from the median: |x - median| > k · 1.4826 · MAD.
     *
     * @return indices from 1, in order; none where most values are alike
     */
    public static List<Integer> hampel(double[] values, double k) {
        requireFinite(values);
        double median = Quantiles.median(values);
        double sigma = TO_SIGMA
                * Quantiles.median(
                        Arrays.stream(values).map(x -> Math.abs(x - median)).toArray());
        return sigma == 0
                ? List.of()
                : IntStream.range(0, values.length)
                        .filter(i -> Math.abs(values[i] - median) > k * sigma)
                        .map(i -> i + 1)
                        .boxed()
                        .toList();
    }

    /**
     * Values far from the smooth course of their series, as R's {@code tsoutliers} (package forecast) finds them where there is
     * no season: the course is Friedman's super smoother, far is more than three interquartile ranges beyond the quartiles of
     * what is left. Values found are bridged, and what then stands out is found as well. Bears courses that no level and no
     * line describes, such as prices.
     *
     * @param values in order of time; {@code NaN} where there is none
     * @return indices from 1, in order
     */
    public static List<Integer> aroundCourse(double[] values) {
        boolean[] gaps = new boolean[values.length];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = Double.isNaN(values[i]);
        }
        requireFinite(
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray());
        boolean[] found = far(SuperSmoother.bridged(values, gaps), gaps);
        double[] bridged = SuperSmoother.bridged(values, either(gaps, found));
        boolean[] all = either(found, far(bridged, new boolean[gaps.length]));
        return IntStream.range(0, all.length)
                .filter(i -> all[i])
                .map(i -> i + 1)
                .boxed()
                .toList();
    }

    private static boolean[] far(double[] values, boolean[] gaps) {
        double[] course = SuperSmoother.smooth(values);
        double[] rest = IntStream.range(0, values.length)
                .filter(i -> !gaps[i])
                .mapToDouble(i -> values[i] - course[i])
                .sorted()
                .toArray();
        double low = Quantiles.type7(rest, 0.25);
        double high = Quantiles.type7(rest, 0.75);
        double reach = FENCES * (high - low);
        boolean[] far = new boolean[values.length];
        for (int i = 0; i < far.length; i++) {
            double left = values[i] - course[i];
            far[i] = high - low + 2 * reach > ROUNDING && !gaps[i] && (left < low - reach || left > high + reach);
        }
        return far;
    }

    private static boolean[] either(boolean[] one, boolean[] other) {
        boolean[] either = new boolean[one.length];
        for (int i = 0; i < either.length; i++) {
            either[i] = one[i] || other[i];
        }
        return either;
    }

    /**
     * What is left of values without their season: each less the median of its phase, for example of its hour of the week. What
     * one strange value does to a mean it does not do to a median, so {@link #esd} and {@link #hampel} find it in what is left.
     *
     * @param values finite, in order of time
     * @param season points in a season, 168 for hours of a week; at least 1, and there twice or more
     */
    public static double[] withoutSeason(double[] values, int season) {
        requireFinite(values);
        if (season < 1 || values.length < 2 * season) {
            throw new IllegalArgumentException(
                    "a season of " + season + " points must be there twice in " + values.length + " values");
        }
        double[] rest = values.clone();
        for (int phase = 0; phase < season; phase++) {
            int from = phase;
            double[] alike = IntStream.range(0, (values.length - phase + season - 1) / season)
                    .mapToDouble(i -> values[from + i * season])
                    .toArray();
            double median = Quantiles.median(alike);
            for (int i = phase; i < values.length; i += season) {
                rest[i] -= median;
            }
        }
        return rest;
    }

    /**
     * A count that is higher than expected.
     *
     * @param index of the cell, from 1
     * @param p how probable so many or more are
     * @param adjusted the least share of false alarms at which it is one (Benjamini and Hochberg 1995)
     */
    public record CountAlarm(int index, double p, double adjusted) {}

    /**
     * Counts that are too high, among many cells looked at at once.
     *
     * @param observed counts, not negative
     * @param expected what was forecast for each, more than 0
     * @param falseShare which share of the alarms may be false, for example 0.05
     * @return by index
     */
    public static List<CountAlarm> counts(long[] observed, double[] expected, double falseShare) {
        if (observed.length != expected.length) {
            throw new IllegalArgumentException("every count needs an expectation");
        }
        double[] p = new double[observed.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = Tails.poissonAtLeast(observed[i], expected[i]);
        }
        double[] adjusted = MultipleTesting.falseDiscoveryRate(p);
        return IntStream.range(0, p.length)
                .filter(i -> adjusted[i] <= falseShare)
                .mapToObj(i -> new CountAlarm(i + 1, p[i], adjusted[i]))
                .toList();
    }

    private static void requireFinite(double[] values) {
        if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("values must be there and finite");
        }
    }
}
