package org.cxsdk.examples.reckon;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cxsdk.core.json.DocumentNode;
import org.jspecify.annotations.Nullable;

import static org.cxsdk.examples.reckon.ModelTree.list;
import static org.cxsdk.examples.reckon.ModelTree.text;

/**
 * Does every number of {@code scores.json} and {@code explanation.json} follow from model and answers? Each is reckoned anew and set
 * beside the one that is told: scores, levels, weights, shares, steps, limits, checks, ranges, readings by face, and the way to the next level. A number that nothing here
 * reckons is told by its place. That no smaller way to the next level exists is not shown here: what is, is that the way gets there and that nothing of it
 * can be left out.
 */
public final class FigureCheck {

    /** Scores are told to so many decimals. */
    private static final int DECIMALS = 17;

    private final ModelTree model;
    private final @Nullable LocalDate day;
    private final Map<String, Given> given = new LinkedHashMap<>();
    private final Map<String, Map<String, Reckoned>> reported = new HashMap<>();
    private final Ledger ledger;

    private FigureCheck(DocumentNode model, List<Given> assessments, @Nullable LocalDate day, Ledger ledger) {
        this.model = new ModelTree(model);
        this.day = day;
        this.ledger = ledger;
        assessments.forEach(one -> given.put(key(one.subject(), one.scope()), one));
    }

    /**
     * What came of it.
     *
     * @param figures how many numbers came out
     * @param open numbers that were not reckoned, by place
     * @param problems numbers that did not come out, with their place
     */
    public record Found(int figures, List<String> open, List<String> problems) {}

    /**
     * Reckons everything.
     *
     * @param model the model document
     * @param assessments all answers
     * @param day the day on which evidence must stand; null if none is known
     * @param scores {@code scores.json}
     * @param explanation {@code explanation.json}
     */
    public static Found of(
            DocumentNode model,
            List<Given> assessments,
            @Nullable LocalDate day,
            DocumentNode scores,
            DocumentNode explanation) {
        Ledger ledger = new Ledger();
        FigureCheck check = new FigureCheck(model, assessments, day, ledger);
        check.reckonAll();
        list(explanation, "assessments").forEach(check::assessment);
        check.scores(list(scores, "results"));
        list(explanation, "nextLevel").forEach(check::nextLevel);
        list(explanation, "ranges").forEach(check::range);
        list(explanation, "faces").forEach(check::face);
        list(explanation, "evidence").forEach(check::evidence);
        ledger.sweep("scores.json", scores);
        ledger.sweep("explanation.json", explanation);
        return ledger.found();
    }

    // ---- assessments

    private void assessment(DocumentNode told) {
        String subject = String.valueOf(text(told, "subject"));
        String scope = String.valueOf(text(told, "scope"));
        Given answers = given.get(key(subject, scope));
        Map<String, Reckoned> nodes = reported.get(key(subject, scope));
        if (nodes == null) {
            ledger.problem(told, "nobody answered for " + subject + " in " + scope);
            return;
        }
        if (answers == null) {
            List<DocumentNode> trees = list(told, "nodes");
            ledger.same(told, "number of nodes", nodes.size(), trees.size());
            trees.forEach(tree -> {
                Reckoned found = nodes.get(String.valueOf(text(tree, "node")));
                if (found != null) {
                    node(tree, found);
                }
            });
            return;
        }
        Reckoner reckoner = new Reckoner(model, answers, day, Suppose.NOTHING);
        Reckoned whole = reckoner.whole();
        list(told, "nodes").forEach(tree -> node(tree, whole));
        limits(told, nodes);
        list(told, "checks").forEach(check -> check(check, reckoner));
    }

