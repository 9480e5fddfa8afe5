package org.cxsdk.metrics;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Names a cell within one KPI: first day of the period (grain and zone are the definition's) and segment. Looked up once or
 * more for each observation, so its hash is worked out once.
 */
final class CellKey implements Comparable<CellKey> {

    /** Odd, with bits all over: close hashes land far apart. */
    private static final int SPREAD = 0x9E3779B1;

    private final LocalDate firstDay;
    private final Segment segment;
    private final int hash;

    CellKey(LocalDate firstDay, Segment segment) {
        this.firstDay = Objects.requireNonNull(firstDay, "firstDay");
        this.segment = Objects.requireNonNull(segment, "segment");
        this.hash = hash(firstDay, segment);
    }

    /** A map's own hash is a sum, so that web in office 2 and phone in office 1 may have the same; this one keeps the order. */
    private static int hash(LocalDate firstDay, Segment segment) {
        int hash = Long.hashCode(firstDay.toEpochDay());
        for (Optional<String> value : segment.values().values()) {
            hash = 31 * hash + value.hashCode();
        }
        return hash * SPREAD;
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
