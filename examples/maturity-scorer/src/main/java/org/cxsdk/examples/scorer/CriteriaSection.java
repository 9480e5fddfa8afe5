package org.cxsdk.examples.scorer;

import java.util.ArrayList;
import java.util.List;
import org.cxsdk.examples.report.Element;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Table;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.score.Input;

import static org.cxsdk.examples.report.Html.badge;
import static org.cxsdk.examples.report.Html.group;
import static org.cxsdk.examples.report.Html.heading;
import static org.cxsdk.examples.report.Html.isolated;
import static org.cxsdk.examples.report.Html.link;
import static org.cxsdk.examples.report.Html.text;

/** Every criterion in a table: answer, score, weight, state and evidence; each leads to its explanation. */
final class CriteriaSection {

    private final ReportView view;

    private CriteriaSection(ReportView view) {
        this.view = view;
    }

    static Report.Section of(ReportView view) {
        return new CriteriaSection(view).section();
    }

    private Report.Section section() {
        List<Node> content = new ArrayList<>();
        List<Input.OfNode> pillars = view.pillars();
        if (pillars.isEmpty()) {
            criteriaOf(view.texts().of(view.scored().model().title()), view.criteria(), content);
        }
        for (Input.OfNode pillar : pillars) {
            content.add(heading(3, view.title(pillar)));
            criteriaOf(view.title(pillar), CriterionLine.below(view.scored().model(), pillar.result()), content);
        }
        return new Report.Section("criteria", view.say(Phrase.CRITERIA), content);
    }

    private void criteriaOf(String title, List<CriterionLine> lines, List<Node> content) {
        boolean levels = lines.stream().anyMatch(line -> line.criterion().level() != null);
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text(view.say(Phrase.CRITERION))));
        if (levels) {
            columns.add(Table.Column.number(view.say(Phrase.LEVEL)));
        }
        columns.addAll(List.of(
                Table.Column.text(view.say(Phrase.ANSWER)),
                Table.Column.number(view.say(Phrase.SCORE)),
                Table.Column.number(view.say(Phrase.WEIGHT)),
                Table.Column.text(view.say(Phrase.STATE)),
                Table.Column.text(view.say(Phrase.EVIDENCE))));
        List<List<Node>> rows = new ArrayList<>();
        for (CriterionLine line : lines) {
            List<Node> row = new ArrayList<>(List.of(link(view.anchor(line), view.title(line))));
            if (levels) {
                row.add(isolated(
                        line.criterion().level() == null
                                ? "–"
                                : line.criterion().level().toString()));
            }
            row.addAll(List.of(
                    answers(line),
                    isolated(line.result().value().map(view.texts()::number).orElse("–")),
                    isolated(view.texts().plain(line.place().weight())),
                    view.state(line),
                    evidenceOf(line)));
            rows.add(row);
        }
        content.add(new Table(title, columns, rows).belowHeading());
    }

    private Node answers(CriterionLine line) {
        List<Node> answers = new ArrayList<>();
        for (Answer answer : line.answers()) {
            Node told = isolated(view.answer(line.criterion(), answer));
            answers.add(view.texts()
                    .face(answer)
                    .map(face -> Element.of("div", text(face + ": "), told))
                    .orElseGet(() -> Element.of("div", told)));
        }
        return answers.isEmpty() ? isolated(line.isMeasured() ? view.say(Phrase.MEASURED) : "–") : group(answers);
    }

    private Node evidenceOf(CriterionLine line) {
        List<Node> pieces = new ArrayList<>();
        for (Answer answer : line.answers()) {
            answer.evidence().forEach(id -> pieces.add(isolated(id.value())));
            if (answer.value() != null
                    && !answer.evidence().isEmpty()
                    && !view.review().hasValid(answer)) {
                pieces.add(badge("warn", view.say(Phrase.EXPIRED)));
            }
        }
        return pieces.isEmpty() ? text("–") : ReportView.joined(pieces);
    }
}
