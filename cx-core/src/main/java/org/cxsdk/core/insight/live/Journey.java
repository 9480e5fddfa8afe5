package org.cxsdk.core.insight.live;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The events of one journey in the stated order: time, sequence, identifier; in columns. */
final class Journey {

    static final long SEED = 0xcbf29ce484222325L;

    /** Stands where nobody said on which channel an event was. */
    static final int UNKNOWN = -1;

    private static final int INITIAL = 4;

    String[] ids = new String[INITIAL];
    int[] activity = new int[INITIAL];
    int[] channel = new int[INITIAL];
    long[] micros = new long[INITIAL];
    long[] sequence = new long[INITIAL];
    /** The hash of the path up to and with each event. */
    long[] hashes = new long[INITIAL];

    int size;

    /** How many activities occur more than once. */
    int repeated;

    PathTallies.@Nullable Tally path;

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

    void insert(int at, String id, int code, int where, long time, long number) {
        if (size == ids.length) {
            int capacity = 2 * size;
            ids = Arrays.copyOf(ids, capacity);
            activity = Arrays.copyOf(activity, capacity);
            channel = Arrays.copyOf(channel, capacity);
            micros = Arrays.copyOf(micros, capacity);
            sequence = Arrays.copyOf(sequence, capacity);
            hashes = Arrays.copyOf(hashes, capacity);
        }
        shift(at, at + 1, size - at);
        ids[at] = id;
        activity[at] = code;
        channel[at] = where;
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
        System.arraycopy(channel, from, channel, to, count);
        System.arraycopy(micros, from, micros, to, count);
        System.arraycopy(sequence, from, sequence, to, count);
    }

    /** From the first event to the last, in microseconds; 0 without events. */
    long duration() {
        return size == 0 ? 0 : micros[size - 1] - micros[0];
    }

    /** How often an activity occurs in the journey. */
    int occurrences(int code) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += activity[i] == code ? 1 : 0;
        }
        return count;
    }

    static long step(long hash, int activity) {
        long mixed = (hash ^ activity) * 0x9e3779b97f4a7c15L;
        return mixed ^ (mixed >>> 29);
    }

    void hashFrom(int at) {
        for (int i = at; i < size; i++) {
            hashes[i] = step(i == 0 ? SEED : hashes[i - 1], activity[i]);
        }
    }
}
