package org.cxsdk.examples.scorer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.AnswerProblem;
import org.cxsdk.maturity.assess.AnswerRules;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.assess.EvidenceId;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.Faces;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a filled-in answer sheet. Everything that is wrong with it is told at once, each with sheet and cell: a formula, an error value,
 * merged cells, an unknown criterion, a value that the criterion does not take, evidence that is not described. A row without
 * value and state is an answer not given yet.
 */
final class AnswerWorkbook {

    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final int MAX_ROWS = 20_000;
    private static final LocalDate EXCEL_DAY_ZERO = LocalDate.of(1899, 12, 30);

    private final String file;
    private final MaturityModel model;
    private final List<Violation> violations = new ArrayList<>();
    private final Map<EvidenceId, Evidence> evidence = new LinkedHashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    /** Where each answer stands. */
    private final List<Map<String, String>> places = new ArrayList<>();

    private AnswerWorkbook(String file, MaturityModel model) {
        this.file = file;
        this.model = model;
    }

    static boolean isOne(Path file) {
        String name =
                file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".xlsx") || name.endsWith(".xlsm");
    }

    /**
     * The assessment of a workbook.
     *
     * @throws InvalidDocumentException if it breaks rules; all of them are told
     */
    static Assessment read(MaturityModel model, Path path) {
        byte[] bytes;
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new InvalidDocumentException(List.of(new Violation(
                        path.toString(),
                        0,
                        0,
                        "",
                        null,
                        "is larger than 16 MB",
                        "Copy the answers into a fresh template")));
            }
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            throw new CxException(
                    CoreError.UNREADABLE_SOURCE,
                    path + " cannot be read: " + Source.reason(e),
                    "Check that the file exists and may be read.",
                    e);
        }
        return new AnswerWorkbook(path.toString(), model).read(bytes);
    }

    private Assessment read(byte[] bytes) {
        WorkbookScan scan = WorkbookScan.of(bytes);
        if (!scan.problem().isEmpty()) {
            throw new InvalidDocumentException(
                    List.of(new Violation(file, 0, 0, "", null, scan.problem(), scan.remedy())));
        }
        scan.merged()
                .forEach((sheet, cells) -> note(
                        sheet + "!" + cells,
                        0,
                        0,
                        null,
                        "are merged cells",
                        "Unmerge them; each criterion has a row of its own"));
        Map<String, String> about = new HashMap<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            sheet(
                    workbook,
                    "About",
                    List.of("key", "value"),
                    (row, cells) -> about.put(cells.get("key"), cells.get("value")));
            sheet(workbook, "Evidence", AnswerTemplate.EVIDENCE_COLUMNS, this::evidence);
            sheet(workbook, "Answers", AnswerTemplate.filledColumns(model), this::answer);
        } catch (IOException | RuntimeException e) {
            if (e instanceof CxException known) {
                throw known;
            }
            throw new InvalidDocumentException(List.of(
                    new Violation(file, 0, 0, "", null, "is damaged and cannot be read", "Save it again as .xlsx")));
        }
        if (violations.stream().anyMatch(violation -> violation.path().equals("About"))) {
            // cells of a sheet that is not there need no word of their own
            checkAgainstModel();
            throw new InvalidDocumentException(violations);
        }
        String named = about.getOrDefault("model", "");
        if (!named.equals(model.ref().toString()) && !named.equals(model.id().value())) {
            note(
                    "About!B2",
                    2,
                    2,
                    named,
                    "is not the model that is used, " + model.ref(),
                    "Fill in a template of that model");
        }
        Subject subject = named(about, "organisation", 3, Subject::of);
        Scope scope = named(about, "period", 4, Scope::of);
        checkAgainstModel();
        if (!violations.isEmpty() || subject == null || scope == null) {
            throw new InvalidDocumentException(violations);
        }
        String assessor = about.getOrDefault("assessor", "");
        return new Assessment(subject, scope, assessor.isEmpty() ? null : assessor, answers, evidence, Map.of());
    }

    private <T> @Nullable T named(
            Map<String, String> about, String key, int row, java.util.function.Function<String, T> type) {
        String value = about.getOrDefault(key, "");
        try {
            return type.apply(value);
        } catch (IllegalArgumentException e) {
            note("About!B" + row, row, 2, value, value.isEmpty() ? "is empty" : "is no name", "Write the " + key);
            return null;
        }
    }

    // ---- sheets

    /** Takes one row. */
    private interface RowTaker {
        void take(int row, Map<String, String> cells);
    }

    private void sheet(ReadableWorkbook workbook, String name, List<String> columns, RowTaker taker)
            throws IOException {
        Sheet sheet = workbook.findSheet(name).orElse(null);
        if (sheet == null) {
            List<String> there = workbook.getSheets().map(Sheet::getName).toList();
            note(name, 0, 0, null, "is a sheet that is missing; there are " + there, "Fill in a template");
            return;
        }
        List<Row> rows = sheet.read();
        if (rows.size() > MAX_ROWS) {
            note(name, 0, 0, null, "has more than " + MAX_ROWS + " rows", "Take out the empty ones");
            return;
        }
        // the first row that holds anything names the columns, wherever somebody moved it
        Map<String, Integer> places = new HashMap<>();
        int heading = 1;
        for (Row row : rows) {
            if (places.isEmpty()) {
                for (Cell cell : row) {
                    String title =
                            cell == null ? "" : String.valueOf(cell.getText()).strip();
                    if (cell != null && !title.isEmpty() && !title.equals("null")) {
                        places.putIfAbsent(title, cell.getColumnIndex());
                    }
                }
                heading = row.getRowNum();
                if (!places.keySet().containsAll(columns)) {
                    if (places.isEmpty()) {
                        continue;
                    }
                    break;
                }
            } else {
                Map<String, String> cells = new HashMap<>();
                columns.forEach(
                        column -> cells.put(column, text(name, row, Objects.requireNonNull(places.get(column)))));
                columns.forEach(column -> cells.put(column + "@", address(name, row.getRowNum(), places.get(column))));
                if (columns.stream()
                        .anyMatch(column -> !cells.getOrDefault(column, "").isEmpty())) {
                    taker.take(row.getRowNum(), cells);
                }
            }
        }
        List<String> missing =
                columns.stream().filter(column -> !places.containsKey(column)).toList();
        if (!missing.isEmpty()) {
            note(
                    name + "!" + heading,
                    heading,
                    0,
                    null,
                    "lacks the columns " + missing,
                    "Leave the first row of the template as it is");
        }
    }

    private String text(String sheet, Row row, int column) {
        Cell cell = row.hasCell(column) ? row.getCell(column) : null;
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        String place = address(sheet, row.getRowNum(), column);
        if (cell.getType() == CellType.FORMULA || cell.getFormula() != null) {
            note(place, row.getRowNum(), column + 1, null, "is a formula", "Write the value itself");
            return "";
        }
        if (cell.getType() == CellType.ERROR) {
            note(place, row.getRowNum(), column + 1, cell.getRawValue(), "is an error value", "Write the value itself");
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            return cell.asNumber().stripTrailingZeros().toPlainString();
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return Boolean.TRUE.equals(cell.asBoolean()) ? "yes" : "no";
        }
        return String.valueOf(cell.getText()).strip();
    }

    private static String address(String sheet, int row, @Nullable Integer column) {
        StringBuilder letters = new StringBuilder();
        for (int c = column == null ? 0 : column; c >= 0; c = c / 26 - 1) {
            letters.insert(0, (char) ('A' + c % 26));
        }
        return sheet + "!" + letters + row;
    }

    // ---- rows

    private void evidence(int row, Map<String, String> cells) {
        String id = cells.getOrDefault("id", "");
        try {
            EvidenceId evidenceId = EvidenceId.of(id);
            if (evidence.containsKey(evidenceId)) {
                note(cells, "id", row, "is described in an earlier row", "Give each piece of evidence its own id");
                return;
            }
            String title = cells.getOrDefault("title", "");
            if (title.isEmpty()) {
                note(cells, "title", row, "is empty", "Say what it is");
            }
            evidence.put(
                    evidenceId,
                    new Evidence(
                            evidenceId,
                            title,
                            emptyToNull(cells.getOrDefault("type", "")),
                            emptyToNull(cells.getOrDefault("owner", "")),
                            emptyToNull(cells.getOrDefault("scope", "")),
                            supports(row, cells),
                            confidence(row, cells),
                            day(row, cells, "collected"),
                            day(row, cells, "validUntil"),
                            emptyToNull(cells.getOrDefault("sha256", "").toLowerCase(Locale.ROOT))));
        } catch (IllegalArgumentException e) {
            note(cells, "id", row, String.valueOf(e.getMessage()), "Mend this row");
        }
    }

    private boolean supports(int row, Map<String, String> cells) {
        String supports = cells.getOrDefault("supports", "");
        if (!Set.of("", "yes", "no", "true", "false").contains(supports)) {
            note(
                    cells,
                    "supports",
                    row,
                    "is neither yes nor no",
                    "Write yes, or no for evidence that speaks against the answer");
        }
        return !supports.equals("no") && !supports.equals("false");
    }

    private @Nullable Integer confidence(int row, Map<String, String> cells) {
        String confidence = cells.getOrDefault("confidence", "");
        if (confidence.isEmpty()) {
            return null;
        }
        if (!confidence.matches("[1-5]")) {
            note(cells, "confidence", row, "is not 1 to 5", "Write 1 (hearsay) to 5 (seen and tested)");
            return null;
        }
        return Integer.valueOf(confidence);
    }

    private @Nullable LocalDate day(int row, Map<String, String> cells, String column) {
        String day = cells.getOrDefault(column, "");
        if (day.isEmpty()) {
            return null;
        }
        try {
            return day.matches("[0-9]{4,6}") ? EXCEL_DAY_ZERO.plusDays(Long.parseLong(day)) : LocalDate.parse(day);
        } catch (DateTimeException e) {
            note(cells, column, row, "is no day", "Write it like 2026-01-31");
            return null;
        }
    }

    private void answer(int row, Map<String, String> cells) {
        String criterion = cells.getOrDefault("criterion", "");
        String value = cells.getOrDefault("value", "");
        String state = cells.getOrDefault("state", "");
        if (criterion.isEmpty()) {
            note(cells, "criterion", row, "is empty", "Leave the first column of the template as it is");
            return;
        }
        boolean answered = state.isEmpty() || state.equals("answered");
        if (value.isEmpty() && state.isEmpty()) {
            state = Absence.NOT_ANSWERED.fileName();
            answered = false;
        }
        Absence absence = answered ? null : Absence.ofFileName(state).orElse(null);
        if (!answered && absence == null) {
            note(cells, "state", row, "is not a state", "Use one of " + AnswerTemplate.STATES.replace(",", ", "));
            return;
        }
        if (answered == value.isEmpty()) {
            note(
                    cells,
                    answered ? "value" : "state",
                    row,
                    answered ? "is empty, and the state says answered" : "stands beside a value",
                    "Give a value, or one of the other states");
            return;
        }
        try {
            List<EvidenceId> ids = new ArrayList<>();
            for (String id : cells.getOrDefault("evidence", "").split("[;,\\n]")) {
                if (!id.isBlank()) {
                    ids.add(EvidenceId.of(id.strip()));
                }
            }
            Answer answer = new Answer(
                    NodeId.of(criterion),
                    answered ? value : null,
                    absence,
                    Map.of(),
                    emptyToNull(cells.getOrDefault("note", "")),
                    ids);
            Map<String, String> place = new HashMap<>(cells);
            place.put("row", Integer.toString(row));
            for (Answer one : onFaces(answer, cells.getOrDefault(Faces.ATTRIBUTE, ""))) {
                answers.add(one);
                places.add(place);
            }
        } catch (IllegalArgumentException e) {
            note(cells, "evidence", row, String.valueOf(e.getMessage()), "Mend the identifier");
        }
    }

    /** The answer to the face that the row names; a state without a face is one of all faces. */
    private List<Answer> onFaces(Answer answer, String face) {
        if (!face.isEmpty()) {
            return List.of(answer.with(Faces.of(face)));
        }
        Faces faces =
                model.find(answer.criterion()).orElse(null) instanceof Criterion criterion ? criterion.faces() : null;
        return faces == null || answer.value() != null ? List.of(answer) : answer.onEachOf(faces);
    }

    private void checkAgainstModel() {
        Set<String> criteria = new TreeSet<>();
        model.criteria().forEach(criterion -> criteria.add(criterion.id().value()));
        Assessment draft = new Assessment(Subject.of("draft"), Scope.of("draft"), null, answers, evidence, Map.of());
        for (AnswerProblem problem : AnswerRules.of(model).problemsOf(draft)) {
            Map<String, String> place = places.get(problem.answer());
            note(
                    place,
                    problem.part(),
                    Integer.parseInt(place.getOrDefault("row", "0")),
                    problem.rule(),
                    problem.remedy());
        }
    }

    // ---- small things

    private void note(Map<String, String> cells, String column, int row, String rule, String remedy) {
        note(
                cells.getOrDefault(column + "@", column),
                row,
                AnswerTemplate.answerColumns(model).indexOf(column) + 1,
                cells.get(column),
                rule,
                remedy);
    }

    private void note(String place, int row, int column, @Nullable String value, String rule, String remedy) {
        violations.add(new Violation(file, row, Math.max(column, 0), place, value, rule, remedy));
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
