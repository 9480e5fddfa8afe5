package org.cxsdk.core.storage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.cxsdk.core.Bytes;

/**
 * A fact to append to a stream. It never changes afterwards.
 *
 * @param id identifies it within its stream; appending the same entry again changes nothing (ST-5); at most 200 bytes
 * @param type what happened, for example {@code granted}; at most 64 bytes
 * @param at when it happened or was recorded, as the kind of stream defines; cut to microseconds
 * @param body the content; at most 1 MiB
 */
public record Entry(String id, String type, Instant at, Bytes body) {

    public Entry {
        Limits.id("entry id", id);
        Limits.name("entry type", type);
        at = at.truncatedTo(ChronoUnit.MICROS);
        Micros.of(at);
        Limits.body(body);
    }

    /** Leaves id and body out: they may be personal. */
    @Override
    public String toString() {
        return "Entry(" + type + ", " + at + ")";
    }
}
