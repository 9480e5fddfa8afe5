package org.cxsdk.metrics.cause;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.cxsdk.metrics.Segment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Incidents made at random in the shape of those that operators of a video service labelled: four dimensions, a third of the
 * combinations in use, volumes and rates over several orders of magnitude, causes of one to three dimensions as often as there,
 * rates that vary from minute to minute and within the cause. The cause must be found as often as by the bare scan of
 * Kulldorff (1997), which is known to find it among those labelled incidents.
 */
class RandomIncidentsTest {

    private static final List<String> DIMENSIONS = List.of("cdn", "bitrate", "device", "p2p");
    private static final int[] VALUES = {7, 6, 8, 2};
    private static final int[][] CAUSES = {{1}, {1}, {1}, {1}, {1}, {0, 3}, {1, 3}, {0, 1, 3}, {1, 2}};
    private static final int MINUTES = 16;
    private static final int CASES = 60;

    @ParameterizedTest
    @CsvSource({
        // variation from minute to minute, variation within the cause, least share found first, and within three
        "0.15, 0.2, 0.7, 0.8",
        "0.3, 0.4, 0.5, 0.6"
    })
    void search_findsAsManyCauses_asTheBareScan(double noise, double within, double first, double three) {
        int ours = 0;
        int oursInThree = 0;
        int bare = 0;
        int cases = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            Case one = incident(new SplittableRandom(seed), noise, within);
            if (one == null) {
                continue;
            }
            cases++;
            List<Suspect> found = CauseSearch.standard()
                    .suspects(2_000)
                    .replicas(0)
                    .search(one.incident())
                    .suspects();
            List<Segment> named = found.stream().map(Suspect::segment).toList();
            ours += named.get(0).equals(one.cause()) ? 1 : 0;
            oursInThree += named.subList(0, Math.min(3, named.size())).contains(one.cause()) ? 1 : 0;
            Suspect scanned = found.stream()
                    .max(Comparator.comparingDouble(Suspect::kulldorff))
                    .orElseThrow();
            bare += scanned.segment().equals(one.cause()) ? 1 : 0;
        }

        assertThat(cases).isGreaterThan(CASES / 2);
        assertThat(ours).isGreaterThanOrEqualTo(bare);
        assertThat((double) ours / cases).isGreaterThanOrEqualTo(first);
        assertThat((double) oursInThree / cases).isGreaterThanOrEqualTo(three);
    }

    private record Case(Incident incident, Segment cause) {}

    /** Null where no part of the drawn kind has enough in it, and not more than half of all. */
    private static @Nullable Case incident(SplittableRandom random, double noise, double within) {
        List<int[]> cells = new ArrayList<>();
        List<Double> volumes = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        draw(random, cells, volumes, rates);
        int[] dimensions = CAUSES[random.nextInt(CAUSES.length)];
        int[] at = cells.get(random.nextInt(cells.size()));
        double bad = 0;
        double share = 0;
        double all = 0;
        for (int i = 0; i < cells.size(); i++) {
            all += volumes.get(i);
            if (inside(cells.get(i), at, dimensions)) {
                bad += volumes.get(i) * rates.get(i);
                share += volumes.get(i);
            }
        }
        if (bad < 12 || share > all / 2) {
            return null;
        }
        double effect = 1.5 * Math.pow(4 / 1.5, random.nextDouble());
        PeriodCounts<Integer> counts = PeriodCounts.by(DIMENSIONS);
        RandomCounts poisson = new RandomCounts(random, 1);
        for (int minute = 0; minute < MINUTES; minute++) {
            for (int i = 0; i < cells.size(); i++) {
                double volume = Math.max(1, poisson.next(volumes.get(i)));
                double rate = rates.get(i) * Math.exp(noise * random.nextGaussian());
                if (minute == MINUTES - 1 && inside(cells.get(i), at, dimensions)) {
                    rate *= Math.max(1, effect * Math.exp(within * random.nextGaussian()));
                }
                counts.add(
                        minute,
                        segment(cells.get(i), new int[] {0, 1, 2, 3}),
                        Math.min(volume, poisson.next(volume * Math.min(.95, rate))),
                        volume);
            }
        }
        return new Case(counts.incident(MINUTES - 1).orElseThrow(), segment(at, dimensions));
    }

    private static void draw(SplittableRandom random, List<int[]> cells, List<Double> volumes, List<Double> rates) {
        double[][] sizes = new double[VALUES.length][];
        for (int d = 0; d < VALUES.length; d++) {
            sizes[d] = random.doubles(VALUES[d]).map(u -> Math.exp(4 * u - 2)).toArray();
        }
        double[] byBitrate = random.doubles(VALUES[1]).map(u -> .01 + .03 * u).toArray();
        for (int cell = 0; cell < 7 * 6 * 8 * 2; cell++) {
            int[] code = {cell % 7, cell / 7 % 6, cell / 42 % 8, cell / 336};
            double volume = 60 * Math.exp(.7 * random.nextGaussian());
            for (int d = 0; d < code.length; d++) {
                volume *= sizes[d][code[d]];
            }
            double rate = Math.min(.5, byBitrate[code[1]] * Math.exp(.4 * random.nextGaussian()));
            if (random.nextDouble() < .35 && volume >= 1) {
                cells.add(code);
                volumes.add(volume);
                rates.add(rate);
            }
        }
    }

    private static boolean inside(int[] cell, int[] at, int[] dimensions) {
        for (int dimension : dimensions) {
            if (cell[dimension] != at[dimension]) {
                return false;
            }
        }
        return true;
    }

    private static Segment segment(int[] code, int[] dimensions) {
        Map<String, Optional<String>> values = new HashMap<>();
        for (int dimension : dimensions) {
            values.put(DIMENSIONS.get(dimension), Optional.of(String.valueOf(code[dimension])));
        }
        return new Segment(values);
    }
}
