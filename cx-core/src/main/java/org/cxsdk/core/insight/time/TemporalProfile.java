package org.cxsdk.core.insight.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** How long it usually takes from one activity to another later in the same journey; nothing if that never happens. */
    public Optional<Usual> usual(String from, String to) {
        for (int a = 0; a < activities; a++) {
            for (int b = 0; b < activities && log.activity(a).equals(from); b++) {
                int pair = a * activities + b;
                if (log.activity(b).equals(to) && count[pair] > 0) {
                    return Optional.of(new Usual(count[pair], mean[pair] / 1e6, stdev(pair) / 1e6));
                }
            }
        }
        return Optional.empty();
    }

    private double stdev(int pair) {
        return count[pair] > 1 ? Math.sqrt(squares[pair] / (count[pair] - 1)) : 0;
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
            double stdev = stdev(pair);
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
     * How long it usually takes.
     *
     * @param times how often it happens
     * @param mean how long it takes on average, in seconds
     * @param stdev the standard deviation with n - 1, in seconds; 0 if it happens once
     */
    public record Usual(int times, double mean, double stdev) {}

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
