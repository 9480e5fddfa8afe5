package org.cxsdk.maturity.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Decimals as whole numbers of one unit: {@code 1.5, 2, 0.25} are 6, 8 and 1 units of 0.25. Exact; the unit is the greatest
 * that divides all of them, so that a bound rounds down as far as it may.
 */
final class WholeNumbers {

    /** Sums stay so small that a million times as much still fits in a long. */
    private static final int MAX_BITS = 40;

    private final BigDecimal unit;
    private final long[] values;

    private WholeNumbers(BigDecimal unit, long[] values) {
        this.unit = unit;
        this.values = values;
    }

    static WholeNumbers of(String what, List<BigDecimal> decimals) {
        int scale = decimals.stream()
                .mapToInt(d -> d.stripTrailingZeros().scale())
                .max()
                .orElse(0);
        List<BigInteger> whole = new ArrayList<>();
        BigInteger divisor = BigInteger.ZERO;
        BigInteger sum = BigInteger.ZERO;
        for (BigDecimal decimal : decimals) {
            BigInteger value = decimal.setScale(Math.max(scale, 0)).unscaledValue();
            whole.add(value);
            divisor = divisor.gcd(value);
            sum = sum.add(value);
        }
        if (divisor.signum() == 0) {
            divisor = BigInteger.ONE;
        }
        if (sum.divide(divisor).bitLength() > MAX_BITS) {
            throw new IllegalArgumentException(what + " add up to " + sum.divide(divisor)
                    + " of their common unit, at most 2^" + MAX_BITS + " can be told apart; round them");
        }
        BigInteger common = divisor;
        return new WholeNumbers(
                new BigDecimal(common, Math.max(scale, 0)),
                whole.stream()
                        .mapToLong(value -> value.divide(common).longValueExact())
                        .toArray());
    }

    long[] values() {
        return values;
    }

    /** How many whole units an amount holds; of more than can be used up, as many as that. */
    long floor(BigDecimal amount) {
        BigInteger units = amount.divideToIntegralValue(unit).toBigInteger();
        return units.bitLength() > MAX_BITS ? 1L << MAX_BITS : units.longValueExact();
    }

    BigDecimal decimal(long units) {
        BigDecimal decimal = unit.multiply(BigDecimal.valueOf(units)).stripTrailingZeros();
        return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
    }
}
