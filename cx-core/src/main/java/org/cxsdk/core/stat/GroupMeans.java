package org.cxsdk.core.stat;

import java.util.List;
import java.util.Optional;

/**
 * Question: how far should the mean of a group be drawn towards the mean of all, when some groups have three values and some three
 * thousand? Values are {@code mean + group + rest}, both parts normal, with one spread within all groups; the spread between
 * groups is that of restricted maximum likelihood (REML). A group keeps {@code τ² / (τ² + σ² / n)} of its distance from
 * the mean of all: the best linear unbiased prediction. Henderson; Robinson, "That BLUP is a good thing", Statistical Science 6
 * (1991) 15-32; the figures are those of R's {@code nlme::lme(y ~ 1, random = ~ 1 | group)}.
 *
 * <p>Left out: that the two spreads are estimates themselves, so that intervals of few groups are somewhat short. For shares
 * {@link BetaBinomial} is nearer. Some hundred passes over the groups; deterministic, immutable.
 *
 * @param mean the mean of all groups, each weighed by how well it is known
 * @param between standard deviation between groups; 0 if they do not differ beyond chance
 * @param within standard deviation of values within a group, greater than 0
 * @param error standard error of {@code mean}
 */
public record GroupMeans(double mean, double between, double within, double error) implements GroupPrior {

    private static final double LEAST = Math.log(1e-9);
    private static final double MOST = Math.log(1e9);
    private static final int GRID = 400;
    private static final int STEPS = 200;

    public GroupMeans {
        if (!(between >= 0) || !(within > 0) || !(error >= 0)) {
            throw new IllegalArgumentException("between (" + between + "), within (" + within + ") and error (" + error
                    + ") must not be negative, and within not 0");
        }
    }

    /**
     * The values of one group.
     *
     * @param n how many, at least 1
     * @param mean their mean
     * @param squares sum of their squared distances from it
     */
    public record Group(long n, double mean, double squares) {
        public Group {
            if (n < 1 || !(squares >= 0)) {
                throw new IllegalArgumentException(
                        "n (" + n + ") must be at least 1 and squares (" + squares + ") not negative");
            }
        }
    }

    /**
     * Learns from groups. Empty if there are fewer than two, or if no group has values that differ, so that nothing tells chance
     * from difference.
     */
    public static Optional<GroupMeans> fitted(List<Group> groups) {
        double squares = groups.stream().mapToDouble(Group::squares).sum();
        if (groups.size() < 2 || !(squares > 0)) {
            return Optional.empty();
        }
        if (slope(groups, 0) >= 0 && objective(groups, Math.exp(LEAST)) <= lowest(groups)) {
            return Optional.of(at(groups, 0));
        }
        double step = (MOST - LEAST) / GRID;
        double best = LEAST;
        for (int i = 1; i <= GRID; i++) {
            double tried = LEAST + i * step;
            best = objective(groups, Math.exp(tried)) < objective(groups, Math.exp(best)) ? tried : best;
        }
        double low = best - step;
        double high = best + step;
        for (int i = 0; i < STEPS && high - low > 1e-15; i++) {
            double middle = (low + high) / 2;
            if (slope(groups, Math.exp(middle)) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Optional.of(at(groups, Math.exp((low + high) / 2)));
    }

    private static double lowest(List<Group> groups) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 1; i <= GRID; i++) {
            lowest = Math.min(lowest, objective(groups, Math.exp(LEAST + i * (MOST - LEAST) / GRID)));
        }
        return lowest;
    }

    /** The fit for a ratio of the two variances, {@code λ = τ² / σ²}. */
    private static GroupMeans at(List<Group> groups, double ratio) {
        Sums sums = Sums.of(groups, ratio);
        double variance = sums.squares / (sums.n - 1);
        return new GroupMeans(
                sums.mean, Math.sqrt(ratio * variance), Math.sqrt(variance), Math.sqrt(variance / sums.weights));
    }

    /** Minus twice the restricted log likelihood, but for a constant: {@code (N - 1) ln Q + Σ ln(1 + n λ) + ln Σ w}. */
    private static double objective(List<Group> groups, double ratio) {
        Sums sums = Sums.of(groups, ratio);
        double logs = 0;
        for (Group group : groups) {
            logs += Math.log1p(group.n * ratio);
        }
        return (sums.n - 1) * Math.log(sums.squares) + logs + Math.log(sums.weights);
    }

    /** How the objective grows with λ; {@code dw/dλ = -w²}. */
    private static double slope(List<Group> groups, double ratio) {
        Sums sums = Sums.of(groups, ratio);
        double squares = 0;
        double weights = 0;
        for (Group group : groups) {
            double weight = group.n / (1 + group.n * ratio);
            squares -= weight * weight * (group.mean - sums.mean) * (group.mean - sums.mean);
            weights -= weight * weight;
        }
        return (sums.n - 1) * squares / sums.squares + sums.weights + weights / sums.weights;
    }

    /** {@code w = n / (1 + n λ)}, the mean weighed by w, and {@code Q = Σ squares + Σ w (mean of the group - mean)²}. */
    private record Sums(double n, double weights, double mean, double squares) {

        static Sums of(List<Group> groups, double ratio) {
            double n = 0;
            double weights = 0;
            double weighted = 0;
            double squares = 0;
            for (Group group : groups) {
                double weight = group.n / (1 + group.n * ratio);
                n += group.n;
                weights += weight;
                weighted += weight * group.mean;
                squares += group.squares;
            }
            double mean = weighted / weights;
            for (Group group : groups) {
                squares += group.n / (1 + group.n * ratio) * (group.mean - mean) * (group.mean - mean);
            }
            return new Sums(n, weights, mean, squares);
        }
    }

    @Override
    public boolean isOneForAll() {
        return between == 0;
    }

    /** The mean of a group of that many values, drawn towards the mean of all. */
    public double estimate(Group group) {
        return mean + kept(group) * (group.mean - mean);
    }

    /** The standard error of {@link #estimate}: {@code √(τ² (1 - kept) + (1 - kept)² error²)}. */
    public double error(Group group) {
        double lost = 1 - kept(group);
        return Math.sqrt(between * between * lost + lost * lost * error * error);
    }

    private double kept(Group group) {
        return between * between / (between * between + within * within / group.n);
    }
}
