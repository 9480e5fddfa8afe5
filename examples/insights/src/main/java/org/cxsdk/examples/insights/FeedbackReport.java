package org.cxsdk.examples.insights;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Measurement;
import org.cxsdk.examples.report.BarChart;
import org.cxsdk.examples.report.Language;
import org.cxsdk.examples.report.LineChart;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Numbers;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Scale;
import org.cxsdk.examples.report.Series;
import org.cxsdk.examples.report.Table;
import org.cxsdk.feedback.score.LeagueTable;
import org.cxsdk.feedback.score.Score;
import org.cxsdk.feedback.score.SurveyDrivers;
import org.cxsdk.feedback.score.SurveyScores;
import org.cxsdk.feedback.score.SurveyScores.Grouped;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.ScoreDefinition;
import org.cxsdk.feedback.survey.ScoreMethod;
import org.cxsdk.feedback.text.TextSummary;

import static org.cxsdk.examples.insights.Page.row;
import static org.cxsdk.examples.report.Html.group;
import static org.cxsdk.examples.report.Html.p;

/** The page of {@code feedback}: for each score the whole and its groups, with n, interval and state. */
final class FeedbackReport {

    private static final int DECIMALS = 2;
    private static final int MOST_BARS = 60;

    private final SurveyScores scores;
    private final Optional<TextSummary> words;
    private final Optional<SurveyDrivers> drivers;
    private final ZoneId zone;
    private final Page page;

    FeedbackReport(
            SurveyScores scores,
            Optional<TextSummary> words,
            Optional<SurveyDrivers> drivers,
            ZoneId zone,
            Language language) {
        this.scores = scores;
        this.words = words;
        this.drivers = drivers;
        this.zone = zone;
        this.page = new Page(language);
    }

    String html() {
        DefinitionRef ref = scores.instrument().ref();
        List<Report.Section> sections = new ArrayList<>();
        int number = 0;
        for (ScoreDefinition definition : scores.instrument().scores()) {
            sections.add(section("score-" + ++number, definition));
        }
        drivers.ifPresent(found -> sections.add(new FeedbackWordsReport(scores, page).drivers(found)));
        words.filter(found -> found.state().hasValue())
                .ifPresent(found -> sections.add(new FeedbackWordsReport(scores, page).words(found)));
        sections.add(new Report.Section(
                "method",
                page.say(Phrase.METHOD),
                List.of(
                        p(page.say(Phrase.FEEDBACK_METHOD, ref.id() + "@" + ref.version(), ref.sha256())),
                        p(page.say(Phrase.FEEDBACK_HIDDEN, page.count(scores.minimumN()))),
                        p(page.say(Phrase.FEEDBACK_CHANGES, zone)),
                        p(page.say(scores.isWeighted() ? Phrase.FEEDBACK_WEIGHTED : Phrase.FEEDBACK_UNWEIGHTED)))));
        String head = scores.responses() == 0
                ? page.say(Phrase.FEEDBACK_NONE)
                : scores.responses() < scores.minimumN()
                        ? page.say(Phrase.FEEDBACK_FEW, page.count(scores.minimumN()))
                        : page.say(
                                Phrase.FEEDBACK_HEAD,
                                page.count(scores.responses()),
                                day(scores.first().orElseThrow()),
                                day(scores.last().orElseThrow()));
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
        content.add(p(page.of(definition.formula()) + " " + scale(groups.get(0).score())));
        content.addAll(trend(id, definition, title));
        content.addAll(league(title, definition));
        return new Report.Section(id, title, content);
    }

    /** In what the figures are, and between what they lie. */
    private String scale(Score score) {
        return page.say(
                score.definition().method().unit().equals("percent") ? Phrase.SCALE_PERCENT : Phrase.SCALE_POINTS,
                page.number(score.scale().lowest(), DECIMALS),
                page.number(score.scale().highest(), DECIMALS));
    }

    private String day(Instant at) {
        return at.atZone(zone).toLocalDate().toString();
    }

