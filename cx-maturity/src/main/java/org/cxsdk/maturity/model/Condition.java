package org.cxsdk.maturity.model;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxsdk.core.Rational;

/**
 * A comparison with a bound, written {@code ">= 75"}: every bound of a model says itself whether it is closed. Exact: no
 * figure just below a bound ever meets it.
 *
 * @param comparison how to compare
 * @param bound with what
 */
public record Condition(Comparison comparison, Rational bound) {

    /** How a score is compared with the bound. */
    public enum Comparison {
        AT_LEAST(">="),
        MORE_THAN(">"),
        AT_MOST("<="),
        LESS_THAN("<"),
        EQUAL("=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** The sign in model documents. */
        public String sign() {
            return sign;
        }
    }

    private static final Pattern FORM =
            Pattern.compile("\\s*(>=|<=|>|<|=)?\\s*(-?[0-9]{1,40}(?:[./][0-9]{1,40})?)\\s*");

    public Condition {
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(bound, "bound");
    }

    /**
     * Reads {@code ">= 75"}; a number alone means equality.
     *
     * @throws IllegalArgumentException if the text is no condition
     */
    public static Condition parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a condition like \">= 75\"");
        }
        String sign = form.group(1) == null ? "=" : form.group(1);
        Rational bound = Rational.parse(form.group(2));
        for (Comparison comparison : Comparison.values()) {
            if (comparison.sign.equals(sign)) {
                return new Condition(comparison, bound);
            }
        }
        throw new AssertionError(sign);
    }

    /** Whether the number meets the condition. */
    public boolean holdsFor(Rational number) {
        int order = number.compareTo(bound);
        return switch (comparison) {
            case AT_LEAST -> order >= 0;
            case MORE_THAN -> order > 0;
            case AT_MOST -> order <= 0;
            case LESS_THAN -> order < 0;
            case EQUAL -> order == 0;
        };
    }

    /** How far the number is from the bound, not negative. */
    public Rational distance(Rational number) {
        Rational difference = bound.minus(number);
        return difference.signum() < 0 ? difference.negate() : difference;
    }

    @Override
    public String toString() {
        return comparison.sign + " " + bound;
    }
}
