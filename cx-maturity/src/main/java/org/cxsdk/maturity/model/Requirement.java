package org.cxsdk.maturity.model;

import java.util.Objects;

/** One thing that a level requires. */
public sealed interface Requirement
        permits Requirement.EachCriterion,
                Requirement.MeanOfCriteria,
                Requirement.NodeScore,
                Requirement.ChildrenReach {

    /** Its identifier, unique within the ladder; explanations name it. */
    String id();

    /** What happens with things that have no score. */
    Gaps gaps();

    /**
     * What a requirement does with things that have no score.
     *
     * @param notApplicable what it does if they are not applicable or not relevant
     * @param unscored what it does if the score is not there for another reason
     */
    record Gaps(Treatment notApplicable, Treatment unscored) {

        /** Out of scope is skipped, everything else fails. */
        public static final Gaps DEFAULT = new Gaps(Treatment.SKIP, Treatment.FAIL);

        public Gaps {
            Objects.requireNonNull(notApplicable, "notApplicable");
            Objects.requireNonNull(unscored, "unscored");
        }

        /** What happens with something that has no score for this reason. */
        public Treatment of(Absence absence) {
            return absence.outOfScope() ? notApplicable : unscored;
        }
    }

    /** Fails the requirement, or is passed over. */
    enum Treatment {
        FAIL,
        SKIP
    }

    /**
     * Each criterion of a level, below the node, meets the condition.
     *
     * @param id its identifier
     * @param level the level the criteria belong to
     * @param condition what each must meet
     * @param gaps what happens with criteria that have no score
     */
    record EachCriterion(String id, int level, Condition condition, Gaps gaps) implements Requirement {
        public EachCriterion {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(condition, "condition");
            Objects.requireNonNull(gaps, "gaps");
        }
    }

    /**
     * The mean of the criteria of a level, below the node, meets the condition. Each counts with the share that it has
     * in the node's score: the product, from the node down, of weight over the sum of the siblings' weights.
     *
     * @param id its identifier
     * @param level the level the criteria belong to
     * @param condition what the mean must meet
     * @param gaps what happens with criteria that have no score; those skipped leave the mean
     */
    record MeanOfCriteria(String id, int level, Condition condition, Gaps gaps) implements Requirement {
        public MeanOfCriteria {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(condition, "condition");
            Objects.requireNonNull(gaps, "gaps");
        }
    }

    /**
     * The score of a node meets the condition.
     *
     * @param id its identifier
     * @param node the node, below the one that has the ladder, or itself
     * @param condition what its score must meet
     * @param gaps what happens if it has no score
     */
    record NodeScore(String id, NodeId node, Condition condition, Gaps gaps) implements Requirement {
        public NodeScore {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(node, "node");
            Objects.requireNonNull(condition, "condition");
            Objects.requireNonNull(gaps, "gaps");
        }
    }

    /**
     * Every child that has levels has reached at least this one.
     *
     * @param id its identifier
     * @param level the level
     * @param gaps what happens with children that could have a level and have none
     */
    record ChildrenReach(String id, int level, Gaps gaps) implements Requirement {
        public ChildrenReach {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(gaps, "gaps");
        }
    }
}
