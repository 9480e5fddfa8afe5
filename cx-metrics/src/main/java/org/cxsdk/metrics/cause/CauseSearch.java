package org.cxsdk.metrics.cause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.cxsdk.metrics.Segment;

/**
 * Where did it happen: in which combination of dimensions was more of the unwanted counted than was to be expected?
 *
 * <p>Looks at every part that one to {@code layers} dimensions cut out (parts that hold the same cells count once, under
 * their shortest name) and ranks them by {@link ScanStatistic#expectationBased}. The statistic prefers the subpart that is
 * hit hardest, also when the rest of the part is hit as well. So the most conspicuous one is widened as long as what a wider
 * part adds is itself out of the ordinary: by more than {@value #SIGMAS} standard errors, and by more than a third of the
 * effect on the scale of logarithms. A cause that leaves its own siblings unexplained is named too narrowly. The unwidened
 * part stands second.
 *
 * <p>p values come from random incidents: counts of each cell drawn independently with the expected mean and the incident's
 * dispersion (Poisson; above 1 a negative binomial), the largest statistic of all parts taken, so that the search among many
 * parts is paid for. Left out: causes of which two parts are hit at once are found one by one, not as a pair; causes that make
 * the unwanted rarer; a dimension that is not among the cells.
 *
 * <p>Cost: cells × combinations of dimensions, times replicas; about 5 ms for 150 cells, 4 dimensions and 99 replicas.
 * Immutable and thread-safe; same incident and seed, same answer.
 */
public final class CauseSearch {

    private static final double SIGMAS = 3;

    /** What a wider part adds must show at least this part of the effect, in logarithms. */
    private static final double SHARE_OF_EFFECT = 1.0 / 3;

    /** The most dimensions that a cause may combine. */
    public static final int MOST_LAYERS = 4;

    private static final int LAYERS = 3;
    private static final int LONGEST = 10;
    private static final int REPLICAS = 99;
    private static final long SEED = 20_260_101;

    private final int layers;
    private final int suspects;
    private final int replicas;
    private final long seed;

    private CauseSearch(int layers, int suspects, int replicas, long seed) {
        if (layers < 1 || layers > MOST_LAYERS || suspects < 1 || replicas < 0) {
            throw new IllegalArgumentException("layers (" + layers + ") must be 1 to " + MOST_LAYERS + ", suspects ("
                    + suspects + ") at least 1, replicas (" + replicas + ") not negative");
        }
        this.layers = layers;
        this.suspects = suspects;
        this.replicas = replicas;
        this.seed = seed;
    }

    /** Up to three dimensions at once, ten suspects, 99 random incidents. */
    public static CauseSearch standard() {
        return new CauseSearch(LAYERS, LONGEST, REPLICAS, SEED);
    }

    /** How many dimensions a cause may combine. */
    public CauseSearch layers(int most) {
        return new CauseSearch(most, suspects, replicas, seed);
    }

    /** How many suspects are named at most. */
    public CauseSearch suspects(int most) {
        return new CauseSearch(layers, most, replicas, seed);
    }

    /** How many random incidents the p values rest on; with 0 they are all 1. */
    public CauseSearch replicas(int number) {
        return new CauseSearch(layers, suspects, number, seed);
    }

    /** From which the random incidents are drawn. */
    public CauseSearch seed(long value) {
        return new CauseSearch(layers, suspects, replicas, value);
    }

    /** Searches. */
    public Localisation search(Incident incident) {
        CubeParts parts = CubeParts.of(incident, layers);
        double[] observed = parts.sums(parts.observed());
        double[] expected = parts.sums(parts.expected());
        double[] statistic = new double[parts.size()];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < statistic.length; i++) {
            statistic[i] = ScanStatistic.expectationBased(observed[i], expected[i]);
            if (parts.distinct(i) && statistic[i] > 0) {
                order.add(i);
            }
        }
        order.sort(Comparator.comparingDouble((Integer i) -> -statistic[i])
                .thenComparingInt(parts::layer)
                .thenComparing(parts::segment));
        if (!order.isEmpty()) {
            Integer wide = widened(order.get(0), parts, observed, expected, statistic, incident.dispersion());
            order.remove(wide);
            order.add(0, wide);
        }
        double[] largest = replicas(incident, parts, expected);
        double all = incident.observed();
        double scale = all / incident.expected();
        List<Suspect> found = order.stream()
                .limit(suspects)
                .map(i -> new Suspect(
                        parts.segment(i),
                        observed[i],
                        expected[i],
                        statistic[i],
                        ScanStatistic.kulldorff(observed[i], Math.min(all, expected[i] * scale), all),
                        p(statistic[i], largest)))
                .toList();
        double whole = ScanStatistic.expectationBased(all, incident.expected());
        return new Localisation(
                new Suspect(Segment.WHOLE, all, incident.expected(), whole, 0, p(whole, largest)),
                found,
                parts.distinct(),
                replicas,
                seed,
                incident.dispersion());
    }

    private static Integer widened(
            int narrow, CubeParts parts, double[] observed, double[] expected, double[] statistic, double dispersion) {
        int part = narrow;
        while (true) {
            int wider = -1;
            for (int candidate : parts.wider(part)) {
                double more = observed[candidate] - observed[part];
                double than = expected[candidate] - expected[part];
                if (parts.distinct(candidate)
                        && outOfTheOrdinary(more, than, observed[part] / expected[part], dispersion)
                        && (wider < 0 || statistic[candidate] > statistic[wider])) {
                    wider = candidate;
                }
            }
            if (wider < 0) {
                return part;
            }
            part = wider;
        }
    }

    private static boolean outOfTheOrdinary(double observed, double expected, double effect, double dispersion) {
        return expected > 0
                && observed - expected > SIGMAS * Math.sqrt(dispersion * expected)
                && Math.log(observed / expected) > SHARE_OF_EFFECT * Math.log(effect);
    }

    /** The largest statistic in each random incident. */
    private double[] replicas(Incident incident, CubeParts parts, double[] expected) {
        RandomCounts random = new RandomCounts(new SplittableRandom(seed), incident.dispersion());
        RandomCounts.Source[] cells =
                Arrays.stream(parts.expected()).mapToObj(random::with).toArray(RandomCounts.Source[]::new);
        double[] largest = new double[replicas];
        double[] counts = new double[incident.cells().size()];
        double[] sums = new double[parts.size()];
        for (int replica = 0; replica < replicas; replica++) {
            double all = 0;
            for (int cell = 0; cell < counts.length; cell++) {
                counts[cell] = cells[cell].next();
                all += counts[cell];
            }
            parts.sums(counts, sums);
            double most = ScanStatistic.expectationBased(all, incident.expected());
            for (int i = 0; i < sums.length; i++) {
                double over = sums[i] - expected[i];
                // o ln(o/e) - (o - e) is at most (o - e)²/2e
                if (over > 0 && over * over > 2 * expected[i] * most) {
                    most = Math.max(most, ScanStatistic.expectationBased(sums[i], expected[i]));
                }
            }
            largest[replica] = most;
        }
        return largest;
    }

    private static double p(double statistic, double[] largest) {
        int atLeast = 0;
        for (double random : largest) {
            atLeast += random >= statistic ? 1 : 0;
        }
        return (1.0 + atLeast) / (1 + largest.length);
    }
}
