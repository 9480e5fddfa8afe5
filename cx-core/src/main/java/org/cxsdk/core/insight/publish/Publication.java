package org.cxsdk.core.insight.publish;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cxsdk.core.disclosure.CountAudit;
import org.cxsdk.core.disclosure.Disclosure;
import org.cxsdk.core.disclosure.SmallGroups;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.GraphDiscovery;

/**
 * Question: which figures of a log can be published together, so that none counts fewer than a minimum of journeys, nor can
 * be found by adding and subtracting others?
 *
 * <p>Paths are one breakdown of all journeys ({@link SmallGroups}). Edges, beginnings and ends form lines that add up: what
 * follows an activity, and what comes before it. In each line with a withheld cell another is withheld until the withheld
 * ones together could each be as large as the minimum; where no other is left, the total of the line goes too. A cell lies in
 * two lines, so this is repeated until nothing changes. Then all figures, and whatever else is to stand beside them, are held
 * against each other ({@link CountAudit}). Paths alone would tell too much beside edges: what is left of an edge without the
 * paths that are shown are the few on rare paths. So their numbers are rounded to twice the minimum, which leaves what is left
 * open by that much. Primary rule, complementary suppression and rounding as in Hundepool and others, "Statistical Disclosure
 * Control", Wiley 2012, chapters 4 and 5.4.
 *
 * <p>Left out: an attacker with other sources, or with an earlier publication of nearly the same journeys. Stateless.
 */
public final class Publication {

    /** What is withheld without further ado: below five journeys, one who knows four people knows the fifth. */
    public static final int DEFAULT_MINIMUM = 5;

    /** A beginning follows nothing, an end is followed by nothing. */
    private static final int OUTSIDE = -1;

    private static final String OTHER_PATHS = "other paths";

    private final EventLog log;
    private final int minimumN;
    private final Map<String, BitSet> others;
    /** How many journeys took each path, and which one each journey took. */
    private final Map<List<Integer>, Integer> numberOfPath = new LinkedHashMap<>();

    private final List<Integer> sizeOfPath = new ArrayList<>();
    private final int[] pathOf;
    private final Map<Cell, BitSet> cells = new LinkedHashMap<>();
    private final Map<Cell, Integer> sizes = new HashMap<>();
    private final BitSet[] did;
    private final Set<Cell> hidden = new HashSet<>();
    private final Set<Integer> hiddenTotals = new HashSet<>();
    private Set<String> shown = Set.of();

    private Publication(EventLog log, int minimumN, Map<String, BitSet> others) {
        this.log = log;
        this.minimumN = minimumN;
        this.others = others;
        this.pathOf = new int[log.cases()];
        this.did = new BitSet[log.activities()];
        for (int a = 0; a < did.length; a++) {
            did[a] = new BitSet();
        }
    }

    private record Cell(int from, int to) {}

    /** What may be told of a log, with the default minimum. */
    public static PublishedJourneys of(EventLog log) {
        return of(log, DEFAULT_MINIMUM);
    }

    /**
     * What may be told of a log.
     *
     * @param minimumN at least 2
     */
    public static PublishedJourneys of(EventLog log, int minimumN) {
        return of(log, minimumN, Map.of());
    }

    /**
     * What may be told of a log, and which other counts of its journeys beside that.
     *
     * @param minimumN at least 2
     * @param others which journeys each other count is of, by its name, the most important first; what may be told of them
     *     stands in {@link PublishedJourneys#counts}
     */
    public static PublishedJourneys of(EventLog log, int minimumN, Map<String, BitSet> others) {
        if (minimumN < 2) {
            throw new IllegalArgumentException("minimumN (" + minimumN + ") must be at least 2");
        }
        if (log.cases() < minimumN) {
            return new PublishedJourneys(
                    minimumN,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Map.of(),
                    List.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    0);
        }
        return new Publication(log, minimumN, others).published();
    }

