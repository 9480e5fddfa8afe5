package org.cxsdk.metrics.batch;

import java.util.List;

/** The values of a column put together by cell: those of a cell stand one behind the other, in the order of the rows. */
record ByCell(int[] ends, int[] values) {

    private static final int BLOCK = 1_024;

    /** Counts, then places: two passes over the codes, one over the values. */
    static ByCell of(ColumnTable table, List<String> dimensions, String value) {
        Column column = table.value(value).numbers();
        if (!column.narrow()) {
            throw new IllegalArgumentException(value + " is given as longs; quantiles and histograms take ints");
        }
        Addresses addresses = new Addresses(table, dimensions);
        int[] ends = new int[addresses.cells() + 1];
        int[] places = new int[BLOCK];
        for (int from = 0; from < table.rows(); from += BLOCK) {
            int length = Math.min(BLOCK, table.rows() - from);
            addresses.of(from, length, places);
            for (int i = 0; i < length; i++) {
                ends[places[i] + 1]++;
            }
        }
        for (int cell = 1; cell < ends.length; cell++) {
            ends[cell] += ends[cell - 1];
        }
        // ends[cell] is where the next value of a cell goes; when all are placed it is the cell's end
        int[] values = new int[table.rows()];
        int[] block = new int[BLOCK];
        for (int from = 0; from < table.rows(); from += BLOCK) {
            int length = Math.min(BLOCK, table.rows() - from);
            addresses.of(from, length, places);
            column.copy(from, length, block);
            for (int i = 0; i < length; i++) {
                values[ends[places[i]]++] = block[i];
            }
        }
        return new ByCell(ends, values);
    }

    int cells() {
        return ends.length - 1;
    }

    int from(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    int to(int cell) {
        return ends[cell];
    }
}
