package org.cxsdk.examples.scorer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.model.MaturityModel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Criteria answered for what is written down and for what is done, through every command. */
class FacesCommandTest {

    private static final Path MODEL = Path.of("sample", "two-faces.yaml");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Worked by hand: roles (5 + 1) / 2 = 3, log (4 + 4) / 2 = 4, access 7/2; periods least of 4 and 5 = 4; whole 15/4. */
    @Test
    void score_combinesTheFaces_andTheReportShowsBoth() throws IOException {
        Path answers = answers();
        assertThat(run("score", "--model", MODEL.toString(), "--answers", answers.toString(), "--out", out()))
                .as(error())
                .isZero();
        assertThat(read("scores.json").replaceAll("\\s+", ""))
                .contains("\"node\":\"whole\",\"score\":3.75,\"level\":1")
                .contains("\"node\":\"access.roles\",\"score\":3,")
                .contains("\"node\":\"retention.periods\",\"score\":4,");
        // documentation: access 9/2, retention 4; implementation: access 5/2, retention 5
        assertThat(read("explanation.json").replaceAll("\\s+", ""))
                .contains("\"face\":\"documentation\",\"nodes\":[{\"node\":\"whole\",\"score\":4.25,")
                .contains("\"face\":\"implementation\",\"nodes\":[{\"node\":\"whole\",\"score\":3.75,");
        assertThat(read("report.html"))
                .contains("Answer, <bdi>Documentation</bdi>")
                .contains("How <bdi>Implementation</bdi> came about");
    }

    @Test
    void score_writesOscal_whereAskedFor() throws IOException {
        Path answers = answers();
        assertThat(run(
                        "score",
                        "--model",
                        MODEL.toString(),
                        "--answers",
                        answers.toString(),
                        "--out",
                        out(),
                        "--also",
                        "oscal"))
                .as(error())
                .isZero();
        assertThat(read("oscal.json")).contains("\"assessment-results\"").contains("\"target-id\": \"access.roles\"");
    }

    @Test
    void explain_andWhatIf_tellEachFace() throws IOException {
        Path answers = answers();
        run("explain", "--model", MODEL.toString(), "--answers", answers.toString(), "access.roles");
        assertThat(printed())
                .contains("Answer, Documentation: 5")
                .contains("Answer, Implementation: 1")
                .contains("Score of Implementation: 1.00");
        assertThat(run(
                        "what-if",
                        "--model",
                        MODEL.toString(),
                        "--answers",
                        answers.toString(),
                        "--set",
                        "access.roles/implementation=4",
                        "--out",
                        out()))
                .as(error())
                .isZero();
        assertThat(printed()).contains("Access by role: 3.00").contains("4.50");
    }

    @Test
    void whatIf_refusesAPlaceThatIsNone() throws IOException {
        Path answers = answers();
        for (String set :
                new String[] {"/=3", "access.roles/culture=3", "access.roles/implementation=9", "nothing=1"}) {
            assertThat(run(
                            "what-if",
                            "--model",
                            MODEL.toString(),
                            "--answers",
                            answers.toString(),
                            "--set",
                            set,
                            "--out",
                            out()))
                    .as(set)
                    .isEqualTo(2);
            assertThat(folder.resolve("out")).doesNotExist();
        }
    }

    @Test
    void bundle_isVerified_andEveryFaceIsRecomputed() throws IOException {
        Path answers = answers();
        run("key", "--out", folder.resolve("keys").toString());
        String bundle = folder.resolve("bundle").toString();
        assertThat(run(
                        "bundle",
                        "--model",
                        MODEL.toString(),
                        "--answers",
                        answers.toString(),
                        "--key",
                        folder.resolve("keys/private.pem").toString(),
                        "--out",
                        bundle))
                .as(error())
                .isZero();
        String publicKey = folder.resolve("keys/public.pem").toString();
        assertThat(run("verify", bundle, "--public-key", publicKey)).as(error()).isZero();

        Path explanation = Path.of(bundle, "explanation.json");
        Files.writeString(explanation, Files.readString(explanation).replaceFirst("\"score\": 3,", "\"score\": 4,"));
        assertThat(run("verify", bundle, "--public-key", publicKey)).isEqualTo(1);
    }

    @Test
    void templates_askForEachFace_inEveryFormat() throws IOException {
        for (String name : new String[] {"sheet.xlsx", "sheet.csv", "sheet.yaml"}) {
            assertThat(run(
                            "template",
                            "--model",
                            MODEL.toString(),
                            "--organisation",
                            "Office",
                            "--period",
                            "2026",
                            "--out",
                            folder.resolve(name).toString()))
                    .as(error())
                    .isZero();
        }
        MaturityModel model = Models.read(Source.of(MODEL));
        assertThat(AnswerWorkbook.read(model, folder.resolve("sheet.xlsx")).answers())
                .hasSize(6);
        assertThat(Common.answers(model, folder.resolve("sheet.csv")).get(0).answers())
                .hasSize(6);
        assertThat(Common.answers(model, folder.resolve("sheet.yaml")).get(0).answers())
                .hasSize(6);
    }

    @Test
    void workbook_saysWhatTheDocumentSays_andNamesTheCellOfAWrongFace() throws IOException {
        MaturityModel model = Models.read(Source.of(MODEL));
        Path good = workbook("good.xlsx", "implementation");
        Assessment read = AnswerWorkbook.read(model, good);
        assertThat(read.answers().get(1).shown()).isEqualTo("implementation 1");

        Path bad = workbook("bad.xlsx", "culture");
        assertThat(run("score", "--model", MODEL.toString(), "--answers", bad.toString(), "--out", out()))
                .isEqualTo(2);
        assertThat(error()).contains("Answers!F3").contains("is not a face of the model");
    }

    private Path workbook(String name, String face) throws IOException {
        Path file = folder.resolve(name);
        try (var stream = Files.newOutputStream(file);
                Workbook workbook = new Workbook(stream, "test", "1.0")) {
            fill(workbook.newWorksheet("About"), new String[][] {
                {"key", "value"}, {"model", "two-faces"}, {"organisation", "Office"}, {"period", "2026"}
            });
            fill(workbook.newWorksheet("Answers"), new String[][] {
                {"criterion", "value", "state", "note", "evidence", "face"},
                {"access.roles", "5", "", "", "", "documentation"},
                {"access.roles", "1", "", "", "", face}
            });
            fill(
                    workbook.newWorksheet("Evidence"),
                    new String[][] {AnswerTemplate.EVIDENCE_COLUMNS.toArray(String[]::new)});
        }
        return file;
    }

    private static void fill(Worksheet sheet, String[][] rows) {
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length; c++) {
                sheet.value(r, c, rows[r][c]);
            }
        }
    }

    private Path answers() throws IOException {
        return Files.writeString(folder.resolve("answers.yaml"), """
            model: two-faces@1.0
            organisation: Office
            period: "2026"
            answers:
              access.roles: {faces: {documentation: {value: 5}, implementation: {value: 1, note: "Shared accounts"}}}
              access.log: {faces: {documentation: {value: 4}, implementation: {value: 4}}}
              retention.periods: {faces: {documentation: {value: 4}, implementation: {value: 5}}}
            """);
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve("out").resolve(file));
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return MaturityScorer.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String error() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
