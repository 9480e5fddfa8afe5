package org.cxsdk.feedback.score;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class OrdinalLogitTest {

    private static final Path HOUSING =
            Path.of(System.getProperty("cx.data", "../shared/data"), "feedback", "mass_housing.csv");

    // R: polr(Sat ~ Infl + Type + Cont, weights = Freq, data = housing), coefficients, cuts and deviance to six
    // decimals;
    // standard errors as summary() prints them (Venables and Ripley, "Modern applied statistics with S", 7.3)
    @Test
    void housing_equalsPolr() {
        Assumptions.assumeTrue(Files.exists(HOUSING), "sample data absent: " + HOUSING);
        List<Integer> satisfied = new ArrayList<>();
        List<double[]> drivers = new ArrayList<>();
        List<Double> counts = new ArrayList<>();
        CsvReader.of(Source.of(HOUSING))
                .required("Sat", "Infl", "Type", "Cont", "Freq")
                .read(row -> {
                    satisfied.add(List.of("Low", "Medium", "High").indexOf(row.text("Sat")));
                    drivers.add(new double[] {
                        is(row.text("Infl"), "Medium"),
                        is(row.text("Infl"), "High"),
                        is(row.text("Type"), "Apartment"),
                        is(row.text("Type"), "Atrium"),
                        is(row.text("Type"), "Terrace"),
                        is(row.text("Cont"), "High")
                    });
                    counts.add(Double.parseDouble(row.text("Freq")));
                });
        OrdinalLogit.Result result = OrdinalLogit.of(
                satisfied.stream().mapToInt(Integer::intValue).toArray(),
                drivers.toArray(double[][]::new),
                counts.stream().mapToDouble(Double::doubleValue).toArray());

        assertThat(result.n()).isEqualTo(1681);
        // polr stops a little before the maximum, at a relative tolerance of 1e-8 of the deviance
        double[] coefficients = {.566394, 1.288819, -.572350, -.366187, -1.091015, .360284};
        double[] errors = {.10465, .12716, .11924, .15517, .15149, .09554};
        for (int i = 0; i < coefficients.length; i++) {
            assertThat(result.effects().get(i).coefficient()).isCloseTo(coefficients[i], within(2e-5));
            assertThat(result.effects().get(i).standardError()).isCloseTo(errors[i], within(1e-4));
        }
        assertThat(result.cuts().get(0)).isCloseTo(-.496135, within(2e-5));
        assertThat(result.cuts().get(1)).isCloseTo(.690708, within(2e-5));
        assertThat(result.deviance()).isCloseTo(3479.149299, within(1e-5));
    }

    private static double is(String text, String level) {
        return text.equals(level) ? 1 : 0;
    }

    // by hand: with one yes/no driver and two ratings the coefficient is the log odds ratio of the table 10 20 / 30 15,
    // its error sqrt(1/10 + 1/20 + 1/30 + 1/15)
    @Test
    void twoByTwo_isTheOddsRatio() {
        OrdinalLogit.Result result = OrdinalLogit.of(
                new int[] {1, 2, 1, 2}, new double[][] {{0}, {0}, {1}, {1}}, new double[] {30, 15, 10, 20});

        OrdinalLogit.Effect effect = result.effects().get(0);
        assertThat(effect.oddsRatio()).isCloseTo(4, within(1e-8));
        assertThat(effect.standardError()).isCloseTo(Math.sqrt(.1 + .05 + 1 / 30.0 + 1 / 15.0), within(1e-8));
        assertThat(effect.low()).isLessThan(4);
        assertThat(effect.high()).isGreaterThan(4);
        assertThat(effect.p()).isLessThan(.01);
    }

    @Test
    void unsoundInput_isRefusedWithAReason() {
        int[] outcome = new int[40];
        double[][] same = new double[40][1];
        double[][] telling = new double[40][1];
        double[][] constant = new double[40][2];
        for (int i = 0; i < 40; i++) {
            outcome[i] = i % 4;
            telling[i][0] = i % 4;
            constant[i][0] = i % 3;
            constant[i][1] = 1;
            same[i][0] = i % 3;
        }

        assertThat(OrdinalLogit.of(outcome, telling).refusals()).containsExactly(OrdinalLogit.Refusal.SEPARATED);
        assertThat(OrdinalLogit.of(outcome, constant).refusals())
                .containsExactly(OrdinalLogit.Refusal.DRIVERS_COINCIDE);
        assertThat(OrdinalLogit.of(new int[40], same).refusals()).containsExactly(OrdinalLogit.Refusal.NOTHING_VARIES);
        assertThat(OrdinalLogit.of(new int[] {1, 2}, new double[][] {{1}, {2}}).refusals())
                .containsExactly(OrdinalLogit.Refusal.TOO_FEW_ANSWERS);
        assertThat(OrdinalLogit.of(new int[0], new double[0][]).refusals())
                .containsExactly(OrdinalLogit.Refusal.NO_DRIVER);
        assertThat(OrdinalLogit.of(outcome, same).refusals()).isEmpty();
    }
}
