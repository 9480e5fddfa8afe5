package org.cxsdk.core.insight.pnml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.cxsdk.core.Violation;
import org.cxsdk.core.insight.conform.PetriNet;
import org.cxsdk.core.json.Violations;
import org.cxsdk.core.json.XmlInput;
import org.jspecify.annotations.Nullable;

/** Gathers the nodes, arcs and final markings of a PNML file as they stand. For one reading, on one thread. */
final class PnmlElements implements XmlInput.Handler {

    private static final String INVISIBLE = "$invisible$";

    /** How silent steps are called by tools that do not mark them; a transition whose name is empty is silent, too. */
    private static final Set<String> SILENT_NAMES = Set.of("", INVISIBLE, "tau", "\u03c4");

    private static final String NORMAL = "normal";

    /** What stands in front of a number in files of PIPE and of PNML before 2009. */
    private static final String DEFAULT_COLOUR = "Default,";

    /** A place or a transition. */
    static final class Node {
        final String id;
        final int line;
        final boolean transition;

        @Nullable
        String name;

        boolean silent;
        int tokens;

        Node(String id, int line, boolean transition) {
            this.id = id;
            this.line = line;
            this.transition = transition;
        }
    }

    /** An arc. */
    static final class Arc {
        final String source;
        final String target;
        final int line;
        int weight = 1;

        Arc(String source, String target, int line) {
            this.source = source;
            this.target = target;
            this.line = line;
        }
    }

    final Map<String, Node> nodes = new LinkedHashMap<>();
    final List<Arc> arcs = new ArrayList<>();
    /** Tokens by place, of each final marking. */
    final List<Map<String, Integer>> finalMarkings = new ArrayList<>();
    /** Where a final marking names a place, by the place. */
    final Map<String, Integer> finalLines = new LinkedHashMap<>();
    /** Whether the root element was read to its end, and every node is known, so that what is there is all there is. */
    boolean complete;

    private final String source;
    private final Violations violations;
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int nets;
    private @Nullable Node node;
    private @Nullable Arc arc;
    private @Nullable Map<String, Integer> marking;
    private @Nullable String markedPlace;
    private boolean nodesAreUnclear;

    PnmlElements(String source, Violations violations) {
        this.source = source;
        this.violations = violations;
    }

    @Override
    public void start(XMLStreamReader xml) {
        String element = xml.getLocalName();
        if (path.isEmpty() && !element.equals("pnml")) {
            add(xml, element, "is not the root element of a PNML file", "Export the net as PNML (ISO/IEC 15909-2)");
        }
        path.push(element);
        text.setLength(0);
        if (element.equals("net")) {
            nets++;
        }
        if (nets != 1) {
            return;
        }
        switch (element) {
            case "place" -> startPlace(xml);
            case "transition" -> node = entered(xml, true);
            case "arc" -> startArc(xml);
            case "toolspecific" -> {
                String activity = xml.getAttributeValue(null, "activity");
                if (node != null && node.transition && INVISIBLE.equals(activity)) {
                    node.silent = true;
                }
            }
            case "marking" -> {
                Map<String, Integer> next = new LinkedHashMap<>();
                finalMarkings.add(next);
                marking = next;
            }
            // before 2009 the kind of an arc was an attribute
            case "arctype", "type" -> kindOfArc(xml, xml.getAttributeValue(null, "value"));
            case "referencePlace", "referenceTransition" ->
                add(xml, element, "is not supported", "Export the net on one page, without references");
            default -> {}
        }
    }

    private void startPlace(XMLStreamReader xml) {
        if (marking == null) {
            node = entered(xml, false);
        } else {
            markedPlace = xml.getAttributeValue(null, "idref");
            if (markedPlace == null) {
                add(xml, null, "names no place of the final marking", "Give it an idref");
            } else {
                finalLines.putIfAbsent(markedPlace, XmlInput.line(xml));
            }
        }
    }

