package org.cxsdk.feedback.score;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ScoreDefinition;

/**
 * All scores that an instrument defines, over all responses and over each group of them.
 *
 * @param instrument what was answered
 * @param responses how many responses there are
 * @param first when the first was given; empty without responses
 * @param last when the last was given; empty without responses
 * @param scores in the order of the instrument's definitions; for each the whole first, then groups by dimension and value
 */
public record SurveyScores(
        Instrument instrument, long responses, Optional<Instant> first, Optional<Instant> last, List<Grouped> scores) {

    public SurveyScores {
        Objects.requireNonNull(instrument, "instrument");
        scores = List.copyOf(scores);
    }

    /**
     * A score of one group.
     *
     * @param group value by dimension; empty for the whole
     * @param score the score
     */
    public record Grouped(Map<String, String> group, Score score) {

        public Grouped {
            group = Collections.unmodifiableMap(new TreeMap<>(group));
            Objects.requireNonNull(score, "score");
        }
    }

    /**
     * Scores responses.
     *
     * @param instrument what was answered
     * @param responses the responses, checked against the instrument
     * @param dimensions by which groups are made, one dimension at a time; responses without the dimension form no group
     */
    public static SurveyScores of(Instrument instrument, Collection<Response> responses, List<String> dimensions) {
        List<Grouped> scores = new ArrayList<>();
        for (ScoreDefinition definition : instrument.scores()) {
            Question question = instrument.question(definition.question()).orElseThrow();
            scores.add(new Grouped(Map.of(), score(definition, question, responses)));
            for (String dimension : dimensions) {
                Map<String, List<Response>> groups = new TreeMap<>();
                for (Response response : responses) {
                    String value = response.dimensions().get(dimension);
                    if (value != null) {
                        groups.computeIfAbsent(value, first -> new ArrayList<>())
                                .add(response);
                    }
                }
                groups.forEach((value, members) ->
                        scores.add(new Grouped(Map.of(dimension, value), score(definition, question, members))));
            }
        }
        return new SurveyScores(
                instrument,
                responses.size(),
                responses.stream().map(Response::answeredAt).min(Instant::compareTo),
                responses.stream().map(Response::answeredAt).max(Instant::compareTo),
                scores);
    }

    private static Score score(ScoreDefinition definition, Question question, Collection<Response> responses) {
        return ScoreCalculator.score(definition, question, AnswerTally.of(question, responses));
    }
}
