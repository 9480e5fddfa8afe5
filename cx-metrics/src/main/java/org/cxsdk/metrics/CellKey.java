package org.cxsdk.metrics;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Names a cell within one KPI: first day of the period (grain and zone are the definition's) and segment. Looked up once or
 * more for each observation, so its hash is worked out once.
 */
final class CellKey implements Comparable<CellKey> {

    private final LocalDate firstDay;
    private final Segment segment;
    private final int hash;

    CellKey(LocalDate firstDay, Segment segment) {
        this.firstDay = Objects.requireNonNull(firstDay, "firstDay");
        this.segment = Objects.requireNonNull(segment, "segment");
        this.hash = 31 * firstDay.hashCode() + segment.hashCode();
    }

    LocalDate firstDay() {
        return firstDay;
    }

    Segment segment() {
        return segment;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof CellKey key
                        && key.hash == hash
                        && key.firstDay.equals(firstDay)
                        && key.segment.equals(segment);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public int compareTo(CellKey other) {
        int byDay = firstDay.compareTo(other.firstDay);
        return byDay != 0 ? byDay : segment.compareTo(other.segment);
    }

    @Override
    public String toString() {
        return firstDay + " " + segment;
    }
}
