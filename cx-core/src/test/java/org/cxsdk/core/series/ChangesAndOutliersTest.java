package org.cxsdk.core.series;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Changes of level and values out of line against published tables, R and handbooks. */
class ChangesAndOutliersTest {

    /** Annual flow of the Nile at Aswan, 1871-1970 (Cobb 1978; R dataset Nile). */
    static final double[] NILE = {
        1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
        1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969,
        831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865,
        845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050,
        918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740
    };

    /** Rosner's example in the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.17.3. */
    private static final double[] ROSNER = {
        -0.25, 0.68, 0.94, 1.15, 1.20, 1.26, 1.26, 1.34, 1.38, 1.43, 1.49, 1.49, 1.55, 1.56, 1.58, 1.65, 1.69, 1.70,
        1.76, 1.77, 1.81, 1.91, 1.94, 1.96, 1.99, 2.06, 2.09, 2.10, 2.14, 2.15, 2.23, 2.24, 2.26, 2.35, 2.37, 2.40,
        2.47, 2.54, 2.62, 2.64, 2.90, 2.92, 2.92, 2.93, 3.21, 3.26, 3.30, 3.59, 3.68, 4.30, 4.64, 5.34, 5.42, 6.01
    };

    /** R: set.seed(3); x <- round(cumsum(rnorm(120)), 2); x[c(30, 31, 77)] <- c(25, -19, 30); x[90] <- NA. */
    private static final double[] WALK = {
        -0.96,
        -1.25,
        -1,
        -2.15,
        -1.95,
        -1.92,
        -1.84,
        -0.72,
        -1.94,
        -0.67,
        -1.42,
        -2.55,
        -3.26,
        -3.01,
        -2.86,
        -3.17,
        -4.12,
        -4.77,
        -3.54,
        -3.34,
        -3.92,
        -4.86,
        -5.07,
        -6.73,
        -7.22,
        -7.96,
        -6.8,
        -5.79,
        -5.86,
        25,
        -19,
        -5.24,
        -4.52,
        -3.78,
        -4.13,
        -3.43,
        -2.13,
        -2.09,
        -3.07,
        -2.27,
        -1.49,
        -1.8,
        -0.1,
        -0.89,
        -0.54,
        -2.81,
        -2.97,
        -1.84,
        -2.3,
        -3.2,
        -2.47,
        -3.28,
        -3.01,
        -4.75,
        -6.16,
        -6.61,
        -7.65,
        -6.29,
        -5.37,
        -6.15,
        -5.58,
        -4.66,
        -4.41,
        -4.05,
        -2.88,
        -3.36,
        -3.78,
        -2.83,
        -4.11,
        -3.93,
        -3.96,
        -3.49,
        -2.47,
        -2.2,
        -1.97,
        -1.22,
        30,
        0.38,
        -0.61,
        -0.77,
        0.97,
        0.62,
        1.31,
        2.53,
        3.32,
        3.32,
        3.54,
        2.65,
        3.09,
        Double.NaN,
        1.35,
        0.36,
        -0.29,
        0.76,
        0.37,
        0.3,
        -0.16,
        0.38,
        1.31,
        1.1,
        1.72,
        1.32,
        2.37,
        2.97,
        3.99,
        4.6,
        4.8,
        2.91,
        2.22,
        2.7,
        2.24,
        1.96,
        1.55,
        3.17,
        2.45,
        1.99,
        2.01,
        2.22,
        2.41,
        2.36
    };

    @Test
    void changePoints_ofNile_isTheDamOf1898() {
        double[] scaled = scaled(NILE);

        // R package changepoint: cpt.mean(scale(Nile), method = "PELT", penalty = "BIC")
        assertThat(ChangePoints.of(scaled, 1, 2 * Math.log(100), 1).after()).containsExactly(28);
        assertThat(ChangePoints.of(NILE).after()).containsExactly(28);
        // without scaling the cost takes noise for change
        assertThat(ChangePoints.of(NILE, 1, 2 * Math.log(100), 1).after()).hasSizeGreaterThan(80);
    }

