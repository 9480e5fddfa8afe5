package org.cxsdk.core.storage;

/**
 * Where appended entries stand in their stream.
 *
 * @param first revision of the first entry
 * @param last revision of the last entry; the stream's revision unless others appended since
 * @param repeated whether the stream held these entries before, so that the append changed nothing (ST-5)
 */
public record Appended(long first, long last, boolean repeated) {

    public Appended {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("revisions " + first + " to " + last + " are no range from 1 on");
        }
    }

    /** Returns the result of an append that added entries. */
    public static Appended of(long first, long last) {
        return new Appended(first, last, false);
    }

    /** Returns the result of an append that found its entries in the stream. */
    public static Appended repeatOf(long first, long last) {
        return new Appended(first, last, true);
    }
}
