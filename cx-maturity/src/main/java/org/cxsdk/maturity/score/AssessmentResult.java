package org.cxsdk.maturity.score;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;

/**
 * The scores of one subject in one scope.
 *
 * @param subject who was assessed
 * @param scope what was covered
 * @param nodes the reported nodes with their explanations, in the model's order; the first is the whole
 * @param checks what the model's comparisons of stated and computed figures found
 */
public record AssessmentResult(Subject subject, Scope scope, List<NodeResult> nodes, List<CheckResult> checks) {

    public AssessmentResult {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(scope, "scope");
        nodes = List.copyOf(nodes);
        checks = List.copyOf(checks);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("nodes must not be empty");
        }
    }

    /** The result of the whole. */
    public NodeResult root() {
        return nodes.get(0);
    }

    /** The result of a reported node, if there is one with this identifier. */
    public Optional<NodeResult> find(NodeId node) {
        return nodes.stream().filter(result -> result.node().equals(node)).findFirst();
    }
}
