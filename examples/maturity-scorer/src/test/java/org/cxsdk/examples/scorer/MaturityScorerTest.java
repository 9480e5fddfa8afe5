package org.cxsdk.examples.scorer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The program as a user runs it, inside this process: arguments in; exit code, both streams and files out. */
class MaturityScorerTest {

    private static final Path SAMPLE = Path.of("sample", "answers.yaml");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void score_writesThreeFiles_andSaysWhatCameOut() {
        int code = run("score", "--model", "cx-government", "--answers", SAMPLE.toString(), "--out", folder.toString());

        assertThat(error()).isEmpty();
        assertThat(code).isZero();
        assertThat(files()).containsExactly("explanation.json", "report.html", "scores.json");
        // level and score by hand: docs/model.md, "By hand" (21002275/372096 = 56.44)
        assertThat(output()).contains("level 2 of 5 (Organised), score 56.4");
    }

    @Test
    void scoresJson_holdsTheFiguresThatWereCalculatedByHand() {
        score("en");

        JsonNode scores = JsonMapper.shared().readTree(read("scores.json"));

        assertThat(names(scores)).containsExactly("model", "asOf", "results");
        assertThat(names(scores.get("model"))).containsExactly("id", "version", "sha256");
        List<String> keys = new ArrayList<>();
        for (JsonNode row : scores.get("results")) {
            assertThat(names(row)).containsExactly("subject", "scope", "node", "score", "level", "state");
            keys.add(row.get("subject").asString() + "\n" + row.get("scope").asString() + "\n"
                    + row.get("node").asString());
            if (row.get("node").asString().equals("overall")) {
                // docs/model.md: (56.58 + 46.88 + 72.22 + 47.06 + 65.79 + 50 + 58.33 + 54.69) / 8 = 21002275/372096
                assertThat(row.get("score").asDouble()).isEqualTo(21002275.0 / 372096);
                assertThat(row.get("level").asInt()).isEqualTo(2);
                assertThat(row.get("state").asString()).isEqualTo("scored");
            }
            if (row.get("node").asString().equals("once")) {
                // docs/model.md: 750 / 16
                assertThat(row.get("score").asDouble()).isEqualTo(46.875);
            }
            if (row.get("node").asString().equals("once.proactive")) {
                assertThat(row.get("score").isNull()).isTrue();
                assertThat(row.get("state").asString()).isEqualTo("not-applicable");
            }
        }
        // 64 criteria, 8 pillars and the whole
        assertThat(keys).hasSize(73).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void explanationJson_namesTheLimitingCriterionOfEachPillarAndOfTheWhole() {
        score("en");

        JsonNode assessment = JsonMapper.shared()
                .readTree(read("explanation.json"))
                .get("assessments")
                .get(0);

        List<String> limited = new ArrayList<>();
        for (JsonNode limit : assessment.get("limits")) {
            limited.add(limit.get("node").asString());
            if (limit.get("node").asString().equals("once")) {
                // docs/model.md: "level 2, stopped by once.reuse"
                assertThat(limit.get("limit").get("criterion").asString()).isEqualTo("once.reuse");
            }
        }
        assertThat(limited)
                .containsExactlyInAnyOrder(
                        "overall",
                        "journeys",
                        "once",
                        "feedback",
                        "metrics",
                        "inclusion",
                        "people",
                        "governance",
                        "economics");
    }

    @Test
    void score_givesTheSameBytes_whenRunTwice() {
        score("en");
        List<String> first = List.of(read("scores.json"), read("explanation.json"), read("report.html"));
        score("en");

        assertThat(List.of(read("scores.json"), read("explanation.json"), read("report.html")))
                .isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void report_isWellFormed_andInTheLanguageAskedFor(String language) throws Exception {
        score(language);

        Document page = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(read("report.html"))));

        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo(language);
        assertThat(page.getDocumentElement().getAttribute("dir")).isEqualTo(language.equals("ar") ? "rtl" : "ltr");
        assertThat(page.getElementsByTagName("h1").item(0).getTextContent())
                .contains("Office of Permits, Rivertown (invented)");
        String text = page.getDocumentElement().getTextContent();
        assertThat(text)
                .contains(
                        language.equals("ar")
                                ? List.of("منظَّم", "المستوى 2 من 5", "لم يتحقق المستوى 3")
                                : List.of("Organised", "Level 2 of 5", "Level 3 fails"));
    }

