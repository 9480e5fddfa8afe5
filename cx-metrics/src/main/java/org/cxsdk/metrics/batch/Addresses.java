package org.cxsdk.metrics.batch;

import java.util.ArrayList;
import java.util.List;

/** Numbers the cell of each row: dimensions in the order given, then the day. */
final class Addresses {

    private final List<Column> codes = new ArrayList<>();
    private final List<Integer> cardinalities = new ArrayList<>();

    Addresses(ColumnTable table, List<String> dimensions) {
        for (String name : dimensions) {
            ColumnTable.Dimension dimension = table.dimension(name);
            codes.add(dimension.codes());
            cardinalities.add(dimension.words().size());
        }
        codes.add(table.days().offsets());
        cardinalities.add(table.days().count());
    }

    int cells() {
        int cells = 1;
        for (int cardinality : cardinalities) {
            cells = Math.multiplyExact(cells, cardinality);
        }
        return cells;
    }

    void of(int from, int length, int[] places) {
        codes.get(0).copy(from, length, places);
        for (int i = 1; i < codes.size(); i++) {
            addTo(places, length, codes.get(i), from, cardinalities.get(i));
        }
    }

    private static void addTo(int[] places, int length, Column column, int from, int cardinality) {
        if (column instanceof Column.Bytes bytes) {
            byte[] codes = bytes.numbers();
            for (int i = 0; i < length; i++) {
                places[i] = places[i] * cardinality + codes[from + i];
            }
        } else if (column instanceof Column.Shorts shorts) {
            short[] codes = shorts.numbers();
            for (int i = 0; i < length; i++) {
                places[i] = places[i] * cardinality + codes[from + i];
            }
        } else if (column instanceof Column.Ints ints) {
            int[] codes = ints.numbers();
            for (int i = 0; i < length; i++) {
                places[i] = places[i] * cardinality + codes[from + i];
            }
        }
    }
}
