package org.cxsdk.examples.scorer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.cxsdk.maturity.model.Faces;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.NodeResult;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes workbooks: the empty answer sheet, and scores. The first row stays in view, sheets run from right to left in Arabic,
 * every cell is a value (never a formula), and the same input gives the same bytes: parts in one order, and the time of creation is
 * the one that is passed.
 */
final class Workbooks {

    private static final Instant NO_TIME = Instant.parse("2000-01-01T00:00:00Z");
    private static final String HEAD_COLOUR = "DCE6F1";

    /** A zip entry's time is local; this one reads the same everywhere. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private Workbooks() {}

    /** Widths of the columns of answers that are not 16 wide. */
    private static final Map<String, Integer> WIDTHS = Map.of(
            "criterion",
            24,
            "value",
            14,
            "note",
            40,
            "area",
            24,
            "title",
            32,
            "question",
            50,
            "answers",
            70,
            "proof",
            50);

    /** Fills the sheets of a new workbook. */
    private interface Filler {
        void fill(Workbook workbook) throws IOException;
    }

    static byte[] template(AnswerTemplate template, Optional<Instant> created) {
        return written(created, workbook -> {
            about(workbook.newWorksheet("About"), template);
            answers(workbook.newWorksheet("Answers"), template);
            evidence(workbook.newWorksheet("Evidence"), template);
        });
    }

    private static void about(Worksheet sheet, AnswerTemplate template) {
        turn(sheet, template);
        List<List<String>> rows = List.of(
                List.of("key", "value"),
                List.of("model", template.model().ref().toString()),
                List.of("organisation", template.about().organisation()),
                List.of("period", template.about().period()),
                List.of("assessor", template.about().assessor()));
        for (int r = 0; r < rows.size(); r++) {
            sheet.value(r, 0, rows.get(r).get(0));
            sheet.value(r, 1, rows.get(r).get(1));
        }
        sheet.width(0, 16);
        sheet.width(1, 60);
        head(sheet, 2);
    }

    private static void answers(Worksheet sheet, AnswerTemplate template) {
        turn(sheet, template);
        List<String> columns = AnswerTemplate.answerColumns(template.model());
        for (int c = 0; c < columns.size(); c++) {
            sheet.value(0, c, columns.get(c));
            sheet.width(c, WIDTHS.getOrDefault(columns.get(c), 16));
        }
        int face = columns.indexOf(Faces.ATTRIBUTE);
        int area = columns.indexOf("area");
        head(sheet, columns.size());
        int r = 1;
        for (AnswerTemplate.Line line : template.lines()) {
            sheet.value(r, 0, line.criterion().id().value());
            if (face >= 0) {
                sheet.value(r, face, line.face());
            }
            sheet.value(r, area, line.area());
            sheet.value(r, area + 1, template.texts().of(line.criterion().title()));
            sheet.value(r, area + 2, template.texts().of(line.criterion().question()));
            sheet.value(r, area + 3, template.answers(line.criterion()));
            var proof = line.criterion().evidence();
            sheet.value(r, area + 4, proof == null ? "" : template.texts().of(proof));
            int row = r;
            template.choices(line.criterion())
                    .ifPresent(list -> sheet.range(row, 1, row, 1).validateWithListByFormula('"' + list + '"'));
            sheet.range(r, 2, r, 2).validateWithListByFormula('"' + AnswerTemplate.STATES + '"');
            sheet.range(r, 0, r, columns.size() - 1)
                    .style()
                    .wrapText(true)
                    .verticalAlignment("top")
                    .set();
            r++;
        }
        sheet.freezePane(1, 1);
    }

    private static void evidence(Worksheet sheet, AnswerTemplate template) {
        turn(sheet, template);
        List<String> columns = AnswerTemplate.EVIDENCE_COLUMNS;
        for (int c = 0; c < columns.size(); c++) {
            sheet.value(0, c, columns.get(c));
            sheet.width(c, c == 1 ? 50 : 16);
        }
        head(sheet, columns.size());
        sheet.freezePane(0, 1);
    }

    /** Scores as a workbook: one row for each node, as in scores.json. */
    static byte[] scores(Scored scored, org.cxsdk.examples.report.Language language) {
        return written(scored.asOf(), workbook -> {
            Worksheet sheet = workbook.newWorksheet("Scores");
            if (language.isRightToLeft()) {
                sheet.rightToLeft();
            }
            Texts texts = new Texts(scored.model(), language);
            List<String> columns = List.of("subject", "scope", "node", "title", "score", "level", "state");
            for (int c = 0; c < columns.size(); c++) {
                sheet.value(0, c, columns.get(c));
                sheet.width(c, c == 3 ? 50 : 20);
            }
            head(sheet, columns.size());
            int r = 1;
            for (AssessmentResult result : scored.results().assessments()) {
                for (NodeResult node : result.nodes()) {
                    int row = r++;
                    sheet.value(row, 0, result.subject().value());
                    sheet.value(row, 1, result.scope().value());
                    sheet.value(row, 2, node.node().value());
                    sheet.value(
                            row, 3, texts.of(scored.model().node(node.node()).title()));
                    node.value().ifPresent(score -> sheet.value(row, 4, score.toDouble()));
                    node.level().ifPresent(level -> sheet.value(row, 5, level));
                    sheet.value(row, 6, node.score().state());
                }
            }
            sheet.freezePane(0, 1);
        });
    }

    private static void turn(Worksheet sheet, AnswerTemplate template) {
        if (template.language().isRightToLeft()) {
            sheet.rightToLeft();
        }
    }

    private static void head(Worksheet sheet, int columns) {
        sheet.range(0, 0, 0, columns - 1).style().bold().fillColor(HEAD_COLOUR).set();
        sheet.repeatRows(0);
    }

    private static byte[] written(Optional<Instant> created, Filler filler) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "CX SDK", "1.0")) {
            filler.fill(workbook);
            workbook.finish();
            return fixed(bytes.toByteArray(), created.orElse(NO_TIME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same parts in one order, with the time given in the place of the time of writing. */
    private static byte[] fixed(byte[] workbook, Instant created) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        try (ZipFile zip = ZipFile.builder().setByteArray(workbook).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    parts.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(ENTRY_TIME);
                zip.putNextEntry(entry);
                zip.write(
                        part.getKey().equals("docProps/core.xml") ? timed(part.getValue(), created) : part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] timed(byte[] core, Instant created) {
        return new String(core, StandardCharsets.UTF_8)
                .replaceAll("(<dcterms:(created|modified)[^>]*>)[^<]*", "$1" + created)
                .getBytes(StandardCharsets.UTF_8);
    }
}