    private void limits(DocumentNode told, Map<String, Reckoned> nodes) {
        List<DocumentNode> limits = list(told, "limits");
        long expected = nodes.values().stream()
                .filter(node -> node.levels() != null && node.levels().stop() != null)
                .count();
        ledger.same(told, "number of limits", expected, limits.size());
        for (DocumentNode limit : limits) {
            Reckoned found = nodes.get(String.valueOf(text(limit, "node")));
            Reckoned.Levels levels = found == null ? null : found.levels();
            ledger.number(limit, "level", levels == null ? null : Fraction.of(levels.level()));
            stop(limit.members().get("limit"), levels == null ? null : levels.stop(), limit);
        }
    }

    /** Scores everything, whether the explanation tells it or not: rows of scores.json are judged by it. */
    private void reckonAll() {
        Set<String> subjects = new java.util.LinkedHashSet<>();
        for (Given one : given.values()) {
            Map<String, Reckoned> nodes = new LinkedHashMap<>();
            report(new Reckoner(model, one, day, Suppose.NOTHING).whole(), nodes);
            reported.put(key(one.subject(), one.scope()), nodes);
            subjects.add(one.subject());
        }
        for (String subject : subjects) {
            for (DocumentNode combined : model.scopes()) {
                boolean any = list(combined, "of").stream().anyMatch(of -> given.containsKey(key(subject, of.text())));
                if (any) {
                    reported.put(key(subject, String.valueOf(text(combined, "id"))), combined(subject, combined));
                }
            }
        }
    }

    /** A scope that the model makes of others. */
    private Map<String, Reckoned> combined(String subject, DocumentNode combined) {
        Map<String, Reckoned> nodes = new LinkedHashMap<>();
        Set<String> names = new java.util.LinkedHashSet<>();
        List<String> scopes =
                list(combined, "of").stream().map(DocumentNode::text).toList();
        for (String of : scopes) {
            names.addAll(reported.getOrDefault(key(subject, of), Map.of()).keySet());
        }
        for (String name : names) {
            List<Reckoned.Part> parts = new ArrayList<>();
            for (String of : scopes) {
                Map<String, Reckoned> there = reported.get(key(subject, of));
                Reckoned node = there == null ? null : there.get(name);
                parts.add(new Reckoned.Part(
                        "scope",
                        of,
                        node == null ? null : node.score(),
                        node == null ? "not-answered" : node.why(),
                        null,
                        Fraction.ONE,
                        null,
                        false,
                        null));
            }
            nodes.put(name, Reckoner.overScopes(name, String.valueOf(text(combined, "aggregation")), parts));
        }
        return nodes;
    }

    private void report(Reckoned found, Map<String, Reckoned> into) {
        if (found.context().isEmpty() && model.reported(found.node())) {
            into.put(found.node(), found);
        }
        for (Reckoned.Part part : found.parts()) {
            Reckoned below = part.below();
            if (part.kind().equals("node") && !part.reference() && below != null) {
                report(below, into);
            }
        }
    }

    private void check(DocumentNode told, Reckoner reckoner) {
        DocumentNode check = model.checks().stream()
                .filter(one -> Objects.equals(text(one, "id"), text(told, "check")))
                .findFirst()
                .orElse(null);
        if (check == null) {
            ledger.problem(told, "the model has no such check");
            return;
        }
        String computed = Objects.requireNonNull(text(check, "computed"));
        String stated = Objects.requireNonNull(text(check, "stated"));
        String each = text(check, "each");
        List<Map<String, String>> contexts = new ArrayList<>();
        if (each == null) {
            contexts.add(Map.of());
        } else {
            Set<String> values = new TreeSet<>(reckoner.valuesBelow(computed, each));
            values.retainAll(reckoner.valuesBelow(stated, each));
            values.forEach(value -> contexts.add(Map.of(each, value)));
        }
        ledger.number(told, "compared", Fraction.of(contexts.size()));
        Fraction tolerance = Fraction.of(Objects.requireNonNull(text(check, "tolerance")));
        List<DocumentNode> differences = list(told, "differences");
        int next = 0;
        for (Map<String, String> context : contexts) {
            Reckoned a = reckoner.of(computed, context);
            Reckoned b = reckoner.of(stated, context);
            Fraction left = a.score();
            Fraction right = b.score();
            boolean agree = left == null || right == null
                    ? left == null && right == null
                    : left.distance(right).compareTo(tolerance) <= 0;
            if (!agree && next < differences.size()) {
                DocumentNode difference = differences.get(next);
                ledger.number(difference, "computed", left);
                ledger.number(difference, "stated", right);
                DocumentNode tree = difference.members().get("explanation");
                if (tree != null) {
                    node(tree, a);
                }
            }
            next += agree ? 0 : 1;
        }
        ledger.same(told, "number of differences", next, differences.size());
    }

