package org.cxsdk.core.storage;

import java.util.Objects;

/**
 * An entry in its stream.
 *
 * @param stream where it stands
 * @param revision its number in the stream, from 1 without holes (ST-4)
 * @param entry the fact
 */
public record Recorded(StreamKey stream, long revision, Entry entry) {

    public Recorded {
        Objects.requireNonNull(stream, "stream");
        if (revision < 1) {
            throw new IllegalArgumentException("revision (" + revision + ") must be at least 1");
        }
        Objects.requireNonNull(entry, "entry");
    }
}
