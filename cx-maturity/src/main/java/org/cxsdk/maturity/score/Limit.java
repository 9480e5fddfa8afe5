package org.cxsdk.maturity.score;

import java.util.Objects;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.maturity.model.Condition;
import org.cxsdk.maturity.model.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a node from a level.
 *
 * @param level the level that is not reached
 * @param requirement the requirement that fails
 * @param node the node that falls short: nearly always a criterion
 * @param actual its score, or why it has none
 * @param needed the condition that is not met; absent if any score would do
 * @param sentence all this in one sentence, English and Arabic
 */
public record Limit(
        int level,
        String requirement,
        NodeId node,
        NodeScore actual,
        @Nullable Condition needed,
        LocalizedText sentence) {

    public Limit {
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(actual, "actual");
        Objects.requireNonNull(sentence, "sentence");
    }
}
