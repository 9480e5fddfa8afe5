package org.cxsdk.maturity.json;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.core.json.DocumentPath;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.Aggregation;
import org.cxsdk.maturity.model.AnswerType;
import org.cxsdk.maturity.model.Attribute;
import org.cxsdk.maturity.model.Child;
import org.cxsdk.maturity.model.CombinedScope;
import org.cxsdk.maturity.model.Condition;
import org.cxsdk.maturity.model.Conversion;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.CrossCheck;
import org.cxsdk.maturity.model.EvidenceRule;
import org.cxsdk.maturity.model.Group;
import org.cxsdk.maturity.model.InstanceRule;
import org.cxsdk.maturity.model.Level;
import org.cxsdk.maturity.model.Levelling;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.MissingPolicies;
import org.cxsdk.maturity.model.MissingPolicy;
import org.cxsdk.maturity.model.Node;
import org.cxsdk.maturity.model.NodeHead;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Requirement;
import org.cxsdk.maturity.model.Rounding;
import org.cxsdk.maturity.model.Scope;
import org.cxsdk.maturity.model.ScoreRange;
import org.cxsdk.maturity.model.Where;
import org.jspecify.annotations.Nullable;

/**
 * From a model document to a model, noting every rule between its parts that the document breaks. Goes on after each
 * violation with whatever lets the rest be looked at; {@link #model} then tells all of them at once.
 */
final class ModelMapping {

    private static final String REMEDY_CONDITION = "Write a comparison and a number, like \">= 75\"";
    private static final Condition NO_CONDITION = new Condition(Condition.Comparison.EQUAL, Rational.ZERO);

    private final Loaded<ModelDocument> loaded;
    private final ModelDocument document;
    private final ScoreRange range;
    private final List<Level> levels = new ArrayList<>();
    private final Set<Integer> levelNumbers = new LinkedHashSet<>();
    private final Map<String, Map<String, LocalizedText>> tags = new LinkedHashMap<>();
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();
    private final Map<String, List<AnswerType.Option>> scales = new LinkedHashMap<>();
    private final Map<String, Levelling> ladders = new LinkedHashMap<>();
    private final Map<String, Levelling> bands = new LinkedHashMap<>();
    private final Map<NodeId, Node> nodes = new HashMap<>();
    private final Map<NodeId, ModelDocument.Node> places = new LinkedHashMap<>();

    private ModelMapping(Loaded<ModelDocument> loaded) {
        this.loaded = loaded;
        this.document = loaded.document();
        this.range = range();
    }

    /**
     * The model that the document describes.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if the document breaks any rule
     */
    static MaturityModel model(Loaded<ModelDocument> loaded) {
        return new ModelMapping(loaded).map();
    }

    private MaturityModel map() {
        levels();
        tags();
        attributes();
        scales();
        bands();
        ladders();
        MissingPolicies none = MissingPolicies.always(MissingPolicy.LEAVE_OUT);
        List<ModelDocument.Node> tops = new ArrayList<>();
        if (document.root() != null) {
            tops.add(document.root());
            if (document.root().children() != null && document.root().missing() == null) {
                loaded.violation(
                        loaded.pathOf(document.root(), "missing"),
                        "is missing: the root says what is done with what has no score",
                        "Write leave-out, count-as N, unscored or forbidden");
            }
        }
        tops.addAll(orEmpty(document.further()));
        tops.forEach(this::collectPlaces);
        tops.forEach(top -> node(top, none));
        requireNoCycle();
        requireReachable();
        List<CombinedScope> scopes = scopes();
        List<CrossCheck> checks = checks();
        EvidenceRule evidenceRule = evidenceRule();
        ModelDocument checked = loaded.checked();
        Map<NodeId, Node> inOrder = new LinkedHashMap<>();
        places.keySet().forEach(id -> inOrder.put(id, Objects.requireNonNull(nodes.get(id))));
        return new MaturityModel(
                Objects.requireNonNull(checked.id()),
                Objects.requireNonNull(checked.version()),
                loaded.sha256(),
                Objects.requireNonNull(checked.title()),
                checked.description(),
                checked.source(),
                range,
                levels,
                tags,
                attributes,
                evidenceRule,
                Objects.requireNonNull(Objects.requireNonNull(checked.root()).id()),
                inOrder,
                scopes,
                checks);
    }

    // ---- the head of the document

    private ScoreRange range() {
        ScoreRange fallback = new ScoreRange(Rational.ZERO, Rational.ONE);
        ModelDocument.Range given = document.range();
        if (given == null || given.min() == null || given.max() == null) {
            return fallback;
        }
        if (given.min().compareTo(given.max()) >= 0) {
            loaded.violation(
                    loaded.pathOf(given, "max"),
                    "is not more than min (" + given.min() + ")",
                    "Give the best score a larger number than the worst");
            return fallback;
        }
        return new ScoreRange(given.min(), given.max());
    }

    private EvidenceRule evidenceRule() {
        ModelDocument.EvidenceRule given = document.evidenceRule();
        return given == null
                ? EvidenceRule.NOT_ASKED
                : new EvidenceRule(
                        treatment(given, "none", given.none()), treatment(given, "expired", given.expired()));
    }

