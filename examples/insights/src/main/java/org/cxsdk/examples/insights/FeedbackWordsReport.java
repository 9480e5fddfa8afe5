package org.cxsdk.examples.insights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cxsdk.examples.report.BarChart;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Numbers;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Scale;
import org.cxsdk.examples.report.Series;
import org.cxsdk.examples.report.Table;
import org.cxsdk.feedback.score.KeyDrivers;
import org.cxsdk.feedback.score.SurveyDrivers;
import org.cxsdk.feedback.score.SurveyScores;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.text.Keyness;
import org.cxsdk.feedback.text.Sentiment;
import org.cxsdk.feedback.text.TextSummary;

import static org.cxsdk.examples.insights.Page.row;
import static org.cxsdk.examples.report.Html.p;

/** The parts of the feedback page that explain: key drivers, tone, topics, and which terms moved. */
final class FeedbackWordsReport {

    private static final int DECIMALS = 1;
    private static final int MOST_SHIFTS = 20;

    private final SurveyScores scores;
    private final Page page;

    FeedbackWordsReport(SurveyScores scores, Page page) {
        this.scores = scores;
        this.page = page;
    }

    Report.Section drivers(SurveyDrivers found) {
        String title = page.say(Phrase.DRIVERS);
        KeyDrivers.Result result = found.result();
        if (!result.refusals().isEmpty()) {
            String why = result.refusals().stream()
                    .map(refusal -> page.of(refusal.text()))
                    .collect(Collectors.joining(" "));
            return new Report.Section("drivers", title, List.of(p(page.say(Phrase.DRIVERS_REFUSED, why))));
        }
        List<Integer> order = IntStream.range(0, result.drivers().size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -result.drivers().get(i).share()))
                .toList();
        List<String> names =
                order.stream().map(i -> text(found.drivers().get(i))).toList();
        String caption = page.say(
                Phrase.DRIVERS_TABLE,
                text(found.outcome()),
                Numbers.shortest(result.explained() * 100, DECIMALS),
                page.count(result.n()));
        List<List<Node>> rows = new ArrayList<>();
        for (int i : order) {
            KeyDrivers.Driver driver = result.drivers().get(i);
            rows.add(row(
                    text(found.drivers().get(i)),
                    Numbers.shortest(driver.share() * 100, DECIMALS),
                    Double.isNaN(driver.low())
                            ? "–"
                            : Numbers.shortest(driver.low() * 100, DECIMALS) + " – "
                                    + Numbers.shortest(driver.high() * 100, DECIMALS)));
        }
        BarChart bars = BarChart.of(
                title,
                page.say(Phrase.DRIVERS_TEXT, names.get(0)),
                names,
                new Series(
                        title,
                        order.stream()
                                .map(i -> OptionalDouble.of(
                                        result.drivers().get(i).share() * 100))
                                .toList()),
                Scale.around(0, 100),
                DECIMALS);
        return new Report.Section(
                "drivers",
                title,
                List.of(
                        p(page.say(Phrase.DRIVERS_TEXT, names.get(0))),
                        bars.figure("drivers-bars", page.language()),
                        new Table(
                                        caption,
                                        List.of(
                                                page.text(Phrase.QUESTION),
                                                page.numbers(Phrase.SHARE),
                                                page.numbers(Phrase.INTERVAL)),
                                        rows)
                                .html()));
    }

    private String text(QuestionId id) {
        return page.of(scores.instrument().question(id).orElseThrow().text());
    }

    Report.Section words(TextSummary found) {
        List<Node> content = new ArrayList<>();
        content.add(tone(found).html());
        Table topics = topics(found);
        if (!topics.rows().isEmpty()) {
            content.add(topics.html());
        }
        if (!found.shifts().isEmpty()) {
            content.add(shifts(found.shifts()).html());
        }
        return new Report.Section("words", page.say(Phrase.WORDS), content);
    }

    private Table tone(TextSummary found) {
        List<List<Node>> rows = new ArrayList<>();
        for (Sentiment sentiment : Sentiment.values()) {
            long count = found.sentiments().getOrDefault(sentiment, 0L);
            rows.add(row(
                    page.say(Phrase.valueOf(sentiment.name())),
                    page.count(count),
                    Numbers.shortest(100.0 * count / found.comments(), DECIMALS)));
        }
        return new Table(
                page.say(
                        Phrase.SENTIMENT_TABLE,
                        page.count(found.comments()),
                        page.count(found.analysed()),
                        judges(found)),
                List.of(page.text(Phrase.SENTIMENT), page.numbers(Phrase.COUNT), page.numbers(Phrase.SHARE)),
                rows);
    }

    private String judges(TextSummary found) {
        String judges = found.judges().entrySet().stream()
                .filter(judge -> judge.getValue() > 0)
                .map(judge -> page.say(Phrase.valueOf("JUDGE_" + judge.getKey().name()), page.count(judge.getValue())))
                .collect(Collectors.joining(page.say(Phrase.COMMA)));
        return judges.isEmpty() ? page.say(Phrase.NOTHING_JUDGED) : judges;
    }

    private Table topics(TextSummary found) {
        List<List<Node>> rows = new ArrayList<>();
        for (TextSummary.OfTopic topic : found.topics()) {
            if (topic.state().hasValue()) {
                rows.add(row(
                        page.of(topic.topic().title()),
                        page.count(topic.comments()),
                        page.count(topic.sentiments().getOrDefault(Sentiment.POSITIVE, 0L)),
                        page.count(topic.sentiments().getOrDefault(Sentiment.NEGATIVE, 0L)),
                        String.join(", ", topic.terms())));
            }
        }
        return new Table(
                page.say(Phrase.TOPICS_TABLE),
                List.of(
                        page.text(Phrase.TOPIC),
                        page.numbers(Phrase.COMMENTS),
                        page.numbers(Phrase.POSITIVE),
                        page.numbers(Phrase.NEGATIVE),
                        page.text(Phrase.TERMS)),
                rows);
    }

    private Table shifts(List<Keyness.Shift> shifts) {
        List<List<Node>> rows = new ArrayList<>();
        shifts.stream()
                .sorted(Comparator.comparingDouble((Keyness.Shift shift) -> -Math.abs(shift.z())))
                .limit(MOST_SHIFTS)
                .forEach(shift -> rows.add(row(
                        shift.term(),
                        page.count(shift.before()),
                        page.count(shift.after()),
                        Numbers.shortest(shift.z(), DECIMALS))));
        return new Table(
                page.say(Phrase.SHIFTS_TABLE),
                List.of(
                        page.text(Phrase.TERM),
                        page.numbers(Phrase.BEFORE),
                        page.numbers(Phrase.AFTER),
                        page.numbers(Phrase.Z)),
                rows);
    }
}
