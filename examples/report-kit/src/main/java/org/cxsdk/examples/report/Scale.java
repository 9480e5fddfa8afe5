package org.cxsdk.examples.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A linear axis with marks.
 *
 * @param min value at its start
 * @param max value at its end, greater than {@code min}
 * @param step distance of its marks, counted from {@code min}; greater than 0
 */
public record Scale(double min, double max, double step) {

    public Scale {
        if (!(min < max) || !(step > 0) || !Double.isFinite(max - min) || (max - min) / step > 50) {
            throw new IllegalArgumentException("scale from " + min + " to " + max + " by " + step
                    + ": the end must lie above the start, with at most 50 steps between");
        }
    }

    /** The scale with the roundest marks, about five, that holds {@code low} and {@code high}. */
    public static Scale around(double low, double high) {
        double from = Math.min(low, high);
        double span = low == high ? Math.max(1, Math.abs(low)) : Math.abs(high - low);
        // the largest of 1, 2, 5 times a power of ten that gives at least four steps
        double power = 1;
        while (power * 10 <= span / 4) {
            power *= 10;
        }
        while (power > span / 4) {
            power /= 10;
        }
        double step = power * 5 <= span / 4 ? power * 5 : power * 2 <= span / 4 ? power * 2 : power;
        double min = Math.floor(from / step) * step;
        double max = Math.ceil((from + span) / step) * step;
        return new Scale(min, max > min ? max : min + step, step);
    }

    /** The marks from {@code min} to {@code max}. */
    List<Double> marks() {
        List<Double> marks = new ArrayList<>();
        for (int i = 0; min + i * step <= max + step * 1e-9; i++) {
            marks.add(min + i * step);
        }
        return marks;
    }

    /** Decimals that the marks need, at most 6. */
    int decimals() {
        for (int decimals = 0; decimals < 6; decimals++) {
            int digits = decimals;
            double power = StrictMath.pow(10, digits);
            if (marks().stream().allMatch(mark -> Math.abs(Math.rint(mark * power) / power - mark) < step * 1e-6)) {
                return decimals;
            }
        }
        return 6;
    }

    /** Where a value lies, from 0 at the start to 1 at the end; values outside lie at the nearer end. */
    double position(double value) {
        return Math.max(0, Math.min(1, (value - min) / (max - min)));
    }
}
