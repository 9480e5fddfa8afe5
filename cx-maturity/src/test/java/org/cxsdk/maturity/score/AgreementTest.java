package org.cxsdk.maturity.score;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Published examples: Cohen, Fleiss 1971, Krippendorff 2004, Shrout and Fleiss 1979; and those of the sample data. */
class AgreementTest {

    private static final Path VECTORS =
            Path.of(System.getProperty("cx.data", "../shared/data"), "maturity", "agreement-vectors.json");

    /** po = 35/50, pe = 0.5: (0.7 - 0.5) / (1 - 0.5). */
    @Test
    void cohen_isTheShareOfAgreementBeyondChance() {
        assertThat(Agreement.cohen(new int[][] {{20, 5}, {10, 15}}, Agreement.Weights.NONE))
                .hasValueCloseTo(0.4, within(1e-12));
    }

    /** Fleiss 1971, ten subjects by fourteen raters, kappa 0.210. */
    @Test
    void fleiss_equalsTheClassicTable() {
        int[][] table = {
            {0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
            {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}
        };
        assertThat(Agreement.fleiss(table)).hasValueCloseTo(0.20993, within(5e-6));
    }

    /** Krippendorff, "Computing Krippendorff's Alpha-Reliability": four observers, twelve units; .743 .815 .849 .797. */
    @Test
    void krippendorff_equalsThePublishedValues_withGaps() {
        Double[][] raters = {
            {1., 2., 3., 3., 2., 1., 4., 1., 2., null, null, null},
            {1., 2., 3., 3., 2., 2., 4., 1., 2., 5., null, 3.},
            {null, 3., 3., 3., 2., 3., 4., 2., 2., 5., 1., null},
            {1., 2., 3., 3., 2., 4., 4., 1., 2., 5., 1., null}
        };
        List<List<Double>> units = new ArrayList<>();
        for (int u = 0; u < 12; u++) {
            List<Double> unit = new ArrayList<>();
            for (Double[] rater : raters) {
                if (rater[u] != null) {
                    unit.add(rater[u]);
                }
            }
            units.add(unit);
        }
        assertThat(Agreement.krippendorff(units, Agreement.Scale.NOMINAL)).hasValueCloseTo(.743, within(5e-4));
        assertThat(Agreement.krippendorff(units, Agreement.Scale.ORDINAL)).hasValueCloseTo(.815, within(5e-4));
        assertThat(Agreement.krippendorff(units, Agreement.Scale.INTERVAL)).hasValueCloseTo(.849, within(5e-4));
        assertThat(Agreement.krippendorff(units, Agreement.Scale.RATIO)).hasValueCloseTo(.797, within(5e-4));
    }

    /** Shrout and Fleiss 1979, table 4: .17 .29 .71 and .44 .62 .91; R's psych gives the further digits. */
    @Test
    void intraclass_equalsShroutAndFleiss() {
        double[][] ratings = {{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}};
        Agreement.Intraclass icc = Agreement.intraclass(ratings).orElseThrow();

        assertThat(icc.oneRandom()).isCloseTo(.16574, within(5e-6));
        assertThat(icc.twoRandom()).isCloseTo(.28976, within(5e-6));
        assertThat(icc.twoFixed()).isCloseTo(.71484, within(5e-6));
        assertThat(icc.oneRandomMean()).isCloseTo(.44280, within(5e-6));
        assertThat(icc.twoRandomMean()).isCloseTo(.62005, within(5e-6));
        assertThat(icc.twoFixedMean()).isCloseTo(.90932, within(5e-6));
    }

    @Test
    void nothingIsDefined_whereNobodyCouldDiffer() {
        List<List<Double>> same = List.of(List.of(3., 3.), List.of(3., 3.), List.of(3.));

        assertThat(Agreement.krippendorff(same, Agreement.Scale.ORDINAL)).isEmpty();
        assertThat(Agreement.fleiss(new int[][] {{2, 0}, {2, 0}})).isEmpty();
        assertThat(Agreement.cohen(new int[][] {{4, 0}, {0, 0}}, Agreement.Weights.QUADRATIC))
                .isEmpty();
        assertThat(Agreement.intraclass(new double[][] {{1, 1}, {1, 1}})).isEmpty();
    }

    @Test
    void fiveLevels_byThreeAssessors_equalTheVectors() {
        Assumptions.assumeTrue(Files.isRegularFile(VECTORS), "sample data absent: " + VECTORS);
        JsonNode v = JsonMapper.shared().readTree(VECTORS.toFile()).get("fiveLevelThreeAssessors");
        int[] a = ints(v.get("a"));
        int[] b = ints(v.get("b"));
        int[] c = ints(v.get("c"));
        int[][] ab = new int[5][5];
        int[][] counts = new int[a.length][5];
        List<List<Double>> two = new ArrayList<>();
        List<List<Double>> three = new ArrayList<>();
        for (int i = 0; i < a.length; i++) {
            ab[a[i] - 1][b[i] - 1]++;
            counts[i][a[i] - 1]++;
            counts[i][b[i] - 1]++;
            counts[i][c[i] - 1]++;
            two.add(List.of((double) a[i], (double) b[i]));
            three.add(List.of((double) a[i], (double) b[i], (double) c[i]));
        }
        assertThat(Agreement.cohen(ab, Agreement.Weights.NONE))
                .hasValueCloseTo(v.get("cohen_ab").asDouble(), within(1e-12));
        assertThat(Agreement.cohen(ab, Agreement.Weights.LINEAR))
                .hasValueCloseTo(v.get("cohen_ab_linear").asDouble(), within(1e-12));
        assertThat(Agreement.cohen(ab, Agreement.Weights.QUADRATIC))
                .hasValueCloseTo(v.get("cohen_ab_quadratic").asDouble(), within(1e-12));
        assertThat(Agreement.fleiss(counts)).hasValueCloseTo(v.get("fleiss_abc").asDouble(), within(1e-12));
        for (Agreement.Scale scale :
                List.of(Agreement.Scale.NOMINAL, Agreement.Scale.ORDINAL, Agreement.Scale.INTERVAL)) {
            String name = scale.name().toLowerCase(java.util.Locale.ROOT);
            assertThat(Agreement.krippendorff(two, scale))
                    .hasValueCloseTo(v.get("kripp_ab").get(name).asDouble(), within(1e-12));
            assertThat(Agreement.krippendorff(three, scale))
                    .hasValueCloseTo(v.get("kripp_abc").get(name).asDouble(), within(1e-12));
        }
    }

    /** Raters who agree on everything correlate at 1, and never above it. */
    @Test
    void intraclass_isAtMostOne_whenAllAgree() {
        double[][] same = new double[61][3];
        for (int i = 0; i < same.length; i++) {
            java.util.Arrays.fill(same[i], i % 4 * 100.0 / 3);
        }
        Agreement.Intraclass found = Agreement.intraclass(same).orElseThrow();
        assertThat(List.of(found.oneRandom(), found.twoRandom(), found.twoFixed(), found.twoRandomMean()))
                .allSatisfy(icc -> assertThat(icc).isLessThanOrEqualTo(1).isCloseTo(1, within(1e-12)));
    }

    private static int[] ints(JsonNode list) {
        int[] ints = new int[list.size()];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = list.get(i).asInt();
        }
        return ints;
    }
}
