package org.cxsdk.examples.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cxsdk.examples.report.Html;
import org.cxsdk.examples.report.Language;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Table;

import static org.cxsdk.examples.report.Html.badge;
import static org.cxsdk.examples.report.Html.definitions;
import static org.cxsdk.examples.report.Html.group;
import static org.cxsdk.examples.report.Html.isolated;
import static org.cxsdk.examples.report.Html.p;
import static org.cxsdk.examples.report.Html.text;

/** One page for a director: level, worst shortfalls with cause and owner, targets raised, what was promised and done. */
final class BoardReport {

    private final Board board;
    private final Language language;

    BoardReport(Board board, Language language) {
        this.board = board;
        this.language = language;
    }

    String html() {
        int falling = board.shortfalls().size() + board.more();
        Board.Standing first = board.levels().isEmpty() ? null : board.levels().get(0);
        String head = first != null && first.level() != null && board.levels().size() == 1
                ? say(BoardPhrase.HEAD_LEVEL, first.level(), falling)
                : say(BoardPhrase.HEAD, falling);
        return new Report(
                        language,
                        say(BoardPhrase.TITLE),
                        p(Html.strong(head)),
                        List.of(levels(), shortfalls(), raised(), promises(), signs()),
                        footer())
                .html();
    }

    private Node footer() {
        Node made = p(say(BoardPhrase.FOOTER, String.join(", ", board.sources())));
        return board.elsewhere().isEmpty()
                ? made
                : group(p(say(BoardPhrase.ELSEWHERE, String.join(", ", board.elsewhere()))), made);
    }

    private Report.Section levels() {
        List<Node> items = new ArrayList<>();
        for (Board.Standing standing : board.levels()) {
            items.add(isolated(standing.subject() + ", " + standing.scope()));
            String limit = of(standing.limit());
            items.add(group(Html.strong(line(standing)), text(limit.isEmpty() ? "" : " " + limit)));
        }
        return section(
                "level",
                BoardPhrase.LEVEL,
                items.isEmpty() ? p(say(BoardPhrase.NO_LEVELS)) : definitions(items.toArray(Node[]::new)));
    }

    private String line(Board.Standing standing) {
        if (standing.score() == null) {
            return say(BoardPhrase.NO_SCORE);
        }
        String score = BoardReader.shortest(standing.score());
        return standing.level() == null
                ? say(BoardPhrase.SCORE_LINE, score)
                : say(BoardPhrase.LEVEL_LINE, standing.level(), score);
    }

    private Report.Section shortfalls() {
        if (board.shortfalls().isEmpty()) {
            return section("worst", BoardPhrase.WORST, p(say(BoardPhrase.NO_SHORTFALL)));
        }
        List<List<Node>> rows = new ArrayList<>();
        for (Board.Shortfall one : board.shortfalls()) {
            String title = of(one.titles());
            Node shown = title.isEmpty() ? isolated(one.what()) : text(title);
            Node name = one.period().isEmpty() ? shown : group(shown, text(" "), isolated(one.period()));
            rows.add(List.of(
                    one.conclusive() ? name : group(name, text(" "), badge("calm", say(BoardPhrase.NOISE))),
                    isolated(one.value() == null ? "–" : figure(one.value(), one.unit())),
                    isolated(figure(one.target(), one.unit())),
                    one.cause().isEmpty()
                            ? text(say(BoardPhrase.CAUSE_NONE))
                            : text(
                                    one.share() >= 1
                                            ? say(BoardPhrase.CAUSE_MORE, one.cause())
                                            : say(
                                                    BoardPhrase.CAUSE_LINE,
                                                    one.cause(),
                                                    BoardReader.shortest(100 * one.share()))),
                    one.owner().isEmpty() ? badge("warn", say(BoardPhrase.NO_OWNER)) : isolated(one.owner()),
                    one.action().isEmpty() ? badge("warn", say(BoardPhrase.NO_ACTION)) : text(of(one.action()))));
        }
        Table table = new Table(
                say(BoardPhrase.WORST),
                List.of(
                        Table.Column.text(say(BoardPhrase.WHAT)),
                        Table.Column.number(say(BoardPhrase.STANDS)),
                        Table.Column.number(say(BoardPhrase.TARGET)),
                        Table.Column.sentence(say(BoardPhrase.CAUSE)),
                        Table.Column.text(say(BoardPhrase.OWNER)),
                        Table.Column.sentence(say(BoardPhrase.ACTION))),
                rows);
        return board.more() == 0
                ? section("worst", BoardPhrase.WORST, table.belowHeading())
                : section("worst", BoardPhrase.WORST, table.belowHeading(), p(say(BoardPhrase.MORE, board.more())));
    }

