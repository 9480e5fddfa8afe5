package org.cxsdk.maturity.json;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.cxsdk.maturity.score.CheckResult;
import org.cxsdk.maturity.score.NodeScore;
import org.cxsdk.maturity.score.Results;
import org.cxsdk.maturity.score.Scorer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The official numbers of the eGovernment Benchmark 2023 (European Commission, CC BY 4.0), read from the sample data. */
class EgovernmentBenchmarkTest {

    private static final Path DATA = Path.of(System.getProperty("cx.data", "../shared/data"), "maturity", "egbr");
    private static final Rational TOLERANCE = Rational.of(1, 1_000_000);

    private static Results results;

    @BeforeEach
    void needsData() {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "sample data absent: " + DATA);
    }

    @BeforeAll
    static void scoreAll() {
        if (!Files.isDirectory(DATA)) {
            return; // each test says so
        }
        MaturityModel model = Models.byId("eu-egovernment-benchmark-2023");
        List<Assessment> answers = AnswerFiles.read(model, DATA);
        results = Scorer.of(model).scoreAll(answers);
    }

    @Test
    void scoreAll_equalsEveryOfficialNumber_butThreeOfOneCountry() {
        List<String> differences = new ArrayList<>();
        int[] compared = {0};
        CsvReader.of(Source.of(DATA.resolve("official-scores-2021-2022.csv"))).read(row -> {
            for (String scope : row.header().subList(2, row.header().size())) {
                compared[0]++;
                NodeScore ours = results.find(Subject.of(row.text("Country")), Scope.of(scope))
                        .flatMap(a -> a.find(NodeId.of(row.text("Scoring"))))
                        .orElseThrow()
                        .score();
                Rational official = row.number(scope).map(Rational::of).orElse(null);
                if (!equal(ours, official)) {
                    differences.add(row.text("Country") + " | " + scope + " | " + row.text("Scoring") + " | "
                            + ours.fold(Rational::toDouble, why -> null) + " | " + row.text(scope));
                }
            }
        });
        // Turkey, Health 2021: none of its cross-border services has a score for eDocuments, so there is nothing to
        // take a mean
        // of; the official table has 0 there (and an empty cell for every other country in the same position), and
        // carries
        // the 0 into two averages. Countries are named here alone, as data of the test.
        assertThat(differences)
                .containsExactlyInAnyOrder(
                        "TR | Health (2021) | 4.4 Cross-border eDocuments | null | 0",
                        "TR | Average (2021) | 4.4 Cross-border eDocuments | 53.57142857142857 | 42.85714285714286",
                        "TR | Biennial average 2021 + 2022 | 4.4 Cross-border eDocuments | 50.136054421768705"
                                + " | 43.86904761904762");
        // 17 countries x 19 rows x 12 columns
        assertThat(compared[0]).isEqualTo(3876);
    }

    @Test
    void scoreAll_computesServiceScoresFromRawAnswers() {
        Map<String, Integer> compared = new TreeMap<>();
        List<String> differences = new ArrayList<>();
        results.assessments().forEach(assessment -> {
            for (CheckResult check : assessment.checks()) {
                compared.merge(check.check(), check.compared(), Integer::sum);
                check.differences()
                        .forEach(d -> differences.add(assessment.subject() + " | " + assessment.scope() + " | "
                                + check.check() + d.context() + d.computed().score() + " | " + d.stated()));
            }
        });
        // 92 services of each of the two countries whose raw answers are at hand, six scores each
        assertThat(compared)
                .containsOnlyKeys(
                        "edocuments",
                        "eid",
                        "mobile-friendliness",
                        "online-availability",
                        "prefilled",
                        "service-delivery")
                .allSatisfy((check, n) -> assertThat(n).isEqualTo(2 * 92));
        assertThat(differences).isEmpty();
    }

    @Test
    void scoreFiles_listEveryScoreOnce_sortedBySubjectScopeNode() {
        JsonObject json = ScoreFiles.scores(results, Instant.parse("2023-09-25T00:00:00Z"));
        List<?> rows = (List<?>) json.members().get("results");
        List<String> keys = rows.stream()
                .map(row -> ((JsonObject) row).members())
                .map(row -> row.get("subject") + "\u0000" + row.get("scope") + "\u0000" + row.get("node"))
                .toList();
        assertThat(keys).hasSize(17 * 12 * 19).doesNotHaveDuplicates().isSorted();
    }

    private static boolean equal(NodeScore ours, Rational official) {
        return ours.fold(
                score -> official != null
                        && score.minus(official).max(official.minus(score)).compareTo(TOLERANCE) <= 0,
                why -> official == null);
    }
}
