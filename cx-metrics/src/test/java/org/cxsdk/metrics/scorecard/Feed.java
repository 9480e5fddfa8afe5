package org.cxsdk.metrics.scorecard;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.metrics.CxMetrics;

/** Invented events, recorded through metrics over an in-memory storage. */
final class Feed {

    final CxMetrics metrics;
    private final List<Observation> events = new ArrayList<>();
    private int ids;

    Feed(String now) {
        metrics = CxMetrics.on(CxContext.inMemory(InstantSource.fixed(Instant.parse(now))));
    }

    /** So many events of a month, with dimensions as name, value, name, value. */
    Feed many(int times, String kind, String month, String... dimensions) {
        for (int i = 0; i < times; i++) {
            Observation.Builder event = event(kind, month + "-10T09:00:00Z");
            for (int d = 0; d < dimensions.length; d += 2) {
                event.dimension(dimensions[d], dimensions[d + 1]);
            }
            add(event);
        }
        return this;
    }

    Observation.Builder event(String kind, String at) {
        return Observation.builder(ObservationId.of("e" + ids++), kind, Instant.parse(at));
    }

    Feed add(Observation.Builder event) {
        events.add(event.build());
        return this;
    }

    CxMetrics recorded() {
        metrics.record(events);
        events.clear();
        return metrics;
    }

    static ReportingPeriod month(String month) {
        return ReportingPeriod.ofMonth(YearMonth.parse(month), ZoneId.of("UTC"));
    }
}
