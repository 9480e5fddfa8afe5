package org.cxsdk.examples.scorer;

import java.util.ArrayList;
import java.util.List;
import org.cxsdk.examples.report.Element;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Report;

import static org.cxsdk.examples.report.Html.definitions;
import static org.cxsdk.examples.report.Html.heading;
import static org.cxsdk.examples.report.Html.isolated;
import static org.cxsdk.examples.report.Html.p;
import static org.cxsdk.examples.report.Html.text;

/** Which model was used, and how the whole came about. */
final class MethodSection {

    private final ReportView view;

    private MethodSection(ReportView view) {
        this.view = view;
    }

    static Report.Section of(ReportView view) {
        return new MethodSection(view).section();
    }

    private Report.Section section() {
        List<Node> facts = new ArrayList<>();
        view.fact(facts, Phrase.DESCRIPTION, view.scored().model().description());
        view.fact(facts, Phrase.SOURCE, view.scored().model().source());
        facts.add(text(view.say(Phrase.MODEL)));
        facts.add(isolated(view.scored().results().model().toString()));
        facts.add(text(view.say(Phrase.HASH)));
        facts.add(isolated(view.scored().results().model().sha256()));
        List<Node> content = new ArrayList<>(List.of(
                p(view.say(Phrase.METHOD_TEXT)),
                Element.of("div", definitions(facts.toArray(Node[]::new))).with("class", "facts")));
        content.add(heading(3, view.say(Phrase.OVERALL_STEPS)));
        content.add(view.steps(null, view.result().root().steps()));
        return new Report.Section("method", view.say(Phrase.METHOD), content);
    }
}
