package org.cxsdk.core.insight.path;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.stat.Summary;

/**
 * Question: how well can the next activity and the remaining time be foretold, and is that better than not looking at the
 * journey at all?
 *
 * <p>Learns from the journeys that began first and is tried on the later ones: after each event, the next activity or
 * that there is none (the most frequent in this state) and the time left (mean and median of the state). Beside them stand the naive
 * baselines: mean and median over all states. Remaining times have heavy tails, so the median of all often wins; a
 * prediction that is worse than it should not be shown to anybody. A state that was never seen is foretold by the baseline.
 * Equal counts are decided by name, the end last. Linear in the events, times the length of prefixes. Stateless.
 */
public final class NextStepBacktest {

    /** What follows the last activity. */
    private static final int END = -1;

    private NextStepBacktest() {}

    /** What of the journey so far is looked at. */
    public enum State {
        /** The last activity. */
        LAST,
        /** The last two activities. */
        LAST_TWO,
        /** Which activities were done. */
        SET,
        /** Everything, in order. */
        PREFIX
    }

    /**
     * How well it went.
     *
     * @param state what was looked at
     * @param trained how many journeys were learned from
     * @param tested how many journeys it was tried on
     * @param states how many different states were learned
     * @param nextStep how often the next activity was foretold, of all times
     * @param baselineNextStep how often the most frequent activity of all would have been right
     * @param meanError mean absolute error of the remaining time by the mean of the state, in seconds
     * @param medianError the same by the median of the state
     * @param baselineMeanError the same by the mean of all
     * @param baselineMedianError the same by the median of all
     */
    public record Result(
            State state,
            int trained,
            int tested,
            int states,
            Ratio nextStep,
            Ratio baselineNextStep,
            double meanError,
            double medianError,
            double baselineMeanError,
            double baselineMedianError) {

        public Result {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(nextStep, "nextStep");
            Objects.requireNonNull(baselineNextStep, "baselineNextStep");
        }

        /** Whether looking at the journey foretells its remaining time better than the better of the baselines. */
        public boolean beatsBaseline() {
            return Math.min(meanError, medianError) < Math.min(baselineMeanError, baselineMedianError);
        }
    }

    /**
     * Learns and tries.
     *
     * @param trainShare the share of journeys, those that began first, to learn from
     * @return empty if there is nothing to learn from or to try on
     */
    public static Optional<Result> run(EventLog log, State state, Ratio trainShare) {
        int[] byStart = IntStream.range(0, log.cases())
                .boxed()
                .sorted((a, b) -> {
                    int compared = Long.compare(log.micros(log.from(a)), log.micros(log.from(b)));
                    return compared != 0 ? compared : log.caseId(a).compareTo(log.caseId(b));
                })
                .mapToInt(Integer::intValue)
                .toArray();
        int train = (int) (log.cases() * trainShare.toDouble());
        Learned learned = new Learned(log, state);
        for (int i = 0; i < train; i++) {
            learned.learn(byStart[i]);
        }
        Tally tally = new Tally();
        if (!learned.finish()) {
            return Optional.empty();
        }
        for (int i = train; i < byStart.length; i++) {
            learned.test(byStart[i], tally);
        }
        if (tally.predictions == 0) {
            return Optional.empty();
        }
        return Optional.of(new Result(
                state,
                train,
                log.cases() - train,
                learned.states.size(),
                Ratio.of(tally.correct, tally.predictions),
                Ratio.of(tally.baselineCorrect, tally.predictions),
                tally.mean / tally.predictions,
                tally.median / tally.predictions,
                tally.baselineMean / tally.predictions,
                tally.baselineMedian / tally.predictions));
    }

    private static final class Tally {
        private long predictions;
        private long correct;
        private long baselineCorrect;
        private double mean;
        private double median;
        private double baselineMean;
        private double baselineMedian;
    }

    private static final class Seen {
        private final Map<Integer, Integer> next = new HashMap<>();
        private final List<Double> remaining = new ArrayList<>();
        private int likeliest = END;
        private double mean;
        private double median;

        void add(int activity, double seconds) {
            next.merge(activity, 1, Integer::sum);
            remaining.add(seconds);
        }

        void finish(EventLog log) {
            likeliest = next.entrySet().stream()
                    .min(Comparator.<Map.Entry<Integer, Integer>>comparingInt(entry -> -entry.getValue())
                            .thenComparing(entry -> entry.getKey() == END)
                            .thenComparing(entry -> entry.getKey() == END ? "" : log.activity(entry.getKey())))
                    .map(Map.Entry::getKey)
                    .orElse(END);
            Summary summary = Summary.of(
                    remaining.stream().mapToDouble(Double::doubleValue).toArray());
            mean = summary.mean();
            median = summary.median();
        }
    }

    private static final class Learned {
        private final EventLog log;
        private final State state;
        private final Map<Object, Seen> states = new HashMap<>();
        private final Seen all = new Seen();

        Learned(EventLog log, State state) {
            this.log = log;
            this.state = state;
        }

        void learn(int c) {
            Set<Integer> done = new TreeSet<>();
            for (int e = log.from(c); e < log.from(c + 1); e++) {
                done.add(log.activityOf(e));
                int next = next(c, e);
                double left = remaining(c, e);
                states.computeIfAbsent(key(c, e, done), key -> new Seen()).add(next, left);
                all.add(next, left);
            }
        }

        boolean finish() {
            if (all.remaining.isEmpty()) {
                return false;
            }
            states.values().forEach(seen -> seen.finish(log));
            all.finish(log);
            return true;
        }

        void test(int c, Tally tally) {
            Set<Integer> done = new TreeSet<>();
            for (int e = log.from(c); e < log.from(c + 1); e++) {
                done.add(log.activityOf(e));
                Seen seen = states.getOrDefault(key(c, e, done), all);
                double left = remaining(c, e);
                tally.predictions++;
                tally.correct += seen.likeliest == next(c, e) ? 1 : 0;
                tally.baselineCorrect += all.likeliest == next(c, e) ? 1 : 0;
                tally.mean += Math.abs(seen.mean - left);
                tally.median += Math.abs(seen.median - left);
                tally.baselineMean += Math.abs(all.mean - left);
                tally.baselineMedian += Math.abs(all.median - left);
            }
        }

        private int next(int c, int event) {
            return event + 1 == log.from(c + 1) ? END : log.activityOf(event + 1);
        }

        private double remaining(int c, int event) {
            return (log.micros(log.from(c + 1) - 1) - log.micros(event)) / 1e6;
        }

        private Object key(int c, int event, Set<Integer> done) {
            return switch (state) {
                case LAST -> log.activityOf(event);
                case LAST_TWO -> List.of(event == log.from(c) ? -1 : log.activityOf(event - 1), log.activityOf(event));
                case SET -> new HashSet<>(done);
                case PREFIX ->
                    IntStream.rangeClosed(log.from(c), event)
                            .mapToObj(log::activityOf)
                            .toList();
            };
        }
    }
}
