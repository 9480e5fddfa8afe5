package org.cxsdk.core.insight.channel;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.insight.Trait;

/**
 * How journeys went from one channel, organisation or actor to another.
 *
 * @param trait what changed
 * @param journeys how many journeys were looked at
 * @param journeysWithTwoEvents how many say it of at least two events, so that it could have changed
 * @param journeysWithSwitch in how many it changed
 * @param switches how often it changed: hand-overs
 * @param journeysWithPingPong in how many it came back to an earlier value
 * @param pingPongs how often it came back
 * @param matrix from which to which, staying included, by values
 * @param abandonedAfterSwitch of the journeys with a change, how many did not end well and did nothing more after the event
 *     that changed it last
 * @param unsuccessfulWithSwitch of the journeys with a change, how many did not end well
 * @param unsuccessfulWithout of the journeys without any, how many did not end well
 */
public record SwitchInsights(
        Trait trait,
        int journeys,
        int journeysWithTwoEvents,
        int journeysWithSwitch,
        long switches,
        int journeysWithPingPong,
        long pingPongs,
        List<Flow> matrix,
        int abandonedAfterSwitch,
        int unsuccessfulWithSwitch,
        int unsuccessfulWithout) {

    public SwitchInsights {
        Objects.requireNonNull(trait, "trait");
        matrix = List.copyOf(matrix);
    }

    /**
     * One cell of the matrix.
     *
     * @param from the value of an event
     * @param to the value of the next event that says it
     * @param count how often
     * @param journeys in how many journeys
     * @param ofFrom how often of all times that another event followed one of {@code from}: the chance of {@code to} next
     * @param medianSeconds how long it took between the two, at the median
     */
    public record Flow(String from, String to, long count, int journeys, Ratio ofFrom, double medianSeconds) {
        public Flow {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(ofFrom, "ofFrom");
        }

        /** Whether it changed. */
        public boolean isSwitch() {
            return !from.equals(to);
        }
    }

    /** Journeys with at least one change, of those in which it could have changed; empty if there are none. */
    public Optional<Ratio> switchRate() {
        return ratio(journeysWithSwitch, journeysWithTwoEvents);
    }

    /** Journeys given up after a change, of those with one; empty if there are none. */
    public Optional<Ratio> abandonment() {
        return ratio(abandonedAfterSwitch, journeysWithSwitch);
    }

    private static Optional<Ratio> ratio(int numerator, int denominator) {
        return denominator == 0 ? Optional.empty() : Optional.of(Ratio.of(numerator, denominator));
    }
}
