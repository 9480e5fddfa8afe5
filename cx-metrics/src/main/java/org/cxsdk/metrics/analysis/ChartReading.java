package org.cxsdk.metrics.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.metrics.Direction;

/**
 * How a control chart is read: which points tell of a change, whether the last one does, and whether a target can be relied
 * on. The rules of NHS England's Making Data Count, as the R package NHSRplotthedots has them (ptd_calculate_point_type,
 * ptd_calculate_assurance_type).
 *
 * <p>Order of the rules: outside the limits; a trend of seven (six steps of the same sign, all seven points bear it); two of
 * three near a limit (at least two beyond two thirds of the way but inside, all three on the same side; those near bear it);
 * seven on one side of the centre (all of them bear it). A point bears the first rule that it meets. Where limits begin anew,
 * so do the rules.
 *
 * @param signals in order of the points
 * @param variation what the last point says
 * @param assurance whether the target is met whatever chance does; empty without a target
 */
public record ChartReading(List<ChartSignal> signals, Variation variation, Optional<Assurance> assurance) {

    private static final int RUN = 7;

    public ChartReading {
        signals = List.copyOf(signals);
        Objects.requireNonNull(variation, "variation");
        Objects.requireNonNull(assurance, "assurance");
    }

    /** What the last point says. */
    public enum Variation implements Named {
        COMMON_CAUSE("common-cause", "no change, only chance", "لا تغير، مصادفة فقط"),
        IMPROVEMENT("special-cause-improvement", "a change for the better", "تغير نحو الأفضل"),
        CONCERN("special-cause-concern", "a change for the worse", "تغير نحو الأسوأ");

        private final String code;
        private final LocalizedText text;

        Variation(String code, String english, String arabic) {
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

    /** Whether the process, as it is, meets the target. */
    public enum Assurance implements Named {
        CONSISTENT_PASS(
                "consistent-pass", "the target lies beyond what chance can miss", "سيتحقق المستهدف مهما كانت المصادفة"),
        CONSISTENT_FAIL(
                "consistent-fail",
                "the target cannot be reached without a change of the process",
                "لا يمكن بلوغ المستهدف دون تغيير العملية"),
        INCONSISTENT("inconsistent", "chance decides whether the target is met", "المصادفة تقرر بلوغ المستهدف");

        private final String code;
        private final LocalizedText text;

        Assurance(String code, String english, String arabic) {
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
     * Reads a chart.
     *
     * @param direction which way is better
     * @param target what is to be reached, in the unit of the values, if there is one
     */
    public static ChartReading of(ControlChart chart, Direction direction, OptionalDouble target) {
        List<ChartSignal> signals = signals(chart);
        return new ChartReading(
                signals,
                variation(chart, direction, signals),
                target.isPresent() ? Optional.of(assurance(chart, direction, target.getAsDouble())) : Optional.empty());
    }

    private static List<ChartSignal> signals(ControlChart chart) {
        int n = chart.size();
        int[] trend = trends(chart);
        int[] twoOfThree = twoOfThree(chart);
        int[] shift = shifts(chart);
        List<ChartSignal> signals = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (chart.outside(i)) {
                signals.add(new ChartSignal(i + 1, ChartSignal.Rule.OUTSIDE_LIMITS, chart.side(i)));
            } else if (trend[i] != 0) {
                signals.add(new ChartSignal(i + 1, ChartSignal.Rule.TREND_7, trend[i]));
            } else if (twoOfThree[i] != 0) {
                signals.add(new ChartSignal(i + 1, ChartSignal.Rule.TWO_OF_THREE, twoOfThree[i]));
            } else if (shift[i] != 0) {
                signals.add(new ChartSignal(i + 1, ChartSignal.Rule.SHIFT_7, shift[i]));
            }
        }
        return signals;
    }

    /** 1 or -1 for each point of a run of seven that only rises or only falls. */
    private static int[] trends(ControlChart chart) {
        int n = chart.size();
        int[] found = new int[n];
        int steps = 0;
        int last = 0;
        for (int i = 1; i < n; i++) {
            int sign = chart.startsAt(i) ? 0 : (int) Math.signum(chart.value(i + 1) - chart.value(i));
            steps = sign == last ? steps + 1 : 1;
            last = sign;
            if (sign != 0 && steps >= RUN - 1) {
                Arrays.fill(found, i - (RUN - 1), i + 1, sign);
            }
        }
        return found;
    }

    private static int[] twoOfThree(ControlChart chart) {
        int[] found = new int[chart.size()];
        for (int i = 2; i < chart.size(); i++) {
            int side = chart.side(i);
            int near = 0;
            boolean together = side != 0 && !chart.startsAt(i) && !chart.startsAt(i - 1);
            for (int j = i - 2; j <= i; j++) {
                together &= chart.side(j) == side;
                near += chart.nearLimit(j) ? 1 : 0;
            }
            for (int j = i - 2; together && near >= 2 && j <= i; j++) {
                if (chart.nearLimit(j)) {
                    found[j] = side;
                }
            }
        }
        return found;
    }

    private static int[] shifts(ControlChart chart) {
        int[] found = new int[chart.size()];
        int run = 0;
        int last = 0;
        for (int i = 0; i < chart.size(); i++) {
            int side = chart.side(i);
            run = side == last && !chart.startsAt(i) ? run + 1 : 1;
            last = side;
            if (side != 0 && run >= RUN) {
                Arrays.fill(found, i - (RUN - 1), i + 1, side);
            }
        }
        return found;
    }

    private static Variation variation(ControlChart chart, Direction direction, List<ChartSignal> signals) {
        if (signals.isEmpty() || signals.get(signals.size() - 1).index() != chart.size()) {
            return Variation.COMMON_CAUSE;
        }
        boolean up = signals.get(signals.size() - 1).side() > 0;
        return up == (direction == Direction.HIGHER_IS_BETTER) ? Variation.IMPROVEMENT : Variation.CONCERN;
    }

    /** The limits of the last point are those of the process as it is now. */
    private static Assurance assurance(ControlChart chart, Direction direction, double target) {
        int last = chart.size() - 1;
        double low = chart.lower().get(last);
        double high = chart.upper().get(last);
        boolean up = direction == Direction.HIGHER_IS_BETTER;
        if (target > high) {
            return up ? Assurance.CONSISTENT_FAIL : Assurance.CONSISTENT_PASS;
        }
        if (target < low) {
            return up ? Assurance.CONSISTENT_PASS : Assurance.CONSISTENT_FAIL;
        }
        return Assurance.INCONSISTENT;
    }
}