    private @Nullable Node entered(XMLStreamReader xml, boolean transition) {
        String id = xml.getAttributeValue(null, "id");
        if (id == null || id.isEmpty()) {
            add(xml, null, "has no id", "Give every place and transition an id");
            nodesAreUnclear = true;
            return null;
        }
        Node entered = new Node(id, XmlInput.line(xml), transition);
        if (nodes.putIfAbsent(id, entered) != null) {
            nodesAreUnclear = true;
            add(xml, id, "names a node for the second time", "Give each an id of its own");
        }
        return entered;
    }

    private void startArc(XMLStreamReader xml) {
        String from = xml.getAttributeValue(null, "source");
        String to = xml.getAttributeValue(null, "target");
        if (from == null || to == null) {
            add(xml, null, "is an arc without source or target", "Give it both");
        } else {
            Arc entered = new Arc(from, to, XmlInput.line(xml));
            arcs.add(entered);
            arc = entered;
            kindOfArc(xml, xml.getAttributeValue(null, "type"));
        }
    }

    private void kindOfArc(XMLStreamReader xml, @Nullable String kind) {
        if (arc != null && kind != null && !kind.isBlank() && !kind.strip().equals(NORMAL)) {
            add(xml, kind.strip(), "is a kind of arc that is not supported", "Use ordinary arcs alone");
        }
    }

    @Override
    public void text(XMLStreamReader xml) {
        text.append(xml.getText());
    }

    @Override
    public void end(XMLStreamReader xml) {
        String element = path.pop();
        complete |= path.isEmpty() && element.equals("pnml") && !nodesAreUnclear;
        if (nets != 1) {
            return;
        }
        switch (element) {
            case "text", "value" -> told(xml, text.toString());
            // ProM writes the tokens of a final marking inside <text>, other tools at once
            case "place" -> {
                node = null;
                markedPlace = null;
            }
            case "transition" -> node = null;
            case "arc" -> arc = null;
            case "marking" -> marking = null;
            default -> {}
        }
        text.setLength(0);
    }

    /** A text stands for what its parent element says. */
    private void told(XMLStreamReader xml, String value) {
        String parent = path.isEmpty() ? "" : path.peek();
        Node current = node;
        Arc currentArc = arc;
        Map<String, Integer> currentMarking = marking;
        String currentPlace = markedPlace;
        if (parent.equals("name") && current != null && depthIs(2, current.transition ? "transition" : "place")) {
            current.name = value.strip();
            current.silent |= current.transition && SILENT_NAMES.contains(value.strip());
        } else if (parent.equals("initialMarking") && current != null) {
            current.tokens = count(xml, value, 0);
        } else if (parent.equals("inscription") && currentArc != null) {
            currentArc.weight = count(xml, value, 1);
        } else if ((parent.equals("arctype") || parent.equals("type")) && currentArc != null) {
            kindOfArc(xml, value);
        } else if (parent.equals("place") && currentMarking != null && currentPlace != null) {
            currentMarking.merge(currentPlace, count(xml, value, 0), Integer::sum);
        }
    }

    /** Whether the element that many levels up is this one: the name of an arc inside is not the name of a node. */
    private boolean depthIs(int levels, String element) {
        int i = 0;
        for (String open : path) {
            if (++i == levels) {
                return open.equals(element);
            }
        }
        return false;
    }

    private int count(XMLStreamReader xml, String value, int least) {
        String number = value.strip();
        try {
            int count = Integer.parseInt(
                    number.startsWith(DEFAULT_COLOUR) ? number.substring(DEFAULT_COLOUR.length()) : number);
            if (count >= least && count <= PetriNet.MOST_TOKENS) {
                return count;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        add(
                xml,
                value.strip(),
                "is not a whole number from " + least + " to " + PetriNet.MOST_TOKENS,
                "Write how many tokens");
        return least;
    }

    private void add(XMLStreamReader xml, @Nullable String value, String rule, String remedy) {
        violations.add(new Violation(source, XmlInput.line(xml), 0, where(), value, rule, remedy));
    }

    private String where() {
        List<String> down = new ArrayList<>(path);
        Collections.reverse(down);
        return String.join(".", down);
    }
}
