package org.cxsdk.core.insight.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cxsdk.core.disclosure.Disclosure;
import org.cxsdk.core.disclosure.SmallGroups;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.GraphDiscovery;
import org.cxsdk.core.insight.VariantCounter;
import org.cxsdk.core.insight.Variants;
import org.cxsdk.core.insight.path.FunnelResult;

/**
 * Question: which figures of a log can be published, so that none counts fewer than a minimum of journeys, nor can be found
 * by subtracting others?
 *
 * <p>Paths are one breakdown of all journeys ({@link SmallGroups}). Edges, beginnings and ends form lines that add up: what
 * follows an activity, and what comes before it. In each line with a withheld cell another is withheld until the withheld
 * ones together could each be as large as the minimum; where no other is left, the total of the line goes too. A cell lies in
 * two lines, so this is repeated until nothing changes. Primary rule and complementary suppression as in Hundepool and
 * others, "Statistical Disclosure Control", Wiley 2012, chapter 4.
 *
 * <p>Left out: an attacker with other sources, or with an earlier publication of nearly the same journeys. Stateless.
 */
public final class Publication {

    /** What is withheld without further ado: below five journeys, one who knows four people knows the fifth. */
    public static final int DEFAULT_MINIMUM = 5;

    private static final String OUTSIDE = "\u0000";

    private final EventLog log;
    private final int minimumN;
    private final Map<Cell, Integer> cells = new LinkedHashMap<>();
    private final Map<String, Integer> activities = new TreeMap<>();
    private final Set<Cell> hidden = new HashSet<>();
    private final Set<String> hiddenTotals = new HashSet<>();

    private Publication(EventLog log, int minimumN) {
        this.log = log;
        this.minimumN = minimumN;
    }

    private record Cell(String from, String to) {}

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
                    0);
        }
        return new Publication(log, minimumN).published();
    }

    /**
     * How many journeys reached each step of a funnel, as far as that may be told: nothing for a step that fewer than the
     * minimum reached, or that so few left off before that they could be counted by subtraction.
     */
    public static List<Optional<Integer>> funnel(FunnelResult result, int minimumN) {
        List<Optional<Integer>> shown = new ArrayList<>();
        int last = result.journeys();
        for (FunnelResult.Reached step : result.steps()) {
            int lost = last - step.reached();
            boolean telling = step.reached() > 0 && step.reached() < minimumN || lost > 0 && lost < minimumN;
            shown.add(telling ? Optional.empty() : Optional.of(step.reached()));
            last = telling ? last : step.reached();
        }
        return shown;
    }

    private PublishedJourneys published() {
        count();
        cells.forEach((cell, journeys) -> {
            if (journeys < minimumN) {
                hidden.add(cell);
            }
        });
        while (protectLines()) {
            // again: what was withheld in one line may have bared another
        }
        List<PublishedJourneys.Path> paths = new ArrayList<>();
        Optional<Integer> other = paths(paths);
        return new PublishedJourneys(
                minimumN,
                Optional.of(log.cases()),
                paths,
                other,
                shownActivities(),
                edges(),
                ends(cell -> cell.from().equals(OUTSIDE), true),
                ends(cell -> cell.to().equals(OUTSIDE), false),
                hidden.size());
    }

    /** Journeys by cell; a beginning follows nothing, an end is followed by nothing. */
    private void count() {
        for (int c = 0; c < log.cases(); c++) {
            Set<Cell> seen = new HashSet<>();
            Set<String> did = new HashSet<>();
            String before = OUTSIDE;
            for (int e = log.from(c); e < log.from(c + 1); e++) {
                String activity = log.activity(log.activityOf(e));
                seen.add(new Cell(before, activity));
                did.add(activity);
                before = activity;
            }
            seen.add(new Cell(before, OUTSIDE));
            seen.forEach(cell -> cells.merge(cell, 1, Integer::sum));
            did.forEach(activity -> activities.merge(activity, 1, Integer::sum));
        }
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
                int journeys = cells.getOrDefault(cell, 0);
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
                hiddenTotals.add(name.substring(name.indexOf(' ') + 1));
                return changed;
            }
            for (Cell cell : line) {
                if (cells.getOrDefault(cell, 0) == smallest) {
                    hidden.add(cell);
                }
            }
            changed = true;
        }
    }

    private Map<String, Integer> shownActivities() {
        Map<String, Integer> shown = new LinkedHashMap<>();
        activities.forEach((activity, journeys) -> {
            int without = log.cases() - journeys;
            if (journeys >= minimumN && (without == 0 || without >= minimumN) && !hiddenTotals.contains(activity)) {
                shown.put(activity, journeys);
            }
        });
        return shown;
    }

    private List<PublishedJourneys.Edge> edges() {
        Map<Cell, Double> medians = new HashMap<>();
        GraphDiscovery.discover(log)
                .edges()
                .forEach(edge -> medians.put(
                        new Cell(edge.from(), edge.to()), edge.seconds().median()));
        List<PublishedJourneys.Edge> edges = new ArrayList<>();
        cells.forEach((cell, journeys) -> {
            if (!hidden.contains(cell)
                    && !cell.from().equals(OUTSIDE)
                    && !cell.to().equals(OUTSIDE)) {
                edges.add(new PublishedJourneys.Edge(
                        cell.from(), cell.to(), journeys, journeys < 2 * minimumN ? null : medians.get(cell)));
            }
        });
        edges.sort(Comparator.<PublishedJourneys.Edge>comparingInt(edge -> -edge.journeys())
                .thenComparing(PublishedJourneys.Edge::from)
                .thenComparing(PublishedJourneys.Edge::to));
        return edges;
    }

    private Map<String, Integer> ends(Predicate<Cell> chosen, boolean starts) {
        Map<String, Integer> shown = new TreeMap<>();
        cells.forEach((cell, journeys) -> {
            if (chosen.test(cell) && !hidden.contains(cell)) {
                shown.put(starts ? cell.to() : cell.from(), journeys);
            }
        });
        return shown;
    }

    private Optional<Integer> paths(List<PublishedJourneys.Path> shown) {
        List<Variants.Variant> all =
                VariantCounter.count(log, Integer.MAX_VALUE).top();
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            sizes.put(String.valueOf(i), (long) all.get(i).count());
        }
        Disclosure disclosure = SmallGroups.below(minimumN).disclose(sizes);
        int other = 0;
        for (int i = 0; i < all.size(); i++) {
            if (disclosure.isShown(String.valueOf(i))) {
                shown.add(new PublishedJourneys.Path(
                        all.get(i).count(), all.get(i).path()));
            } else {
                other += all.get(i).count();
            }
        }
        return disclosure.totalShown() ? Optional.of(other) : Optional.empty();
    }
}
