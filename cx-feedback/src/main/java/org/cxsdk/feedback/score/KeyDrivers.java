package org.cxsdk.feedback.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/**
 * Question: how much of the differences in an outcome goes with each driver? The explained variance R² of a linear regression
 * is shared out by the mean gain of a driver over all orders in which drivers can enter: LMG, which is the Shapley value
 * (Lindeman, Merenda and Gold 1980; Grömping, "Relative importance for linear regression in R", Journal of Statistical
 * Software 17(1), 2006). Bands come from a bootstrap of respondents with a fixed seed.
 *
 * <p>It shows what goes together, not what causes what. Unsound input is refused with a reason. Left out: drivers that are
 * asked of some respondents only, because their absence is an answer of its own.
 *
 * <p>Cost 2<sup>p</sup> small regressions, twice a hundred times for bands of up to ten drivers; stateless.
 */
public final class KeyDrivers {

    /** Most drivers. */
    public static final int MOST_DRIVERS = 15;

    /** Respondents needed for each driver. */
    public static final int RESPONDENTS_PER_DRIVER = 10;

    private static final int MOST_WITH_BANDS = 10;
    private static final int DRAWS = 200;
    private static final long SEED = 20260101L;
    private static final double SINGULAR = 1e-10;

    private KeyDrivers() {}

    /** Why there is no answer. */
    public enum Refusal implements Reason {
        /** Fewer respondents than ten for each driver answered everything. */
        TOO_FEW_ANSWERS(
                "Too few respondents answered all of the questions: ten for each driver are needed.",
                "عدد من أجابوا عن كل الأسئلة قليل: يلزم عشرة لكل محرك."),
        /** There are fewer than two drivers. */
        TOO_FEW_DRIVERS(
                "There are fewer than two questions that could be drivers.", "هناك أقل من سؤالين يصلحان محركين."),
        /** There are more drivers than can be computed exactly. */
        TOO_MANY_DRIVERS(
                "More than fifteen drivers are not shared out exactly; choose some.",
                "لا يمكن التوزيع الدقيق على أكثر من خمسة عشر محركا؛ اختر بعضها."),
        /** Everybody gave the same answer to the outcome. */
        NOTHING_VARIES(
                "Everybody gave the same answer, so there are no differences to explain.",
                "أعطى الجميع الإجابة نفسها فلا فروق تُفسَّر."),
        /** Drivers say the same, so that they cannot be told apart. */
        DRIVERS_COINCIDE(
                "Two or more drivers got the same answers from everybody and cannot be told apart.",
                "محركان أو أكثر تلقيا الإجابات نفسها من الجميع ولا يمكن التمييز بينهما.");

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
     * What one driver takes part in.
     *
     * @param importance its part of R²; the parts of all drivers add up to R²
     * @param share its part of what is explained, 0 to 1
     * @param low lower end of the 95 % band of the share; NaN without bands
     * @param high upper end of the band; NaN without bands
     * @param correlation with the outcome, -1 to 1
     * @param rankCorrelation correlation of the ranks (Spearman), -1 to 1; it holds for ratings that are only an order
     * @param relativeWeight Johnson's relative weight as a part of what is explained, 0 to 1: a second opinion on the share
     */
    public record Driver(
            double importance,
            double share,
            double low,
            double high,
            double correlation,
            double rankCorrelation,
            double relativeWeight) {}

    /**
     * The result.
     *
     * @param n how many respondents answered everything
     * @param explained R², 0 to 1
     * @param drivers in the order given; empty if refused
     * @param refusals why there is no answer; empty if there is one
     */
    public record Result(long n, double explained, List<Driver> drivers, List<Refusal> refusals) {
        public Result {
            drivers = List.copyOf(drivers);
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * Shares out what the drivers explain of the outcome.
     *
     * @param outcome the outcome of each respondent
     * @param drivers for each respondent the value of each driver, in the same order; every row equally long
     */
    public static Result of(double[] outcome, double[][] drivers) {
        int n = outcome.length;
        int p = n == 0 ? 0 : drivers[0].length;
        if (p < 2) {
            return refused(n, Refusal.TOO_FEW_DRIVERS);
        }
        if (p > MOST_DRIVERS) {
            return refused(n, Refusal.TOO_MANY_DRIVERS);
        }
        if (n < RESPONDENTS_PER_DRIVER * p) {
            return refused(n, Refusal.TOO_FEW_ANSWERS);
        }
        int[] everybody = new int[n];
        Arrays.setAll(everybody, i -> i);
        double[][] covariance = covariance(outcome, drivers, everybody);
        if (covariance[p][p] <= SINGULAR) {
            return refused(n, Refusal.NOTHING_VARIES);
        }
        double[] importance = importance(covariance);
        if (importance.length == 0) {
            return refused(n, Refusal.DRIVERS_COINCIDE);
        }
        double explained = Arrays.stream(importance).sum();
        double[] ranks = rankCorrelations(outcome, drivers, everybody);
        double[] relative = RelativeWeights.of(covariance);
        double[][] bands = p <= MOST_WITH_BANDS ? bands(outcome, drivers) : new double[p][];
        List<Driver> result = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            double correlation = covariance[j][p] / Math.sqrt(covariance[j][j] * covariance[p][p]);
            result.add(new Driver(
                    importance[j],
                    explained == 0 ? 0 : importance[j] / explained,
                    bands[j] == null ? Double.NaN : bands[j][0],
                    bands[j] == null ? Double.NaN : bands[j][1],
                    correlation,
                    ranks[j],
                    explained == 0 ? 0 : relative[j] / explained));
        }
        return new Result(n, explained, result, List.of());
    }

