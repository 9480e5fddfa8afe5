package org.cxsdk.feedback.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Question: how far off may a weighted mean or total be, given how the people were drawn? Standard errors by linearisation:
 * {@code V = Σ strata (1 - n/N) n/(n-1) Σ clusters (z - mean z)²}, where {@code z} is what a cluster adds to a total, or to a
 * mean less itself; and by the jackknife, which leaves out one cluster at a time and weighs the rest anew. They equal
 * {@code svymean} and {@code svytotal} of the R package survey; Lumley, "Complex surveys", Wiley 2010; Wolter,
 * "Introduction to variance estimation", Springer 2007.
 *
 * <p>Left out: several stages of drawing, and strata with a single cluster, which have no spread to look at and are
 * refused. Immutable; one pass over the answers, the jackknife one for each cluster.
 */
public final class SurveyDesign {

    private final double[] weights;
    private final @Nullable List<String> strata;
    private final @Nullable List<String> clusters;
    private final double @Nullable [] populations;
    private final @Nullable List<String> groups;

    private SurveyDesign(
            double[] weights,
            @Nullable List<String> strata,
            @Nullable List<String> clusters,
            double @Nullable [] populations,
            @Nullable List<String> groups) {
        this.weights = weights;
        this.strata = strata;
        this.clusters = clusters;
        this.populations = populations;
        this.groups = groups;
    }

    /**
     * People drawn one by one.
     *
     * @param weights for each of them how many she stands for, none negative, not all 0
     */
    public static SurveyDesign of(double... weights) {
        Weighting.of(weights);
        return new SurveyDesign(weights.clone(), null, null, null, null);
    }

    /** The same people, drawn within strata: for each of them the stratum. */
    public SurveyDesign stratified(List<String> strata) {
        requireOneForEach("strata", strata.size());
        return new SurveyDesign(weights, List.copyOf(strata), clusters, populations, groups);
    }

    /** The same people, drawn in clusters: for each of them the cluster, named differently in different strata. */
    public SurveyDesign clustered(List<String> clusters) {
        requireOneForEach("clusters", clusters.size());
        return new SurveyDesign(weights, strata, List.copyOf(clusters), populations, groups);
    }

    /** Drawn from few: for each of the people how many clusters, or people where there are no clusters, her stratum has. */
    public SurveyDesign drawnFrom(double... populations) {
        requireOneForEach("populations", populations.length);
        return new SurveyDesign(weights, strata, clusters, populations.clone(), groups);
    }

    /**
     * The same people, weighted anew so that groups have known sizes; what the groups have in common no longer counts as error.
     *
     * @param groups for each of the people the group
     * @param sizes how many people each group stands for; one for each group
     */
    public SurveyDesign postStratified(List<String> groups, Map<String, Double> sizes) {
        requireOneForEach("groups", groups.size());
        Raking.Result weighed = Raking.weigh(weights, List.of(new Raking.Margin(groups, sizes)));
        if (weighed.failure().isPresent()) {
            throw new IllegalArgumentException(
                    "cannot be weighted: " + weighed.failure().get().code());
        }
        double[] anew =
                weighed.weights().stream().mapToDouble(Double::doubleValue).toArray();
        return new SurveyDesign(anew, strata, clusters, populations, List.copyOf(groups));
    }

    private void requireOneForEach(String what, int size) {
        if (size != weights.length) {
            throw new IllegalArgumentException(what + " (" + size + ") must be one for each of " + weights.length);
        }
    }

    /**
     * An estimate and how far off it may be.
     *
     * @param value the estimate
     * @param standardError its standard error
     * @param designEffect its variance as a multiple of that of as many people drawn one by one without weights; empty where
     *     that has no spread
     */
    public record Estimate(double value, double standardError, OptionalDouble designEffect) {}

    /** The weighted mean. */
    public Estimate mean(double... values) {
        boolean[] everybody = new boolean[weights.length];
        Arrays.fill(everybody, true);
        return meanOf(everybody, values);
    }

