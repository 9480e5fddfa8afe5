package org.cxsdk.metrics.cause;

/**
 * How much better a part's own rate explains what was counted there than the expected rate does: the logarithm of a
 * likelihood ratio of Poisson counts, 0 where no more was counted than expected.
 *
 * <p>Stateless and thread-safe.
 */
public final class ScanStatistic {

    private ScanStatistic() {}

    /**
     * {@code o ln(o/e) - (o - e)}: outside of the part all is as expected. Neill, "Expectation-based scan statistics for
     * monitoring spatial time series data", Int. J. Forecasting 25 (2009) 498-517.
     *
     * @param observed counted in the part, not negative
     * @param expected more than 0
     */
    public static double expectationBased(double observed, double expected) {
        require(observed, expected);
        return observed <= expected ? 0 : observed * Math.log(observed / expected) - (observed - expected);
    }

    /**
     * {@code o ln(o/e) + (O - o) ln((O - o)/(O - e))}: outside of the part there is another rate, which is not known either,
     * so a rise everywhere shows nowhere. Kulldorff, "A spatial scan statistic", Commun. Stat. 26 (1997) 1481-1496.
     *
     * @param observed counted in the part, 0 to {@code all}
     * @param expected expected in the part, scaled so that {@code all} is expected in the whole; more than 0
     * @param all counted in the whole
     */
    public static double kulldorff(double observed, double expected, double all) {
        require(observed, expected);
        if (observed > all || expected > all) {
            throw new IllegalArgumentException(
                    "neither " + observed + " nor " + expected + " can be more than the whole, " + all);
        }
        if (observed <= expected) {
            return 0;
        }
        double outside = all - observed;
        return observed * Math.log(observed / expected)
                + (outside == 0 ? 0 : outside * Math.log(outside / (all - expected)));
    }

    private static void require(double observed, double expected) {
        if (!(observed >= 0) || !(expected > 0) || !Double.isFinite(observed) || !Double.isFinite(expected)) {
            throw new IllegalArgumentException("observed (" + observed + ") must not be negative and expected ("
                    + expected + ") must be more than 0, both finite");
        }
    }
}