    @Test
    void report_takesNamesAsText_whateverTheySay() throws IOException {
        Path hostile = write(
                "hostile.yaml",
                Files.readString(SAMPLE)
                        .replace(
                                "organisation: Office of Permits, Rivertown (invented)",
                                "organisation: \"</h1><script>alert(1)</script>\"")
                        .replace("Nobody counts them", "<img src=x onerror=alert(2)>"));

        int code =
                run("score", "--model", "cx-government", "--answers", hostile.toString(), "--out", folder.toString());

        assertThat(code).as(error()).isZero();
        assertThat(read("report.html", folder))
                .contains("&lt;/h1&gt;&lt;script&gt;alert(1)", "&lt;img src=x onerror=alert(2)&gt;")
                .doesNotContain("<script", "<img");
    }

    @Test
    void report_saysWhatWasLeftOut_andWhatItCountsAs() {
        score("en");

        String text = read("report.html").replaceAll("</?bdi>", "").replaceAll("<[^>]*>", "|");
        // sample/answers.yaml: one criterion does not apply, two are not known; the policy stands in cx-government.yaml
        assertThat(text)
                .contains("61 of 64 criteria have a score")
                .containsPattern("The service comes before the request\\|+not applicable\\|+left out\\|")
                .containsPattern("Skills planned ahead and their effect shown\\|+not known\\|+counts as 0\\|");
    }

    @Test
    void score_hasNoScore_andSaysHowMuchIsAnswered_whenTheAssessmentIsNotFinished() throws IOException {
        Path begun = write("begun.csv", "criterion,value,state,note,evidence\njourneys.map,in-place,,,\n");

        int code = run("score", "--model", "cx-government", "--answers", begun.toString(), "--out", folder.toString());

        assertThat(code).as(error()).isZero();
        assertThat(output()).contains("no score");
        assertThat(read("report.html", folder).replaceAll("</?bdi>", "")).contains("Answered: 1 of 64 criteria.");
    }

    @Test
    void report_arabic_hasNoEnglishLeftOver() {
        score("ar");

        for (Phrase phrase : Phrase.values()) {
            String english = phrase.in(org.cxsdk.examples.report.Language.ENGLISH, 1, 2, 3, 4, 5, 6);
            if (english.length() > 12) {
                assertThat(read("report.html")).as(phrase.name()).doesNotContain(english);
            }
        }
    }

    @Test
    void score_tellsAllProblems_andWritesNothing_whenAnswersAreBroken() throws IOException {
        Path broken = write(
                "broken.yaml",
                Files.readString(SAMPLE)
                        .replace("journeys.map: {value: in-place", "journeys.mop: {value: in-place")
                        .replace("journeys.personal: {value: none}", "journeys.personal: {value: wonderful}")
                        .replace(
                                "once.catalogue: {value: in-place, evidence: [E05]}",
                                "once.catalogue: {value: in-place, evidence: [E99]}"));
        Path target = folder.resolve("out");

        int code = run("score", "--model", "cx-government", "--answers", broken.toString(), "--out", target.toString());

        assertThat(code).isEqualTo(2);
        assertThat(error())
                .contains("journeys.mop", "wonderful", "answers[\"once.catalogue\"].evidence", "broken.yaml:")
                .contains("3 problems in the input. Nothing was written.");
        assertThat(output()).isEmpty();
        assertThat(target).doesNotExist();
    }

    @Test
    void score_keepsEarlierFiles_whenAnswersAreBroken() throws IOException {
        score("en");
        String before = read("scores.json");
        Path broken = write("broken.yaml", "model: cx-government@1.0.0\nanswers: [");

        int code = run(
                "score",
                "--model",
                "cx-government",
                "--answers",
                broken.toString(),
                "--out",
                folder.resolve("out").toString());

        assertThat(code).isEqualTo(2);
        assertThat(read("scores.json")).isEqualTo(before);
        assertThat(files(folder.resolve("out"))).containsExactly("explanation.json", "report.html", "scores.json");
    }