    // ---- one node and everything below it

    private void node(DocumentNode told, Reckoned found) {
        if (!found.node().equals(text(told, "node"))) {
            ledger.problem(told, "the node " + found.node() + " is due here");
            return;
        }
        ledger.number(told, "score", found.score());
        exact(told, found.score());
        ledger.text(told, "state", found.state());
        ledger.text(told, "reason", found.score() == null ? found.why() : null);
        levels(told, found.levels());
        List<DocumentNode> rules = list(told, "rules");
        ledger.same(told, "number of steps", found.steps().size(), rules.size());
        for (int i = 0; i < Math.min(rules.size(), found.steps().size()); i++) {
            ledger.number(rules.get(i), "result", found.steps().get(i));
        }
        List<DocumentNode> inputs = list(told, "inputs");
        ledger.same(told, "number of inputs", found.parts().size(), inputs.size());
        for (int i = 0; i < Math.min(inputs.size(), found.parts().size()); i++) {
            input(inputs.get(i), found.parts().get(i));
        }
    }

    private void exact(DocumentNode told, @Nullable Fraction score) {
        String exact = text(told, "exact");
        if (exact != null) {
            ledger.fraction(told, "exact", score);
        }
    }

    private void input(DocumentNode told, Reckoned.Part part) {
        ledger.text(told, "kind", part.kind());
        ledger.text(told, "policy", part.policy() == null ? null : policy(part.policy()));
        switch (part.kind()) {
            case "node" -> {
                ledger.number(told, "weight", part.weight());
                ledger.fraction(told, "share", part.share());
            }
            case "face" -> ledger.text(told, "face", part.name());
            case "scope" -> ledger.text(told, "scope", part.name());
            default -> ledger.text(told, "value", part.name().isEmpty() ? null : part.name());
        }
        Reckoned below = part.below();
        if (below == null) {
            ledger.number(told, "score", part.score());
            exact(told, part.score());
            return;
        }
        DocumentNode result = told.members().get("result");
        if (result == null) {
            ledger.problem(told, "the result of " + part.name() + " is missing");
        } else {
            node(result, below);
        }
    }

    /** {@code count-as 3.0} is the same as {@code count-as 3}. */
    private static String policy(String policy) {
        if (!policy.startsWith("count-as ")) {
            return policy;
        }
        Fraction value = Fraction.of(policy.substring("count-as ".length()));
        return "count-as "
                + (value.under().equals(java.math.BigInteger.ONE) ? value.over() : value.over() + "/" + value.under());
    }

