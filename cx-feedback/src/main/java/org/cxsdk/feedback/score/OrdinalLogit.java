package org.cxsdk.feedback.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;
import org.cxsdk.core.stat.Normal;

/**
 * Question: by what factor do the odds of a better rating rise with each driver, when ratings are an order and not a
 * measure? The proportional odds model, {@code logit P(rating ≤ j) = cut(j) - Σ b x}, by Newton's method on its concave
 * log-likelihood; standard errors from the observed information. McCullagh, "Regression models for ordinal data", Journal of
 * the Royal Statistical Society B 42(2), 1980; the same signs as {@code polr} of the R package MASS.
 *
 * <p>It shows what goes together, not what causes what. Unsound input is refused with a reason. Left out: a test whether odds
 * are proportional. Some ten passes over the rows, O(n (p + k)²) each; stateless.
 */
public final class OrdinalLogit {

    /** Respondents needed for each driver. */
    public static final int RESPONDENTS_PER_DRIVER = 10;

    private static final int MOST_STEPS = 60;
    private static final int MOST_HALVINGS = 30;
    private static final double CONVERGED = 1e-14;
    /** Odds that are a million times better leave no room for doubt: the data part the ratings completely. */
    private static final double SEPARATED = 14;

    private static final double SINGULAR = 1e-9;
    private static final double LEVEL = 0.95;

    private final int[] ranks;
    private final double[][] drivers;
    private final double[] counts;
    private final int cuts;
    private final int size;

    private OrdinalLogit(int[] ranks, double[][] drivers, double[] counts, int levels) {
        this.ranks = ranks;
        this.drivers = drivers;
        this.counts = counts;
        this.cuts = levels - 1;
        this.size = cuts + drivers[0].length;
    }

    /** Why there is no answer. */
    public enum Refusal implements Reason {
        /** There is no driver. */
        NO_DRIVER("There is no driver.", "لا يوجد محرك."),
        /** Fewer respondents than ten for each driver. */
        TOO_FEW_ANSWERS(
                "Too few respondents answered all of the questions: ten for each driver are needed.",
                "عدد من أجابوا عن كل الأسئلة قليل: يلزم عشرة لكل محرك."),
        /** Everybody gave the same answer to the outcome. */
        NOTHING_VARIES(
                "Everybody gave the same answer, so there are no differences to explain.",
                "أعطى الجميع الإجابة نفسها فلا فروق تُفسَّر."),
        /** Drivers say the same, or one says the same of everybody. */
        DRIVERS_COINCIDE(
                "Two or more drivers cannot be told apart, or one does not vary.",
                "محركان أو أكثر لا يمكن التمييز بينهما، أو أحدها لا يتغير."),
        /** A driver parts the ratings completely, so that its effect has no bound. */
        SEPARATED(
                "A driver tells the rating without exception, so the size of its effect is unknown.",
                "يحدد أحد المحركات التقييم بلا استثناء فلا يُعرف مقدار أثره.");

        private final LocalizedText text;

        Refusal(String english, String arabic) {
            this.text = LocalizedText.enAr(english, arabic);
        }

        @Override
        public LocalizedText text() {
            return text;
        }
    }

    /**
     * The effect of one driver.
     *
     * @param coefficient log of the factor by which the odds of a better rating rise with one step of the driver
     * @param standardError of the coefficient
     */
    public record Effect(double coefficient, double standardError) {

        /** The factor itself: 1 is no effect. */
        public double oddsRatio() {
            return Math.exp(coefficient);
        }

        /** Lower end of the 95 % interval of the factor. */
        public double low() {
            return Math.exp(coefficient - Normal.within(LEVEL) * standardError);
        }

        /** Upper end of the interval. */
        public double high() {
            return Math.exp(coefficient + Normal.within(LEVEL) * standardError);
        }

        /** Two-sided p value of no effect, by Wald's test. */
        public double p() {
            return Normal.twoSided(coefficient / standardError);
        }
    }

