package org.cxsdk.core.storage;

import java.util.Objects;

/**
 * How far a stream has come.
 *
 * @param stream the stream; something was appended to it once
 * @param purgedThrough the last revision that was purged; 0 if none was
 * @param revision the last revision that was appended, purged ones included
 */
public record StreamState(StreamKey stream, long purgedThrough, long revision) {

    public StreamState {
        Objects.requireNonNull(stream, "stream");
        if (revision < 1 || purgedThrough < 0 || purgedThrough > revision) {
            throw new IllegalArgumentException(
                    "a stream at revision " + revision + " cannot be purged through " + purgedThrough);
        }
    }
}
