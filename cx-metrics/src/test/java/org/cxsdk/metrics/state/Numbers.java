package org.cxsdk.metrics.state;

import java.math.BigDecimal;
import java.util.SplittableRandom;

/** Numbers that can hurt: ties, zeros, negative ones, of very different size, the same one written in two ways. */
final class Numbers {

    private Numbers() {}

    static BigDecimal any(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> BigDecimal.ZERO.setScale(random.nextInt(4));
            case 1 -> BigDecimal.valueOf(random.nextInt(5) * 100L, random.nextInt(4));
            case 2 -> BigDecimal.ONE.scaleByPowerOfTen(random.nextInt(-30, 30));
            case 3 -> BigDecimal.valueOf(-random.nextLong(1_000_000), random.nextInt(6));
            default -> BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), random.nextInt(9));
        };
    }
}
