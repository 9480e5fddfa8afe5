package org.cxsdk.core.series;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Trends against the figures of the R package trend and of pyMannKendall, which is held to R's modifiedmk and fume. */
class TrendVectorsTest {

    private static final double GAP = Double.NaN;

    /** Level of Lake Huron in feet, 1875-1972 (Brockwell and Davis 1991; R dataset LakeHuron). */
    private static final double[] HURON = {
        580.38, 581.86, 580.97, 580.8, 579.79, 580.39, 580.42, 580.82, 581.4, 581.32, 581.44, 581.68, 581.17,
        580.53, 580.01, 579.91, 579.14, 579.16, 579.55, 579.67, 578.44, 578.24, 579.1, 579.09, 579.35, 578.82,
        579.32, 579.01, 579, 579.8, 579.83, 579.72, 579.89, 580.01, 579.37, 578.69, 578.19, 578.67, 579.55,
        578.92, 578.09, 579.37, 580.13, 580.14, 579.51, 579.24, 578.66, 578.86, 578.05, 577.79, 576.75, 576.75,
        577.82, 578.64, 580.58, 579.48, 577.38, 576.9, 576.94, 576.24, 576.84, 576.85, 576.9, 577.79, 578.18,
        577.51, 577.23, 578.42, 579.61, 579.05, 579.26, 579.22, 579.38, 579.1, 577.95, 578.12, 579.75, 580.85,
        580.41, 579.96, 579.61, 578.76, 578.18, 577.21, 577.13, 579.1, 578.25, 577.91, 576.89, 575.96, 576.8,
        577.68, 578.38, 578.52, 579.74, 579.31, 579.89, 579.96
    };

    /** Monthly rainfall in mm over thirty years, from the tests of pyMannKendall (Hussain and Mahmud 2019). */
    private static final double[] RAIN = {
        32, 20, 25, 189, 240, 193, 379, 278, 301, 0, 0, 82, 0, 4, GAP, GAP, 121, 234, 360, 262, 120, 30, 11, 1, 7, 3,
        31, 31, 355, 102, 248, 274, 308, GAP, 5, 26, 11, 16, 6, 48, 388, 539, 431, 272, 404, 186, 0, 2, 0, 4, 1, 54,
        272, 459, 235, 164, 365, 135, 2, GAP, GAP, 4, 0, 128, 210, 163, 446, 225, 462, 467, 19, 13, 0, 3, 17, 132, 178,
        338, 525, 623, 145, 31, 19, 3, 0, 29, 25, 87, 259, 756, 486, 180, 292, 43, 92, 1, 0, 16, 2, 0, 130, 253, 594,
        111, 273, 30, 0, 4, 0, 27, 24, 41, 292, 378, 499, 265, 320, 227, 4, 0, 4, 14, 8, 48, 416, 240, 404, 207, 733,
        105, 0, 112, 0, 14, 0, 30, 140, 202, 289, 159, 424, 106, 3, 0, 65, 3, 14, 58, 268, 466, 432, 266, 240, 95, 1, 0,
        10, 26, 4, 114, 94, 289, 173, 208, 263, 156, 5, 0, 16, 16, 14, 0, 111, 475, 534, 432, 471, 117, 70, 1, 3, 28, 7,
        401, 184, 283, 338, 171, 335, 176, 0, 0, 10, 11, 9, 140, 102, 208, 298, 245, 220, 29, 2, 27, 10, 13, 26, 84,
        143, 367, 749, 563, 283, 353, 10, 0, 0, 0, 0, 9, 246, 265, 343, 429, 168, 133, 17, 0, 18, 35, 76, 158, 272, 250,
        190, 289, 466, 84, 0, 0, 0, 0, 0, 22, 217, 299, 185, 115, 344, 203, 8, GAP, GAP, 0, 5, 284, 123, 254, 476, 496,
        326, 27, 20, 0, 4, 53, 72, 113, 214, 364, 219, 220, 156, 264, 0, 13, 0, 0, 45, 90, 137, 638, 529, 261, 206, 251,
        0, 0, 5, 9, 58, 72, 138, 130, 471, 328, 356, 523, 0, 1, 0, 0, 12, 143, 193, 184, 192, 138, 174, 69, 1, 0, 0, 18,
        25, 28, 92, 732, 320, 256, 302, 131, 15, 0, 27, 0, 22, 20, 213, 393, 474, 374, 109, 159, 0, 0, 0, 3, 3, 49, 205,
        128, 194, 570, 169, 89, 0, 0, 0, 0, 0, 26, 185, 286, 92, 225, 244, 190, 3, 20
    };

