package org.cxsdk.examples.scorer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Table;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.score.FaceReading;
import org.cxsdk.maturity.score.NodeScore;
import org.cxsdk.maturity.score.TagReading;

import static org.cxsdk.examples.report.Html.heading;
import static org.cxsdk.examples.report.Html.isolated;
import static org.cxsdk.examples.report.Html.p;
import static org.cxsdk.examples.report.Html.text;

/** Second readings of the same scores: by each kind of tag, by each face. */
final class ReadingsSection {

    private final ReportView view;

    private ReadingsSection(ReportView view) {
        this.view = view;
    }

    static Report.Section of(ReportView view) {
        return new ReadingsSection(view).section();
    }

    private Report.Section section() {
        List<Node> content = new ArrayList<>();
        content.add(p(view.say(Phrase.READINGS_TEXT)));
        for (Map.Entry<String, Map<String, LocalizedText>> kind :
                view.scored().model().tags().entrySet()) {
            List<TagReading> readings = TagReading.of(
                    view.scored().model(), kind.getKey(), view.result().root());
            String title = view.say(Phrase.READING_BY, kindName(kind.getKey()));
            List<List<Node>> rows = readings.stream()
                    .map(reading -> List.<Node>of(
                            text(view.texts()
                                    .of(Objects.requireNonNull(kind.getValue().get(reading.value())))),
                            isolated(reading.mean().map(view.texts()::number).orElse("–")),
                            isolated(view.say(Phrase.SCORE_OF, reading.counted(), reading.all()))))
                    .toList();
            content.add(heading(3, title));
            content.add(new Table(
                            title,
                            List.of(
                                    Table.Column.text(kindName(kind.getKey())),
                                    Table.Column.number(view.say(Phrase.SCORE)),
                                    Table.Column.number(view.say(Phrase.READING_COUNTED))),
                            rows)
                    .belowHeading());
        }
        view.assessment().ifPresent(assessment -> faces(assessment, content));
        return new Report.Section("readings", view.say(Phrase.READINGS), content);
    }

    private void faces(Assessment assessment, List<Node> content) {
        List<FaceReading> readings = FaceReading.of(view.scored().scorer(), assessment);
        if (readings.isEmpty()) {
            return;
        }
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text(view.say(Phrase.PILLAR))));
        readings.forEach(reading -> columns.add(Table.Column.number(view.texts().face(reading.face()))));
        List<NodeId> nodes = new ArrayList<>(List.of(view.result().root().node()));
        view.pillars().forEach(pillar -> nodes.add(pillar.result().node()));
        List<List<Node>> rows = new ArrayList<>();
        for (NodeId node : nodes) {
            List<Node> row = new ArrayList<>();
            row.add(text(view.texts().of(view.scored().model().node(node).title())));
            for (FaceReading reading : readings) {
                NodeScore score = reading.scores().get(node);
                row.add(isolated(score == null ? "–" : view.texts().score(score)));
            }
            rows.add(row);
        }
        content.add(heading(3, view.say(Phrase.READING_FACE)));
        content.add(p(view.say(Phrase.READING_FACE_TEXT)));
        content.add(new Table(view.say(Phrase.READING_FACE), columns, rows).belowHeading());
    }

    /** Kinds of tags have no texts in the model; the two that our own model uses are known here. */
    private String kindName(String kind) {
        return switch (kind) {
            case "aspect" -> view.say(Phrase.READING_ASPECT);
            case "theme" -> view.say(Phrase.READING_THEME);
            default -> kind;
        };
    }
}
