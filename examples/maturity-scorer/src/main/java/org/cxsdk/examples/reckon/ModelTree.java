package org.cxsdk.examples.reckon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cxsdk.core.json.DocumentNode;
import org.jspecify.annotations.Nullable;

/** A model document, with its nodes by id and what each does about missing scores; read as docs/model-format.md says. */
final class ModelTree {

    private static final String DEFAULT = "";

    private final DocumentNode document;
    private final Map<String, DocumentNode> nodes = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> policies = new LinkedHashMap<>();

    ModelTree(DocumentNode document) {
        this.document = document;
        add(root(), Map.of());
        list(document, "further").forEach(node -> add(node, Map.of()));
    }

    private void add(DocumentNode node, Map<String, String> inherited) {
        String id = text(node, "id");
        if (id == null) {
            return;
        }
        Map<String, String> own = policies(node, inherited);
        nodes.put(id, node);
        policies.put(id, own);
        list(node, "children").forEach(child -> add(child, own));
    }

    /** What is done by state; a node that names a default starts anew. */
    static Map<String, String> policies(DocumentNode node, Map<String, String> inherited) {
        String missing = text(node, "missing");
        Map<String, String> own = new TreeMap<>(missing == null ? inherited : Map.of(DEFAULT, missing));
        DocumentNode by = node.members().get("missingBy");
        if (by != null) {
            by.members().forEach((state, policy) -> own.put(state, policy.text()));
        }
        return own;
    }

    /** What is done about this state. */
    static String policy(Map<String, String> policies, String why) {
        return Objects.requireNonNullElse(
                policies.get(why), Objects.requireNonNullElse(policies.get(DEFAULT), "unscored"));
    }

    DocumentNode root() {
        return Objects.requireNonNull(document.members().get("root"), "root");
    }

    String rootId() {
        return Objects.requireNonNull(text(root(), "id"));
    }

    DocumentNode node(String id) {
        return Objects.requireNonNull(nodes.get(id), id);
    }

    Map<String, String> policiesOf(String id) {
        return Objects.requireNonNull(policies.get(id), id);
    }

    boolean isGroup(String id) {
        return !list(node(id), "children").isEmpty();
    }

    /** Ids of all criteria of the tree and beside it, in the model's order. */
    List<String> criteria() {
        return nodes.keySet().stream().filter(id -> !isGroup(id)).toList();
    }

    boolean reported(String id) {
        return !"false".equals(text(node(id), "reported"));
    }

    /** Which attribute values a node lets in. */
    Map<String, Set<String>> where(DocumentNode node) {
        Map<String, Set<String>> allowed = new TreeMap<>();
        DocumentNode where = node.members().get("where");
        if (where != null) {
            where.members().forEach((name, value) -> allowed.put(name, values(value)));
        }
        return allowed;
    }

    static Set<String> values(DocumentNode value) {
        Set<String> values = new TreeSet<>();
        if (value.kind() == DocumentNode.Kind.LIST) {
            value.elements().forEach(one -> values.add(one.text()));
        } else {
            values.add(value.text());
        }
        return values;
    }

    /** Names of the faces, if a criterion is answered by face. */
    List<String> facesOf(DocumentNode criterion) {
        DocumentNode faces = document.members().get("faces");
        if (faces == null || "none".equals(text(criterion, "faces"))) {
            return List.of();
        }
        return List.copyOf(
                Objects.requireNonNull(faces.members().get("of")).members().keySet());
    }

    DocumentNode faces() {
        return Objects.requireNonNull(document.members().get("faces"));
    }

    Fraction min() {
        return range("min");
    }

    Fraction max() {
        return range("max");
    }

    private Fraction range(String end) {
        return Fraction.of(Objects.requireNonNull(
                text(Objects.requireNonNull(document.members().get("range")), end)));
    }

    /** Scores of a scale by answer. */
    Map<String, Fraction> scale(String name) {
        Map<String, Fraction> scores = new LinkedHashMap<>();
        for (DocumentNode option :
                member(document, "scales").members().get(name).elements()) {
            scores.put(
                    Objects.requireNonNull(text(option, "answer")),
                    Fraction.of(Objects.requireNonNull(text(option, "score"))));
        }
        return scores;
    }

    int lowestLevel() {
        return list(document, "levels").stream()
                .mapToInt(level -> Integer.parseInt(Objects.requireNonNull(text(level, "number"))))
                .min()
                .orElseThrow();
    }

    /** The level after this one; null at the top. */
    @Nullable
    Integer levelAfter(int level) {
        return list(document, "levels").stream()
                .map(one -> Integer.valueOf(Objects.requireNonNull(text(one, "number"))))
                .filter(number -> number > level)
                .min(Integer::compare)
                .orElse(null);
    }

    /** The rungs of a ladder, lowest first. */
    List<DocumentNode> ladder(String name) {
        List<DocumentNode> rungs =
                new ArrayList<>(member(document, "ladders").members().get(name).elements());
        rungs.sort((a, b) -> Integer.compare(level(a), level(b)));
        return rungs;
    }

    List<DocumentNode> bands(String name) {
        return member(document, "bands").members().get(name).elements();
    }

    static int level(DocumentNode rung) {
        return Integer.parseInt(Objects.requireNonNull(text(rung, "level")));
    }

    List<DocumentNode> checks() {
        return list(document, "checks");
    }

    List<DocumentNode> scopes() {
        return list(document, "scopes");
    }

    /** What is done with an answer that nothing stands behind: {@code accept}, {@code cap N} or {@code no-score}. */
    String evidenceRule(String lack) {
        DocumentNode rule = document.members().get("evidenceRule");
        return rule == null ? "accept" : Objects.requireNonNullElse(text(rule, lack), "accept");
    }

    static DocumentNode member(DocumentNode node, String key) {
        return Objects.requireNonNull(node.members().get(key), key);
    }

    static List<DocumentNode> list(DocumentNode node, String key) {
        DocumentNode list = node.members().get(key);
        return list == null ? List.of() : list.elements();
    }

    static @Nullable String text(DocumentNode node, String key) {
        DocumentNode member = node.members().get(key);
        return member == null || member.kind() == DocumentNode.Kind.NULL ? null : member.text();
    }
}
