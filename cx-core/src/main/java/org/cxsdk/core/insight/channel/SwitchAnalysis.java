package org.cxsdk.core.insight.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.TraitColumn;
import org.cxsdk.core.stat.Summary;

/**
 * Question: how often do journeys change channel, organisation or actor, do they come back, and are they given up after it?
 *
 * <p>An event that does not say on which channel it was is passed over: work behind the counter is no change of channel. A
 * hand-over is an event whose value differs from the last one known; ping-pong is a hand-over to a value that the journey
 * had before. A journey ended well if its last activity is one of those given. Linear in the events. Stateless.
 */
public final class SwitchAnalysis {

    private final EventLog log;
    private final TraitColumn column;
    private final Set<String> goodEnds;
    private final Map<Long, Cell> cells = new HashMap<>();
    private final BitSet withTwo = new BitSet();
    private final BitSet withSwitch = new BitSet();
    private final BitSet withPingPong = new BitSet();
    private final BitSet abandoned = new BitSet();
    private long switches;
    private long pingPongs;
    private int lostWith;
    private int lostWithout;

    private SwitchAnalysis(EventLog log, TraitColumn column, Set<String> goodEnds) {
        this.log = log;
        this.column = column;
        this.goodEnds = goodEnds;
    }

    /**
     * Follows a trait through the journeys; empty if the log does not have it.
     *
     * @param goodEnds activities with which a journey ends well
     */
    public static Optional<SwitchInsights> follow(EventLog log, Trait trait, Set<String> goodEnds) {
        return log.trait(trait).map(column -> new SwitchAnalysis(log, column, goodEnds).insights(trait));
    }

    /** What a count is of. */
    public enum Part {
        /** Journeys that say it of two events or more. */
        TWO_EVENTS,
        /** Those in which it changed. */
        SWITCHED,
        /** Those in which it came back to an earlier value. */
        PING_PONG,
        /** Those given up right after a change. */
        ABANDONED
    }

    /** The name under which {@link #journeys} keeps the count of a cell of the matrix. */
    public static String count(String from, String to) {
        return "switch from " + from + " to " + to;
    }

    /**
     * Which journeys are counted, by {@link Part#name} and {@link #count}, to be held against what else is published; empty if
     * the log does not have the trait.
     */
    public static Map<String, BitSet> journeys(EventLog log, Trait trait, Set<String> goodEnds) {
        Map<String, BitSet> journeys = new LinkedHashMap<>();
        log.trait(trait).ifPresent(column -> {
            SwitchAnalysis analysis = new SwitchAnalysis(log, column, goodEnds);
            analysis.follow();
            journeys.put(Part.TWO_EVENTS.name(), analysis.withTwo);
            journeys.put(Part.SWITCHED.name(), analysis.withSwitch);
            journeys.put(Part.PING_PONG.name(), analysis.withPingPong);
            journeys.put(Part.ABANDONED.name(), analysis.abandoned);
            analysis.cells.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(cell -> journeys.put(
                            count(column.value((int) (cell.getKey() >> 32)), column.value((int) (long) cell.getKey())),
                            cell.getValue().journeys));
        });
        return journeys;
    }

    private void follow() {
        boolean[] had = new boolean[column.values()];
        for (int c = 0; c < log.cases(); c++) {
            Arrays.fill(had, false);
            journey(c, had);
        }
    }

    private SwitchInsights insights(Trait trait) {
        follow();
        return new SwitchInsights(
                trait,
                log.cases(),
                withTwo.cardinality(),
                withSwitch.cardinality(),
                switches,
                withPingPong.cardinality(),
                pingPongs,
                matrix(),
                abandoned.cardinality(),
                lostWith,
                lostWithout);
    }

    private void journey(int c, boolean[] had) {
        int last = -1;
        int known = 0;
        int lastSwitch = -1;
        long before = pingPongs;
        for (int e = log.from(c); e < log.from(c + 1); e++) {
            int value = column.of(e);
            if (value == TraitColumn.UNKNOWN) {
                continue;
            }
            known++;
            if (last >= 0) {
                int from = column.of(last);
                cells.computeIfAbsent((long) from << 32 | value, key -> new Cell())
                        .add(c, (log.startMicros(e) - log.micros(last)) / 1e6);
                if (from != value) {
                    switches++;
                    lastSwitch = e;
                    pingPongs += had[value] ? 1 : 0;
                }
            }
            had[value] = true;
            last = e;
        }
        int end = log.from(c + 1) - 1;
        boolean lost = !goodEnds.contains(log.activity(log.activityOf(end)));
        withTwo.set(c, known > 1);
        withPingPong.set(c, pingPongs > before);
        if (lastSwitch >= 0) {
            withSwitch.set(c);
            lostWith += lost ? 1 : 0;
            abandoned.set(c, lost && lastSwitch == end);
        } else {
            lostWithout += lost ? 1 : 0;
        }
    }

    private List<SwitchInsights.Flow> matrix() {
        Map<Integer, Long> from = new HashMap<>();
        cells.forEach((pair, cell) -> from.merge((int) (pair >> 32), (long) cell.seconds.size(), Long::sum));
        List<SwitchInsights.Flow> flows = new ArrayList<>();
        cells.forEach((pair, cell) -> flows.add(new SwitchInsights.Flow(
                column.value((int) (pair >> 32)),
                column.value((int) (long) pair),
                cell.seconds.size(),
                cell.journeys.cardinality(),
                Ratio.of(cell.seconds.size(), from.getOrDefault((int) (pair >> 32), 1L)),
                Summary.of(cell.seconds.stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray())
                        .median())));
        flows.sort(Comparator.comparing(SwitchInsights.Flow::from).thenComparing(SwitchInsights.Flow::to));
        return flows;
    }

    private static final class Cell {
        private final List<Double> seconds = new ArrayList<>();
        private final BitSet journeys = new BitSet();

        void add(int c, double elapsed) {
            seconds.add(elapsed);
            journeys.set(c);
        }
    }
}
