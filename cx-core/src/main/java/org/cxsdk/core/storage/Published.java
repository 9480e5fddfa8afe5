package org.cxsdk.core.storage;

import java.util.Objects;

/**
 * A committed entry with its place in the tenant's journal.
 *
 * @param position its place; given when its transaction ended (ST-10)
 * @param recorded the entry in its stream
 */
public record Published(Position position, Recorded recorded) {

    public Published {
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(recorded, "recorded");
    }
}
