package org.cxsdk.core.customer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's statement that two profiles belong to one customer, with what it rests on. It is never deleted: a wrong one is
 * revoked, and both stay on record.
 *
 * @param id names it
 * @param one the profile whose pseudonym comes first by text
 * @param other the other profile
 * @param evidence what it rests on
 * @param confidence how sure, above 0 to 1; 1 for a document that was seen
 * @param by who says so
 * @param at when, cut to microseconds
 * @param revocation who took it back; null if nobody did
 */
public record IdentityLink(
        LinkId id,
        SubjectId one,
        SubjectId other,
        Evidence evidence,
        double confidence,
        ActorId by,
        Instant at,
        @Nullable Revocation revocation) {

    public IdentityLink {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(one, "one");
        Objects.requireNonNull(other, "other");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(by, "by");
        at = at.truncatedTo(ChronoUnit.MICROS);
        int order = one.value().compareTo(other.value());
        if (order == 0) {
            throw new IllegalArgumentException("a link joins two profiles, not one with itself");
        }
        if (order > 0) {
            SubjectId first = other;
            other = one;
            one = first;
        }
        if (!(confidence > 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence (" + confidence + ") must lie above 0 and not above 1");
        }
    }

    /** What a link rests on. */
    public enum Evidence {
        /** Both profiles were proven with the same identity document or electronic identity. */
        SAME_IDENTITY_PROVEN,
        /** A register says so. */
        REGISTER,
        /** The customer says so herself, signed in to both. */
        CUSTOMER_SAYS_SO,
        /** Somebody compared the records and decided. */
        REVIEWED
    }

    /**
     * Somebody took it back.
     *
     * @param by who
     * @param at when, cut to microseconds
     * @param why a few words for those who read the record
     */
    public record Revocation(ActorId by, Instant at, String why) {
        public Revocation {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(why, "why");
            at = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** Who took it back, if somebody did. */
    public Optional<Revocation> revoked() {
        return Optional.ofNullable(revocation);
    }

    /** Whether it holds. */
    public boolean isActive() {
        return revocation == null;
    }

    /** This link, taken back. */
    public IdentityLink revoked(Revocation taken) {
        return new IdentityLink(id, one, other, evidence, confidence, by, at, taken);
    }

    /** Leaves out the profiles. */
    @Override
    public String toString() {
        return "IdentityLink(" + id + ", " + evidence + (isActive() ? ")" : ", revoked)");
    }
}
