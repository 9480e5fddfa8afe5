package org.cxsdk.core.storage.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.storage.Recorded;

/** One stream of the journal: the entries that are kept, and how many were purged before them. */
final class CommittedStream {

    static final CommittedStream EMPTY = new CommittedStream(0);

    private final List<Recorded> kept = new ArrayList<>();
    private final List<Long> positions = new ArrayList<>();
    private final Map<String, Recorded> byId = new HashMap<>();
    private long purged;

    /** Makes a stream without entries that stands behind those that were purged. */
    CommittedStream(long purged) {
        this.purged = purged;
    }

    /** The last revision, purged entries included. */
    long revision() {
        return purged + kept.size();
    }

    /** The last revision that was purged; 0 if none was. */
    long purged() {
        return purged;
    }

    /** The kept entries by entry id. */
    Map<String, Recorded> byId() {
        return byId;
    }

    /** The kept entries after a revision. */
    List<Recorded> after(long revision) {
        long skip = Math.max(0, revision - purged);
        return skip >= kept.size() ? List.of() : kept.subList((int) skip, kept.size());
    }

    void add(Recorded recorded, long position) {
        kept.add(recorded);
        positions.add(position);
        byId.put(recorded.entry().id(), recorded);
    }

    /** Removes entries up to a revision and returns their positions. */
    List<Long> purge(long throughRevision) {
        int count = (int) Math.max(0, Math.min(throughRevision, revision()) - purged);
        List<Long> gone = List.copyOf(positions.subList(0, count));
        kept.subList(0, count).forEach(recorded -> byId.remove(recorded.entry().id(), recorded));
        kept.subList(0, count).clear();
        positions.subList(0, count).clear();
        purged += count;
        return gone;
    }
}
