package org.cxsdk.metrics.cause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.cxsdk.metrics.Segment;

/**
 * All parts that up to a number of dimensions cut out of an incident's cells, numbered, shorter names first. Sums over all
 * parts cost one addition for each cell and combination of dimensions.
 */
final class CubeParts {

    /** Any number will do: it only marks cells so that sets of them can be told apart. */
    private static final long MARKS = 1;

    private final Incident incident;
    private final double[] observed;
    private final double[] expected;
    /** Combinations of dimensions, in order of their number. */
    private final List<int[]> cuboids;
    /** For each combination the part in which each cell lies. */
    private final int[][] partOf;

    private final int[] cuboidOf;
    private final int[] anyCell;
    private final boolean[] distinct;
    private final int distinctParts;

    private CubeParts(
            Incident incident,
            List<int[]> cuboids,
            int[][] partOf,
            int[] cuboidOf,
            int[] anyCell,
            boolean[] distinct,
            int distinctParts) {
        this.incident = incident;
        this.observed =
                incident.cells().stream().mapToDouble(Incident.Cell::observed).toArray();
        this.expected =
                incident.cells().stream().mapToDouble(Incident.Cell::expected).toArray();
        this.cuboids = cuboids;
        this.partOf = partOf;
        this.cuboidOf = cuboidOf;
        this.anyCell = anyCell;
        this.distinct = distinct;
        this.distinctParts = distinctParts;
    }

    static CubeParts of(Incident incident, int layers) {
        int cells = incident.cells().size();
        int[][] codes = codes(incident);
        List<int[]> cuboids = cuboids(incident.dimensions().size(), layers);
        int[][] partOf = new int[cuboids.size()][cells];
        List<Integer> cuboidOf = new ArrayList<>();
        List<Integer> anyCell = new ArrayList<>();
        for (int cuboid = 0; cuboid < cuboids.size(); cuboid++) {
            Map<Long, Integer> numbers = new HashMap<>();
            for (int cell = 0; cell < cells; cell++) {
                long key = 0;
                for (int dimension : cuboids.get(cuboid)) {
                    key = key * (cells + 1L) + codes[dimension][cell];
                }
                Integer part = numbers.get(key);
                if (part == null) {
                    part = cuboidOf.size();
                    numbers.put(key, part);
                    cuboidOf.add(cuboid);
                    anyCell.add(cell);
                }
                partOf[cuboid][cell] = part;
            }
        }
        boolean[] distinct = new boolean[cuboidOf.size()];
        int distinctParts = markDistinct(partOf, cells, distinct);
        return new CubeParts(
                incident,
                cuboids,
                partOf,
                cuboidOf.stream().mapToInt(Integer::intValue).toArray(),
                anyCell.stream().mapToInt(Integer::intValue).toArray(),
                distinct,
                distinctParts);
    }

    /** For each dimension and cell a number that stands for the value. */
    private static int[][] codes(Incident incident) {
        int[][] codes = new int[incident.dimensions().size()][incident.cells().size()];
        for (int dimension = 0; dimension < codes.length; dimension++) {
            String name = incident.dimensions().get(dimension);
            Map<Optional<String>, Integer> numbers = new HashMap<>();
            for (int cell = 0; cell < codes[dimension].length; cell++) {
                Optional<String> value = Optional.ofNullable(
                                incident.cells().get(cell).segment().values().get(name))
                        .orElse(Optional.empty());
                codes[dimension][cell] = numbers.computeIfAbsent(value, absent -> numbers.size());
            }
        }
        return codes;
    }

    private static List<int[]> cuboids(int dimensions, int layers) {
        List<int[]> all = new ArrayList<>();
        List<int[]> last = List.of(new int[0]);
        for (int layer = 1; layer <= Math.min(layers, dimensions); layer++) {
            List<int[]> next = new ArrayList<>();
            for (int[] shorter : last) {
                int from = shorter.length == 0 ? 0 : shorter[shorter.length - 1] + 1;
                for (int dimension = from; dimension < dimensions; dimension++) {
                    int[] longer = Arrays.copyOf(shorter, shorter.length + 1);
                    longer[shorter.length] = dimension;
                    next.add(longer);
                }
            }
            all.addAll(next);
            last = next;
        }
        return all;
    }

    /** Marks the first of all parts that hold the same cells, and none that holds them all; how many were marked. */
    private static int markDistinct(int[][] partOf, int cells, boolean[] distinct) {
        SplittableRandom random = new SplittableRandom(MARKS);
        long[] marks = random.longs(cells).toArray();
        long whole = Arrays.stream(marks).sum();
        long[] sums = new long[distinct.length];
        for (int[] parts : partOf) {
            for (int cell = 0; cell < cells; cell++) {
                sums[parts[cell]] += marks[cell];
            }
        }
        Set<Long> seen = new HashSet<>(Set.of(whole));
        int number = 0;
        for (int part = 0; part < distinct.length; part++) {
            distinct[part] = seen.add(sums[part]);
            number += distinct[part] ? 1 : 0;
        }
        return number;
    }

    /** How many parts there are, the same cells under several names included. */
    int size() {
        return cuboidOf.length;
    }

    /** How many different parts there are. */
    int distinct() {
        return distinctParts;
    }

    /** Whether no part before this one holds the same cells. */
    boolean distinct(int part) {
        return distinct[part];
    }

    /** How many dimensions name the part. */
    int layer(int part) {
        return cuboids.get(cuboidOf[part]).length;
    }

    Segment segment(int part) {
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        Segment cell = incident.cells().get(anyCell[part]).segment();
        for (int dimension : cuboids.get(cuboidOf[part])) {
            String name = incident.dimensions().get(dimension);
            values.put(name, Optional.ofNullable(cell.values().get(name)).orElse(Optional.empty()));
        }
        return new Segment(values);
    }

    /** The parts that one dimension less leads to. */
    List<Integer> wider(int part) {
        int[] dimensions = cuboids.get(cuboidOf[part]);
        List<Integer> wider = new ArrayList<>();
        for (int cuboid = 0; cuboid < cuboids.size(); cuboid++) {
            int[] fewer = cuboids.get(cuboid);
            if (fewer.length == dimensions.length - 1
                    && Arrays.stream(fewer).allMatch(d -> Arrays.binarySearch(dimensions, d) >= 0)) {
                wider.add(partOf[cuboid][anyCell[part]]);
            }
        }
        return wider;
    }

    double[] observed() {
        return observed;
    }

    double[] expected() {
        return expected;
    }

    /** Sums of the cells' numbers over every part. */
    double[] sums(double[] cells) {
        double[] sums = new double[size()];
        sums(cells, sums);
        return sums;
    }

    void sums(double[] cells, double[] sums) {
        Arrays.fill(sums, 0);
        for (int[] parts : partOf) {
            for (int cell = 0; cell < cells.length; cell++) {
                sums[parts[cell]] += cells[cell];
            }
        }
    }
}
