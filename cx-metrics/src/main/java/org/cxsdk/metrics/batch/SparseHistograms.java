package org.cxsdk.metrics.batch;

import java.util.Arrays;
import java.util.List;
import org.cxsdk.metrics.state.Buckets;

/**
 * A histogram of a value in each cell, in base-2 exponential {@linkplain Buckets buckets} of the finest scale: only filled
 * buckets are kept, as differences and counts in as few bytes as they need, one cell behind the other. A quantile is off by
 * at most 0.27 %, lies between the exact least and greatest value, and is exact where all values are equal.
 *
 * <p>Memory: about two bytes for each filled bucket and some ten for each cell; while it is made, four for each row.
 */
public final class SparseHistograms {

    /** Code 0 stands for the value 0, code 1 for the bucket that holds 1. */
    private static final int SHIFT = 2;

    private final int[] starts;
    private final byte[] bytes;

    private SparseHistograms(int[] starts, byte[] bytes) {
        this.starts = starts;
        this.bytes = bytes;
    }

    /**
     * Counts the values by cell and bucket; cells are numbered as in {@link Cube}.
     *
     * @throws IllegalArgumentException if the value was given as longs, or one is negative
     */
    public static SparseHistograms of(ColumnTable table, List<String> dimensions, String value) {
        ByCell byCell = ByCell.of(table, dimensions, value);
        for (int number : byCell.values()) {
            if (number < 0) {
                throw new IllegalArgumentException("a number of " + value + " (" + number + ") is negative");
            }
        }
        return encoded(byCell);
    }

    private static SparseHistograms encoded(ByCell byCell) {
        int cells = byCell.cells();
        int[] values = byCell.values();
        Encoder out = new Encoder(cells * 16 + values.length / 4);
        int[] starts = new int[cells + 1];
        for (int cell = 0; cell < cells; cell++) {
            int from = byCell.from(cell);
            int to = byCell.to(cell);
            starts[cell] = out.size;
            if (from < to) {
                int least = Integer.MAX_VALUE;
                int greatest = 0;
                for (int i = from; i < to; i++) {
                    least = Math.min(least, values[i]);
                    greatest = Math.max(greatest, values[i]);
                    values[i] = code(values[i]);
                }
                Arrays.sort(values, from, to);
                out.put(least);
                out.put(greatest - least);
                runs(values, from, to, out);
            }
        }
        starts[cells] = out.size;
        return new SparseHistograms(starts, Arrays.copyOf(out.bytes, out.size));
    }

    private static void runs(int[] codes, int from, int to, Encoder out) {
        int last = 0;
        int at = from;
        while (at < to) {
            int code = codes[at];
            int run = at;
            while (run < to && codes[run] == code) {
                run++;
            }
            out.put(code - last);
            out.put(run - at);
            last = code;
            at = run;
        }
    }

    private static int code(int value) {
        return value == 0 ? 0 : Buckets.index(value) + SHIFT;
    }

    /** How many bytes all histograms have together. */
    public long bytes() {
        return bytes.length + 4L * starts.length;
    }

    /** How many bytes the histogram of a cell has; 0 if it is empty. */
    public int bytes(int cell) {
        return starts[cell + 1] - starts[cell];
    }

    /** How many values a cell has. */
    public long count(int cell) {
        Decoder in = new Decoder(cell);
        long count = 0;
        if (in.more()) {
            in.next();
            in.next();
        }
        while (in.more()) {
            in.next();
            count += in.next();
        }
        return count;
    }

    /**
     * The value of a rank of a cell, in the unit of the column.
     *
     * @param p 0 to 1; the nearest rank to {@code (n - 1) p}
     * @throws IllegalStateException if the cell is empty
     */
    public double quantile(int cell, double p) {
        long n = count(cell);
        if (n == 0) {
            throw new IllegalStateException("cell " + cell + " has no values");
        }
        long rank = Math.round((n - 1) * p);
        Decoder in = new Decoder(cell);
        int least = in.next();
        int greatest = least + in.next();
        int code = 0;
        long seen = 0;
        while (seen <= rank) {
            code += in.next();
            seen += in.next();
        }
        double value = code == 0 ? 0 : Buckets.representative(code - SHIFT, Buckets.FINEST);
        return Math.max(least, Math.min(greatest, value));
    }

    private final class Decoder {
        private int at;
        private final int end;

        Decoder(int cell) {
            this.at = starts[cell];
            this.end = starts[cell + 1];
        }

        boolean more() {
            return at < end;
        }

        int next() {
            int value = 0;
            for (int shift = 0; ; shift += 7) {
                byte part = bytes[at++];
                value |= (part & 0x7F) << shift;
                if (part >= 0) {
                    return value;
                }
            }
        }
    }

    private static final class Encoder {
        private byte[] bytes;
        private int size;

        Encoder(int expected) {
            this.bytes = new byte[Math.max(64, expected)];
        }

        void put(int value) {
            if (size + 5 > bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            int left = value;
            while ((left & ~0x7F) != 0) {
                bytes[size++] = (byte) (left & 0x7F | 0x80);
                left >>>= 7;
            }
            bytes[size++] = (byte) left;
        }
    }
}