    private void levels(DocumentNode told, Reckoned.@Nullable Levels found) {
        ledger.number(told, "level", found == null ? null : Fraction.of(found.level()));
        DocumentNode levels = told.members().get("levels");
        if (levels == null || found == null) {
            if (levels != null) {
                ledger.problem(told, "there are no levels here");
            }
            return;
        }
        List<DocumentNode> rungs = list(levels, "rungs");
        ledger.same(told, "number of levels tried", found.rungs().size(), rungs.size());
        for (int i = 0; i < Math.min(rungs.size(), found.rungs().size()); i++) {
            Reckoned.Rung rung = found.rungs().get(i);
            ledger.number(rungs.get(i), "level", Fraction.of(rung.level()));
            ledger.text(rungs.get(i), "reached", String.valueOf(rung.reached()));
            List<DocumentNode> requirements = list(rungs.get(i), "requirements");
            ledger.same(
                    rungs.get(i), "number of requirements", rung.requirements().size(), requirements.size());
            for (int r = 0;
                    r < Math.min(requirements.size(), rung.requirements().size());
                    r++) {
                List<Reckoned.Stop> stops = rung.requirements().get(r);
                ledger.text(requirements.get(r), "holds", String.valueOf(stops.isEmpty()));
                List<DocumentNode> limits = list(requirements.get(r), "limits");
                ledger.same(requirements.get(r), "number of limits", stops.size(), limits.size());
                for (int s = 0; s < Math.min(stops.size(), limits.size()); s++) {
                    stop(limits.get(s), stops.get(s), limits.get(s));
                }
            }
        }
        stop(levels.members().get("limit"), found.stop(), levels);
    }

    private void stop(@Nullable DocumentNode told, Reckoned.@Nullable Stop found, DocumentNode place) {
        boolean none = told == null || told.kind() == DocumentNode.Kind.NULL;
        if (none || found == null) {
            ledger.same(place, "limit", found == null ? 0 : 1, none ? 0 : 1);
            return;
        }
        ledger.number(told, "level", Fraction.of(found.level()));
        ledger.text(told, "criterion", found.node());
        ledger.number(told, "score", found.score());
    }

    // ---- the other parts

    private void scores(List<DocumentNode> rows) {
        int expected = reported.values().stream().mapToInt(Map::size).sum();
        if (rows.size() != expected) {
            ledger.problem("scores.json: " + rows.size() + " rows are told, " + expected + " are due");
        }
        for (DocumentNode row : rows) {
            Reckoned found = reported.getOrDefault(key(row), Map.of()).get(String.valueOf(text(row, "node")));
            if (found == null) {
                ledger.problem("scores.json:" + row.line() + ": nobody answered for this row");
                continue;
            }
            ledger.in("scores.json");
            ledger.number(row, "score", found.score());
            ledger.number(
                    row,
                    "level",
                    found.levels() == null ? null : Fraction.of(found.levels().level()));
            ledger.text(row, "state", found.state());
            ledger.in("explanation.json");
        }
    }

    /** The way gets there, and nothing of it can be left out. */
    private void nextLevel(DocumentNode told) {
        Given answers = given.get(key(told));
        if (answers == null) {
            ledger.problem(told, "nobody answered for this");
            return;
        }
        Map<String, Fraction> changes = new TreeMap<>();
        for (DocumentNode change : list(told, "changes")) {
            String criterion = String.valueOf(text(change, "criterion"));
            DocumentNode type = ModelTree.member(model.node(criterion), "answer");
            changes.put(criterion, Answers.score(model, type, String.valueOf(text(change, "to")), new ArrayList<>()));
        }
        Integer today = level(answers, Map.of());
        Integer next = today == null ? null : model.levelAfter(today);
        ledger.number(told, "level", next == null ? null : Fraction.of(next));
        boolean minimal = "true".equals(text(told, "minimal"));
        Fraction atLeast = Fraction.of(String.valueOf(text(told, "atLeast")));
        Fraction size = Fraction.of(changes.size());
        ledger.number(told, "atLeast", minimal || atLeast.compareTo(size) > 0 ? size : atLeast);
        if (next == null || !reaches(answers, changes, next)) {
            ledger.problem(told, "these changes do not reach level " + next);
            return;
        }
        for (String one : changes.keySet()) {
            Map<String, Fraction> fewer = new TreeMap<>(changes);
            fewer.remove(one);
            if (minimal && reaches(answers, fewer, next)) {
                ledger.problem(told, "level " + next + " is reached without " + one);
            }
        }
    }

    private boolean reaches(Given answers, Map<String, Fraction> changes, int level) {
        Integer reached = level(answers, changes);
        return reached != null && reached >= level;
    }

