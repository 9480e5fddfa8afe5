package org.cxsdk.metrics.economics;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.cxsdk.core.Rational;

/**
 * What a calculation says, and between which values it lies if its assumptions do.
 *
 * <p>The range is that of the corners: every assumption at its low or its high, all combinations. For formulas that rise or fall
 * steadily in each single assumption, as all of this package do, nothing inside lies outside of it. It is wide, since not
 * everything goes wrong at once.
 *
 * @param value with every assumption at its value
 * @param low the least of all corners
 * @param high the most of all corners
 */
public record Estimate(Rational value, Rational low, Rational high) {

    /** More would make too many corners. */
    static final int MOST_UNCERTAIN = 16;

    public Estimate {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(low, "low");
        Objects.requireNonNull(high, "high");
    }

    /** Computes a formula over its assumptions, in the order given. */
    static Estimate over(List<Assumption> assumptions, Function<List<Rational>, Rational> formula) {
        List<Integer> uncertain = new ArrayList<>();
        List<Rational> values = new ArrayList<>();
        for (int i = 0; i < assumptions.size(); i++) {
            Assumption assumption = assumptions.get(i);
            values.add(assumption.value());
            if (!assumption.low().equals(assumption.high())) {
                uncertain.add(i);
            }
        }
        if (uncertain.size() > MOST_UNCERTAIN) {
            throw new IllegalArgumentException(
                    uncertain.size() + " assumptions with a range; at most " + MOST_UNCERTAIN + " are looked at");
        }
        Rational value = formula.apply(values);
        Rational low = value;
        Rational high = value;
        for (int corner = 0; corner < 1 << uncertain.size(); corner++) {
            List<Rational> at = new ArrayList<>(values);
            for (int bit = 0; bit < uncertain.size(); bit++) {
                Assumption assumption = assumptions.get(uncertain.get(bit));
                at.set(uncertain.get(bit), (corner >> bit & 1) == 0 ? assumption.low() : assumption.high());
            }
            Rational there = formula.apply(at);
            low = low.min(there);
            high = high.max(there);
        }
        return new Estimate(value, low, high);
    }

    /** {@code 143540 (98000 to 172400)}. */
    @Override
    public String toString() {
        return Assumption.text(value)
                + (low.equals(high) ? "" : " (" + Assumption.text(low) + " to " + Assumption.text(high) + ")");
    }
}
