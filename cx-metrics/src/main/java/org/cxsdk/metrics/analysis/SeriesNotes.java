package org.cxsdk.metrics.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.series.ChangePoints;
import org.cxsdk.core.series.Outliers;
import org.cxsdk.core.series.Seasons;
import org.cxsdk.core.series.Trend;
import org.cxsdk.core.stat.Quantiles;

/**
 * What more a series says beside {@link SeriesReading}: its moving average, whether it has a season, since when its level is
 * what it is, which points stand apart, and whether it varies at random around its median at all.
 *
 * @param movingAverage of the last {@code window} points at each point, from the first full window on
 * @param window a season, or three points without one
 * @param seasonal whether the season shows (autocorrelation at its lag, one-sided 95 %)
 * @param changes when the level changed, and the levels
 * @param steady whether a straight line tells the course better (by BIC) than levels that change: then the changes are only
 *     stairs along the line
 * @param outliers points that stand apart from the level of their time, or from the line, from 1 (generalised ESD at 5 %, at
 *     most a tenth of the points; with 7 to 14 points Hampel's rule; with fewer none)
 * @param runs runs and crossings of the median
 */
public record SeriesNotes(
        List<Double> movingAverage,
        int window,
        boolean seasonal,
        ChangePoints changes,
        boolean steady,
        List<Integer> outliers,
        RunChart runs) {

    private static final int SHORT_WINDOW = 3;
    private static final int LEAST_FOR_HAMPEL = 7;
    private static final int LEAST_FOR_ESD = 15;
    private static final double ALPHA = 0.05;
    private static final double HAMPEL = 3;
    private static final int NEIGHBOURS = 3;

    public SeriesNotes {
        movingAverage = List.copyOf(movingAverage);
        Objects.requireNonNull(changes, "changes");
        outliers = List.copyOf(outliers);
        Objects.requireNonNull(runs, "runs");
    }

    /**
     * Looks at a series.
     *
     * @param data at least {@value SeriesReading#LEAST} points
     * @param season points in a season, 1 for none
     */
    public static SeriesNotes of(SeriesData data, int season) {
        double[] values = data.plotted();
        if (values.length < SeriesReading.LEAST || season < 1) {
            throw new IllegalArgumentException("a series needs " + SeriesReading.LEAST
                    + " or more points and a season of at least 1, not " + values.length + " and " + season);
        }
        Seasons seasons = Seasons.of(values, season);
        double[] adjusted = values.clone();
        for (int i = 0; i < adjusted.length; i++) {
            adjusted[i] /= seasons.factor(i);
        }
        double[] tamed = tamed(adjusted);
        ChangePoints changes = ChangePoints.of(tamed);
        boolean steady = steady(tamed, changes);
        int window = seasons.present() ? season : SHORT_WINDOW;
        return new SeriesNotes(
                averages(values, window),
                window,
                seasons.present(),
                changes,
                steady,
                apart(steady ? aroundLine(adjusted) : aroundLevels(adjusted, changes)),
                RunChart.of(values));
    }

    /** Since which point, from 1, the level is what it is now; empty if it never changed, or not in steps. */
    public Optional<Integer> since() {
        return changes.after().isEmpty() || steady
                ? Optional.empty()
                : Optional.of(changes.after().get(changes.after().size() - 1) + 1);
    }

    private static List<Double> averages(double[] values, int window) {
        List<Double> averages = new ArrayList<>();
        for (int end = window; end <= values.length; end++) {
            averages.add(Arrays.stream(values, end - window, end).average().orElseThrow());
        }
        return averages;
    }

    /**
     * The series without lone points: one that lies more than three robust standard deviations from the median of the seven
     * around it takes that median's place, since a single point is no change of level. A change of level stays.
     */
    private static double[] tamed(double[] values) {
        double scale = ChangePoints.scale(values);
        double[] tamed = values.clone();
        for (int i = 0; i < values.length; i++) {
            int from = Math.max(0, i - NEIGHBOURS);
            int to = Math.min(values.length, i + NEIGHBOURS + 1);
            double median = Quantiles.median(Arrays.copyOfRange(values, from, to));
            tamed[i] = scale > 0 && Math.abs(values[i] - median) > HAMPEL * scale ? median : values[i];
        }
        return tamed;
    }

    /** n ln(squares/n) + ln n · parameters: two for a line, a level and a time for each segment. */
    private static boolean steady(double[] values, ChangePoints changes) {
        int n = values.length;
        int segments = changes.means().size();
        if (segments == 1) {
            return false;
        }
        double line = squares(aroundLine(values));
        double levels = squares(aroundLevels(values, changes));
        return levels > 0 && n * Math.log(line / levels) + Math.log(n) * (2 - (2 * segments - 1)) < 0;
    }

    private static double squares(double[] values) {
        return Arrays.stream(values).map(value -> value * value).sum();
    }

    private static double[] aroundLine(double[] values) {
        double slope = Trend.slope(values);
        double mean = Arrays.stream(values).average().orElseThrow();
        double[] rest = new double[values.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = values[i] - mean - slope * (i - (values.length - 1) / 2.0);
        }
        return rest;
    }

    private static double[] aroundLevels(double[] values, ChangePoints changes) {
        double[] rest = values.clone();
        int segment = 0;
        for (int i = 0; i < rest.length; i++) {
            while (segment < changes.after().size() && i >= changes.after().get(segment)) {
                segment++;
            }
            rest[i] -= changes.means().get(segment);
        }
        return rest;
    }

    /** Outliers among the remainders. */
    private static List<Integer> apart(double[] rest) {
        if (rest.length < LEAST_FOR_ESD) {
            return rest.length < LEAST_FOR_HAMPEL ? List.of() : Outliers.hampel(rest, HAMPEL);
        }
        List<Integer> found = new ArrayList<>(
                Outliers.esd(rest, Math.max(1, rest.length / 10), ALPHA).outliers());
        Collections.sort(found);
        return found;
    }
}
