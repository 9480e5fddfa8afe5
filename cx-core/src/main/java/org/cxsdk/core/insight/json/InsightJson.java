package org.cxsdk.core.insight.json;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.channel.GroupComparison;
import org.cxsdk.core.insight.channel.SwitchInsights;
import org.cxsdk.core.insight.pain.PainPoint;
import org.cxsdk.core.insight.path.FunnelResult;
import org.cxsdk.core.insight.publish.PublishedJourneys;
import org.cxsdk.core.insight.time.JourneySurvival;
import org.cxsdk.core.insight.time.TimeAnalysis;
import org.cxsdk.core.insight.time.TimeInsights;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.stat.Summary;
import org.cxsdk.core.stat.SurvivalCurve;
import org.jspecify.annotations.Nullable;

/**
 * What else a log reveals, as further keys of {@code journeys.json}: durations in seconds, numbers at full precision, {@code
 * null} for what is not known with a {@code state} beside it. Complete, for analysts: what may be published of it says {@link
 * org.cxsdk.core.insight.publish.Publication}. Stateless.
 */
public final class InsightJson {

    private static final double LEVEL = 0.95;
    private static final int TENTHS = 10;
    private static final String OK = "ok";

    private InsightJson() {}

    /** How far journeys came; state {@code no-funnel} without one. */
    public static JsonObject funnel(Optional<FunnelResult> funnel) {
        return funnel.map(result -> JsonObject.of()
                        .put("state", OK)
                        .put("mode", result.funnel().mode().name())
                        .put(
                                "windowSeconds",
                                result.funnel()
                                        .window()
                                        .map(window -> window.toMillis() / 1e3)
                                        .orElse(null))
                        .put("journeys", result.journeys())
                        .put(
                                "steps",
                                result.steps().stream()
                                        .map(InsightJson::reached)
                                        .toList()))
                .orElseGet(() -> absent("no-funnel"));
    }

    private static JsonObject reached(FunnelResult.Reached step) {
        return JsonObject.of()
                .put("step", step.activity())
                .put("reached", step.reached())
                .put("outOfOrder", step.outOfOrder())
                .put("never", step.never())
                .put("secondsFromPrevious", times(step.secondsFromPrevious()))
                .put("secondsFromFirst", times(step.secondsFromFirst()));
    }

    private static @Nullable JsonObject times(Optional<Summary> seconds) {
        return seconds.map(of -> JsonObject.of()
                        .put("n", of.n())
                        .put("mean", of.mean())
                        .put("median", of.median())
                        .put("p90", of.p90())
                        .put("max", of.max()))
                .orElse(null);
    }

    /**
     * What of the time is worked on; state {@code no-beginnings} if nobody knows when activities began. Of the journeys with an
     * activity whose beginning is unknown, processing and idle time are unknown, too.
     */
    public static JsonObject times(EventLog log) {
        Optional<TimeInsights> found = log.hasStarts() ? TimeAnalysis.analyse(log) : Optional.empty();
        return found.map(times -> {
                    JsonObject service = JsonObject.of();
                    times.serviceByActivity()
                            .forEach((activity, seconds) -> service.put(activity, times(Optional.of(seconds))));
                    return JsonObject.of()
                            .put("state", OK)
                            .put("serviceSeconds", service)
                            .put("processingSumSeconds", times(times.processingSum()))
                            .put("processingUnionSeconds", times(times.processingUnion()))
                            .put("idleSeconds", times(times.idle()))
                            .put("negativeWaits", times.negativeWaits())
                            .put("unknownBeginnings", times.unknownBeginnings());
                })
                .orElseGet(() -> absent("no-beginnings"));
    }

    /** Channels, organisations or segments compared; state {@code no-data} if the log does not have the trait. */
    public static JsonObject groups(Optional<GroupComparison.Result> comparison) {
        return comparison
                .map(result -> JsonObject.of()
                        .put("state", OK)
                        .put("by", result.trait().name())
                        .put("attribution", result.attribution().name())
                        .put("unknown", result.unknown())
                        .put(
                                "groups",
                                result.groups().stream().map(InsightJson::group).toList()))
                .orElseGet(() -> absent("no-data"));
    }

    private static JsonObject group(GroupComparison.Group group) {
        return JsonObject.of()
                .put("value", group.value())
                .put("cases", group.insights().cases())
                .put("events", group.insights().events())
                .put("variants", group.insights().variants().count())
                .put("caseDurationSeconds", times(Optional.of(group.insights().caseDurationSeconds())))
                .put("completed", group.completed().numerator().longValueExact())
                .put(
                        "reached",
                        group.funnel()
                                .map(funnel -> funnel.steps().stream()
                                        .map(FunnelResult.Reached::reached)
                                        .toList())
                                .orElse(null));
    }

