package org.cxsdk.examples.scorer;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.examples.report.BarChart;
import org.cxsdk.examples.report.Element;
import org.cxsdk.examples.report.Isolates;
import org.cxsdk.examples.report.Language;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.RadarChart;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Scale;
import org.cxsdk.examples.report.Series;
import org.cxsdk.examples.report.Table;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.model.AnswerType;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.Level;
import org.cxsdk.maturity.model.MissingPolicy;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Input;
import org.cxsdk.maturity.score.LevelResult;
import org.cxsdk.maturity.score.Limit;
import org.cxsdk.maturity.score.NodeResult;
import org.cxsdk.maturity.score.Step;
import org.cxsdk.maturity.score.TagReading;
import org.jspecify.annotations.Nullable;

import static org.cxsdk.examples.report.Html.badge;
import static org.cxsdk.examples.report.Html.definitions;
import static org.cxsdk.examples.report.Html.details;
import static org.cxsdk.examples.report.Html.group;
import static org.cxsdk.examples.report.Html.heading;
import static org.cxsdk.examples.report.Html.isolated;
import static org.cxsdk.examples.report.Html.link;
import static org.cxsdk.examples.report.Html.list;
import static org.cxsdk.examples.report.Html.p;
import static org.cxsdk.examples.report.Html.strong;
import static org.cxsdk.examples.report.Html.text;

/**
 * The report on one assessment. Its first page is for a director: level, score, the one thing that holds the next level
 * back, pillars and levels at a glance. What follows is for whoever has to believe it: criteria, what was left out,
 * evidence, and every step of the calculation.
 */
final class AssessmentReport {

    private final Scored scored;
    private final AssessmentResult result;
    private final Optional<Assessment> assessment;
    private final Texts texts;
    private final Language language;
    private final EvidenceReview review;
    private final List<CriterionLine> criteria;
    /** The level that a criterion stops, of the whole or of its pillar. */
    private final Map<NodeId, Integer> stops = new HashMap<>();

    private AssessmentReport(Scored scored, AssessmentResult result, Language language) {
        this.scored = scored;
        this.result = result;
        this.assessment = scored.assessmentOf(result);
        this.texts = new Texts(scored.model(), language);
        this.language = language;
        this.review = new EvidenceReview(assessment.map(Assessment::evidence).orElse(Map.of()), scored.asOf());
        this.criteria = CriterionLine.below(scored.model(), result.root());
        pillars().forEach(pillar -> noteStops(pillar.result()));
        noteStops(result.root());
    }

    static String html(Scored scored, AssessmentResult result, Language language) {
        return new AssessmentReport(scored, result, language).report().html();
    }

    private Report report() {
        List<Report.Section> sections = new ArrayList<>();
        sections.add(atAGlance());
        sections.add(SummarySection.of(scored, result, texts, review));
        if (!pillars().isEmpty()) {
            sections.add(pillarSection());
        }
        sections.add(criteriaSection());
        sections.add(leftOutSection());
        sections.add(evidenceSection());
        if (!scored.model().tags().isEmpty()) {
            sections.add(readingsSection());
        }
        sections.add(methodSection());
        sections.add(explanationSection());
        return new Report(
                language,
                say(Phrase.TITLE_ONE, result.subject().value()),
                head(),
                sections,
                group(p(say(Phrase.FOOTER)), p(isolated(scored.results().model().toString()))));
    }

    // ---- the first page

    private Node head() {
        List<Node> facts = new ArrayList<>(List.of(
                text(say(Phrase.PERIOD)), isolated(result.scope().value()),
                text(say(Phrase.MODEL)), text(texts.of(scored.model().title()))));
        assessment.map(Assessment::assessor).ifPresent(assessor -> {
            facts.add(text(say(Phrase.ASSESSOR)));
            facts.add(isolated(assessor));
        });
        facts.add(text(say(Phrase.AS_OF)));
        facts.add(text(asOf()));
        return group(definitions(facts.toArray(Node[]::new)), tiles());
    }

