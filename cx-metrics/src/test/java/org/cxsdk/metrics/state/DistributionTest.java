package org.cxsdk.metrics.state;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Quantiles, exact and from buckets; with the faults that other histograms are known for. */
class DistributionTest {

    // R: quantile(c(3,7,8,5,12,14,21,13,18), c(.25,.5,.9,.95), type=7)
    @ParameterizedTest
    @CsvSource({"0.25, 7", "0.5, 12", "0.9, 18.6", "0.95, 19.8"})
    void quantile_isOfType7(BigDecimal p, BigDecimal expected) {
        Distribution values = new Distribution();
        for (int value : new int[] {3, 7, 8, 5, 12, 14, 21, 13, 18}) {
            values.add(BigDecimal.valueOf(value));
        }

        assertThat(values.quantile(p).value()).isEqualByComparingTo(expected);
        assertThat(values.quantile(p).exact()).isTrue();
    }

    // Micrometer issue 1997: of the values 1 to 9 the greatest is 9, but p90 was 15
    @Test
    void quantile_isNeverAboveTheGreatestValue() {
        ExponentialHistogram histogram = new ExponentialHistogram();
        for (int value = 1; value <= 9; value++) {
            histogram.add(BigDecimal.valueOf(value));
        }

        assertThat(histogram.quantile(0.9).value()).isLessThanOrEqualTo(BigDecimal.valueOf(9));
        assertThat(histogram.quantile(0.9).value().doubleValue()).isCloseTo(8.2, within(8.2 * 0.0028));
        assertThat(histogram.quantile(1).value()).isEqualByComparingTo("9");
        assertThat(histogram.quantile(0).value()).isEqualByComparingTo("1");
    }

    // HdrHistogram with two digits: of the single value 1,000,000 both p50 and the greatest are 1,003,519
    @Test
    void aSingleValue_isExact() {
        ExponentialHistogram histogram = new ExponentialHistogram();
        histogram.add(BigDecimal.valueOf(1_000_000));

        assertThat(histogram.quantile(0.5)).isEqualTo(new Quantile(BigDecimal.valueOf(1_000_000), 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void buckets_holdWhatTheyPromise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[2_001];
        ExponentialHistogram histogram = new ExponentialHistogram();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.rint(Math.exp(random.nextDouble(0, 12)));
            histogram.add(BigDecimal.valueOf(values[i]));
        }
        Arrays.sort(values);

        // with 2,001 values these fall on one value each
        for (double p : new double[] {0.1, 0.25, 0.5, 0.75, 0.9, 0.95}) {
            double exact = values[(int) Math.round(2_000 * p)];
            Quantile quantile = histogram.quantile(p);
            assertThat(quantile.value().doubleValue())
                    .as("p %s of seed %s", p, seed)
                    .isCloseTo(exact, within(exact * quantile.relativeError() * (1 + 1e-9)));
        }
    }

    // t-digest issue 94: the order of merging moved the median; here 16 parts in 20 orders give the same bytes
    @Test
    void theSwitch_fromValuesToBuckets_dependsOnTheValuesAlone() {
        SplittableRandom random = new SplittableRandom(11);
        Distribution whole = new Distribution();
        Distribution[] parts = new Distribution[16];
        Arrays.setAll(parts, i -> new Distribution());
        for (int i = 0; i < 40_000; i++) {
            BigDecimal value = BigDecimal.valueOf(random.nextLong(1, 1_000_000_000), 3);
            whole.add(value);
            parts[random.nextInt(parts.length)].add(value);
        }
        for (int order = 0; order < 20; order++) {
            Distribution merged = new Distribution();
            int from = order % 16;
            for (int i = 0; i < 16; i++) {
                merged.merge(parts[(from + i * 5) % 16]);
            }
            assertThat(merged.toBytes()).isEqualTo(whole.toBytes());
        }
        assertThat(whole.exact()).isFalse();
        assertThat(parts[0].exact()).isTrue();
    }

    @Test
    void scale_becomesCoarser_whereValuesSpanMoreThanTheBucketsReach() {
        ExponentialHistogram histogram = new ExponentialHistogram();
        ExponentialHistogram other = new ExponentialHistogram();
        for (int exponent = -30; exponent < 30; exponent++) {
            for (int i = 0; i < 100; i++) {
                BigDecimal value = BigDecimal.valueOf(1_000 + 90L * i, 3).scaleByPowerOfTen(exponent);
                (i % 2 == 0 ? histogram : other).add(value);
            }
        }
        histogram.merge(other);

        assertThat(histogram.scale()).isLessThan(Buckets.FINEST);
        assertThat(histogram.buckets()).isLessThanOrEqualTo(ExponentialHistogram.MOST_BUCKETS);
        assertThat(histogram.count()).isEqualTo(6_000);
    }

    // OpenTelemetry data model, exponential histogram: at scale 0, (1, 2] is bucket 0 and 1 itself belongs to bucket -1
    @ParameterizedTest
    @CsvSource({"1, -1", "1.5, 0", "2, 0", "2.0000001, 1", "4, 1", "0.5, -2", "0.51, -1", "1024, 9", "1025, 10"})
    void bounds_areThoseOfOpenTelemetry(double value, int bucketAtScale0) {
        assertThat(Buckets.index(value) >> Buckets.FINEST).isEqualTo(bucketAtScale0);
        assertThat(value)
                .isGreaterThan(Buckets.lower(bucketAtScale0, 0))
                .isLessThanOrEqualTo(Buckets.lower(bucketAtScale0 + 1, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyValue_liesWithinTheBoundsOfItsBucket(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            double value = Math.exp(random.nextDouble(-300, 300));
            int index = Buckets.index(value);
            assertThat(value)
                    .isGreaterThan(Buckets.lower(index, Buckets.FINEST))
                    .isLessThanOrEqualTo(Buckets.lower(index + 1, Buckets.FINEST));
        }
    }

    // the goal: at most 200 bytes for a cell of 55 waiting times
    @Test
    void aCellOf55Events_isStoredInAtMost200Bytes() {
        SplittableRandom random = new SplittableRandom(5);
        int most = 0;
        for (int cell = 0; cell < 500; cell++) {
            ExponentialHistogram histogram = new ExponentialHistogram();
            for (int i = 0; i < 55; i++) {
                histogram.add(BigDecimal.valueOf((long) Math.exp(random.nextDouble(3, 9))));
            }
            most = Math.max(most, histogram.toBytes().length);
        }
        assertThat(most).isLessThanOrEqualTo(200);
    }
}