    private EvidenceRule.Treatment treatment(ModelDocument.EvidenceRule given, String key, @Nullable String text) {
        if (text == null) {
            return EvidenceRule.Treatment.ACCEPT;
        }
        try {
            return EvidenceRule.Treatment.parse(text);
        } catch (IllegalArgumentException e) {
            loaded.violation(loaded.pathOf(given, key), "is no treatment", "Write accept, no-score or cap N");
            return EvidenceRule.Treatment.ACCEPT;
        }
    }

    private void levels() {
        Integer before = null;
        for (ModelDocument.Level level : orEmpty(document.levels())) {
            Integer number = level.number();
            if (number == null) {
                continue;
            }
            if (before != null && number <= before) {
                loaded.violation(
                        loaded.pathOf(level, "number"),
                        "does not come after level " + before,
                        "List the levels from the lowest up, each once");
            } else if (level.name() != null && level.test() != null) {
                levels.add(new Level(number, level.name(), level.test()));
            }
            levelNumbers.add(number);
            before = number;
        }
    }

    /** A kind of tag is a list of words, or words with texts. */
    private void tags() {
        orEmpty(document.tags()).forEach((kind, node) -> {
            Map<String, LocalizedText> words = new LinkedHashMap<>();
            if (node.kind() == DocumentNode.Kind.LIST) {
                node.elements().forEach(word -> {
                    if (requireWord(word)) {
                        words.put(word.text(), LocalizedText.of("en", word.text()));
                    }
                });
            } else if (node.kind() == DocumentNode.Kind.OBJECT) {
                node.members().forEach((word, texts) -> {
                    LocalizedText text = text(texts);
                    if (text != null) {
                        words.put(word, text);
                    }
                });
            } else {
                loaded.violation(
                        node.path(),
                        "is neither a list of words nor words with texts",
                        "Write [One, Two] or {One: {en: …, ar: …}}");
            }
            tags.put(kind, words);
        });
    }

    private boolean requireWord(DocumentNode node) {
        if (node.kind() == DocumentNode.Kind.TEXT && !node.text().isBlank()) {
            return true;
        }
        loaded.violation(node.path(), "is not a word", "Write a text");
        return false;
    }

    private @Nullable LocalizedText text(DocumentNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.members().forEach((tag, text) -> {
            if (requireWord(text)) {
                texts.put(tag, text.text());
            }
        });
        try {
            return new LocalizedText(texts);
        } catch (IllegalArgumentException e) {
            loaded.violation(
                    node.path(), String.valueOf(e.getMessage()), "Write texts by language, like {en: …, ar: …}");
            return null;
        }
    }

    private void attributes() {
        orEmpty(document.attributes())
                .forEach((name, values) -> attributes.put(name, new Attribute(name, new LinkedHashSet<>(values))));
    }

    private void scales() {
        orEmpty(document.scales()).forEach((name, options) -> {
            List<AnswerType.Option> mapped = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (ModelDocument.Option option : options) {
                if (option.answer() == null || option.score() == null || option.label() == null) {
                    continue;
                }
                if (!seen.add(option.answer())) {
                    loaded.violation(
                            loaded.pathOf(option, "answer"), "stands in this scale already", "Give each answer once");
                }
                mapped.add(new AnswerType.Option(option.answer(), option.score(), option.label()));
            }
            if (options.isEmpty()) {
                loaded.violation(DocumentPath.of("scales", name), "has no answers", "List the answers, worst first");
            }
            scales.put(name, mapped);
        });
    }

    private void bands() {
        orEmpty(document.bands()).forEach((name, cuts) -> {
            List<Levelling.Cut> mapped = new ArrayList<>();
            for (ModelDocument.Cut cut : cuts) {
                if (cut.level() != null && cut.when() != null) {
                    requireLevel(loaded.pathOf(cut, "level"), cut.level());
                    mapped.add(new Levelling.Cut(condition(loaded.pathOf(cut, "when"), cut.when()), cut.level()));
                }
            }
            requireLevels(DocumentPath.of("bands", name));
            bands.put(name, new Levelling.Bands(name, mapped));
        });
    }

    // ---- ladders

    private void ladders() {
        orEmpty(document.ladders()).forEach((name, rungs) -> {
            requireLevels(DocumentPath.of("ladders", name));
            List<Levelling.Rung> mapped = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            List<Integer> expected = levelNumbers.stream().skip(1).toList();
            List<Integer> given = new ArrayList<>();
            for (ModelDocument.Rung rung : rungs) {
                if (rung.level() == null) {
                    continue;
                }
                given.add(rung.level());
                List<Requirement> requirements = new ArrayList<>();
                for (ModelDocument.Require require : orEmpty(rung.require())) {
                    Requirement requirement = requirement(require, ids);
                    if (requirement != null) {
                        requirements.add(requirement);
                    }
                }
                if (!requirements.isEmpty()) {
                    mapped.add(new Levelling.Rung(rung.level(), requirements));
                }
            }
            if (!given.equals(expected) && !levelNumbers.isEmpty()) {
                loaded.violation(
                        DocumentPath.of("ladders", name),
                        "has rungs for the levels " + given + ", the model needs " + expected,
                        "Write one rung for each level but the lowest, from the lowest up");
            } else if (loaded.isValid()) {
                ladders.put(name, new Levelling.Ladder(name, mapped));
            }
            ladders.putIfAbsent(name, new Levelling.Ladder(name, List.of()));
        });
    }

