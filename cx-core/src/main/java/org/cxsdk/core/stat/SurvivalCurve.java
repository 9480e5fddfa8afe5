package org.cxsdk.core.stat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.cxsdk.core.ConfidenceInterval;

/**
 * How long cases take when some are still open: the share of cases that take longer than t. Averages over closed cases only
 * leave out exactly the slow ones; here an open case counts as long as it was watched.
 *
 * <p>The product-limit estimate: S(t) = Π (1 - dᵢ/nᵢ) over the times tᵢ ≤ t at which dᵢ of nᵢ cases at risk ended; Kaplan
 * and Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958) 457-481. A case is at risk at t if
 * entry &lt; t ≤ exit, so cases that came in later count from then on; one that is open at t still counts at t. Variance
 * after Greenwood (1926): S² Σ dᵢ/(nᵢ(nᵢ - dᵢ)). Limits on the scale of log S, as R's {@code survfit} has them by default.
 *
 * <p>Assumes that being still open tells nothing of how long a case will yet take. O(n log n); immutable and thread-safe.
 */
public final class SurvivalCurve {

    /** R's {@code survfit} takes S as one half within the square root of the machine's precision. */
    private static final double NEAR = Math.sqrt(Math.ulp(1.0));

    private final int n;
    private final int events;
    private final double last;
    private final List<Step> steps;

    private SurvivalCurve(int n, int events, double last, List<Step> steps) {
        this.n = n;
        this.events = events;
        this.last = last;
        this.steps = List.copyOf(steps);
    }

    /**
     * A fall of the curve.
     *
     * @param time when
     * @param atRisk how many cases were watched then, at least 1
     * @param events how many ended then, at least 1
     * @param survival the share of cases that take longer, 0 to 1
     * @param logVariance Greenwood's variance of log S: Σ dᵢ/(nᵢ(nᵢ - dᵢ)); infinite where S is 0
     */
    public record Step(double time, int atRisk, int events, double survival, double logVariance) {

        /** Standard error of the share; 0 where the share is 0. */
        public double standardError() {
            return survival == 0 ? 0 : survival * Math.sqrt(logVariance);
        }

        /** Limits of the share: exp(log S ∓ z √variance), cut at 1; both 0 where S is 0. */
        public ConfidenceInterval interval(double level) {
            if (survival == 0) {
                return new ConfidenceInterval(0, 0, level, "log");
            }
            double half = Intervals.normalQuantile(level) * Math.sqrt(logVariance);
            return new ConfidenceInterval(
                    survival * Math.exp(-half), Math.min(1, survival * Math.exp(half)), level, "log");
        }
    }

    /**
     * The mean up to a horizon, since the mean itself is not known while cases are open.
     *
     * @param horizon up to when
     * @param value the area below the curve up to there
     * @param standardError of the value
     */
    public record RestrictedMean(double horizon, double value, double standardError) {}

    /**
     * Estimates the curve.
     *
     * @param times at least one case
     */
    public static SurvivalCurve of(Collection<SurvivalTime> times) {
        if (times.isEmpty()) {
            throw new IllegalArgumentException("a survival curve needs at least one case");
        }
        double[] entries =
                times.stream().mapToDouble(SurvivalTime::entry).sorted().toArray();
        double[] exits = times.stream().mapToDouble(SurvivalTime::exit).sorted().toArray();
        double[] ends = times.stream()
                .filter(SurvivalTime::event)
                .mapToDouble(SurvivalTime::exit)
                .sorted()
                .toArray();
        List<Step> steps = new ArrayList<>();
        double survival = 1;
        double logVariance = 0;
        int entered = 0;
        int left = 0;
        for (int i = 0; i < ends.length; ) {
            double t = ends[i];
            int d = i;
            while (i < ends.length && ends[i] == t) {
                i++;
            }
            d = i - d;
            // at risk: entry < t <= exit; who enters at 0 is at risk at 0 too
            while (entered < entries.length && (entries[entered] < t || entries[entered] == 0)) {
                entered++;
            }
            while (left < exits.length && exits[left] < t) {
                left++;
            }
            int atRisk = entered - left;
            survival = atRisk == d ? 0 : survival * (atRisk - d) / atRisk;
            logVariance += atRisk == d ? Double.POSITIVE_INFINITY : d / ((double) atRisk * (atRisk - d));
            steps.add(new Step(t, atRisk, d, survival, logVariance));
        }
        return new SurvivalCurve(times.size(), ends.length, exits[exits.length - 1], steps);
    }

