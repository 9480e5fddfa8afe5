package org.cxsdk.examples.scorer;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Rational;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Table;
import org.cxsdk.maturity.model.MissingPolicy;

import static org.cxsdk.examples.report.Html.isolated;
import static org.cxsdk.examples.report.Html.p;
import static org.cxsdk.examples.report.Html.text;

/** What has no score, what the model does about it, and why. */
final class LeftOutSection {

    private final ReportView view;

    private LeftOutSection(ReportView view) {
        this.view = view;
    }

    static Report.Section of(ReportView view) {
        return new LeftOutSection(view).section();
    }

    private Report.Section section() {
        List<CriterionLine> without = view.criteria().stream()
                .filter(line -> !line.result().score().isScored())
                .toList();
        if (without.isEmpty()) {
            return new Report.Section(
                    "left-out", view.say(Phrase.LEFT_OUT_TITLE), List.of(p(view.say(Phrase.LEFT_OUT_NOTHING))));
        }
        List<Table.Column> columns = List.of(
                Table.Column.text(view.say(Phrase.CRITERION)),
                Table.Column.text(view.say(Phrase.STATE)),
                Table.Column.text(view.say(Phrase.TREATMENT)),
                Table.Column.sentence(view.say(Phrase.REASON)));
        List<List<Node>> rows = without.stream()
                .map(line -> List.of(text(view.title(line)), view.state(line), text(treatment(line)), reason(line)))
                .toList();
        return new Report.Section(
                "left-out",
                view.say(Phrase.LEFT_OUT_TITLE),
                List.of(
                        p(view.say(
                                Phrase.LEFT_OUT_TEXT,
                                view.criteria().size() - without.size(),
                                view.criteria().size())),
                        new Table(view.say(Phrase.LEFT_OUT_TITLE), columns, rows).belowHeading()));
    }

    private String treatment(CriterionLine line) {
        MissingPolicy policy = line.place().policy();
        if (policy == null) {
            return "–";
        }
        Rational value = policy.value();
        return switch (policy.kind()) {
            case LEAVE_OUT -> view.say(Phrase.LEFT_OUT);
            case COUNT_AS -> view.say(Phrase.COUNTED_AS, view.texts().plain(Objects.requireNonNull(value)));
            case UNSCORED, FORBIDDEN -> view.say(Phrase.MAKES_UNSCORED);
        };
    }

    private Node reason(CriterionLine line) {
        List<Node> notes = line.answers().stream()
                .filter(answer -> answer.note() != null)
                .map(answer -> (Node) isolated(Objects.requireNonNull(answer.note())))
                .toList();
        return notes.isEmpty()
                ? text(line.result()
                        .score()
                        .fold(score -> "", why -> view.texts().of(why.text())))
                : ReportView.joined(notes);
    }
}
