package org.cxsdk.metrics.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.cxsdk.core.LocalizedText;

/**
 * The classic tests for special causes on values in standard deviations from the centre. Western Electric, "Statistical
 * Quality Control Handbook" (1956); Nelson, "The Shewhart control chart: tests for special causes", J. Quality Technology 16
 * (1984) 237-239. A point bears a rule if it is the last of the pattern and itself beyond the line that the rule names.
 *
 * <p>The more rules, the more false alarms: with the four of Western Electric about one point in 92 of a quiet series is
 * flagged, with the first alone one in 370 (Champ and Woodall 1987). {@link ChartReading} reads by the four rules of the NHS;
 * these are for those whose handbook asks for them. Stateless; O(n).
 */
public final class RunRules {

    /** Western Electric's four. */
    public static final Set<Rule> WESTERN_ELECTRIC =
            Set.of(Rule.ONE_BEYOND_3, Rule.TWO_OF_THREE_BEYOND_2, Rule.FOUR_OF_FIVE_BEYOND_1, Rule.EIGHT_ON_ONE_SIDE);

    /** Nelson's eight. */
    public static final Set<Rule> NELSON = Set.of(
            Rule.ONE_BEYOND_3,
            Rule.NINE_ON_ONE_SIDE,
            Rule.SIX_RISING_OR_FALLING,
            Rule.FOURTEEN_ALTERNATING,
            Rule.TWO_OF_THREE_BEYOND_2,
            Rule.FOUR_OF_FIVE_BEYOND_1,
            Rule.FIFTEEN_WITHIN_1,
            Rule.EIGHT_BEYOND_1);

    private RunRules() {}

    /** The rules. */
    public enum Rule implements Named {
        ONE_BEYOND_3("one-beyond-3", "a point beyond three sigma", "نقطة خارج ثلاثة انحرافات"),
        TWO_OF_THREE_BEYOND_2(
                "two-of-three-beyond-2", "two of three beyond two sigma on one side", "اثنتان من ثلاث خارج انحرافين"),
        FOUR_OF_FIVE_BEYOND_1(
                "four-of-five-beyond-1", "four of five beyond one sigma on one side", "أربع من خمس خارج انحراف واحد"),
        EIGHT_ON_ONE_SIDE("eight-on-one-side", "eight in a row on one side", "ثمان متتالية على جانب واحد"),
        NINE_ON_ONE_SIDE("nine-on-one-side", "nine in a row on one side", "تسع متتالية على جانب واحد"),
        SIX_RISING_OR_FALLING("six-rising-or-falling", "six that only rise or only fall", "ست صاعدة فقط أو هابطة فقط"),
        FOURTEEN_ALTERNATING("fourteen-alternating", "fourteen that alternate", "أربع عشرة متناوبة"),
        FIFTEEN_WITHIN_1("fifteen-within-1", "fifteen in a row within one sigma", "خمس عشرة متتالية داخل انحراف واحد"),
        EIGHT_BEYOND_1("eight-beyond-1", "eight in a row beyond one sigma", "ثمان متتالية خارج انحراف واحد");

        private final String code;
        private final LocalizedText text;

        Rule(String code, String english, String arabic) {
            this.code = code;
            this.text = LocalizedText.enAr(english, arabic);
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public LocalizedText text() {
            return text;
        }
    }

    /**
     * A point that ends a pattern.
     *
     * @param index of the point, from 1
     * @param rule which pattern
     */
    public record Found(int index, Rule rule) {}

    /** Reads a chart; where its limits begin anew, so do the rules. */
    public static List<Found> of(ControlChart chart, Collection<Rule> rules) {
        List<Found> found = new ArrayList<>();
        List<Integer> starts = chart.starts();
        for (int part = 0; part < starts.size(); part++) {
            int from = starts.get(part) - 1;
            int to = part + 1 < starts.size() ? starts.get(part + 1) - 1 : chart.size();
            double[] z = new double[to - from];
            for (int i = 0; i < z.length; i++) {
                z[i] = chart.z(from + i);
            }
            of(z, rules).forEach(one -> found.add(new Found(from + one.index(), one.rule())));
        }
        return found;
    }

    /**
     * Reads values.
     *
     * @param z distances from the centre in standard deviations, in order of time
     * @return by point, then by rule
     */
    public static List<Found> of(double[] z, Collection<Rule> rules) {
        List<Found> found = new ArrayList<>();
        Set<Rule> ordered = rules.isEmpty() ? EnumSet.noneOf(Rule.class) : EnumSet.copyOf(rules);
        for (int i = 0; i < z.length; i++) {
            for (Rule rule : ordered) {
                if (ends(z, i, rule)) {
                    found.add(new Found(i + 1, rule));
                }
            }
        }
        return found;
    }

    private static boolean ends(double[] z, int i, Rule rule) {
        int side = (int) Math.signum(z[i]);
        return switch (rule) {
            case ONE_BEYOND_3 -> Math.abs(z[i]) > 3;
            case TWO_OF_THREE_BEYOND_2 -> z[i] * side > 2 && count(i, 3, j -> z[j] * side > 2) >= 2;
            case FOUR_OF_FIVE_BEYOND_1 -> z[i] * side > 1 && count(i, 5, j -> z[j] * side > 1) >= 4;
            case EIGHT_ON_ONE_SIDE -> side != 0 && count(i, 8, j -> z[j] * side > 0) == 8;
            case NINE_ON_ONE_SIDE -> side != 0 && count(i, 9, j -> z[j] * side > 0) == 9;
            case SIX_RISING_OR_FALLING ->
                i >= 5 && (count(i, 5, j -> z[j] > z[j - 1]) == 5 || count(i, 5, j -> z[j] < z[j - 1]) == 5);
            case FOURTEEN_ALTERNATING ->
                i >= 13 && count(i, 12, j -> (z[j] - z[j - 1]) * (z[j - 1] - z[j - 2]) < 0) == 12;
            case FIFTEEN_WITHIN_1 -> count(i, 15, j -> Math.abs(z[j]) < 1) == 15;
            case EIGHT_BEYOND_1 -> count(i, 8, j -> Math.abs(z[j]) > 1) == 8;
        };
    }

    /** How many of the last {@code length} up to {@code i} are so; fewer are looked at where the series begins. */
    private static int count(int i, int length, IntPredicate so) {
        int count = 0;
        for (int j = Math.max(0, i - length + 1); j <= i; j++) {
            count += so.test(j) ? 1 : 0;
        }
        return count;
    }
}