    private PublishedJourneys published() {
        count();
        List<List<Integer>> told = new ArrayList<>();
        boolean rest = tellPaths(told);
        BitSet untold = untold(told);
        cells.forEach((cell, journeys) -> {
            sizes.put(cell, journeys.cardinality());
            if (size(cell) < minimumN) {
                hidden.add(cell);
            }
        });
        while (protectLines()) {
            // again: what was withheld in one line may have bared another
        }
        audit(untold);
        List<PublishedJourneys.Path> paths = new ArrayList<>();
        told.forEach(path -> paths.add(new PublishedJourneys.Path(rounded(sizeOfPath(path)), names(path))));
        List<PublishedJourneys.Edge> edges = edges();
        Map<String, Integer> starts = ends(true);
        Map<String, Integer> ends = ends(false);
        return new PublishedJourneys(
                minimumN,
                Optional.of(log.cases()),
                paths,
                rest && shown.contains(OTHER_PATHS) ? Optional.of(untold.cardinality()) : Optional.empty(),
                activities(),
                edges,
                starts,
                ends,
                counts(),
                cells.size() - edges.size() - starts.size() - ends.size());
    }

    private int rounded(int journeys) {
        int unit = 2 * minimumN;
        return (journeys + minimumN) / unit * unit;
    }

    /** The journeys of each path, activity and cell. */
    private void count() {
        for (int c = 0; c < log.cases(); c++) {
            List<Integer> path = new ArrayList<>(log.length(c));
            int before = OUTSIDE;
            for (int e = log.from(c); e < log.from(c + 1); e++) {
                int activity = log.activityOf(e);
                path.add(activity);
                cell(before, activity).set(c);
                did[activity].set(c);
                before = activity;
            }
            cell(before, OUTSIDE).set(c);
            int number = numberOfPath.computeIfAbsent(path, key -> numberOfPath.size());
            if (number == sizeOfPath.size()) {
                sizeOfPath.add(0);
            }
            sizeOfPath.set(number, sizeOfPath.get(number) + 1);
            pathOf[c] = number;
        }
    }

    private int sizeOfPath(List<Integer> path) {
        return sizeOfPath.get(Objects.requireNonNull(numberOfPath.get(path)));
    }

    /** The journeys on all other paths. */
    private BitSet untold(List<List<Integer>> told) {
        BitSet numbers = new BitSet();
        told.forEach(path -> numbers.set(Objects.requireNonNull(numberOfPath.get(path))));
        BitSet untold = new BitSet();
        for (int c = 0; c < pathOf.length; c++) {
            untold.set(c, !numbers.get(pathOf[c]));
        }
        return untold;
    }

    private BitSet cell(int from, int to) {
        return cells.computeIfAbsent(new Cell(from, to), key -> new BitSet());
    }

    /** The paths that are told, the most frequent first; says whether the number of all others may be told. */
    private boolean tellPaths(List<List<Integer>> told) {
        Map<String, Long> sizeByName = new LinkedHashMap<>();
        numberOfPath.forEach((path, number) -> sizeByName.put(path.toString(), (long) sizeOfPath.get(number)));
        Disclosure disclosure = SmallGroups.below(minimumN).disclose(sizeByName);
        numberOfPath.keySet().stream()
                .filter(path -> disclosure.isShown(path.toString()))
                .sorted(Comparator.<List<Integer>>comparingInt(path -> -sizeOfPath(path))
                        .thenComparing(this::names, Publication::compare))
                .forEach(told::add);
        return disclosure.totalShown();
    }

    private List<String> names(List<Integer> path) {
        return path.stream().map(log::activity).toList();
    }