    /** Lengths of time in the unit in which people read them, as the page of the KPIs has them. */
    private String figure(double value, String unit) {
        if (KpiCharts.TIME.contains(unit)) {
            return new Page(language).duration(value);
        }
        String number = BoardReader.shortest(value);
        return unit.isEmpty() || unit.equals("1") ? number : number + " " + unit;
    }

    private Report.Section raised() {
        List<Node> items = new ArrayList<>();
        for (Board.Raised one : board.raised()) {
            items.add(text(say(
                    BoardPhrase.RAISED_LINE,
                    of(one.titles()).isEmpty() ? one.kpi() : of(one.titles()),
                    BoardReader.shortest(one.from()),
                    BoardReader.shortest(one.to()),
                    one.since())));
        }
        return section(
                "raised", BoardPhrase.RAISED, items.isEmpty() ? p(say(BoardPhrase.RAISED_NONE)) : Html.list(items));
    }

    private Report.Section promises() {
        if (board.promises().isEmpty()) {
            return section("promises", BoardPhrase.PROMISES, p(say(BoardPhrase.PROMISES_NONE)));
        }
        List<List<Node>> rows = new ArrayList<>();
        for (Board.Promise promise : board.promises()) {
            rows.add(List.of(
                    text(of(promise.title())),
                    promise.owner().isEmpty() ? badge("warn", say(BoardPhrase.NO_OWNER)) : isolated(promise.owner()),
                    isolated(promise.due().isEmpty() ? "–" : promise.due()),
                    done(promise)));
        }
        Table table = new Table(
                say(BoardPhrase.PROMISES),
                List.of(
                        Table.Column.text(say(BoardPhrase.PROMISE)),
                        Table.Column.text(say(BoardPhrase.OWNER)),
                        Table.Column.text(say(BoardPhrase.DUE)),
                        Table.Column.text(say(BoardPhrase.DONE))),
                rows);
        return section("promises", BoardPhrase.PROMISES, table.belowHeading());
    }

    private Node done(Board.Promise promise) {
        if (promise.done() == null) {
            return badge("calm", say(BoardPhrase.UNKNOWN));
        }
        if (promise.done()) {
            return badge("good", say(BoardPhrase.YES));
        }
        return promise.standing().startsWith("late")
                ? badge("bad", say(BoardPhrase.LATE))
                : badge("warn", say(BoardPhrase.NO));
    }

    private Report.Section signs() {
        List<Node> items = new ArrayList<>();
        for (Board.Sign sign : board.signs()) {
            List<String> values = new ArrayList<>(sign.values());
            if (!sign.title().isEmpty()) {
                values.add(0, of(sign.title()));
            }
            items.add(text(say(sign.phrase(), values.toArray())));
        }
        return section("signs", BoardPhrase.SIGNS, items.isEmpty() ? p(say(BoardPhrase.SIGNS_NONE)) : Html.list(items));
    }

    private Report.Section section(String id, BoardPhrase title, Node... content) {
        return new Report.Section(id, say(title), List.of(content));
    }

    private String of(Map<String, String> texts) {
        String text = texts.get(language.tag());
        return text != null ? text : texts.values().stream().findFirst().orElse("");
    }

    private String say(BoardPhrase phrase, Object... values) {
        return phrase.in(language, values);
    }
}
