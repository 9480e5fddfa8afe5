package org.cxsdk.examples.scorer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.examples.report.Language;
import org.cxsdk.maturity.model.AnswerType;
import org.cxsdk.maturity.model.Child;
import org.cxsdk.maturity.model.Criterion;
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
     * @param area the part of the model it stands in
     */
    record Line(Criterion criterion, String area) {}

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
            lines.add(new Line(criterion, areas.getOrDefault(criterion.id(), "")));
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
        CsvText csv = new CsvText().row(List.of("criterion", "value", "state", "note", "evidence"));
        lines().forEach(line -> csv.row(List.of(line.criterion().id().value(), "", "not-answered", "", "")));
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
        for (Line line : lines()) {
            comment(
                    yaml,
                    line.criterion().id() + ": " + texts().of(line.criterion().question()));
            for (String answer : answers(line.criterion()).split("\n")) {
                comment(yaml, "  " + answer);
            }
            yaml.append("  ").append(quoted(line.criterion().id().value())).append(": {state: not-answered}\n");
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
