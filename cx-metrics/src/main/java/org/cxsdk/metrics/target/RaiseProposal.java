package org.cxsdk.metrics.target;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.core.Reason;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.TargetAssessment;

/**
 * May a target be raised, and to what? T' = T + λ (A - T), where A is the mean of the last periods' figures, capped; only if
 * each of the last periods met the target with its whole interval, is final, and no guard rail was broken. The periods follow
 * each other without a gap and were judged against the target that is to be raised: before a gap, or under another target,
 * periods do not count. A target is never loosened here.
 *
 * @param current the target as it is
 * @param proposed the next one; empty if it stays
 * @param reason why
 * @param evidence the periods that were looked at, oldest first
 */
public record RaiseProposal(BigDecimal current, Optional<BigDecimal> proposed, Why reason, List<Measurement> evidence) {

    public RaiseProposal {
        Objects.requireNonNull(current, "current");
        Objects.requireNonNull(proposed, "proposed");
        Objects.requireNonNull(reason, "reason");
        evidence = List.copyOf(evidence);
        if (proposed.isPresent() != (reason == Why.EARNED)) {
            throw new IllegalArgumentException("a target is proposed exactly if it was earned, not with " + reason);
        }
    }

    /** Why a target is raised or stays. */
    public enum Why implements Reason {
        EARNED(
                "Each of the last periods met the target beyond doubt, and no guard rail was broken.",
                "حققت كل من الفترات الأخيرة المستهدف بلا شك، ولم يُخرق أي حد واقٍ."),
        TOO_FEW_PERIODS("There are not enough periods yet. Wait for them.", "لا توجد فترات كافية بعد. انتظر حلولها."),
        NOT_FINAL(
                "A period may still change. Wait until its figure is final.",
                "قد تتغير إحدى الفترات. انتظر حتى يصبح رقمها نهائيا."),
        NOT_MET(
                "A period missed the target. Find the cause first.",
                "لم تحقق إحدى الفترات المستهدف. ابحث عن السبب أولا."),
        MAY_BE_LUCK(
                "A period met the target, but its interval reaches beyond it: that may be luck.",
                "حققت إحدى الفترات المستهدف لكن فترة ثقتها تتجاوزه: قد يكون ذلك مصادفة."),
        GUARD_RAIL(
                "Another figure that must not suffer got worse than its own target. The gain does not count.",
                "ساء رقم آخر لا يجوز أن يتضرر عن مستهدفه. فلا يُحتسب التحسن."),
        AT_CAPABILITY(
                "The target already asks for all that the process can do.",
                "المستهدف يطلب بالفعل أقصى ما تستطيعه العملية.");

        private final LocalizedText text;

        Why(String english, String arabic) {
            this.text = LocalizedText.enAr(english, arabic);
        }

        @Override
        public LocalizedText text() {
            return text;
        }
    }

    /**
     * Looks at the last periods.
     *
     * @param results of one KPI and segment in order of time, each with its verdict against a target
     * @param guardRails figures of other KPIs in the same periods that must reach their own targets
     */
    public static RaiseProposal of(List<KpiResult> results, List<KpiResult> guardRails, RaisePolicy policy) {
        if (results.isEmpty() || results.stream().anyMatch(result -> result.target() == null)) {
            throw new IllegalArgumentException("every figure needs a verdict against a target");
        }
        BigDecimal target = verdict(results.get(results.size() - 1)).target();
        Direction direction = verdict(results.get(results.size() - 1)).direction();
        List<KpiResult> last = inARow(results, policy.periods());
        List<Measurement> evidence = last.stream().map(KpiResult::measurement).toList();
        Why obstacle = obstacle(last, guardRails, policy);
        if (obstacle != Why.EARNED) {
            return new RaiseProposal(target, Optional.empty(), obstacle, evidence);
        }
        BigDecimal next = capped(raised(target, evidence, policy), direction, policy);
        boolean better =
                direction == Direction.HIGHER_IS_BETTER ? next.compareTo(target) > 0 : next.compareTo(target) < 0;
        return better
                ? new RaiseProposal(target, Optional.of(next), Why.EARNED, evidence)
                : new RaiseProposal(target, Optional.empty(), Why.AT_CAPABILITY, evidence);
    }

    /** The last so many periods, or those behind the last gap or the last change of the target. */
    private static List<KpiResult> inARow(List<KpiResult> results, int most) {
        int from = results.size() - 1;
        TargetAssessment now = verdict(results.get(from));
        while (from > 0 && results.size() - from < most) {
            TargetAssessment before = verdict(results.get(from - 1));
            boolean follows = results.get(from - 1)
                    .period()
                    .next()
                    .equals(results.get(from).period());
            if (!follows
                    || before.direction() != now.direction()
                    || before.target().compareTo(now.target()) != 0) {
                break;
            }
            from--;
        }
        return results.subList(from, results.size());
    }

    private static Why obstacle(List<KpiResult> last, List<KpiResult> guardRails, RaisePolicy policy) {
        if (last.size() < policy.periods()) {
            return Why.TOO_FEW_PERIODS;
        }
        for (KpiResult result : last) {
            TargetAssessment verdict = verdict(result);
            if (verdict.status() == TargetAssessment.Status.NOT_ENOUGH_DATA) {
                return Why.TOO_FEW_PERIODS;
            }
            if (result.measurement().state() != Measurement.State.OK) {
                return Why.NOT_FINAL;
            }
            if (verdict.status() == TargetAssessment.Status.MISSED) {
                return Why.NOT_MET;
            }
            if (!verdict.conclusive()) {
                return Why.MAY_BE_LUCK;
            }
        }
        boolean broken = guardRails.stream()
                .filter(rail -> last.stream().anyMatch(result -> result.period().equals(rail.period())))
                .anyMatch(KpiResult::isMissed);
        return broken ? Why.GUARD_RAIL : Why.EARNED;
    }

    /** T + λ (A - T), with A the mean of the figures; exact until it is cut to 34 digits. */
    private static BigDecimal raised(BigDecimal target, List<Measurement> evidence, RaisePolicy policy) {
        Rational sum = Rational.ZERO;
        for (Measurement one : evidence) {
            sum = sum.plus(Objects.requireNonNull(one.value()));
        }
        Rational mean = sum.dividedBy(Rational.of(evidence.size()));
        Rational raised = Rational.of(target).plus(Rational.of(policy.share()).times(mean.minus(Rational.of(target))));
        return raised.toBigDecimal(MathContext.DECIMAL128.getPrecision(), RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
    }

    private static BigDecimal capped(BigDecimal raised, Direction direction, RaisePolicy policy) {
        return policy.capability()
                .map(cap -> direction == Direction.HIGHER_IS_BETTER ? raised.min(cap) : raised.max(cap))
                .orElse(raised);
    }

    private static TargetAssessment verdict(KpiResult result) {
        return result.assessment().orElseThrow();
    }
}
