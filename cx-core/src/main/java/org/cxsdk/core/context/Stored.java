package org.cxsdk.core.context;

import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.storage.Expected;
import org.jspecify.annotations.Nullable;

/**
 * A value as a typed store read or wrote it.
 *
 * @param id id of its document
 * @param version version of its document, from 1
 * @param value the value
 * @param by who wrote this version and why, if that is kept
 * @param <T> type of the value
 */
public record Stored<T>(
        String id, long version, T value, @Nullable Envelope by) {

    public Stored {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(value, "value");
    }

    /** What the next write is to expect if nobody else came in between. */
    public Expected expected() {
        return Expected.version(version);
    }

    /** Who wrote this version and why, if that is kept. */
    public Optional<Envelope> envelope() {
        return Optional.ofNullable(by);
    }

    /** Leaves id and value out: they may be personal. */
    @Override
    public String toString() {
        return "Stored(version " + version + ")";
    }
}
