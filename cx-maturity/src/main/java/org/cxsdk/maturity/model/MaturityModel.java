package org.cxsdk.maturity.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A maturity model: who made it, what its levels mean, and the graph of nodes from one root down to the criteria.
 * Loaded from a document by {@code org.cxsdk.maturity.json.Models}; the engine knows no model by name.
 *
 * @param id its identifier
 * @param version its version
 * @param sha256 SHA-256 of its canonical form
 * @param title its title
 * @param description what it is, where it says so
 * @param source who published it and under which licence, where it is not our own
 * @param range what scores run from and to
 * @param levels its levels, ascending; empty for a model without levels
 * @param tags the kinds of tags, their values and the texts of these
 * @param attributes what may tell apart several answers to one criterion, by name
 * @param faces the sides from which criteria are answered, where the model has more than one
 * @param evidenceRule what is done with answers that nothing stands behind
 * @param root the node that is the whole
 * @param nodes every node by its identifier, in the model's order
 * @param scopes scopes that come from others
 * @param checks comparisons of stated with computed figures
 */
public record MaturityModel(
        ModelId id,
        String version,
        String sha256,
        LocalizedText title,
        @Nullable LocalizedText description,
        @Nullable LocalizedText source,
        ScoreRange range,
        List<Level> levels,
        Map<String, Map<String, LocalizedText>> tags,
        Map<String, Attribute> attributes,
        @Nullable Faces faces,
        EvidenceRule evidenceRule,
        NodeId root,
        Map<NodeId, Node> nodes,
        List<CombinedScope> scopes,
        List<CrossCheck> checks) {

    public MaturityModel {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(evidenceRule, "evidenceRule");
        new DefinitionRef(id.value(), version, sha256);
        levels = List.copyOf(levels);
        Map<String, Map<String, LocalizedText>> tagCopy = new LinkedHashMap<>();
        tags.forEach((kind, texts) -> tagCopy.put(kind, Ordered.map(texts)));
        tags = Collections.unmodifiableMap(tagCopy);
        attributes = Ordered.map(attributes);
        nodes = Ordered.map(nodes);
        scopes = List.copyOf(scopes);
        checks = List.copyOf(checks);
        for (int i = 1; i < levels.size(); i++) {
            if (levels.get(i - 1).number() >= levels.get(i).number()) {
                throw new IllegalArgumentException("levels must ascend");
            }
        }
        new Graph(nodes).requireSound(root);
        for (CrossCheck check : checks) {
            new Graph(nodes).requireSound(check.computed());
            new Graph(nodes).requireSound(check.stated());
        }
    }

    /** Names this model exactly, as every result does. */
    public DefinitionRef ref() {
        return new DefinitionRef(id.value(), version, sha256);
    }

    /** The node with this identifier, if there is one. */
    public Optional<Node> find(NodeId node) {
        return Optional.ofNullable(nodes.get(node));
    }

    /**
     * The node with this identifier.
     *
     * @throws IllegalArgumentException if the model has none
     */
    public Node node(NodeId node) {
        return find(node).orElseThrow(() -> new IllegalArgumentException("model " + ref() + " has no node " + node));
    }

    /** Every criterion, in the model's order. */
    public List<Criterion> criteria() {
        List<Criterion> criteria = new ArrayList<>();
        for (Node node : nodes.values()) {
            if (node instanceof Criterion criterion) {
                criteria.add(criterion);
            }
        }
        return criteria;
    }

    /** The level with this number, if there is one. */
    public Optional<Level> level(int number) {
        return levels.stream().filter(level -> level.number() == number).findFirst();
    }

    /** Every child exists and no node is below itself. */
    private record Graph(Map<NodeId, Node> nodes, Set<NodeId> done) {

        Graph(Map<NodeId, Node> nodes) {
            this(nodes, new HashSet<>());
        }

        void requireSound(NodeId root) {
            walk(root, new ArrayList<>());
        }

        private void walk(NodeId id, List<NodeId> path) {
            if (path.contains(id)) {
                throw new IllegalArgumentException("node " + id + " is below itself: " + path);
            }
            Node node = nodes.get(id);
            if (node == null) {
                throw new IllegalArgumentException("there is no node " + id);
            }
            if (node instanceof Group group && done.add(id)) {
                path.add(id);
                group.children().forEach(child -> walk(child.node(), path));
                path.remove(path.size() - 1);
            }
        }
    }
}
