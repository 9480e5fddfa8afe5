package org.cxsdk.feedback;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.feedback.score.AnswerTally;
import org.cxsdk.feedback.score.LeagueTable;
import org.cxsdk.feedback.score.LiveBoard;
import org.cxsdk.feedback.score.LiveScores;
import org.cxsdk.feedback.score.MonthCounts;
import org.cxsdk.feedback.score.ReleasePolicy;
import org.cxsdk.feedback.score.Score;
import org.cxsdk.feedback.score.ScoreCalculator;
import org.cxsdk.feedback.score.SurveyDrivers;
import org.cxsdk.feedback.score.SurveyScores;
import org.cxsdk.feedback.score.YearRelease;
import org.cxsdk.feedback.survey.FeedbackError;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseStore;
import org.cxsdk.feedback.survey.ScoreDefinition;
import org.cxsdk.feedback.survey.ScoreId;
import org.cxsdk.feedback.text.LanguageDetector;
import org.cxsdk.feedback.text.Taxonomy;
import org.cxsdk.feedback.text.TextClassifier;
import org.cxsdk.feedback.text.TextSummary;
import org.cxsdk.feedback.text.Topic;
import org.cxsdk.feedback.text.TopicRelease;

/**
 * Figures of stored responses, with what would show a small group hidden: by {@link ReleasePolicy}, whatever is asked for and in
 * whichever order. A hidden figure is in state {@link Measurement.State#SUPPRESSED}. Safe for use by many threads.
 *
 * <p>Each figure reads the responses of its year once, because what may be shown of a month depends on the others.
 */
public final class CxFigures {

    private final CxContext context;
    private final ResponseStore store;
    private final ReleasePolicy policy;

    CxFigures(CxContext context, ResponseStore store, ReleasePolicy policy) {
        this.context = context;
        this.store = store;
        this.policy = Objects.requireNonNull(policy, "policy");
    }

    /**
     * Scores the responses given in a period that have all of these dimensions.
     *
     * @param scoreId a score that the instrument defines
     * @param selection for example {@code channel=web}; empty for all responses
     * @throws CxException with code CX-FEEDBACK-0001 if it defines no such score
     * @throws IllegalArgumentException if the policy does not know the kind of period or a dimension
     */
    public Score score(Instrument instrument, ScoreId scoreId, ReportingPeriod period, Map<String, String> selection) {
        ScoreDefinition definition = definition(instrument, scoreId);
        Optional<YearRelease> release = release(instrument, definition, period, selection.keySet());
        List<Response> batch = new ArrayList<>();
        AnswerTally[] total = {AnswerTally.EMPTY};
        read(instrument, release.map(YearRelease::year).orElse(period), response -> {
            release.ifPresent(counting -> counting.add(response));
            if (period.contains(response.answeredAt())
                    && response.dimensions().entrySet().containsAll(selection.entrySet())) {
                batch.add(response);
            }
            if (batch.size() == 1_000) {
                total[0] = total[0].merge(AnswerTally.of(instrument, definition, batch));
                batch.clear();
            }
        });
        AnswerTally tally = total[0].merge(AnswerTally.of(instrument, definition, batch));
        Score score = ScoreCalculator.score(instrument, definition, tally).during(period);
        boolean shown = release.map(counted -> counted.shown().isShown(period, selection))
                .orElse(true);
        return shown ? score : score.suppressed();
    }

    /**
     * The score as a measurement, for example as evidence of a maturity criterion. Its definition is the instrument's with
     * the score's name, in the instrument's version and hash.
     */
    public Measurement measure(Instrument instrument, ScoreId scoreId, ReportingPeriod period) {
        Score score = score(instrument, scoreId, period, Map.of());
        return new Measurement(
                new DefinitionRef(
                        instrument.ref().id() + "/" + scoreId,
                        instrument.ref().version(),
                        instrument.ref().sha256()),
                score.value(),
                score.definition().method().unit(),
                score.ratio(),
                score.used(),
                score.interval(),
                score.state(),
                period,
                0,
                "responses to " + instrument.ref());
    }

    /**
     * All scores of a period: the whole, each group of each dimension, each month, and what changed from month to month.
     *
     * @param dimensions by which groups are made, of those that the policy names
     */
    public SurveyScores report(Instrument instrument, ReportingPeriod period, List<String> dimensions) {
        List<Response> responses = new ArrayList<>();
        List<Optional<YearRelease>> releases = new ArrayList<>();
        for (ScoreDefinition definition : instrument.scores()) {
            dimensions.forEach(dimension -> release(instrument, definition, period, List.of(dimension)));
            releases.add(release(instrument, definition, period, List.of()));
        }
        ReportingPeriod all = policy.hides() ? YearRelease.yearOf(policy, period) : period;
        read(instrument, all, response -> {
            releases.forEach(release -> release.ifPresent(counting -> counting.add(response)));
            if (period.contains(response.answeredAt())) {
                responses.add(response);
            }
        });
        List<MonthCounts.Shown> shown = releases.stream()
                .map(release -> release.map(YearRelease::shown).orElse((when, selection) -> true))
                .toList();
        return SurveyScores.of(instrument, responses, dimensions, period, policy, shown);
    }

