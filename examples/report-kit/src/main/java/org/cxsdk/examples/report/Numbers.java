package org.cxsdk.examples.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as text, the same on every machine: digits 0-9, a point, groups of three by comma, a true minus sign. */
public final class Numbers {

    private Numbers() {}

    /** The number with {@code decimals} decimals, rounded half up. */
    public static String fixed(double value, int decimals) {
        return fixed(new BigDecimal(Double.toString(value)), decimals);
    }

    /** The number with {@code decimals} decimals, rounded half up. */
    public static String fixed(BigDecimal value, int decimals) {
        return grouped(value.setScale(decimals, RoundingMode.HALF_UP));
    }

    /** The number with at most {@code decimals} decimals, rounded half up, without zeros at its end. */
    public static String shortest(double value, int decimals) {
        return shortest(new BigDecimal(Double.toString(value)), decimals);
    }

    /** The number with at most {@code decimals} decimals, rounded half up, without zeros at its end. */
    public static String shortest(BigDecimal value, int decimals) {
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
        return grouped(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
    }

    /** A coordinate of a drawing: at most two decimals, ASCII. */
    static String coordinate(double value) {
        BigDecimal rounded = new BigDecimal(Double.toString(value))
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private static String grouped(BigDecimal value) {
        String plain = value.abs().toPlainString();
        int point = plain.indexOf('.');
        StringBuilder out = new StringBuilder(plain);
        for (int i = (point < 0 ? plain.length() : point) - 3; i > 0; i -= 3) {
            out.insert(i, ',');
        }
        return value.signum() < 0 ? "−" + out : out.toString();
    }
}
