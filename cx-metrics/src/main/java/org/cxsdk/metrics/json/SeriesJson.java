package org.cxsdk.metrics.json;

import java.util.List;
import java.util.OptionalDouble;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.series.Forecast;
import org.cxsdk.core.series.RollingOrigin;
import org.cxsdk.core.series.Trend;
import org.cxsdk.metrics.analysis.ChartReading;
import org.cxsdk.metrics.analysis.ControlChart;
import org.cxsdk.metrics.analysis.SeriesReading;
import org.jspecify.annotations.Nullable;

/** Writes the reading of a series as {@code series.json}: the same reading gives the same bytes. Stateless. */
public final class SeriesJson {

    private SeriesJson() {}

    /** The reading as JSON text. */
    public static String text(SeriesReading reading) {
        return JsonOutput.text(JsonObject.of()
                .put("n", reading.data().size())
                .put("mean", reading.mean())
                .put("chart", chart(reading.chart()))
                .put(
                        "signals",
                        reading.reading().signals().stream()
                                .map(signal -> JsonObject.of()
                                        .put("index", signal.index())
                                        .put("rule", signal.rule().code()))
                                .toList())
                .put("variation", reading.reading().variation().code())
                .put(
                        "assurance",
                        reading.reading()
                                .assurance()
                                .map(ChartReading.Assurance::code)
                                .orElse(null))
                .put("trend", reading.trend().map(SeriesJson::trend).orElse(null))
                .put(
                        "forecast",
                        reading.forecast().map(one -> forecast(one, reading)).orElse(null)));
    }

    private static JsonObject chart(ControlChart chart) {
        return JsonObject.of()
                .put("kind", chart.kind().code())
                .put("center", chart.center())
                .put("averageMovingRange", number(chart.averageMovingRange()))
                .put("sigmaZ", number(chart.sigmaZ()))
                .put("lower", chart.lower())
                .put("upper", chart.upper())
                .put("screenedMovingRanges", chart.screenedMovingRanges());
    }

    private static JsonObject trend(Trend trend) {
        return JsonObject.of()
                .put("s", trend.s())
                .put("variance", trend.variance())
                .put("z", trend.z())
                .put("p", trend.p())
                .put("senSlope", trend.senSlope())
                .put("senLow", trend.senLow())
                .put("senHigh", trend.senHigh());
    }

    private static JsonObject forecast(Forecast forecast, SeriesReading reading) {
        List<JsonObject> points = forecast.points().stream()
                .map(point -> JsonObject.of()
                        .put("h", point.h())
                        .put("value", point.value())
                        .put("low", point.low())
                        .put("high", point.high()))
                .toList();
        List<JsonObject> tested = reading.tested().map(RollingOrigin::steps).orElse(List.of()).stream()
                .map(step -> JsonObject.of()
                        .put("h", step.h())
                        .put("n", step.n())
                        .put("rmse", step.rmse())
                        .put("mae", step.mae())
                        .put("bias", step.bias())
                        .put("coverage", step.coverage()))
                .toList();
        return JsonObject.of()
                .put("method", forecast.method().code())
                .put("points", points)
                .put("tested", tested);
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
