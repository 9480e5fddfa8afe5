package org.cxsdk.feedback.score;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.disclosure.Protection;
import org.cxsdk.core.stat.GroupMeans;
import org.cxsdk.core.stat.MultipleTesting;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ScoreDefinition;

/**
 * All scores that an instrument defines, over all responses, over each group of them and by period, with what would show a
 * small group hidden.
 *
 * @param instrument what was answered
 * @param responses how many responses there are
 * @param first when the first was given; empty without responses
 * @param last when the last was given; empty without responses
 * @param scores in the order of the instrument's definitions; for each the whole first, then groups by dimension and value
 * @param periods for each score the whole by period, in order of time; empty where all lie in one
 * @param changes for each score from each period to the next; p values are adjusted for the number of periods
 * @param minimumN smaller groups are hidden, and what would give them away; 1 if nothing is
 */
public record SurveyScores(
        Instrument instrument,
        long responses,
        Optional<Instant> first,
        Optional<Instant> last,
        List<Grouped> scores,
        List<InPeriod> periods,
        List<Change> changes,
        int minimumN) {

    /** Groups smaller than this are hidden unless something else is asked for. */
    public static final int MINIMUM_N = ReleasePolicy.MINIMUM_N;

    public SurveyScores {
        Objects.requireNonNull(instrument, "instrument");
        scores = List.copyOf(scores);
        periods = List.copyOf(periods);
        changes = List.copyOf(changes);
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
     * The whole in one period.
     *
     * @param period when
     * @param score the score
     */
    public record InPeriod(ReportingPeriod period, Score score) {
        public InPeriod {
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(score, "score");
        }
    }

    /** Fewer groups than this are not ranked. */
    public static final int LEAST_IN_LEAGUE = 3;

    /**
     * The shown groups of a dimension ranked by a score, the best first, in the unit of the score, small ones drawn towards the
     * others; empty for weighted scores, with fewer than {@value #LEAST_IN_LEAGUE} groups, and for means of which nothing tells
     * chance from difference.
     *
     * @param dimension for example {@code office}
     */
    public Optional<LeagueTable> league(ScoreDefinition definition, String dimension) {
        Map<String, Score> shown = new TreeMap<>();
        for (Grouped grouped : scores) {
            Score score = grouped.score();
            String name = grouped.group().get(dimension);
            if (score.definition().equals(definition)
                    && name != null
                    && score.weighting() == null
                    && score.state().hasValue()) {
                shown.put(name, score);
            }
        }
        if (shown.size() < LEAST_IN_LEAGUE) {
            return Optional.empty();
        }
        return ranked(definition, shown).map(league -> league.bestFirst(definition.direction()));
    }

    private Optional<LeagueTable> ranked(ScoreDefinition definition, Map<String, Score> shown) {
        if (definition.method().isShare()) {
            Map<String, Ratio> shares = new TreeMap<>();
            shown.forEach((name, score) -> shares.put(name, Objects.requireNonNull(score.ratio())));
            return Optional.of(LeagueTable.of(shares).inPercent());
        }
        ScoreReader reader = ScoreReader.of(instrument, definition);
        Map<String, GroupMeans.Group> means = new TreeMap<>();
        shown.forEach((name, score) -> means.put(name, ScoreCalculator.values(reader, score.tally())));
        return LeagueTable.ofMeans(means).map(league -> league.within(reader.scale()));
    }

    /** Whether scores are weighted. Rankings, drivers and what people wrote never are. */
    public boolean isWeighted() {
        return scores.stream().anyMatch(grouped -> grouped.score().weighting() != null);
    }

    /** The dimensions by which there are groups, in the order in which they come. */
    public List<String> dimensions() {
        return scores.stream()
                .flatMap(grouped -> grouped.group().keySet().stream())
                .distinct()
                .toList();
    }

    /**
     * From one period to the next that has answers.
     *
     * @param from the earlier period
     * @param to the later one
     * @param change what it comes to, judged with all periods in mind
     * @param pAlone the p value of this change alone; empty where no test was possible
     */
    public record Change(ReportingPeriod from, ReportingPeriod to, ScoreChange change, Optional<Double> pAlone) {
        public Change {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(change, "change");
        }
    }

    /**
     * Scores responses without weights, hiding groups smaller than {@value #MINIMUM_N}.
     *
     * @param instrument what was answered
     * @param responses the responses, checked against the instrument
     * @param dimensions by which groups are made, one dimension at a time; responses without the dimension form no group
     */
    public static SurveyScores of(Instrument instrument, Collection<Response> responses, List<String> dimensions) {
        Map<Response, BigDecimal> weights = new IdentityHashMap<>();
        responses.forEach(response -> weights.put(response, BigDecimal.ONE));
        return of(instrument, List.copyOf(responses), weights, dimensions, ZoneId.of("UTC"), MINIMUM_N);
    }

    /**
     * Scores weighted responses. If all weights are 1 the scores are unweighted.
     *
     * @param weights the responses, checked against the instrument, with their weights
     * @param dimensions by which groups are made
     * @param zone whose calendar months and weeks are meant
     * @param minimumN smaller groups are hidden; 1 hides none
     */
    public static SurveyScores of(
            Instrument instrument,
            Map<Response, BigDecimal> weights,
            List<String> dimensions,
            ZoneId zone,
            int minimumN) {
        Map<Response, BigDecimal> byIdentity = new IdentityHashMap<>(weights);
        return of(instrument, List.copyOf(weights.keySet()), byIdentity, dimensions, zone, minimumN);
    }

    /**
     * Scores the responses of one period without weights, showing what may be shown of the year: the same figures as for each
     * group and month alone.
     *
     * @param responses those of the period alone
     * @param period a month, quarter or year of the policy
     * @param released for each score, fed with the whole year's responses, in the order of the instrument's definitions
     */
    public static SurveyScores of(
            Instrument instrument,
            Collection<Response> responses,
            List<String> dimensions,
            ReportingPeriod period,
            ReleasePolicy policy,
            List<MonthCounts.Shown> released) {
        Map<Response, BigDecimal> weights = new IdentityHashMap<>();
        responses.forEach(response -> weights.put(response, BigDecimal.ONE));
        Groups groups = Groups.byMonth(List.copyOf(responses), dimensions, period.zone());
        return of(instrument, groups, weights, policy.minimumN(), definition -> {
            MonthCounts.Shown shown = released.get(instrument.scores().indexOf(definition));
            return new Shown() {
                @Override
                public boolean whole() {
                    return shown.isShown(period, Map.of());
                }

                @Override
                public boolean group(String dimension, String value) {
                    return shown.isShown(period, Map.of(dimension, value));
                }

                @Override
                public boolean within(ReportingPeriod month) {
                    return shown.isShown(month, Map.of());
                }
            };
        });
    }

    private static SurveyScores of(
            Instrument instrument,
            List<Response> responses,
            Map<Response, BigDecimal> weights,
            List<String> dimensions,
            ZoneId zone,
            int minimumN) {
        Groups groups = Groups.of(responses, dimensions, zone);
        return of(instrument, groups, weights, minimumN, definition -> {
            ScoreReader reader = ScoreReader.of(instrument, definition);
            int least = minimumN == 1 ? 1 : Math.max(minimumN, definition.minimumN());
            Protection protection = groups.protection(reader, least);
            boolean whole = groups.isWholeShown(reader, minimumN);
            return new Shown() {
                @Override
                public boolean whole() {
                    return whole;
                }

                @Override
                public boolean group(String dimension, String value) {
                    return whole && protection.isShown(Groups.cell(dimension, value));
                }

                @Override
                public boolean within(ReportingPeriod period) {
                    return whole && protection.isShown(Groups.cell(period));
                }
            };
        });
    }

    /** What of a score may be shown. */
    private interface Shown {

        boolean whole();

        boolean group(String dimension, String value);

        boolean within(ReportingPeriod period);
    }

    private static SurveyScores of(
            Instrument instrument,
            Groups groups,
            Map<Response, BigDecimal> weights,
            int minimumN,
            Function<ScoreDefinition, Shown> release) {
        boolean weighted = weights.values().stream().anyMatch(weight -> weight.compareTo(BigDecimal.ONE) != 0);
        List<Response> responses = groups.all();
        List<Grouped> scores = new ArrayList<>();
        List<InPeriod> periods = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (ScoreDefinition definition : instrument.scores()) {
            ScoreReader reader = ScoreReader.of(instrument, definition);
            Shown shown = release.apply(definition);
            scores.add(new Grouped(
                    Map.of(), released(score(instrument, reader, responses, weights, weighted), shown.whole())));
            groups.byDimension()
                    .forEach((dimension, values) -> values.forEach((value, members) -> scores.add(new Grouped(
                            Map.of(dimension, value),
                            released(
                                    score(instrument, reader, members, weights, weighted),
                                    shown.group(dimension, value))))));
            List<InPeriod> inPeriods = new ArrayList<>();
            groups.byPeriod()
                    .forEach((period, members) -> inPeriods.add(new InPeriod(
                            period,
                            released(
                                    score(instrument, reader, members, weights, weighted)
                                            .during(period),
                                    shown.within(period)))));
            if (inPeriods.size() > 1) {
                periods.addAll(inPeriods);
                changes.addAll(changes(inPeriods));
            }
        }
        return new SurveyScores(
                instrument,
                responses.size(),
                responses.stream().map(Response::answeredAt).min(Instant::compareTo),
                responses.stream().map(Response::answeredAt).max(Instant::compareTo),
                scores,
                periods,
                changes,
                minimumN);
    }

    private static Score released(Score score, boolean shown) {
        return shown ? score : score.suppressed();
    }

    private static Score score(
            Instrument instrument,
            ScoreReader reader,
            List<Response> responses,
            Map<Response, BigDecimal> weights,
            boolean weighted) {
        if (!weighted) {
            return ScoreCalculator.score(reader, AnswerTally.of(reader, responses));
        }
        Map<Response, BigDecimal> some = new LinkedHashMap<>();
        responses.forEach(response -> some.put(response, Objects.requireNonNull(weights.get(response))));
        return ScoreCalculator.score(instrument, reader.definition(), some);
    }

    private static List<Change> changes(List<InPeriod> periods) {
        List<Change> found = new ArrayList<>();
        for (int i = 1; i < periods.size(); i++) {
            ScoreChange change = ScoreChange.betweenUnlike(
                    periods.get(i - 1).score(), periods.get(i).score());
            found.add(new Change(periods.get(i - 1).period(), periods.get(i).period(), change, change.pValue()));
        }
        double[] p = found.stream()
                .flatMap(change -> change.change().pValue().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        double[] adjusted = MultipleTesting.holm(p);
        List<Change> judged = new ArrayList<>();
        int next = 0;
        for (Change change : found) {
            boolean tested = change.change().pValue().isPresent();
            judged.add(
                    tested
                            ? new Change(
                                    change.from(),
                                    change.to(),
                                    change.change().adjusted(adjusted[next++]),
                                    change.pAlone())
                            : change);
        }
        return judged;
    }
}
