package org.cxsdk.metrics;

import java.time.Duration;
import java.time.Instant;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/** Time as a KPI measures it: elapsed, or the working time of a calendar. */
record BusinessTime(@Nullable WorkingCalendar calendar) {

    Duration between(Instant from, Instant to) {
        return calendar == null ? Duration.between(from, to) : calendar.between(from, to);
    }

    Instant plus(Instant from, Duration time) {
        return calendar == null ? from.plus(time) : calendar.plus(from, time);
    }
}
