package org.cxsdk.maturity.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that happened to a policy on its way from draft to practice. */
public sealed interface PolicyFact {

    /** The day on which it happened. */
    LocalDate day();

    /**
     * A draft was sent to entities for comment.
     *
     * @param version the version that was sent
     * @param entities who got it, at least one
     * @param until the last day for comments
     */
    record Circulated(String version, List<EntityId> entities, LocalDate day, LocalDate until) implements PolicyFact {
        public Circulated {
            Objects.requireNonNull(version, "version");
            entities = List.copyOf(entities);
            if (entities.isEmpty() || until.isBefore(day)) {
                throw new IllegalArgumentException(
                        "somebody must get the draft, until (" + until + ") must not lie before day (" + day + ")");
            }
        }
    }

    /**
     * An entity commented; one that agrees says so too.
     *
     * @param comment its identifier
     * @param entity who
     * @param clause on which clause; absent for the whole
     * @param text what it says
     */
    record Commented(
            CommentId comment, EntityId entity, @Nullable ClauseId clause, String text, LocalDate day)
            implements PolicyFact {
        public Commented {
            Objects.requireNonNull(comment, "comment");
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(day, "day");
        }
    }

    /** What became of a comment. */
    enum Disposition {
        ACCEPTED,
        PARTLY_ACCEPTED,
        REJECTED,
        NOTED
    }

    /**
     * A comment was decided on.
     *
     * @param comment which
     * @param disposition what became of it
     * @param reason why
     */
    record Resolved(CommentId comment, Disposition disposition, String reason, LocalDate day) implements PolicyFact {
        public Resolved {
            Objects.requireNonNull(comment, "comment");
            Objects.requireNonNull(disposition, "disposition");
            Objects.requireNonNull(day, "day");
            if (reason.isBlank()) {
                throw new IllegalArgumentException("reason must not be blank");
            }
        }
    }

    /** A version became final and was sent to all entities for implementation. */
    record Finalised(String version, LocalDate day) implements PolicyFact {
        public Finalised {
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(day, "day");
        }
    }

    /** An entity adopted the final version, by an instrument of its own. */
    record Adopted(EntityId entity, String instrument, LocalDate day) implements PolicyFact {
        public Adopted {
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(instrument, "instrument");
            Objects.requireNonNull(day, "day");
        }
    }

    /**
     * An entity filed evidence for a requirement.
     *
     * @param entity who
     * @param requirement which
     * @param title what it is
     * @param validUntil the last day on which it proves something; absent if it does not lapse
     */
    record EvidenceFiled(
            EntityId entity,
            RequirementId requirement,
            String title,
            LocalDate day,
            @Nullable LocalDate validUntil) implements PolicyFact {
        public EvidenceFiled {
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(requirement, "requirement");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(day, "day");
        }
    }
}
