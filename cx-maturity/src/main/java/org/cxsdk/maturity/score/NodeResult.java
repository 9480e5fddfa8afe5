package org.cxsdk.maturity.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.model.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * The score of a node and how it came about: inputs, steps in order, level. Whoever holds it can recompute the score
 * without the model.
 *
 * @param node the node
 * @param context attribute values for which it was computed, where it was computed once for each
 * @param score its score, or why it has none
 * @param levels its level and what stops the next one; absent if the node is given no levels or has no score
 * @param inputs what it was computed from, in the model's order
 * @param steps the rules applied, in order
 */
public record NodeResult(
        NodeId node,
        Map<String, String> context,
        NodeScore score,
        @Nullable LevelResult levels,
        List<Input> inputs,
        List<Step> steps) {

    public NodeResult {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(score, "score");
        context = Collections.unmodifiableMap(new TreeMap<>(context));
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
    }

    /** The exact score, if there is one. */
    public Optional<Rational> value() {
        return score.fold(Optional::of, why -> Optional.empty());
    }

    /** The number of the level reached, if the node has one. */
    public Optional<Integer> level() {
        return Optional.ofNullable(levels).map(LevelResult::level);
    }

    /** What stops the next level: the limiting criterion in one sentence; empty at the top and for nodes without levels. */
    public Optional<Limit> limit() {
        return Optional.ofNullable(levels).flatMap(LevelResult::limit);
    }

    /** The answers that it rests on directly, those of its faces among them. */
    public List<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        for (Input input : inputs) {
            if (input instanceof Input.OfAnswer given) {
                answers.add(given.answer());
            } else if (input instanceof Input.OfFace face) {
                answers.addAll(face.result().answers());
            }
        }
        return answers;
    }
}
