package org.cxsdk.metrics;

import java.time.LocalDate;
import java.util.Comparator;

/** Names a cell within one KPI: first day of the period (grain and zone are the definition's) and segment. */
record CellKey(LocalDate firstDay, Segment segment) implements Comparable<CellKey> {

    private static final Comparator<CellKey> ORDER =
            Comparator.comparing(CellKey::firstDay).thenComparing(CellKey::segment);

    @Override
    public int compareTo(CellKey other) {
        return ORDER.compare(this, other);
    }
}
