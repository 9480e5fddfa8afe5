package org.cxsdk.examples.scorer;

import java.util.ArrayList;
import java.util.List;
import org.cxsdk.examples.report.BarChart;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Table;
import org.cxsdk.maturity.score.Input;
import org.cxsdk.maturity.score.Limit;

import static org.cxsdk.examples.report.Html.heading;
import static org.cxsdk.examples.report.Html.isolated;
import static org.cxsdk.examples.report.Html.list;
import static org.cxsdk.examples.report.Html.text;

/** The pillars of the report: a chart, and for each pillar its score, weight, level and what holds the next level back. */
final class PillarsSection {

    private final ReportView view;

    private PillarsSection(ReportView view) {
        this.view = view;
    }

    static Report.Section of(ReportView view) {
        return new PillarsSection(view).section();
    }

    private Report.Section section() {
        List<Input.OfNode> pillars = view.pillars();
        boolean levels =
                pillars.stream().anyMatch(pillar -> pillar.result().level().isPresent());
        List<Node> content = new ArrayList<>();
        content.add(BarChart.of(
                        view.say(Phrase.PILLAR_BARS),
                        view.say(
                                Phrase.PILLAR_BARS_TEXT,
                                view.texts().min(),
                                view.texts().max()),
                        pillars.stream().map(view::title).toList(),
                        view.scores(pillars),
                        view.scale(),
                        view.texts().decimals())
                .figure("pillar-bars", view.language()));
        List<Table.Column> columns = new ArrayList<>(List.of(
                Table.Column.text(view.say(Phrase.PILLAR)),
                Table.Column.number(view.say(Phrase.SCORE)),
                Table.Column.number(view.say(Phrase.WEIGHT))));
        if (levels) {
            columns.add(Table.Column.text(view.say(Phrase.LEVEL)));
            columns.add(Table.Column.sentence(view.say(Phrase.HOLDS_BACK)));
        }
        List<List<Node>> rows = new ArrayList<>();
        for (Input.OfNode pillar : pillars) {
            List<Node> row = new ArrayList<>(List.of(
                    text(view.title(pillar)),
                    isolated(view.texts().score(pillar.score())),
                    isolated(view.texts().plain(pillar.weight()))));
            if (levels) {
                row.add(isolated(
                        pillar.result().level().map(view.texts()::level).orElse("–")));
                row.add(text(pillar.result()
                        .limit()
                        .map(limit -> view.texts().of(limit.sentence()))
                        .orElse(
                                pillar.result().level().isPresent()
                                        ? view.say(Phrase.TOP_REACHED)
                                        : view.say(Phrase.NO_LEVEL))));
            }
            rows.add(row);
        }
        content.add(new Table(view.say(Phrase.PILLARS), columns, rows).html());
        List<Limit> missing = ReportView.missing(view.result().root());
        if (!missing.isEmpty()) {
            content.add(heading(
                    3,
                    view.say(
                            Phrase.MISSING_FOR,
                            view.texts().level(missing.get(0).level()))));
            content.add(list(missing.stream()
                    .map(limit -> text(view.texts().of(limit.sentence())))
                    .toList()));
        }
        return new Report.Section("pillars", view.say(Phrase.PILLARS), content);
    }
}