    private @Nullable Requirement requirement(ModelDocument.Require given, Set<String> ids) {
        if (given.id() == null) {
            return null;
        }
        if (!ids.add(given.id())) {
            loaded.violation(
                    loaded.pathOf(given, "id"), "names two requirements of this ladder", "Give each its own id");
        }
        Requirement.Gaps gaps = new Requirement.Gaps(
                given.notApplicable() == null ? Requirement.Gaps.DEFAULT.notApplicable() : given.notApplicable(),
                given.unscored() == null ? Requirement.Gaps.DEFAULT.unscored() : given.unscored());
        boolean each = given.level() != null && given.each() != null;
        boolean mean = given.level() != null && given.mean() != null;
        boolean node = given.node() != null && given.score() != null;
        boolean reach = given.childrenReach() != null;
        long keys = Stream.of(
                        given.level(), given.each(), given.mean(), given.node(), given.score(), given.childrenReach())
                .filter(Objects::nonNull)
                .count();
        if (!((each || mean || node) && keys == 2) && !(reach && keys == 1)) {
            loaded.violation(
                    loaded.pathOf(given),
                    "is not one of the four kinds of requirement",
                    "Write level with each, level with mean, node with score, or childrenReach");
            return null;
        }
        if (reach) {
            requireLevel(loaded.pathOf(given, "childrenReach"), Objects.requireNonNull(given.childrenReach()));
            return new Requirement.ChildrenReach(given.id(), Objects.requireNonNull(given.childrenReach()), gaps);
        }
        if (node) {
            return new Requirement.NodeScore(
                    given.id(),
                    Objects.requireNonNull(given.node()),
                    condition(loaded.pathOf(given, "score"), Objects.requireNonNull(given.score())),
                    gaps);
        }
        requireLevel(loaded.pathOf(given, "level"), Objects.requireNonNull(given.level()));
        return each
                ? new Requirement.EachCriterion(
                        given.id(),
                        Objects.requireNonNull(given.level()),
                        condition(loaded.pathOf(given, "each"), Objects.requireNonNull(given.each())),
                        gaps)
                : new Requirement.MeanOfCriteria(
                        given.id(),
                        Objects.requireNonNull(given.level()),
                        condition(loaded.pathOf(given, "mean"), Objects.requireNonNull(given.mean())),
                        gaps);
    }

    private void requireLevel(String path, int level) {
        if (!levelNumbers.contains(level)) {
            loaded.violation(path, "is not a level of the model", "Use one of " + levelNumbers);
        }
    }

    private void requireLevels(String path) {
        if (levelNumbers.isEmpty()) {
            loaded.violation(path, "gives levels, the model has none", "List the levels under \"levels\"");
        }
    }

    // ---- nodes

    private void collectPlaces(ModelDocument.Node node) {
        if (node.id() != null) {
            ModelDocument.Node earlier = places.putIfAbsent(node.id(), node);
            if (earlier != null) {
                loaded.violation(
                        loaded.pathOf(node, "id"),
                        "names a second node, the first stands at " + loaded.pathOf(earlier),
                        "Give each node its own id, or use {ref: " + node.id() + "}");
            }
        }
        orEmpty(node.children()).forEach(this::collectPlaces);
    }

    private void node(ModelDocument.Node given, MissingPolicies inherited) {
        if (given.ref() != null) {
            reference(given);
            return;
        }
        require(given.id(), given, "id", "Give the node an id of its own");
        require(given.title(), given, "title", "Give the node a title, like {en: …, ar: …}");
        boolean group = given.children() != null;
        if (group == (given.answer() != null)) {
            loaded.violation(
                    loaded.pathOf(given),
                    group ? "has both children and an answer" : "has neither children nor an answer",
                    "A group has children, a criterion an answer");
        }
        refuseForeignKeys(given, group);
        Node mapped = group ? group(given, inherited) : criterion(given);
        if (mapped != null) {
            nodes.put(mapped.id(), mapped);
        }
    }

    private void reference(ModelDocument.Node given) {
        NodeId target = Objects.requireNonNull(given.ref());
        if (!places.containsKey(target)) {
            loaded.unknown(loaded.pathOf(given, "ref"), target.value(), "names no node of this model", names());
        }
        boolean alone = given.id() == null
                && given.title() == null
                && given.children() == null
                && given.answer() == null
                && given.aggregation() == null
                && given.where() == null
                && given.ladder() == null
                && given.bands() == null;
        if (!alone) {
            loaded.violation(
                    loaded.pathOf(given),
                    "is a reference with keys of its own",
                    "Beside ref only weight may stand; put the rest at the node itself");
        }
    }

