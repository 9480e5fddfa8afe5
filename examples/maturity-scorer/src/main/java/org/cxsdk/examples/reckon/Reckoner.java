package org.cxsdk.examples.reckon;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cxsdk.core.json.DocumentNode;
import org.jspecify.annotations.Nullable;

import static org.cxsdk.examples.reckon.ModelTree.list;
import static org.cxsdk.examples.reckon.ModelTree.member;
import static org.cxsdk.examples.reckon.ModelTree.text;

/**
 * What do the nodes of a model score, from the answers? Straight from the document, rule by rule as docs/model-format.md has them: answers
 * become scores, what has none is treated by its policy, groups aggregate, levels are climbed. Fractions throughout; slow and plain on purpose.
 */
final class Reckoner {

    private static final String UNSCORED = "unscored";
    private static final String NOT_ANSWERED = "not-answered";

    private final ModelTree model;
    private final Given given;
    private final @Nullable LocalDate day;
    private final Suppose suppose;
    private final Climb climb;

    /** @param day the day on which evidence must stand; null if none is known */
    Reckoner(ModelTree model, Given given, @Nullable LocalDate day, Suppose suppose) {
        this.model = model;
        this.given = given;
        this.day = day;
        this.suppose = suppose;
        this.climb = new Climb(model);
    }

    Reckoned whole() {
        return reckon(model.rootId(), Map.of(), Map.of());
    }

    Reckoned of(String node, Map<String, String> context) {
        return reckon(node, only(context), context);
    }

    /** The values that an attribute has among the answers below a node. */
    Set<String> valuesBelow(String node, String attribute) {
        Set<String> values = new TreeSet<>();
        collect(node, Map.of(), attribute, values);
        return values;
    }

    /** A node over the scores of other scopes; those without one are left out. */
    static Reckoned overScopes(String id, String aggregation, List<Reckoned.Part> parts) {
        return combined(id, Map.of(), aggregation, parts);
    }

    private Reckoned reckon(String id, Map<String, Set<String>> outer, Map<String, String> context) {
        DocumentNode node = model.node(id);
        Map<String, Set<String>> where = both(outer, model.where(node));
        Reckoned found = model.isGroup(id) ? group(id, node, where, context) : criterion(id, node, where, context);
        return climb.given(node, found);
    }

    // ---- criteria

    private Reckoned criterion(
            String id, DocumentNode node, Map<String, Set<String>> where, Map<String, String> context) {
        List<Given.Answer> answers = answersTo(id, where);
        List<String> faces = model.facesOf(node);
        if (faces.isEmpty()) {
            return rounded(node, onePlace(id, node, answers, context));
        }
        if (suppose.face() != null) {
            Reckoned alone = face(id, node, suppose.face(), answers, context);
            return rounded(
                    node, new Reckoned(id, context, alone.score(), alone.why(), alone.steps(), alone.parts(), null));
        }
        List<Reckoned.Part> parts = new ArrayList<>();
        Map<String, String> policies = ModelTree.policies(model.faces(), Map.of());
        for (String face : faces) {
            Reckoned of = face(id, node, face, answers, context);
            parts.add(part("face", face, of.score(), of.why(), policies, Fraction.ONE, of));
        }
        if (parts.stream().allMatch(part -> part.counts() == null)) {
            Set<String> reasons = new TreeSet<>();
            parts.forEach(part -> reasons.add(part.why()));
            return missing(
                    id,
                    context,
                    common(parts, reasons.size() == 1 ? reasons.iterator().next() : UNSCORED),
                    parts);
        }
        String word = text(node, "faces");
        String take = word == null ? Objects.requireNonNull(text(model.faces(), "take")) : word;
        return rounded(node, combined(id, context, take, parts));
    }

    private Reckoned face(
            String id, DocumentNode node, String face, List<Given.Answer> answers, Map<String, String> context) {
        List<Given.Answer> seen = answers.stream()
                .filter(answer -> face.equals(answer.attributes().get("face")))
                .toList();
        Map<String, String> inner = new TreeMap<>(context);
        inner.put("face", face);
        Reckoned found = evidenced(fromAnswers(id, node, seen, inner), seen);
        Fraction instead = suppose.scores().get(id);
        if (instead != null) {
            boolean counts = suppose.unknownAlone()
                    ? seen.stream().allMatch(Given.Answer::unknown)
                    : found.score() != null ? found.score().compareTo(instead) < 0 : !Reckoned.outOfScope(found.why());
            return counts ? supposed(id, inner, instead) : found;
        }
        return found;
    }

