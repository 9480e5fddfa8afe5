package org.cxsdk.core.insight.live;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many journeys take each path, by a hash that is checked against the path itself. */
final class PathTallies {

    private final Map<Long, Tally> tallies = new HashMap<>();
    private int different;

    int different() {
        return different;
    }

    int count(int[] path) {
        long hash = Journey.SEED;
        for (int activity : path) {
            hash = Journey.step(hash, activity);
        }
        for (Tally tally = tallies.get(hash); tally != null; tally = tally.next) {
            if (Arrays.equals(tally.path, path)) {
                return tally.count;
            }
        }
        return 0;
    }

    void forget(Journey journey) {
        Tally tally = journey.path;
        if (tally == null || --tally.count > 0) {
            return;
        }
        different--;
        Tally first = tallies.get(tally.hash);
        if (first == tally) {
            if (tally.next == null) {
                tallies.remove(tally.hash);
            } else {
                tallies.put(tally.hash, tally.next);
            }
        } else {
            for (Tally before = first; before != null; before = before.next) {
                if (before.next == tally) {
                    before.next = tally.next;
                }
            }
        }
    }

    /** Only what comes from the changed place on has to be hashed again. */
    void remember(Journey journey, int from) {
        journey.hashFrom(from);
        long hash = journey.hashes[journey.size - 1];
        Tally first = tallies.get(hash);
        for (Tally tally = first; tally != null; tally = tally.next) {
            if (tally.is(journey)) {
                tally.count++;
                journey.path = tally;
                return;
            }
        }
        Tally fresh = new Tally(hash, Arrays.copyOf(journey.activity, journey.size), first);
        fresh.count = 1;
        different++;
        tallies.put(hash, fresh);
        journey.path = fresh;
    }

    /** One path; paths whose hashes collide are chained. */
    static final class Tally {
        private final long hash;
        private final int[] path;
        private @Nullable Tally next;
        private int count;

        Tally(long hash, int[] path, @Nullable Tally next) {
            this.hash = hash;
            this.path = path;
            this.next = next;
        }

        boolean is(Journey journey) {
            return Arrays.equals(path, 0, path.length, journey.activity, 0, journey.size);
        }
    }
}
