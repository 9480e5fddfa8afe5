package org.cxsdk.metrics.cause;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.metrics.Segment;

/**
 * A part in which more was counted than expected.
 *
 * @param segment the part
 * @param observed what was counted there of the unwanted
 * @param expected what was to be expected there
 * @param logLikelihoodRatio {@link ScanStatistic#expectationBased}
 * @param kulldorff {@link ScanStatistic#kulldorff}, with the expectation scaled to what was counted in all
 * @param p how often, if all was as expected, the most conspicuous part of any would be at least as conspicuous as this one:
 *     (1 + replicas that were) / (1 + replicas)
 */
public record Suspect(
        Segment segment, double observed, double expected, double logLikelihoodRatio, double kulldorff, double p) {

    public Suspect {
        Objects.requireNonNull(segment, "segment");
    }

    /** How many times as much as expected. */
    public double relativeRisk() {
        return observed / expected;
    }

    /** How much more than expected. */
    public double excess() {
        return observed - expected;
    }

    /** One sentence for a person to read. */
    public LocalizedText sentence() {
        String more = rounded(observed, 0);
        String than = rounded(expected, 0);
        String times = rounded(relativeRisk(), 1);
        return LocalizedText.enAr(
                segment + ": " + more + " where " + than + " were to be expected, " + times + " times as many (p "
                        + rounded(p, 3) + ").",
                // the name of the part is left to right: isolated, so that the numbers after it stay in their place
                "\u2068" + segment + "\u2069: " + more + " والمتوقع " + than + "، أي " + times + " ضعفا (p "
                        + rounded(p, 3) + ").");
    }

    private static String rounded(double value, int places) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).toPlainString();
    }
}
