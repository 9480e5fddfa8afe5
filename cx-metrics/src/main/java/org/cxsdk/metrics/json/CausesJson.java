package org.cxsdk.metrics.json;

import java.util.List;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.cause.Incident;
import org.cxsdk.metrics.cause.Localisation;
import org.cxsdk.metrics.cause.Suspect;

/** Writes where an incident happened as {@code causes.json}: the same incident and seed give the same bytes. Stateless. */
public final class CausesJson {

    private CausesJson() {}

    /** The suspects with their evidence as JSON text, the most likely cause first. */
    public static String text(IncidentCsv.Reading reading, Localisation found) {
        Incident incident = reading.incident();
        List<JsonObject> suspects =
                found.suspects().stream().map(CausesJson::suspect).toList();
        return JsonOutput.text(JsonObject.of()
                .put("period", reading.period())
                .put("periodsBefore", reading.periodsBefore())
                .put("contradictions", reading.contradictions())
                .put("dimensions", incident.dimensions())
                .put("observed", incident.observed())
                .put("expected", incident.expected())
                .put("dispersion", incident.dispersion())
                .put("everywhere", found.everywhere())
                .put("searched", found.searched())
                .put("replicas", found.replicas())
                .put("seed", found.seed())
                .put("suspects", suspects));
    }

    private static JsonObject suspect(Suspect suspect) {
        return JsonObject.of()
                .put("cause", cause(suspect.segment()))
                .put("observed", suspect.observed())
                .put("expected", suspect.expected())
                .put("relativeRisk", suspect.relativeRisk())
                .put("logLikelihoodRatio", suspect.logLikelihoodRatio())
                .put("kulldorff", suspect.kulldorff())
                .put("p", suspect.p());
    }

    private static JsonObject cause(Segment segment) {
        JsonObject cause = JsonObject.of();
        segment.values().forEach((dimension, value) -> cause.put(dimension, value.orElse(null)));
        return cause;
    }
}
