package org.cxsdk.examples.scorer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.model.MaturityModel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Answer sheets as workbooks: filled in they score like the document; broken they are refused with sheet and cell. */
class WorkbookTest {

    private static final MaturityModel MODEL = Models.byId("cx-government");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Fills the sheet Answers, from its second row. */
    private interface Filler {
        void fill(Worksheet sheet);
    }

    @Test
    void template_isReadBackAsNothingAnsweredYet_andIsTheSameBytesTwice() throws IOException {
        for (String name : List.of("a.xlsx", "b.xlsx")) {
            assertThat(run(
                            "template",
                            "--model",
                            "cx-government",
                            "--out",
                            folder.resolve(name).toString(),
                            "--organisation",
                            "Office",
                            "--period",
                            "2026",
                            "--lang",
                            "ar",
                            "--as-of",
                            "2026-10-01T00:00:00Z"))
                    .isZero();
        }
        assertThat(Files.readAllBytes(folder.resolve("a.xlsx")))
                .isEqualTo(Files.readAllBytes(folder.resolve("b.xlsx")));
        Assessment read = AnswerWorkbook.read(MODEL, folder.resolve("a.xlsx"));
        assertThat(read.answers()).hasSameSizeAs(MODEL.criteria());
        assertThat(read.answers())
                .allSatisfy(answer -> assertThat(answer.value()).isNull());
        assertThat(read.subject().value()).isEqualTo("Office");
    }

    @Test
    void template_neverOverwrites() throws IOException {
        Path there = Files.writeString(folder.resolve("mine.xlsx"), "my work");

        assertThat(run("template", "--model", "cx-government", "--out", there.toString()))
                .isEqualTo(2);
        assertThat(there).hasContent("my work");
    }

    @Test
    void workbook_saysWhatTheDocumentSays() {
        Path file = workbook(sheet -> {
            sheet.value(1, 0, "journeys.map");
            sheet.value(1, 1, "in-place");
            sheet.value(1, 3, "seen");
            sheet.value(1, 4, "E1");
            sheet.value(2, 0, "once.proactive");
            sheet.value(2, 2, "not-applicable");
        });
        Assessment read = AnswerWorkbook.read(MODEL, file);

        assertThat(read.answers()).hasSize(2);
        assertThat(read.answers().get(0).value()).isEqualTo("in-place");
        assertThat(read.answers().get(0).note()).isEqualTo("seen");
        // a day may be typed as a text or as a spreadsheet's day
        assertThat(read.evidence().values().iterator().next().collected()).hasToString("2026-09-14");
        assertThat(read.evidence().values().iterator().next().validUntil()).hasToString("2027-09-14");
    }

    @Test
    void everyBadCell_isToldAtOnce_withSheetCellRuleAndRemedy() {
        Path file = workbook(sheet -> {
            sheet.value(1, 0, "journeys.mop");
            sheet.value(1, 1, "in-place");
            sheet.value(2, 0, "once.consent");
            sheet.value(2, 1, "wonderful");
            sheet.value(3, 0, "once.reuse");
            sheet.formula(3, 1, "\"begun\"");
            sheet.value(4, 0, "once.repeats");
            sheet.value(4, 1, "none");
            sheet.value(4, 2, "not-known");
            sheet.value(5, 0, "feedback.ask");
            sheet.value(5, 1, "begun");
            sheet.value(5, 4, "E9");
            sheet.range(6, 0, 7, 1).merge();
        });

        assertThat(score(file)).isEqualTo(2);
        assertThat(error())
                .contains("Answers!A2", "journeys.mop")
                .contains("Answers!B3", "wonderful", "none, begun, in-place, proven")
                .contains("Answers!B4", "is a formula")
                .contains("Answers!C5", "stands beside a value")
                .contains("Answers!E6", "is not among the evidence")
                .contains("Answers!A7:B8", "merged cells")
                .contains("Nothing was written");
    }

    /** A row put in above the headings, for a title perhaps: an empty one is passed over, another is told; no answer is lost without a word. */
    @Test
    void rowAboveTheHeadings_losesNoAnswer() {
        Path moved = write(workbook -> fill(workbook, 1, answers -> {
            answers.value(2, 0, "journeys.map");
            answers.value(2, 1, "in-place");
        }));
        assertThat(run("score", "--model", "cx-government", "--answers", moved.toString(), "--out", folder + "/o"))
                .isZero();
        assertThat(folder.resolve("o/scores.json"))
                .content()
                .contains("\"node\": \"journeys.map\",\n      \"score\": 75");

        Path titled = write(workbook -> fill(workbook, 1, answers -> answers.value(0, 0, "Answers of 2026")));
        assertThat(score(titled)).isEqualTo(2);
        assertThat(error()).contains("Answers!1", "lacks the columns [criterion");

        Path empty = write(workbook -> {
            fill(workbook, 0, answers -> {});
            workbook.newWorksheet("Spare");
        });
        assertThat(score(empty)).isZero();
    }

    @Test
    void wrongSheet_andAnotherModel_areTold() {
        Path file = write(workbook -> {
            workbook.newWorksheet("Answers").value(0, 0, "criterion");
            workbook.newWorksheet("Notes").value(0, 0, "something");
        });

        assertThat(score(file)).isEqualTo(2);
        assertThat(error())
                .contains("About", "is a sheet that is missing")
                .doesNotContain("About!B")
                .contains("Evidence")
                .contains("lacks the columns [value, state, note, evidence]");
    }

