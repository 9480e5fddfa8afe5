package org.cxsdk.feedback.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.stat.BetaBinomial;
import org.cxsdk.core.stat.GroupMeans;
import org.cxsdk.core.stat.GroupPrior;
import org.cxsdk.core.stat.Intervals;
import org.cxsdk.core.stat.Normal;
import org.cxsdk.feedback.survey.ScoreDirection;

/**
 * Question: which office is better, when some have three answers and some three thousand? Each is drawn towards what
 * offices are like in general, the more the fewer answers it has, and they are ranked by the mean of their posterior: shares with a
 * beta prior that is fitted to all of them by maximum likelihood ({@link BetaBinomial}), means and net scores with a normal one
 * ({@link GroupMeans}). An office with one answer never leads: where it would, it stands behind the next one that has more.
 *
 * <p>Where the offices do not differ more than chance makes them, all of them stand at the common figure, with its interval, and
 * no rank means anything. Deterministic; some hundred passes over the offices.
 *
 * @param rows the best first
 * @param prior what offices are like in general
 */
public record LeagueTable(List<Row> rows, GroupPrior prior) {

    private static final double LEVEL = 0.95;

    public LeagueTable {
        rows = List.copyOf(rows);
        Objects.requireNonNull(prior, "prior");
    }

    /**
     * One office.
     *
     * @param name its name
     * @param value its figure as counted: a share from 0 to 1, or in percent; a mean or net score in its own unit
     * @param used how many answers that rests on
     * @param posterior the mean of its posterior, by which it is ranked, in the same unit
     * @param interval 95 % interval of the posterior
     */
    public record Row(String name, double value, long used, double posterior, ConfidenceInterval interval) {
        public Row {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(interval, "interval");
        }
    }

    /**
     * Ranks shares.
     *
     * @param shares whole numbers of whole numbers, by name; at least two
     */
    public static LeagueTable of(Map<String, Ratio> shares) {
        long[] successes = shares.values().stream()
                .mapToLong(share -> share.numerator().longValueExact())
                .toArray();
        long[] n = shares.values().stream()
                .mapToLong(share -> share.denominator().longValueExact())
                .toArray();
        BetaBinomial prior = BetaBinomial.fitted(successes, n);
        return prior.isOneForAll() ? alike(shares, successes, n, prior) : of(shares, prior);
    }

    /** Nothing tells the offices apart: each stands at the share of all, known as well as all answers together tell it. */
    private static LeagueTable alike(Map<String, Ratio> shares, long[] successes, long[] n, BetaBinomial prior) {
        long all = Arrays.stream(n).sum();
        ConfidenceInterval interval = Intervals.wilson(Arrays.stream(successes).sum(), all, LEVEL);
        double share = (double) Arrays.stream(successes).sum() / all;
        List<Row> rows = new ArrayList<>();
        shares.forEach((name, counted) ->
                rows.add(new Row(name, counted.toDouble(), counted.denominator().longValueExact(), share, interval)));
        return ranked(rows, prior, ScoreDirection.HIGHER_IS_BETTER);
    }

    /** Ranks shares with a prior that somebody chose. */
    public static LeagueTable of(Map<String, Ratio> shares, BetaBinomial prior) {
        List<Row> rows = new ArrayList<>();
        shares.forEach((name, share) -> {
            long successes = share.numerator().longValueExact();
            long n = share.denominator().longValueExact();
            rows.add(new Row(
                    name,
                    share.toDouble(),
                    n,
                    prior.posteriorMean(successes, n),
                    prior.posterior(successes, n, LEVEL)));
        });
        return ranked(rows, prior, ScoreDirection.HIGHER_IS_BETTER);
    }

    /**
     * Ranks means: ratings, indices, net scores as means of 1, 0 and -1. Intervals are normal. Empty if nothing tells chance from
     * difference, because there are fewer than two offices or in each of them everybody gave the same answer.
     */
    public static Optional<LeagueTable> ofMeans(Map<String, GroupMeans.Group> groups) {
        return GroupMeans.fitted(List.copyOf(groups.values())).map(prior -> {
            double z = Normal.within(LEVEL);
            List<Row> rows = new ArrayList<>();
            groups.forEach((name, group) -> {
                double estimate = prior.estimate(group);
                double reach = z * prior.error(group);
                rows.add(new Row(
                        name,
                        group.mean(),
                        group.n(),
                        estimate,
                        new ConfidenceInterval(estimate - reach, estimate + reach, LEVEL, "normal, shrunken")));
            });
            return ranked(rows, prior, ScoreDirection.HIGHER_IS_BETTER);
        });
    }

    /** Whether offices differ by more than chance makes them differ. */
    public boolean isDifferenceSeen() {
        return !prior.isOneForAll();
    }

    /** The same, the other end first where less is better. */
    public LeagueTable bestFirst(ScoreDirection direction) {
        return ranked(rows, prior, direction);
    }

    /** The same with shares in percent; the prior stays as it is. */
    LeagueTable inPercent() {
        return with(row -> new Row(
                row.name,
                100 * row.value,
                row.used,
                100 * row.posterior,
                interval(row, 100 * row.interval.low(), 100 * row.interval.high())));
    }

    /** The same with intervals cut where figures end. */
    LeagueTable within(Score.Scale scale) {
        double lowest = scale.lowest().toDouble();
        double highest = scale.highest().toDouble();
        return with(row -> new Row(
                row.name,
                row.value,
                row.used,
                row.posterior,
                interval(row, Math.max(lowest, row.interval.low()), Math.min(highest, row.interval.high()))));
    }

    private LeagueTable with(UnaryOperator<Row> change) {
        return new LeagueTable(rows.stream().map(change).toList(), prior);
    }

    private static ConfidenceInterval interval(Row row, double low, double high) {
        return new ConfidenceInterval(low, high, row.interval.level(), row.interval.method());
    }

    private static LeagueTable ranked(List<Row> rows, GroupPrior prior, ScoreDirection direction) {
        int sign = direction == ScoreDirection.HIGHER_IS_BETTER ? -1 : 1;
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(
                Comparator.comparingDouble((Row row) -> sign * row.posterior).thenComparing(Row::name));
        for (int i = 0; i < sorted.size() && !prior.isOneForAll(); i++) {
            if (sorted.get(i).used > 1) {
                sorted.add(0, sorted.remove(i));
                break;
            }
        }
        return new LeagueTable(sorted, prior);
    }
}
