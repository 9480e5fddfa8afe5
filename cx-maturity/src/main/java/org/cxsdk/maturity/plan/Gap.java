package org.cxsdk.maturity.plan;

import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.score.NodeScore;
import org.jspecify.annotations.Nullable;

/**
 * A criterion that falls short of its target.
 *
 * @param criterion the criterion
 * @param title its title
 * @param current its score, or why it has none
 * @param target the score it should have
 * @param level the level that it holds back; absent if it holds back none that is asked for
 * @param priority 100 for the widest gap of the list, the others in proportion of their weights
 * @param hint how to improve, where the model says so
 */
public record Gap(
        NodeId criterion,
        LocalizedText title,
        NodeScore current,
        Rational target,
        @Nullable Integer level,
        int priority,
        @Nullable LocalizedText hint) {

    public Gap {
        Objects.requireNonNull(criterion, "criterion");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(current, "current");
        Objects.requireNonNull(target, "target");
    }

    /** The level that it holds back, if it holds back one that is asked for. */
    public Optional<Integer> holdsBack() {
        return Optional.ofNullable(level);
    }
}
