package org.cxsdk.maturity.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.maturity.model.Levelling;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Requirement;

/** Whether the nodes of a model document make a graph: every identifier once, every reference to something, no cycle, no ladder that looks past its node. */
final class ModelShape {

    private final Loaded<ModelDocument> loaded;
    private final Map<NodeId, ModelDocument.Node> places = new LinkedHashMap<>();

    private ModelShape(Loaded<ModelDocument> loaded) {
        this.loaded = loaded;
    }

    /** The places of the nodes below these tops; an identifier that names two is noted. */
    static ModelShape of(Loaded<ModelDocument> loaded, List<ModelDocument.Node> tops) {
        ModelShape shape = new ModelShape(loaded);
        tops.forEach(shape::collectPlaces);
        return shape;
    }

    /** Every node that has an identifier, in the document's order. */
    Map<NodeId, ModelDocument.Node> places() {
        return places;
    }

    void requireNode(String path, NodeId node) {
        if (!places.containsKey(node)) {
            loaded.unknown(path, node.value(), "names no node of this model", names());
        }
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        places.keySet().stream().sorted().forEach(id -> names.add(id.value()));
        return names;
    }

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
        ModelTexts.orEmpty(node.children()).forEach(this::collectPlaces);
    }

    void requireNoCycle() {
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
        for (ModelDocument.Node child : ModelTexts.orEmpty(place.children())) {
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
    void requireReachable(Map<String, Levelling> ladders) {
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
            for (ModelDocument.Node child : ModelTexts.orEmpty(place.children())) {
                NodeId next = child.ref() == null ? child.id() : child.ref();
                if (next != null) {
                    reach(next, below);
                }
            }
        }
    }
}
