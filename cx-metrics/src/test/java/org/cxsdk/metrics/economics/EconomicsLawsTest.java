package org.cxsdk.metrics.economics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Formulas of the economics against plain arithmetic on random inputs, and their ranges against random points inside. */
class EconomicsLawsTest {

    private static final LocalDate DAY = LocalDate.of(2027, 1, 1);
    private static final int POINTS = 40;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void channelShift_isTheFormula_andNothingInsideTheRangesLiesOutside(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] tops = {90_000, 1, 12, 3, 1, 400_000};
        List<Assumption> in = ranges(random, tops, "AED");
        ChannelShift shift = ChannelShift.of(
                new ChannelShift.Inputs(in.get(0), in.get(1), in.get(2), in.get(3), in.get(4), in.get(5), DAY));

        double expected = saving(values(in));
        assertThat(shift.yearlySaving().value().toDouble()).as("seed " + seed).isCloseTo(expected, within(1e-6));
        for (int i = 0; i < POINTS; i++) {
            assertThat(saving(inside(random, in)))
                    .isBetween(
                            shift.yearlySaving().low().toDouble() - 1e-6,
                            shift.yearlySaving().high().toDouble() + 1e-6);
        }
        // paid back on the first day on which the savings reach the investment
        if (expected > 0 && shift.breakEven().isPresent()) {
            long days = DAY.until(shift.breakEven().get(), ChronoUnit.DAYS);
            double investment = in.get(5).value().toDouble();
            assertThat(expected * days / 365.2425).isGreaterThanOrEqualTo(investment - 1e-6);
            assertThat(expected * (days - 1) / 365.2425).isLessThan(investment + 1e-6);
        } else {
            assertThat(shift.breakEven()).isEmpty();
        }
        shift.breakEvenLatest()
                .ifPresent(latest ->
                        assertThat(latest).isAfterOrEqualTo(shift.breakEven().orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void lifetimeValue_isTheSum_andNothingInsideTheRangesLiesOutside(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Assumption> margins = ranges(random, new double[] {40, 15, 5}, "AED");
        List<Assumption> rates = ranges(random, new double[] {.95, .2}, "1");
        int years = 1 + random.nextInt(12);
        LifetimeValue.First first = random.nextBoolean() ? LifetimeValue.First.NOW : LifetimeValue.First.NEXT_YEAR;
        LifetimeValue some = LifetimeValue.of("all", margins, rates.get(0), rates.get(1), Optional.of(years), first);

        List<Assumption> in = new ArrayList<>(margins);
        in.addAll(rates);
        assertThat(some.value().value().toDouble())
                .as("seed " + seed)
                .isCloseTo(lifetime(values(in), years, first), within(1e-9));
        for (int i = 0; i < POINTS; i++) {
            assertThat(lifetime(inside(random, in), years, first))
                    .isBetween(
                            some.value().low().toDouble() - 1e-9,
                            some.value().high().toDouble() + 1e-9);
        }
        // all years: what very many years come to
        LifetimeValue all = LifetimeValue.of("all", margins, rates.get(0), rates.get(1), Optional.empty(), first);
        assertThat(all.value().value().toDouble()).isCloseTo(lifetime(values(in), 5_000, first), within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void spending_isJudgedByEveryPointInsideTheRanges(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SpendingCurve.Option> options = new ArrayList<>();
        double cost = 0;
        double effect = 0;
        for (int i = 0; i < 3; i++) {
            cost += 1_000 + random.nextInt(100_000);
            effect += random.nextDouble() / (1 + i * 3);
            options.add(new SpendingCurve.Option(
                    "option " + i, range(random, "cost", cost, "AED"), range(random, "effect", effect, "1")));
        }
        SpendingCurve.Worth worth = new SpendingCurve.Worth(
                range(random, "volume", 10_000, "cases"),
                range(random, "customers", 8, "AED"),
                range(random, "government", 3, "AED"));
        int current = random.nextInt(4);
        SpendingCurve curve = SpendingCurve.of("initiative", options, worth, current);

        boolean nextAlways = current < 3;
        boolean lastNever = current > 0;
        for (int i = 0; i < POINTS; i++) {
            List<Assumption> in = new ArrayList<>(List.of(worth.volume(), worth.toCustomers(), worth.toGovernment()));
            options.forEach(option -> in.addAll(List.of(option.cost(), option.effect())));
            double[] at = inside(random, in);
            nextAlways &= current == 3 || net(at, current) > 0;
            lastNever &= current == 0 || net(at, current - 1) < 0;
        }
        // what the verdict claims for the whole range must hold at every point of it
        if (curve.verdict() == SpendingCurve.Verdict.UNDER) {
            assertThat(nextAlways).as("seed " + seed).isTrue();
        }
        if (curve.verdict() == SpendingCurve.Verdict.OVER) {
            assertThat(lastNever).as("seed " + seed).isTrue();
        }
        double[] plain = values(List.of(
                worth.volume(),
                worth.toCustomers(),
                worth.toGovernment(),
                options.get(0).cost(),
                options.get(0).effect(),
                options.get(1).cost(),
                options.get(1).effect(),
                options.get(2).cost(),
                options.get(2).effect()));
        for (int step = 0; step < 3; step++) {
            assertThat(curve.steps().get(step).net().value().toDouble()).isCloseTo(net(plain, step), within(1e-6));
        }
    }

    /** Value less cost of a step; volume, two worths, then cost and effect of each option. */
    private static double net(double[] at, int step) {
        double cost = at[3 + 2 * step] - (step == 0 ? 0 : at[1 + 2 * step]);
        double effect = at[4 + 2 * step] - (step == 0 ? 0 : at[2 + 2 * step]);
        return effect * at[0] * (at[1] + at[2]) - cost;
    }

    private static double saving(double[] in) {
        return in[0] * in[1] * ((in[2] - in[3]) * (1 - in[4]) - in[4] * in[3]);
    }

    private static double lifetime(double[] in, int years, LifetimeValue.First first) {
        double sum = 0;
        for (int year = 0; year < years; year++) {
            int t = first == LifetimeValue.First.NOW ? year : year + 1;
            sum += (in[0] + in[1] + in[2]) * Math.pow(in[3], t) / Math.pow(1 + in[4], t);
        }
        return sum;
    }

    private static List<Assumption> ranges(SplittableRandom random, double[] tops, String unit) {
        List<Assumption> in = new ArrayList<>();
        for (double top : tops) {
            double low = random.nextDouble() * top;
            double high = low + random.nextDouble() * (top - low);
            in.add(assumption("a" + in.size(), low, low + random.nextDouble() * (high - low), high, unit));
        }
        return in;
    }

    private static Assumption range(SplittableRandom random, String name, double value, String unit) {
        double wide = random.nextDouble() * .2;
        return assumption(name, value * (1 - wide), value, value * (1 + wide), unit);
    }

    private static Assumption assumption(String name, double low, double value, double high, String unit) {
        return Assumption.of(name, decimal(value), unit, "drawn at random", DAY)
                .between(decimal(Math.min(low, value)), decimal(Math.max(high, value)));
    }

    private static String decimal(double value) {
        return BigDecimal.valueOf(value).setScale(9, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static double[] values(List<Assumption> in) {
        return in.stream().mapToDouble(one -> one.value().toDouble()).toArray();
    }

    private static double[] inside(SplittableRandom random, List<Assumption> in) {
        return in.stream()
                .mapToDouble(one -> one.low().toDouble()
                        + random.nextDouble()
                                * (one.high().toDouble() - one.low().toDouble()))
                .toArray();
    }
}
