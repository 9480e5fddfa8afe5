package org.cxsdk.feedback.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.stat.BetaBinomial;
import org.cxsdk.core.stat.GroupMeans;
import org.cxsdk.core.stat.GroupPrior;
import org.cxsdk.feedback.score.KeyDrivers;
import org.cxsdk.feedback.score.LeagueTable;
import org.cxsdk.feedback.score.OrdinalLogit;
import org.cxsdk.feedback.score.Score;
import org.cxsdk.feedback.score.ScoreChange;
import org.cxsdk.feedback.score.SurveyDrivers;
import org.cxsdk.feedback.score.SurveyScores;
import org.cxsdk.feedback.survey.ScoreDefinition;
import org.cxsdk.feedback.text.Sentiment;
import org.cxsdk.feedback.text.TextSummary;
import org.jspecify.annotations.Nullable;

/** Scores and words as {@code feedback.json}: the same responses give the same bytes. Stateless. */
public final class FeedbackJson {

    private FeedbackJson() {}

    /** Returns the document of scores alone, to be written with {@link org.cxsdk.core.json.JsonOutput}. */
    public static JsonObject of(SurveyScores scores) {
        return of(scores, Optional.empty(), Optional.empty());
    }

    /** Returns the document with what the comments say and with key drivers, where there are any. */
    public static JsonObject of(SurveyScores scores, Optional<TextSummary> words, Optional<SurveyDrivers> drivers) {
        Objects.requireNonNull(scores, "scores");
        boolean told = scores.responses() == 0 || scores.responses() >= scores.minimumN();
        return JsonObject.of()
                .put("instrument", ref(scores.instrument().ref()))
                .put(
                        "period",
                        JsonObject.of()
                                .put("from", told ? scores.first().orElse(null) : null)
                                .put("to", told ? scores.last().orElse(null) : null))
                .put(
                        "scores",
                        scores.scores().stream().map(FeedbackJson::grouped).toList())
                .put(
                        "changes",
                        scores.changes().stream().map(FeedbackJson::change).toList())
                .put("topics", words.map(FeedbackJson::topics).orElse(List.of()))
                .put(
                        "sentiment",
                        words.map(FeedbackJson::sentiment)
                                .orElseGet(() -> JsonObject.of().put("state", "not-analysed")))
                .put("drivers", drivers.map(FeedbackJson::drivers).orElse(List.of()))
                .put(
                        "driversRefused",
                        drivers.map(found -> found.result().refusals().stream()
                                        .map(KeyDrivers.Refusal::code)
                                        .toList())
                                .orElse(List.of()))
                .put(
                        "periods",
                        scores.periods().stream().map(FeedbackJson::inPeriod).toList())
                .put("leagues", leagues(scores))
                .put("responses", told ? Long.valueOf(scores.responses()) : null)
                .put("minimumN", scores.minimumN())
                .put(
                        "unweighted",
                        scores.isWeighted() ? List.of("topics", "sentiment", "drivers", "leagues") : List.of());
    }

    private static JsonObject ref(DefinitionRef ref) {
        return JsonObject.of().put("id", ref.id()).put("version", ref.version()).put("sha256", ref.sha256());
    }

    private static JsonObject grouped(SurveyScores.Grouped grouped) {
        Score score = grouped.score();
        boolean counted = score.state() != Measurement.State.SUPPRESSED;
        ConfidenceInterval interval = score.interval();
        JsonObject group = JsonObject.of();
        grouped.group().forEach(group::put);
        return JsonObject.of()
                .put("id", score.definition().id().value())
                .put("method", score.definition().method().code())
                .put("question", score.definition().question().value())
                .put("group", group)
                .put("value", number(score.value()))
                .put("unit", score.definition().method().unit())
                .put("low", interval == null ? null : Double.valueOf(interval.low()))
                .put("high", interval == null ? null : Double.valueOf(interval.high()))
                .put("interval", interval == null ? null : interval.method())
                .put("asked", counted ? Long.valueOf(score.asked()) : null)
                .put("answered", counted ? Long.valueOf(score.answered()) : null)
                .put("used", counted ? Long.valueOf(score.used()) : null)
                .put("denominator", score.definition().denominator().code())
                .put("state", score.state().code())
                .put("direction", score.definition().direction().code())
                .put("wording", score.wording())
                .put(
                        "scale",
                        JsonObject.of()
                                .put("lowest", score.scale().lowest().toDouble())
                                .put("highest", score.scale().highest().toDouble()))
                .put("weights", weights(score))
                .put("title", title(score.definition()));
    }

