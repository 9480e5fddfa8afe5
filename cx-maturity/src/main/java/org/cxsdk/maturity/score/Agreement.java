package org.cxsdk.maturity.score;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How far do assessors agree, beyond chance? The usual statistics, each as its author defined it:
 *
 * <ul>
 *   <li>Cohen's kappa (1960) and weighted kappa (1968): two raters, {@code 1 - Σ w·observed / Σ w·expected};
 *   <li>Fleiss' kappa (1971): the same number of ratings of each unit;
 *   <li>Krippendorff's alpha (2004): any number of raters, gaps allowed, {@code 1 - D_o / D_e} over the coincidences of values;
 *   <li>intraclass correlations (Shrout and Fleiss 1979).
 * </ul>
 *
 * <p>Maturity levels have an order and assessors skip items, so {@link Scale#ORDINAL} alpha is the one to use by default.
 * Krippendorff calls 0.80 and more firm and 0.667 tentative. Without a value where the statistic is not defined: nothing to
 * compare, or every rating the same. Left out: confidence intervals. Pure, stateless; linear in the ratings but for alpha,
 * which adds the square of the number of different values.
 */
public final class Agreement {

    private Agreement() {}

    /** How far apart two values are. */
    public enum Scale {
        /** Equal or not. */
        NOMINAL,
        /** By how many ratings lie between them. */
        ORDINAL,
        /** By the square of the difference. */
        INTERVAL,
        /** By the square of the difference over the sum. */
        RATIO
    }

    /** How much a disagreement weighs in Cohen's kappa. */
    public enum Weights {
        /** All alike. */
        NONE,
        /** By the distance. */
        LINEAR,
        /** By the square of the distance. */
        QUADRATIC;

        double of(int i, int j) {
            int distance = Math.abs(i - j);
            return switch (this) {
                case NONE -> distance == 0 ? 0 : 1;
                case LINEAR -> distance;
                case QUADRATIC -> (double) distance * distance;
            };
        }
    }

    /**
     * Cohen's kappa of two raters.
     *
     * @param table how often the first gave category i and the second category j, categories in order; square
     */
    public static OptionalDouble cohen(int[][] table, Weights weights) {
        int k = table.length;
        double[] first = new double[k];
        double[] second = new double[k];
        double n = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                first[i] += table[i][j];
                second[j] += table[i][j];
                n += table[i][j];
            }
        }
        double observed = 0;
        double expected = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                observed += weights.of(i, j) * table[i][j];
                expected += weights.of(i, j) * first[i] * second[j] / n;
            }
        }
        return n == 0 || expected == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - observed / expected);
    }

    /**
     * Fleiss' kappa.
     *
     * @param counts for each unit, how many raters gave each category; the same number of ratings of each unit, at least 2
     */
    public static OptionalDouble fleiss(int[][] counts) {
        if (counts.length == 0) {
            return OptionalDouble.empty();
        }
        int raters = sum(counts[0]);
        if (raters < 2) {
            throw new IllegalArgumentException("each unit needs at least 2 ratings");
        }
        double[] share = new double[counts[0].length];
        double agreement = 0;
        for (int[] unit : counts) {
            if (sum(unit) != raters) {
                throw new IllegalArgumentException("each unit needs the same number of ratings (" + raters + ")");
            }
            double pairs = 0;
            for (int j = 0; j < unit.length; j++) {
                pairs += (double) unit[j] * (unit[j] - 1);
                share[j] += unit[j] / ((double) raters * counts.length);
            }
            agreement += pairs / ((double) raters * (raters - 1)) / counts.length;
        }
        double chance = 0;
        for (double p : share) {
            chance += p * p;
        }
        return chance == 1 ? OptionalDouble.empty() : OptionalDouble.of((agreement - chance) / (1 - chance));
    }

    /**
     * Krippendorff's alpha.
     *
     * @param units the values given to each unit; who gave which does not matter, and units with fewer than two are left out
     */
    public static OptionalDouble krippendorff(List<List<Double>> units, Scale scale) {
        // coincidences of values: each pair within a unit of m values counts 1 / (m - 1)
        Map<Double, Map<Double, Double>> coincidences = new TreeMap<>();
        Map<Double, Double> totals = new TreeMap<>();
        double n = 0;
        for (List<Double> unit : units) {
            if (unit.size() < 2) {
                continue;
            }
            for (int i = 0; i < unit.size(); i++) {
                totals.merge(unit.get(i), 1.0, Double::sum);
                n++;
                for (int j = 0; j < unit.size(); j++) {
                    if (i != j) {
                        coincidences
                                .computeIfAbsent(unit.get(i), v -> new TreeMap<>())
                                .merge(unit.get(j), 1.0 / (unit.size() - 1), Double::sum);
                    }
                }
            }
        }
        double observed = 0;
        double expected = 0;
        for (Map.Entry<Double, Double> c : totals.entrySet()) {
            for (Map.Entry<Double, Double> k : totals.entrySet()) {
                double distance = distance(scale, c.getKey(), k.getKey(), totals);
                observed += distance
                        * coincidences.getOrDefault(c.getKey(), Map.of()).getOrDefault(k.getKey(), 0.0);
                expected += distance * c.getValue() * k.getValue();
            }
        }
        // alpha = 1 - (n - 1) Σ o·δ² / Σ n_c·n_k·δ²
        return expected == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - (n - 1) * observed / expected);
    }

    private static double distance(Scale scale, double c, double k, Map<Double, Double> totals) {
        if (c == k) {
            return 0;
        }
        double root =
                switch (scale) {
                    case NOMINAL -> 1;
                    case INTERVAL -> c - k;
                    case RATIO -> (c - k) / (c + k);
                    case ORDINAL -> between(Math.min(c, k), Math.max(c, k), totals);
                };
        return root * root;
    }

    /** How many ratings lie between two values, half of those at the ends included. */
    private static double between(double low, double high, Map<Double, Double> totals) {
        double count = 0;
        for (Map.Entry<Double, Double> value : totals.entrySet()) {
            if (value.getKey() >= low && value.getKey() <= high) {
                count += value.getValue();
            }
        }
        return count - (totals.getOrDefault(low, 0.0) + totals.getOrDefault(high, 0.0)) / 2;
    }

    /**
     * The six intraclass correlations of Shrout and Fleiss.
     *
     * @param oneRandom ICC(1,1): each unit has raters of its own
     * @param twoRandom ICC(2,1): the raters are a sample of raters
     * @param twoFixed ICC(3,1): these raters alone matter
     * @param oneRandomMean ICC(1,k), of the mean of the raters
     * @param twoRandomMean ICC(2,k)
     * @param twoFixedMean ICC(3,k)
     */
    public record Intraclass(
            double oneRandom,
            double twoRandom,
            double twoFixed,
            double oneRandomMean,
            double twoRandomMean,
            double twoFixedMean) {}

    /**
     * The intraclass correlations.
     *
     * @param ratings for each unit the rating of each rater, without gaps; at least two of each
     * @return empty where they are not defined, because nothing differs
     */
    public static Optional<Intraclass> intraclass(double[][] ratings) {
        int n = ratings.length;
        int k = n == 0 ? 0 : ratings[0].length;
        if (n < 2 || k < 2) {
            throw new IllegalArgumentException("at least two units and two raters are needed");
        }
        double[] raterMeans = new double[k];
        double[] unitMeans = new double[n];
        double grand = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
                unitMeans[i] += ratings[i][j] / k;
                raterMeans[j] += ratings[i][j] / n;
                grand += ratings[i][j] / ((double) n * k);
            }
        }
        double total = 0;
        double between = 0;
        for (int i = 0; i < n; i++) {
            between += k * square(unitMeans[i] - grand);
            for (int j = 0; j < k; j++) {
                total += square(ratings[i][j] - grand);
            }
        }
        double raters = 0;
        for (int j = 0; j < k; j++) {
            raters += n * square(raterMeans[j] - grand);
        }
        // sums of squares are not negative, whatever the last digit says
        double within = Math.max(0, total - between);
        double rest = Math.max(0, within - raters);
        // mean squares: between units, within units, between raters, rest
        double bms = between / (n - 1);
        double wms = within / ((double) n * (k - 1));
        double jms = raters / (k - 1);
        double ems = rest / ((double) (n - 1) * (k - 1));
        if (total == 0 || bms == 0) {
            return Optional.empty();
        }
        return Optional.of(new Intraclass(
                (bms - wms) / (bms + (k - 1) * wms),
                (bms - ems) / (bms + (k - 1) * ems + k * (jms - ems) / n),
                (bms - ems) / (bms + (k - 1) * ems),
                (bms - wms) / bms,
                (bms - ems) / (bms + (jms - ems) / n),
                (bms - ems) / bms));
    }

    private static double square(double x) {
        return x * x;
    }

    private static int sum(int[] counts) {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }
}
