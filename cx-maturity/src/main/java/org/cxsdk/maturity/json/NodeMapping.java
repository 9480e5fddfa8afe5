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
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.maturity.model.Aggregation;
import org.cxsdk.maturity.model.AnswerType;
import org.cxsdk.maturity.model.Attribute;
import org.cxsdk.maturity.model.Child;
import org.cxsdk.maturity.model.Conversion;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.Faces;
import org.cxsdk.maturity.model.Group;
import org.cxsdk.maturity.model.InstanceRule;
import org.cxsdk.maturity.model.Levelling;
import org.cxsdk.maturity.model.MissingPolicies;
import org.cxsdk.maturity.model.MissingPolicy;
import org.cxsdk.maturity.model.Node;
import org.cxsdk.maturity.model.NodeHead;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Rounding;
import org.cxsdk.maturity.model.Where;
import org.jspecify.annotations.Nullable;

/** The nodes of a model document: groups, criteria and references, each with what does not belong to it refused. */
final class NodeMapping {

    private final Loaded<ModelDocument> loaded;
    private final ModelWords words;
    private final ModelShape shape;
    private final ModelTexts texts;
    private final AnswerMapping answers;
    private final AggregationMapping aggregations;
    private final Map<NodeId, Node> nodes = new HashMap<>();

    NodeMapping(Loaded<ModelDocument> loaded, ModelWords words, ModelShape shape) {
        this.loaded = loaded;
        this.words = words;
        this.shape = shape;
        this.texts = new ModelTexts(loaded);
        this.answers = new AnswerMapping(loaded, words);
        this.aggregations = new AggregationMapping(loaded);
    }

    /** The nodes so far, by identifier. */
    Map<NodeId, Node> nodes() {
        return nodes;
    }

    /** Maps a node and everything below it. */
    void node(ModelDocument.Node given, MissingPolicies inherited) {
        if (given.ref() != null) {
            reference(given);
            return;
        }
        texts.require(given.id(), given, "id", "Give the node an id of its own");
        texts.require(given.title(), given, "title", "Give the node a title, like {en: …, ar: …}");
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
        if (!shape.places().containsKey(target)) {
            loaded.unknown(loaded.pathOf(given, "ref"), target.value(), "names no node of this model", shape.names());
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
            foreign.put("faces", given.faces());
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
        MissingPolicies missing = texts.policies(given, given.missing(), given.missingBy(), inherited);
        List<ModelDocument.Node> children = ModelTexts.orEmpty(given.children());
        if (children.isEmpty()) {
            loaded.violation(loaded.pathOf(given, "children"), "is empty", "Give the group children, or an answer");
        }
        List<Child> places = children(given, children);
        Aggregation aggregation = aggregations.aggregation(given, places);
        Conversion conversion = answers.conversion(given, given.steps(), given.otherwise(), given.linear());
        if (given.each() != null) {
            words.requireAttribute(loaded.pathOf(given, "each"), given.each());
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

    private @Nullable Criterion criterion(ModelDocument.Node given) {
        AnswerType type = given.answer() == null ? null : answers.answerType(given.answer());
        if (given.level() != null) {
            words.requireLevel(loaded.pathOf(given, "level"), given.level());
        }
        ModelTexts.orEmpty(given.tags()).forEach((kind, word) -> {
            Map<String, LocalizedText> known = words.tags().get(kind);
            if (known == null) {
                loaded.unknown(
                        loaded.pathOf(given, "tags", kind),
                        kind,
                        "is not a kind of tag of this model",
                        words.tags().keySet());
            } else if (!known.containsKey(word)) {
                loaded.unknown(
                        loaded.pathOf(given, "tags", kind), word, "is not a tag of the kind " + kind, known.keySet());
            }
        });
        List<InstanceRule> instances = new ArrayList<>();
        for (ModelDocument.Instance instance : ModelTexts.orEmpty(given.instances())) {
            if (instance.take() == Aggregation.Of.WEIGHTED_MEAN) {
                loaded.violation(
                        loaded.pathOf(instance, "take"), "weighs, answers have no weights", "Use mean instead");
            } else if (instance.take() != null) {
                instances.add(new InstanceRule(
                        where(instance, "when", instance.when()),
                        instance.take(),
                        texts.policies(
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
                        faces(given, type),
                        given.level(),
                        ModelTexts.orEmpty(given.tags()),
                        given.evidence(),
                        given.hint(),
                        new LinkedHashSet<>(ModelTexts.orEmpty(given.method())));
    }

    /** The faces it is answered once for each; null if it has one alone. */
    private @Nullable Faces faces(ModelDocument.Node given, AnswerType type) {
        ModelDocument.FacesWord word = given.faces();
        Faces faces = words.faces();
        AnswerType.MeasuredChoice by = type instanceof AnswerType.Choice choice ? choice.measuredBy() : null;
        String measuredFace = by == null ? null : by.face();
        if (measuredFace != null && (faces == null || word == ModelDocument.FacesWord.NONE)) {
            loaded.violation(
                    loaded.pathOf(given, "answer", "measuredBy", "face"),
                    "has no effect: the criterion has no faces",
                    "Leave it out");
        }
        if (faces == null) {
            if (word != null) {
                loaded.violation(
                        loaded.pathOf(given, "faces"),
                        "has no effect: the model has no faces",
                        "List them under \"faces\"");
            }
            return null;
        }
        if (word == ModelDocument.FacesWord.NONE) {
            return null;
        }
        if (measuredFace != null && !faces.titles().containsKey(measuredFace)) {
            loaded.unknown(
                    loaded.pathOf(given, "answer", "measuredBy", "face"),
                    measuredFace,
                    "is not a face of the model",
                    faces.titles().keySet());
        }
        boolean measured = type instanceof AnswerType.Measured || (by != null && measuredFace == null);
        if (measured || given.instances() != null) {
            loaded.violation(
                    loaded.pathOf(given, word == null ? "answer" : "faces"),
                    measured
                            ? "is decided by a measurement, which is not said to be of a face"
                            : "takes several answers, which leave no room for faces",
                    "Write \"faces: none\" at this criterion"
                            + (by == null
                                    ? ""
                                    : ", or name the face that is measured, as \"face\" under \"measuredBy\""));
            return null;
        }
        return word == null ? faces : faces.taking(Aggregation.Of.valueOf(word.name()));
    }

    private @Nullable NodeHead head(ModelDocument.Node given) {
        if (given.ladder() != null && given.bands() != null) {
            loaded.violation(loaded.pathOf(given, "bands"), "stands beside a ladder", "Give levels by one of the two");
        }
        Levelling levelling = levelling(given, "ladder", given.ladder(), words.ladders());
        if (levelling == null) {
            levelling = levelling(given, "bands", given.bands(), words.bands());
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
        ModelTexts.orEmpty(given).forEach((name, node) -> {
            String path = loaded.pathOf(owner, key, name);
            words.requireAttribute(path, name);
            Set<String> values = new LinkedHashSet<>();
            List<DocumentNode> elements = node.kind() == DocumentNode.Kind.LIST ? node.elements() : List.of(node);
            for (DocumentNode word : elements) {
                Attribute attribute = words.attribute(name);
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
}