    private static JsonObject title(ScoreDefinition definition) {
        JsonObject title = JsonObject.of();
        definition.title().texts().forEach(title::put);
        return title;
    }

    private static JsonObject inPeriod(SurveyScores.InPeriod inPeriod) {
        Score score = inPeriod.score();
        ConfidenceInterval interval = score.interval();
        boolean counted = score.state() != Measurement.State.SUPPRESSED;
        return JsonObject.of()
                .put("id", score.definition().id().value())
                .put("period", inPeriod.period().label())
                .put("value", number(score.value()))
                .put("unit", score.definition().method().unit())
                .put("low", interval == null ? null : Double.valueOf(interval.low()))
                .put("high", interval == null ? null : Double.valueOf(interval.high()))
                .put("used", counted ? Long.valueOf(score.used()) : null)
                .put("state", score.state().code());
    }

    private static List<JsonObject> leagues(SurveyScores scores) {
        List<JsonObject> leagues = new ArrayList<>();
        for (ScoreDefinition definition : scores.instrument().scores()) {
            for (String dimension : scores.dimensions()) {
                scores.league(definition, dimension)
                        .ifPresent(league -> leagues.add(JsonObject.of()
                                .put("id", definition.id().value())
                                .put("dimension", dimension)
                                .put("prior", league.isDifferenceSeen() ? prior(league.prior()) : null)
                                .put(
                                        "rows",
                                        league.rows().stream()
                                                .map(FeedbackJson::row)
                                                .toList())
                                .put("state", league.isDifferenceSeen() ? "ok" : "no-difference")));
            }
        }
        return leagues;
    }

    private static JsonObject row(LeagueTable.Row row) {
        return JsonObject.of()
                .put("name", row.name())
                .put("value", row.value())
                .put("used", row.used())
                .put("estimate", row.posterior())
                .put("low", row.interval().low())
                .put("high", row.interval().high());
    }

    private static JsonObject prior(GroupPrior prior) {
        return prior instanceof GroupMeans means
                ? JsonObject.of()
                        .put("mean", means.mean())
                        .put("between", means.between())
                        .put("within", means.within())
                : JsonObject.of()
                        .put("alpha", ((BetaBinomial) prior).alpha())
                        .put("beta", ((BetaBinomial) prior).beta());
    }

    private static @Nullable JsonObject weights(Score score) {
        return score.weighting() == null
                ? null
                : JsonObject.of()
                        .put("nEffective", score.weighting().nEffective())
                        .put("designEffect", score.weighting().designEffect())
                        .put("largest", score.weighting().largest());
    }

    private static JsonObject change(SurveyScores.Change change) {
        ScoreChange of = change.change();
        boolean shown = of.verdict() != ScoreChange.Verdict.TOO_FEW || of.difference() != null;
        ConfidenceInterval interval = of.interval();
        return JsonObject.of()
                .put("id", of.after().definition().id().value())
                .put("method", of.after().definition().method().code())
                .put("question", of.after().definition().question().value())
                .put("group", JsonObject.of())
                .put("from", change.from().label())
                .put("to", change.to().label())
                .put("before", number(of.before().value()))
                .put("after", number(of.after().value()))
                .put("difference", shown ? number(of.difference()) : null)
                .put("low", interval == null ? null : Double.valueOf(interval.low()))
                .put("high", interval == null ? null : Double.valueOf(interval.high()))
                .put("p", of.p())
                .put("verdict", of.verdict().word())
                .put("pAdjustedBy", of.p() == null ? null : "holm")
                .put("pAlone", change.pAlone().orElse(null))
                .put("title", title(of.after().definition()));
    }

