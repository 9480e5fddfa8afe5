package org.cxsdk.metrics.json;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;

/**
 * Writes the latest figure of each KPI and segment as OpenMetrics 1.0 text, which Prometheus reads: gauges {@code cx_kpi}
 * (the value), {@code cx_kpi_observations} (n) and {@code cx_kpi_target}, with the KPI, its state and its dimensions as
 * labels. There is no time stamp: the figure is the one that holds now, and its period stands in a label. A dimension is the
 * label {@code by_} with its name; characters that labels may not have become underscores, and where two names would become
 * the same, the later one by name ends in {@code _2}.
 */
public final class OpenMetrics {

    private OpenMetrics() {}

    /** The report as OpenMetrics text. */
    public static String text(KpiReport report) {
        Map<String, KpiResult> latest = new LinkedHashMap<>();
        for (KpiResult result : report.results()) {
            if (result.measurement().state().hasValue()) {
                latest.put(result.kpi().id() + "\n" + result.segment(), result);
            }
        }
        StringBuilder out = new StringBuilder();
        family(out, "cx_kpi", "Value of a KPI in its own unit.");
        latest.values().forEach(result -> {
            Rational value = result.measurement().value();
            if (value != null) {
                sample(out, "cx_kpi", result, String.valueOf(value.toDouble()));
            }
        });
        family(out, "cx_kpi_observations", "How many observations a KPI rests on.");
        latest.values()
                .forEach(result -> sample(
                        out,
                        "cx_kpi_observations",
                        result,
                        String.valueOf(result.measurement().n())));
        family(out, "cx_kpi_target", "What a KPI is to reach.");
        latest.values().stream()
                .filter(result -> result.segment().equals(Segment.WHOLE))
                .forEach(result -> result.assessment()
                        .ifPresent(target -> sample(
                                out,
                                "cx_kpi_target",
                                result,
                                String.valueOf(target.target().doubleValue()))));
        return out.append("# EOF\n").toString();
    }

    private static void family(StringBuilder out, String name, String help) {
        out.append("# TYPE ").append(name).append(" gauge\n");
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    }

    private static void sample(StringBuilder out, String name, KpiResult result, String value) {
        Measurement figure = result.measurement();
        out.append(name).append('{');
        label(out, "kpi", result.kpi().id().value());
        label(out.append(','), "unit", figure.unit());
        label(out.append(','), "period", result.period().label());
        label(out.append(','), "state", figure.state().code());
        Map<String, String> labels = labels(result.kpi().dimensions());
        result.segment()
                .values()
                .forEach((dimension, text) ->
                        label(out.append(','), labels.getOrDefault(dimension, dimension), text.orElse("(missing)")));
        out.append("} ").append(value).append('\n');
    }

    private static Map<String, String> labels(List<String> dimensions) {
        Map<String, String> labels = new TreeMap<>();
        Set<String> taken = new HashSet<>();
        for (String dimension : new TreeSet<>(dimensions)) {
            String plain = "by_" + dimension.replaceAll("[^a-zA-Z0-9_]", "_");
            String label = plain;
            for (int again = 2; !taken.add(label); again++) {
                label = plain + "_" + again;
            }
            labels.put(dimension, label);
        }
        return labels;
    }

    private static void label(StringBuilder out, String name, String value) {
        out.append(name)
                .append("=\"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
                .append('"');
    }
}
