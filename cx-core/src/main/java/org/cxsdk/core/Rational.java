package org.cxsdk.core;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * An exact rational number in lowest terms. Scores and weights are computed with it wherever a rule or a threshold
 * decides, so that two thirds are two thirds and 75 is never 74.99999999999999.
 *
 * <p>Immutable; two rationals are equal if they are the same number. Operations cost what multiplying and reducing big
 * integers costs; numbers of everyday scores stay within 64 bits.
 */
public final class Rational implements Comparable<Rational> {

    /** Zero. */
    public static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);

    /** One. */
    public static final Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);

    private final BigInteger numerator;
    private final BigInteger denominator;

    private Rational(BigInteger numerator, BigInteger denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /** Returns the whole number. */
    public static Rational of(long value) {
        return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
    }

    /** Returns {@code numerator / denominator}. */
    public static Rational of(long numerator, long denominator) {
        return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /**
     * Returns {@code numerator / denominator}.
     *
     * @throws IllegalArgumentException if the denominator is zero
     */
    public static Rational of(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("denominator must not be 0");
        }
        BigInteger gcd = numerator.gcd(denominator);
        BigInteger sign = denominator.signum() < 0 ? gcd.negate() : gcd;
        return new Rational(numerator.divide(sign), denominator.divide(sign));
    }

    /** Returns exactly the decimal number. */
    public static Rational of(BigDecimal value) {
        return value.scale() <= 0
                ? new Rational(value.toBigIntegerExact(), BigInteger.ONE)
                : of(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    /**
     * Returns the number written as a decimal ({@code "0.25"}) or as a fraction ({@code "2/3"}).
     *
     * @throws NumberFormatException if it is neither
     */
    public static Rational parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return of(new BigDecimal(text.strip()));
        }
        BigInteger below = new BigInteger(text.substring(slash + 1).strip());
        if (below.signum() == 0) {
            throw new NumberFormatException("denominator of \"" + text + "\" must not be 0");
        }
        return of(new BigInteger(text.substring(0, slash).strip()), below);
    }

    /** The numerator in lowest terms; carries the sign. */
    public BigInteger numerator() {
        return numerator;
    }

    /** The denominator in lowest terms, at least 1. */
    public BigInteger denominator() {
        return denominator;
    }

    /** This plus the other. */
    public Rational plus(Rational other) {
        return denominator.equals(other.denominator)
                ? of(numerator.add(other.numerator), denominator)
                : of(
                        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                        denominator.multiply(other.denominator));
    }

    /** This minus the other. */
    public Rational minus(Rational other) {
        return plus(other.negate());
    }

    /** This times the other. */
    public Rational times(Rational other) {
        return of(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /**
     * This divided by the other.
     *
     * @throws ArithmeticException if the other is zero
     */
    public Rational dividedBy(Rational other) {
        if (other.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        return of(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /** The number with the opposite sign. */
    public Rational negate() {
        return new Rational(numerator.negate(), denominator);
    }

    /** -1, 0 or 1. */
    public int signum() {
        return numerator.signum();
    }

    /** The smaller of the two. */
    public Rational min(Rational other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The larger of the two. */
    public Rational max(Rational other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** This number rounded to {@code scale} decimals. */
    public Rational rounded(int scale, RoundingMode mode) {
        return of(toBigDecimal(scale, mode));
    }

    /** This number rounded to {@code scale} decimals. */
    public BigDecimal toBigDecimal(int scale, RoundingMode mode) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), scale, mode);
    }

    /** The nearest {@code double}. */
    public double toDouble() {
        // 40 digits are far more than the 17 a double can tell apart; one rounding follows.
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), new MathContext(40))
                .doubleValue();
    }

    @Override
    public int compareTo(Rational other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rational r && numerator.equals(r.numerator) && denominator.equals(r.denominator);
    }

    @Override
    public int hashCode() {
        return Objects.hash(numerator, denominator);
    }

    /** A whole number as such, anything else as {@code numerator/denominator}; {@link #parse} reads both. */
    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }
}
