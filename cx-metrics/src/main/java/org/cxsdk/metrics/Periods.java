package org.cxsdk.metrics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.cxsdk.core.ReportingPeriod;
import org.jspecify.annotations.Nullable;

/**
 * The periods of a KPI, each worked out once: calendars cost more than the counting itself. An instant that lies in a period
 * seen before is found by halving. Not for several threads.
 */
final class Periods {

    private final KpiDefinition definition;
    private final Map<LocalDate, Place> byDay = new HashMap<>();
    private long[] starts = new long[16];
    private Place[] places = new Place[16];
    private int size;
    private @Nullable Place last;

    /** Of the grain, first month and zone of a definition. */
    Periods(KpiDefinition definition) {
        this.definition = definition;
    }

    /** A period with its bounds, in which zones change clocks at whole seconds only. */
    static final class Place {
        private final ReportingPeriod period;
        private final Instant start;
        private final Instant end;
        private final long from;
        private final long to;

        private Place(ReportingPeriod period) {
            this.period = period;
            this.start = period.start();
            this.end = period.end();
            this.from = start.getEpochSecond();
            this.to = end.getEpochSecond();
        }

        ReportingPeriod period() {
            return period;
        }

        LocalDate firstDay() {
            return period.firstDay();
        }

        /** Its first instant. */
        Instant start() {
            return start;
        }

        /** The first instant after it. */
        Instant end() {
            return end;
        }

        private boolean holds(long second) {
            return from <= second && second < to;
        }
    }

    /** The period in which an instant lies. */
    Place containing(Instant at) {
        long second = at.getEpochSecond();
        Place known = last;
        if (known != null && known.holds(second)) {
            return known;
        }
        int found = Arrays.binarySearch(starts, 0, size, second);
        int before = found >= 0 ? found : -found - 2;
        if (before < 0 || !places[before].holds(second)) {
            Place made = startingOn(definition.periodOf(at).firstDay());
            last = made;
            return made;
        }
        last = places[before];
        return places[before];
    }

    /** The period with this first day. */
    Place startingOn(LocalDate firstDay) {
        Place known = byDay.get(firstDay);
        return known != null ? known : add(firstDay);
    }

    /** The period right after another. */
    Place after(Place place) {
        return startingOn(place.period.endDay());
    }

    private Place add(LocalDate firstDay) {
        Place made = new Place(new ReportingPeriod(definition.grain(), firstDay, definition.zone()));
        byDay.put(firstDay, made);
        // a day that the zone skipped holds no instant, so none is looked for in it
        if (made.from < made.to) {
            insert(made);
        }
        return made;
    }

    private void insert(Place made) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            places = Arrays.copyOf(places, 2 * size);
        }
        int found = Arrays.binarySearch(starts, 0, size, made.from);
        int at = found >= 0 ? found : -found - 1;
        System.arraycopy(starts, at, starts, at + 1, size - at);
        System.arraycopy(places, at, places, at + 1, size - at);
        starts[at] = made.from;
        places[at] = made;
        size++;
    }
}
