package org.cxsdk.maturity.score;

import java.util.Objects;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.model.MissingPolicy;
import org.cxsdk.maturity.model.Scope;
import org.jspecify.annotations.Nullable;

/** Something that a node's score was computed from, or that was left out and why. */
public sealed interface Input permits Input.OfNode, Input.OfFace, Input.OfAnswer, Input.OfMeasurement, Input.OfScope {

    /** Its score, or why it has none. */
    NodeScore score();

    /** What was done because it has no score; absent if it has one. */
    @Nullable
    MissingPolicy policy();

    /** Whether it counts in the node's score. */
    default boolean counts() {
        MissingPolicy policy = policy();
        return policy == null ? score().isScored() : policy.kind() == MissingPolicy.Kind.COUNT_AS;
    }

    /**
     * A node below.
     *
     * @param result how the node below got its score
     * @param weight its weight in the model
     * @param share its weight over the sum of the weights that count; absent where nothing is weighed or it does not count
     * @param reference whether the node stands elsewhere in the model and is only used here
     * @param policy what was done because it has no score; absent if it has one
     */
    record OfNode(
            NodeResult result,
            Rational weight,
            @Nullable Rational share,
            boolean reference,
            @Nullable MissingPolicy policy)
            implements Input {
        public OfNode {
            Objects.requireNonNull(result, "result");
            Objects.requireNonNull(weight, "weight");
        }

        @Override
        public NodeScore score() {
            return result.score();
        }
    }

    /**
     * One face of a criterion.
     *
     * @param face its name in the model
     * @param result how the face got its score; a result of the criterion, for this face alone
     * @param policy what was done because it has no score; absent if it has one
     */
    record OfFace(String face, NodeResult result, @Nullable MissingPolicy policy) implements Input {
        public OfFace {
            Objects.requireNonNull(face, "face");
            Objects.requireNonNull(result, "result");
        }

        @Override
        public NodeScore score() {
            return result.score();
        }
    }

    /**
     * An answer.
     *
     * @param answer the answer
     * @param score its score, or why it has none
     * @param policy what was done because it has no score; absent if it has one
     * @param overruled whether a measurement decided in its place
     */
    record OfAnswer(
            Answer answer, NodeScore score, @Nullable MissingPolicy policy, boolean overruled) implements Input {
        public OfAnswer {
            Objects.requireNonNull(answer, "answer");
            Objects.requireNonNull(score, "score");
        }

        @Override
        public boolean counts() {
            return !overruled && Input.super.counts();
        }
    }

    /**
     * A measurement.
     *
     * @param measurement the measurement
     * @param score the score it led to, or why there is none
     */
    record OfMeasurement(Measurement measurement, NodeScore score) implements Input {
        public OfMeasurement {
            Objects.requireNonNull(measurement, "measurement");
            Objects.requireNonNull(score, "score");
        }

        @Override
        public @Nullable MissingPolicy policy() {
            return null;
        }
    }

    /**
     * The same node in another scope.
     *
     * @param scope the other scope
     * @param score its score there; if it has none it is left out
     */
    record OfScope(Scope scope, NodeScore score) implements Input {
        public OfScope {
            Objects.requireNonNull(scope, "scope");
            Objects.requireNonNull(score, "score");
        }

        @Override
        public @Nullable MissingPolicy policy() {
            return score.isScored() ? null : MissingPolicy.LEAVE_OUT;
        }
    }
}
