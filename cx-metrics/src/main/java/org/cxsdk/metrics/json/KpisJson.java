package org.cxsdk.metrics.json;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.metrics.ExclusionReason;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.TargetAssessment;
import org.jspecify.annotations.Nullable;

/** Writes a report as {@code kpis.json}: the same report gives the same bytes. */
public final class KpisJson {

    private KpisJson() {}

    /** The report as JSON text. */
    public static String text(KpiReport report) {
        return JsonOutput.text(document(report));
    }

    /** Writes the file, whole or not at all. */
    public static void write(Path file, KpiReport report) {
        JsonOutput.write(file, document(report));
    }

    private static JsonObject document(KpiReport report) {
        List<JsonObject> results = new ArrayList<>();
        report.results().forEach(result -> results.add(result(result)));
        Map<String, Long> excluded = new TreeMap<>();
        for (ExclusionReason reason : ExclusionReason.values()) {
            if (report.excluded().containsKey(reason)) {
                excluded.put(reason.code(), report.excluded().get(reason));
            }
        }
        return JsonObject.of()
                .put("definitions", JsonObject.of().put("sha256", report.definitionsSha256()))
                .put("asOf", report.asOf())
                .put("revision", report.revision())
                .put("timeZoneData", report.timeZoneData())
                .put("excludedObservations", excluded)
                .put("results", results);
    }

    private static JsonObject result(KpiResult result) {
        ConfidenceInterval interval = result.measurement().interval();
        boolean told = result.measurement().state() != Measurement.State.SUPPRESSED;
        JsonObject dimensions = JsonObject.of();
        result.segment().values().forEach((name, value) -> dimensions.put(name, value.orElse(null)));
        DefinitionRef ref = result.measurement().definition();
        return JsonObject.of()
                .put("kpi", result.kpi().id().value())
                .put("period", result.period().label())
                .put("dimensions", dimensions)
                .put("value", number(result.measurement().value()))
                .put("unit", result.measurement().unit())
                .put("numerator", told && result.kpi().measure().hasParts() ? result.numerator() : null)
                .put("denominator", result.denominator())
                .put("n", told ? result.measurement().n() : null)
                .put("low", interval == null ? null : Double.valueOf(interval.low()))
                .put("high", interval == null ? null : Double.valueOf(interval.high()))
                .put("state", result.measurement().state().code())
                .put("target", target(result.target()))
                .put(
                        "signals",
                        result.signals().stream()
                                .map(signal -> word(signal.code()))
                                .toList())
                .put("interval", interval == null ? null : interval.method())
                .put("excluded", new TreeMap<>(result.excluded()))
                .put(
                        "explanation",
                        JsonObject.of()
                                .put("where", result.kpi().where().text())
                                .put("numerator", result.kpi().measure().numeratorText())
                                .put(
                                        "denominator",
                                        result.kpi().measure().denominatorText().orElse(null)))
                .put(
                        "definition",
                        JsonObject.of()
                                .put("id", ref.id())
                                .put("version", ref.version())
                                .put("sha256", ref.sha256()))
                .put("title", title(result.kpi()));
    }

    private static JsonObject title(KpiDefinition kpi) {
        JsonObject title = JsonObject.of();
        kpi.title().texts().forEach(title::put);
        return title;
    }

    private static @Nullable JsonObject target(@Nullable TargetAssessment target) {
        return target == null
                ? null
                : JsonObject.of()
                        .put("value", target.target())
                        .put("direction", word(target.direction().name()))
                        .put("status", word(target.status().name()))
                        .put("gap", number(target.gap()))
                        .put("conclusive", target.conclusive());
    }

    /** The nearest double: the shortest digits that read back as the same number. */
    private static @Nullable Double number(@Nullable Rational value) {
        return value == null ? null : Double.valueOf(value.toDouble());
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
