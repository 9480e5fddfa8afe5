package org.cxsdk.core.insight.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
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
    private int withTwo;
    private int withSwitch;
    private long switches;
    private int withPingPong;
    private long pingPongs;
    private int abandoned;
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

    private SwitchInsights insights(Trait trait) {
        boolean[] had = new boolean[column.values()];
        for (int c = 0; c < log.cases(); c++) {
            Arrays.fill(had, false);
            journey(c, had);
        }
        return new SwitchInsights(
                trait,
                log.cases(),
                withTwo,
                withSwitch,
                switches,
                withPingPong,
                pingPongs,
                matrix(),
                abandoned,
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
        withTwo += known > 1 ? 1 : 0;
        withPingPong += pingPongs > before ? 1 : 0;
        if (lastSwitch >= 0) {
            withSwitch++;
            lostWith += lost ? 1 : 0;
            abandoned += lost && lastSwitch == end ? 1 : 0;
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
                cell.journeys,
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
        private int journeys;
        private int lastCase = -1;

        void add(int c, double elapsed) {
            seconds.add(elapsed);
            journeys += c == lastCase ? 0 : 1;
            lastCase = c;
        }
    }
}
