package org.cxsdk.core.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.stat.Normal;

/**
 * Exponential smoothing with level, trend and season, of which starting values are sought together with the weights: Hyndman,
 * Koehler, Ord and Snyder, "Forecasting with Exponential Smoothing" (2008), models (A,N,N), (A,A,N), (A,A_d,N), (A,A,A),
 * (A,A_d,A), (M,A,M) and (M,A_d,M). The search is that of R's {@code ets}: its start, its bounds, its {@link NelderMead}, at most
 * 2,000 tries; so the figures are R's too, also where a longer search would find a little better. One thing differs: forecasts of
 * (M,A_d,M) take φ off the first step as the model says, where package forecast 8.20 begins with the whole trend.
 *
 * <p>{@link Smoothing} finds the best simple smoothing for certain, {@link HoltWinters} starts from the first two seasons; this
 * class is for courses with a trend that dies away or a season, where starting values matter. Limits: normal, from the
 * one-step errors; where errors are relative (a season that multiplies) approximate, from the variance of the sum of errors in
 * units of the value. Immutable and thread-safe; a fit costs 2,000 passes over the values.
 */
public final class Ets {

    private static final double LEAST = 1e-4;
    private static final double MOST = 0.9999;
    private static final double LEAST_PHI = 0.8;
    private static final double MOST_PHI = 0.98;
    private static final double PRECISION = Math.sqrt(Math.ulp(1.0));
    private static final int TRIES = 2_000;
    private static final double NOTHING = 1e-10;

    /** What a course consists of beside its level. */
    public enum Model {
        SIMPLE(false, false, 0),
        TREND(true, false, 0),
        DAMPED(true, true, 0),
        ADDITIVE(true, false, 1),
        ADDITIVE_DAMPED(true, true, 1),
        MULTIPLICATIVE(true, false, 2),
        MULTIPLICATIVE_DAMPED(true, true, 2);

        private final boolean trend;
        private final boolean damped;
        private final int season;

        Model(boolean trend, boolean damped, int season) {
            this.trend = trend;
            this.damped = damped;
            this.season = season;
        }

        boolean seasonal() {
            return season > 0;
        }

        /** Errors are relative where the season multiplies. */
        boolean relative() {
            return season == 2;
        }

        /** α, and what else is weighed. */
        int weights() {
            return 1 + (trend ? 1 : 0) + (seasonal() ? 1 : 0) + (damped ? 1 : 0);
        }
    }

    /** What the search makes least. */
    public enum Criterion {
        /** Mean square of the one-step errors, as {@code ses}, {@code holt} and {@code hw} of R. */
        SQUARES,
        /** Twice the negative logarithm of the likelihood, but for a constant, as {@code ets} of R. */
        LIKELIHOOD
    }

    /** Weights, and the state in which a pass over the values begins or ends. */
    private record Course(
            double alpha, double beta, double gamma, double phi, double level, double trend, double[] season) {}

    private final Model model;
    private final int period;
    private final Course start;
    private final Course end;
    private final double squares;
    private final double relativeSquares;
    private final int n;
    private final int parameters;

    private Ets(Model model, int period, Course start, Pass pass, int n, int parameters) {
        this.model = model;
        this.period = period;
        this.start = start;
        this.end = pass.end();
        this.squares = pass.squares();
        this.relativeSquares = pass.errors();
        this.n = n;
        this.parameters = parameters;
    }

    /**
     * Fits a model.
     *
     * @param values finite, above 0 where the season multiplies, more than there are weights and starting values; with a
     *     season three seasons of them or more
     * @param period points in a season; of no meaning without one
     */
    public static Ets fit(double[] values, int period, Model model, Criterion criterion) {
        Objects.requireNonNull(criterion, "criterion");
        int m = model.seasonal() ? period : 1;
        int states = 1 + (model.trend ? 1 : 0) + (model.seasonal() ? m - 1 : 0);
        int parameters = model.weights() + states;
        require(values, m, model, parameters);
        double[] from = EtsStart.of(values, m, model.trend, model.season, weights(model, m));
        double[] found = NelderMead.search(
                at -> {
                    Course course = course(at, model, m);
                    return allowed(course, model, m) ? height(values, course, model, m, criterion) : Double.NaN;
                },
                from,
                PRECISION,
                TRIES);
        Course course = course(found, model, m);
        return new Ets(model, m, course, Pass.over(values, course, model, m), values.length, parameters);
    }

    private static void require(double[] values, int m, Model model, int parameters) {
        if (model.seasonal() && (m < 2 || values.length < 3 * m)) {
            throw new IllegalArgumentException("a season of " + m
                    + " points must be 2 or more and be there three times in " + values.length + " values");
        }
        if (values.length <= parameters + 1) {
            throw new IllegalArgumentException(
                    values.length + " values are too few for " + parameters + " weights and starting values");
        }
        for (double value : values) {
            if (!Double.isFinite(value) || (model.relative() && value <= 0)) {
                throw new IllegalArgumentException(
                        "every value must be finite, and above 0 where the season multiplies, not " + value);
            }
        }
    }

