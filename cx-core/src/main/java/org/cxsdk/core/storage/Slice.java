package org.cxsdk.core.storage;

import java.util.List;
import java.util.Objects;

/**
 * A part of a longer reading. It may hold fewer items than the limit although there are more, but then it moves on
 * (ST-8): whoever repeats the call with {@link #last} until {@link #more} is false has read everything.
 *
 * @param items what was read, in order
 * @param last where the reader now stands; hand it to the next call
 * @param more whether there was more to read when this slice was made
 * @param <T> type of the items
 * @param <C> a {@link Cursor}, a revision or a {@link Position}
 */
public record Slice<T, C>(List<T> items, C last, boolean more) {

    public Slice {
        items = List.copyOf(items);
        Objects.requireNonNull(last, "last");
    }
}