    private Node tiles() {
        List<Node> tiles = new ArrayList<>();
        NodeResult root = result.root();
        root.level()
                .ifPresent(number -> tiles.add(tile(
                        say(Phrase.LEVEL_OF, number, highest().number()),
                        texts.levelName(number),
                        scored.model()
                                .level(number)
                                .map(level -> texts.of(level.test()))
                                .orElse(""))));
        tiles.add(tile(say(Phrase.SCORE), texts.score(root.score()), belowTheScore(root)));
        root.limit()
                .ifPresent(limit -> tiles.add(div(
                        "stop",
                        p(strong(say(Phrase.NEXT_LEVEL, texts.level(limit.level())))),
                        p(texts.of(limit.sentence())),
                        p(say(Phrase.NEXT_COUNT, missing(root).size(), limit.level())))));
        if (root.level().isPresent() && root.limit().isEmpty()) {
            tiles.add(div("stop", p(strong(say(Phrase.TOP_REACHED)))));
        }
        return Element.of("div", tiles).with("class", "figures");
    }

    private String belowTheScore(NodeResult root) {
        String range = say(Phrase.SCORE_RANGE, texts.min(), texts.max());
        long answered = criteria.stream()
                .filter(line -> !line.result().inputs().isEmpty())
                .count();
        return root.score()
                .fold(
                        score -> root.level().isPresent() ? range + ". " + say(Phrase.SCORE_NOTE) : range,
                        why -> texts.of(why.text()) + " " + say(Phrase.ANSWERED_OF, answered, criteria.size()));
    }

    private static Element tile(String label, String figure, String below) {
        return Element.of(
                "div",
                Element.of("p", text(label)),
                Element.of("p", isolated(figure)).with("class", "big"),
                Element.of("p", text(below)));
    }

    private static Element div(String style, Node... content) {
        return Element.of("div", content).with("class", style);
    }

    private Report.Section atAGlance() {
        List<Node> content = new ArrayList<>();
        List<Input.OfNode> pillars = pillars();
        if (pillars.size() >= 3 && pillars.size() <= 24) {
            content.add(new RadarChart(
                            say(Phrase.RADAR),
                            extremes(Phrase.RADAR_TEXT, texts.min(), texts.max()),
                            pillars.stream().map(this::title).toList(),
                            List.of(scores(pillars)),
                            scale(),
                            texts.decimals())
                    .figure("radar", language));
        }
        if (result.root().level().isPresent()) {
            content.add(heading(3, say(Phrase.LADDER)));
            content.add(ladder());
        }
        return new Report.Section("glance", say(Phrase.AT_A_GLANCE), content);
    }

    /** Highest and lowest pillar in words. */
    private String extremes(Phrase phrase, Object... more) {
        Comparator<Input.OfNode> byScore =
                Comparator.comparing(pillar -> pillar.result().value().orElseThrow());
        List<Input.OfNode> withScore =
                pillars().stream().filter(pillar -> pillar.score().isScored()).toList();
        if (withScore.isEmpty()) {
            return say(Phrase.RADAR_NONE);
        }
        Input.OfNode high = withScore.stream().max(byScore).orElseThrow();
        Input.OfNode low = withScore.stream().min(byScore).orElseThrow();
        List<Object> values =
                new ArrayList<>(List.of(title(high), texts.score(high.score()), title(low), texts.score(low.score())));
        values.addAll(List.of(more));
        return say(phrase, values.toArray());
    }

    private Node ladder() {
        int reached = result.root().level().orElseThrow();
        Optional<Integer> next = result.root().limit().map(Limit::level);
        List<Node> rungs = new ArrayList<>();
        for (Level level : scored.model().levels()) {
            String style = level.number() == reached
                    ? "reached current"
                    : level.number() < reached
                            ? "reached"
                            : next.equals(Optional.of(level.number())) ? "next" : "later";
            Element rung = Element.of(
                            "li",
                            Element.of("span", isolated(Integer.toString(level.number())))
                                    .with("class", "step"),
                            div("words", p(strong(texts.of(level.name()))), p(texts.of(level.test()))),
                            rungBadge(style))
                    .with("class", style);
            rungs.add(level.number() == reached ? rung.with("aria-current", "true") : rung);
        }
        return Element.of("ol", rungs).with("class", "ladder").with("role", "list");
    }

