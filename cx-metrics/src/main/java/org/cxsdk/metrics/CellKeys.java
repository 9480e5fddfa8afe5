package org.cxsdk.metrics;

import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ReportingPeriod;
import org.jspecify.annotations.Nullable;

/**
 * Where an observation belongs, worked out once for all KPIs that break figures down alike: many KPIs of one report have
 * the same periods and dimensions. Remembers one observation; not for several threads.
 */
final class CellKeys {

    private final List<Shape> shapes = new ArrayList<>();
    private @Nullable CellKey[] keys = new CellKey[8];
    private @Nullable Observation current;

    /** What the place of an observation depends on. */
    private record Shape(
            List<String> dimensions,
            ReportingPeriod.Grain grain,
            Month firstMonth,
            ZoneId zone,
            Handling.Anchor anchor) {}

    /** The number of the shape of a KPI's cells. */
    int shape(KpiDefinition definition) {
        Shape shape = new Shape(
                definition.dimensions(),
                definition.grain(),
                definition.firstMonth(),
                definition.zone(),
                definition.handling().anchor());
        if (!shapes.contains(shape)) {
            shapes.add(shape);
            keys = Arrays.copyOf(keys, Math.max(keys.length, 2 * shapes.size()));
        }
        return shapes.indexOf(shape);
    }

    /** The place of an observation in cells of that shape. */
    CellKey of(Observation observation, int shape, Supplier<CellKey> otherwise) {
        if (current != observation) {
            current = observation;
            Arrays.fill(keys, null);
        }
        CellKey known = keys[shape];
        if (known == null) {
            known = otherwise.get();
            keys[shape] = known;
        }
        return known;
    }
}
