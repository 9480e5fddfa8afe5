package org.cxsdk.feedback.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.stat.BetaBinomial;
import org.cxsdk.core.stat.Intervals;
import org.cxsdk.feedback.survey.ScoreDirection;

/**
 * Question: which office is better, when some have three answers and some three thousand? Each share is drawn towards what
 * offices are like in general, the more the fewer answers it has: a beta prior is fitted to all of them by maximum
 * likelihood, and offices are ranked by the mean of their posterior. An office with one answer never leads.
 *
 * <p>Where the offices do not differ more than chance makes them, all of them stand at the common share, with its interval, and
 * no rank means anything. Deterministic;
 * some hundred passes over the offices.
 *
 * @param rows the best first
 * @param prior what offices are like in general
 */
public record LeagueTable(List<Row> rows, BetaBinomial prior) {

    private static final double LEVEL = 0.95;

    public LeagueTable {
        rows = List.copyOf(rows);
        Objects.requireNonNull(prior, "prior");
    }

    /**
     * One office.
     *
     * @param name its name
     * @param counted what was counted
     * @param posterior the mean of its posterior, by which it is ranked
     * @param interval 95 % interval of the posterior
     */
    public record Row(String name, Ratio counted, double posterior, ConfidenceInterval interval) {
        public Row {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(counted, "counted");
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
        return new LeagueTable(
                shares.entrySet().stream()
                        .map(entry -> new Row(entry.getKey(), entry.getValue(), share, interval))
                        .sorted(Comparator.comparing(Row::name))
                        .toList(),
                prior);
    }

    /** Whether offices differ by more than chance makes them differ. */
    public boolean isDifferenceSeen() {
        return !prior.isOneForAll();
    }

    /** The same, the other end first where less is better. */
    public LeagueTable bestFirst(ScoreDirection direction) {
        if (direction == ScoreDirection.HIGHER_IS_BETTER) {
            return this;
        }
        List<Row> turned = new ArrayList<>(rows);
        turned.sort(Comparator.comparingDouble(Row::posterior).thenComparing(Row::name));
        return new LeagueTable(turned, prior);
    }

    /** Ranks shares with a prior that somebody chose. */
    public static LeagueTable of(Map<String, Ratio> shares, BetaBinomial prior) {
        List<Row> rows = new ArrayList<>();
        shares.forEach((name, share) -> {
            long successes = share.numerator().longValueExact();
            long n = share.denominator().longValueExact();
            rows.add(new Row(name, share, prior.posteriorMean(successes, n), prior.posterior(successes, n, LEVEL)));
        });
        rows.sort(Comparator.comparingDouble((Row row) -> -row.posterior()).thenComparing(Row::name));
        return new LeagueTable(rows, prior);
    }
}
