package org.cxsdk.core.insight.read;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Violation;
import org.cxsdk.core.insight.EventLog;

/**
 * What was read. The counts add up: {@code read = log().events() + passedOver + leftOut}.
 *
 * @param log the events that count
 * @param read events, or rows, in the source as far as it could be read
 * @param passedOver how many do not count: their lifecycle is not the one asked for, or they tell when an event began that is
 *     told with its end, or that has not ended
 * @param leftOut how many were left out since something in them is wrong; 0 unless reading was lenient
 * @param problems what was wrong, the first places of it
 * @param assumptions what was taken for granted since nobody said it, such as the zone of local times
 */
public record LogReading(
        EventLog log, long read, long passedOver, long leftOut, List<Violation> problems, List<String> assumptions) {

    public LogReading {
        Objects.requireNonNull(log, "log");
        problems = List.copyOf(problems);
        assumptions = List.copyOf(assumptions);
        if (read != log.events() + passedOver + leftOut) {
            throw new IllegalArgumentException("read (" + read + ") must be " + log.events() + " events + passedOver ("
                    + passedOver + ") + leftOut (" + leftOut + ")");
        }
    }
}
