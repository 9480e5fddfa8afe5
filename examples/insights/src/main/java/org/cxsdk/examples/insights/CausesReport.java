package org.cxsdk.examples.insights;

import java.util.List;
import java.util.stream.Collectors;
import org.cxsdk.examples.report.Language;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Numbers;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Table;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.cause.Localisation;
import org.cxsdk.metrics.cause.Suspect;
import org.cxsdk.metrics.json.IncidentCsv;

import static org.cxsdk.examples.insights.Page.row;
import static org.cxsdk.examples.report.Html.group;
import static org.cxsdk.examples.report.Html.p;

/** The page of {@code causes}: the most likely cause in a sentence, all suspects with their evidence in a table. */
final class CausesReport {

    /** What chance alone shows more often than once in twenty is no cause. */
    private static final double ALPHA = 0.05;

    private final String name;
    private final IncidentCsv.Reading reading;
    private final Localisation found;
    private final Page page;

    CausesReport(String name, IncidentCsv.Reading reading, Localisation found, Language language) {
        this.name = name;
        this.reading = reading;
        this.found = found;
        this.page = new Page(language);
    }

    String html() {
        return new Report(
                        page.language(),
                        page.say(Phrase.CAUSES_TITLE, name),
                        p(head()),
                        List.of(
                                new Report.Section("suspects", page.say(Phrase.CAUSES_SUSPECTS), List.of(table())),
                                new Report.Section(
                                        "method",
                                        page.say(Phrase.METHOD),
                                        List.of(p(page.say(
                                                Phrase.CAUSES_METHOD,
                                                page.count(found.searched()),
                                                page.count(found.replicas())))))),
                        group(p(page.say(Phrase.FOOTER))))
                .html();
    }

    private String head() {
        return reading.contradictions() == 0
                ? says()
                : says() + " "
                        + page.say(
                                Phrase.CAUSES_CONTRADICTIONS,
                                page.count(reading.contradictions()),
                                page.count(reading.firstContradiction()));
    }

    private String says() {
        String whole = page.say(
                Phrase.CAUSES_HEAD,
                Numbers.fixed(reading.incident().observed(), 0),
                Numbers.fixed(reading.incident().expected(), 0),
                // left to right: isolated, so that a date keeps its order in Arabic
                "\u2068" + reading.period() + "\u2069",
                page.count(reading.periodsBefore()));
        if (found.main().isEmpty()) {
            return whole + " " + page.say(Phrase.CAUSES_NO_RISE);
        }
        Suspect main = found.everywhere() ? found.whole() : found.main().orElseThrow();
        if (found.replicas() > 0 && main.p() > ALPHA) {
            return whole + " " + page.say(Phrase.CAUSES_CHANCE, Numbers.fixed(main.p(), 3));
        }
        if (found.everywhere()) {
            return whole + " " + page.say(Phrase.CAUSES_EVERYWHERE);
        }
        return whole + " " + page.of(main.sentence());
    }

    private Node table() {
        return new Table(
                        page.say(Phrase.CAUSES_SUSPECTS),
                        List.of(
                                page.text(Phrase.CAUSES_PART),
                                page.numbers(Phrase.CAUSES_OBSERVED),
                                page.numbers(Phrase.CAUSES_EXPECTED),
                                page.numbers(Phrase.CAUSES_TIMES),
                                page.numbers(Phrase.CAUSES_LIKELIHOOD),
                                page.numbers(Phrase.CAUSES_P)),
                        found.suspects().stream().map(CausesReport::line).toList())
                .html();
    }

    private static List<Node> line(Suspect suspect) {
        return row(
                text(suspect.segment()),
                Numbers.fixed(suspect.observed(), 0),
                Numbers.fixed(suspect.expected(), 1),
                Numbers.fixed(suspect.relativeRisk(), 2),
                Numbers.fixed(suspect.logLikelihoodRatio(), 1),
                Numbers.fixed(suspect.p(), 3));
    }

    private static String text(Segment segment) {
        return segment.values().entrySet().stream()
                .map(one -> one.getKey() + " = " + one.getValue().orElse("–"))
                .collect(Collectors.joining(", "));
    }
}
