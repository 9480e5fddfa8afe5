package org.cxsdk.core.storage.decorate;

import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.storage.Recorded;

/**
 * A run of entries of one stream, without holes. They never change; only whether they are still kept has to be asked.
 *
 * @param items the entries in order, at least one
 * @param since when all of them were there
 */
record CachedEntries(List<Recorded> items, long since) {

    /** Longer runs are read by walking a stream once, and a cache would only be emptied by them. */
    static final int LONGEST = 1_000;

    private static final int BYTES_AROUND_A_BODY = 200;

    long first() {
        return items.get(0).revision();
    }

    long last() {
        return items.get(items.size() - 1).revision();
    }

    boolean holds(long revision) {
        return revision >= first() && revision <= last();
    }

    /** Whether the run holds this very entry; another one under its revision means that the store was exchanged. */
    boolean contains(Recorded recorded) {
        return holds(recorded.revision()) && from(recorded.revision(), 1).get(0).equals(recorded);
    }

    /** At most so many entries from this revision on, which the run holds. */
    List<Recorded> from(long revision, int limit) {
        int index = (int) (revision - first());
        return items.subList(index, Math.min(items.size(), index + limit));
    }

    /** This run with those of the entries that continue it; entries from somewhere else change nothing. */
    CachedEntries with(List<Recorded> more, long readAt) {
        List<Recorded> longer = new ArrayList<>(items);
        for (Recorded recorded : more) {
            if (recorded.revision() == first() + longer.size() && longer.size() < LONGEST) {
                longer.add(recorded);
            }
        }
        return longer.size() == items.size() ? this : new CachedEntries(List.copyOf(longer), Math.min(since, readAt));
    }

    int bytes() {
        return items.stream()
                .mapToInt(recorded -> recorded.entry().body().size() + BYTES_AROUND_A_BODY)
                .reduce(0, (a, b) -> (int) Math.min(Integer.MAX_VALUE, (long) a + b));
    }
}