    @Test
    void trend_ofLakeHuron_isRs() {
        Trend trend = Trend.of(HURON, 0.95);

        // mk.test, sens.slope
        assertThat(trend.s()).isEqualTo(-1682);
        assertThat(trend.variance()).isCloseTo(106136.6667, within(5e-5));
        assertThat(trend.z()).isCloseTo(-5.159825226, within(5e-10));
        assertThat(trend.senSlope()).isCloseTo(-.025125, within(5e-7));
    }

    @Test
    void tau_isKendallsB() {
        // R: cor(x, 1:15, method = "kendall")
        assertThat(Trend.of(new double[] {2, 2, 3, 3, 3, 4, 4, 5, 5, 5, 6, 4, 7, 7, 6}, 0.95)
                        .tau())
                .isCloseTo(.819688600, within(5e-10));
        assertThat(Trend.of(new double[] {1, 2, 3}, 0.95).tau()).isEqualTo(1);
        assertThat(Trend.of(new double[] {4, 4, 4}, 0.95).tau()).isZero();
    }

    @Test
    void trend_withGaps_countsTheTimeBetween() {
        long[] months = IntStream.range(0, RAIN.length)
                .filter(month -> !Double.isNaN(RAIN[month]))
                .asLongStream()
                .toArray();
        Trend trend = Trend.at(months, rainfall(), 0.95);

        assertThat(RAIN).hasSize(360);
        assertThat(trend.s()).isEqualTo(-1959);
        assertThat(trend.variance()).isCloseTo(4889800.333333333, within(1e-8));
        assertThat(trend.z()).isCloseTo(-0.8854562842589916, within(1e-15));
        assertThat(trend.p()).isCloseTo(0.37591058740506833, within(1e-14));
        assertThat(trend.senSlope()).isCloseTo(-0.006369426751592357, within(1e-17));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trend.at(new long[] {1, 3, 3}, new double[] {1, 2, 3}, .95))
                .withMessageContaining("from 3 to 3");
    }

    @Test
    void trend_amongValuesThatFollowEachOther_isHamedAndRaos() {
        // hamed_rao_modification_test(…, lag = 3): its lags are counted with 0. It detrends with the slope over the
        // gaps,
        // so its variance differs from ours in the fourth digit
        Trend trend = Trend.autocorrelated(rainfall(), 2, 0.95);
        assertThat(trend.s()).isEqualTo(-1959);
        assertThat(trend.variance()).isCloseTo(14228919.889368296, within(3e3));
        assertThat(trend.z()).isCloseTo(-0.5190709455046154, within(1e-4));
    }

    @Test
    void trend_ofWhatFollowsItself_alarmsLess() {
        int plain = 0;
        int allowed = 0;
        for (long seed = 1; seed <= 200; seed++) {
            double[] values = following(seed, 100, 0.5);
            plain += Trend.of(values, 0.95).significant(0.05) ? 1 : 0;
            allowed += Trend.autocorrelated(values, 3, 0.95).significant(0.05) ? 1 : 0;
        }
        // 10 of 200 are asked for; to assume independence where there is none gives far more
        assertThat(plain).isGreaterThan(40);
        assertThat(allowed).isLessThan(plain / 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void trend_isThatOfAllPairs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values =
                IntStream.range(0, 25).mapToDouble(i -> random.nextInt(12)).toArray();
        double rising = 0;
        double tied = 0;
        double[] slopes = new double[300];
        int k = 0;
        for (int i = 0; i < 25; i++) {
            for (int j = 0; j < i; j++) {
                rising += Double.compare(values[i], values[j]);
                tied += values[i] == values[j] ? 1 : 0;
                slopes[k++] = (values[i] - values[j]) / (i - j);
            }
        }
        Arrays.sort(slopes);
        Trend trend = Trend.of(values, 0.95);

        assertThat(trend.s()).as("seed " + seed).isEqualTo((long) rising);
        assertThat(trend.tau()).isCloseTo(rising / Math.sqrt(300 * (300 - tied)), within(1e-15));
        assertThat(trend.senSlope()).isEqualTo((slopes[149] + slopes[150]) / 2);
    }

    /** Values each of which keeps a share of the one before. */
    private static double[] following(long seed, int n, double share) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        double last = random.nextGaussian() / Math.sqrt(1 - share * share);
        for (int i = 0; i < n; i++) {
            last = share * last + random.nextGaussian();
            values[i] = last;
        }
        return values;
    }

    private static double[] rainfall() {
        return Arrays.stream(RAIN).filter(value -> !Double.isNaN(value)).toArray();
    }
}
