package org.cxsdk.core.insight.time;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.stat.Summary;

/**
 * Where the time of journeys goes, in seconds. A log without beginnings has no service time: it is unknown, not 0.
 *
 * @param throughput from the earliest beginning to the latest end of a journey
 * @param serviceByActivity from the beginning to the end of each activity, by name; empty without beginnings
 * @param processingSum of each journey, the service times of its activities added up; empty without beginnings
 * @param processingUnion the time in which at least one activity was being done; empty without beginnings
 * @param idle throughput less union: the time in which nothing was done; empty without beginnings
 * @param negativeWaits how many activities began before the one before them ended
 * @param unknownBeginnings how many activities are left out of the service times, since nobody knows when they began; the
 *     journeys with any are left out of processing and idle time
 */
public record TimeInsights(
        Summary throughput,
        Map<String, Summary> serviceByActivity,
        Optional<Summary> processingSum,
        Optional<Summary> processingUnion,
        Optional<Summary> idle,
        int negativeWaits,
        int unknownBeginnings) {

    public TimeInsights {
        Objects.requireNonNull(throughput, "throughput");
        serviceByActivity = Collections.unmodifiableMap(new LinkedHashMap<>(serviceByActivity));
    }
}