    /**
     * The weighted mean of some of the people: those of a group, or those who answered. How many they are is an outcome of the
     * drawing and part of the error, as with {@code svymean} of a {@code subset}.
     *
     * @param members for each of the people whether she is one of them
     * @param values for each of the people; those of others are not looked at
     * @throws IllegalArgumentException if the members weigh nothing
     */
    public Estimate meanOf(boolean[] members, double... values) {
        requireOneForEach("members", members.length);
        requireOneForEach("values", values.length);
        double n = 0;
        double all = 0;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            n += members[i] ? 1 : 0;
            all += members[i] ? weights[i] : 0;
            sum += members[i] ? weights[i] * values[i] : 0;
        }
        if (all == 0) {
            throw new IllegalArgumentException("the members weigh nothing");
        }
        double mean = sum / all;
        double[] parts = new double[values.length];
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            parts[i] = members[i] ? (values[i] - mean) / all : 0;
            squares += members[i] ? weights[i] * (values[i] - mean) * (values[i] - mean) : 0;
        }
        double variance = variance(parts);
        // a simple sample of n out of Σ w people
        double simple = squares / all / (n - 1) * Math.max(0, 1 - n / all);
        return new Estimate(
                mean, Math.sqrt(variance), simple > 0 ? OptionalDouble.of(variance / simple) : OptionalDouble.empty());
    }

    /** How many people were drawn. */
    public int size() {
        return weights.length;
    }

    double weight(int member) {
        return weights[member];
    }

    /** The weighted total. */
    public Estimate total(double... values) {
        requireOneForEach("values", values.length);
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            total += weights[i] * values[i];
        }
        return new Estimate(total, Math.sqrt(variance(values.clone())), OptionalDouble.empty());
    }

    /**
     * The weighted mean with the jackknife's standard error, clusters being left out one at a time.
     *
     * @param weighing how weights are made of the weights that are left, for example by raking; clusters left out have 0
     */
    public Estimate jackknifeMean(UnaryOperator<double[]> weighing, double... values) {
        return jackknife(weighing, values, SurveyDesign::mean);
    }

    /** The weighted total with the jackknife's standard error. */
    public Estimate jackknifeTotal(UnaryOperator<double[]> weighing, double... values) {
        return jackknife(weighing, values, (some, of) -> {
            double total = 0;
            for (int i = 0; i < of.length; i++) {
                total += some[i] * of[i];
            }
            return total;
        });
    }

    private interface Statistic {
        double of(double[] weights, double[] values);
    }

    private Estimate jackknife(UnaryOperator<double[]> weighing, double[] values, Statistic statistic) {
        requireOneForEach("values", values.length);
        if (strata != null) {
            throw new IllegalArgumentException("the jackknife here is for designs without strata");
        }
        Map<String, List<Integer>> units = units(null);
        int n = units.size();
        double[] without = new double[n];
        int next = 0;
        for (List<Integer> left : units.values()) {
            double[] rest = weights.clone();
            for (int i = 0; i < rest.length; i++) {
                rest[i] *= n / (n - 1.0);
            }
            left.forEach(i -> rest[i] = 0);
            without[next++] = statistic.of(weighing.apply(rest), values);
        }
        double mean = Arrays.stream(without).sum() / n;
        double squares = Arrays.stream(without)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double variance = (n - 1.0) / n * unseen(n, 0) * squares;
        return new Estimate(
                statistic.of(weighing.apply(weights.clone()), values), Math.sqrt(variance), OptionalDouble.empty());
    }

    private static double mean(double[] weights, double[] values) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
            all += weights[i];
        }
        return sum / all;
    }

    /** Variance of {@code Σ w part} over what the design could have drawn. */
    private double variance(double[] parts) {
        if (groups != null) {
            withoutGroups(parts, groups);
        }
        Map<String, List<Integer>> byStratum = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            byStratum
                    .computeIfAbsent(strata == null ? "" : strata.get(i), first -> new ArrayList<>())
                    .add(i);
        }
        double variance = 0;
        for (Map.Entry<String, List<Integer>> stratum : byStratum.entrySet()) {
            Map<String, List<Integer>> units = units(stratum.getValue());
            int n = units.size();
            if (n < 2) {
                throw new IllegalArgumentException("stratum \"" + stratum.getKey()
                        + "\" has a single cluster, so its spread is unknown; put it together with another one");
            }
            double[] sums = units.values().stream()
                    .mapToDouble(members -> members.stream()
                            .mapToDouble(i -> weights[i] * parts[i])
                            .sum())
                    .toArray();
            double mean = Arrays.stream(sums).sum() / n;
            double squares =
                    Arrays.stream(sums).map(sum -> (sum - mean) * (sum - mean)).sum();
            variance += unseen(n, stratum.getValue().get(0)) * n / (n - 1.0) * squares;
        }
        return variance;
    }

    /** The part of the stratum that was not drawn. */
    private double unseen(int n, int member) {
        if (populations == null) {
            return 1;
        }
        if (populations[member] < n) {
            throw new IllegalArgumentException(
                    "a stratum of " + populations[member] + " cannot give " + n + " clusters or people");
        }
        return 1 - n / populations[member];
    }

    /** Members by cluster; each for herself without clusters. */
    private Map<String, List<Integer>> units(@Nullable List<Integer> members) {
        Map<String, List<Integer>> units = new LinkedHashMap<>();
        for (int i = 0; i < (members == null ? weights.length : members.size()); i++) {
            int member = members == null ? i : members.get(i);
            units.computeIfAbsent(
                            clusters == null ? Integer.toString(member) : clusters.get(member),
                            first -> new ArrayList<>())
                    .add(member);
        }
        return units;
    }

    private void withoutGroups(double[] parts, List<String> of) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            double[] sum = sums.computeIfAbsent(of.get(i), first -> new double[2]);
            sum[0] += weights[i] * parts[i];
            sum[1] += weights[i];
        }
        for (int i = 0; i < parts.length; i++) {
            double[] sum = sums.getOrDefault(of.get(i), new double[] {0, 1});
            parts[i] -= sum[1] == 0 ? 0 : sum[0] / sum[1];
        }
    }
}
