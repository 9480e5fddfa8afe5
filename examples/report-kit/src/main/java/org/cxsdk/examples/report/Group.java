package org.cxsdk.examples.report;

import java.util.List;

/**
 * Nodes one after another, without an element around them.
 *
 * @param nodes in order
 */
public record Group(List<Node> nodes) implements Node {

    public Group {
        nodes = List.copyOf(nodes);
    }
}