    private Node rungBadge(String style) {
        return switch (style) {
            case "reached current" -> badge("good", say(Phrase.REACHED_HERE));
            case "reached" -> badge("good", say(Phrase.REACHED));
            case "next" -> badge("warn", say(Phrase.NEXT, missing(result.root()).size()));
            default -> badge("calm", say(Phrase.LATER));
        };
    }

    // ---- pillars

    private Report.Section pillarSection() {
        List<Input.OfNode> pillars = pillars();
        boolean levels =
                pillars.stream().anyMatch(pillar -> pillar.result().level().isPresent());
        List<Node> content = new ArrayList<>();
        content.add(BarChart.of(
                        say(Phrase.PILLAR_BARS),
                        say(Phrase.PILLAR_BARS_TEXT, texts.min(), texts.max()),
                        pillars.stream().map(this::title).toList(),
                        scores(pillars),
                        scale(),
                        texts.decimals())
                .figure("pillar-bars", language));
        List<Table.Column> columns = new ArrayList<>(List.of(
                Table.Column.text(say(Phrase.PILLAR)),
                Table.Column.number(say(Phrase.SCORE)),
                Table.Column.number(say(Phrase.WEIGHT))));
        if (levels) {
            columns.add(Table.Column.text(say(Phrase.LEVEL)));
            columns.add(Table.Column.sentence(say(Phrase.HOLDS_BACK)));
        }
        List<List<Node>> rows = new ArrayList<>();
        for (Input.OfNode pillar : pillars) {
            List<Node> row = new ArrayList<>(List.of(
                    text(title(pillar)),
                    isolated(texts.score(pillar.score())),
                    isolated(texts.plain(pillar.weight()))));
            if (levels) {
                row.add(isolated(pillar.result().level().map(texts::level).orElse("–")));
                row.add(text(pillar.result()
                        .limit()
                        .map(limit -> texts.of(limit.sentence()))
                        .orElse(pillar.result().level().isPresent() ? say(Phrase.TOP_REACHED) : say(Phrase.NO_LEVEL))));
            }
            rows.add(row);
        }
        content.add(new Table(say(Phrase.PILLARS), columns, rows).html());
        List<Limit> missing = missing(result.root());
        if (!missing.isEmpty()) {
            content.add(heading(
                    3, say(Phrase.MISSING_FOR, texts.level(missing.get(0).level()))));
            content.add(list(missing.stream()
                    .map(limit -> text(texts.of(limit.sentence())))
                    .toList()));
        }
        return new Report.Section("pillars", say(Phrase.PILLARS), content);
    }

    // ---- criteria

    private Report.Section criteriaSection() {
        List<Node> content = new ArrayList<>();
        List<Input.OfNode> pillars = pillars();
        if (pillars.isEmpty()) {
            criteriaOf(texts.of(scored.model().title()), criteria, content);
        }
        for (Input.OfNode pillar : pillars) {
            content.add(heading(3, title(pillar)));
            criteriaOf(title(pillar), CriterionLine.below(scored.model(), pillar.result()), content);
        }
        return new Report.Section("criteria", say(Phrase.CRITERIA), content);
    }

