package org.cxsdk.core.context;

import java.time.Instant;
import java.util.Objects;

/**
 * A fact to append to a stream.
 *
 * @param id identifies it within its stream; the same fact appended again changes nothing
 * @param at when it happened or was recorded, as the kind of stream defines
 * @param value the fact
 * @param <F> type of the stream's facts
 */
public record Fact<F>(String id, Instant at, F value) {

    public Fact {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(value, "value");
    }

    /** Leaves id and value out: they may be personal. */
    @Override
    public String toString() {
        return "Fact(" + at + ")";
    }
}