    /**
     * The result.
     *
     * @param n how many respondents
     * @param effects in the order of the drivers; empty if refused
     * @param cuts between one rating and the next better one that was given, ascending; empty if refused
     * @param deviance minus twice the log-likelihood; 0 if refused
     * @param refusals why there is no answer; empty if there is one
     */
    public record Result(long n, List<Effect> effects, List<Double> cuts, double deviance, List<Refusal> refusals) {
        public Result {
            effects = List.copyOf(effects);
            cuts = List.copyOf(cuts);
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * Fits the model.
     *
     * @param outcome the rating of each respondent; only the order of the codes counts
     * @param drivers for each respondent the value of each driver, in the same order; every row equally long
     */
    public static Result of(int[] outcome, double[][] drivers) {
        double[] once = new double[outcome.length];
        Arrays.fill(once, 1);
        return of(outcome, drivers, once);
    }

    /**
     * Fits the model to rows that stand for several respondents each.
     *
     * @param counts how many respondents each row stands for, none negative
     */
    public static Result of(int[] outcome, double[][] drivers, double[] counts) {
        long n = Math.round(Arrays.stream(counts).sum());
        int p = drivers.length == 0 ? 0 : drivers[0].length;
        if (p == 0) {
            return refused(n, Refusal.NO_DRIVER);
        }
        if (n < (long) RESPONDENTS_PER_DRIVER * p) {
            return refused(n, Refusal.TOO_FEW_ANSWERS);
        }
        int[] levels = java.util.stream.IntStream.range(0, outcome.length)
                .filter(row -> counts[row] > 0)
                .map(row -> outcome[row])
                .sorted()
                .distinct()
                .toArray();
        if (levels.length < 2) {
            return refused(n, Refusal.NOTHING_VARIES);
        }
        int[] ranks = Arrays.stream(outcome)
                .map(code -> Math.max(0, Arrays.binarySearch(levels, code)))
                .toArray();
        return new OrdinalLogit(ranks, drivers, counts, levels.length).fitted(n);
    }

    private static Result refused(long n, Refusal why) {
        return new Result(n, List.of(), List.of(), 0, List.of(why));
    }

    private Result fitted(long n) {
        double[] at = start();
        double likelihood = likelihood(at);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] gradient = new double[size];
            double[][] information = new double[size][size];
            slopes(at, gradient, information);
            double[][] root = root(information);
            if (root.length == 0) {
                return refused(n, Refusal.DRIVERS_COINCIDE);
            }
            double[] move = solved(root, gradient);
            double gain = 0;
            for (int i = 0; i < size; i++) {
                gain += move[i] * gradient[i];
            }
            if (gain < CONVERGED) {
                return result(n, moved(at, move, 1), root, likelihood);
            }
            double[] next = moved(at, move, 1);
            double better = likelihood(next);
            for (int half = 1; half < MOST_HALVINGS && !(better >= likelihood); half++) {
                next = moved(at, move, Math.pow(0.5, half));
                better = likelihood(next);
            }
            at = next;
            likelihood = better;
            for (int j = cuts; j < size; j++) {
                if (Math.abs(at[j]) * spread(j - cuts) > SEPARATED) {
                    return refused(n, Refusal.SEPARATED);
                }
            }
        }
        return refused(n, Refusal.SEPARATED);
    }

    /** No effects, and the cuts that the shares of ratings give. */
    private double[] start() {
        double[] shares = new double[cuts + 1];
        for (int row = 0; row < ranks.length; row++) {
            shares[ranks[row]] += counts[row];
        }
        double all = Arrays.stream(shares).sum();
        double[] at = new double[size];
        double below = 0;
        for (int j = 0; j < cuts; j++) {
            below += shares[j] / all;
            at[j] = Math.log(below / (1 - below));
        }
        return at;
    }