    @Test
    void changePoints_ofSpread_areNotTwoValuesAlike() {
        // points 5 and 6 of Nile are alike: with segments of two they would be one without variance
        assertThat(ChangePoints.ofSpread(NILE).after()).containsExactly(28);
        double[] calm = new double[60];
        for (int i = 0; i < calm.length; i++) {
            calm[i] = 10 + (i < 30 ? 1 : 12) * (i * 7919 % 13 - 6) / 6.0;
        }
        // the level stays, the spread does not
        assertThat(ChangePoints.ofSpread(calm).after())
                .singleElement()
                .satisfies(after -> assertThat(after).isBetween(28, 32));
        assertThat(ChangePoints.ofSpread(new double[] {3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3})
                        .after())
                .isEmpty();
    }

    @Test
    void changePoints_leaveNoSegmentShorterThanAsked() {
        // three points far off at the beginning are no level of their own
        double[] late = {90, 91, 89, 10, 11, 9, 10, 12, 10, 11, 9, 10, 11, 10, 9, 11};
        assertThat(ChangePoints.of(late, 1, 2 * Math.log(late.length), 5).after())
                .allMatch(after -> after >= 5 && after <= late.length - 5);
        assertThat(ChangePoints.of(late, 1, 2 * Math.log(late.length), 3).after())
                .containsExactly(3);
        assertThat(ChangePoints.of(new double[] {1, 9, 1}, 1, 1, 5).after()).isEmpty();
    }