    /** How many cases there are, open ones included. */
    public int n() {
        return n;
    }

    /** How many of them ended. */
    public int events() {
        return events;
    }

    /** The longest time for which a case was watched. */
    public double last() {
        return last;
    }

    /** The falls of the curve in order of time; before the first the share is 1. */
    public List<Step> steps() {
        return steps;
    }

    /** The share of cases that take longer than {@code time}. */
    public double at(double time) {
        return lastStep(time).map(Step::survival).orElse(1.0);
    }

    /** The last fall of the curve up to {@code time}, whose share and limits hold there; empty before the first. */
    public Optional<Step> lastStep(double time) {
        Step last = null;
        for (Step step : steps) {
            if (step.time() > time) {
                break;
            }
            last = step;
        }
        return Optional.ofNullable(last);
    }

    /**
     * The time by which a share of the cases has ended; empty if fewer are known to have. Where the curve lies at that share
     * for a while, the middle of that while, as in R.
     *
     * @param share more than 0, less than 1: 0.5 for the median
     */
    public OptionalDouble quantile(double share) {
        return crossing(requireShare(share), Step::survival);
    }

    /** The median; empty if fewer than half are known to have ended. */
    public OptionalDouble median() {
        return quantile(0.5);
    }

    /** Lower limit of the quantile: where the lower limit of the curve crosses. Empty if it never does. */
    public OptionalDouble quantileLow(double share, double level) {
        return crossing(
                requireShare(share), step -> limit(step, step.interval(level).low()));
    }

    /** Upper limit of the quantile: where the upper limit of the curve crosses. Empty if it never does. */
    public OptionalDouble quantileHigh(double share, double level) {
        return crossing(
                requireShare(share), step -> limit(step, step.interval(level).high()));
    }

    /** Where the curve has come to 0 its variance, and so its limits, are not known. */
    private static double limit(Step step, double value) {
        return step.survival() == 0 ? Double.NaN : value;
    }

    /**
     * The mean up to a horizon: the area below the curve, with the variance Σ aᵢ² dᵢ/(nᵢ(nᵢ - dᵢ)), where aᵢ is the area
     * from tᵢ to the horizon; Klein and Moeschberger, "Survival Analysis" (2003), formulas 4.5.1 and 4.5.2.
     *
     * @param horizon more than 0. Behind the last watched time the curve is taken as level, which is an assumption
     */
    public RestrictedMean restrictedMean(double horizon) {
        if (!(horizon > 0) || !Double.isFinite(horizon)) {
            throw new IllegalArgumentException("horizon (" + horizon + ") must be positive and finite");
        }
        List<Step> within = steps.stream().filter(step -> step.time() < horizon).toList();
        double area = 0;
        double variance = 0;
        double until = horizon;
        for (int i = within.size() - 1; i >= 0; i--) {
            Step step = within.get(i);
            area += step.survival() * (until - step.time());
            until = step.time();
            int stay = step.atRisk() - step.events();
            if (stay > 0) {
                variance += area * area * step.events() / ((double) step.atRisk() * stay);
            }
        }
        return new RestrictedMean(horizon, area + until, Math.sqrt(variance));
    }

    private OptionalDouble crossing(double share, ToDoubleFunction<Step> curve) {
        double level = 1 - share;
        for (int i = 0; i < steps.size(); i++) {
            double here = curve.applyAsDouble(steps.get(i));
            if (here < level + NEAR) {
                if (Math.abs(here - level) < NEAR) {
                    for (int j = i + 1; j < steps.size(); j++) {
                        if (curve.applyAsDouble(steps.get(j)) < here) {
                            return OptionalDouble.of(
                                    (steps.get(i).time() + steps.get(j).time()) / 2);
                        }
                    }
                }
                return OptionalDouble.of(steps.get(i).time());
            }
        }
        return OptionalDouble.empty();
    }

    private static double requireShare(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share (" + share + ") must lie between 0 and 1");
        }
        return share;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SurvivalCurve that
                && n == that.n
                && events == that.events
                && last == that.last
                && steps.equals(that.steps);
    }

    @Override
    public int hashCode() {
        return Objects.hash(n, events, last, steps);
    }

    @Override
    public String toString() {
        return "SurvivalCurve[n=" + n + ", events=" + events + ", " + Arrays.toString(steps.toArray()) + "]";
    }
}
