package org.cxsdk.core.insight;

/**
 * The values of one {@link Trait} for every event of a log, as numbers from 0; -1 where the log does not say. Immutable and
 * safe for use by many threads.
 */
public final class TraitColumn {

    /** Stands where the log does not say. */
    public static final int UNKNOWN = -1;

    private final int[] codes;
    private final String[] values;

    TraitColumn(int[] codes, String[] values) {
        this.codes = codes;
        this.values = values;
    }

    /** The number of an event's value; {@link #UNKNOWN} where the log does not say. */
    public int of(int event) {
        return codes[event];
    }

    /** How many different values there are. */
    public int values() {
        return values.length;
    }

    /** The value of a number. */
    public String value(int code) {
        return values[code];
    }

    TraitColumn permuted(int[] events) {
        int[] permuted = new int[events.length];
        for (int i = 0; i < events.length; i++) {
            permuted[i] = codes[events[i]];
        }
        return new TraitColumn(permuted, values);
    }
}
