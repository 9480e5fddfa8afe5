package org.cxsdk.maturity.model;

import java.util.Objects;

/**
 * How several answers to one criterion become one score.
 *
 * @param when the rule fits if all the answers have these attributes
 * @param take how their scores are aggregated
 * @param missing what is done with answers that have no score; if none has a score, the criterion has none either
 */
public record InstanceRule(Where when, Aggregation.Of take, MissingPolicies missing) {

    public InstanceRule {
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(take, "take");
        Objects.requireNonNull(missing, "missing");
        if (take == Aggregation.Of.WEIGHTED_MEAN) {
            throw new IllegalArgumentException("answers have no weights");
        }
    }
}