    private void criteriaOf(String title, List<CriterionLine> lines, List<Node> content) {
        boolean levels = lines.stream().anyMatch(line -> line.criterion().level() != null);
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text(say(Phrase.CRITERION))));
        if (levels) {
            columns.add(Table.Column.number(say(Phrase.LEVEL)));
        }
        columns.addAll(List.of(
                Table.Column.text(say(Phrase.ANSWER)),
                Table.Column.number(say(Phrase.SCORE)),
                Table.Column.number(say(Phrase.WEIGHT)),
                Table.Column.text(say(Phrase.STATE)),
                Table.Column.text(say(Phrase.EVIDENCE))));
        List<List<Node>> rows = new ArrayList<>();
        for (CriterionLine line : lines) {
            List<Node> row = new ArrayList<>(List.of(link(anchor(line), title(line))));
            if (levels) {
                row.add(isolated(
                        line.criterion().level() == null
                                ? "–"
                                : line.criterion().level().toString()));
            }
            row.addAll(List.of(
                    answers(line),
                    isolated(line.result().value().map(texts::number).orElse("–")),
                    isolated(texts.plain(line.place().weight())),
                    state(line),
                    evidenceOf(line)));
            rows.add(row);
        }
        content.add(new Table(title, columns, rows).belowHeading());
    }

    /** Stands last, so that on paper it is an appendix; every criterion in the tables above links into it. */
    private Report.Section explanationSection() {
        List<Node> content = new ArrayList<>();
        for (Input.OfNode pillar : pillars()) {
            content.add(explanations(title(pillar), CriterionLine.below(scored.model(), pillar.result())));
        }
        if (content.isEmpty()) {
            content.add(explanations(texts.of(scored.model().title()), criteria));
        }
        return new Report.Section("explanation", say(Phrase.EXPLANATIONS), content);
    }

    private Node explanations(String title, List<CriterionLine> lines) {
        return details(title, group(lines.stream().map(this::explanation).toList()));
    }

    private Node answers(CriterionLine line) {
        List<Node> answers = new ArrayList<>();
        for (Answer answer : line.answers()) {
            answers.add(Element.of("div", isolated(answer(line.criterion(), answer))));
        }
        return answers.isEmpty() ? isolated(line.isMeasured() ? say(Phrase.MEASURED) : "–") : group(answers);
    }

    private String answer(Criterion criterion, Answer answer) {
        return answer.value() != null
                ? texts.answer(criterion, answer.value())
                : say(Phrase.of(Objects.requireNonNull(answer.absence())));
    }

    private Node state(CriterionLine line) {
        List<Node> badges = new ArrayList<>();
        Integer stopped = stops.get(line.criterion().id());
        if (stopped != null) {
            badges.add(badge("bad", say(Phrase.STOPS, stopped)));
        }
        if (line.isMeasured()) {
            badges.add(badge("good", say(Phrase.MEASURED)));
        } else if (stopped == null || !line.result().score().isScored()) {
            badges.add(line.result()
                    .score()
                    .fold(
                            score -> badge("good", say(Phrase.SCORED)),
                            why -> badge(why.outOfScope() ? "calm" : "warn", say(Phrase.of(why)))));
        }
        return joined(badges);
    }

    private Node evidenceOf(CriterionLine line) {
        List<Node> pieces = new ArrayList<>();
        for (Answer answer : line.answers()) {
            answer.evidence().forEach(id -> pieces.add(isolated(id.value())));
            if (answer.value() != null && !answer.evidence().isEmpty() && !review.hasValid(answer)) {
                pieces.add(badge("warn", say(Phrase.EXPIRED)));
            }
        }
        return pieces.isEmpty() ? text("–") : joined(pieces);
    }

    private Node explanation(CriterionLine line) {
        Criterion criterion = line.criterion();
        List<Node> facts = new ArrayList<>();
        fact(facts, Phrase.QUESTION, criterion.question());
        for (Answer answer : line.answers()) {
            facts.add(text(say(Phrase.ANSWER)));
            facts.add(text(answer(criterion, answer)));
            if (answer.value() != null
                    && criterion.answerType() instanceof AnswerType.Choice choice
                    && choice.anchors().containsKey(answer.value())) {
                fact(facts, Phrase.MEANING, choice.anchors().get(answer.value()));
            }
            if (answer.note() != null) {
                facts.add(text(say(Phrase.NOTE)));
                facts.add(isolated(answer.note()));
            }
        }
        facts.add(text(say(Phrase.HOW)));
        facts.add(steps(criterion, line.result().steps()));
        facts.add(text(say(Phrase.WEIGHT)));
        facts.add(text(weight(line)));
        fact(facts, Phrase.WEIGHT_REASON, criterion.head().weightReason());
        fact(facts, Phrase.ASKED_EVIDENCE, criterion.evidence());
        fact(facts, Phrase.HINT, criterion.hint());
        return group(
                Element.of("h3", text(title(line))).with("id", anchor(line)),
                Element.of("div", definitions(facts.toArray(Node[]::new))).with("class", "facts"));
    }

    private String anchor(CriterionLine line) {
        return "criterion-" + (criteria.indexOf(line) + 1);
    }

    private void fact(List<Node> facts, Phrase name, @Nullable LocalizedText value) {
        if (value != null) {
            facts.add(text(say(name)));
            facts.add(text(texts.of(value)));
        }
    }

    private String weight(CriterionLine line) {
        Rational share = line.place().share();
        String weight = Isolates.isolate(texts.plain(line.place().weight()));
        return share == null
                ? weight
                : weight + " · " + say(Phrase.SHARE) + " "
                        + Isolates.isolate(
                                texts.plain(share.times(Rational.of(100)).rounded(1, RoundingMode.HALF_UP)) + "%");
    }

    private Node steps(@Nullable Criterion criterion, List<Step> steps) {
        List<Node> words = new ArrayList<>();
        for (Step step : steps) {
            String rule = texts.of(step.rule().text());
            String detail = criterion == null ? step.detail() : texts.answer(criterion, step.detail());
            Rational figure = step.result();
            if (!detail.isEmpty() || figure != null) {
                rule = rule.endsWith(".") ? rule.substring(0, rule.length() - 1) + ": " : rule + " ";
            }
            String equation = detail.isEmpty() || figure == null ? detail : detail + " = ";
            words.add(Element.of("div", text(rule), isolated(equation + (figure == null ? "" : texts.plain(figure)))));
        }
        return group(words);
    }

    // ---- what was left out

    private Report.Section leftOutSection() {
        List<CriterionLine> without = criteria.stream()
                .filter(line -> !line.result().score().isScored())
                .toList();
        if (without.isEmpty()) {
            return new Report.Section("left-out", say(Phrase.LEFT_OUT_TITLE), List.of(p(say(Phrase.LEFT_OUT_NOTHING))));
        }
        List<Table.Column> columns = List.of(
                Table.Column.text(say(Phrase.CRITERION)),
                Table.Column.text(say(Phrase.STATE)),
                Table.Column.text(say(Phrase.TREATMENT)),
                Table.Column.sentence(say(Phrase.REASON)));
        List<List<Node>> rows = without.stream()
                .map(line -> List.of(text(title(line)), state(line), text(treatment(line)), reason(line)))
                .toList();
        return new Report.Section(
                "left-out",
                say(Phrase.LEFT_OUT_TITLE),
                List.of(
                        p(say(Phrase.LEFT_OUT_TEXT, criteria.size() - without.size(), criteria.size())),
                        new Table(say(Phrase.LEFT_OUT_TITLE), columns, rows).belowHeading()));
    }

    private String treatment(CriterionLine line) {
        MissingPolicy policy = line.place().policy();
        if (policy == null) {
            return "–";
        }
        Rational value = policy.value();
        return switch (policy.kind()) {
            case LEAVE_OUT -> say(Phrase.LEFT_OUT);
            case COUNT_AS -> say(Phrase.COUNTED_AS, texts.plain(Objects.requireNonNull(value)));
            case UNSCORED, FORBIDDEN -> say(Phrase.MAKES_UNSCORED);
        };
    }

    private Node reason(CriterionLine line) {
        List<Node> notes = line.answers().stream()
                .filter(answer -> answer.note() != null)
                .map(answer -> (Node) isolated(Objects.requireNonNull(answer.note())))
                .toList();
        return notes.isEmpty()
                ? text(line.result().score().fold(score -> "", why -> texts.of(why.text())))
                : joined(notes);
    }

    // ---- evidence

    private Report.Section evidenceSection() {
        EvidenceReview.Completeness all = review.of(criteria);
        List<Node> content = new ArrayList<>();
        content.add(p(
                scored.asOf().isPresent()
                        ? say(Phrase.EVIDENCE_TEXT, all.withEvidence(), all.answered(), all.withValid(), day())
                        : say(Phrase.EVIDENCE_TEXT_UNDATED, all.withEvidence(), all.answered())));
        if (!pillars().isEmpty()) {
            content.add(completeness().html());
        }
        if (!review.evidence().isEmpty()) {
            content.add(evidenceList().html());
        }
        return new Report.Section("evidence", say(Phrase.EVIDENCE_TITLE), content);
    }

    private Table completeness() {
        List<List<Node>> rows = new ArrayList<>();
        for (Input.OfNode pillar : pillars()) {
            List<CriterionLine> lines = CriterionLine.below(scored.model(), pillar.result());
            EvidenceReview.Completeness counts = review.of(lines);
            rows.add(List.of(
                    text(title(pillar)),
                    count(lines.size()),
                    count(counts.answered()),
                    count(counts.withEvidence()),
                    count(counts.withValid())));
        }
        return new Table(
                say(Phrase.EVIDENCE_BY_PILLAR),
                List.of(
                        Table.Column.text(say(Phrase.PILLAR)),
                        Table.Column.number(say(Phrase.CRITERIA)),
                        Table.Column.number(say(Phrase.ANSWERED)),
                        Table.Column.number(say(Phrase.WITH_EVIDENCE)),
                        Table.Column.number(say(Phrase.WITH_VALID_EVIDENCE))),
                rows);
    }

    private Table evidenceList() {
        List<List<Node>> rows = new ArrayList<>();
        for (Evidence piece : review.evidence().values()) {
            Evidence.Standing standing = review.standing(piece);
            TreeSet<String> users = new TreeSet<>();
            for (CriterionLine line : criteria) {
                if (line.answers().stream().anyMatch(answer -> answer.evidence().contains(piece.id()))) {
                    users.add(line.criterion().id().value());
                }
            }
            rows.add(List.of(
                    group(strong(Isolates.isolate(piece.id().value())), text(" "), isolated(piece.title())),
                    cell(piece.type()),
                    cell(piece.owner()),
                    day(piece.collected()),
                    day(piece.validUntil()),
                    badge(standing.stands() ? "good" : "warn", say(EvidenceReview.phrase(standing))),
                    users.isEmpty()
                            ? text("–")
                            : joined(users.stream()
                                    .map(user -> (Node) isolated(user))
                                    .toList())));
        }
        return new Table(
                say(Phrase.EVIDENCE_LIST),
                List.of(
                        Table.Column.text(say(Phrase.EVIDENCE)),
                        Table.Column.text(say(Phrase.KIND)),
                        Table.Column.text(say(Phrase.OWNER)),
                        Table.Column.text(say(Phrase.COLLECTED)),
                        Table.Column.text(say(Phrase.VALID_UNTIL)),
                        Table.Column.text(say(Phrase.STATE)),
                        Table.Column.text(say(Phrase.USED_BY))),
                rows);
    }

    // ---- second readings

    private Report.Section readingsSection() {
        List<Node> content = new ArrayList<>();
        content.add(p(say(Phrase.READINGS_TEXT)));
        for (Map.Entry<String, Map<String, LocalizedText>> kind :
                scored.model().tags().entrySet()) {
            List<TagReading> readings = TagReading.of(scored.model(), kind.getKey(), result.root());
            String title = say(Phrase.READING_BY, kindName(kind.getKey()));
            List<List<Node>> rows = readings.stream()
                    .map(reading -> List.<Node>of(
                            text(texts.of(kind.getValue().get(reading.value()))),
                            isolated(reading.mean().map(texts::number).orElse("–")),
                            isolated(say(Phrase.SCORE_OF, reading.counted(), reading.all()))))
                    .toList();
            content.add(heading(3, title));
            content.add(new Table(
                            title,
                            List.of(
                                    Table.Column.text(kindName(kind.getKey())),
                                    Table.Column.number(say(Phrase.SCORE)),
                                    Table.Column.number(say(Phrase.READING_COUNTED))),
                            rows)
                    .belowHeading());
        }
        return new Report.Section("readings", say(Phrase.READINGS), content);
    }

    /** Kinds of tags have no texts in the model; the two that our own model uses are known here. */
    private String kindName(String kind) {
        return switch (kind) {
            case "aspect" -> say(Phrase.READING_ASPECT);
            case "theme" -> say(Phrase.READING_THEME);
            default -> kind;
        };
    }

    // ---- method

    private Report.Section methodSection() {
        List<Node> facts = new ArrayList<>();
        fact(facts, Phrase.DESCRIPTION, scored.model().description());
        fact(facts, Phrase.SOURCE, scored.model().source());
        facts.add(text(say(Phrase.MODEL)));
        facts.add(isolated(scored.results().model().toString()));
        facts.add(text(say(Phrase.HASH)));
        facts.add(isolated(scored.results().model().sha256()));
        List<Node> content = new ArrayList<>(List.of(
                p(say(Phrase.METHOD_TEXT)),
                Element.of("div", definitions(facts.toArray(Node[]::new))).with("class", "facts")));
        content.add(heading(3, say(Phrase.OVERALL_STEPS)));
        content.add(steps(null, result.root().steps()));
        return new Report.Section("method", say(Phrase.METHOD), content);
    }

    // ---- small things

    /** Everything that stands before the next level, the furthest behind first; empty at the top. */
    private static List<Limit> missing(NodeResult node) {
        return Optional.ofNullable(node.levels()).map(LevelResult::rungs).orElse(List.of()).stream()
                .filter(rung -> !rung.holds())
                .flatMap(rung -> rung.requirements().stream())
                .flatMap(requirement -> requirement.limits().stream())
                .toList();
    }

    private void noteStops(NodeResult node) {
        missing(node).forEach(limit -> stops.put(limit.node(), limit.level()));
    }

    /** The groups right below the whole. */
    private List<Input.OfNode> pillars() {
        return result.root().inputs().stream()
                .filter(Input.OfNode.class::isInstance)
                .map(Input.OfNode.class::cast)
                .filter(below -> !(scored.model().node(below.result().node()) instanceof Criterion))
                .toList();
    }

    private Series scores(List<Input.OfNode> pillars) {
        return new Series(
                say(Phrase.SCORE),
                pillars.stream()
                        .map(pillar -> pillar.result()
                                .value()
                                .map(score -> OptionalDouble.of(score.toDouble()))
                                .orElse(OptionalDouble.empty()))
                        .toList());
    }

    private Scale scale() {
        return Scale.around(
                scored.model().range().min().toDouble(),
                scored.model().range().max().toDouble());
    }

    private Level highest() {
        List<Level> levels = scored.model().levels();
        return levels.get(levels.size() - 1);
    }

    private String title(Input.OfNode below) {
        return texts.of(scored.model().node(below.result().node()).title());
    }

    private String title(CriterionLine line) {
        String title = texts.of(line.criterion().title());
        return line.result().context().isEmpty()
                ? title
                : title + " "
                        + Isolates.isolate(
                                String.join(", ", line.result().context().values()));
    }

    private String asOf() {
        if (scored.asOf().isEmpty()) {
            return say(Phrase.AS_OF_NONE);
        }
        return scored.asOfGiven()
                ? Isolates.isolate(scored.asOf().get().toString())
                : say(Phrase.AS_OF_FROM_EVIDENCE, day());
    }

    private String day() {
        return scored.asOf().map(instant -> instant.toString().substring(0, 10)).orElse("");
    }

    private static Node count(int number) {
        return isolated(Integer.toString(number));
    }

    private static Node cell(@Nullable Object value) {
        return isolated(value == null ? "–" : value.toString());
    }

    private static Node day(@Nullable LocalDate day) {
        return Element.of("span", cell(day)).with("class", "short");
    }

    private static Node joined(List<Node> parts) {
        List<Node> all = new ArrayList<>();
        for (Node part : parts) {
            if (!all.isEmpty()) {
                all.add(text(" "));
            }
            all.add(part);
        }
        return group(all);
    }

    private String say(Phrase phrase, Object... values) {
        return texts.of(phrase, values);
    }
}
