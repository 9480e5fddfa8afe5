package org.cxsdk.examples.benchmarks;

import java.util.List;
import java.util.Locale;
import org.cxsdk.core.json.JsonObject;

/**
 * The rows of a benchmark, as text and as JSON.
 *
 * @param benchmark its name
 * @param rows in the order measured
 */
record ResultTable(String benchmark, List<Row> rows) {

    /** The machine as far as Java knows it. */
    private static String machine() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, Java "
                + System.getProperty("java.version");
    }

    String text() {
        StringBuilder out = new StringBuilder(benchmark + " on " + machine() + "\n");
        out.append(line("case", "unit", "ours", "peer", "peer's", "ratio"));
        for (Row row : rows) {
            out.append(line(
                    row.name(),
                    row.unit(),
                    number(row.ours()),
                    row.peer() == null ? "" : row.peer(),
                    row.peerValue() == null ? "" : number(row.peerValue()),
                    row.ratio() == null ? "" : String.format(Locale.ROOT, "%.2f", row.ratio())));
        }
        return out.toString();
    }

    private static String line(String name, String unit, String ours, String peer, String peerValue, String ratio) {
        return String.format("%-30s %-16s %14s  %-18s %14s %8s%n", name, unit, ours, peer, peerValue, ratio)
                        .stripTrailing()
                + "\n";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }

    JsonObject json() {
        return JsonObject.of()
                .put("benchmark", benchmark)
                .put("machine", machine())
                .put(
                        "rows",
                        rows.stream()
                                .map(row -> JsonObject.of()
                                        .put("case", row.name())
                                        .put("unit", row.unit())
                                        .put("ours", row.ours())
                                        .put("peer", row.peer())
                                        .put("peerValue", row.peerValue())
                                        .put("ratio", row.ratio()))
                                .toList());
    }
}
