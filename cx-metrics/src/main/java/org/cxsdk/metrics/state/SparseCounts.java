package org.cxsdk.metrics.state;

import java.util.Arrays;
import org.cxsdk.core.state.StateReader;
import org.jspecify.annotations.Nullable;

/** Counts by index, of which few are not 0: two arrays in order of index, twelve bytes each. */
final class SparseCounts {

    private int size;
    private int[] indexes = new int[8];
    private long[] counts = new long[8];

    int size() {
        return size;
    }

    int index(int place) {
        return indexes[place];
    }

    long count(int place) {
        return counts[place];
    }

    long total() {
        long total = 0;
        for (int place = 0; place < size; place++) {
            total = Math.addExact(total, counts[place]);
        }
        return total;
    }

    void add(int index, long count) {
        int place = Arrays.binarySearch(indexes, 0, size, index);
        if (place >= 0) {
            counts[place] = Math.addExact(counts[place], count);
            return;
        }
        place = -place - 1;
        if (size == indexes.length) {
            indexes = Arrays.copyOf(indexes, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        System.arraycopy(indexes, place, indexes, place + 1, size - place);
        System.arraycopy(counts, place, counts, place + 1, size - place);
        indexes[place] = index;
        counts[place] = count;
        size++;
    }

    /** Puts neighbours together, so many doublings of width. */
    void coarsen(int doublings) {
        int kept = 0;
        for (int place = 0; place < size; place++) {
            int index = indexes[place] >> doublings;
            if (kept > 0 && indexes[kept - 1] == index) {
                counts[kept - 1] = Math.addExact(counts[kept - 1], counts[place]);
            } else {
                indexes[kept] = index;
                counts[kept] = counts[place];
                kept++;
            }
        }
        size = kept;
    }

    /** The first index, then differences and counts, each in as few bytes as it needs. */
    byte[] toBytes() {
        VarBytes out = new VarBytes();
        out.unsigned(size);
        int last = 0;
        for (int place = 0; place < size; place++) {
            if (place == 0) {
                out.signed(indexes[0]);
            } else {
                out.unsigned((long) indexes[place] - last);
            }
            last = indexes[place];
            out.unsigned(counts[place]);
        }
        return out.toBytes();
    }

    static SparseCounts read(byte[] bytes, StateReader in) {
        VarBytes.Reader reader = new VarBytes.Reader(bytes, in);
        SparseCounts read = new SparseCounts();
        long size = reader.unsigned();
        @Nullable Integer last = null;
        for (long left = size; left > 0; left--) {
            long index = last == null ? reader.signed() : last + reader.unsigned();
            long count = reader.unsigned();
            if (last != null && index <= last || index != (int) index || count < 1) {
                throw in.damaged("counts are not in order or 0");
            }
            read.add((int) index, count);
            last = (int) index;
        }
        reader.end();
        return read;
    }
}
