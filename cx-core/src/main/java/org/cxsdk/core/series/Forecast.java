package org.cxsdk.core.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.cxsdk.core.stat.Normal;

/**
 * What comes next if all goes on as before.
 *
 * @param method how it was computed
 * @param level of the limits, for example 0.95
 * @param points one for each step ahead
 */
public record Forecast(Method method, double level, List<Point> points) {

    public Forecast {
        Objects.requireNonNull(method, "method");
        points = List.copyOf(points);
    }

    /** The methods on offer. */
    public enum Method {
        /**
         * Theta: simple exponential smoothing plus half the slope of the straight line through the values; the winner of
         * the M3 competition. Assimakopoulos and Nikolopoulos, Int. J. Forecasting 16 (2000) 521-530; in the form of
         * Hyndman and Billah (2003), as R's {@code thetaf}.
         */
        THETA("theta"),
        /** Simple exponential smoothing: the last level goes on. */
        SES("ses"),
        /** Level and trend; see {@link Ets}. */
        HOLT("holt"),
        /** The same with a trend that dies away. */
        HOLT_DAMPED("holt-damped"),
        /** As a season ago. */
        SEASONAL_NAIVE("seasonal-naive"),
        /** Level, trend and season; see {@link HoltWinters}. */
        HOLT_WINTERS("holt-winters"),
        /** The same with a trend that dies away. */
        HOLT_WINTERS_DAMPED("holt-winters-damped");

        private final String code;

        Method(String code) {
            this.code = code;
        }

        /** The word in files; never changes. */
        public String code() {
            return code;
        }
    }

    /**
     * One step ahead.
     *
     * @param h how many steps, from 1
     * @param value what is to be expected
     * @param low lower limit of the value itself, not of its mean
     * @param high upper limit
     */
    public record Point(int h, double value, double low, double high) {}

    /**
     * Forecasts by Theta. A season that shows (see {@link Seasons}) is taken out before and put back afterwards, limits
     * included.
     *
     * @param values three or more, finite, in order of time
     * @param season points in a season, 1 for none
     * @param horizon how many steps ahead, at least 1
     * @param level of the limits
     */
    public static Forecast theta(double[] values, int season, int horizon, double level) {
        return theta(values, season, horizon, level, Smoothing::best);
    }

    /** The same with another search for the smoothing. */
    static Forecast theta(
            double[] values, int season, int horizon, double level, Function<double[], Smoothing> search) {
        require(values, 3, horizon);
        Seasons seasons = Seasons.of(values, season);
        double[] adjusted = values.clone();
        for (int i = 0; i < adjusted.length; i++) {
            adjusted[i] /= seasons.factor(i);
        }
        Smoothing smoothing = search.apply(adjusted);
        double alpha = smoothing.alpha();
        double drift = Trend.slope(adjusted) / 2;
        double z = Normal.within(level);
        List<Point> points = new ArrayList<>();
        for (int h = 1; h <= horizon; h++) {
            // level + b/2 [(h - 1) + (1 - (1 - α)ⁿ)/α]
            double value = smoothing.level() + drift * (h - 1 + (1 - Math.pow(1 - alpha, values.length)) / alpha);
            double half = z * smoothing.standardError(h);
            double factor = seasons.factor(values.length + h - 1);
            points.add(point(h, value * factor, half * Math.abs(factor)));
        }
        return new Forecast(Method.THETA, level, points);
    }

    /** Forecasts by simple exponential smoothing; arguments as for {@link #theta}. */
    public static Forecast ses(double[] values, int horizon, double level) {
        require(values, 3, horizon);
        Smoothing smoothing = Smoothing.best(values);
        double z = Normal.within(level);
        List<Point> points = new ArrayList<>();
        for (int h = 1; h <= horizon; h++) {
            points.add(point(h, smoothing.level(), z * smoothing.standardError(h)));
        }
        return new Forecast(Method.SES, level, points);
    }

    /**
     * Forecasts by simple exponential smoothing with a given weight, from the first value on; the spread is that of the
     * one-step errors after it.
     *
     * @param alpha weight of the newest value, above 0, at most 1
     */
    public static Forecast ses(double[] values, double alpha, int horizon, double level) {
        require(values, 3, horizon);
        if (!(alpha > 0) || alpha > 1) {
            throw new IllegalArgumentException("alpha (" + alpha + ") must be above 0 and at most 1");
        }
        Smoothing smoothing = Smoothing.from(values, alpha, values[0]);
        double sigma = Math.sqrt(smoothing.squares() / values.length);
        double z = Normal.within(level);
        List<Point> points = new ArrayList<>();
        for (int h = 1; h <= horizon; h++) {
            points.add(point(h, smoothing.level(), z * sigma * Math.sqrt(1 + (h - 1) * alpha * alpha)));
        }
        return new Forecast(Method.SES, level, points);
    }

    /**
     * Says again what was a season ago, with limits from how far that was wrong: σ √⌈h/m⌉.
     *
     * @param values more than one season
     * @param season points in a season, at least 1
     */
    public static Forecast seasonalNaive(double[] values, int season, int horizon, double level) {
        require(values, season + 1, horizon);
        double squares = 0;
        for (int i = season; i < values.length; i++) {
            squares += (values[i] - values[i - season]) * (values[i] - values[i - season]);
        }
        double sigma = Math.sqrt(squares / (values.length - season));
        double z = Normal.within(level);
        List<Point> points = new ArrayList<>();
        for (int h = 1; h <= horizon; h++) {
            int back = (h - 1) / season + 1;
            points.add(point(h, values[values.length + h - 1 - back * season], z * sigma * Math.sqrt(back)));
        }
        return new Forecast(Method.SEASONAL_NAIVE, level, points);
    }

    /** The forecast on another scale: every value and limit through a rising function. */
    public Forecast through(DoubleUnaryOperator rising) {
        return new Forecast(
                method,
                level,
                points.stream()
                        .map(point -> new Point(
                                point.h(),
                                rising.applyAsDouble(point.value()),
                                rising.applyAsDouble(point.low()),
                                rising.applyAsDouble(point.high())))
                        .toList());
    }

    private static Point point(int h, double value, double half) {
        return new Point(h, value, value - half, value + half);
    }

    private static void require(double[] values, int least, int horizon) {
        if (values.length < least || horizon < 1) {
            throw new IllegalArgumentException("a forecast needs " + least
                    + " or more values and a horizon of at least 1, not " + values.length + " values and " + horizon);
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("every value must be finite");
            }
        }
    }
}
