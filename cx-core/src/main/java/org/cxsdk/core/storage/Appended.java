package org.cxsdk.core.storage;

/**
 * Where appended entries stand in their stream.
 *
 * @param first revision of the first entry
 * @param last revision of the last entry; the stream's revision unless others appended since
 */
public record Appended(long first, long last) {

    public Appended {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("revisions " + first + " to " + last + " are no range from 1 on");
        }
    }
}