    /** Where the search for the weights begins; in their order α, β, γ, φ. */
    private static double[] weights(Model model, int m) {
        List<Double> weights = new ArrayList<>();
        double alpha = LEAST + 0.2 * (MOST - LEAST) / m;
        weights.add(alpha);
        if (model.trend) {
            weights.add(LEAST + 0.1 * (Math.min(MOST, alpha) - LEAST));
        }
        if (model.seasonal()) {
            weights.add(LEAST + 0.05 * (Math.min(MOST, 1 - alpha) - LEAST));
        }
        if (model.damped) {
            weights.add(LEAST_PHI + 0.99 * (MOST_PHI - LEAST_PHI));
        }
        return weights.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Course course(double[] at, Model model, int m) {
        int i = 0;
        double alpha = at[i++];
        double beta = model.trend ? at[i++] : 0;
        double gamma = model.seasonal() ? at[i++] : 0;
        double phi = model.damped ? at[i++] : 1;
        double level = at[i++];
        double trend = model.trend ? at[i++] : 0;
        double[] season = new double[model.seasonal() ? m : 0];
        double rest = model.relative() ? m : 0;
        for (int s = 0; s < season.length - 1; s++) {
            season[s] = at[i++];
            rest -= season[s];
        }
        if (season.length > 0) {
            season[season.length - 1] = rest;
        }
        return new Course(alpha, beta, gamma, phi, level, trend, season);
    }

    private static boolean allowed(Course at, Model model, int m) {
        boolean usual = at.alpha >= LEAST
                && at.alpha <= MOST
                && (!model.trend || (at.beta >= LEAST && at.beta <= Math.min(at.alpha, MOST)))
                && (!model.damped || (at.phi >= LEAST_PHI && at.phi <= MOST_PHI))
                && (!model.seasonal() || (at.gamma >= LEAST && at.gamma <= Math.min(1 - at.alpha, MOST)));
        boolean positive = !model.relative() || Arrays.stream(at.season).noneMatch(factor -> factor < 0);
        return usual && positive && (!model.seasonal() || Admissible.seasonal(at.alpha, at.beta, at.gamma, at.phi, m));
    }

    private static double height(double[] values, Course course, Model model, int m, Criterion criterion) {
        Pass pass = Pass.over(values, course, model, m);
        if (criterion == Criterion.SQUARES) {
            return pass.squares() / values.length;
        }
        return values.length * Math.log(pass.errors()) + (model.relative() ? 2 * pass.logs() : 0);
    }

    /**
     * A pass over the values.
     *
     * @param squares Σ (value - forecast)²
     * @param errors Σ of the squared errors of the model, relative to the forecast where they are relative
     * @param logs Σ ln |forecast|
     */
    private record Pass(double squares, double errors, double logs, Course end) {

        static Pass over(double[] values, Course from, Model model, int m) {
            double level = from.level;
            double trend = from.trend;
            double[] season = from.season.clone();
            double squares = 0;
            double errors = 0;
            double logs = 0;
            int last = season.length - 1;
            for (double value : values) {
                double damped = from.phi * trend;
                double without = level + damped;
                double factor = last < 0 ? (model.relative() ? 1 : 0) : season[last];
                double forecast = model.relative() ? without * factor : without + factor;
                double error = value - forecast;
                squares += error * error;
                double scaled = model.relative() ? error / apart(forecast) : error;
                errors += scaled * scaled;
                logs += Math.log(Math.abs(forecast));
                double of = model.relative() ? value / apart(factor) : value - factor;
                double next = without + from.alpha * (of - without);
                trend = model.trend ? damped + from.beta / from.alpha * (next - level - damped) : 0;
                if (last >= 0) {
                    double seen = model.relative() ? value / apart(without) : value - without;
                    double renewed = factor + from.gamma * (seen - factor);
                    System.arraycopy(season, 0, season, 1, last);
                    season[0] = renewed;
                }
                level = next;
            }
            return new Pass(
                    squares,
                    errors,
                    logs,
                    new Course(from.alpha, from.beta, from.gamma, from.phi, level, trend, season));
        }

        private static double apart(double value) {
            return Math.abs(value) < NOTHING ? value + NOTHING : value;
        }
    }

    /** Weight of the newest level. */
    public double alpha() {
        return start.alpha;
    }

    /** Weight of the newest trend; 0 without one. */
    public double beta() {
        return start.beta;
    }

    /** Weight of the newest season; 0 without one. */
    public double gamma() {
        return start.gamma;
    }

    /** What is left of the trend after a step; 1 if it is not damped. */
    public double phi() {
        return start.phi;
    }

    /** The level before the first value. */
    public double firstLevel() {
        return start.level;
    }

    /** The level after the last value. */
    public double level() {
        return end.level;
    }

    /** The trend after the last value; 0 without one. */
    public double trend() {
        return end.trend;
    }

    /** Sum of the squared one-step errors. */
    public double squares() {
        return squares;
    }

    /** Forecasts. */
    public Forecast forecast(int horizon, double level) {
        if (horizon < 1) {
            throw new IllegalArgumentException("horizon (" + horizon + ") must be at least 1");
        }
        double z = Normal.within(level);
        double variance = (model.relative() ? relativeSquares : squares) / Math.max(1, n - parameters);
        double sum = 1;
        double damping = 0;
        double power = 1;
        List<Forecast.Point> points = new ArrayList<>();
        for (int h = 1; h <= horizon; h++) {
            power *= end.phi;
            damping += power;
            double without = end.level + damping * end.trend;
            double factor = model.seasonal() ? end.season[period - 1 - (h - 1) % period] : 0;
            double value = model.relative() ? without * factor : without + factor;
            double half = z * Math.sqrt(variance * sum) * (model.relative() ? Math.abs(value) : 1);
            points.add(new Forecast.Point(h, value, value - half, value + half));
            // c_h = α + β(φ + … + φʰ), and γ at full seasons
            double c = end.alpha + end.beta * damping + (model.seasonal() && h % period == 0 ? end.gamma : 0);
            sum += c * c;
        }
        return new Forecast(method(), level, points);
    }

    private Forecast.Method method() {
        if (model.seasonal()) {
            return model.damped ? Forecast.Method.HOLT_WINTERS_DAMPED : Forecast.Method.HOLT_WINTERS;
        }
        return !model.trend ? Forecast.Method.SES : model.damped ? Forecast.Method.HOLT_DAMPED : Forecast.Method.HOLT;
    }
}
