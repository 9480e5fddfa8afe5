package org.cxsdk.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * A ratio that keeps what it is made of: 17 of 20 is not 0.85. Ratios of groups are merged by adding numerators and
 * denominators, never by averaging percentages. Equal are ratios with the same parts; compare {@link #exact} for the same
 * number.
 *
 * @param numerator what was counted or summed; any sign
 * @param denominator of how much; greater than zero (with nothing to divide by there is no ratio, and that is a
 *     different result)
 */
public record Ratio(BigDecimal numerator, BigDecimal denominator) {

    public Ratio {
        Objects.requireNonNull(numerator, "numerator");
        Objects.requireNonNull(denominator, "denominator");
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("denominator (" + denominator + ") must be greater than 0");
        }
        numerator = plain(numerator);
        denominator = plain(denominator);
    }

    /** Returns {@code numerator} of {@code denominator}. */
    public static Ratio of(long numerator, long denominator) {
        return new Ratio(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
    }

    /** Returns {@code numerator} per {@code denominator}. */
    public static Ratio of(BigDecimal numerator, BigDecimal denominator) {
        return new Ratio(numerator, denominator);
    }

    /** The exact quotient. */
    public Rational exact() {
        return Rational.of(numerator).dividedBy(Rational.of(denominator));
    }

    /** The quotient as the nearest {@code double}. */
    public double toDouble() {
        return exact().toDouble();
    }

    /** The quotient in percent, rounded half up to {@code scale} decimals. */
    public BigDecimal percent(int scale) {
        return exact().times(Rational.of(100)).toBigDecimal(scale, RoundingMode.HALF_UP);
    }

    /** The ratio of both groups together. */
    public Ratio merge(Ratio other) {
        return new Ratio(numerator.add(other.numerator), denominator.add(other.denominator));
    }

    /** {@code "17 of 20"}. */
    @Override
    public String toString() {
        return numerator.toPlainString() + " of " + denominator.toPlainString();
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
