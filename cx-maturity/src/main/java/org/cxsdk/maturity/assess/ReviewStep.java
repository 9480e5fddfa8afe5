package org.cxsdk.maturity.assess;

import java.time.Instant;
import java.util.Objects;
import org.cxsdk.maturity.model.NodeId;

/** One thing that somebody did in a review. The steps in order are the review; nothing else is kept. */
public sealed interface ReviewStep {

    /** Who did it. */
    Assessor by();

    /** When. */
    Instant at();

    /**
     * An assessor hands in ratings made alone. A second hand-in by the same assessor takes the place of the first, until all
     * have handed in.
     *
     * @param ratings what she answered
     */
    record HandIn(Assessor by, Instant at, Assessment ratings) implements ReviewStep {
        public HandIn {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(ratings, "ratings");
        }
    }

    /**
     * The assessors settle a criterion on which they differ.
     *
     * @param answer what they agreed on
     * @param reason why
     */
    record Settle(Assessor by, Instant at, Answer answer, String reason) implements ReviewStep {
        public Settle {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(answer, "answer");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** An assessor hands the settled ratings to the validator. */
    record Submit(Assessor by, Instant at) implements ReviewStep {
        public Submit {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * The validator takes it, or sends it back to the assessors.
     *
     * @param accepted whether it is taken
     * @param reason why
     */
    record Validate(Assessor by, Instant at, boolean accepted, String reason) implements ReviewStep {
        public Validate {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Somebody from outside takes it, or sends it back to the assessors.
     *
     * @param organisation where she comes from
     * @param independence her declaration of what could bind her to the assessed organisation, or that nothing does
     * @param accepted whether it is taken
     * @param reason why
     */
    record ValidateExternally(
            Assessor by, Instant at, String organisation, String independence, boolean accepted, String reason)
            implements ReviewStep {
        public ValidateExternally {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(organisation, "organisation");
            Objects.requireNonNull(independence, "independence");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * A later review has taken its place.
     *
     * @param reason why it was assessed again
     */
    record Supersede(Assessor by, Instant at, String reason) implements ReviewStep {
        public Supersede {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** The criterion that a step is about, if it is about one. */
    default java.util.Optional<NodeId> criterion() {
        return this instanceof Settle settle
                ? java.util.Optional.of(settle.answer().criterion())
                : java.util.Optional.empty();
    }
}
