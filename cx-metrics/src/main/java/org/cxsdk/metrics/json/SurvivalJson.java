package org.cxsdk.metrics.json;

import java.util.OptionalDouble;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.stat.SurvivalCurve;
import org.cxsdk.metrics.analysis.SurvivalReading;
import org.jspecify.annotations.Nullable;

/** Writes how long cases take as {@code survival.json}: the same reading gives the same bytes. Stateless. */
public final class SurvivalJson {

    private static final double HALF = 0.5;
    private static final double LEVEL = 0.95;

    private SurvivalJson() {}

    /** The reading as JSON text. */
    public static String text(SurvivalReading reading) {
        JsonObject groups = JsonObject.of();
        reading.groups().forEach((name, curve) -> groups.put(name, curve(curve, reading.horizon())));
        return JsonOutput.text(curve(reading.whole(), reading.horizon())
                .put("groups", groups)
                .put(
                        "logRank",
                        reading.logRank()
                                .map(result -> JsonObject.of()
                                        .put("chiSquare", result.chiSquare())
                                        .put("df", result.degreesOfFreedom())
                                        .put("p", result.p()))
                                .orElse(null)));
    }

    private static JsonObject curve(SurvivalCurve curve, double horizon) {
        return JsonObject.of()
                .put("n", curve.n())
                .put("events", curve.events())
                .put("median", number(curve.median()))
                .put("medianLow", number(curve.quantileLow(HALF, LEVEL)))
                .put("medianHigh", number(curve.quantileHigh(HALF, LEVEL)))
                .put("restrictedMean", horizon > 0 ? mean(curve.restrictedMean(horizon)) : null)
                .put(
                        "curve",
                        curve.steps().stream()
                                .map(step -> JsonObject.of()
                                        .put("t", step.time())
                                        .put("atRisk", step.atRisk())
                                        .put("events", step.events())
                                        .put("survival", step.survival())
                                        .put("se", step.standardError()))
                                .toList());
    }

    private static JsonObject mean(SurvivalCurve.RestrictedMean mean) {
        return JsonObject.of()
                .put("horizon", mean.horizon())
                .put("value", mean.value())
                .put("se", mean.standardError());
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
