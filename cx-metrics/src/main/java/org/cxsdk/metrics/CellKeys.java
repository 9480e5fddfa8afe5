package org.cxsdk.metrics;

import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ReportingPeriod;
import org.jspecify.annotations.Nullable;

/**
 * Where observations belong, worked out once for all KPIs that break figures down alike: many KPIs of one report have the
 * same periods and dimensions. Memory grows with the cells there are. Not for several threads.
 */
final class CellKeys {

    private final Map<Shape, Places> places = new HashMap<>();

    /** What the place of an observation depends on. */
    private record Shape(
            List<String> dimensions,
            ReportingPeriod.Grain grain,
            Month firstMonth,
            ZoneId zone,
            Handling.Anchor anchor) {}

    /** The places of a KPI's cells. */
    Places places(KpiDefinition definition) {
        Shape shape = new Shape(
                definition.dimensions(),
                definition.grain(),
                definition.firstMonth(),
                definition.zone(),
                definition.handling().anchor());
        return places.computeIfAbsent(shape, absent -> new Places(definition));
    }

    /** The places of KPIs of one shape. Remembers the last observation. */
    static final class Places {
        private final List<String> dimensions;
        private final Handling.Anchor anchor;
        private final Periods periods;
        private final Branch root = new Branch();
        private @Nullable Observation last;
        private @Nullable CellKey key;

        private Places(KpiDefinition definition) {
            this.dimensions = definition.dimensions();
            this.anchor = definition.handling().anchor();
            this.periods = new Periods(definition);
        }

        /** The cell of an observation. */
        CellKey of(Observation observation) {
            CellKey known = key;
            if (known == null || last != observation) {
                known = find(observation);
                key = known;
                last = observation;
            }
            return known;
        }

        /** The time that puts an observation into a period. */
        Instant timeOf(Observation observation) {
            return anchor == Handling.Anchor.RECORDED ? observation.recorded() : observation.occurred();
        }

        /** The period of an observation. */
        Periods.Place periodOf(Observation observation) {
            return periods.containing(timeOf(observation));
        }

        private CellKey find(Observation observation) {
            Branch branch = root;
            for (String dimension : dimensions) {
                branch = branch.next(observation.dimensions().get(dimension));
            }
            Segment segment = branch.segment;
            if (segment == null) {
                segment = Segment.of(observation, dimensions);
                branch.segment = segment;
            }
            Segment known = segment;
            return branch.keys.computeIfAbsent(periodOf(observation), period -> new CellKey(period.firstDay(), known));
        }
    }

    /** The values of the dimensions up to here; at the last one, a segment. */
    private static final class Branch {
        private final Map<String, Branch> next = new HashMap<>(4);
        private final Map<Periods.Place, CellKey> keys = new HashMap<>(4);
        private @Nullable Branch missing;
        private @Nullable Segment segment;

        Branch next(@Nullable String value) {
            if (value != null) {
                return next.computeIfAbsent(value, absent -> new Branch());
            }
            Branch known = missing;
            if (known == null) {
                known = new Branch();
                missing = known;
            }
            return known;
        }
    }
}
