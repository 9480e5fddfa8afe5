package org.cxsdk.metrics.state;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class MomentsTest {

    // NIST StRD, univariate summary statistics: certified mean and standard deviation, 15 digits, from the heads of the
    // files
    @ParameterizedTest
    @CsvSource({
        "Lew.txt, -177.435000000000, 277.332168044316",
        "Lottery.txt, 518.958715596330, 291.699727470969",
        "Mavro.txt, 2.00185600000000, 0.000429123454003053",
        "Michelso.txt, 299.852400000000, 0.0790105478190518",
        "NumAcc1.txt, 10000002, 1",
        "NumAcc2.txt, 1.2, 0.1",
        "NumAcc3.txt, 1000000.2, 0.1",
        "NumAcc4.txt, 10000000.2, 0.1",
        "PiDigits.txt, 4.53480000000000, 2.86733906028871"
    })
    void meanAndDeviation_haveTheDigitsThatNistCertifies(String file, double mean, double deviation)
            throws IOException {
        Moments moments = new Moments();
        values(file).forEach(moments::add);

        assertThat(moments.mean().toDouble()).isCloseTo(mean, within(Math.abs(mean) * 1e-14));
        assertThat(moments.deviation().orElseThrow()).isCloseTo(deviation, within(deviation * 1e-14));
    }

    // NumAcc4 in miniature, by its definition (NIST): 1001 values around 10,000,000.2, a standard deviation of exactly
    // 0.1.
    // Summing squares in doubles gives 0; Welford's method 0.100000000559.
    @Test
    void deviation_losesNoDigits_whereDoublesCancelAll() {
        Moments moments = new Moments();
        moments.add(new BigDecimal("10000000.2"));
        for (int i = 0; i < 500; i++) {
            moments.add(new BigDecimal("10000000.1"));
            moments.add(new BigDecimal("10000000.3"));
        }

        assertThat(moments.deviation()).hasValue(0.1);
    }

    @Test
    void deviation_isAbsent_forOneValue() {
        Moments moments = new Moments();
        moments.add(BigDecimal.TEN);

        assertThat(moments.deviation()).isEmpty();
    }

    private static List<BigDecimal> values(String name) throws IOException {
        Path file = Path.of(System.getProperty("cx.data", "../../shared/data")).resolve("metrics/nist/" + name);
        assumeTrue(Files.exists(file), "sample data absent: " + file);
        List<String> lines = Files.readAllLines(file);
        // the head says where the numbers stand, as "Data : lines 61 to 1061", or is marked by # and =
        Matcher place =
                Pattern.compile("Data\\s*:\\s*lines\\s+(\\d+)\\s+to\\s+(\\d+)").matcher(String.join("\n", lines));
        boolean told = place.find();
        List<BigDecimal> values = new ArrayList<>();
        for (String line : lines.subList(told ? Integer.parseInt(place.group(1)) - 1 : 0, lines.size())) {
            if (!line.isBlank() && !line.startsWith("#") && !line.contains("=")) {
                values.add(new BigDecimal(line.strip()));
            }
        }
        return values;
    }
}
