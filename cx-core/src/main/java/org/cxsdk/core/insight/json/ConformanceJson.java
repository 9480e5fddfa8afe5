package org.cxsdk.core.insight.json;

import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.insight.conform.LogConformance;
import org.cxsdk.core.json.JsonObject;

/**
 * Conformance as {@code conformance.json}: keys in a fixed order, numbers at full precision. To be written with
 * {@link org.cxsdk.core.json.JsonOutput}. Stateless.
 */
public final class ConformanceJson {

    private ConformanceJson() {}

    /**
     * Returns the document.
     *
     * @param log name of the log, as the reader knows it
     * @param net name of the model
     * @param growingPlace a place of the model that can collect tokens without end, if there is one
     */
    public static JsonObject of(String log, String net, LogConformance conformance, Optional<String> growingPlace) {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(net, "net");
        return JsonObject.of()
                .put("log", log)
                .put("net", net)
                .put("cases", conformance.cases())
                .put("fittingCases", conformance.fittingCases())
                .put("percentFitting", 100.0 * conformance.fittingCases() / conformance.cases())
                .put("averageTraceFitness", conformance.averageTraceFitness())
                .put("logFitness", conformance.logFitness())
                .put("totalCost", conformance.totalCost())
                .put(
                        "variants",
                        conformance.variants().stream()
                                .map(ConformanceJson::variant)
                                .toList())
                .put("totalWorstCost", conformance.totalWorst())
                .put("shortestModelPath", conformance.shortestRun())
                .put("exactness", conformance.exactness().name())
                .put("leastTotalCost", conformance.leastTotalCost())
                .put("precisionState", conformance.precision().isPresent() ? "ok" : "not-judged")
                .put("precision", conformance.precision().map(Ratio::toDouble).orElse(null))
                .put("bounded", growingPlace.isEmpty())
                .put("growingPlace", growingPlace.orElse(null));
    }

    private static JsonObject variant(LogConformance.Variant variant) {
        return JsonObject.of()
                .put("count", variant.count())
                .put("cost", variant.alignment().cost())
                .put("fitness", variant.alignment().fitness())
                .put("path", variant.path())
                .put("exactness", variant.alignment().exactness().name());
    }
}
