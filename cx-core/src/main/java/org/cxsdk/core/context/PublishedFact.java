package org.cxsdk.core.context;

import java.util.Objects;
import org.cxsdk.core.storage.Position;

/**
 * A committed fact with its place in the tenant's journal.
 *
 * @param position its place; a reader stores it and goes on from there
 * @param fact the fact in its stream
 * @param <F> type of the facts
 */
public record PublishedFact<F>(Position position, RecordedFact<F> fact) {

    public PublishedFact {
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(fact, "fact");
    }
}
