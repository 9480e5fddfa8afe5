package org.cxsdk.maturity.plan;

import java.util.Objects;
import org.cxsdk.maturity.model.NodeId;

/**
 * What an initiative does to a criterion: when it is done, the answer is at least this.
 *
 * @param criterion the criterion
 * @param answer the answer expected afterwards, as the criterion's type wants it
 */
public record Effect(NodeId criterion, String answer) {
    public Effect {
        Objects.requireNonNull(criterion, "criterion");
        Objects.requireNonNull(answer, "answer");
    }
}
