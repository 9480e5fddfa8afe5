package org.cxsdk.examples.scorer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The program on the eGovernment Benchmark 2023's files (European Commission, CC BY 4.0): every figure of {@code scores.json}
 * against the official one.
 */
@Tag("slow")
class EuropeanBenchmarkTest {

    private static final Path DATA = Path.of(System.getProperty("cx.data", "../../../shared/data"), "maturity", "egbr");

    /**
     * The published service results hold no score for any service of this cell, so there is nothing to average; the
     * official table says 0, and the two averages over it follow.
     */
    private static final List<String> NOT_REPRODUCIBLE = List.of(
            "TR / Biennial average 2021 + 2022 / 4.4 Cross-border eDocuments",
            "TR / Average (2021) / 4.4 Cross-border eDocuments",
            "TR / Health (2021) / 4.4 Cross-border eDocuments");

    @TempDir
    Path folder;

    @Test
    void score_givesTheOfficialScores_ofAllCountriesAndScopes() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "sample data absent: " + DATA);
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code = MaturityScorer.run(
                new PrintStream(new ByteArrayOutputStream()),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                "score",
                "--model",
                "eu-egovernment-benchmark-2023",
                "--answers",
                DATA.toString(),
                "--out",
                folder.toString());

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        Map<String, JsonNode> computed = new HashMap<>();
        for (JsonNode row : JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("scores.json")))
                .get("results")) {
            computed.put(
                    String.join(
                            " / ",
                            row.get("subject").asString(),
                            row.get("scope").asString(),
                            row.get("node").asString()),
                    row.get("score"));
        }
        List<String> different = new ArrayList<>();
        int compared = 0;
        List<String> lines = Files.readAllLines(DATA.resolve("official-scores-2021-2022.csv"));
        String[] heading = lines.get(0).split(",", -1);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            for (int i = 2; i < cells.length; i++) {
                String key = String.join(" / ", cells[0], heading[i], cells[1]);
                JsonNode score = computed.remove(key);
                boolean none = score == null || score.isNull();
                compared++;
                if (cells[i].isEmpty()
                        ? !none
                        : none || Math.abs(score.asDouble() - Double.parseDouble(cells[i])) > 1e-6) {
                    different.add(key);
                }
            }
        }
        assertThat(compared).isGreaterThan(3000);
        assertThat(different).containsExactlyInAnyOrderElementsOf(NOT_REPRODUCIBLE);
        // and nothing that the official table does not have
        assertThat(computed).isEmpty();
        assertThat(Files.readString(folder.resolve("report.html"))).contains("Biennial average 2021 + 2022");
    }
}
