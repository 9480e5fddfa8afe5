package org.cxsdk.maturity.model;

import java.util.List;
import java.util.Objects;

/**
 * A scope whose scores come from the same node's scores in other scopes; scopes where the node has none are left out.
 *
 * @param id the scope
 * @param aggregation how
 * @param of the other scopes
 */
public record CombinedScope(Scope id, Aggregation.Of aggregation, List<Scope> of) {

    public CombinedScope {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(aggregation, "aggregation");
        of = List.copyOf(of);
        if (of.isEmpty()) {
            throw new IllegalArgumentException("scope " + id + " must be combined from others");
        }
        if (aggregation == Aggregation.Of.WEIGHTED_MEAN) {
            throw new IllegalArgumentException("scopes have no weights");
        }
    }
}
