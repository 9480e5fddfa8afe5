package org.cxsdk.consent;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody must be told, until he acknowledged it: that a person withdrew what he got data on (article 7(3)
 * of Regulation (EU) 2016/679), that her data is to be erased (article 19), or to herself that her data was used in an
 * emergency. The library keeps and lists it; sending is the agency's.
 *
 * @param id which one
 * @param subject whom it is about
 * @param recipient who is to be told; null if it is the person herself
 * @param kind what is to be told
 * @param about the statement that was withdrawn, or the emergency; null for an erasure
 * @param created since when it is due
 * @param nextAt when it is to be sent next
 * @param attempts how often it was sent
 * @param state what became of it
 */
public record Notification(
        NotificationId id,
        SubjectId subject,
        @Nullable RecipientId recipient,
        Kind kind,
        @Nullable String about,
        Instant created,
        Instant nextAt,
        int attempts,
        State state) {

    /** What is to be told. */
    public enum Kind {
        /** The person withdrew: stop using what rests on her statement. */
        WITHDRAWN,
        /** The person's data is erased: erase it, too. */
        ERASED,
        /** The person's data was used in an emergency. */
        USED_IN_EMERGENCY
    }

    /** What became of it. */
    public enum State {
        /** To be sent, perhaps again. */
        DUE,
        /** The recipient confirmed it. */
        ACKNOWLEDGED,
        /** It was sent as often as it is to be and nobody confirmed it: somebody must look after it. */
        ESCALATED
    }

    public Notification {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(nextAt, "nextAt");
        Objects.requireNonNull(state, "state");
    }

    /** Who is to be told; empty if it is the person herself. */
    public Optional<RecipientId> to() {
        return Optional.ofNullable(recipient);
    }

    Notification sentAt(Instant now, OutboxPolicy policy) {
        int sent = attempts + 1;
        return new Notification(
                id,
                subject,
                recipient,
                kind,
                about,
                created,
                now.plus(policy.pauseAfter(sent)),
                sent,
                sent >= policy.maxAttempts() ? State.ESCALATED : State.DUE);
    }

    Notification acknowledged() {
        return new Notification(id, subject, recipient, kind, about, created, nextAt, attempts, State.ACKNOWLEDGED);
    }
}
