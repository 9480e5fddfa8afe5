package org.cxsdk.examples.benchmarks.journeys;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.cxsdk.examples.benchmarks.Row;
import org.jspecify.annotations.Nullable;

/**
 * What the figures must not fall below: what was promised, and two thirds of what was measured when this was written, so that a
 * change that makes anything half as slow again is seen. Ratios beside a peer in the same run hardly depend on the machine
 * or on what else it does.
 */
public final class JourneysGates {

    private static final List<Gate> GATES = List.of(
            new Gate("import-1m", "loop", 0.55),
            new Gate("graph-variants-1m", "loop", 1.3),
            new Gate("graph-variants-1m", "duckdb", 30),
            new Gate("whole-1m", "loop", 0.58),
            new Gate("whole-1m", "duckdb", 3),
            new Gate("xes-1m", "stax", 0.55),
            new Gate("live-1m", null, 500_000),
            // both models of the receipt log in a second
            new Gate("align-receipt/im", null, 2),
            new Gate("align-receipt/imf_0.2", null, 2));

    private static final Gate MEMORY = new Gate("memory-1m", null, 40);

    private JourneysGates() {}

    private record Gate(String name, @Nullable String peer, double least) {
        boolean isOf(Row row) {
            return row.name().equals(name) && Objects.equals(row.peer(), peer);
        }
    }

    /** A sentence for each figure that misses its gate; figures that were not measured miss none. */
    public static List<String> missed(List<Row> rows) {
        List<String> missed = new ArrayList<>();
        for (Row row : rows) {
            double figure = row.ratio() == null ? row.ours() : row.ratio();
            for (Gate gate : GATES) {
                if (gate.isOf(row) && figure < gate.least()) {
                    missed.add(sentence(row, figure, "at least", gate));
                }
            }
            if (MEMORY.isOf(row) && figure > MEMORY.least()) {
                missed.add(sentence(row, figure, "at most", MEMORY));
            }
        }
        return missed;
    }

    private static String sentence(Row row, double figure, String bound, Gate gate) {
        return String.format(
                Locale.ROOT,
                "%s%s: %.2f, which should be %s %s",
                row.name(),
                row.peer() == null ? "" : " beside " + row.peer(),
                figure,
                bound,
                gate.least());
    }
}
