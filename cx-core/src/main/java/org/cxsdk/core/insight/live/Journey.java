package org.cxsdk.core.insight.live;

import java.util.Arrays;
import org.cxsdk.core.insight.live.LiveInsights.PathTally;
import org.jspecify.annotations.Nullable;

/** The events of one journey in the stated order: time, sequence, identifier; in columns. */
final class Journey {

    static final long SEED = 0xcbf29ce484222325L;

    private static final int INITIAL = 4;

    String[] ids = new String[INITIAL];
    int[] activity = new int[INITIAL];
    long[] micros = new long[INITIAL];
    long[] sequence = new long[INITIAL];
    /** The hash of the path up to and with each event. */
    long[] hashes = new long[INITIAL];

    int size;

    @Nullable
    PathTally path;

    /** Journeys are short: a look at each event, the last ones first. */
    int indexOf(String id) {
        for (int i = size - 1; i >= 0; i--) {
            if (ids[i].equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** Where an event belongs; most belong behind the last. */
    int placeOf(long time, long number, String id) {
        int at = size;
        while (at > 0 && compare(at - 1, time, number, id) > 0) {
            at--;
        }
        return at;
    }

    private int compare(int i, long time, long number, String id) {
        int compared = Long.compare(micros[i], time);
        compared = compared != 0 ? compared : Long.compare(sequence[i], number);
        return compared != 0 ? compared : ids[i].compareTo(id);
    }

    void insert(int at, String id, int code, long time, long number) {
        if (size == ids.length) {
            int capacity = 2 * size;
            ids = Arrays.copyOf(ids, capacity);
            activity = Arrays.copyOf(activity, capacity);
            micros = Arrays.copyOf(micros, capacity);
            sequence = Arrays.copyOf(sequence, capacity);
            hashes = Arrays.copyOf(hashes, capacity);
        }
        shift(at, at + 1, size - at);
        ids[at] = id;
        activity[at] = code;
        micros[at] = time;
        sequence[at] = number;
        size++;
    }

    void remove(int at) {
        shift(at + 1, at, size - at - 1);
        size--;
    }

    private void shift(int from, int to, int count) {
        System.arraycopy(ids, from, ids, to, count);
        System.arraycopy(activity, from, activity, to, count);
        System.arraycopy(micros, from, micros, to, count);
        System.arraycopy(sequence, from, sequence, to, count);
    }

    void hashFrom(int at) {
        for (int i = at; i < size; i++) {
            hashes[i] = LiveInsights.step(i == 0 ? SEED : hashes[i - 1], activity[i]);
        }
    }
}