    private static List<JsonObject> topics(TextSummary words) {
        return words.topics().stream()
                .filter(topic -> topic.state() != Measurement.State.NO_DATA)
                .map(topic -> {
                    boolean shown = topic.state().hasValue();
                    return JsonObject.of()
                            .put("topic", topic.topic().id().value())
                            .put("comments", shown ? Long.valueOf(topic.comments()) : null)
                            .put("share", shown ? Double.valueOf((double) topic.comments() / words.comments()) : null)
                            .put("positive", shown ? topic.sentiments().get(Sentiment.POSITIVE) : null)
                            .put("negative", shown ? topic.sentiments().get(Sentiment.NEGATIVE) : null)
                            .put("notAnalysed", shown ? topic.sentiments().get(Sentiment.NOT_ANALYSED) : null)
                            .put("terms", topic.terms())
                            .put("state", topic.state().code());
                })
                .toList();
    }

    private static JsonObject sentiment(TextSummary words) {
        if (words.state() == Measurement.State.SUPPRESSED) {
            return JsonObject.of().put("state", words.state().code());
        }
        JsonObject languages = JsonObject.of();
        words.languages().forEach(languages::put);
        words.withheldLanguages().forEach(language -> languages.put(language, null));
        JsonObject judges = JsonObject.of();
        words.judges().forEach((judge, count) -> judges.put(judge.code(), count));
        return JsonObject.of()
                .put("state", words.comments() == 0 ? "no-data" : words.analysed() == 0 ? "not-analysed" : "ok")
                .put("judgedBy", judges)
                .put("comments", words.comments())
                .put("positive", words.sentiments().get(Sentiment.POSITIVE))
                .put("neutral", words.sentiments().get(Sentiment.NEUTRAL))
                .put("negative", words.sentiments().get(Sentiment.NEGATIVE))
                .put("notAnalysed", words.sentiments().get(Sentiment.NOT_ANALYSED))
                .put(
                        "coverage",
                        words.comments() == 0 ? null : Double.valueOf((double) words.analysed() / words.comments()))
                .put("languages", languages)
                .put(
                        "shifts",
                        words.shifts().stream()
                                .map(shift -> JsonObject.of()
                                        .put("term", shift.term())
                                        .put("before", shift.before())
                                        .put("after", shift.after())
                                        .put("z", shift.z()))
                                .toList());
    }

    private static List<JsonObject> drivers(SurveyDrivers drivers) {
        List<KeyDrivers.Driver> found = drivers.result().drivers();
        List<OrdinalLogit.Effect> odds = drivers.odds().effects();
        return java.util.stream.IntStream.range(0, found.size())
                .mapToObj(i -> JsonObject.of()
                        .put("outcome", drivers.outcome().value())
                        .put("question", drivers.drivers().get(i).value())
                        .put("importance", found.get(i).importance())
                        .put("share", found.get(i).share())
                        .put("low", finite(found.get(i).low()))
                        .put("high", finite(found.get(i).high()))
                        .put("correlation", found.get(i).correlation())
                        .put("rankCorrelation", found.get(i).rankCorrelation())
                        .put("relativeWeight", found.get(i).relativeWeight())
                        .put(
                                "odds",
                                odds.isEmpty()
                                        ? null
                                        : JsonObject.of()
                                                .put("ratio", odds.get(i).oddsRatio())
                                                .put("low", odds.get(i).low())
                                                .put("high", odds.get(i).high())
                                                .put("p", odds.get(i).p()))
                        .put("n", drivers.result().n())
                        .put("explained", drivers.result().explained()))
                .toList();
    }

    private static @Nullable Double finite(double value) {
        return Double.isNaN(value) ? null : Double.valueOf(value);
    }

    private static @Nullable Double number(@Nullable Rational value) {
        return value == null ? null : Double.valueOf(value.toDouble());
    }
}