    private Reckoned onePlace(String id, DocumentNode node, List<Given.Answer> answers, Map<String, String> context) {
        Fraction instead = suppose.scores().get(id);
        if (instead != null && (!suppose.unknownAlone() || answers.stream().allMatch(Given.Answer::unknown))) {
            return supposed(id, context, instead);
        }
        return evidenced(fromAnswers(id, node, answers, context), answers);
    }

    private static Reckoned supposed(String id, Map<String, String> context, Fraction score) {
        return new Reckoned(id, context, score, "", List.of(score), List.of(), null);
    }

    private Reckoned fromAnswers(
            String id, DocumentNode node, List<Given.Answer> answers, Map<String, String> context) {
        if (answers.isEmpty()) {
            return missing(id, context, NOT_ANSWERED, List.of());
        }
        DocumentNode type = member(node, "answer");
        if (answers.size() == 1) {
            Given.Answer answer = answers.get(0);
            List<@Nullable Fraction> steps = new ArrayList<>();
            Fraction score = answer.value() == null ? null : Answers.score(model, type, answer.value(), steps);
            List<Reckoned.Part> parts = List.of(answerPart(answer, score, null));
            return score == null
                    ? missing(id, context, answer.absence(), parts)
                    : new Reckoned(id, context, score, "", steps, parts, null);
        }
        DocumentNode rule = list(node, "instances").stream()
                .filter(one -> answers.stream().allMatch(answer -> lets(when(one), answer.attributes())))
                .findFirst()
                .orElseThrow();
        Map<String, String> policies = ModelTree.policies(rule, Map.of("", "leave-out"));
        List<Reckoned.Part> parts = new ArrayList<>();
        for (Given.Answer answer : answers) {
            Fraction score =
                    answer.value() == null ? null : Answers.score(model, type, answer.value(), new ArrayList<>());
            parts.add(answerPart(answer, score, score == null ? ModelTree.policy(policies, answer.absence()) : null));
        }
        return parts.stream().allMatch(part -> part.score() == null)
                ? missing(id, context, common(parts, NOT_ANSWERED), parts)
                : combined(id, context, Objects.requireNonNull(text(rule, "take")), parts);
    }

    private static Reckoned.Part answerPart(Given.Answer answer, @Nullable Fraction score, @Nullable String policy) {
        return new Reckoned.Part(
                "answer",
                Objects.requireNonNullElse(answer.value(), ""),
                score,
                answer.absence(),
                policy,
                Fraction.ONE,
                null,
                false,
                null);
    }

    /** The model's rule for answers that nothing stands behind. */
    private Reckoned evidenced(Reckoned found, List<Given.Answer> answers) {
        List<Given.Answer> valued =
                answers.stream().filter(answer -> answer.value() != null).toList();
        if (found.score() == null || valued.stream().allMatch(answer -> rests(answer, true))) {
            return found;
        }
        boolean named = valued.stream().allMatch(answer -> rests(answer, false));
        String treatment = model.evidenceRule(named ? "expired" : "none");
        List<@Nullable Fraction> steps = new ArrayList<>(found.steps());
        if (treatment.equals("no-score")) {
            steps.add(null);
            return new Reckoned(
                    found.node(), found.context(), null, named ? "expired" : "no-evidence", steps, found.parts(), null);
        }
        Fraction cap = treatment.startsWith("cap ") ? Fraction.of(treatment.substring("cap ".length())) : null;
        if (cap == null || found.score().compareTo(cap) <= 0) {
            return found;
        }
        steps.add(cap);
        return new Reckoned(found.node(), found.context(), cap, "", steps, found.parts(), null);
    }

    private boolean rests(Given.Answer answer, boolean today) {
        return answer.evidence().stream()
                .map(given.evidence()::get)
                .anyMatch(piece -> piece != null && (today ? piece.stands(day) : piece.supports()));
    }

    // ---- groups

