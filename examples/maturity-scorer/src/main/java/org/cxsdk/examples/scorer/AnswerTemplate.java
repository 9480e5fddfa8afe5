package org.cxsdk.examples.scorer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.examples.report.Language;
import org.cxsdk.maturity.model.AnswerType;
import org.cxsdk.maturity.model.Child;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.Faces;
import org.cxsdk.maturity.model.Group;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;

/**
 * An empty answer sheet for a model, as workbook, CSV or YAML: every criterion with its question and the meaning of each answer,
 * in the reader's language; only what is to be filled in is empty.
 *
 * @param model the model
 * @param language the language of questions and answers; names of columns and sheets are the same in every language
 * @param about what is known already
 */
record AnswerTemplate(MaturityModel model, Language language, About about) {

    static final List<String> ANSWER_COLUMNS =
            List.of("criterion", "value", "state", "note", "evidence", "area", "title", "question", "answers", "proof");

    /** The columns of answers; where criteria have faces, one more says which. */
    static List<String> answerColumns(MaturityModel model) {
        List<String> columns = new ArrayList<>(ANSWER_COLUMNS);
        if (model.faces() != null) {
            columns.add(columns.indexOf("area"), Faces.ATTRIBUTE);
        }
        return columns;
    }

    /** The columns of answers that are filled in. */
    static List<String> filledColumns(MaturityModel model) {
        List<String> columns = answerColumns(model);
        return columns.subList(0, columns.indexOf("area"));
    }

    static final List<String> EVIDENCE_COLUMNS = List.of(
            "id", "title", "type", "owner", "scope", "supports", "confidence", "collected", "validUntil", "sha256");

    static final String STATES = "answered,not-answered,not-applicable,not-relevant,not-known";

    /**
     * What is known before the first answer; each may be empty.
     *
     * @param organisation who is assessed
     * @param period what is covered
     * @param assessor who answers
     */
    record About(String organisation, String period, String assessor) {}

    /**
     * One line of the sheet.
     *
     * @param criterion the criterion
     * @param face which of its faces; empty if it has none
     * @param area the part of the model it stands in
     */
    record Line(Criterion criterion, String face, String area) {}

    List<Line> lines() {
        Map<NodeId, String> areas = new HashMap<>();
        if (model.node(model.root()) instanceof Group root) {
            for (Child child : root.children()) {
                String title = texts().of(model.node(child.node()).title());
                mark(child.node(), title, areas);
            }
        }
        List<Line> lines = new ArrayList<>();
        for (Criterion criterion : model.criteria()) {
            String area = areas.getOrDefault(criterion.id(), "");
            Faces faces = criterion.faces();
            Set<String> asked = faces == null ? Set.of("") : faces.titles().keySet();
            asked.forEach(face -> lines.add(new Line(criterion, face, area)));
        }
        return lines;
    }

    private void mark(NodeId node, String area, Map<NodeId, String> areas) {
        areas.putIfAbsent(node, area);
        if (model.node(node) instanceof Group group) {
            group.children().forEach(child -> mark(child.node(), area, areas));
        }
    }

    Texts texts() {
        return new Texts(model, language);
    }

    /** The answers that a criterion takes, each with its meaning; one line each. */
    String answers(Criterion criterion) {
        AnswerType type = criterion.answerType();
        if (type instanceof AnswerType.Choice choice) {
            List<String> lines = new ArrayList<>();
            for (AnswerType.Option option : choice.options()) {
                LocalizedText meaning = choice.anchors().getOrDefault(option.answer(), option.label());
                lines.add(option.answer() + " = " + texts().of(meaning));
            }
            return String.join("\n", lines);
        }
        if (type instanceof AnswerType.YesNo) {
            return "yes\nno";
        }
        if (type instanceof AnswerType.Figure figure) {
            return (figure.min() == null ? "" : figure.min() + " ") + "…"
                    + (figure.max() == null ? "" : " " + figure.max());
        }
        return ((AnswerType.Measured) type).unit();
    }

    /** The answers of a list from which a workbook lets choose; empty where a number is wanted. */
    Optional<String> choices(Criterion criterion) {
        if (criterion.answerType() instanceof AnswerType.Choice choice) {
            String joined = String.join(
                    ",",
                    choice.options().stream().map(AnswerType.Option::answer).toList());
            // a spreadsheet takes no longer list, and no comma within an answer
            boolean fits = joined.length() <= 250
                    && choice.options().stream()
                            .noneMatch(option -> option.answer().contains(","));
            return fits ? Optional.of(joined) : Optional.empty();
        }
        return criterion.answerType() instanceof AnswerType.YesNo ? Optional.of("yes,no") : Optional.empty();
    }

    String csv() {
        CsvText csv = new CsvText().row(filledColumns(model));
        for (Line line : lines()) {
            List<String> cells = new ArrayList<>(List.of(line.criterion().id().value(), "", "not-answered", "", ""));
            if (model.faces() != null) {
                cells.add(line.face());
            }
            csv.row(cells);
        }
        return csv.toString();
    }

    String yaml() {
        StringBuilder yaml = new StringBuilder();
        yaml.append("model: ").append(quoted(model.ref().toString())).append('\n');
        yaml.append("organisation: ").append(quoted(about.organisation())).append('\n');
        yaml.append("period: ").append(quoted(about.period())).append('\n');
        yaml.append("assessor: ").append(quoted(about.assessor())).append('\n');
        yaml.append("# value: one of the answers; or no value and state: ")
                .append(STATES.replace("answered,not-answered", "not-answered").replace(",", ", "))
                .append('\n');
        yaml.append("answers:\n");
        for (Criterion criterion : model.criteria()) {
            comment(yaml, criterion.id() + ": " + texts().of(criterion.question()));
            for (String answer : answers(criterion).split("\n")) {
                comment(yaml, "  " + answer);
            }
            yaml.append("  ").append(quoted(criterion.id().value())).append(": ");
            Faces faces = criterion.faces();
            yaml.append(
                    faces == null
                            ? "{state: not-answered}"
                            : faces.titles().keySet().stream()
                                    .map(face -> quoted(face) + ": {state: not-answered}")
                                    .collect(Collectors.joining(", ", "{faces: {", "}}")));
            yaml.append('\n');
        }
        yaml.append("evidence: {}\n");
        comment(yaml, "E1: {title: …, type: …, owner: …, collected: 2026-01-31, validUntil: 2027-01-31, sha256: …}");
        return yaml.toString();
    }

    private static void comment(StringBuilder yaml, String text) {
        yaml.append("  # ").append(text.replaceAll("[\\r\\n]+", " ")).append('\n');
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    byte[] workbook(Optional<Instant> created) {
        return Workbooks.template(this, created);
    }
}
