package org.cxsdk.core.storage;

/**
 * A place in the journal of one tenant (ST-10). Positions grow in the order of commits; they need not be without gaps.
 *
 * @param value 1 or more for an entry, 0 before the first one
 */
public record Position(long value) implements Comparable<Position> {

    /** Before the first entry. */
    public static final Position START = new Position(0);

    public Position {
        if (value < 0) {
            throw new IllegalArgumentException("position (" + value + ") must not be negative");
        }
    }

    /** Returns the position with this number, for example one that a reader had stored. */
    public static Position of(long value) {
        return new Position(value);
    }

    @Override
    public int compareTo(Position other) {
        return Long.compare(value, other.value);
    }
}
