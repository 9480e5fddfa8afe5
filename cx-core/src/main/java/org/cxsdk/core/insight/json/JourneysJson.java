package org.cxsdk.core.insight.json;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.Violation;
import org.cxsdk.core.insight.DirectlyFollowsGraph;
import org.cxsdk.core.insight.LogInsights;
import org.cxsdk.core.insight.conform.DesignConformance;
import org.cxsdk.core.insight.read.LogReading;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.stat.Summary;

/**
 * Insights as {@code journeys.json}: keys in a fixed order, durations in seconds, all numbers at full precision. To be
 * written with {@link org.cxsdk.core.json.JsonOutput}. Stateless.
 */
public final class JourneysJson {

    private JourneysJson() {}

    /**
     * Returns the document.
     *
     * @param log name of the log, as the reader knows it
     * @param reading what was read, and what was left out
     */
    public static JsonObject of(String log, LogReading reading, LogInsights insights) {
        JsonObject document = of(log, insights);
        document.put(
                "input",
                JsonObject.of()
                        .put("read", reading.read())
                        .put("used", reading.log().events())
                        .put("passedOver", reading.passedOver())
                        .put("leftOut", reading.leftOut())
                        .put(
                                "problems",
                                reading.problems().stream()
                                        .map(Violation::message)
                                        .toList())
                        .put("assumptions", reading.assumptions()));
        return document;
    }

    /**
     * Returns the document.
     *
     * @param log name of the log, as the reader knows it
     * @param reading what was read, and what was left out
     * @param conformance how far the journeys are from their design; empty without one
     */
    public static JsonObject of(
            String log, LogReading reading, LogInsights insights, Optional<DesignConformance> conformance) {
        JsonObject document = of(log, reading, insights);
        conformance.ifPresent(found -> document.put(
                "design",
                JsonObject.of()
                        .put("journey", found.version().toString())
                        .put("fittingCases", found.conformance().fittingCases())
                        .put("logFitness", found.conformance().logFitness())
                        .put("totalCost", found.conformance().totalCost())
                        .put("exactness", found.conformance().exactness().name())
                        .put(
                                "steps",
                                found.steps().stream()
                                        .map(JourneysJson::deviations)
                                        .toList())
                        .put(
                                "unknownActivities",
                                found.unknown().stream()
                                        .map(unknown -> JsonObject.of()
                                                .put("activity", unknown.activity())
                                                .put("journeys", unknown.journeys()))
                                        .toList())));
        return document;
    }

    private static JsonObject deviations(DesignConformance.OfStep step) {
        return JsonObject.of()
                .put("step", step.step().value())
                .put("journeys", step.journeys())
                .put("skipped", step.skipped())
                .put("outOfOrder", step.outOfOrder())
                .put("added", step.added())
                .put("late", step.late())
                .put("wrongChannel", step.wrongChannel())
                .put("wrongOrganisation", step.wrongOrganisation());
    }

    /**
     * Returns the document, without what is known of the reading.
     *
     * @param log name of the log, as the reader knows it
     */
    public static JsonObject of(String log, LogInsights insights) {
        Objects.requireNonNull(log, "log");
        DirectlyFollowsGraph graph = insights.graph();
        return JsonObject.of()
                .put("log", log)
                .put("events", insights.events())
                .put("cases", insights.cases())
                .put("activities", insights.activities())
                .put("first", insights.first())
                .put("last", insights.last())
                .put("startActivities", graph.startActivities())
                .put("endActivities", graph.endActivities())
                .put("activityCounts", graph.activityCounts())
                .put(
                        "directlyFollows",
                        graph.edges().stream().map(JourneysJson::edge).toList())
                .put(
                        "variants",
                        JsonObject.of()
                                .put("count", insights.variants().count())
                                .put("top", variants(insights)))
                .put("caseDurationSeconds", summary(insights.caseDurationSeconds()))
                .put("traceLength", summary(insights.traceLength()))
                .put(
                        "rework",
                        JsonObject.of()
                                .put("cases", insights.rework().cases())
                                .put("share", insights.rework().share().toDouble())
                                .put("byActivity", insights.rework().casesByActivity()))
                .put("eventOrder", "time, ties as in the file")
                .put("ties", insights.ties());
    }

    private static JsonObject edge(DirectlyFollowsGraph.Edge edge) {
        return JsonObject.of()
                .put("from", edge.from())
                .put("to", edge.to())
                .put("count", edge.count())
                .put(
                        "seconds",
                        JsonObject.of()
                                .put("mean", edge.seconds().mean())
                                .put("median", edge.seconds().median())
                                .put("p90", edge.seconds().p90())
                                .put("max", edge.seconds().max()));
    }

    private static List<JsonObject> variants(LogInsights insights) {
        return insights.variants().top().stream()
                .map(variant -> JsonObject.of().put("count", variant.count()).put("path", variant.path()))
                .toList();
    }

    private static JsonObject summary(Summary summary) {
        return JsonObject.of()
                .put("n", summary.n())
                .put("mean", summary.mean())
                .put("median", summary.median())
                .put("min", summary.min())
                .put("max", summary.max())
                .put("stdevSample", summary.stdevSample())
                .put("p10", summary.p10())
                .put("p25", summary.p25())
                .put("p75", summary.p75())
                .put("p90", summary.p90())
                .put("p95", summary.p95());
    }
}
