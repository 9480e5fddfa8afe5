package org.cxsdk.core.insight.pnml;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.Violation;
import org.cxsdk.core.insight.conform.PetriNet;
import org.cxsdk.core.insight.pnml.PnmlElements.Arc;
import org.cxsdk.core.insight.pnml.PnmlElements.Node;
import org.cxsdk.core.json.Violations;
import org.jspecify.annotations.Nullable;

/** Puts a net together from what a file holds, and finds what does not go together. For one reading, on one thread. */
final class PnmlAssembly {

    private final PnmlElements elements;
    private final String source;
    private final Violations violations;
    private final Set<String> sources = new LinkedHashSet<>();
    private final Set<String> sinks = new LinkedHashSet<>();
    private boolean sound;

    PnmlAssembly(PnmlElements elements, String source, Violations violations) {
        this.elements = elements;
        this.source = source;
        this.violations = violations;
    }

    PetriNet net() {
        checkArcs();
        sound = violations.isEmpty();
        Map<String, Integer> first = firstMarking();
        List<Map<String, Integer>> last = lastMarkings();
        violations.throwIfAny();
        PetriNet.Builder net = PetriNet.builder();
        boolean choice = last.size() > 1;
        for (Node node : elements.nodes.values()) {
            if (!node.transition) {
                int end = choice ? 0 : last.get(0).getOrDefault(node.id, 0);
                net.place(node.id, first.getOrDefault(node.id, 0), end);
            } else if (node.silent) {
                net.silent(node.id);
            } else {
                net.transition(node.id, node.name == null || node.name.isEmpty() ? node.id : node.name);
            }
        }
        elements.arcs.forEach(arc -> net.arc(arc.source, arc.target, arc.weight));
        if (choice) {
            endInAny(net, last);
        }
        return net.build();
    }

    /** One place more, which a silent transition fills for each final marking: exactly one of them may end a run. */
    private static void endInAny(PetriNet.Builder net, List<Map<String, Integer>> last) {
        net.place("#end", 0, 1);
        for (int i = 0; i < last.size(); i++) {
            String ending = "#ending " + i;
            net.silent(ending);
            last.get(i).forEach((place, tokens) -> net.arc(place, ending, tokens));
            net.arc(ending, "#end");
        }
    }

    private void checkArcs() {
        elements.nodes.values().stream().filter(node -> !node.transition).forEach(place -> {
            sources.add(place.id);
            sinks.add(place.id);
        });
        if (sources.isEmpty()) {
            add(0, "", null, "has no place", "Export a net with places, transitions and arcs");
        }
        for (Arc arc : elements.arcs) {
            Node from = elements.nodes.get(arc.source);
            Node to = elements.nodes.get(arc.target);
            if (from == null || to == null || from.transition == to.transition) {
                add(
                        arc.line,
                        "arc",
                        arc.source + " -> " + arc.target,
                        "joins no place of the net with a transition",
                        "Let it name one of each");
                continue;
            }
            sinks.remove(arc.source);
            sources.remove(arc.target);
        }
    }

    private Map<String, Integer> firstMarking() {
        Map<String, Integer> marking = new LinkedHashMap<>();
        elements.nodes.values().stream()
                .filter(node -> node.tokens > 0)
                .forEach(place -> marking.put(place.id, place.tokens));
        return marking.isEmpty() ? only(sources, "initial marking", "incoming") : marking;
    }

    private List<Map<String, Integer>> lastMarkings() {
        Set<Map<String, Integer>> markings = new LinkedHashSet<>();
        for (Map<String, Integer> told : elements.finalMarkings) {
            Map<String, Integer> marking = new LinkedHashMap<>(told);
            marking.values().removeIf(tokens -> tokens == 0);
            for (String place : marking.keySet()) {
                Node node = elements.nodes.get(place);
                if (node == null || node.transition) {
                    add(
                            elements.finalLines.getOrDefault(place, 0),
                            "finalmarkings.marking.place",
                            place,
                            "names no place of the net",
                            "Let idref name a place");
                }
            }
            if (!marking.isEmpty()) {
                markings.add(marking);
            }
        }
        return markings.isEmpty() ? List.of(only(sinks, "final marking", "outgoing")) : List.copyOf(markings);
    }

    private Map<String, Integer> only(Set<String> places, String what, String arcs) {
        if (places.size() != 1) {
            if (!sound) {
                // tokens or arcs that could not be read may be what is missing
                return Map.of();
            }
            add(
                    0,
                    "",
                    null,
                    "has no " + what + ", and " + places.size() + " places without " + arcs + " arc",
                    "Say the " + what);
            return Map.of();
        }
        return Map.of(places.iterator().next(), 1);
    }

    private void add(int line, String path, @Nullable String value, String rule, String remedy) {
        violations.add(new Violation(source, line, 0, path, value, rule, remedy));
    }
}