    private Reckoned group(String id, DocumentNode node, Map<String, Set<String>> where, Map<String, String> context) {
        Map<String, String> policies = model.policiesOf(id);
        List<Reckoned.Part> parts = new ArrayList<>();
        String each = text(node, "each");
        for (DocumentNode child : list(node, "children")) {
            String reference = text(child, "ref");
            String name = reference == null ? Objects.requireNonNull(text(child, "id")) : reference;
            String weight = text(child, "weight");
            List<Map<String, String>> contexts = new ArrayList<>();
            if (each == null) {
                contexts.add(context);
            } else {
                Set<String> values = new TreeSet<>();
                collect(name, where, each, values);
                values.forEach(value -> {
                    Map<String, String> inner = new TreeMap<>(context);
                    inner.put(each, value);
                    contexts.add(inner);
                });
            }
            for (Map<String, String> inner : contexts) {
                Map<String, Set<String>> bound =
                        each == null ? where : both(where, only(Map.of(each, Objects.requireNonNull(inner.get(each)))));
                Reckoned below = reckon(name, bound, inner);
                Reckoned.Part part = part(
                        "node",
                        name,
                        below.score(),
                        below.why(),
                        policies,
                        weight == null ? Fraction.ONE : Fraction.of(weight),
                        below);
                parts.add(
                        reference == null
                                ? part
                                : new Reckoned.Part(
                                        part.kind(),
                                        name,
                                        part.score(),
                                        part.why(),
                                        part.policy(),
                                        part.weight(),
                                        null,
                                        true,
                                        below));
            }
        }
        String aggregation = Objects.requireNonNull(text(node, "aggregation"));
        Reckoned found = aggregation.equals("table")
                ? table(id, node, context, parts)
                : aggregation.equals("count")
                        ? counted(id, context, Objects.requireNonNull(text(node, "countIf")), parts)
                        : combined(id, context, aggregation, shared(aggregation, parts));
        if (found.score() != null
                && (node.members().containsKey("steps") || node.members().containsKey("linear"))) {
            Fraction score = Answers.converted(model, node, found.score());
            List<@Nullable Fraction> steps = new ArrayList<>(found.steps());
            steps.add(score);
            found = new Reckoned(id, context, score, "", steps, found.parts(), null);
        }
        return rounded(node, found);
    }

    /** Each part's share in a mean, of those that count. */
    private static List<Reckoned.Part> shared(String aggregation, List<Reckoned.Part> parts) {
        Fraction weights = Fraction.ZERO;
        for (Reckoned.Part part : parts) {
            weights = part.counts() == null ? weights : weights.plus(part.weight());
        }
        if (!aggregation.endsWith("mean") || weights.equals(Fraction.ZERO)) {
            return parts;
        }
        Fraction all = weights;
        return parts.stream()
                .map(part -> part.counts() == null
                        ? part
                        : part.sharing(part.weight().over(all)))
                .toList();
    }

    private static Reckoned.Part part(
            String kind,
            String name,
            @Nullable Fraction score,
            String why,
            Map<String, String> policies,
            Fraction weight,
            Reckoned below) {
        String policy = score == null ? ModelTree.policy(policies, why) : null;
        return new Reckoned.Part(kind, name, score, why, policy, weight, null, false, below);
    }

    private static boolean gap(List<Reckoned.Part> parts) {
        return parts.stream().anyMatch(part -> UNSCORED.equals(part.policy()) || "forbidden".equals(part.policy()));
    }

    private static Reckoned combined(
            String id, Map<String, String> context, String aggregation, List<Reckoned.Part> parts) {
        if (gap(parts)) {
            return missing(id, context, UNSCORED, parts);
        }
        List<Fraction> figures = new ArrayList<>();
        Fraction weighted = Fraction.ZERO;
        Fraction weights = Fraction.ZERO;
        for (Reckoned.Part part : parts) {
            Fraction counts = part.counts();
            if (counts != null) {
                figures.add(counts);
                weighted = weighted.plus(counts.times(part.weight()));
                weights = weights.plus(part.weight());
            }
        }
        if (figures.isEmpty() || aggregation.equals("weighted-mean") && weights.equals(Fraction.ZERO)) {
            return missing(id, context, common(parts, UNSCORED), parts);
        }
        Fraction score =
                switch (aggregation) {
                    case "mean" -> Fraction.sum(figures).over(Fraction.of(figures.size()));
                    case "weighted-mean" -> weighted.over(weights);
                    case "sum" -> Fraction.sum(figures);
                    case "min" -> figures.stream().min(Fraction::compareTo).orElseThrow();
                    case "best-of" -> figures.stream().max(Fraction::compareTo).orElseThrow();
                    case "median" -> Fraction.median(figures);
                    default -> throw new IllegalStateException(aggregation);
                };
        return new Reckoned(id, context, score, "", List.of(score), parts, null);
    }

    private static Reckoned counted(
            String id, Map<String, String> context, String condition, List<Reckoned.Part> parts) {
        List<Fraction> figures = parts.stream()
                .map(Reckoned.Part::counts)
                .filter(Objects::nonNull)
                .toList();
        if (gap(parts) || figures.isEmpty()) {
            return missing(id, context, gap(parts) ? UNSCORED : common(parts, UNSCORED), parts);
        }
        Fraction score = Fraction.of(
                figures.stream().filter(figure -> figure.meets(condition)).count());
        return new Reckoned(id, context, score, "", List.of(score), parts, null);
    }

