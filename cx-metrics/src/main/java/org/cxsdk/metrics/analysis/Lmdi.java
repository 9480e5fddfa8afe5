package org.cxsdk.metrics.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Why a sum of products changed, for example cost = volume · share · unit cost over channels: how much each factor did.
 * Logarithmic mean Divisia index, additive form I: a factor f does Σ L(v1, v0) ln(f1/f0) with L(a, b) = (a - b)/ln(a/b)
 * (Ang, "The LMDI approach to decomposition analysis", Energy Policy 33 (2005) 867-871). There is no residual; what double
 * arithmetic leaves (about 1e-12 of the sums) goes to the largest effect, so the effects add up to the change exactly, as
 * decimals.
 *
 * @param before sum of the products before
 * @param after sum of the products after
 * @param effects of each factor, in the order given
 */
public record Lmdi(BigDecimal before, BigDecimal after, List<Effect> effects) {

    public Lmdi {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        effects = List.copyOf(effects);
    }

    /**
     * What a factor did.
     *
     * @param factor its name
     * @param amount in the unit of the sum
     */
    public record Effect(String factor, BigDecimal amount) {}

    /**
     * One summand.
     *
     * @param before its factors before, each more than 0
     * @param after its factors after, each more than 0
     */
    public record Summand(List<BigDecimal> before, List<BigDecimal> after) {
        public Summand {
            before = List.copyOf(before);
            after = List.copyOf(after);
            if (before.size() != after.size()
                    || before.stream().anyMatch(factor -> factor.signum() <= 0)
                    || after.stream().anyMatch(factor -> factor.signum() <= 0)) {
                throw new IllegalArgumentException("every factor must be there before and after, and be more than 0");
            }
        }
    }

    /**
     * Splits a change.
     *
     * @param factors their names
     * @param summands each with as many factors, in that order
     */
    public static Lmdi of(List<String> factors, List<Summand> summands) {
        BigDecimal before = BigDecimal.ZERO;
        BigDecimal after = BigDecimal.ZERO;
        double[] effects = new double[factors.size()];
        for (Summand summand : summands) {
            if (summand.before().size() != factors.size()) {
                throw new IllegalArgumentException("every summand needs " + factors.size() + " factors");
            }
            BigDecimal v0 = product(summand.before());
            BigDecimal v1 = product(summand.after());
            double weight = logarithmicMean(v1.doubleValue(), v0.doubleValue());
            for (int i = 0; i < effects.length; i++) {
                effects[i] += weight
                        * Math.log(summand.after().get(i).doubleValue()
                                / summand.before().get(i).doubleValue());
            }
            before = before.add(v0);
            after = after.add(v1);
        }
        return new Lmdi(before, after, closed(factors, effects, after.subtract(before)));
    }

    /** After less before. */
    public BigDecimal change() {
        return after.subtract(before);
    }

    private static List<Effect> closed(List<String> factors, double[] effects, BigDecimal change) {
        int largest = 0;
        BigDecimal rest = change;
        for (int i = 0; i < effects.length; i++) {
            largest = Math.abs(effects[i]) > Math.abs(effects[largest]) ? i : largest;
            rest = rest.subtract(BigDecimal.valueOf(effects[i]));
        }
        List<Effect> closed = new ArrayList<>();
        for (int i = 0; i < effects.length; i++) {
            BigDecimal amount = BigDecimal.valueOf(effects[i]);
            closed.add(new Effect(factors.get(i), i == largest ? amount.add(rest) : amount));
        }
        return closed;
    }

    private static double logarithmicMean(double a, double b) {
        return a == b ? a : (a - b) / Math.log(a / b);
    }

    private static BigDecimal product(List<BigDecimal> factors) {
        return factors.stream().reduce(BigDecimal.ONE, BigDecimal::multiply);
    }
}