    private void refuseForeignKeys(ModelDocument.Node given, boolean group) {
        Map<String, @Nullable Object> foreign = new LinkedHashMap<>();
        if (group) {
            foreign.put("instances", given.instances());
            foreign.put("level", given.level());
            foreign.put("tags", given.tags());
            foreign.put("evidence", given.evidence());
            foreign.put("hint", given.hint());
            foreign.put("method", given.method());
        } else {
            foreign.put("aggregation", given.aggregation());
            foreign.put("each", given.each());
            foreign.put("missing", given.missing());
            foreign.put("missingBy", given.missingBy());
            foreign.put("steps", given.steps());
            foreign.put("otherwise", given.otherwise());
            foreign.put("linear", given.linear());
        }
        if (given.aggregation() != ModelDocument.AggregationWord.COUNT) {
            foreign.put("countIf", given.countIf());
        }
        if (given.aggregation() != ModelDocument.AggregationWord.TABLE) {
            foreign.put("table", given.table());
        }
        foreign.forEach((key, value) -> {
            if (value != null) {
                loaded.violation(
                        loaded.pathOf(given, key),
                        group ? "does not belong to this group" : "does not belong to a criterion",
                        "Take it out");
            }
        });
    }

    private @Nullable Group group(ModelDocument.Node given, MissingPolicies inherited) {
        MissingPolicies missing = policies(given, given.missing(), given.missingBy(), inherited);
        List<ModelDocument.Node> children = orEmpty(given.children());
        if (children.isEmpty()) {
            loaded.violation(loaded.pathOf(given, "children"), "is empty", "Give the group children, or an answer");
        }
        List<Child> places = children(given, children);
        Aggregation aggregation = aggregation(given, places);
        Conversion conversion = conversion(given, given.steps(), given.otherwise(), given.linear());
        if (given.each() != null) {
            requireAttribute(loaded.pathOf(given, "each"), given.each());
            if (children.size() > 1) {
                loaded.violation(
                        loaded.pathOf(given, "children"),
                        "has " + children.size() + " children, \"each\" takes one",
                        "Put a group around them");
            }
        }
        NodeHead head = head(given);
        children.forEach(child -> node(child, missing));
        return head == null || aggregation == null || places.isEmpty() || !loaded.isValid()
                ? null
                : new Group(head, aggregation, missing, conversion, given.each(), places);
    }

    private List<Child> children(ModelDocument.Node parent, List<ModelDocument.Node> children) {
        boolean weighs = parent.aggregation() == ModelDocument.AggregationWord.WEIGHTED_MEAN;
        List<Child> mapped = new ArrayList<>();
        Set<NodeId> seen = new HashSet<>();
        boolean positive = false;
        for (ModelDocument.Node child : children) {
            Rational weight = child.weight();
            if (weight == null && weighs) {
                loaded.violation(
                        loaded.pathOf(child, "weight"),
                        "is missing: its group is a weighted mean",
                        "Give it a weight, or make the group a mean");
            } else if (weight != null && !weighs) {
                loaded.violation(
                        loaded.pathOf(child, "weight"),
                        "has no effect: its group is no weighted mean",
                        "Take it out, or make the group a weighted-mean");
            } else if (weight != null && weight.signum() < 0) {
                loaded.violation(loaded.pathOf(child, "weight"), "is negative", "Use 0 or more");
                weight = null;
            }
            positive |= weight != null && weight.signum() > 0;
            NodeId id = child.ref() == null ? child.id() : child.ref();
            if (id != null) {
                if (!seen.add(id) && child.ref() != null) {
                    loaded.violation(
                            loaded.pathOf(child, "ref"), "is a child of this group already", "Name each child once");
                }
                mapped.add(new Child(id, weight == null ? Rational.ONE : weight, child.ref() != null));
            }
        }
        if (weighs && !positive && children.stream().allMatch(c -> c.weight() != null)) {
            loaded.violation(
                    loaded.pathOf(parent, "children"),
                    "have no weight above 0",
                    "Give at least one of them a weight above 0");
        }
        return mapped;
    }

    private @Nullable Aggregation aggregation(ModelDocument.Node given, List<Child> children) {
        ModelDocument.AggregationWord word = given.aggregation();
        if (word == null) {
            loaded.violation(
                    loaded.pathOf(given, "aggregation"),
                    "is missing",
                    "Write mean, weighted-mean, median, min, best-of, sum, count or table");
            return null;
        }
        if (word == ModelDocument.AggregationWord.COUNT) {
            if (given.countIf() == null) {
                loaded.violation(loaded.pathOf(given, "countIf"), "is missing: the group counts", REMEDY_CONDITION);
                return null;
            }
            return new Aggregation.Count(condition(loaded.pathOf(given, "countIf"), given.countIf()));
        }
        if (word == ModelDocument.AggregationWord.TABLE) {
            return table(given, children);
        }
        return Aggregation.Of.valueOf(word.name());
    }

