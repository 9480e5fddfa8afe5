package org.cxsdk.core.insight.time;

import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.insight.EventLog;

/**
 * Question: which journeys took an unusual time from one activity to a later one?
 *
 * <p>For every ordered pair of events of a case, the time from the end of the first to the beginning of the second; of each
 * pair of activities the mean and the sample standard deviation. A time deviates if it is more than {@code z} standard
 * deviations from the mean (Stertz, Rinderle-Ma, Mangler, "Analyzing process concept drifts based on sensor event
 * streams during runtime", 2020, as pm4py has it). Times within a microsecond of the limit do not deviate: where every
 * journey takes exactly 60 days, the deviation is 0 and rounding must not decide. Overlapping pairs are left out. Quadratic in the events of a case. Immutable.
 */
public final class TemporalProfile {

    private static final double TOLERANCE_MICROS = 1;

    private final EventLog log;
    private final int activities;
    private final int[] count;
    private final double[] mean;
    private final double[] squares;

    private TemporalProfile(EventLog log) {
        this.log = log;
        this.activities = log.activities();
        this.count = new int[Math.multiplyExact(activities, activities)];
        this.mean = new double[count.length];
        this.squares = new double[count.length];
    }

    /** Learns the profile of a log. */
    public static TemporalProfile of(EventLog log) {
        TemporalProfile profile = new TemporalProfile(log);
        profile.each((c, first, second, pair, micros) -> {
            // Welford: mean and squared deviations in one pass
            int n = ++profile.count[pair];
            double delta = micros - profile.mean[pair];
            profile.mean[pair] += delta / n;
            profile.squares[pair] += delta * (micros - profile.mean[pair]);
        });
        return profile;
    }

    /** How many ordered pairs of activities occur. */
    public int pairs() {
        int pairs = 0;
        for (int n : count) {
            pairs += n > 0 ? 1 : 0;
        }
        return pairs;
    }

    /**
     * The times of the log that are out of the ordinary.
     *
     * @param z how many standard deviations, greater than 0
     */
    public List<Deviation> deviations(double z) {
        if (!(z > 0)) {
            throw new IllegalArgumentException("z (" + z + ") must be greater than 0");
        }
        List<Deviation> deviations = new ArrayList<>();
        each((c, first, second, pair, micros) -> {
            double stdev = count[pair] > 1 ? Math.sqrt(squares[pair] / (count[pair] - 1)) : 0;
            if (Math.abs(micros - mean[pair]) > z * stdev + TOLERANCE_MICROS) {
                deviations.add(new Deviation(
                        log.caseId(c),
                        log.activity(log.activityOf(first)),
                        log.activity(log.activityOf(second)),
                        micros / 1e6,
                        mean[pair] / 1e6,
                        stdev / 1e6));
            }
        });
        return deviations;
    }

    private void each(Visitor visitor) {
        for (int c = 0; c < log.cases(); c++) {
            for (int i = log.from(c); i < log.from(c + 1); i++) {
                for (int j = i + 1; j < log.from(c + 1); j++) {
                    long micros = log.startMicros(j) - log.micros(i);
                    if (micros >= 0) {
                        visitor.pair(c, i, j, log.activityOf(i) * activities + log.activityOf(j), micros);
                    }
                }
            }
        }
    }

    @FunctionalInterface
    private interface Visitor {
        void pair(int c, int first, int second, int pair, long micros);
    }

    /**
     * A time out of the ordinary.
     *
     * @param caseId which journey
     * @param from the earlier activity
     * @param to the later one
     * @param seconds how long it took
     * @param mean how long it takes on average, in seconds
     * @param stdev the standard deviation, in seconds
     */
    public record Deviation(String caseId, String from, String to, double seconds, double mean, double stdev) {}
}
