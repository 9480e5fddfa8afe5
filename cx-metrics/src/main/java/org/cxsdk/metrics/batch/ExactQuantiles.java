package org.cxsdk.metrics.batch;

import java.math.BigDecimal;
import java.util.List;

/**
 * Exact quantiles of a value in each cell, of type 7: the values are put together by cell and then selected, not sorted
 * (Hoare's quickselect with the median of three). Memory: four bytes for each row and each cell.
 */
public final class ExactQuantiles {

    /** Shorter ranges are sorted by insertion. */
    private static final int SHORT = 24;

    private final int scale;
    private final int[] ends;
    private final int[] values;

    private ExactQuantiles(int scale, int[] ends, int[] values) {
        this.scale = scale;
        this.ends = ends;
        this.values = values;
    }

    /**
     * Puts the values together by cell; cells are numbered as in {@link Cube}.
     *
     * @throws IllegalArgumentException if the value was given as longs
     */
    public static ExactQuantiles of(ColumnTable table, List<String> dimensions, String value) {
        ByCell byCell = ByCell.of(table, dimensions, value);
        return new ExactQuantiles(table.value(value).scale(), byCell.ends(), byCell.values());
    }

    /** How many values a cell has. */
    public int count(int cell) {
        return ends[cell] - start(cell);
    }

    /**
     * A quantile of a cell; the order of its values changes, so this is not for several threads at once.
     *
     * @param p 0 to 1
     * @throws IllegalStateException if the cell is empty
     */
    public BigDecimal quantile(int cell, double p) {
        double exact = unscaled(cell, p);
        return BigDecimal.valueOf(exact).scaleByPowerOfTen(-scale);
    }

    /** As {@link #quantile}, in the unit of the column. */
    public double unscaled(int cell, double p) {
        int from = start(cell);
        int n = ends[cell] - from;
        if (n == 0) {
            throw new IllegalStateException("cell " + cell + " has no values");
        }
        double h = (n - 1) * p;
        int rank = (int) h;
        int low = select(from, ends[cell] - 1, from + rank);
        if (h == rank) {
            return low;
        }
        int high = values[from + rank + 1];
        for (int i = from + rank + 2; i < ends[cell]; i++) {
            high = Math.min(high, values[i]);
        }
        return low + (h - rank) * ((double) high - low);
    }

    private int start(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    /** Puts the value of that place where it would stand in order; none before it is greater, none behind it less. */
    private int select(int first, int last, int place) {
        int[] v = values;
        int from = first;
        int to = last;
        while (to - from > SHORT) {
            int pivot = median(v[from], v[(from + to) >>> 1], v[to]);
            int i = from;
            int j = to;
            while (i <= j) {
                while (v[i] < pivot) {
                    i++;
                }
                while (v[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int swapped = v[i];
                    v[i++] = v[j];
                    v[j--] = swapped;
                }
            }
            if (place <= j) {
                to = j;
            } else if (place >= i) {
                from = i;
            } else {
                return v[place];
            }
        }
        for (int i = from + 1; i <= to; i++) {
            int value = v[i];
            int j = i - 1;
            while (j >= from && v[j] > value) {
                v[j + 1] = v[j--];
            }
            v[j + 1] = value;
        }
        return v[place];
    }

    private static int median(int a, int b, int c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
