package org.cxsdk.core.insight.json;

import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.insight.DirectlyFollowsGraph;
import org.cxsdk.core.insight.LogInsights;
import org.cxsdk.core.insight.Variants;
import org.cxsdk.core.stat.Summary;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes insights as {@code journeys.json}: UTF-8, keys in a fixed order, durations in seconds at full precision, instants
 * in ISO 8601 UTC. The same insights give the same bytes on every system. Stateless.
 */
public final class JourneysJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            // the shortest decimal that reads back as the same double, on every version of Java
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private JourneysJson() {}

    /**
     * Writes the document; the stream stays open.
     *
     * @param log name of the log, as the reader knows it
     */
    public static void write(String log, LogInsights insights, OutputStream out) {
        Objects.requireNonNull(log, "log");
        try (JsonGenerator json = MAPPER.writerWithDefaultPrettyPrinter().createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty("log", log);
            json.writeNumberProperty("events", insights.events());
            json.writeNumberProperty("cases", insights.cases());
            json.writeNumberProperty("activities", insights.activities());
            json.writeStringProperty("first", insights.first().toString());
            json.writeStringProperty("last", insights.last().toString());
            counts(json, "startActivities", insights.graph().startActivities());
            counts(json, "endActivities", insights.graph().endActivities());
            counts(json, "activityCounts", insights.graph().activityCounts());
            directlyFollows(json, insights.graph());
            variants(json, insights.variants());
            summary(json, "caseDurationSeconds", insights.caseDurationSeconds());
            summary(json, "traceLength", insights.traceLength());
            json.writeObjectPropertyStart("rework");
            json.writeNumberProperty("cases", insights.rework().cases());
            json.writeNumberProperty("share", insights.rework().share().toDouble());
            counts(json, "byActivity", insights.rework().casesByActivity());
            json.writeEndObject();
            json.writeStringProperty("eventOrder", "time, ties as in the file");
            json.writeNumberProperty("ties", insights.ties());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void counts(JsonGenerator json, String name, Map<String, Integer> counts) {
        json.writeObjectPropertyStart(name);
        counts.forEach(json::writeNumberProperty);
        json.writeEndObject();
    }

    private static void directlyFollows(JsonGenerator json, DirectlyFollowsGraph graph) {
        json.writeArrayPropertyStart("directlyFollows");
        for (DirectlyFollowsGraph.Edge edge : graph.edges()) {
            json.writeStartObject();
            json.writeStringProperty("from", edge.from());
            json.writeStringProperty("to", edge.to());
            json.writeNumberProperty("count", edge.count());
            json.writeObjectPropertyStart("seconds");
            json.writeNumberProperty("mean", edge.seconds().mean());
            json.writeNumberProperty("median", edge.seconds().median());
            json.writeNumberProperty("p90", edge.seconds().p90());
            json.writeNumberProperty("max", edge.seconds().max());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void variants(JsonGenerator json, Variants variants) {
        json.writeObjectPropertyStart("variants");
        json.writeNumberProperty("count", variants.count());
        json.writeArrayPropertyStart("top");
        for (Variants.Variant variant : variants.top()) {
            json.writeStartObject();
            json.writeNumberProperty("count", variant.count());
            json.writeArrayPropertyStart("path");
            variant.path().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void summary(JsonGenerator json, String name, Summary summary) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("n", summary.n());
        json.writeNumberProperty("mean", summary.mean());
        json.writeNumberProperty("median", summary.median());
        json.writeNumberProperty("min", summary.min());
        json.writeNumberProperty("max", summary.max());
        Double stdev = summary.stdevSample();
        if (stdev == null) {
            json.writeNullProperty("stdevSample");
        } else {
            json.writeNumberProperty("stdevSample", stdev);
        }
        json.writeNumberProperty("p10", summary.p10());
        json.writeNumberProperty("p25", summary.p25());
        json.writeNumberProperty("p75", summary.p75());
        json.writeNumberProperty("p90", summary.p90());
        json.writeNumberProperty("p95", summary.p95());
        json.writeEndObject();
    }
}
