package org.cxsdk.metrics;

import java.time.LocalDate;

/** Names a cell within one KPI: first day of the period (grain and zone are the definition's) and segment. */
record CellKey(LocalDate firstDay, Segment segment) implements Comparable<CellKey> {

    @Override
    public int compareTo(CellKey other) {
        int byDay = firstDay.compareTo(other.firstDay);
        return byDay != 0 ? byDay : segment.compareTo(other.segment);
    }
}