    @Test
    void macros_links_bombs_andRubbish_areRefusedBeforeAnythingIsRead() throws IOException {
        Map<String, byte[]> macros = Map.of("xl/workbook.xml", new byte[10], "xl/vbaProject.bin", new byte[10]);
        Map<String, byte[]> bomb = Map.of("xl/workbook.xml", new byte[WorkbookScan.MAX_UNPACKED + 1]);
        Map<String, byte[]> entity = Map.of(
                "xl/workbook.xml",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a/>".getBytes(StandardCharsets.UTF_8));
        Map<String, byte[]> links =
                Map.of("xl/workbook.xml", new byte[10], "xl/externalLinks/externalLink1.xml", new byte[10]);

        assertRefused(zip(macros), "holds macros");
        assertRefused(zip(bomb), "unpacks to more than 32 MB");
        assertRefused(zip(entity), "holds a document type");
        assertRefused(zip(links), "takes values from other files");
        assertRefused(zip(Map.of("readme.txt", new byte[3])), "is no workbook");
        assertRefused("not a zip".getBytes(StandardCharsets.UTF_8), "cannot be unpacked");
    }

    /** Whatever byte is broken: an answer, or one clear error; seeds 0 to 39. */
    @Test
    void anyBrokenByte_givesAnErrorOfInput_andNeverOneOfOurs() throws IOException {
        byte[] good = Files.readAllBytes(workbook(sheet -> {
            sheet.value(1, 0, "journeys.map");
            sheet.value(1, 1, "in-place");
        }));
        for (long seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] broken = good.clone();
            for (int i = 0; i < 6; i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve("broken.xlsx"), broken);
            assertThat(score(file)).as("seed %d: %s", seed, error()).isIn(0, 2);
        }
    }

    @Test
    void csv_guardsAgainstFormulas_andKeepsNumbers() {
        assertThat(CsvText.cell("=HYPERLINK(\"http://x\")")).isEqualTo("\"'=HYPERLINK(\"\"http://x\"\")\"");
        assertThat(CsvText.cell("@SUM(A1)")).isEqualTo("'@SUM(A1)");
        assertThat(CsvText.cell("-2+3")).isEqualTo("'-2+3");
        assertThat(CsvText.cell("-2.5")).isEqualTo("-2.5");
        assertThat(CsvText.cell("in, place")).isEqualTo("\"in, place\"");
    }

    @Test
    void scores_areWrittenAsWorkbookAndCsv_whenAskedFor() throws IOException {
        Path out = folder.resolve("out");
        assertThat(run(
                        "score",
                        "--model",
                        "cx-government",
                        "--answers",
                        Path.of("sample", "answers.yaml").toString(),
                        "--out",
                        out.toString(),
                        "--also",
                        "xlsx,csv"))
                .isZero();
        assertThat(out.resolve("scores.xlsx")).isNotEmptyFile();
        assertThat(Files.readString(out.resolve("scores.csv")))
                .startsWith("\uFEFFsubject,scope,node,score,level,state");
    }

    // ---- helpers

    private void assertRefused(byte[] bytes, String why) throws IOException {
        err.reset();
        assertThat(score(Files.write(folder.resolve("hostile.xlsx"), bytes))).isEqualTo(2);
        assertThat(error()).contains(why).contains("1 problem in the input");
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private Path workbook(Filler filler) {
        return write(workbook -> fill(workbook, 0, filler));
    }

    /** The three sheets; the answers with so many empty rows above the headings. */
    private static void fill(Workbook workbook, int above, Filler filler) {
        Worksheet about = workbook.newWorksheet("About");
        String[][] rows = {{"key", "value"}, {"model", "cx-government"}, {"organisation", "Office"}, {"period", "2026"}
        };
        for (int r = 0; r < rows.length; r++) {
            about.value(r, 0, rows[r][0]);
            about.value(r, 1, rows[r][1]);
        }
        Worksheet evidence = workbook.newWorksheet("Evidence");
        for (int c = 0; c < AnswerTemplate.EVIDENCE_COLUMNS.size(); c++) {
            evidence.value(0, c, AnswerTemplate.EVIDENCE_COLUMNS.get(c));
        }
        evidence.value(1, 0, "E1");
        evidence.value(1, 1, "Descriptions");
        evidence.value(1, 7, "2026-09-14");
        // 2027-09-14 as a spreadsheet counts days
        evidence.value(1, 8, 46644);
        Worksheet answers = workbook.newWorksheet("Answers");
        for (int c = 0; c < 5; c++) {
            answers.value(above, c, AnswerTemplate.ANSWER_COLUMNS.get(c));
        }
        filler.fill(answers);
    }

    /** Fills a workbook. */
    private interface Sheets {
        void fill(Workbook workbook);
    }

    private Path write(Sheets sheets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            sheets.fill(workbook);
            workbook.finish();
            return Files.write(folder.resolve("filled.xlsx"), bytes.toByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private int score(Path file) {
        err.reset();
        return run(
                "score",
                "--model",
                "cx-government",
                "--answers",
                file.toString(),
                "--out",
                folder.resolve("o").toString());
    }

    private int run(String... args) {
        return MaturityScorer.run(
                new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, true, StandardCharsets.UTF_8), args);
    }

    private String error() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