    /** The whole by period, and which changes are more than noise. */
    private List<Node> trend(String id, ScoreDefinition definition, String title) {
        List<SurveyScores.InPeriod> periods = scores.periods().stream()
                .filter(inPeriod -> inPeriod.score().definition().equals(definition))
                .toList();
        List<SurveyScores.Change> changes = scores.changes().stream()
                .filter(change -> change.change().after().definition().equals(definition))
                .toList();
        if (periods.size() < 2
                || periods.stream().allMatch(inPeriod -> inPeriod.score().value() == null)) {
            return List.of();
        }
        String name = page.say(Phrase.TREND, title);
        LineChart line = LineChart.of(
                name,
                page.say(
                        Phrase.TREND_TEXT,
                        page.count(periods.size()),
                        page.number(periods.get(periods.size() - 1).score().value(), DECIMALS)),
                periods.stream().map(inPeriod -> inPeriod.period().label()).toList(),
                new Series(
                        name,
                        periods.stream()
                                .map(inPeriod -> value(inPeriod.score()))
                                .toList()),
                DECIMALS);
        List<List<Node>> rows = new ArrayList<>();
        for (SurveyScores.Change change : changes) {
            rows.add(row(
                    change.from().label(),
                    change.to().label(),
                    page.number(change.change().difference(), DECIMALS),
                    page.interval(change.change().interval(), DECIMALS),
                    page.of(change.change().verdict().text())));
        }
        return List.of(
                line.figure(id + "-trend", page.language()),
                new Table(
                                page.say(Phrase.CHANGES_TABLE, title),
                                List.of(
                                        page.text(Phrase.FROM),
                                        page.text(Phrase.TO),
                                        page.numbers(Phrase.DIFFERENCE),
                                        page.numbers(Phrase.INTERVAL),
                                        page.text(Phrase.VERDICT)),
                                rows)
                        .html());
    }

    /** The shown groups of each dimension, ranked with shrinkage. */
    private List<Node> league(String title, ScoreDefinition definition) {
        List<Node> tables = new ArrayList<>();
        for (String dimension : scores.dimensions()) {
            scores.league(definition, dimension).ifPresent(league -> {
                tables.add(league(title, page.dimension(dimension), league).html());
                if (!league.isDifferenceSeen()) {
                    tables.add(p(page.say(Phrase.LEAGUE_ALIKE)));
                }
            });
        }
        return tables;
    }

    private Table league(String title, String dimension, LeagueTable league) {
        List<List<Node>> rows = new ArrayList<>();
        for (LeagueTable.Row office : league.rows()) {
            rows.add(row(
                    office.name(),
                    Numbers.shortest(office.value(), DECIMALS),
                    page.count(office.used()),
                    Numbers.shortest(office.posterior(), DECIMALS),
                    page.interval(office.interval(), DECIMALS)));
        }
        return new Table(
                page.say(Phrase.LEAGUE, title, dimension),
                List.of(
                        page.text(Phrase.GROUP),
                        page.numbers(Phrase.LEAGUE_COUNTED),
                        page.numbers(Phrase.USED),
                        page.numbers(Phrase.LEAGUE_POSTERIOR),
                        page.numbers(Phrase.INTERVAL)),
                rows);
    }

    private static OptionalDouble value(Score score) {
        return score.value() == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(score.value().toDouble());
    }

    private BarChart chart(ScoreDefinition definition, String title, List<Grouped> groups) {
        Question question = scores.instrument().question(definition.question()).orElseThrow();
        Scale scale =
                switch (definition.method()) {
                    case NET, NET_CHOICE -> Scale.around(-100, 100);
                    case MEAN -> Scale.around(Math.min(0, question.lowestCode()), question.highestCode());
                    case GAP -> {
                        int span = question.highestCode() - question.lowestCode();
                        yield Scale.around(-span, span);
                    }
                    case TOP_BOX, RESCALED_MEAN, ITEM_INDEX, MET, EXCEEDED -> Scale.around(0, 100);
                };
        return BarChart.of(
                title,
                page.say(
                        Phrase.SCORES_CHART_TEXT,
                        page.number(groups.get(0).score().value(), DECIMALS)),
                groups.stream().map(grouped -> name(grouped.group())).toList(),
                new Series(
                        title,
                        groups.stream().map(grouped -> value(grouped.score())).toList()),
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
                    count(score, score.asked()),
                    count(score, score.answered()),
                    count(score, score.used())));
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

    private String count(Score score, long count) {
        return score.state() == Measurement.State.SUPPRESSED ? "–" : page.count(count);
    }

    private String name(Map<String, String> group) {
        return group.isEmpty()
                ? page.say(Phrase.WHOLE)
                : group.entrySet().stream()
                        .map(entry -> page.dimension(entry.getKey()) + ": " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }
}
