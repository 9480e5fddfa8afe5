package org.cxsdk.examples.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.examples.report.BarChart;
import org.cxsdk.examples.report.Language;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Scale;
import org.cxsdk.examples.report.Series;
import org.cxsdk.examples.report.Table;
import org.cxsdk.feedback.score.Score;
import org.cxsdk.feedback.score.SurveyScores;
import org.cxsdk.feedback.score.SurveyScores.Grouped;
import org.cxsdk.feedback.survey.ScoreDefinition;
import org.cxsdk.feedback.survey.ScoreMethod;

import static org.cxsdk.examples.insights.Page.row;
import static org.cxsdk.examples.report.Html.group;
import static org.cxsdk.examples.report.Html.p;

/** The page of {@code feedback}: for each score the whole and its groups, with n, interval and state. */
final class FeedbackReport {

    private static final int DECIMALS = 2;
    private static final int MOST_BARS = 60;

    private final SurveyScores scores;
    private final Page page;

    FeedbackReport(SurveyScores scores, Language language) {
        this.scores = scores;
        this.page = new Page(language);
    }

    String html() {
        DefinitionRef ref = scores.instrument().ref();
        List<Report.Section> sections = new ArrayList<>();
        int number = 0;
        for (ScoreDefinition definition : scores.instrument().scores()) {
            sections.add(section("score-" + ++number, definition));
        }
        sections.add(new Report.Section(
                "method",
                page.say(Phrase.METHOD),
                List.of(p(page.say(Phrase.FEEDBACK_METHOD, ref.id() + "@" + ref.version(), ref.sha256())))));
        String head = scores.responses() == 0
                ? page.say(Phrase.FEEDBACK_NONE)
                : page.say(
                        Phrase.FEEDBACK_HEAD,
                        page.count(scores.responses()),
                        scores.first().orElseThrow(),
                        scores.last().orElseThrow());
        return new Report(
                        page.language(),
                        page.say(
                                Phrase.FEEDBACK_TITLE,
                                page.of(scores.instrument().title())),
                        p(head),
                        sections,
                        group(p(page.say(Phrase.FOOTER))))
                .html();
    }

    private Report.Section section(String id, ScoreDefinition definition) {
        List<Grouped> groups = scores.scores().stream()
                .filter(grouped -> grouped.score().definition().equals(definition))
                .toList();
        String title = page.of(definition.title());
        List<Node> content = new ArrayList<>();
        if (groups.size() <= MOST_BARS && groups.get(0).score().value() != null) {
            content.add(chart(definition, title, groups).figure(id + "-bars", page.language()));
        }
        content.add(table(title, groups).html());
        return new Report.Section(id, title, content);
    }

    private BarChart chart(ScoreDefinition definition, String title, List<Grouped> groups) {
        int low = scores.instrument()
                .question(definition.question())
                .orElseThrow()
                .lowestCode();
        int high = scores.instrument()
                .question(definition.question())
                .orElseThrow()
                .highestCode();
        Scale scale =
                switch (definition.method()) {
                    case NET -> Scale.around(-100, 100);
                    case MEAN -> Scale.around(Math.min(0, low), high);
                    case TOP_BOX, RESCALED_MEAN -> Scale.around(0, 100);
                };
        return BarChart.of(
                title,
                page.say(
                        Phrase.SCORES_CHART_TEXT,
                        page.number(groups.get(0).score().value(), DECIMALS)),
                groups.stream().map(grouped -> name(grouped.group())).toList(),
                new Series(
                        title,
                        groups.stream()
                                .map(grouped -> Optional.ofNullable(
                                                grouped.score().value())
                                        .map(value -> OptionalDouble.of(value.toDouble()))
                                        .orElse(OptionalDouble.empty()))
                                .toList()),
                scale,
                definition.method() == ScoreMethod.MEAN ? DECIMALS : 1);
    }

    private Table table(String title, List<Grouped> groups) {
        List<List<Node>> rows = new ArrayList<>();
        for (Grouped grouped : groups) {
            Score score = grouped.score();
            rows.add(row(
                    name(grouped.group()),
                    score.state().hasValue()
                            ? page.number(score.value(), DECIMALS)
                            : page.say(Phrase.of(score.state())),
                    page.interval(score.interval(), DECIMALS),
                    page.count(score.asked()),
                    page.count(score.answered()),
                    page.count(score.used())));
        }
        return new Table(
                page.say(Phrase.SCORES_TABLE, title),
                List.of(
                        page.text(Phrase.GROUP),
                        page.numbers(Phrase.VALUE),
                        page.numbers(Phrase.INTERVAL),
                        page.numbers(Phrase.ASKED),
                        page.numbers(Phrase.ANSWERED),
                        page.numbers(Phrase.USED)),
                rows);
    }

    private String name(Map<String, String> group) {
        return group.isEmpty()
                ? page.say(Phrase.WHOLE)
                : group.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }
}
