package org.cxsdk.core.context;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.storage.StreamKey;
import org.jspecify.annotations.Nullable;

/**
 * A fact in its stream.
 *
 * @param stream where it stands
 * @param revision its number in the stream, from 1 without holes
 * @param id identifies it within its stream
 * @param at when it happened or was recorded, as the kind of stream defines; microseconds
 * @param value the fact
 * @param by who wrote it and why, if that is kept
 * @param <F> type of the stream's facts
 */
public record RecordedFact<F>(
        StreamKey stream,
        long revision,
        String id,
        Instant at,
        F value,
        @Nullable Envelope by) {

    public RecordedFact {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(value, "value");
    }

    /** Who wrote it and why, if that is kept. */
    public Optional<Envelope> envelope() {
        return Optional.ofNullable(by);
    }

    /** Leaves id and value out: they may be personal. */
    @Override
    public String toString() {
        return "RecordedFact(revision " + revision + ", " + at + ")";
    }
}
