package org.cxsdk.examples.scorer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.cxsdk.core.Rational;
import org.cxsdk.examples.report.BarChart;
import org.cxsdk.examples.report.Element;
import org.cxsdk.examples.report.Language;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Scale;
import org.cxsdk.examples.report.Series;
import org.cxsdk.examples.report.Table;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.Child;
import org.cxsdk.maturity.model.CombinedScope;
import org.cxsdk.maturity.model.Group;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.NodeResult;
import org.jspecify.annotations.Nullable;

import static org.cxsdk.examples.report.Html.definitions;
import static org.cxsdk.examples.report.Html.details;
import static org.cxsdk.examples.report.Html.group;
import static org.cxsdk.examples.report.Html.isolated;
import static org.cxsdk.examples.report.Html.p;
import static org.cxsdk.examples.report.Html.text;

/**
 * The report on several assessments: all subjects in the scope that combines most others, then for each subject one table
 * of the whole and its parts by scope, with all indicators to open.
 */
final class OverviewReport {

    private static final int MOST_BARS = 60;

    private final Scored scored;
    private final Texts texts;
    private final Language language;
    private final Map<Subject, Map<Scope, AssessmentResult>> bySubject = new TreeMap<>();
    private final List<Scope> scopes;
    private final List<NodeId> parts;
    private final List<NodeId> indicators;

    private OverviewReport(Scored scored, Language language) {
        this.scored = scored;
        this.language = language;
        this.texts = new Texts(scored.model(), language);
        for (AssessmentResult result : scored.results().assessments()) {
            bySubject
                    .computeIfAbsent(result.subject(), subject -> new TreeMap<>())
                    .put(result.scope(), result);
        }
        this.scopes = scopesWithTheWidestFirst();
        this.parts = parts();
        this.indicators = scored.model().nodes().keySet().stream()
                .filter(node -> scored.results().assessments().stream()
                        .anyMatch(result -> result.find(node).isPresent()))
                .toList();
    }

    static String html(Scored scored, Language language) {
        return new OverviewReport(scored, language).report().html();
    }

    private Report report() {
        List<Report.Section> sections = new ArrayList<>();
        sections.add(overview());
        int number = 0;
        for (Map.Entry<Subject, Map<Scope, AssessmentResult>> subject : bySubject.entrySet()) {
            sections.add(section("subject-" + ++number, subject.getKey(), subject.getValue()));
        }
        sections.add(method());
        return new Report(
                language,
                texts.of(scored.model().title()),
                p(say(
                        Phrase.OVERVIEW_TEXT,
                        bySubject.size(),
                        scopes.size(),
                        scored.results().assessments().size())),
                sections,
                group(p(say(Phrase.FOOTER)), p(isolated(scored.results().model().toString()))));
    }

    private Report.Section overview() {
        Scope widest = scopes.get(0);
        NodeId whole = parts.get(0);
        List<Node> content = new ArrayList<>();
        if (bySubject.size() <= MOST_BARS) {
            content.add(chart(widest, whole).figure("overview-bars", language));
        }
        List<List<Node>> rows = new ArrayList<>();
        int number = 0;
        for (Map.Entry<Subject, Map<Scope, AssessmentResult>> subject : bySubject.entrySet()) {
            List<Node> row = new ArrayList<>();
            row.add(Element.of("a", isolated(subject.getKey().value())).with("href", "#subject-" + ++number));
            for (NodeId part : parts) {
                row.add(cell(subject.getValue().get(widest), part));
            }
            rows.add(row);
        }
        content.add(
                new Table(say(Phrase.OVERVIEW_TABLE, widest.value()), columns(say(Phrase.SUBJECT), titles(parts)), rows)
                        .html());
        return new Report.Section("overview", say(Phrase.OVERVIEW), content);
    }

    private BarChart chart(Scope scope, NodeId node) {
        List<String> subjects = new ArrayList<>();
        List<OptionalDouble> values = new ArrayList<>();
        Map<Rational, String> byScore = new TreeMap<>(Comparator.naturalOrder());
        bySubject.forEach((subject, results) -> {
            subjects.add(subject.value());
            OptionalDouble value = OptionalDouble.empty();
            AssessmentResult result = results.get(scope);
            if (result != null) {
                Rational score = result.find(node).flatMap(NodeResult::value).orElse(null);
                if (score != null) {
                    value = OptionalDouble.of(score.toDouble());
                    byScore.putIfAbsent(score, subject.value());
                }
            }
            values.add(value);
        });
        List<Rational> scores = List.copyOf(byScore.keySet());
        String description = scores.isEmpty()
                ? say(Phrase.RADAR_NONE)
                : say(
                        Phrase.OVERVIEW_CHART_TEXT,
                        Objects.requireNonNull(byScore.get(scores.get(scores.size() - 1))),
                        texts.number(scores.get(scores.size() - 1)),
                        Objects.requireNonNull(byScore.get(scores.get(0))),
                        texts.number(scores.get(0)));
        String title = texts.of(scored.model().node(node).title());
        return BarChart.of(
                say(Phrase.OVERVIEW_CHART, title, scope.value()),
                description,
                subjects,
                new Series(title, values),
                Scale.around(
                        scored.model().range().min().toDouble(),
                        scored.model().range().max().toDouble()),
                texts.decimals());
    }