    private static int compare(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int compared = one.get(i).compareTo(other.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private boolean protectLines() {
        Map<String, List<Cell>> lines = new TreeMap<>();
        for (Cell cell : cells.keySet()) {
            lines.computeIfAbsent("out " + cell.from(), key -> new ArrayList<>())
                    .add(cell);
            lines.computeIfAbsent("in " + cell.to(), key -> new ArrayList<>()).add(cell);
        }
        boolean changed = false;
        for (Map.Entry<String, List<Cell>> line : lines.entrySet()) {
            changed |= protect(line.getKey(), line.getValue());
        }
        return changed;
    }

    /** Withholds the smallest shown cells of a line until the withheld ones hide each other. */
    private boolean protect(String name, List<Cell> line) {
        boolean changed = false;
        while (true) {
            long together = 0;
            int count = 0;
            int smallest = Integer.MAX_VALUE;
            for (Cell cell : line) {
                int journeys = size(cell);
                if (hidden.contains(cell)) {
                    together += journeys;
                    count++;
                } else {
                    smallest = Math.min(smallest, journeys);
                }
            }
            // each of h withheld cells may be as large as S - h + 1
            if (count == 0 || count > 1 && together - count + 1 >= minimumN) {
                return changed;
            }
            if (smallest == Integer.MAX_VALUE) {
                hiddenTotals.add(Integer.valueOf(name.substring(name.indexOf(' ') + 1)));
                return changed;
            }
            for (Cell cell : line) {
                changed |= size(cell) == smallest && hidden.add(cell);
            }
        }
    }

    private int size(Cell cell) {
        return sizes.getOrDefault(cell, 0);
    }

    /** Holds everything that is to be told against each other. */
    private void audit(BitSet untold) {
        Map<String, BitSet> groups = new LinkedHashMap<>();
        groups.put(OTHER_PATHS, untold);
        IntStream.range(0, did.length)
                .boxed()
                .filter(activity -> !hiddenTotals.contains(activity))
                .sorted(Comparator.comparingInt(activity -> -did[activity].cardinality()))
                .forEach(activity -> groups.put("did " + activity, did[activity]));
        cells.entrySet().stream()
                .filter(cell -> !hidden.contains(cell.getKey()))
                .sorted(Comparator.comparingInt(cell -> -size(cell.getKey())))
                .forEach(cell -> groups.put(cell.getKey().toString(), cell.getValue()));
        others.forEach((name, journeys) -> groups.put("other " + name, journeys));
        shown = CountAudit.below(minimumN).shown(log.cases(), groups);
    }

    private Map<String, Integer> activities() {
        Map<String, Integer> told = new TreeMap<>();
        for (int a = 0; a < did.length; a++) {
            if (shown.contains("did " + a)) {
                told.put(log.activity(a), did[a].cardinality());
            }
        }
        return told;
    }

    private boolean isShown(Cell cell) {
        return shown.contains(cell.toString());
    }

    private List<PublishedJourneys.Edge> edges() {
        Map<List<String>, Double> medians = new HashMap<>();
        GraphDiscovery.discover(log)
                .edges()
                .forEach(edge -> medians.put(
                        List.of(edge.from(), edge.to()), edge.seconds().median()));
        List<PublishedJourneys.Edge> edges = new ArrayList<>();
        cells.forEach((cell, journeys) -> {
            if (isShown(cell) && cell.from() != OUTSIDE && cell.to() != OUTSIDE) {
                String from = log.activity(cell.from());
                String to = log.activity(cell.to());
                int count = journeys.cardinality();
                edges.add(new PublishedJourneys.Edge(
                        from, to, count, count < 2 * minimumN ? null : medians.get(List.of(from, to))));
            }
        });
        edges.sort(Comparator.<PublishedJourneys.Edge>comparingInt(edge -> -edge.journeys())
                .thenComparing(PublishedJourneys.Edge::from)
                .thenComparing(PublishedJourneys.Edge::to));
        return edges;
    }

    private Map<String, Integer> ends(boolean starts) {
        Map<String, Integer> told = new TreeMap<>();
        cells.forEach((cell, journeys) -> {
            if (isShown(cell) && (starts ? cell.from() : cell.to()) == OUTSIDE) {
                told.put(log.activity(starts ? cell.to() : cell.from()), journeys.cardinality());
            }
        });
        return told;
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> told = new LinkedHashMap<>();
        others.forEach((name, journeys) -> {
            if (shown.contains("other " + name)) {
                told.put(name, journeys.cardinality());
            }
        });
        return told;
    }
}