    @Test
    void score_isBadInput_whenAFileIsMissing_orTheModelIsUnknown_orTheTargetIsAFile() throws IOException {
        assertThat(run("score", "--model", "cx-government", "--answers", "nowhere.yaml", "--out", folder.toString()))
                .isEqualTo(2);
        assertThat(error()).contains("nowhere.yaml");
        assertThat(run("score", "--model", "no-such-model", "--answers", SAMPLE.toString(), "--out", folder.toString()))
                .isEqualTo(2);
        assertThat(error()).contains("no-such-model").contains("cx-government");
        Path file = write("file", "");
        assertThat(run("score", "--model", "cx-government", "--answers", SAMPLE.toString(), "--out", file.toString()))
                .isEqualTo(2);
        assertThat(error()).contains("--out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "scoore",
                "score",
                "score --model cx-government",
                "score --model cx-government --answers a.yaml --out o --as-of yesterday",
                "score --model cx-government --answers a.yaml --out o --lang fr",
                "score --model cx-government --answers a.yaml --out o --colour blue"
            })
    void run_isBadInput_andShowsTheUsage_whenArgumentsAreWrong(String args) {
        int code = run(args.isEmpty() ? new String[0] : args.split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(error()).containsIgnoringCase("usage:");
        assertThat(output()).isEmpty();
    }

    @Test
    void score_speaksArabic_whenAskedTo_inProblemsToo() {
        int code = run(
                "score",
                "--model",
                "cx-government",
                "--answers",
                "nowhere.yaml",
                "--out",
                folder.toString(),
                "--lang",
                "ar");

        assertThat(code).isEqualTo(2);
        assertThat(error()).contains("لم يُكتب شيء");
    }

    @Test
    void score_returnsOne_whenALevelThatWasAskedForIsMissed() {
        List<String> args = new ArrayList<>(List.of(
                "score", "--model", "cx-government", "--answers", SAMPLE.toString(), "--out", folder.toString()));
        args.addAll(List.of("--require-level", "3"));
        assertThat(run(args.toArray(String[]::new))).isEqualTo(1);
        assertThat(error()).contains("level 3 was asked for, level 2 is reached");
        assertThat(files()).hasSize(3);

        args.set(args.size() - 1, "2");
        assertThat(run(args.toArray(String[]::new))).isZero();
    }

    @Test
    void score_judgesEvidenceOnTheDayGiven() {
        run(
                "score",
                "--model",
                "cx-government",
                "--answers",
                SAMPLE.toString(),
                "--out",
                folder.toString(),
                "--as-of",
                "2027-01-06T12:00:00Z");

        JsonNode explanation = JsonMapper.shared().readTree(read("explanation.json", folder));
        assertThat(explanation.get("asOf").asString()).isEqualTo("2027-01-06T12:00:00Z");
        for (JsonNode piece : explanation.get("evidence")) {
            // sample/answers.yaml: E04 is valid until 2027-01-05, E08 until 2027-01-06, both days included
            if (piece.get("id").asString().equals("E04")) {
                assertThat(piece.get("state").asString()).isEqualTo("expired");
            }
            if (piece.get("id").asString().equals("E08")) {
                assertThat(piece.get("state").asString()).isEqualTo("valid");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void help_fitsAScreen(String language) {
        assertThat(run("score", "--help", "--lang", language)).isZero();

        List<String> lines = output().lines().toList();
        assertThat(lines).hasSizeBetween(15, 40).allMatch(line -> line.length() <= 100);
        assertThat(output()).contains("--model", "--answers", "--out", "--as-of", "--require-level");
        assertThat(output().contains("رموز الخروج")).isEqualTo(language.equals("ar"));
    }

    @Test
    void models_listsTheModelsWithTheirVersions() {
        assertThat(run("models")).isZero();

        assertThat(output())
                .contains("cx-government@1.0.0\tCustomer experience in government, five levels")
                .contains("eu-egovernment-benchmark-2023@");
    }

    @Test
    void report_readsTheSameCriteriaByAspect() {
        score("en");

        // by hand, criteria of aspect Results in sample/answers.yaml: 75 + 25 + 0 + 75 + 75 + 75 + 25 + 25 + 25 + 25 +
        // 75, and
        // economics.benefit is not known and counts as 0: 500 / 12
        assertThat(read("report.html").replaceAll("</?bdi>", ""))
                .containsPattern("<th scope=\"row\">Results</th><td class=\"number\">41.7</td>"
                        + "<td class=\"number\">12 of 12</td>");
    }

    private void score(String language) {
        int code = run(
                "score",
                "--model",
                "cx-government",
                "--answers",
                SAMPLE.toString(),
                "--out",
                folder.resolve("out").toString(),
                "--lang",
                language);
        assertThat(code).as(error()).isZero();
    }

    private int run(String... args) {
        out.reset();
        err.reset();
        return MaturityScorer.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String error() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String read(String file) {
        return read(file, folder.resolve("out"));
    }

    private static String read(String file, Path from) {
        try {
            return Files.readString(from.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** docs/model.md, "By hand": 46.88 of the pillar "once" can be worked out from what is printed. */
    @Test
    void explain_tellsWeights_andNoNextAnswerForWhatDoesNotApply() {
        assertThat(run("explain", "--model", "cx-government", "--answers", SAMPLE.toString(), "once"))
                .isZero();
        assertThat(output())
                .contains("Permission that can be given and taken back: 75.0, weight 3")
                .contains("The service comes before the request: not applicable, left out");

        assertThat(run("explain", "--model", "cx-government", "--answers", SAMPLE.toString(), "once.proactive"))
                .isZero();
        assertThat(output()).doesNotContain("Next answer");
    }

    /** Numbers that cannot be meant, folders without answers, sheets that are not of one review: told, and never a fault of ours. */
    @Test
    void options_areRefused_whenTheyCannotBeMeant() throws IOException {
        String out = folder.resolve("o").toString();
        String sample = SAMPLE.toString();
        assertThat(run("score", "--model", "cx-government", "--answers", sample, "--out", out, "--require-level", "9"))
                .isEqualTo(2);
        assertThat(error()).contains("--require-level 9: is not a level of the model. Use one of 1, 2, 3, 4, 5.");
        Path answers = Files.createDirectories(folder.resolve("answers"));
        assertThat(run("benchmark", "--model", "cx-government", "--out", out, answers.toString()))
                .isEqualTo(2);
        assertThat(error()).contains("holds no answers");
        Files.copy(SAMPLE, answers.resolve("a.yaml"));
        assertThat(run("benchmark", "--model", "cx-government", "--out", out, answers.toString(), "--minimum", "2"))
                .isEqualTo(2);
        assertThat(error()).contains("--minimum 2: must be at least 3.");
        assertThat(run("benchmark", "--model", "cx-government", "--out", out, answers.toString(), "--draws", "1"))
                .isEqualTo(2);
        assertThat(error()).contains("--draws 1: must be at least 100.");
        assertThat(run("agreement", "--model", "cx-government", "--out", out, sample, sample))
                .isEqualTo(2);
        assertThat(error()).contains("is given twice");
        Path other = Files.writeString(
                folder.resolve("other.yaml"), Files.readString(SAMPLE).replace("Rivertown", "Hilltown"));
        assertThat(run("agreement", "--model", "cx-government", "--out", out, sample, other.toString()))
                .isEqualTo(2);
        assertThat(error()).contains("are not about the same");
        assertThat(folder.resolve("o")).doesNotExist();
    }

    @Test
    void agreement_saysWhyAFigureIsMissing() throws IOException {
        String out = folder.resolve("o").toString();
        Path other = Files.copy(SAMPLE, folder.resolve("other.yaml"));

        assertThat(run("agreement", "--model", "cx-government", "--out", out, SAMPLE.toString(), other.toString()))
                .isZero();

        JsonNode parts = new JsonMapper()
                .readTree(folder.resolve("o").resolve("agreement.json").toFile())
                .get("parts");
        assertThat(parts.size()).isPositive();
        for (JsonNode part : parts) {
            boolean complete = part.properties().stream()
                    .noneMatch(figure -> figure.getValue().isNull());
            assertThat(part.get("state").asString().equals("ok")).as("%s", part).isEqualTo(complete);
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<String> files() {
        return files(folder);
    }

    private static List<String> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> names(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }
}
