package org.cxsdk.feedback.text;

/** A set of hashes other than 0, open addressing. Not for use by several threads at once while it grows. */
final class LongSet {

    private long[] table;
    private int size;

    LongSet(int capacity) {
        table = new long[Integer.highestOneBit(Math.max(16, capacity) * 2 - 1)];
    }

    static LongSet of(long... keys) {
        LongSet set = new LongSet(keys.length * 2);
        for (long key : keys) {
            set.add(key);
        }
        return set;
    }

    /** Adds a hash; false if it was there. */
    boolean add(long key) {
        int mask = table.length - 1;
        int at = (int) key & mask;
        while (table[at] != 0) {
            if (table[at] == key) {
                return false;
            }
            at = (at + 1) & mask;
        }
        table[at] = key;
        if (++size * 2 > table.length) {
            grow();
        }
        return true;
    }

    boolean contains(long key) {
        int mask = table.length - 1;
        int at = (int) key & mask;
        while (table[at] != 0) {
            if (table[at] == key) {
                return true;
            }
            at = (at + 1) & mask;
        }
        return false;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        int mask = table.length - 1;
        for (long key : old) {
            if (key != 0) {
                int at = (int) key & mask;
                while (table[at] != 0) {
                    at = (at + 1) & mask;
                }
                table[at] = key;
            }
        }
    }
}
