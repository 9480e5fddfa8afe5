package org.cxsdk.maturity.score;

import java.util.List;
import java.util.Objects;
import org.cxsdk.maturity.model.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * What would lead to the next level.
 *
 * @param level the next level
 * @param changes the criteria that must change, in the model's order, each to the least answer that is enough
 * @param minimal whether no smaller set of criteria is enough; proven, not guessed
 * @param atLeast how many criteria are needed in any case; the number of changes if {@code minimal}
 * @param scorings how many times the whole was scored to find out
 */
public record Advance(int level, List<Change> changes, boolean minimal, int atLeast, int scorings) {

    public Advance {
        changes = List.copyOf(changes);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("changes must not be empty");
        }
    }

    /**
     * One criterion that must change.
     *
     * @param criterion the criterion
     * @param from what was answered; absent if a measurement decided or nothing was answered
     * @param to the least answer that is enough, with the others as they are here
     */
    public record Change(NodeId criterion, @Nullable String from, String to) {
        public Change {
            Objects.requireNonNull(criterion, "criterion");
            Objects.requireNonNull(to, "to");
        }
    }
}
