package org.cxsdk.core.insight.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.VariantCounter;
import org.cxsdk.core.insight.Variants;

/**
 * Question: which few real journeys stand for all of them?
 *
 * <p>k medoids over the different paths, each weighing as many journeys as took it; the distance of two paths is their edit
 * distance (insertions and deletions), divided by the sum of their lengths: 0 equal, 1 nothing in common. Medoids are chosen
 * one after the other so that the total distance falls most (BUILD of Kaufman and Rousseeuw's PAM, 1990), then exchanged as
 * long as that helps. Deterministic: equal choices are decided by frequency, then by path. Each cluster is shown by its
 * medoid, a path that people took.
 *
 * <p>At most {@value #MAX_PATHS} paths, the most frequent, choose the medoids; all others are assigned to the nearest one.
 * Quadratic in the paths. Stateless.
 */
public final class JourneyClusters {

    /** Beyond this the table of distances grows past a few megabytes and rare paths decide nothing. */
    public static final int MAX_PATHS = 600;

    private final List<Variants.Variant> paths;
    private final int candidates;
    private final double[][] distance;

    private JourneyClusters(List<Variants.Variant> paths) {
        this.paths = paths;
        this.candidates = Math.min(MAX_PATHS, paths.size());
        this.distance = new double[candidates][candidates];
        Map<String, Integer> numbers = new HashMap<>();
        int[][] coded = new int[candidates][];
        for (int i = 0; i < candidates; i++) {
            coded[i] = coded(paths.get(i), numbers);
            for (int j = 0; j < i; j++) {
                distance[i][j] = distance(coded[i], coded[j]);
                distance[j][i] = distance[i][j];
            }
        }
    }

    /**
     * One cluster.
     *
     * @param shownBy the path that stands for it
     * @param journeys how many journeys are in it
     * @param paths how many different paths
     * @param exact how many journeys took exactly the path that stands for it
     * @param meanDistance how far its journeys are from that path, 0 to 1
     */
    public record Cluster(List<String> shownBy, int journeys, int paths, int exact, double meanDistance) {
        public Cluster {
            shownBy = List.copyOf(shownBy);
        }
    }

    /**
     * All clusters.
     *
     * @param clusters by journeys descending, then by path
     * @param covered journeys that took one of the shown paths exactly, of all
     * @param silhouette how well the clusters are told apart, -1 to 1 (Rousseeuw 1987, by distance to the medoids); 0 for one
     *     cluster
     */
    public record Result(List<Cluster> clusters, Ratio covered, double silhouette) {
        public Result {
            clusters = List.copyOf(clusters);
        }
    }

    /**
     * Finds clusters; as many as there are different paths if that is fewer.
     *
     * @param count how many, at least 1
     */
    public static Result find(EventLog log, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count (" + count + ") must be at least 1");
        }
        if (log.cases() == 0) {
            throw new IllegalArgumentException("a log without journeys has no clusters");
        }
        JourneyClusters clusters =
                new JourneyClusters(VariantCounter.count(log, Integer.MAX_VALUE).top());
        return clusters.result(clusters.exchanged(clusters.chosen(Math.min(count, clusters.candidates))));
    }

    private List<Integer> chosen(int count) {
        List<Integer> medoids = new ArrayList<>();
        double[] nearest = new double[candidates];
        Arrays.fill(nearest, 2);
        while (medoids.size() < count) {
            int best = -1;
            double most = -1;
            for (int candidate = 0; candidate < candidates; candidate++) {
                double gain = 0;
                for (int i = 0; i < candidates; i++) {
                    gain += Math.max(0, nearest[i] - distance[i][candidate])
                            * paths.get(i).count();
                }
                if (gain > most + 1e-12 && !medoids.contains(candidate)) {
                    most = gain;
                    best = candidate;
                }
            }
            medoids.add(best);
            for (int i = 0; i < candidates; i++) {
                nearest[i] = Math.min(nearest[i], distance[i][best]);
            }
        }
        return medoids;
    }

    private List<Integer> exchanged(List<Integer> medoids) {
        double cost = cost(medoids);
        for (int round = 0; round < 20; round++) {
            List<Integer> best = medoids;
            for (int m = 0; m < medoids.size(); m++) {
                for (int candidate = 0; candidate < candidates; candidate++) {
                    if (!medoids.contains(candidate)) {
                        List<Integer> changed = new ArrayList<>(medoids);
                        changed.set(m, candidate);
                        double lower = cost(changed);
                        if (lower < cost - 1e-9) {
                            cost = lower;
                            best = changed;
                        }
                    }
                }
            }
            if (best == medoids) {
                return medoids;
            }
            medoids = best;
        }
        return medoids;
    }

    private double cost(List<Integer> medoids) {
        double cost = 0;
        for (int i = 0; i < candidates; i++) {
            double nearest = 2;
            for (int medoid : medoids) {
                nearest = Math.min(nearest, distance[i][medoid]);
            }
            cost += nearest * paths.get(i).count();
        }
        return cost;
    }

    private Result result(List<Integer> medoids) {
        int k = medoids.size();
        int[] journeys = new int[k];
        int[] different = new int[k];
        double[] sum = new double[k];
        double silhouette = 0;
        int all = 0;
        int covered = 0;
        Map<String, Integer> numbers = new HashMap<>();
        int[][] shown = medoids.stream().map(m -> coded(paths.get(m), numbers)).toArray(int[][]::new);
        for (Variants.Variant path : paths) {
            int[] coded = coded(path, numbers);
            int own = 0;
            double nearest = 2;
            double second = 2;
            for (int m = 0; m < k; m++) {
                double d = distance(coded, shown[m]);
                if (d < nearest) {
                    second = nearest;
                    nearest = d;
                    own = m;
                } else {
                    second = Math.min(second, d);
                }
            }
            journeys[own] += path.count();
            different[own]++;
            sum[own] += nearest * path.count();
            all += path.count();
            covered += nearest == 0 ? path.count() : 0;
            // (b - a) / max(a, b), a to the own medoid and b to the next
            silhouette += k == 1 || second == 0 ? 0 : path.count() * (second - nearest) / second;
        }
        List<Cluster> clusters = new ArrayList<>();
        for (int m = 0; m < k; m++) {
            Variants.Variant path = paths.get(medoids.get(m));
            clusters.add(new Cluster(
                    path.path(), journeys[m], different[m], path.count(), sum[m] / Math.max(1, journeys[m])));
        }
        clusters.sort(Comparator.<Cluster>comparingInt(cluster -> -cluster.journeys())
                .thenComparing(cluster -> String.join("\n", cluster.shownBy())));
        return new Result(clusters, Ratio.of(covered, all), silhouette / all);
    }

    private static int[] coded(Variants.Variant path, Map<String, Integer> numbers) {
        return path.path().stream()
                .mapToInt(name -> numbers.computeIfAbsent(name, n -> numbers.size()))
                .toArray();
    }

    /** (|a| + |b| - 2 LCS) / (|a| + |b|). */
    private static double distance(int[] a, int[] b) {
        int[] row = new int[b.length + 1];
        for (int x : a) {
            int diagonal = 0;
            for (int j = 1; j <= b.length; j++) {
                int above = row[j];
                row[j] = x == b[j - 1] ? diagonal + 1 : Math.max(above, row[j - 1]);
                diagonal = above;
            }
        }
        return (double) (a.length + b.length - 2 * row[b.length]) / (a.length + b.length);
    }
}