    /**
     * Ranks the shown groups of a dimension, drawn towards what groups are like in general, in the unit of the score; empty with
     * fewer than three.
     *
     * @param dimension for example {@code office}
     */
    public Optional<LeagueTable> league(
            Instrument instrument, ScoreId scoreId, ReportingPeriod period, String dimension) {
        return report(instrument, period, List.of(dimension)).league(definition(instrument, scoreId), dimension);
    }

    /**
     * The key drivers of the instrument's first score; empty if it is of no rating, if there is no other one, or if the period's
     * whole must not be shown.
     */
    public Optional<SurveyDrivers> drivers(Instrument instrument, ReportingPeriod period) {
        if (instrument.scores().isEmpty()) {
            return Optional.empty();
        }
        SurveyScores report = report(instrument, period, List.of());
        if (report.scores().get(0).score().state() == Measurement.State.SUPPRESSED) {
            return Optional.empty();
        }
        List<Response> responses = new ArrayList<>();
        read(instrument, period, responses::add);
        return SurveyDrivers.of(instrument, responses);
    }

    /**
     * What respondents wrote in a period: praise and complaint, topics, languages. Empty if the instrument asks for no words.
     * Words whose key was destroyed are not there any more.
     *
     * @param classifier judges words without a rating; empty for the English lexicon
     */
    public Optional<TextSummary> words(
            Instrument instrument,
            ReportingPeriod period,
            Taxonomy taxonomy,
            LanguageDetector detector,
            Optional<TextClassifier> classifier) {
        ReportingPeriod year = policy.hides() ? YearRelease.yearOf(policy, period) : period;
        TopicRelease release = TopicRelease.of(policy, instrument, year, taxonomy, detector, classifier);
        readWords(instrument, year, release::add);
        return release.summary(period);
    }

    /**
     * Words that may be quoted, by topic: only of topics of which enough people spoke in the period and in each other one that
     * it could be held against, and without what could name somebody.
     *
     * @param most how many quotes of a topic at most
     */
    public Map<Topic, List<String>> quotes(
            Instrument instrument, ReportingPeriod period, Taxonomy taxonomy, LanguageDetector detector, int most) {
        ReportingPeriod year = policy.hides() ? YearRelease.yearOf(policy, period) : period;
        TopicRelease release = TopicRelease.of(policy, instrument, year, taxonomy, detector, Optional.empty());
        readWords(instrument, year, release::add);
        return release.quotes(period, most);
    }

    /** Live scores as a board of one score: the whole and each selection, with what would show a small group hidden. */
    public LiveBoard board(Instrument instrument, ScoreId scoreId, LiveScores live) {
        return LiveBoard.of(instrument, definition(instrument, scoreId), live, policy);
    }

    private Optional<YearRelease> release(
            Instrument instrument, ScoreDefinition definition, ReportingPeriod period, Collection<String> selected) {
        return policy.hides()
                ? Optional.of(YearRelease.of(policy, instrument, definition, period, selected))
                : Optional.empty();
    }

    private interface Take {
        void take(Response response);
    }

    private void read(Instrument instrument, ReportingPeriod period, Take take) {
        context.read(session -> {
            read(session, instrument, period, take);
            return true;
        });
    }

    private void readWords(Instrument instrument, ReportingPeriod period, Take take) {
        context.read(session -> {
            List<Response> without = new ArrayList<>();
            read(session, instrument, period, without::add);
            without.forEach(response -> store.find(session, response.id()).ifPresent(take::take));
            return true;
        });
    }

    private void read(CxSession session, Instrument instrument, ReportingPeriod period, Take take) {
        store.forEach(session, instrument.id(), period.start(), period.end(), response -> {
            if (response.version().equals(instrument.ref().version())) {
                take.take(response);
            }
        });
    }

    private static ScoreDefinition definition(Instrument instrument, ScoreId scoreId) {
        return instrument
                .score(scoreId)
                .orElseThrow(() -> new CxException(
                        FeedbackError.UNKNOWN_SCORE,
                        "instrument " + instrument.ref() + " defines no score \"" + scoreId + "\"",
                        "Use one of "
                                + instrument.scores().stream()
                                        .map(ScoreDefinition::id)
                                        .toList() + "."));
    }
}
