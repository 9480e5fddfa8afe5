package org.cxsdk.metrics.target;

import java.util.Objects;
import java.util.OptionalDouble;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.analysis.ChartReading;
import org.cxsdk.metrics.analysis.SeriesReading;

/**
 * Can this target be reached by the process as it is? The target is held against the limits within which the process varies:
 * beyond them it needs another process, inside them luck decides, and where even the worst limit meets it, it asks for
 * nothing. How probable it is that the next period meets it comes from the forecast (see {@link SeriesReading#probabilityOfAtLeast}).
 *
 * @param verdict what the limits say
 * @param probability that the next period meets it, 0 to 1; empty with fewer than three periods
 */
public record Realism(Verdict verdict, OptionalDouble probability) {

    public Realism {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(probability, "probability");
    }

    /** What the limits say of a target. */
    public enum Verdict implements Reason {
        /** Every period meets it already. */
        ASKS_FOR_NOTHING(
                "The process meets this target whatever chance does. Set a higher one.",
                "العملية تحقق هذا المستهدف مهما كانت المصادفة. ضع مستهدفا أعلى."),
        /** Some periods meet it by chance. */
        CHANCE_DECIDES(
                "The target lies within the limits of the process: chance decides. Make the process steadier or"
                        + " better.",
                "المستهدف داخل حدود العملية: المصادفة تقرر. اجعل العملية أكثر ثباتا أو أفضل."),
        /** No period can meet it. */
        NEEDS_ANOTHER_PROCESS(
                "The process as it is cannot reach this target. Change the process, or set a step on the way.",
                "لا يمكن للعملية الحالية بلوغ هذا المستهدف. غيّر العملية أو ضع خطوة في الطريق.");

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
     * Judges a target.
     *
     * @param history at least two periods
     * @param direction which way is better
     * @param target in the unit of the series
     */
    public static Realism of(SeriesReading history, Direction direction, double target) {
        ChartReading.Assurance assurance = ChartReading.of(history.chart(), direction, OptionalDouble.of(target))
                .assurance()
                .orElseThrow();
        Verdict verdict =
                switch (assurance) {
                    case CONSISTENT_PASS -> Verdict.ASKS_FOR_NOTHING;
                    case INCONSISTENT -> Verdict.CHANCE_DECIDES;
                    case CONSISTENT_FAIL -> Verdict.NEEDS_ANOTHER_PROCESS;
                };
        return new Realism(
                verdict,
                direction == Direction.HIGHER_IS_BETTER
                        ? history.probabilityOfAtLeast(target)
                        : history.probabilityOfAtMost(target));
    }
}
