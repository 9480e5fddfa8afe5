package org.cxsdk.metrics.scorecard;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.Guard;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;

/**
 * Whether a KPI got better from one period to the next, and whether that counts: efficiency must not be bought with access,
 * security or inclusion, so each KPI may name {@linkplain Guard guards}. A guard holds if it meets its own target or is no
 * worse than in the period before, but for its tolerance. A guard without a figure does not hold: nobody watched.
 */
public sealed interface Improvement {

    /** It got better, and every guard held. */
    record Counts(Rational by) implements Improvement {
        public Counts {
            Objects.requireNonNull(by, "by");
        }
    }

    /**
     * It got better at the price of something else.
     *
     * @param by how much better
     * @param broken the guards that did not hold
     */
    record Bought(Rational by, List<BrokenGuard> broken) implements Improvement {
        public Bought {
            Objects.requireNonNull(by, "by");
            broken = List.copyOf(broken);
        }
    }

    /** It did not get better. */
    record None() implements Improvement {}

    /** There is no figure in one of the periods. */
    record Unknown() implements Improvement {}

    /**
     * A guard that did not hold.
     *
     * @param guard which one
     * @param before its figure in the period before, if there was one
     * @param now its figure, if there is one
     */
    record BrokenGuard(Guard guard, Optional<Rational> before, Optional<Rational> now) {}

    /** Answers with the function of the arm. */
    default <T> T fold(
            Function<Counts, T> counts,
            Function<Bought, T> bought,
            Function<None, T> none,
            Function<Unknown, T> unknown) {
        if (this instanceof Counts arm) {
            return counts.apply(arm);
        }
        if (this instanceof Bought arm) {
            return bought.apply(arm);
        }
        return this instanceof None arm ? none.apply(arm) : unknown.apply((Unknown) this);
    }

    /** Judges a KPI's whole in a period against the period before. */
    static Improvement of(KpiReport report, KpiDefinition kpi, ReportingPeriod period) {
        Optional<Rational> now = value(report.find(kpi.id(), period, Segment.WHOLE));
        Optional<Rational> before = value(report.find(kpi.id(), period.previous(), Segment.WHOLE));
        if (now.isEmpty() || before.isEmpty()) {
            return new Unknown();
        }
        Rational by = kpi.direction() == Direction.HIGHER_IS_BETTER
                ? now.get().minus(before.get())
                : before.get().minus(now.get());
        if (by.signum() <= 0) {
            return new None();
        }
        List<BrokenGuard> broken = new ArrayList<>();
        for (Guard guard : kpi.handling().guards()) {
            Optional<KpiResult> then = report.find(guard.kpi(), period.previous(), Segment.WHOLE);
            Optional<KpiResult> today = report.find(guard.kpi(), period, Segment.WHOLE);
            if (!holds(guard, then, today)) {
                broken.add(new BrokenGuard(guard, value(then), value(today)));
            }
        }
        return broken.isEmpty() ? new Counts(by) : new Bought(by, broken);
    }

    private static boolean holds(Guard guard, Optional<KpiResult> then, Optional<KpiResult> today) {
        Rational now = value(today).orElse(null);
        if (now == null) {
            return false;
        }
        boolean met = today.filter(result -> result.target() != null && !result.isMissed())
                .isPresent();
        Rational before = value(then).orElse(null);
        if (before == null) {
            return met;
        }
        boolean higher = today.get().kpi().direction() == Direction.HIGHER_IS_BETTER;
        Rational worse = higher ? before.minus(now) : now.minus(before);
        return met || worse.compareTo(Rational.of(guard.tolerance())) <= 0;
    }

    private static Optional<Rational> value(Optional<KpiResult> result) {
        return result.flatMap(figure -> Optional.ofNullable(figure.measurement().value()));
    }
}