    private @Nullable Aggregation table(ModelDocument.Node given, List<Child> children) {
        Set<NodeId> ids = new LinkedHashSet<>();
        children.forEach(child -> ids.add(child.node()));
        List<ModelDocument.Row> rows = orEmpty(given.table());
        if (rows.isEmpty()) {
            loaded.violation(loaded.pathOf(given, "table"), "is missing or empty", "Write the rows of the table");
            return null;
        }
        List<Aggregation.Row> mapped = new ArrayList<>();
        boolean open = true;
        for (ModelDocument.Row row : rows) {
            if (!open) {
                loaded.violation(
                        loaded.pathOf(row), "is never reached: the row before holds always", "Put that row last");
            }
            Map<NodeId, Aggregation.Test> tests = new LinkedHashMap<>();
            orEmpty(row.when()).forEach((child, test) -> {
                String path = loaded.pathOf(row, "when", child.value());
                requireChild(path, child, ids);
                tests.put(child, test(path, test));
            });
            open = !tests.isEmpty();
            Aggregation.Then then = then(row, ids);
            if (then != null) {
                mapped.add(new Aggregation.Row(tests, then));
            }
        }
        return mapped.isEmpty() ? null : new Aggregation.Table(mapped);
    }

    private Aggregation.Test test(String path, String text) {
        return Absence.ofFileName(text)
                .<Aggregation.Test>map(Aggregation.StateIs::new)
                .orElseGet(() -> new Aggregation.ScoreIs(condition(path, text)));
    }

    private Aggregation.@Nullable Then then(ModelDocument.Row row, Set<NodeId> children) {
        int given = (row.score() == null ? 0 : 1) + (row.state() == null ? 0 : 1) + (row.scoreOf() == null ? 0 : 1);
        if (given != 1) {
            loaded.violation(
                    loaded.pathOf(row), "has " + given + " results, a row has one", "Write score, state or scoreOf");
            return null;
        }
        if (row.score() != null) {
            return new Aggregation.Score(row.score());
        }
        if (row.state() != null) {
            return new Aggregation.State(row.state());
        }
        NodeId child = Objects.requireNonNull(row.scoreOf());
        requireChild(loaded.pathOf(row, "scoreOf"), child, children);
        return new Aggregation.ScoreOf(child);
    }

    private void requireChild(String path, NodeId child, Set<NodeId> children) {
        if (!children.contains(child)) {
            Set<String> words = new LinkedHashSet<>();
            children.forEach(id -> words.add(id.value()));
            loaded.unknown(path, child.value(), "names no child of this group", words);
        }
    }

    private @Nullable Criterion criterion(ModelDocument.Node given) {
        AnswerType type = given.answer() == null ? null : answerType(given.answer());
        if (given.level() != null) {
            requireLevel(loaded.pathOf(given, "level"), given.level());
        }
        orEmpty(given.tags()).forEach((kind, word) -> {
            Map<String, LocalizedText> words = tags.get(kind);
            if (words == null) {
                loaded.unknown(
                        loaded.pathOf(given, "tags", kind), kind, "is not a kind of tag of this model", tags.keySet());
            } else if (!words.containsKey(word)) {
                loaded.unknown(
                        loaded.pathOf(given, "tags", kind), word, "is not a tag of the kind " + kind, words.keySet());
            }
        });
        List<InstanceRule> instances = new ArrayList<>();
        for (ModelDocument.Instance instance : orEmpty(given.instances())) {
            if (instance.take() == Aggregation.Of.WEIGHTED_MEAN) {
                loaded.violation(
                        loaded.pathOf(instance, "take"), "weighs, answers have no weights", "Use mean instead");
            } else if (instance.take() != null) {
                instances.add(new InstanceRule(
                        where(instance, "when", instance.when()),
                        instance.take(),
                        policies(
                                instance,
                                instance.missing(),
                                instance.missingBy(),
                                MissingPolicies.always(MissingPolicy.LEAVE_OUT))));
            }
        }
        NodeHead head = head(given);
        return head == null || type == null
                ? null
                : new Criterion(
                        head,
                        type,
                        instances,
                        given.level(),
                        orEmpty(given.tags()),
                        given.evidence(),
                        given.hint(),
                        new LinkedHashSet<>(orEmpty(given.method())));
    }

    private @Nullable NodeHead head(ModelDocument.Node given) {
        if (given.ladder() != null && given.bands() != null) {
            loaded.violation(loaded.pathOf(given, "bands"), "stands beside a ladder", "Give levels by one of the two");
        }
        Levelling levelling = levelling(given, "ladder", given.ladder(), ladders);
        if (levelling == null) {
            levelling = levelling(given, "bands", given.bands(), bands);
        }
        Rounding rounding = null;
        if (given.rounding() != null
                && given.rounding().decimals() != null
                && given.rounding().mode() != null) {
            int decimals = given.rounding().decimals();
            if (decimals < 0 || decimals > 20) {
                loaded.violation(
                        loaded.pathOf(given.rounding(), "decimals"), "is not from 0 to 20", "Use 0 to 20 decimals");
            } else {
                rounding = new Rounding(
                        decimals, RoundingMode.valueOf(given.rounding().mode().name()));
            }
        }
        return given.id() == null || given.title() == null
                ? null
                : new NodeHead(
                        given.id(),
                        given.title(),
                        given.question(),
                        given.weightReason(),
                        where(given, "where", given.where()),
                        rounding,
                        levelling,
                        given.reported() == null || given.reported());
    }

