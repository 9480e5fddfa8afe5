package org.cxsdk.metrics.cause;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.core.Reason;
import org.cxsdk.core.stat.Significance;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.KpiResult;

/**
 * Whether the actions of a round helped: the same figure of the same part, before and after.
 *
 * @param period label of the period that was looked at
 * @param value the figure then; empty if there was none
 * @param n how many it rests on
 * @param p how often chance alone would make as large a difference (two-sided, pooled z of two shares); empty for figures that
 *     are not shares
 * @param verdict what it says
 */
public record Check(String period, Optional<BigDecimal> value, long n, Optional<Double> p, Verdict verdict) {

    private static final double ALPHA = 0.05;
    private static final int DIGITS = 12;

    public Check {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(p, "p");
        Objects.requireNonNull(verdict, "verdict");
    }

    /** What a check says; only the first closes an inquiry. */
    public enum Verdict implements Reason {
        HELPED(
                "The figure reaches its target, and chance does not explain the gain. Keep what was done.",
                "بلغ الرقم مستهدفه ولا تفسر المصادفة التحسن. حافظ على ما أُنجز."),
        BETTER_NOT_ENOUGH(
                "The figure is better, and chance does not explain the gain, but it still misses its target. Go on.",
                "تحسن الرقم ولا تفسر المصادفة ذلك لكنه لا يزال دون المستهدف. تابع."),
        MAY_BE_LUCK(
                "The figure is better, but that may be chance. Look again in the next period.",
                "تحسن الرقم لكن ذلك قد يكون مصادفة. انظر ثانية في الفترة القادمة."),
        DID_NOT_HELP(
                "The figure is no better: what was treated was not the cause. Ask again.",
                "لم يتحسن الرقم: ما عولج لم يكن السبب. اسأل من جديد."),
        NOT_ENOUGH_DATA(
                "There is no final figure to judge by yet. Look again later.",
                "لا يوجد رقم نهائي للحكم بعد. انظر لاحقا.");

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
     * Compares.
     *
     * @param before the figure from which the inquiry began
     * @param after the figure of the same KPI and part in a later period
     */
    public static Check of(Miss before, KpiResult after) {
        Measurement measurement = after.measurement();
        Rational value = measurement.value();
        String period = after.period().label();
        if (value == null || measurement.state() != Measurement.State.OK) {
            return new Check(period, Optional.empty(), measurement.n(), Optional.empty(), Verdict.NOT_ENOUGH_DATA);
        }
        BigDecimal figure = value.toBigDecimal(DIGITS, RoundingMode.HALF_EVEN);
        Optional<Double> p = p(before, after);
        boolean better =
                switch (before.direction()) {
                    case HIGHER_IS_BETTER -> figure.compareTo(before.value()) > 0;
                    case LOWER_IS_BETTER -> figure.compareTo(before.value()) < 0;
                };
        return new Check(period, Optional.of(figure), measurement.n(), p, verdict(better, p, before, value));
    }

    private static Verdict verdict(boolean better, Optional<Double> p, Miss before, Rational value) {
        if (!better) {
            return Verdict.DID_NOT_HELP;
        }
        if (p.map(one -> one >= ALPHA).orElse(false)) {
            return Verdict.MAY_BE_LUCK;
        }
        Rational margin = value.minus(Rational.of(before.target()));
        int sign = before.direction() == Direction.HIGHER_IS_BETTER ? margin.signum() : -margin.signum();
        return sign >= 0 ? Verdict.HELPED : Verdict.BETTER_NOT_ENOUGH;
    }

    /** Shares only: whole numbers, none above its denominator. */
    private static Optional<Double> p(Miss before, KpiResult after) {
        BigDecimal now = after.denominator();
        if (before.denominator().isEmpty()
                || now == null
                || !countOf(before.numerator(), before.denominator().get())
                || !countOf(after.numerator(), now)) {
            return Optional.empty();
        }
        return Optional.of(Significance.twoShares(
                        before.numerator().longValueExact(),
                        before.denominator().get().longValueExact(),
                        after.numerator().longValueExact(),
                        now.longValueExact())
                .p());
    }

    private static boolean countOf(BigDecimal part, BigDecimal whole) {
        return part.signum() >= 0
                && whole.signum() > 0
                && part.compareTo(whole) <= 0
                && part.stripTrailingZeros().scale() <= 0
                && whole.stripTrailingZeros().scale() <= 0;
    }
}
