package org.cxsdk.metrics.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.cxsdk.core.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Splits against published figures, and their law: the parts add up to the change, exactly. */
class SplitsTest {

    // Admissions to Berkeley in 1973 by department, R dataset UCBAdmissions: admitted and applied, women before, men
    // after.
    private static final List<Kitagawa.Part> BERKELEY = List.of(
            Kitagawa.Part.of("A", 89, 108, 512, 825),
            Kitagawa.Part.of("B", 17, 25, 353, 560),
            Kitagawa.Part.of("C", 202, 593, 120, 325),
            Kitagawa.Part.of("D", 131, 375, 138, 417),
            Kitagawa.Part.of("E", 94, 393, 53, 191),
            Kitagawa.Part.of("F", 24, 341, 22, 373));

    @Test
    void kitagawa_ofBerkeley_isSimpsonsParadox() {
        Kitagawa split = Kitagawa.of(BERKELEY);

        // computed outside this library
        assertThat(split.after().toDouble()).isCloseTo(.445187663, within(5e-10));
        assertThat(split.before().toDouble()).isCloseTo(.303542234, within(5e-10));
        assertThat(split.rate().toDouble()).isCloseTo(-.036028483, within(5e-10));
        assertThat(split.mix().toDouble()).isCloseTo(.177673911, within(5e-10));
        assertThat(split.rate().plus(split.mix())).isEqualTo(split.change());
        assertThat(split.warnings()).containsExactly(Kitagawa.Warning.SIMPSON);
        // the three-way form, women as base
        assertThat(sum(split, Kitagawa.Effect::rateAlone)).isCloseTo(-.001087790, within(5e-10));
        // the published three add up to one unit too much in the ninth digit
        assertThat(sum(split, Kitagawa.Effect::mixAlone)).isCloseTo(.212614605, within(1.5e-9));
        assertThat(sum(split, Kitagawa.Effect::together)).isCloseTo(-.069881386, within(5e-10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void kitagawa_addsUp_alsoWithPartsThatAppearOrVanish(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Kitagawa.Part> parts = new ArrayList<>();
        parts.add(Kitagawa.Part.of("both", 3, 7, 4, 9));
        for (int i = 0; i < 20; i++) {
            long before = random.nextInt(4) == 0 ? 0 : random.nextInt(1, 5_000);
            long after = random.nextInt(4) == 0 ? 0 : random.nextInt(1, 5_000);
            parts.add(
                    Kitagawa.Part.of("p" + i, random.nextLong(before + 1), before, random.nextLong(after + 1), after));
        }

        Kitagawa split = Kitagawa.of(parts);

        assertThat(split.rate().plus(split.mix())).as("seed " + seed).isEqualTo(split.change());
    }

    @Test
    void lmdi_splitsTheCostOfChannels() {
        // volume 10,000 to 11,000; shares .5/.3/.2 to .6/.28/.12; unit costs .22/2.8/8.6 to .20/3.0/9.0; worked outside
        Lmdi split = Lmdi.of(
                List.of("volume", "mix", "unit cost"),
                List.of(
                        summand("10000 0.5 0.22", "11000 0.6 0.20"),
                        summand("10000 0.3 2.8", "11000 0.28 3.0"),
                        summand("10000 0.2 8.6", "11000 0.12 9.0")));

        assertThat(split.before()).isEqualByComparingTo("26700");
        assertThat(split.after()).isEqualByComparingTo("22440");
        assertThat(split.effects().get(0).amount().doubleValue()).isCloseTo(2325.21621, within(5e-6));
        assertThat(split.effects().get(1).amount().doubleValue()).isCloseTo(-7731.847664, within(5e-7));
        assertThat(split.effects().get(2).amount().doubleValue()).isCloseTo(1146.631454, within(5e-7));
        assertThat(split.effects().stream().map(Lmdi.Effect::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(split.change());
    }

    @Test
    void shiftShare_splitsTheGrowthOfChannels() {
        List<ShiftShare> split = ShiftShare.of(List.of(
                ShiftShare.Kind.of("web", 100, 140, 1000, 1300),
                ShiftShare.Kind.of("phone", 160, 150, 800, 760),
                ShiftShare.Kind.of("desk", 80, 66, 400, 360)));

        // everything grows from 2,200 to 2,420, a tenth
        assertThat(split).extracting(ShiftShare::national).containsExactly(of(10), of(16), of(8));
        assertThat(split).extracting(ShiftShare::mix).containsExactly(of(20), of(-24), of(-16));
        assertThat(split).extracting(ShiftShare::own).containsExactly(of(10), of(-2), of(-6));
        assertThat(split)
                .allSatisfy(one -> assertThat(one.national().plus(one.mix()).plus(one.own()))
                        .isEqualTo(one.change()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void splits_areThoseOfPlainArithmetic_andAddUpExactly(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Kitagawa.Part> parts = new ArrayList<>();
        List<ShiftShare.Kind> kinds = new ArrayList<>();
        List<Lmdi.Summand> summands = new ArrayList<>();
        double[][] counts = new double[6][];
        for (int i = 0; i < counts.length; i++) {
            long before = 1 + random.nextInt(900);
            long after = 1 + random.nextInt(900);
            long good = random.nextLong(before + 1);
            long then = random.nextLong(after + 1);
            counts[i] = new double[] {good, before, then, after};
            parts.add(Kitagawa.Part.of("p" + i, good, before, then, after));
            kinds.add(ShiftShare.Kind.of("k" + i, good, then, before, after));
            summands.add(summand(before + " 0." + (1 + good), after + " 0." + (1 + then)));
        }
        Kitagawa split = Kitagawa.of(parts);
        double w0 = 0;
        double w1 = 0;
        for (double[] count : counts) {
            w0 += count[1];
            w1 += count[3];
        }
        double rate = 0;
        double mix = 0;
        for (double[] count : counts) {
            double r0 = count[0] / count[1];
            double r1 = count[2] / count[3];
            rate += (r1 - r0) * (count[1] / w0 + count[3] / w1) / 2;
            mix += (count[3] / w1 - count[1] / w0) * (r1 + r0) / 2;
        }
        assertThat(split.rate().toDouble()).as("seed " + seed).isCloseTo(rate, within(1e-12));
        assertThat(split.mix().toDouble()).isCloseTo(mix, within(1e-12));
        assertThat(split.rate().plus(split.mix())).isEqualTo(split.change());
        assertThat(split.warnings().isEmpty()).isEqualTo(rate * (rate + mix) >= 0);

        for (int i = 0; i < counts.length; i++) {
            ShiftShare share = ShiftShare.of(kinds).get(i);
            assertThat(share.national().toDouble()).isCloseTo(counts[i][0] * (w1 / w0 - 1), within(1e-9));
            assertThat(share.mix().toDouble())
                    .isCloseTo(counts[i][0] * (counts[i][3] / counts[i][1] - w1 / w0), within(1e-9));
            assertThat(share.national().plus(share.mix()).plus(share.own())).isEqualTo(share.change());
        }
        Lmdi costs = Lmdi.of(List.of("volume", "unit cost"), summands);
        assertThat(costs.effects().stream().map(Lmdi.Effect::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(costs.change());
        double volume = 0;
        for (Lmdi.Summand one : summands) {
            double v0 = one.before().get(0).multiply(one.before().get(1)).doubleValue();
            double v1 = one.after().get(0).multiply(one.after().get(1)).doubleValue();
            double mean = v0 == v1 ? v0 : (v1 - v0) / (Math.log(v1) - Math.log(v0));
            volume += mean
                    * Math.log(one.after().get(0).doubleValue()
                            / one.before().get(0).doubleValue());
        }
        assertThat(costs.effects().get(0).amount().doubleValue()).isCloseTo(volume, within(1e-8));
    }

    private static Lmdi.Summand summand(String before, String after) {
        return new Lmdi.Summand(numbers(before), numbers(after));
    }

    private static List<BigDecimal> numbers(String text) {
        return List.of(text.split(" ")).stream().map(BigDecimal::new).toList();
    }

    private static Rational of(long value) {
        return Rational.of(value);
    }

    private static double sum(Kitagawa split, Function<Kitagawa.Effect, Rational> part) {
        return split.parts().stream()
                .map(part)
                .reduce(Rational.ZERO, Rational::plus)
                .toDouble();
    }
}