    private @Nullable Levelling levelling(
            ModelDocument.Node given, String key, @Nullable String name, Map<String, Levelling> known) {
        if (name == null) {
            return null;
        }
        Levelling levelling = known.get(name);
        if (levelling == null) {
            loaded.unknown(loaded.pathOf(given, key), name, "is not among the model's " + key, known.keySet());
        }
        return levelling;
    }

    /** Values let in: one text, or a list of texts. */
    private Where where(Record owner, String key, @Nullable Map<String, DocumentNode> given) {
        Map<String, Set<String>> allowed = new LinkedHashMap<>();
        orEmpty(given).forEach((name, node) -> {
            String path = loaded.pathOf(owner, key, name);
            requireAttribute(path, name);
            Set<String> values = new LinkedHashSet<>();
            List<DocumentNode> words = node.kind() == DocumentNode.Kind.LIST ? node.elements() : List.of(node);
            for (DocumentNode word : words) {
                Attribute attribute = attributes.get(name);
                if (attribute != null && !attribute.allows(word.text())) {
                    loaded.unknown(
                            word.path(), word.text(), "is not a value of the attribute " + name, attribute.values());
                }
                values.add(word.text());
            }
            allowed.put(name, values);
        });
        return allowed.isEmpty() ? Where.ANY : new Where(allowed);
    }

    private void requireAttribute(String path, String name) {
        if (!attributes.containsKey(name)) {
            loaded.unknown(path, name, "is not an attribute of this model", attributes.keySet());
        }
    }

    private MissingPolicies policies(
            Record owner,
            @Nullable String otherwise,
            @Nullable Map<Absence, String> byState,
            MissingPolicies inherited) {
        MissingPolicy basis =
                otherwise == null ? inherited.otherwise() : policy(loaded.pathOf(owner, "missing"), otherwise);
        // what a group says about all states takes the place of what was inherited about single ones
        Map<Absence, MissingPolicy> states = otherwise == null ? new HashMap<>(inherited.byState()) : new HashMap<>();
        orEmpty(byState)
                .forEach((state, text) ->
                        states.put(state, policy(loaded.pathOf(owner, "missingBy", state.fileName()), text)));
        return new MissingPolicies(basis, states);
    }

    private MissingPolicy policy(String path, String text) {
        return parsed(
                path,
                text,
                MissingPolicy::parse,
                "is no policy for what has no score",
                "Write leave-out, count-as N, unscored or forbidden",
                MissingPolicy.LEAVE_OUT);
    }

    private Condition condition(String path, String text) {
        return parsed(path, text, Condition::parse, "is not a condition", REMEDY_CONDITION, NO_CONDITION);
    }