    /** Every segmentation of short series is tried: none is cheaper. */
    @Test
    void changePoints_areTheCheapest_ofAllSegmentations() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            double[] values = new double[15 + random.nextInt(25)];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextGaussian() + (random.nextInt(12) == 0 ? 6 : 0) + (i > values.length / 2 ? 1 : 0);
            }
            double penalty = 2 * Math.log(values.length);

            ChangePoints found = ChangePoints.of(values, 1, penalty, 5);

            assertThat(found.cost() + penalty * found.after().size())
                    .as("seed %d", seed)
                    .isCloseTo(cheapest(values, penalty, 5), within(1e-9));
        }
    }

    private static double cheapest(double[] values, double penalty, int shortest) {
        double[] best = new double[values.length + 1];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = -penalty;
        for (int end = shortest; end <= values.length; end++) {
            for (int start = 0; start <= end - shortest; start++) {
                double mean = Arrays.stream(values, start, end).average().orElseThrow();
                double squares = Arrays.stream(values, start, end)
                        .map(value -> (value - mean) * (value - mean))
                        .sum();
                best[end] = Math.min(best[end], best[start] + squares + penalty);
            }
        }
        return best[values.length];
    }

    @Test
    void changePoints_ofAToy_areFoundWithTheirMeans() {
        double[] toy = {
            10, 11, 9, 10, 12, 10, 11, 10, 9, 11, 20, 21, 19, 20, 22, 20, 21, 20, 19, 21, 15, 14, 16, 15, 15, 14, 16,
            15, 14, 16
        };
        ChangePoints found = ChangePoints.of(toy, 1, 2 * Math.log(30), 1);

        assertThat(found.after()).containsExactly(10, 20);
        assertThat(found.means().get(0)).isCloseTo(10.3, within(1e-12));
        assertThat(found.means().get(1)).isCloseTo(20.3, within(1e-12));
        assertThat(found.means().get(2)).isCloseTo(15, within(1e-12));
        assertThat(found.cost()).isCloseTo(22.2, within(1e-9));
        assertThat(ChangePoints.of(toy).after()).containsExactly(10, 20);
        assertThat(ChangePoints.of(new double[] {3, 3, 3, 3}).after()).isEmpty();
    }

    /** Pettitt's U, place and p of Nile as the R package trend has them; R 4.2.2, strucchange 1.5-3: efp(Nile ~ 1, "OLS-CUSUM"). */
    @Test
    void levelShift_ofNile_isTheDamOf1898() {
        LevelShift shift = LevelShift.of(NILE);

        assertThat(shift.pettitt()).isEqualTo(1617);
        assertThat(shift.after()).isEqualTo(28);
        assertThat(shift.pettittP()).isCloseTo(3.59102e-7, within(5e-13));
        assertThat(shift.cusum()).isCloseTo(2.95176610266, within(5e-12));
        // R takes it from 1, which costs the digits behind 1e-16
        assertThat(shift.cusumP()).isCloseTo(5.40855346e-08, within(5e-17));
    }

    /** With ties: ranks and cumulative sums worked out in R 4.2.2, OLS-CUSUM by strucchange 1.5-3. */
    @Test
    void levelShift_withTies_sharesRanks() {
        LevelShift shift = LevelShift.of(new double[] {2, 2, 3, 5, 5, 6, 9, 8, 9, 9});

        assertThat(shift.pettitt()).isEqualTo(25);
        assertThat(shift.after()).isEqualTo(5);
        assertThat(shift.pettittP()).isCloseTo(0.0661425029766, within(5e-14));
        assertThat(shift.cusum()).isCloseTo(1.3269776053941, within(5e-13));
        assertThat(shift.cusumP()).isCloseTo(0.0590944806996, within(5e-13));
    }

    @Test
    void levelShift_ofAConstant_isNone() {
        LevelShift shift = LevelShift.of(new double[] {3, 3, 3, 3});

        assertThat(shift.pettitt()).isZero();
        assertThat(shift.pettittP()).isEqualTo(1);
        assertThat(shift.cusumP()).isEqualTo(1);
    }

    @Test
    void surveillance_ofNile_signalsAtTheFourthPoint() {
        double[] baseline = Arrays.copyOf(NILE, 28);
        double mean = Arrays.stream(baseline).average().orElseThrow();
        double sd = Math.sqrt(
                Arrays.stream(baseline).map(x -> (x - mean) * (x - mean)).sum() / 27);
        Surveillance watch = Surveillance.against(mean, sd);
        double[] later = Arrays.copyOfRange(NILE, 28, 32);

        // worked in R from the definitions
        assertThat(mean).isEqualTo(1097.75);
        assertThat(sd).isCloseTo(134.9961934, within(5e-8));
        List<Surveillance.CusumPoint> cusum = watch.cusum(later, 0.5, 5);
        double[] below = {1.898216, 3.307529, 4.464983, 6.955808};
        for (int i = 0; i < 4; i++) {
            assertThat(cusum.get(i).below()).isCloseTo(below[i], within(5e-7));
            assertThat(cusum.get(i).signal()).isEqualTo(i == 3);
        }
        // from the first point of the baseline on
        List<Surveillance.EwmaPoint> ewma = watch.ewma(Arrays.copyOf(NILE, 32), 0.2, 2.7);
        double[] smoothed = {1058.914663, 1015.131730, 986.905384, 928.324307};
        for (int i = 0; i < 4; i++) {
            assertThat(ewma.get(28 + i).value()).isCloseTo(smoothed[i], within(5e-7));
        }
        assertThat(ewma.stream().filter(Surveillance.EwmaPoint::signal))
                .extracting(Surveillance.EwmaPoint::index)
                .containsExactly(32);
    }

    @Test
    void esd_ofRosnersExample_findsThree() {
        Outliers.Esd esd = Outliers.esd(ROSNER, 10, 0.05);

        // NIST/SEMATECH e-Handbook 1.3.5.17.3, further digits from R
        double[] statistics = {3.118906, 2.942973, 3.179424, 2.810181};
        double[] critical = {3.158794, 3.151430, 3.143890, 3.136165};
        for (int i = 0; i < 4; i++) {
            assertThat(esd.steps().get(i).statistic()).isCloseTo(statistics[i], within(5e-7));
            assertThat(esd.steps().get(i).critical()).isCloseTo(critical[i], within(5e-7));
        }
        assertThat(esd.outliers()).containsExactly(54, 53, 52);
    }

    @Test
    void hampel_ofRosnersExample_flagsOneMore() {
        // median 2.095, 1.4826 MAD .808017
        assertThat(Outliers.hampel(ROSNER, 3)).containsExactly(51, 52, 53, 54);
    }

    /** R 4.2.2: supsmu(1:100, Nile)$y; forecast 8.20: tsoutliers(Nile), tsoutliers(x). */
    @Test
    void aroundCourse_findsWhatRFinds() {
        double[] course = SuperSmoother.smooth(NILE);
        int[] at = {1, 2, 28, 50, 99, 100};
        double[] expected = {
            1164.284862950226,
            1156.439332449886,
            1008.469387755101,
            834.802520953309,
            726.919313516848,
            681.971753179847
        };
        for (int i = 0; i < at.length; i++) {
            // R writes the spans 0.05 and 0.2 in single precision, which costs the ninth digit
            assertThat(course[at[i] - 1]).as("point " + at[i]).isCloseTo(expected[i], within(1e-6));
        }
        assertThat(Outliers.aroundCourse(NILE)).isEmpty();
        // a random walk, of which neither a level nor a line tells anything
        assertThat(Outliers.aroundCourse(WALK)).containsExactly(30, 31, 77);
        assertThat(Outliers.aroundCourse(new double[] {3, 3, 3, 3, 3, 3, 3})).isEmpty();
    }

    @Test
    void withoutSeason_leavesOneStrangeHourToBeFound() {
        // four weeks of hours: busy by day, quiet by night and at weekends; one night is not
        double[] hours = new double[4 * 168];
        for (int i = 0; i < hours.length; i++) {
            int hour = i % 24;
            hours[i] = (i % 168 >= 120 ? 5 : hour >= 9 && hour < 17 ? 60 + hour : 2) + (i * 7919 % 13 - 6) / 6.0;
        }
        hours[2 * 168 + 51] = 40;

        // 40 calls are nothing by day, and so nothing among all hours
        assertThat(Outliers.esd(hours, 5, 0.05).outliers()).isEmpty();
        double[] rest = Outliers.withoutSeason(hours, 168);
        assertThat(Outliers.esd(rest, 5, 0.05).outliers()).containsExactly(2 * 168 + 52);
        assertThat(rest[0]).isEqualTo(hours[0] - median(hours[0], hours[168], hours[336], hours[504]));
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[1] + sorted[2]) / 2;
    }

    @Test
    void counts_raiseNoMoreFalseAlarmsThanAllowed() {
        // P(X >= 10 | 3) = .00110249, from tables of the Poisson distribution; of 20 cells that is .02205 after
        // Benjamini-Hochberg
        long[] observed = new long[20];
        double[] expected = new double[20];
        Arrays.fill(observed, 3);
        Arrays.fill(expected, 3);
        observed[7] = 10;

        List<Outliers.CountAlarm> alarms = Outliers.counts(observed, expected, 0.05);

        assertThat(alarms).extracting(Outliers.CountAlarm::index).containsExactly(8);
        assertThat(alarms.get(0).p()).isCloseTo(.00110249, within(5e-9));
        assertThat(alarms.get(0).adjusted()).isCloseTo(20 * .00110249, within(1e-7));
        // 7 or more of 3: .0335, a signal alone but not among twenty
        observed[7] = 7;
        assertThat(Outliers.counts(observed, expected, 0.05)).isEmpty();
    }

    private static double[] scaled(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double sd = Math.sqrt(
                Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1));
        return Arrays.stream(values).map(x -> (x - mean) / sd).toArray();
    }
}
