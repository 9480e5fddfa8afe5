package org.cxsdk.metrics.economics;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.Rational;

/**
 * What a returning customer is worth over the years: Σ m·rᵗ/(1+d)ᵗ with yearly margin m, retention r and discount d (Gupta and
 * Lehmann 2003). For a government m is cost avoided, fees, and what kept compliance or satisfaction is held to be worth; the
 * parts are listed one by one, so that a reader may leave one out. Exact.
 *
 * <p>Left out: that customers of one kind differ (a mean retention understates the loyal ones), and growth of m.
 *
 * @param customerType for whom, for example {@code business}
 * @param value discounted sum
 * @param assumptions what it rests on: the margins, then retention and discount
 * @param years how many margins are counted; empty for all
 * @param first when the first margin comes
 */
public record LifetimeValue(
        String customerType, Estimate value, List<Assumption> assumptions, Optional<Integer> years, First first) {

    public LifetimeValue {
        Objects.requireNonNull(customerType, "customerType");
        Objects.requireNonNull(value, "value");
        assumptions = List.copyOf(assumptions);
    }

    /** When the first margin comes. */
    public enum First {
        /** At once, undiscounted and from everybody. */
        NOW,
        /** After a year, discounted and from those who stayed. */
        NEXT_YEAR
    }

    /**
     * Computes.
     *
     * @param margins yearly, in one unit; at least one
     * @param retention which share comes back each year, 0 to 1; below 1 + d where all years are counted
     * @param discount yearly, not negative
     * @param years how many margins are counted, at least 1; empty for all
     */
    public static LifetimeValue of(
            String customerType,
            List<Assumption> margins,
            Assumption retention,
            Assumption discount,
            Optional<Integer> years,
            First first) {
        if (margins.isEmpty()
                || margins.stream().map(Assumption::unit).distinct().count() > 1) {
            throw new IllegalArgumentException("margins must be there and in one unit");
        }
        if (retention.low().signum() < 0
                || retention.high().compareTo(Rational.ONE) > 0
                || discount.low().signum() < 0
                || years.orElse(1) < 1) {
            throw new IllegalArgumentException(
                    "retention lies between 0 and 1, discount is not negative, years at least 1");
        }
        if (years.isEmpty()
                && retention.high().equals(Rational.ONE)
                && discount.low().signum() == 0) {
            throw new IllegalArgumentException("a customer who always comes back is worth more than any number;"
                    + " count a number of years, or discount");
        }
        List<Assumption> all = new ArrayList<>(margins);
        all.add(retention);
        all.add(discount);
        return new LifetimeValue(customerType, Estimate.over(all, in -> value(in, years, first)), all, years, first);
    }

    private static Rational value(List<Rational> in, Optional<Integer> years, First first) {
        Rational margin = Rational.ZERO;
        for (Rational part : in.subList(0, in.size() - 2)) {
            margin = margin.plus(part);
        }
        Rational retention = in.get(in.size() - 2);
        Rational step = retention.dividedBy(Rational.ONE.plus(in.get(in.size() - 1)));
        Rational from = first == First.NOW ? margin : margin.times(step);
        if (years.isEmpty()) {
            // geometric series
            return from.dividedBy(Rational.ONE.minus(step));
        }
        Rational sum = Rational.ZERO;
        Rational term = from;
        for (int year = 0; year < years.get(); year++) {
            sum = sum.plus(term);
            term = term.times(step);
        }
        return sum;
    }
}