    private <T> T parsed(String path, String text, Function<String, T> parser, String rule, String remedy, T fallback) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            loaded.violation(path, rule, remedy);
            return fallback;
        }
    }

    private Conversion conversion(
            Record owner,
            @Nullable List<ModelDocument.Step> steps,
            @Nullable Rational otherwise,
            ModelDocument.@Nullable Linear linear) {
        if (steps != null && linear != null) {
            loaded.violation(loaded.pathOf(owner, "linear"), "stands beside steps", "Convert by one of the two");
        }
        if ((steps == null) != (otherwise == null)) {
            loaded.violation(
                    loaded.pathOf(owner, steps == null ? "otherwise" : "steps"),
                    steps == null ? "stands without steps" : "stand without otherwise",
                    "Write steps and otherwise together");
        }
        if (steps != null && otherwise != null) {
            List<Conversion.Step> mapped = new ArrayList<>();
            for (ModelDocument.Step step : steps) {
                if (step.when() != null && step.score() != null) {
                    mapped.add(new Conversion.Step(condition(loaded.pathOf(step, "when"), step.when()), step.score()));
                }
            }
            if (steps.isEmpty()) {
                loaded.violation(loaded.pathOf(owner, "steps"), "is empty", "Write at least one step");
            }
            return mapped.isEmpty() ? new Conversion.AsIs() : new Conversion.Steps(mapped, otherwise);
        }
        if (linear != null && linear.from() != null && linear.to() != null) {
            if (linear.from().equals(linear.to())) {
                loaded.violation(loaded.pathOf(linear, "to"), "equals from", "Give two different figures");
                return new Conversion.AsIs();
            }
            return new Conversion.Linear(linear.from(), linear.to(), range);
        }
        return new Conversion.AsIs();
    }

    // ---- answers

    private @Nullable AnswerType answerType(ModelDocument.Answer given) {
        if (given.type() == null) {
            return null;
        }
        refuseForeignKeys(given);
        return switch (given.type()) {
            case CHOICE -> choice(given);
            case YES_NO ->
                new AnswerType.YesNo(
                        given.yes() == null ? range.max() : given.yes(), given.no() == null ? range.min() : given.no());
            case PERCENTAGE ->
                new AnswerType.Figure(
                        Rational.ZERO,
                        Rational.of(100),
                        conversion(given, given.steps(), given.otherwise(), given.linear()));
            case NUMBER -> number(given);
            case MEASURED -> measured(given);
        };
    }

    private void refuseForeignKeys(ModelDocument.Answer given) {
        boolean choice = given.type() == ModelDocument.AnswerWord.CHOICE;
        boolean yesNo = given.type() == ModelDocument.AnswerWord.YES_NO;
        boolean figure = !choice && !yesNo;
        Map<String, @Nullable Object> foreign = new LinkedHashMap<>();
        foreign.put("scale", choice ? null : given.scale());
        foreign.put("anchors", choice ? null : given.anchors());
        foreign.put("measuredBy", choice ? null : given.measuredBy());
        foreign.put("yes", yesNo ? null : given.yes());
        foreign.put("no", yesNo ? null : given.no());
        boolean number = given.type() == ModelDocument.AnswerWord.NUMBER;
        foreign.put("min", number ? null : given.min());
        foreign.put("max", number ? null : given.max());
        boolean measured = given.type() == ModelDocument.AnswerWord.MEASURED;
        foreign.put("measurement", measured ? null : given.measurement());
        foreign.put("unit", measured ? null : given.unit());
        foreign.put("steps", figure ? null : given.steps());
        foreign.put("otherwise", figure ? null : given.otherwise());
        foreign.put("linear", figure ? null : given.linear());
        foreign.forEach((key, value) -> {
            if (value != null) {
                loaded.violation(loaded.pathOf(given, key), "does not belong to this type of answer", "Take it out");
            }
        });
    }

    private @Nullable AnswerType choice(ModelDocument.Answer given) {
        if (given.scale() == null) {
            loaded.violation(loaded.pathOf(given, "scale"), "is missing", "Name one of the model's scales");
            return null;
        }
        List<AnswerType.Option> options = scales.get(given.scale());
        if (options == null) {
            loaded.unknown(
                    loaded.pathOf(given, "scale"), given.scale(), "is not among the model's scales", scales.keySet());
            return null;
        }
        Set<String> answers = new LinkedHashSet<>();
        options.forEach(option -> answers.add(option.answer()));
        Set<String> anchored = orEmpty(given.anchors()).keySet();
        anchored.stream()
                .filter(answer -> !answers.contains(answer))
                .forEach(answer -> loaded.unknown(
                        loaded.pathOf(given, "anchors", answer), answer, "is not an answer of the scale", answers));
        if (!anchored.isEmpty() && !anchored.containsAll(answers)) {
            Set<String> without = new LinkedHashSet<>(answers);
            without.removeAll(anchored);
            loaded.violation(
                    loaded.pathOf(given, "anchors"),
                    "leave out " + without,
                    "Say what each answer of the scale means here, or say it of none");
        }
        return options.isEmpty()
                ? null
                : new AnswerType.Choice(
                        given.scale(), options, orEmpty(given.anchors()), measuredBy(given.measuredBy(), answers));
    }

    private AnswerType.@Nullable MeasuredChoice measuredBy(
            ModelDocument.@Nullable MeasuredBy given, Set<String> answers) {
        if (given == null || given.measurement() == null || given.unit() == null || given.otherwise() == null) {
            return null;
        }
        List<AnswerType.ChoiceStep> steps = new ArrayList<>();
        for (ModelDocument.ChoiceStep step : orEmpty(given.steps())) {
            if (step.when() != null && step.answer() != null) {
                requireAnswer(loaded.pathOf(step, "answer"), step.answer(), answers);
                steps.add(
                        new AnswerType.ChoiceStep(condition(loaded.pathOf(step, "when"), step.when()), step.answer()));
            }
        }
        requireAnswer(loaded.pathOf(given, "otherwise"), given.otherwise(), answers);
        return new AnswerType.MeasuredChoice(given.measurement(), given.unit(), steps, given.otherwise());
    }

    private void requireAnswer(String path, String answer, Set<String> answers) {
        if (!answers.contains(answer)) {
            loaded.unknown(path, answer, "is not an answer of the scale", answers);
        }
    }

    private @Nullable AnswerType number(ModelDocument.Answer given) {
        if (given.min() != null && given.max() != null && given.min().compareTo(given.max()) > 0) {
            loaded.violation(
                    loaded.pathOf(given, "max"), "is less than min (" + given.min() + ")", "Swap the two or mend one");
            return null;
        }
        return new AnswerType.Figure(
                given.min(), given.max(), conversion(given, given.steps(), given.otherwise(), given.linear()));
    }

    private @Nullable AnswerType measured(ModelDocument.Answer given) {
        require(given.measurement(), given, "measurement", "Name the definition whose measurement decides");
        require(given.unit(), given, "unit", "Name the unit, for example percent");
        return given.measurement() == null || given.unit() == null
                ? null
                : new AnswerType.Measured(
                        given.measurement(),
                        given.unit(),
                        conversion(given, given.steps(), given.otherwise(), given.linear()));
    }

    // ---- the whole

    private void requireNoCycle() {
        Set<NodeId> done = new HashSet<>();
        for (NodeId id : places.keySet().stream().sorted().toList()) {
            findCycle(id, new ArrayList<>(), done);
        }
    }

    private void findCycle(NodeId id, List<NodeId> path, Set<NodeId> done) {
        ModelDocument.Node place = places.get(id);
        if (place == null || done.contains(id)) {
            return;
        }
        path.add(id);
        for (ModelDocument.Node child : orEmpty(place.children())) {
            NodeId below = child.ref() == null ? child.id() : child.ref();
            if (below != null && path.contains(below)) {
                List<NodeId> cycle = new ArrayList<>(path.subList(path.indexOf(below), path.size()));
                cycle.add(below);
                loaded.violation(
                        loaded.pathOf(child, child.ref() == null ? "id" : "ref"),
                        "makes a cycle: "
                                + String.join(
                                        " > ", cycle.stream().map(NodeId::value).toList()),
                        "Take the reference out");
            } else if (below != null) {
                findCycle(below, path, done);
            }
        }
        path.remove(path.size() - 1);
        done.add(id);
    }

    /** A ladder that asks for a node which is not below the node that uses it would hold without being looked at. */
    private void requireReachable() {
        if (!loaded.isValid()) {
            return;
        }
        places.forEach((id, place) -> {
            if (place.ladder() != null && ladders.get(place.ladder()) instanceof Levelling.Ladder ladder) {
                Set<NodeId> below = new LinkedHashSet<>();
                reach(id, below);
                for (Levelling.Rung rung : ladder.rungs()) {
                    for (Requirement requirement : rung.require()) {
                        if (requirement instanceof Requirement.ChildrenReach && place.children() == null) {
                            loaded.violation(
                                    loaded.pathOf(place, "ladder"),
                                    "requires (" + requirement.id() + ") children on a level, a criterion has none",
                                    "Use another ladder here");
                        }
                        if (requirement instanceof Requirement.NodeScore score && !below.contains(score.node())) {
                            loaded.violation(
                                    loaded.pathOf(place, "ladder"),
                                    "requires (" + score.id() + ") the node " + score.node()
                                            + ", which is not below this node",
                                    "Use another ladder here, or a node below");
                        }
                    }
                }
            }
        });
    }

    private void reach(NodeId id, Set<NodeId> below) {
        ModelDocument.Node place = places.get(id);
        if (place != null && below.add(id)) {
            for (ModelDocument.Node child : orEmpty(place.children())) {
                NodeId next = child.ref() == null ? child.id() : child.ref();
                if (next != null) {
                    reach(next, below);
                }
            }
        }
    }

    private List<CombinedScope> scopes() {
        List<ModelDocument.CombinedScope> given = orEmpty(document.scopes());
        Set<Scope> combined = new LinkedHashSet<>();
        given.forEach(scope -> {
            if (scope.id() != null && !combined.add(scope.id())) {
                loaded.violation(loaded.pathOf(scope, "id"), "names a second scope", "Give each scope once");
            }
        });
        List<CombinedScope> mapped = new ArrayList<>();
        Set<Scope> earlier = new HashSet<>();
        for (ModelDocument.CombinedScope scope : given) {
            if (scope.id() == null
                    || scope.aggregation() == null
                    || orEmpty(scope.of()).isEmpty()) {
                continue;
            }
            List<Scope> of = orEmpty(scope.of());
            for (int i = 0; i < of.size(); i++) {
                if (combined.contains(of.get(i)) && !earlier.contains(of.get(i))) {
                    loaded.violation(
                            loaded.pathOf(scope, "of", i),
                            "is combined itself, and not before this one",
                            "List scopes after those they are combined from");
                }
            }
            if (scope.aggregation() == Aggregation.Of.WEIGHTED_MEAN) {
                loaded.violation(
                        loaded.pathOf(scope, "aggregation"), "weighs, scopes have no weights", "Use mean instead");
            } else {
                mapped.add(new CombinedScope(scope.id(), scope.aggregation(), of));
            }
            earlier.add(scope.id());
        }
        return mapped;
    }

    private List<CrossCheck> checks() {
        List<CrossCheck> mapped = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (ModelDocument.Check check : orEmpty(document.checks())) {
            if (check.id() == null || check.title() == null || check.computed() == null || check.stated() == null) {
                continue;
            }
            if (!ids.add(check.id())) {
                loaded.violation(loaded.pathOf(check, "id"), "names a second check", "Give each its own id");
            }
            requireNode(loaded.pathOf(check, "computed"), check.computed());
            requireNode(loaded.pathOf(check, "stated"), check.stated());
            if (check.each() != null) {
                requireAttribute(loaded.pathOf(check, "each"), check.each());
            }
            Rational tolerance = check.tolerance() == null ? Rational.ZERO : check.tolerance();
            if (tolerance.signum() < 0) {
                loaded.violation(loaded.pathOf(check, "tolerance"), "is negative", "Use 0 or more");
                continue;
            }
            mapped.add(new CrossCheck(
                    check.id(), check.title(), check.computed(), check.stated(), check.each(), tolerance));
        }
        return mapped;
    }

    private void requireNode(String path, NodeId node) {
        if (!places.containsKey(node)) {
            loaded.unknown(path, node.value(), "names no node of this model", names());
        }
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        places.keySet().stream().sorted().forEach(id -> names.add(id.value()));
        return names;
    }

    private void require(@Nullable Object value, Record owner, String key, String remedy) {
        if (value == null) {
            loaded.violation(loaded.pathOf(owner, key), "is missing", remedy);
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <K, V> Map<K, V> orEmpty(@Nullable Map<K, V> map) {
        return map == null ? Map.of() : map;
    }
}
