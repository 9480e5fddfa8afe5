package org.cxsdk.metrics.cause;

/**
 * How well a part explains a deviation if inside of it everything moved by the same factor and outside of it nothing moved: 1 if
 * exactly so. Two forms that others publish, to compare a {@link Suspect} with theirs. They assume that the effect spreads evenly
 * inside of the part, which real incidents often do not, so the search does not go by them. Stateless.
 */
public final class PotentialScore {

    private PotentialScore() {}

    /**
     * Generalised: 1 - (mean|v - a| inside + mean|v - f| outside)/(mean|v - f| inside + mean|v - f| outside), with a = f Σv/Σf
     * inside. Li et al., "Generic and robust localization of multi-dimensional root causes" (Squeeze), ISSRE 2019.
     *
     * @param actual v of each cell
     * @param forecast f of each cell
     * @param inside whether it lies in the part
     */
    public static double generalised(double[] actual, double[] forecast, boolean[] inside) {
        double factor = factor(actual, forecast, inside);
        double explained = 0;
        double in = 0;
        double out = 0;
        int cellsIn = 0;
        for (int i = 0; i < actual.length; i++) {
            double off = Math.abs(actual[i] - forecast[i]);
            if (inside[i]) {
                explained += Math.abs(actual[i] - forecast[i] * factor);
                in += off;
                cellsIn++;
            } else {
                out += off;
            }
        }
        double meanOut = cellsIn == actual.length ? 0 : out / (actual.length - cellsIn);
        return 1 - (explained / cellsIn + meanOut) / (in / cellsIn + meanOut);
    }

    /**
     * By Euclidean distance: max(0, 1 - ‖v - a‖/‖v - f‖), with a = f outside. Sun et al., "HotSpot: anomaly localization for
     * additive KPIs with multi-dimensional attributes", IEEE Access 6 (2018).
     */
    public static double euclidean(double[] actual, double[] forecast, boolean[] inside) {
        double factor = factor(actual, forecast, inside);
        double left = 0;
        double all = 0;
        for (int i = 0; i < actual.length; i++) {
            double expected = inside[i] ? forecast[i] * factor : forecast[i];
            left += (actual[i] - expected) * (actual[i] - expected);
            all += (actual[i] - forecast[i]) * (actual[i] - forecast[i]);
        }
        return all == 0 ? 0 : Math.max(0, 1 - Math.sqrt(left / all));
    }

    /**
     * How many times as often the unwanted happens inside as outside: (bad in/n in)/(bad out/n out). Bailis et al., "MacroBase:
     * prioritizing attention in fast data", SIGMOD 2017; there with a least support, which is the caller's.
     */
    public static double riskRatio(double badInside, double inside, double badOutside, double outside) {
        if (!(inside > 0) || !(outside > 0) || !(badOutside > 0)) {
            throw new IllegalArgumentException("both sides need cases, and outside something unwanted");
        }
        return badInside / inside / (badOutside / outside);
    }

    private static double factor(double[] actual, double[] forecast, boolean[] inside) {
        double v = 0;
        double f = 0;
        for (int i = 0; i < actual.length; i++) {
            v += inside[i] ? actual[i] : 0;
            f += inside[i] ? forecast[i] : 0;
        }
        if (actual.length != forecast.length || actual.length != inside.length || !(f > 0)) {
            throw new IllegalArgumentException("every cell needs v, f and a side, and the part a forecast above 0");
        }
        return v / f;
    }
}
