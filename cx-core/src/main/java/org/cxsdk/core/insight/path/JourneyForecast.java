package org.cxsdk.core.insight.path;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.stat.Summary;

/**
 * Question: what will this journey do next, and how long will it still take, judging by others that were in its state?
 *
 * <p>What counts as the state is chosen ({@link NextStepBacktest.State}). A state that too few were in is not judged by them:
 * the forecast is then that of all states, and says so. Whether a forecast is worth showing is for {@link NextStepBacktest} to
 * say, on the same log: where it does not beat the baseline, look at the median of all.
 *
 * <p>A journey is learned from as if it had ended with its last event: leave out journeys that are open ({@link
 * EventLog#select}), or they teach that journeys end where they only wait. Learning is linear in the events, times the
 * length of prefixes for {@code PREFIX}. Immutable once learned, and safe for use by many threads.
 */
public final class JourneyForecast {

    private final StateTable table;
    private final int least;

    private JourneyForecast(StateTable table, int least) {
        this.table = table;
        this.least = least;
    }

    /**
     * Learns from a log.
     *
     * @param least in a state that was seen less often, the forecast is that of all states; at least 1
     * @throws IllegalArgumentException if the log has no event
     */
    public static JourneyForecast learn(EventLog log, NextStepBacktest.State state, int least) {
        if (least < 1) {
            throw new IllegalArgumentException("least (" + least + ") must be at least 1");
        }
        if (log.events() == 0) {
            throw new IllegalArgumentException("there is nothing to learn from a log without events");
        }
        StateTable table = new StateTable(Objects.requireNonNull(state, "state"));
        for (int c = 0; c < log.cases(); c++) {
            table.learn(log, c);
        }
        table.finish();
        return new JourneyForecast(table, least);
    }

    /**
     * The forecast for a journey that has done this so far.
     *
     * @param soFar its activities in order, at least one
     */
    public Forecast of(List<String> soFar) {
        if (soFar.isEmpty()) {
            throw new IllegalArgumentException("a journey that has done nothing is in no state");
        }
        StateTable.Seen own = table.of(soFar).orElse(table.all());
        boolean ofState = own != table.all() && own.remaining().n() >= least;
        StateTable.Seen seen = ofState ? own : table.all();
        Map<String, Double> next = new LinkedHashMap<>();
        seen.next().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(StateTable.END))
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> next.put(entry.getKey(), table.chance(seen, entry.getKey())));
        return new Forecast(ofState, seen.remaining().n(), next, table.chance(seen, StateTable.END), seen.remaining());
    }

    /**
     * What others did.
     *
     * @param ofState whether it is that of the journey's own state; otherwise that of all states
     * @param times how often journeys were in that state
     * @param next the chance of each activity to come next, the likeliest first; (times + 1) / (all times + number of
     *     activities + 1)
     * @param ends the chance that nothing more comes
     * @param remainingSeconds how long it took from there to the last event; eight of ten journeys lay between {@code p10}
     *     and {@code p90}
     */
    public record Forecast(
            boolean ofState, int times, Map<String, Double> next, double ends, Summary remainingSeconds) {
        public Forecast {
            next = Collections.unmodifiableMap(new LinkedHashMap<>(next));
            Objects.requireNonNull(remainingSeconds, "remainingSeconds");
        }

        /** The likeliest next activity, unless the end is likelier. */
        public Optional<String> likeliest() {
            return next.entrySet().stream()
                    .filter(entry -> entry.getValue() >= ends)
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }
}
