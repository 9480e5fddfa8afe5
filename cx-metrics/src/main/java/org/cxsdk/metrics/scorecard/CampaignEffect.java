package org.cxsdk.metrics.scorecard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.core.Reason;
import org.cxsdk.core.series.Trend;
import org.cxsdk.core.stat.Intervals;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;
import org.jspecify.annotations.Nullable;

/**
 * A KPI before and after a campaign: the periods that were over when it began against as many that began when it was over.
 * Numerators and denominators are added up on each side; periods in which it ran belong to neither. What happens after
 * something need not happen because of it, so the reasons for caution stand beside the difference.
 *
 * @param campaign what was done
 * @param before the figure before
 * @param after the figure after
 * @param difference after minus before
 * @param interval 95 %, of the difference; null for figures that are no shares
 * @param periods how many on each side
 * @param cautions what a reader must know
 */
public record CampaignEffect(
        Campaign campaign,
        Rational before,
        Rational after,
        Rational difference,
        @Nullable ConfidenceInterval interval,
        int periods,
        List<Caution> cautions) {

    private static final double LEVEL = 0.95;
    private static final int LEAST_FOR_TREND = 4;

    public CampaignEffect {
        cautions = List.copyOf(cautions);
    }

    /** Why a difference may not be the campaign's. */
    public enum Caution implements Reason {
        /** Chance alone explains it. */
        WITHIN_CHANCE("The difference is no more than chance.", "الفرق لا يتجاوز الصدفة."),
        /** It had been moving before. */
        TREND_BEFORE("The figure was moving before the campaign began.", "كان الرقم يتغير قبل بدء الحملة."),
        /** There are few periods. */
        FEW_PERIODS(
                "There are fewer than three periods on each side, so a season or a single month may decide.",
                "أقل من ثلاث فترات في كل جانب، فقد يحسمها موسم أو شهر واحد."),
        /** Nobody can tell how sure it is. */
        NO_INTERVAL("No interval is known for this kind of figure.", "لا يُعرف مجال ثقة لهذا النوع من الأرقام.");

        private final LocalizedText text;

        Caution(String english, String arabic) {
            this.text = LocalizedText.enAr(english, arabic);
        }

        @Override
        public LocalizedText text() {
            return text;
        }
    }

    /** The effect; empty unless there is a period with a figure on each side and the KPI divides sums. */
    public static Optional<CampaignEffect> of(KpiReport report, KpiDefinition kpi, Campaign campaign) {
        List<KpiResult> before = new ArrayList<>();
        List<KpiResult> after = new ArrayList<>();
        for (KpiResult result : report.of(kpi.id())) {
            if (!result.segment().equals(Segment.WHOLE) || result.denominator() == null) {
                continue;
            }
            if (!result.period().endDay().isAfter(campaign.from())) {
                before.add(result);
            } else if (result.period().firstDay().isAfter(campaign.to())) {
                after.add(result);
            }
        }
        int periods = Math.min(before.size(), after.size());
        if (periods == 0) {
            return Optional.empty();
        }
        List<KpiResult> trendOf = List.copyOf(before);
        Collections.reverse(before);
        return effect(kpi, campaign, before.subList(0, periods), after.subList(0, periods), trendOf);
    }

    private static Optional<CampaignEffect> effect(
            KpiDefinition kpi, Campaign campaign, List<KpiResult> before, List<KpiResult> after, List<KpiResult> past) {
        Sums left = Sums.of(before);
        Sums right = Sums.of(after);
        if (left.denominator.signum() <= 0 || right.denominator.signum() <= 0) {
            return Optional.empty();
        }
        Rational valueBefore = kpi.measure().valueOf(left.quotient());
        Rational valueAfter = kpi.measure().valueOf(right.quotient());
        ConfidenceInterval interval = kpi.measure().isShare() && left.isShare() && right.isShare()
                ? Intervals.difference(
                        right.numerator.longValue(),
                        right.denominator.longValue(),
                        left.numerator.longValue(),
                        left.denominator.longValue(),
                        LEVEL)
                : null;
        return Optional.of(new CampaignEffect(
                campaign,
                valueBefore,
                valueAfter,
                valueAfter.minus(valueBefore),
                interval,
                before.size(),
                cautions(interval, before.size(), past)));
    }

    private static List<Caution> cautions(@Nullable ConfidenceInterval interval, int periods, List<KpiResult> past) {
        List<Caution> cautions = new ArrayList<>();
        if (interval == null) {
            cautions.add(Caution.NO_INTERVAL);
        } else if (interval.low() <= 0 && interval.high() >= 0) {
            cautions.add(Caution.WITHIN_CHANCE);
        }
        double[] values = past.stream()
                .flatMap(result -> Optional.ofNullable(result.measurement().value()).stream())
                .mapToDouble(Rational::toDouble)
                .toArray();
        if (values.length >= LEAST_FOR_TREND && Trend.of(values, LEVEL).significant(1 - LEVEL)) {
            cautions.add(Caution.TREND_BEFORE);
        }
        if (periods < 3) {
            cautions.add(Caution.FEW_PERIODS);
        }
        return cautions;
    }

    private record Sums(BigDecimal numerator, BigDecimal denominator) {
        static Sums of(List<KpiResult> results) {
            BigDecimal above = BigDecimal.ZERO;
            BigDecimal below = BigDecimal.ZERO;
            for (KpiResult result : results) {
                above = above.add(result.numerator());
                below = below.add(result.denominator() == null ? BigDecimal.ZERO : result.denominator());
            }
            return new Sums(above, below);
        }

        Rational quotient() {
            return Rational.of(numerator).dividedBy(Rational.of(denominator));
        }

        boolean isShare() {
            return numerator.compareTo(denominator) <= 0;
        }
    }
}
