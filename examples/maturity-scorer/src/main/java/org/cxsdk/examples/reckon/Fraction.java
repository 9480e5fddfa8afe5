package org.cxsdk.examples.reckon;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A fraction of whole numbers in lowest terms.
 *
 * @param over numerator
 * @param under denominator, above 0
 */
record Fraction(BigInteger over, BigInteger under) implements Comparable<Fraction> {

    static final Fraction ZERO = of("0");
    static final Fraction ONE = of("1");

    Fraction {
        BigInteger common = over.gcd(under).max(BigInteger.ONE);
        BigInteger divisor = under.signum() < 0 ? common.negate() : common;
        over = over.divide(divisor);
        under = under.divide(divisor);
    }

    /** {@code 62.5} or {@code 2/3}. */
    static Fraction of(String text) {
        int slash = text.indexOf('/');
        if (slash > 0) {
            return new Fraction(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
        }
        BigDecimal decimal = new BigDecimal(text.strip());
        BigInteger scale = BigInteger.TEN.pow(Math.max(0, decimal.scale()));
        return new Fraction(decimal.multiply(new BigDecimal(scale)).toBigIntegerExact(), scale);
    }

    static Fraction of(long number) {
        return new Fraction(BigInteger.valueOf(number), BigInteger.ONE);
    }

    Fraction plus(Fraction other) {
        return new Fraction(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    Fraction minus(Fraction other) {
        return plus(new Fraction(other.over.negate(), other.under));
    }

    Fraction times(Fraction other) {
        return new Fraction(over.multiply(other.over), under.multiply(other.under));
    }

    Fraction over(Fraction other) {
        return new Fraction(over.multiply(other.under), under.multiply(other.over));
    }

    Fraction distance(Fraction other) {
        Fraction difference = minus(other);
        return new Fraction(difference.over.abs(), difference.under);
    }

    Fraction rounded(int decimals, RoundingMode mode) {
        return of(new BigDecimal(over)
                .divide(new BigDecimal(under), decimals, mode)
                .toPlainString());
    }

    /** Whether it meets {@code >= 75}; a number alone means equality. */
    boolean meets(String condition) {
        String text = condition.strip();
        int sign = text.startsWith(">=") || text.startsWith("<=") ? 2 : "><=".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
        int order = compareTo(of(text.substring(sign)));
        return switch (text.substring(0, sign)) {
            case ">=" -> order >= 0;
            case ">" -> order > 0;
            case "<=" -> order <= 0;
            case "<" -> order < 0;
            default -> order == 0;
        };
    }

    /** The number that a condition compares with. */
    static Fraction bound(String condition) {
        return of(condition.replaceAll("[<>=\\s]", ""));
    }

    static Fraction sum(List<Fraction> all) {
        Fraction sum = ZERO;
        for (Fraction one : all) {
            sum = sum.plus(one);
        }
        return sum;
    }

    static Fraction median(List<Fraction> all) {
        List<Fraction> sorted = new ArrayList<>(all);
        sorted.sort(null);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).over(of(2));
    }

    @Override
    public int compareTo(Fraction other) {
        return over.multiply(other.under).compareTo(other.over.multiply(under));
    }
}
