package org.cxsdk.feedback.score;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The samples of the R package survey (apistrat, apiclus1) with the weights that its functions give them. */
class RakingTest {

    private static final Path DATA = Path.of(System.getProperty("cx.data", "../shared/data"), "feedback");

    private static final Map<String, Double> TYPES = Map.of("E", 4421.0, "H", 755.0, "M", 1018.0);
    private static final Map<String, Double> AWARDED = Map.of("No", 1072.0, "Yes", 5122.0);

    private record School(String type, String wide, double weight, double score) {}

    private static List<School> schools(String file) {
        Assumptions.assumeTrue(Files.exists(DATA.resolve(file)), "sample data absent: " + DATA.resolve(file));
        List<School> schools = new ArrayList<>();
        CsvReader.of(Source.of(DATA.resolve(file)))
                .required("stype", "sch.wide", "pw", "api00")
                .read(row -> schools.add(new School(
                        row.text("stype"),
                        row.text("sch.wide"),
                        Double.parseDouble(row.text("pw")),
                        Double.parseDouble(row.text("api00")))));
        return schools;
    }

    private static double[] weights(List<School> schools) {
        return schools.stream().mapToDouble(School::weight).toArray();
    }

    private static double mean(List<School> schools, List<Double> weights) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < schools.size(); i++) {
            sum += weights.get(i) * schools.get(i).score();
            all += weights.get(i);
        }
        return sum / all;
    }

    // postStratify(): weights E 30.70138889, H 53.92857143, M 40.72; mean 642.31079
    @Test
    void oneMargin_isPostStratification() {
        List<School> schools = schools("apiclus1.csv");
        Raking.Result result = Raking.weigh(
                weights(schools),
                List.of(new Raking.Margin(schools.stream().map(School::type).toList(), TYPES)));

        for (int i = 0; i < schools.size(); i++) {
            double expected =
                    switch (schools.get(i).type()) {
                        case "E" -> 30.70138889;
                        case "H" -> 53.92857143;
                        default -> 40.72;
                    };
            assertThat(result.weights().get(i)).isCloseTo(expected, within(1e-8));
        }
        assertThat(mean(schools, result.weights())).isCloseTo(642.31079, within(5e-6));
    }

    // rake() with epsilon 1e-12: E-No 39.83923625, H-No 67.12552924, H-Yes 50.32940112, M-Yes 36.79102486; mean
    // 641.23032
    @Test
    void twoMargins_areRaked() {
        List<School> schools = schools("apiclus1.csv");
        Raking.Result result = Raking.weigh(
                weights(schools),
                List.of(
                        new Raking.Margin(schools.stream().map(School::type).toList(), TYPES),
                        new Raking.Margin(schools.stream().map(School::wide).toList(), AWARDED)));

        Map<String, Double> expected =
                Map.of("E-No", 39.83923625, "H-No", 67.12552924, "H-Yes", 50.32940112, "M-Yes", 36.79102486);
        for (int i = 0; i < schools.size(); i++) {
            Double weight =
                    expected.get(schools.get(i).type() + "-" + schools.get(i).wide());
            if (weight != null) {
                assertThat(result.weights().get(i)).isCloseTo(weight, within(1e-7));
            }
        }
        assertThat(mean(schools, result.weights())).isCloseTo(641.23032, within(5e-6));
        assertThat(result.weighting().orElseThrow().designEffect()).isCloseTo(1.051656696, within(1e-8));
    }

    // apistrat: mean 662.287363, Kish 1.186370985, n_eff 168.5813313
    @Test
    void weights_haveADesignEffect() {
        List<School> schools = schools("apistrat.csv");
        Weighting weighting = Weighting.of(weights(schools));

        assertThat(weighting.designEffect()).isCloseTo(1.186370985, within(1e-8));
        assertThat(weighting.nEffective()).isCloseTo(168.5813313, within(1e-6));
        assertThat(mean(schools, schools.stream().map(School::weight).toList())).isCloseTo(662.287363, within(1e-6));
    }

    // by iterative proportional fitting: [[40,30],[20,10]] to rows 60, 40 and columns 55, 45
    @Test
    void aTableOfCounts_isFitted() {
        Raking.Result result = Raking.weigh(
                new double[] {40, 30, 20, 10},
                List.of(
                        new Raking.Margin(List.of("a", "a", "b", "b"), Map.of("a", 60.0, "b", 40.0)),
                        new Raking.Margin(List.of("x", "y", "x", "y"), Map.of("x", 55.0, "y", 45.0))));

        assertThat(result.weights().get(0)).isCloseTo(30.61072252, within(1e-7));
        assertThat(result.weights().get(3)).isCloseTo(15.61072252, within(1e-7));
    }

    @Test
    void whatCannotBeDone_isSaid() {
        double[] start = {1, 1};
        Raking.Margin sex = new Raking.Margin(List.of("f", "m"), Map.of("f", 50.0, "m", 50.0));

        assertThat(Raking.weigh(start, List.of(new Raking.Margin(List.of("f", "f"), sex.sizes())))
                        .failure())
                .isEqualTo(Optional.of(Raking.Failure.EMPTY_GROUP));
        assertThat(Raking.weigh(start, List.of(new Raking.Margin(List.of("f", "x"), sex.sizes())))
                        .failure())
                .isEqualTo(Optional.of(Raking.Failure.UNKNOWN_GROUP));
        assertThat(Raking.weigh(start, List.of(sex, new Raking.Margin(List.of("a", "b"), Map.of("a", 10.0, "b", 10.0))))
                        .failure())
                .isEqualTo(Optional.of(Raking.Failure.MARGINS_DISAGREE));
        // who is f is also a: both margins cannot hold
        assertThat(Raking.weigh(start, List.of(sex, new Raking.Margin(List.of("a", "b"), Map.of("a", 80.0, "b", 20.0))))
                        .failure())
                .isEqualTo(Optional.of(Raking.Failure.NO_CONVERGENCE));
    }
}
