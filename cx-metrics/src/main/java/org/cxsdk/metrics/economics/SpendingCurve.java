package org.cxsdk.metrics.economics;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.core.Reason;

/**
 * Is an initiative given too little, enough or too much? Step by step, what the next amount buys is held against what it costs:
 * marginal value = change of the KPI × volume × value of a unit, for customers and for government apart. Spend on while it is
 * more than the marginal cost; stop before it is less. The verdict counts the whole range of the assumptions, and says balanced
 * where they do not decide.
 *
 * @param initiative its name
 * @param steps from the first amount on, in order of cost
 * @param current which step is being paid for, from 1
 * @param verdict on the current step
 */
public record SpendingCurve(String initiative, List<Step> steps, int current, Verdict verdict) {

    public SpendingCurve {
        Objects.requireNonNull(initiative, "initiative");
        steps = List.copyOf(steps);
        Objects.requireNonNull(verdict, "verdict");
    }

    /** What the curve says of the current step. */
    public enum Verdict implements Reason {
        UNDER(
                "The next step is worth more than it costs, whatever the assumptions within their ranges. Spend more.",
                "قيمة الخطوة التالية أكبر من كلفتها مهما كانت الافتراضات ضمن نطاقها. أنفق أكثر."),
        BALANCED(
                "Within the ranges of the assumptions neither more nor less is clearly better. Keep it, and narrow the"
                        + " widest range.",
                "ضمن نطاق الافتراضات لا يظهر أن الأكثر أو الأقل أفضل. أبقه وضيّق أوسع نطاق."),
        OVER(
                "The last step costs more than it is worth, whatever the assumptions within their ranges. Spend less.",
                "كلفة الخطوة الأخيرة أكبر من قيمتها مهما كانت الافتراضات ضمن نطاقها. أنفق أقل.");

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
     * An amount that can be spent, and what it does.
     *
     * @param name what is paid for
     * @param cost a year, in all up to this step
     * @param effect change of the KPI for a unit of volume, in all up to this step
     */
    public record Option(String name, Assumption cost, Assumption effect) {}

    /**
     * What a unit of the KPI is worth.
     *
     * @param volume units a year
     * @param toCustomers worth of a unit to customers, for example an hour saved
     * @param toGovernment worth of a unit to government, for example a visit avoided
     */
    public record Worth(Assumption volume, Assumption toCustomers, Assumption toGovernment) {}

    /**
     * One step of the curve.
     *
     * @param name what is paid for
     * @param marginalCost what it costs more than the step before
     * @param valueToCustomers what it is worth more to customers
     * @param valueToGovernment what it is worth more to government
     * @param marginalValue both together
     * @param net value less cost
     */
    public record Step(
            String name,
            Estimate marginalCost,
            Estimate valueToCustomers,
            Estimate valueToGovernment,
            Estimate marginalValue,
            Estimate net) {}

    /**
     * Judges an initiative.
     *
     * @param options in order of cost, at least one
     * @param worth what a unit is worth; costs and worths in one currency
     * @param current which of the options is being paid for, from 1; 0 for none
     */
    public static SpendingCurve of(String initiative, List<Option> options, Worth worth, int current) {
        if (options.isEmpty() || current < 0 || current > options.size()) {
            throw new IllegalArgumentException(
                    "current (" + current + ") must be 0 to the number of options, " + options.size());
        }
        requireOneCurrency(options, worth);
        List<Step> steps = new ArrayList<>();
        Optional<Option> before = Optional.empty();
        for (Option option : options) {
            if (before.isPresent()
                    && option.cost().value().compareTo(before.get().cost().value()) < 0) {
                throw new IllegalArgumentException("options must come in order of cost: " + option.name());
            }
            steps.add(step(before, option, worth));
            before = Optional.of(option);
        }
        return new SpendingCurve(initiative, steps, current, verdict(steps, current));
    }

    private static Verdict verdict(List<Step> steps, int current) {
        if (current > 0 && steps.get(current - 1).net().high().signum() < 0) {
            return Verdict.OVER;
        }
        boolean more = current < steps.size() && steps.get(current).net().low().signum() > 0;
        return more ? Verdict.UNDER : Verdict.BALANCED;
    }

    private static Step step(Optional<Option> before, Option option, Worth worth) {
        Assumption zero = new Assumption(
                "none",
                Rational.ZERO,
                Rational.ZERO,
                Rational.ZERO,
                option.cost().unit(),
                "definition",
                option.cost().asOf());
        List<Assumption> in = List.of(
                option.cost(),
                before.map(Option::cost).orElse(zero),
                option.effect(),
                before.map(Option::effect).orElse(zero),
                worth.volume(),
                worth.toCustomers(),
                worth.toGovernment());
        return new Step(
                option.name(),
                Estimate.over(in, SpendingCurve::cost),
                Estimate.over(in, at -> units(at).times(at.get(5))),
                Estimate.over(in, at -> units(at).times(at.get(6))),
                Estimate.over(in, SpendingCurve::value),
                Estimate.over(in, at -> value(at).minus(cost(at))));
    }

    private static Rational cost(List<Rational> at) {
        return at.get(0).minus(at.get(1));
    }

    private static Rational units(List<Rational> at) {
        return at.get(2).minus(at.get(3)).times(at.get(4));
    }

    private static Rational value(List<Rational> at) {
        return units(at).times(at.get(5).plus(at.get(6)));
    }

    private static void requireOneCurrency(List<Option> options, Worth worth) {
        String unit = worth.toGovernment().unit();
        if (!worth.toCustomers().unit().equals(unit)
                || options.stream().anyMatch(option -> !option.cost().unit().equals(unit))) {
            throw new IllegalArgumentException("costs and worths must be in one currency, here " + unit);
        }
    }

    /** The step up to which each one is worth more than it costs, by the values of the assumptions; 0 if none is. */
    public int best() {
        int best = 0;
        while (best < steps.size() && steps.get(best).net().value().signum() > 0) {
            best++;
        }
        return best;
    }
}