    private static Result refused(long n, Refusal why) {
        return new Result(n, 0, List.of(), List.of(why));
    }

    private static double[][] covariance(double[] outcome, double[][] drivers, int[] rows) {
        int p = drivers[0].length;
        double[] mean = new double[p + 1];
        for (int row : rows) {
            for (int j = 0; j <= p; j++) {
                mean[j] += value(outcome, drivers, row, j) / rows.length;
            }
        }
        double[][] covariance = new double[p + 1][p + 1];
        for (int row : rows) {
            for (int j = 0; j <= p; j++) {
                double off = value(outcome, drivers, row, j) - mean[j];
                for (int k = 0; k <= j; k++) {
                    covariance[j][k] += off * (value(outcome, drivers, row, k) - mean[k]);
                }
            }
        }
        for (int j = 0; j <= p; j++) {
            for (int k = 0; k < j; k++) {
                covariance[k][j] = covariance[j][k];
            }
        }
        return covariance;
    }

    private static double[] rankCorrelations(double[] outcome, double[][] drivers, int[] everybody) {
        int p = drivers[0].length;
        double[][] ranked = new double[drivers.length][p];
        double[] column = new double[drivers.length];
        for (int j = 0; j < p; j++) {
            for (int row = 0; row < column.length; row++) {
                column[row] = drivers[row][j];
            }
            double[] ranks = ranks(column);
            for (int row = 0; row < column.length; row++) {
                ranked[row][j] = ranks[row];
            }
        }
        double[][] covariance = covariance(ranks(outcome), ranked, everybody);
        double[] correlations = new double[p];
        for (int j = 0; j < p; j++) {
            correlations[j] = covariance[j][p] / Math.sqrt(covariance[j][j] * covariance[p][p]);
        }
        return correlations;
    }

    /** Ranks from 1; equal values share the mean of their ranks. */
    private static double[] ranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        Map<Double, Double> shared = new HashMap<>();
        for (int first = 0; first < sorted.length; ) {
            int after = first;
            while (after < sorted.length && sorted[after] == sorted[first]) {
                after++;
            }
            shared.put(sorted[first], (first + 1 + after) / 2.0);
            first = after;
        }
        double[] ranks = new double[values.length];
        Arrays.setAll(ranks, i -> shared.getOrDefault(values[i], 0.0));
        return ranks;
    }

    private static double value(double[] outcome, double[][] drivers, int row, int column) {
        return column == drivers[row].length ? outcome[row] : drivers[row][column];
    }

    /** The mean gain of each driver over all orders; an empty array if drivers coincide. */
    static double[] importance(double[][] covariance) {
        int p = covariance.length - 1;
        double[] explained = new double[1 << p];
        for (int set = 1; set < explained.length; set++) {
            explained[set] = explained(covariance, set);
            if (Double.isNaN(explained[set])) {
                return new double[0];
            }
        }
        // |S|! (p - |S| - 1)! / p!
        double[] weight = new double[p];
        weight[0] = 1.0 / p;
        for (int size = 1; size < p; size++) {
            weight[size] = weight[size - 1] * size / (p - size);
        }
        double[] importance = new double[p];
        for (int set = 0; set < explained.length; set++) {
            int size = Integer.bitCount(set);
            for (int j = 0; j < p; j++) {
                if ((set & 1 << j) == 0) {
                    importance[j] += weight[size] * (explained[set | 1 << j] - explained[set]);
                }
            }
        }
        return importance;
    }

    /** R² of a regression on some of the drivers, by Cholesky; NaN if they coincide. */
    private static double explained(double[][] covariance, int set) {
        int p = covariance.length - 1;
        int[] columns = new int[Integer.bitCount(set)];
        for (int j = 0, used = 0; j < p; j++) {
            if ((set & 1 << j) != 0) {
                columns[used++] = j;
            }
        }
        int size = columns.length;
        double[][] root = new double[size][size];
        double[] solved = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double left = covariance[columns[i]][columns[j]];
                for (int k = 0; k < j; k++) {
                    left -= root[i][k] * root[j][k];
                }
                if (i == j) {
                    if (left <= SINGULAR * Math.max(1, covariance[columns[i]][columns[i]])) {
                        return Double.NaN;
                    }
                    root[i][i] = Math.sqrt(left);
                } else {
                    root[i][j] = left / root[j][j];
                }
            }
            double right = covariance[columns[i]][p];
            for (int k = 0; k < i; k++) {
                right -= root[i][k] * solved[k];
            }
            solved[i] = right / root[i][i];
            sum += solved[i] * solved[i];
        }
        return sum / covariance[p][p];
    }

    /** Percentiles of the shares when respondents are drawn again; draws in which drivers coincide are left out. */
    private static double[][] bands(double[] outcome, double[][] drivers) {
        int p = drivers[0].length;
        SplittableRandom random = new SplittableRandom(SEED);
        List<double[]> draws = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            int[] rows = new int[outcome.length];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = random.nextInt(rows.length);
            }
            double[][] covariance = covariance(outcome, drivers, rows);
            double[] importance = covariance[p][p] <= SINGULAR ? new double[0] : importance(covariance);
            if (importance.length > 0) {
                draws.add(importance);
            }
        }
        double[][] bands = new double[p][];
        for (int j = 0; j < p && draws.size() >= DRAWS / 2; j++) {
            int driver = j;
            double[] shares = draws.stream()
                    .mapToDouble(draw -> draw[driver] / Arrays.stream(draw).sum())
                    .sorted()
                    .toArray();
            bands[j] = new double[] {
                org.cxsdk.core.stat.Quantiles.type7(shares, 0.025), org.cxsdk.core.stat.Quantiles.type7(shares, 0.975)
            };
        }
        return bands;
    }
}
