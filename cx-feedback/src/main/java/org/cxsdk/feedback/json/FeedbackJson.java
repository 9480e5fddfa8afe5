package org.cxsdk.feedback.json;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.feedback.score.Score;
import org.cxsdk.feedback.score.SurveyScores;
import org.jspecify.annotations.Nullable;

/** Scores as {@code feedback.json}: the same responses give the same bytes. Stateless. */
public final class FeedbackJson {

    private FeedbackJson() {}

    /** Returns the document, to be written with {@link org.cxsdk.core.json.JsonOutput}. */
    public static JsonObject of(SurveyScores scores) {
        Objects.requireNonNull(scores, "scores");
        DefinitionRef ref = scores.instrument().ref();
        return JsonObject.of()
                .put(
                        "instrument",
                        JsonObject.of()
                                .put("id", ref.id())
                                .put("version", ref.version())
                                .put("sha256", ref.sha256()))
                .put(
                        "period",
                        JsonObject.of()
                                .put("from", scores.first().orElse(null))
                                .put("to", scores.last().orElse(null)))
                .put("responses", scores.responses())
                .put("scores", scores.scores().stream().map(FeedbackJson::score).toList())
                .put("changes", List.of())
                .put("topics", List.of())
                .put("sentiment", JsonObject.of().put("state", "not-analysed"))
                .put("drivers", List.of());
    }

    private static JsonObject score(SurveyScores.Grouped grouped) {
        Score score = grouped.score();
        ConfidenceInterval interval = score.interval();
        JsonObject group = JsonObject.of();
        grouped.group().forEach(group::put);
        return JsonObject.of()
                .put("id", score.definition().id())
                .put("method", score.definition().method().code())
                .put("question", score.definition().question().value())
                .put("group", group)
                .put("value", number(score.value()))
                .put("unit", score.definition().method().unit())
                .put("low", interval == null ? null : Double.valueOf(interval.low()))
                .put("high", interval == null ? null : Double.valueOf(interval.high()))
                .put("interval", interval == null ? null : interval.method())
                .put("asked", score.asked())
                .put("answered", score.answered())
                .put("used", score.used())
                .put("denominator", score.definition().denominator().code())
                .put("state", score.state().code());
    }

    private static @Nullable Double number(@Nullable Rational value) {
        return value == null ? null : Double.valueOf(value.toDouble());
    }
}
