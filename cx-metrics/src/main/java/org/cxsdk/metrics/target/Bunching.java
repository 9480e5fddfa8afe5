package org.cxsdk.metrics.target;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;
import org.cxsdk.core.stat.Tails;

/**
 * Do cases crowd just on the good side of a threshold? Without pressure, about as many waits end in the last minutes before the
 * limit as in the first minutes after it, or a little more where they fall anyway. What the slope of the values alone makes is
 * taken from the two windows farther out; the rest is tested exactly (binomial). After McCrary, "Manipulation of the running
 * variable", J. Econometrics 142 (2008) 698-714, in its simplest form; Bevan and Hood (2006) show such a peak before the
 * four-hour limit in English emergency departments.
 *
 * @param justWithin cases in (T - δ, T]
 * @param justBeyond cases in (T, T + δ]
 * @param expectedShare share of {@code justWithin} among both, were there no threshold
 * @param p how often chance makes so large a share or a larger one
 * @param verdict what that says
 */
public record Bunching(long justWithin, long justBeyond, double expectedShare, double p, Verdict verdict) {

    private static final double ALPHA = 0.01;
    private static final int LEAST = 20;

    public Bunching {
        Objects.requireNonNull(verdict, "verdict");
    }

    /** What the test says. */
    public enum Verdict implements Reason {
        NONE(
                "No more cases end just within the limit than the slope of the values explains.",
                "لا تنتهي ضمن الحد مباشرة حالات أكثر مما يفسره ميل القيم."),
        BUNCHED(
                "More cases end just within the limit than chance and slope explain. Look at how they are recorded,"
                        + " and at what happens after the limit.",
                "تنتهي ضمن الحد مباشرة حالات أكثر مما تفسره المصادفة والميل. انظر في طريقة تسجيلها وفيما يحدث بعد"
                        + " الحد."),
        TOO_FEW("Fewer than 20 cases lie near the limit.", "أقل من 20 حالة قرب الحد.");

        private final LocalizedText text;

        Verdict(String english, String arabic) {
            this.text = LocalizedText.enAr(english, arabic);
        }

        @Override
        public LocalizedText text() {
            return text;
        }
    }

    /**
     * Tests for bunching below an upper limit.
     *
     * @param values durations or the like, finite
     * @param limit T, the threshold that staff are held to
     * @param width δ of the windows, more than 0
     */
    public static Bunching below(double[] values, double limit, double width) {
        if (!(width > 0) || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("width (" + width + ") must be more than 0, values finite");
        }
        List<Long> windows = List.of(
                count(values, limit - 2 * width, limit - width),
                count(values, limit - width, limit),
                count(values, limit, limit + width),
                count(values, limit + width, limit + 2 * width));
        long within = windows.get(1);
        long beyond = windows.get(2);
        // where counts fall by a factor q from window to window, the outer two differ by q³ and the inner two by q
        double ratio = Math.cbrt((windows.get(0) + 0.5) / (windows.get(3) + 0.5));
        double share = ratio / (1 + ratio);
        long both = within + beyond;
        if (both < LEAST) {
            return new Bunching(within, beyond, share, 1, Verdict.TOO_FEW);
        }
        double p = Tails.binomialAtLeast(within, both, share);
        return new Bunching(within, beyond, share, p, p < ALPHA ? Verdict.BUNCHED : Verdict.NONE);
    }

    private static long count(double[] values, double above, double upTo) {
        return Arrays.stream(values)
                .filter(value -> value > above && value <= upTo)
                .count();
    }
}
