package org.cxsdk.metrics.state;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxsdk.core.Rational;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class BandedCountsTest {

    // 10 up to 1 week, 20 up to 2, 10 up to 3, 10 beyond: the 25th of 50 lies 15/20 into the second week
    @Test
    void quantile_isInterpolatedInItsBand_andUnknownInTheLastOne() {
        BandedCounts bands = BandedCounts.ofWidth(BigDecimal.ONE, List.of(10L, 20L, 10L, 10L));

        assertThat(bands.quantile(Rational.of(1, 2))).contains(Rational.of(7, 4));
        assertThat(bands.quantile(Rational.of(4, 5))).contains(Rational.of(3));
        assertThat(bands.quantile(Rational.of(9, 10))).isEmpty();
        assertThat(bands.shareWithin(BigDecimal.valueOf(2))).contains(Rational.of(3, 5));
        assertThat(bands.plus(bands).quantile(Rational.of(1, 2))).contains(Rational.of(7, 4));
    }

    // NHS England, incomplete pathways of July 2026, trust R0A: 167,649 waiting, 63.9 % within 18 weeks, median 12.7
    // weeks
    // (12.6849 before rounding), 92 % within 37.5718 weeks
    @Test
    void nhsWaitingList_hasThePublishedFigures() throws IOException {
        Path file =
                Path.of(System.getProperty("cx.data", "../shared/data")).resolve("metrics/nhs_rtt_bands_2026-07.json");
        assumeTrue(Files.exists(file), "sample data absent: " + file);
        Matcher found = Pattern.compile("\"R0A\": \\{\"bands\": \\[([0-9, ]+)]").matcher(Files.readString(file));
        assertThat(found.find()).isTrue();
        List<Long> counts = new ArrayList<>();
        for (String count : found.group(1).split(", ")) {
            counts.add(Long.valueOf(count));
        }
        BandedCounts bands = BandedCounts.ofWidth(BigDecimal.ONE, counts);

        assertThat(bands.total()).isEqualTo(167_649);
        assertThat(bands.quantile(Rational.of(1, 2)).orElseThrow().toDouble()).isCloseTo(12.6849, within(5e-5));
        assertThat(bands.quantile(Rational.of(92, 100)).orElseThrow().toDouble())
                .isCloseTo(37.5718, within(5e-5));
        assertThat(bands.shareWithin(BigDecimal.valueOf(18)).orElseThrow().toDouble())
                .isCloseTo(0.639, within(5e-4));
    }
}
