package org.cxsdk.maturity.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.MaturityModel;

/**
 * Does a plan work on direction, design, development and delivery at the same time, or on one after another?
 *
 * <p>Each initiative's share of a period is split evenly over the criteria it raises, and these fall to the aspects by their
 * tag. The index is Pielou's evenness, {@code J = -sum(p ln p) / ln 4}: 1 if all four get the same, 0 if one gets everything.
 * Results are an outcome, not something to work on, and are left out. Pure.
 *
 * @param from first day of the period
 * @param until the day after its last
 * @param work days of work by aspect, in the order of {@link #ASPECTS}
 * @param index evenness, 0 to 1; 0 if nothing runs
 */
public record PeriodBalance(LocalDate from, LocalDate until, Map<String, Rational> work, double index) {

    /** The four aspects, as models tag them. */
    public static final List<String> ASPECTS = List.of("Direction", "Design", "Development", "Delivery");

    private static final String TAG = "aspect";

    public PeriodBalance {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        work = Collections.unmodifiableMap(new LinkedHashMap<>(work));
    }

    /** The aspects that nothing is done for, while something is done for others; empty is as it should be. */
    public List<String> lacking() {
        return isIdle()
                ? List.of()
                : ASPECTS.stream()
                        .filter(aspect ->
                                work.getOrDefault(aspect, Rational.ZERO).signum() == 0)
                        .toList();
    }

    /** Whether nothing runs that raises a criterion of the four aspects. */
    public boolean isIdle() {
        return work.values().stream().allMatch(days -> days.signum() == 0);
    }

    /**
     * The balance of each period of a plan.
     *
     * @param model tells which aspect a criterion belongs to
     * @param plan the initiatives with their dates
     * @param months how long a period is
     */
    public static List<PeriodBalance> of(MaturityModel model, List<PlannedInitiative> plan, int months) {
        if (months < 1) {
            throw new IllegalArgumentException("months (" + months + ") must be at least 1");
        }
        if (plan.isEmpty()) {
            return List.of();
        }
        LocalDate start = plan.stream()
                .map(PlannedInitiative::start)
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate end = plan.stream()
                .map(PlannedInitiative::end)
                .max(LocalDate::compareTo)
                .orElseThrow();
        List<PeriodBalance> periods = new ArrayList<>();
        for (int i = 0; i == 0 || start.plusMonths((long) i * months).isBefore(end); i++) {
            periods.add(of(model, plan, start.plusMonths((long) i * months), start.plusMonths((i + 1L) * months)));
        }
        return periods;
    }

    private static PeriodBalance of(
            MaturityModel model, List<PlannedInitiative> plan, LocalDate from, LocalDate until) {
        Map<String, Rational> work = new LinkedHashMap<>();
        ASPECTS.forEach(aspect -> work.put(aspect, Rational.ZERO));
        for (PlannedInitiative planned : plan) {
            if (planned.runsIn(from, until)) {
                long first = Math.max(planned.start().toEpochDay(), from.toEpochDay());
                long last = Math.min(planned.end().toEpochDay(), until.toEpochDay());
                Rational days = Rational.of(Math.max(1, last - first));
                List<Effect> effects = planned.initiative().effects();
                for (Effect effect : effects) {
                    String aspect = model.node(effect.criterion()) instanceof Criterion criterion
                            ? criterion.tags().get(TAG)
                            : null;
                    if (aspect != null && work.containsKey(aspect)) {
                        work.merge(aspect, days.dividedBy(Rational.of(effects.size())), Rational::plus);
                    }
                }
            }
        }
        return new PeriodBalance(
                from,
                until,
                work,
                evenness(work.values().stream().mapToDouble(Rational::toDouble).toArray()));
    }

    /** Pielou's evenness of shares; 0 if all are 0. */
    static double evenness(double... amounts) {
        double sum = 0;
        for (double amount : amounts) {
            sum += amount;
        }
        double entropy = 0;
        for (double amount : amounts) {
            if (amount > 0) {
                // H = -sum(p ln p)
                entropy -= amount / sum * Math.log(amount / sum);
            }
        }
        return entropy / Math.log(amounts.length);
    }
}
