package org.cxsdk.core.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.stat.Normal;

/**
 * Level, trend and season, each smoothed: Winters, "Forecasting sales by exponentially weighted moving averages", Management
 * Science 6 (1960) 324-342; with a trend that dies away by φ (Gardner and McKenzie 1985), which keeps a rise from going on for
 * ever. With value y, level l, trend b, season s of m points:
 *
 * <pre>
 * additive        l' = α(y - s) + (1 - α)(l + φb)      s' = γ(y - l') + (1 - γ)s      forecast l + (φ + … + φʰ)b + s
 * multiplicative  l' = α y/s   + (1 - α)(l + φb)       s' = γ y/l'   + (1 - γ)s      forecast (l + (φ + … + φʰ)b) · s
 * both            b' = β(l' - l) + (1 - β)φb
 * </pre>
 *
 * <p>Starting values from the first two seasons, as R's {@code HoltWinters} takes them: classical decomposition, a straight
 * line through its trend. Limits: normal, from the spread of the one-step errors, widened over the horizon as an additive model
 * would have it; for a multiplicative model this is an approximation. Immutable and thread-safe; a fit costs n per try.
 */
public final class HoltWinters {

    /** How the season enters. */
    public enum Season {
        /** So many more or fewer. */
        ADDITIVE,
        /** So many times as many; values must be above 0. */
        MULTIPLICATIVE
    }

    /**
     * The weights.
     *
     * @param alpha of the newest level, 0 to 1
     * @param beta of the newest trend, 0 to 1
     * @param gamma of the newest season, 0 to 1
     * @param phi what is left of the trend after a step, above 0, at most 1; 1 does not damp
     */
    public record Weights(double alpha, double beta, double gamma, double phi) {
        public Weights {
            if (!within(alpha) || !within(beta) || !within(gamma) || !within(phi) || phi == 0) {
                throw new IllegalArgumentException("weights (" + alpha + ", " + beta + ", " + gamma + ", " + phi
                        + ") must lie between 0 and 1, the last above 0");
            }
        }

        private static boolean within(double weight) {
            return weight >= 0 && weight <= 1;
        }
    }

    private static final double[] COARSE = {0.02, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9};
    private static final double[] DAMPING = {0.8, 0.9, 0.95, 0.98};
    private static final double FINE = 1e-4;
    private static final double LEAST_PHI = 0.8;
    private static final double MOST_PHI = 0.98;

    private final Weights weights;
    private final Season season;
    private final int period;
    private final double level;
    private final double trend;
    private final double[] factors;
    private final double squares;
    private final int errors;

    private HoltWinters(
            Weights weights,
            Season season,
            int period,
            double level,
            double trend,
            double[] factors,
            double squares,
            int errors) {
        this.weights = weights;
        this.season = season;
        this.period = period;
        this.level = level;
        this.trend = trend;
        this.factors = factors;
        this.squares = squares;
        this.errors = errors;
    }

    /**
     * Smooths with given weights.
     *
     * @param values more than two seasons, finite, in order of time
     * @param period points in a season, at least 2
     */
    public static HoltWinters with(double[] values, int period, Season season, Weights weights) {
        require(values, period, season);
        return run(values, period, season, weights, start(values, period, season));
    }