    private Report.Section section(String id, Subject subject, Map<Scope, AssessmentResult> results) {
        List<List<Node>> rows = new ArrayList<>();
        List<Scope> present = scopes.stream().filter(results::containsKey).toList();
        for (Scope scope : present) {
            List<Node> row = new ArrayList<>();
            row.add(isolated(scope.value()));
            parts.forEach(part -> row.add(cell(results.get(scope), part)));
            rows.add(row);
        }
        List<Node> content = new ArrayList<>();
        content.add(
                new Table(say(Phrase.SUBJECT_TABLE, subject.value()), columns(say(Phrase.SCOPE), titles(parts)), rows)
                        .html());
        checks(results.values(), content);
        if (indicators.size() > parts.size()) {
            List<List<Node>> detail = new ArrayList<>();
            for (NodeId indicator : indicators) {
                List<Node> row = new ArrayList<>();
                row.add(text(texts.of(scored.model().node(indicator).title())));
                present.forEach(scope -> row.add(cell(results.get(scope), indicator)));
                detail.add(row);
            }
            String title = say(Phrase.INDICATORS, subject.value());
            content.add(details(
                    title,
                    new Table(
                                    title,
                                    columns(
                                            say(Phrase.NODE),
                                            present.stream().map(Scope::value).toList()),
                                    detail)
                            .html()));
        }
        return new Report.Section(id, subject.value(), content);
    }

    private void checks(Collection<AssessmentResult> results, List<Node> content) {
        int compared = 0;
        int differing = 0;
        for (AssessmentResult result : results) {
            for (var check : result.checks()) {
                compared += check.compared();
                differing += check.differences().size();
            }
        }
        if (differing > 0) {
            content.add(Element.of("p", text(say(Phrase.CHECKS_TEXT, differing, compared)))
                    .with("class", "note"));
        }
    }

    private Report.Section method() {
        List<Node> facts = new ArrayList<>();
        if (scored.model().description() != null) {
            facts.add(text(say(Phrase.DESCRIPTION)));
            facts.add(text(texts.of(scored.model().description())));
        }
        if (scored.model().source() != null) {
            facts.add(text(say(Phrase.SOURCE)));
            facts.add(text(texts.of(scored.model().source())));
        }
        facts.add(text(say(Phrase.MODEL)));
        facts.add(isolated(scored.results().model().toString()));
        facts.add(text(say(Phrase.HASH)));
        facts.add(isolated(scored.results().model().sha256()));
        return new Report.Section(
                "method",
                say(Phrase.METHOD),
                List.of(
                        p(say(Phrase.METHOD_TEXT)),
                        Element.of("div", definitions(facts.toArray(Node[]::new)))
                                .with("class", "facts")));
    }

    /** The score, its level behind it if it has one, or why there is none. */
    private Node cell(@Nullable AssessmentResult result, NodeId node) {
        NodeResult found = result == null ? null : result.find(node).orElse(null);
        if (found == null) {
            return isolated("–");
        }
        return found.score()
                .fold(
                        score -> isolated(texts.number(score)
                                + found.level()
                                        .map(level -> " · " + texts.level(level))
                                        .orElse("")),
                        why -> Element.of("span", text(say(Phrase.of(why)))).with("class", "quiet"));
    }

    private static List<Table.Column> columns(String first, List<String> others) {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.text(first));
        others.forEach(title -> columns.add(Table.Column.number(title)));
        return columns;
    }

    private List<String> titles(List<NodeId> nodes) {
        return nodes.stream()
                .map(node -> texts.of(scored.model().node(node).title()))
                .toList();
    }

    /** Combined scopes come first, the one that stands on most others before all; then the others by name. */
    private List<Scope> scopesWithTheWidestFirst() {
        Map<Scope, CombinedScope> combined = new LinkedHashMap<>();
        scored.model().scopes().forEach(scope -> combined.put(scope.id(), scope));
        Set<Scope> present = new LinkedHashSet<>();
        scored.results().assessments().stream()
                .map(AssessmentResult::scope)
                .sorted()
                .forEach(present::add);
        List<Scope> ordered = new ArrayList<>(present);
        ordered.sort(
                Comparator.comparing((Scope scope) -> -reach(scope, combined)).thenComparing(scope -> scope));
        return ordered;
    }

    /** How many scopes that are not combined stand behind this one; 0 for one that is not combined. */
    private static int reach(Scope scope, Map<Scope, CombinedScope> combined) {
        CombinedScope found = combined.get(scope);
        return found == null
                ? 0
                : found.of().stream()
                        .mapToInt(other -> Math.max(1, reach(other, combined)))
                        .sum();
    }

    /** The whole and the nodes right below it, as far as they are reported. */
    private List<NodeId> parts() {
        List<NodeId> nodes = new ArrayList<>(List.of(scored.model().root()));
        if (scored.model().node(scored.model().root()) instanceof Group root) {
            root.children().stream()
                    .map(Child::node)
                    .filter(node -> scored.model().node(node).head().reported())
                    .forEach(nodes::add);
        }
        return nodes;
    }

    private String say(Phrase phrase, Object... values) {
        return texts.of(phrase, values);
    }
}