    /** Changes of channel; state {@code no-data} if the log does not say channels. */
    public static JsonObject switches(Optional<SwitchInsights> switches) {
        return switches.map(found -> JsonObject.of()
                        .put("state", OK)
                        .put("of", found.trait().name())
                        .put("casesWithTwoEvents", found.journeysWithTwoEvents())
                        .put("casesWithSwitch", found.journeysWithSwitch())
                        .put("switches", found.switches())
                        .put("casesWithPingPong", found.journeysWithPingPong())
                        .put("pingPongs", found.pingPongs())
                        .put("abandonedAfterSwitch", found.abandonedAfterSwitch())
                        .put(
                                "matrix",
                                found.matrix().stream()
                                        .map(flow -> JsonObject.of()
                                                .put("from", flow.from())
                                                .put("to", flow.to())
                                                .put("count", flow.count())
                                                .put("cases", flow.journeys())
                                                .put("share", flow.ofFrom().toDouble())
                                                .put("medianSeconds", flow.medianSeconds()))
                                        .toList()))
                .orElseGet(() -> absent("no-data"));
    }

    /** Where journeys hurt, the worst first; who they are is left out. */
    public static List<JsonObject> painPoints(List<PainPoint> points) {
        return points.stream()
                .map(point -> JsonObject.of()
                        .put("kind", point.kind().name())
                        .put("activity", point.activity())
                        .put("after", point.after().orElse(null))
                        .put("affected", point.affected().numerator().longValueExact())
                        .put("share", point.affected().toDouble())
                        .put("low", point.interval().low())
                        .put("high", point.interval().high())
                        .put("lostSeconds", point.lostSeconds())
                        .put("expectedSeconds", point.expectedSeconds())
                        .put("severity", point.severity())
                        .put("score", point.score()))
                .toList();
    }

    /**
     * How long journeys take, open ones included: the time by which a tenth, two tenths … have come to the end, with limits
     * at 95 %; {@code null} where fewer are known to have.
     */
    public static JsonObject survival(Optional<JourneySurvival> survival) {
        Optional<SurvivalCurve> curve = survival.flatMap(JourneySurvival::curve);
        if (survival.isEmpty() || curve.isEmpty()) {
            return absent("no-data");
        }
        JourneySurvival found = survival.get();
        SurvivalCurve times = curve.get();
        List<JsonObject> quantiles = IntStream.range(1, TENTHS)
                .mapToObj(tenth -> {
                    double share = tenth / (double) TENTHS;
                    return JsonObject.of()
                            .put("share", share)
                            .put("seconds", number(times.quantile(share)))
                            .put("low", number(times.quantileLow(share, LEVEL)))
                            .put("high", number(times.quantileHigh(share, LEVEL)));
                })
                .toList();
        return JsonObject.of()
                .put("state", OK)
                .put("until", List.copyOf(found.until()))
                .put("cut", found.cut())
                .put("n", times.n())
                .put("ended", times.events())
                .put("open", found.open())
                .put("medianSeconds", number(times.median()))
                .put("medianLow", number(times.quantileLow(0.5, LEVEL)))
                .put("medianHigh", number(times.quantileHigh(0.5, LEVEL)))
                .put("quantiles", quantiles);
    }

    /** What may be told of the journeys of a log: what is withheld is not there, of single figures {@code null}. */
    public static JsonObject published(PublishedJourneys published) {
        return JsonObject.of()
                .put("minimumN", published.minimumN())
                .put("state", published.journeys().isPresent() ? OK : "suppressed")
                .put("journeys", published.journeys().orElse(null))
                .put("activities", published.activities())
                .put("startActivities", published.starts())
                .put("endActivities", published.ends())
                .put(
                        "directlyFollows",
                        published.edges().stream()
                                .map(edge -> JsonObject.of()
                                        .put("from", edge.from())
                                        .put("to", edge.to())
                                        .put("journeys", edge.journeys())
                                        .put("medianSeconds", edge.medianSeconds()))
                                .toList())
                .put(
                        "paths",
                        published.paths().stream()
                                .map(path -> JsonObject.of()
                                        .put("journeysRounded", path.journeys())
                                        .put("path", path.activities()))
                                .toList())
                .put("otherPaths", published.otherPaths().orElse(null))
                .put("counts", published.counts());
    }

    private static JsonObject absent(String state) {
        return JsonObject.of().put("state", state);
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
