package org.cxsdk.core.insight.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.insight.EventLog;

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
     * @param logLoss how surprising what came next was, on average: -ln of the chance it was given ({@link
     *     JourneyForecast.Forecast#next}); the less the better, so that it says which state to look at
     * @param baselineLogLoss the same if the journey is not looked at
     * @param covered how often the remaining time lay between the limits of the forecast, which eight of ten should
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
            double baselineMedianError,
            double logLoss,
            double baselineLogLoss,
            Ratio covered) {

        public Result {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(nextStep, "nextStep");
            Objects.requireNonNull(baselineNextStep, "baselineNextStep");
            Objects.requireNonNull(covered, "covered");
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
        if (train == 0 || train == log.cases()) {
            return Optional.empty();
        }
        StateTable learned = new StateTable(state);
        for (int i = 0; i < train; i++) {
            learned.learn(log, byStart[i]);
        }
        learned.finish();
        Tally tally = new Tally();
        for (int i = train; i < byStart.length; i++) {
            test(log, byStart[i], learned, tally);
        }
        return Optional.of(new Result(
                state,
                train,
                log.cases() - train,
                learned.states(),
                Ratio.of(tally.correct, tally.predictions),
                Ratio.of(tally.baselineCorrect, tally.predictions),
                tally.mean / tally.predictions,
                tally.median / tally.predictions,
                tally.baselineMean / tally.predictions,
                tally.baselineMedian / tally.predictions,
                tally.loss / tally.predictions,
                tally.baselineLoss / tally.predictions,
                Ratio.of(tally.covered, tally.predictions)));
    }

    private static void test(EventLog log, int c, StateTable learned, Tally tally) {
        StateTable.Seen all = learned.all();
        List<String> soFar = new ArrayList<>();
        for (int e = log.from(c); e < log.from(c + 1); e++) {
            soFar.add(log.activity(log.activityOf(e)));
            StateTable.Seen seen = learned.of(soFar).orElse(all);
            String next = StateTable.next(log, c, e);
            double left = StateTable.remaining(log, c, e);
            tally.predictions++;
            tally.correct += seen.likeliest().equals(next) ? 1 : 0;
            tally.baselineCorrect += all.likeliest().equals(next) ? 1 : 0;
            tally.mean += Math.abs(seen.remaining().mean() - left);
            tally.median += Math.abs(seen.remaining().median() - left);
            tally.baselineMean += Math.abs(all.remaining().mean() - left);
            tally.baselineMedian += Math.abs(all.remaining().median() - left);
            tally.loss -= Math.log(learned.chance(seen, next));
            tally.baselineLoss -= Math.log(learned.chance(all, next));
            tally.covered +=
                    seen.remaining().p10() <= left && left <= seen.remaining().p90() ? 1 : 0;
        }
    }

    private static final class Tally {
        private long predictions;
        private long correct;
        private long baselineCorrect;
        private double mean;
        private double median;
        private double baselineMean;
        private double baselineMedian;
        private double loss;
        private double baselineLoss;
        private long covered;
    }
}
