package org.cxsdk.maturity.model;

import java.util.Map;
import java.util.Objects;

/**
 * The policies of one group.
 *
 * @param otherwise for every state that is not named
 * @param byState for single states
 */
public record MissingPolicies(MissingPolicy otherwise, Map<Absence, MissingPolicy> byState) {

    public MissingPolicies {
        Objects.requireNonNull(otherwise, "otherwise");
        byState = Map.copyOf(byState);
    }

    /** One policy for every state. */
    public static MissingPolicies always(MissingPolicy policy) {
        return new MissingPolicies(policy, Map.of());
    }

    /** What is done with a child in this state. */
    public MissingPolicy of(Absence state) {
        return byState.getOrDefault(state, otherwise);
    }
}