    /** Smooths with a damped trend and the weights that make the sum of squared one-step errors least. */
    public static HoltWinters damped(double[] values, int period, Season season) {
        require(values, period, season);
        Start start = start(values, period, season);
        double[] best = {0.2, 0.1, 0.1, 0.95};
        double least = Double.POSITIVE_INFINITY;
        for (double alpha : COARSE) {
            for (double beta : COARSE) {
                for (double gamma : COARSE) {
                    for (double phi : DAMPING) {
                        double[] tried = {alpha, beta, gamma, phi};
                        double here = squares(values, period, season, tried, start);
                        if (here < least) {
                            least = here;
                            best = tried;
                        }
                    }
                }
            }
        }
        for (double step = 0.08; step > FINE; ) {
            double[] better = best;
            for (int i = 0; i < best.length; i++) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    double[] tried = best.clone();
                    tried[i] = i == 3
                            ? Math.max(LEAST_PHI, Math.min(MOST_PHI, tried[i] + sign * step))
                            : Math.max(0, Math.min(1, tried[i] + sign * step));
                    double here = squares(values, period, season, tried, start);
                    if (here < least) {
                        least = here;
                        better = tried;
                    }
                }
            }
            step = Arrays.equals(better, best) ? step / 2 : step;
            best = better;
        }
        return run(values, period, season, new Weights(best[0], best[1], best[2], best[3]), start);
    }

    /** Sum of the squared one-step errors. */
    public double squares() {
        return squares;
    }

    /** The weights in use. */
    public Weights weights() {
        return weights;
    }

    /** Forecasts. */
    public Forecast forecast(int horizon, double level) {
        if (horizon < 1) {
            throw new IllegalArgumentException("horizon (" + horizon + ") must be at least 1");
        }
        double sigma = Math.sqrt(squares / Math.max(1, errors - 3));
        double z = Normal.within(level);
        double damping = 0;
        double power = 1;
        double variance = 1;
        List<Forecast.Point> points = new ArrayList<>();
        for (int h = 1; h <= horizon; h++) {
            power *= weights.phi();
            damping += power;
            double factor = factors[(h - 1) % period];
            double value = combined(this.level + damping * trend, factor);
            double half = z * sigma * Math.sqrt(variance);
            points.add(new Forecast.Point(h, value, value - half, value + half));
            // c_h = α(1 + β(φ + … + φʰ)) + γ(1 - α) at full seasons
            double c = weights.alpha() * (1 + weights.beta() * damping)
                    + (h % period == 0 ? weights.gamma() * (1 - weights.alpha()) : 0);
            variance += c * c;
        }
        return new Forecast(
                weights.phi() < 1 ? Forecast.Method.HOLT_WINTERS_DAMPED : Forecast.Method.HOLT_WINTERS, level, points);
    }

    private double combined(double without, double factor) {
        return season == Season.ADDITIVE ? without + factor : without * factor;
    }

    private record Start(double level, double trend, double[] factors) {}

    private static HoltWinters run(double[] values, int period, Season season, Weights weights, Start start) {
        double level = start.level();
        double trend = start.trend();
        double[] factors = start.factors().clone();
        double squares = 0;
        boolean additive = season == Season.ADDITIVE;
        for (int i = period; i < values.length; i++) {
            int phase = (i - period) % period;
            double factor = factors[phase];
            double without = level + weights.phi() * trend;
            double error = values[i] - (additive ? without + factor : without * factor);
            squares += error * error;
            double next = weights.alpha() * (additive ? values[i] - factor : values[i] / factor)
                    + (1 - weights.alpha()) * without;
            trend = weights.beta() * (next - level) + (1 - weights.beta()) * weights.phi() * trend;
            factors[phase] =
                    weights.gamma() * (additive ? values[i] - next : values[i] / next) + (1 - weights.gamma()) * factor;
            level = next;
        }
        double[] ahead = new double[period];
        for (int h = 0; h < period; h++) {
            ahead[h] = factors[(values.length - period + h) % period];
        }
        return new HoltWinters(weights, season, period, level, trend, ahead, squares, values.length - period);
    }

    private static double squares(double[] values, int period, Season season, double[] weights, Start start) {
        double squares =
                run(values, period, season, new Weights(weights[0], weights[1], weights[2], weights[3]), start).squares;
        return Double.isNaN(squares) ? Double.POSITIVE_INFINITY : squares;
    }

    /** Classical decomposition of the first two seasons, and a straight line through its trend. */
    private static Start start(double[] values, int period, Season season) {
        int n = 2 * period;
        int half = period / 2;
        double[] sums = new double[period];
        int[] counts = new int[period];
        List<Double> trend = new ArrayList<>();
        for (int i = half; i < n - half; i++) {
            double sum = 0;
            for (int j = i - half; j <= i + half; j++) {
                boolean end = period % 2 == 0 && (j == i - half || j == i + half);
                sum += end ? values[j] / 2 : values[j];
            }
            double mean = sum / period;
            trend.add(mean);
            sums[i % period] += season == Season.ADDITIVE ? values[i] - mean : values[i] / mean;
            counts[i % period]++;
        }
        double[] factors = new double[period];
        double mean = 0;
        for (int phase = 0; phase < period; phase++) {
            factors[phase] = sums[phase] / counts[phase];
            mean += factors[phase] / period;
        }
        for (int phase = 0; phase < period; phase++) {
            factors[phase] = season == Season.ADDITIVE ? factors[phase] - mean : factors[phase] / mean;
        }
        double[] line = trend.stream().mapToDouble(Double::doubleValue).toArray();
        double slope = Trend.slope(line);
        double middle = Arrays.stream(line).average().orElseThrow();
        // the line's points count from 1; the level is where it stands at 0
        return new Start(middle - slope * (line.length + 1) / 2, slope, factors);
    }

    private static void require(double[] values, int period, Season season) {
        Objects.requireNonNull(season, "season");
        if (period < 2 || values.length <= 2 * period) {
            throw new IllegalArgumentException("a season of " + period
                    + " points must be 2 or more and be there more than twice in " + values.length + " values");
        }
        for (double value : values) {
            if (!Double.isFinite(value) || (season == Season.MULTIPLICATIVE && value <= 0)) {
                throw new IllegalArgumentException(
                        "every value must be finite, and above 0 where the season multiplies, not " + value);
            }
        }
    }
}