    private static Reckoned table(
            String id, DocumentNode node, Map<String, String> context, List<Reckoned.Part> parts) {
        if (gap(parts)) {
            return missing(id, context, UNSCORED, parts);
        }
        Map<String, Reckoned.Part> seen = new TreeMap<>();
        parts.forEach(part -> seen.put(part.name(), part));
        for (DocumentNode row : list(node, "table")) {
            DocumentNode when = row.members().get("when");
            if (when != null
                    && !when.members().entrySet().stream()
                            .allMatch(test -> holds(test.getValue().text(), seen.get(test.getKey())))) {
                continue;
            }
            String state = text(row, "state");
            String child = text(row, "scoreOf");
            Reckoned.Part source = child == null ? null : seen.get(child);
            Fraction score = source != null
                    ? source.counts()
                    : state == null && child == null ? Fraction.of(Objects.requireNonNull(text(row, "score"))) : null;
            String why = state != null ? state : source != null ? source.why() : NOT_ANSWERED;
            List<@Nullable Fraction> steps = new ArrayList<>();
            steps.add(score);
            return new Reckoned(id, context, score, score == null ? why : "", steps, parts, null);
        }
        return missing(id, context, UNSCORED, parts);
    }

    private static boolean holds(String test, Reckoned.@Nullable Part part) {
        boolean condition = "<>=-0123456789".indexOf(test.strip().charAt(0)) >= 0;
        Fraction score = part == null ? null : part.counts();
        return condition
                ? score != null && score.meets(test)
                : score == null && test.equals(part == null ? NOT_ANSWERED : part.why());
    }

    // ---- what all have in common

    private static Reckoned missing(String id, Map<String, String> context, String why, List<Reckoned.Part> parts) {
        List<@Nullable Fraction> steps = new ArrayList<>();
        steps.add(null);
        return new Reckoned(id, context, null, why, steps, parts, null);
    }

    private static String common(List<Reckoned.Part> parts, String otherwise) {
        return !parts.isEmpty()
                        && parts.stream().allMatch(part -> part.score() == null && Reckoned.outOfScope(part.why()))
                ? "not-applicable"
                : otherwise;
    }

    private static Reckoned rounded(DocumentNode node, Reckoned found) {
        DocumentNode rounding = node.members().get("rounding");
        if (rounding == null || found.score() == null) {
            return found;
        }
        String mode = Objects.requireNonNull(text(rounding, "mode"));
        Fraction score = found.score()
                .rounded(
                        Integer.parseInt(Objects.requireNonNull(text(rounding, "decimals"))),
                        RoundingMode.valueOf(mode.toUpperCase(Locale.ROOT).replace('-', '_')));
        List<@Nullable Fraction> steps = new ArrayList<>(found.steps());
        steps.add(score);
        return new Reckoned(found.node(), found.context(), score, "", steps, found.parts(), found.levels());
    }

    private List<Given.Answer> answersTo(String criterion, Map<String, Set<String>> where) {
        return given.answers().stream()
                .filter(answer -> answer.criterion().equals(criterion) && lets(where, answer.attributes()))
                .toList();
    }

    private void collect(String id, Map<String, Set<String>> outer, String attribute, Set<String> values) {
        DocumentNode node = model.node(id);
        Map<String, Set<String>> where = both(outer, model.where(node));
        if (!model.isGroup(id)) {
            for (Given.Answer answer : answersTo(id, where)) {
                String value = answer.attributes().get(attribute);
                if (value != null) {
                    values.add(value);
                }
            }
        }
        for (DocumentNode child : list(node, "children")) {
            String reference = text(child, "ref");
            collect(
                    reference == null ? Objects.requireNonNull(text(child, "id")) : reference,
                    where,
                    attribute,
                    values);
        }
    }

    private static Map<String, Set<String>> when(DocumentNode rule) {
        Map<String, Set<String>> allowed = new TreeMap<>();
        DocumentNode when = rule.members().get("when");
        if (when != null) {
            when.members().forEach((name, value) -> allowed.put(name, ModelTree.values(value)));
        }
        return allowed;
    }

    private static boolean lets(Map<String, Set<String>> where, Map<String, String> attributes) {
        return where.entrySet().stream().allMatch(rule -> {
            String value = attributes.get(rule.getKey());
            return value != null && rule.getValue().contains(value);
        });
    }

    private static Map<String, Set<String>> only(Map<String, String> context) {
        Map<String, Set<String>> allowed = new TreeMap<>();
        context.forEach((name, value) -> allowed.put(name, Set.of(value)));
        return allowed;
    }

    private static Map<String, Set<String>> both(Map<String, Set<String>> a, Map<String, Set<String>> b) {
        Map<String, Set<String>> both = new TreeMap<>(a);
        b.forEach((name, values) -> both.merge(name, values, (x, y) -> {
            Set<String> common = new TreeSet<>(x);
            common.retainAll(y);
            return common;
        }));
        return both;
    }
}