    private @Nullable Integer level(Given answers, Map<String, Fraction> changes) {
        Reckoned.Levels levels = new Reckoner(model, answers, day, new Suppose(changes, false, null))
                .whole()
                .levels();
        return levels == null ? null : levels.level();
    }

    private void range(DocumentNode told) {
        Given answers = given.get(key(told));
        if (answers == null) {
            ledger.problem(told, "nobody answered for this");
            return;
        }
        Map<String, Fraction> worst = new LinkedHashMap<>();
        Map<String, Fraction> best = new LinkedHashMap<>();
        for (String criterion : model.criteria()) {
            DocumentNode node = model.node(criterion);
            long known = answers.answers().stream()
                    .filter(answer -> answer.criterion().equals(criterion) && !answer.unknown())
                    .count();
            if (known < Math.max(1, model.facesOf(node).size())
                    && list(node, "instances").isEmpty()) {
                List<Fraction> possible = Answers.possible(model, ModelTree.member(node, "answer"));
                worst.put(criterion, possible.stream().min(Fraction::compareTo).orElseThrow());
                best.put(criterion, possible.stream().max(Fraction::compareTo).orElseThrow());
            }
        }
        List<String> unknown =
                list(told, "unknown").stream().map(DocumentNode::text).toList();
        if (!unknown.equals(List.copyOf(worst.keySet()))) {
            ledger.problem(told, "unknown are " + worst.keySet());
        }
        Map<String, Reckoned> low = all(answers, new Suppose(worst, true, null));
        Map<String, Reckoned> high = all(answers, new Suppose(best, true, null));
        for (DocumentNode node : list(told, "nodes")) {
            String name = String.valueOf(text(node, "node"));
            ends(node, "low", "levelLow", low.get(name));
            ends(node, "high", "levelHigh", high.get(name));
        }
    }

    private void ends(DocumentNode told, String score, String level, @Nullable Reckoned found) {
        Reckoned.Levels levels = found == null ? null : found.levels();
        ledger.number(told, score, found == null ? null : found.score());
        ledger.number(told, level, levels == null ? null : Fraction.of(levels.level()));
    }

    private void face(DocumentNode told) {
        Given answers = given.get(key(told));
        if (answers == null) {
            ledger.problem(told, "nobody answered for this");
            return;
        }
        Map<String, Reckoned> found = all(answers, Suppose.face(String.valueOf(text(told, "face"))));
        for (DocumentNode node : list(told, "nodes")) {
            Reckoned one = found.get(String.valueOf(text(node, "node")));
            ledger.number(node, "score", one == null ? null : one.score());
        }
    }

    private void evidence(DocumentNode told) {
        Given answers = given.get(key(told));
        Given.Evidence piece = answers == null ? null : answers.evidence().get(String.valueOf(text(told, "id")));
        Integer confidence = piece == null ? null : piece.confidence();
        ledger.number(told, "confidence", confidence == null ? null : Fraction.of(confidence));
    }

    private Map<String, Reckoned> all(Given answers, Suppose suppose) {
        Map<String, Reckoned> found = new LinkedHashMap<>();
        collect(new Reckoner(model, answers, day, suppose).whole(), found);
        return found;
    }

    private static void collect(Reckoned node, Map<String, Reckoned> into) {
        if (node.context().isEmpty()) {
            into.putIfAbsent(node.node(), node);
        }
        for (Reckoned.Part part : node.parts()) {
            Reckoned below = part.below();
            if (part.kind().equals("node") && below != null) {
                collect(below, into);
            }
        }
    }

    private static String key(DocumentNode told) {
        return key(String.valueOf(text(told, "subject")), String.valueOf(text(told, "scope")));
    }

    private static String key(String subject, String scope) {
        return subject + "\n" + scope;
    }

    /** A number as it is told. */
    static Fraction told(Fraction exact) {
        return exact.rounded(DECIMALS, RoundingMode.HALF_UP);
    }
}