    private double spread(int driver) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < ranks.length; row++) {
            if (counts[row] > 0) {
                least = Math.min(least, drivers[row][driver]);
                most = Math.max(most, drivers[row][driver]);
            }
        }
        return most - least;
    }

    private double effect(double[] at, int row) {
        double sum = 0;
        for (int j = 0; j < drivers[row].length; j++) {
            sum += at[cuts + j] * drivers[row][j];
        }
        return sum;
    }

    private static double logistic(double x) {
        return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
    }

    /** Σ count · log (F(cut above - effect) - F(cut below - effect)); minus infinity where cuts are out of order. */
    private double likelihood(double[] at) {
        double sum = 0;
        for (int row = 0; row < ranks.length; row++) {
            if (counts[row] > 0) {
                double effect = effect(at, row);
                double above = ranks[row] == cuts ? 1 : logistic(at[ranks[row]] - effect);
                double below = ranks[row] == 0 ? 0 : logistic(at[ranks[row] - 1] - effect);
                sum += above > below ? counts[row] * Math.log(above - below) : Double.NEGATIVE_INFINITY;
            }
        }
        return sum;
    }

    /** Gradient of the log-likelihood, and minus its matrix of second derivatives. */
    private void slopes(double[] at, double[] gradient, double[][] information) {
        double[] up = new double[size];
        double[] down = new double[size];
        for (int row = 0; row < ranks.length; row++) {
            if (counts[row] == 0) {
                continue;
            }
            double effect = effect(at, row);
            int rank = ranks[row];
            double above = rank == cuts ? 1 : logistic(at[rank] - effect);
            double below = rank == 0 ? 0 : logistic(at[rank - 1] - effect);
            double densityAbove = above * (1 - above);
            double densityBelow = below * (1 - below);
            double probability = above - below;
            Arrays.fill(up, 0);
            Arrays.fill(down, 0);
            for (int j = 0; j < drivers[row].length; j++) {
                up[cuts + j] = rank == cuts ? 0 : -drivers[row][j];
                down[cuts + j] = rank == 0 ? 0 : -drivers[row][j];
            }
            if (rank < cuts) {
                up[rank] = 1;
            }
            if (rank > 0) {
                down[rank - 1] = 1;
            }
            double a = densityAbove / probability;
            double b = densityBelow / probability;
            double aa = densityAbove * (1 - 2 * above) / probability - a * a;
            double bb = -densityBelow * (1 - 2 * below) / probability - b * b;
            double ab = a * b;
            for (int i = 0; i < size; i++) {
                gradient[i] += counts[row] * (a * up[i] - b * down[i]);
                for (int k = 0; k <= i; k++) {
                    information[i][k] -= counts[row]
                            * (aa * up[i] * up[k] + bb * down[i] * down[k] + ab * (up[i] * down[k] + down[i] * up[k]));
                }
            }
        }
    }

    /** Cholesky's root of a matrix of which the lower half is filled; no rows if it is singular. */
    private static double[][] root(double[][] matrix) {
        double[][] root = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                double left = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    left -= root[i][k] * root[j][k];
                }
                if (i == j) {
                    if (!(left > SINGULAR * matrix[i][i])) {
                        return new double[0][];
                    }
                    root[i][i] = Math.sqrt(left);
                } else {
                    root[i][j] = left / root[j][j];
                }
            }
        }
        return root;
    }

    private static double[] solved(double[][] root, double[] right) {
        double[] solution = right.clone();
        for (int i = 0; i < solution.length; i++) {
            for (int k = 0; k < i; k++) {
                solution[i] -= root[i][k] * solution[k];
            }
            solution[i] /= root[i][i];
        }
        for (int i = solution.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < solution.length; k++) {
                solution[i] -= root[k][i] * solution[k];
            }
            solution[i] /= root[i][i];
        }
        return solution;
    }

    private static double[] moved(double[] from, double[] move, double part) {
        double[] to = from.clone();
        for (int i = 0; i < to.length; i++) {
            to[i] += part * move[i];
        }
        return to;
    }

    private Result result(long n, double[] at, double[][] root, double likelihood) {
        List<Effect> effects = new ArrayList<>();
        for (int j = cuts; j < size; j++) {
            double[] unit = new double[size];
            unit[j] = 1;
            effects.add(new Effect(at[j], Math.sqrt(solved(root, unit)[j])));
        }
        List<Double> between = Arrays.stream(at, 0, cuts).boxed().toList();
        return new Result(n, effects, between, -2 * likelihood, List.of());
    }
}
