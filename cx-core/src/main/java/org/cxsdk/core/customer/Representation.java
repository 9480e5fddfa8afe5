package org.cxsdk.core.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody may act for somebody else: a parent for a child, an officer for a company. What was done under it stays done
 * when it ends; what was done under one that is void never counted.
 *
 * @param id which mandate
 * @param represented for whom, a person or an organisation
 * @param representative who acts
 * @param kind on which ground
 * @param purposes for which purposes; empty means for all
 * @param from first instant at which he may act, UTC, in microseconds
 * @param to first instant at which he no longer may; for a parent the instant at which the child comes of age; null if open
 * @param together whether he acts alone, or only together with all who have a mandate of this kind
 * @param depth how often it may be passed on, 0 if not at all
 * @param under the mandate that this one was passed on from; null for a first one
 * @param isVoid whether it turned out never to have been right, as when a court annulled it
 */
public record Representation(
        RepresentationId id,
        SubjectId represented,
        ActorId representative,
        Kind kind,
        Set<PurposeId> purposes,
        Instant from,
        @Nullable Instant to,
        Together together,
        int depth,
        @Nullable RepresentationId under,
        boolean isVoid) {

    /** On which ground somebody acts. */
    public enum Kind {
        /** A parent who has custody, until the child comes of age. */
        PARENT,
        /** A guardian whom a court appointed. */
        GUARDIAN,
        /** An officer of an organisation: he is its voice. */
        OFFICER,
        /** An agent of an organisation, such as its accountant, for stated purposes. */
        AGENT,
        /** Somebody whom the person herself chose. */
        DELEGATE,
        /** Somebody whom the person named for the time after her death. */
        NOMINEE,
        /** Somebody who comes along and helps; the person herself acts, so this mandate carries no act. */
        COMPANION
    }

    /** Whether several who have a mandate act alone or together. */
    public enum Together {
        /** Each of them alone. */
        ANY,
        /** Only all of them; to take something back each alone. */
        ALL
    }

    public Representation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(represented, "represented");
        Objects.requireNonNull(representative, "representative");
        Objects.requireNonNull(kind, "kind");
        purposes = Set.copyOf(purposes);
        from = from.truncatedTo(ChronoUnit.MICROS);
        to = to == null ? null : to.truncatedTo(ChronoUnit.MICROS);
        Objects.requireNonNull(together, "together");
        if (depth < 0) {
            throw new IllegalArgumentException("depth (" + depth + ") must not be negative");
        }
        if (to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("from (" + from + ") must be before to (" + to + ")");
        }
    }

    /**
     * The instant at which a child comes of age and the mandates of its parents end: the beginning of the birthday in the
     * zone. Somebody born on 29 February does so on 1 March of a year that has no such day.
     */
    public static Instant comingOfAge(LocalDate birth, int years, ZoneId zone) {
        LocalDate birthday = birth.plusYears(years);
        return (birthday.getDayOfMonth() < birth.getDayOfMonth() ? birthday.plusDays(1) : birthday)
                .atStartOfDay(zone)
                .toInstant();
    }

    /** Returns a mandate for all purposes, without end, that is not passed on, and under which he acts alone. */
    public static Representation of(String id, SubjectId represented, ActorId representative, Kind kind, Instant from) {
        return new Representation(
                RepresentationId.of(id),
                represented,
                representative,
                kind,
                Set.of(),
                from,
                null,
                Together.ANY,
                0,
                null,
                false);
    }

    /** The same until just before an instant. */
    public Representation until(Instant end) {
        return new Representation(
                id, represented, representative, kind, purposes, from, end, together, depth, under, isVoid);
    }

    /** The same for these purposes, and what lies below them, alone. */
    public Representation only(Set<PurposeId> some) {
        return new Representation(
                id, represented, representative, kind, some, from, to, together, depth, under, isVoid);
    }

    /** The same, but only together with all others who have a mandate of this kind. */
    public Representation jointly() {
        return new Representation(
                id, represented, representative, kind, purposes, from, to, Together.ALL, depth, under, isVoid);
    }

    /** The same, which may be passed on so often. */
    public Representation passedOnAtMost(int times) {
        return new Representation(
                id, represented, representative, kind, purposes, from, to, together, times, under, isVoid);
    }

    /** The same, passed on from another one. */
    public Representation under(RepresentationId other) {
        return new Representation(
                id, represented, representative, kind, purposes, from, to, together, depth, other, isVoid);
    }

    /** The same, found never to have been right. */
    public Representation annulled() {
        return new Representation(
                id, represented, representative, kind, purposes, from, to, together, depth, under, true);
    }

    /** The mandate that this one was passed on from, if it was. */
    public Optional<RepresentationId> passedOnFrom() {
        return Optional.ofNullable(under);
    }

    /** Whether he may act at this instant, as far as the dates go. */
    public boolean isRunning(Instant at) {
        return !at.isBefore(from) && (to == null || at.isBefore(to));
    }
}
