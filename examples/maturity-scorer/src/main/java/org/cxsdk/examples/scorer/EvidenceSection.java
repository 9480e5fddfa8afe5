package org.cxsdk.examples.scorer;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.cxsdk.examples.report.Isolates;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Table;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.score.Input;

import static org.cxsdk.examples.report.Html.badge;
import static org.cxsdk.examples.report.Html.group;
import static org.cxsdk.examples.report.Html.isolated;
import static org.cxsdk.examples.report.Html.p;
import static org.cxsdk.examples.report.Html.strong;
import static org.cxsdk.examples.report.Html.text;

/** The evidence of the report: how complete it is, pillar by pillar, and every piece of it with its standing. */
final class EvidenceSection {

    private final ReportView view;

    private EvidenceSection(ReportView view) {
        this.view = view;
    }

    static Report.Section of(ReportView view) {
        return new EvidenceSection(view).section();
    }

    private Report.Section section() {
        EvidenceReview.Completeness all = view.review().of(view.criteria());
        List<Node> content = new ArrayList<>();
        content.add(p(
                view.scored().asOf().isPresent()
                        ? view.say(
                                Phrase.EVIDENCE_TEXT, all.withEvidence(), all.answered(), all.withValid(), view.day())
                        : view.say(Phrase.EVIDENCE_TEXT_UNDATED, all.withEvidence(), all.answered())));
        if (!view.pillars().isEmpty()) {
            content.add(completeness().html());
        }
        if (!view.review().evidence().isEmpty()) {
            content.add(evidenceList().html());
        }
        return new Report.Section("evidence", view.say(Phrase.EVIDENCE_TITLE), content);
    }

    private Table completeness() {
        List<List<Node>> rows = new ArrayList<>();
        for (Input.OfNode pillar : view.pillars()) {
            List<CriterionLine> lines = CriterionLine.below(view.scored().model(), pillar.result());
            EvidenceReview.Completeness counts = view.review().of(lines);
            rows.add(List.of(
                    text(view.title(pillar)),
                    ReportView.count(lines.size()),
                    ReportView.count(counts.answered()),
                    ReportView.count(counts.withEvidence()),
                    ReportView.count(counts.withValid())));
        }
        return new Table(
                view.say(Phrase.EVIDENCE_BY_PILLAR),
                List.of(
                        Table.Column.text(view.say(Phrase.PILLAR)),
                        Table.Column.number(view.say(Phrase.CRITERIA)),
                        Table.Column.number(view.say(Phrase.ANSWERED)),
                        Table.Column.number(view.say(Phrase.WITH_EVIDENCE)),
                        Table.Column.number(view.say(Phrase.WITH_VALID_EVIDENCE))),
                rows);
    }

    private Table evidenceList() {
        List<List<Node>> rows = new ArrayList<>();
        for (Evidence piece : view.review().evidence().values()) {
            Evidence.Standing standing = view.review().standing(piece);
            TreeSet<String> users = new TreeSet<>();
            for (CriterionLine line : view.criteria()) {
                if (line.answers().stream().anyMatch(answer -> answer.evidence().contains(piece.id()))) {
                    users.add(line.criterion().id().value());
                }
            }
            rows.add(List.of(
                    group(strong(Isolates.isolate(piece.id().value())), text(" "), isolated(piece.title())),
                    ReportView.cell(piece.type()),
                    ReportView.cell(piece.owner()),
                    ReportView.day(piece.collected()),
                    ReportView.day(piece.validUntil()),
                    badge(standing.stands() ? "good" : "warn", view.say(EvidenceReview.phrase(standing))),
                    users.isEmpty()
                            ? text("–")
                            : ReportView.joined(users.stream()
                                    .map(user -> (Node) isolated(user))
                                    .toList())));
        }
        return new Table(
                view.say(Phrase.EVIDENCE_LIST),
                List.of(
                        Table.Column.text(view.say(Phrase.EVIDENCE)),
                        Table.Column.text(view.say(Phrase.KIND)),
                        Table.Column.text(view.say(Phrase.OWNER)),
                        Table.Column.text(view.say(Phrase.COLLECTED)),
                        Table.Column.text(view.say(Phrase.VALID_UNTIL)),
                        Table.Column.text(view.say(Phrase.STATE)),
                        Table.Column.text(view.say(Phrase.USED_BY))),
                rows);
    }
}
