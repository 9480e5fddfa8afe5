package org.cxsdk.consent;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.DefinitionRef;
import org.jspecify.annotations.Nullable;

/** What a decision says. Everything that is not a {@link Permit}, or the open part of a {@link Partial}, is forbidden. */
public sealed interface ReuseOutcome {

    /** A stable code: {@code PERMIT}, {@code PARTIAL}, {@code DENY}, {@code NEEDS_CONSENT}, {@code
     * NEEDS_RENEWAL}, {@code NEEDS_PREVIEW}. */
    String code();

    /** Why, most decisive first; at least one. */
    List<ReuseReason> reasons();

    /** Whether data may be used: all of it, or what a partial permit leaves. */
    default boolean isUsable() {
        return this instanceof Permit || this instanceof Partial;
    }

    /** What a permit, whole or partial, rests on; empty for the others. */
    default Optional<Basis> restsOn() {
        return fold(
                permit -> Optional.of(permit.basis()),
                partial -> Optional.of(partial.basis()),
                needs -> Optional.empty(),
                deny -> Optional.empty());
    }

    /** Returns what the function of the fitting kind makes of it. */
    <T extends @Nullable Object> T fold(
            Function<? super Permit, ? extends T> permit,
            Function<? super Partial, ? extends T> partial,
            Function<? super Needs, ? extends T> needs,
            Function<? super Deny, ? extends T> deny);

    /**
     * The data may be used.
     *
     * @param basis what the permit rests on
     * @param useBefore the first instant at which the permit no longer holds; whoever has not used the data by then
     *     decides again
     * @param obligations what the recipient owes in return
     */
    record Permit(List<ReuseReason> reasons, Basis basis, Instant useBefore, Obligations obligations)
            implements ReuseOutcome {
        public Permit {
            Objects.requireNonNull(obligations, "obligations");
            reasons = checked(reasons);
            Objects.requireNonNull(basis, "basis");
            Objects.requireNonNull(useBefore, "useBefore");
        }

        @Override
        public String code() {
            return "PERMIT";
        }

        @Override
        public <T extends @Nullable Object> T fold(
                Function<? super Permit, ? extends T> permit,
                Function<? super Partial, ? extends T> partial,
                Function<? super Needs, ? extends T> needs,
                Function<? super Deny, ? extends T> deny) {
            return permit.apply(this);
        }
    }

    /**
     * The data may be used except for some categories below the requested one.
     *
     * @param basis what the permit rests on
     * @param useBefore the first instant at which the permit no longer holds
     * @param excluded every category below the requested one that must not be used, sorted; each stands for itself, not
     *     for what is below it
     * @param obligations what the recipient owes in return
     */
    record Partial(
            List<ReuseReason> reasons,
            Basis basis,
            Instant useBefore,
            Set<DataCategoryId> excluded,
            Obligations obligations)
            implements ReuseOutcome {
        public Partial {
            Objects.requireNonNull(obligations, "obligations");
            reasons = checked(reasons);
            Objects.requireNonNull(basis, "basis");
            Objects.requireNonNull(useBefore, "useBefore");
            Set<DataCategoryId> sorted = new TreeSet<>(Comparator.comparing(DataCategoryId::value));
            sorted.addAll(excluded);
            excluded = Collections.unmodifiableSet(sorted);
            if (excluded.isEmpty()) {
                throw new IllegalArgumentException("a partial permit excludes at least one category");
            }
        }

        /** Those of the reasons that say why something is excluded. */
        public List<ReuseReason> limits() {
            return reasons.stream().filter(ReuseReason::limitsAPermit).toList();
        }

        @Override
        public String code() {
            return "PARTIAL";
        }

        @Override
        public <T extends @Nullable Object> T fold(
                Function<? super Permit, ? extends T> permit,
                Function<? super Partial, ? extends T> partial,
                Function<? super Needs, ? extends T> needs,
                Function<? super Deny, ? extends T> deny) {
            return partial.apply(this);
        }
    }

    /**
     * The data must not be used yet; something that the person can do is missing.
     *
     * @param need what is missing
     */
    record Needs(List<ReuseReason> reasons, Need need) implements ReuseOutcome {
        public Needs {
            reasons = checked(reasons);
            Objects.requireNonNull(need, "need");
        }

        @Override
        public String code() {
            return "NEEDS_" + need;
        }

        @Override
        public <T extends @Nullable Object> T fold(
                Function<? super Permit, ? extends T> permit,
                Function<? super Partial, ? extends T> partial,
                Function<? super Needs, ? extends T> needs,
                Function<? super Deny, ? extends T> deny) {
            return needs.apply(this);
        }
    }

    /** The data must not be used. */
    record Deny(List<ReuseReason> reasons) implements ReuseOutcome {
        public Deny {
            reasons = checked(reasons);
        }

        @Override
        public String code() {
            return "DENY";
        }

        @Override
        public <T extends @Nullable Object> T fold(
                Function<? super Permit, ? extends T> permit,
                Function<? super Partial, ? extends T> partial,
                Function<? super Needs, ? extends T> needs,
                Function<? super Deny, ? extends T> deny) {
            return deny.apply(this);
        }
    }

    /** What the person would have to do. More needs may come; branch with a default. */
    enum Need {
        /** She was never asked, or not in the way this data needs: ask her for consent. */
        CONSENT,
        /** What she was told has changed: ask her whether she renews her consent. */
        RENEWAL,
        /** She asked for the exchange: show her the data before it goes. */
        PREVIEW
    }

    /** What a permit rests on. */
    sealed interface Basis {

        /** The ground. */
        ReuseBasis kind();

        /** The identifier of what it rests on: of the statement, of the ground in the rulebook, of the emergency. */
        String reference();

        /** The person's statement, if it rests on one. */
        default Optional<StatementId> statement() {
            return Optional.empty();
        }

        /**
         * A statement of the person.
         *
         * @param kind consent or explicit request
         * @param id the statement
         * @param revision its place in the person's log
         */
        record OfStatement(ReuseBasis kind, StatementId id, long revision) implements Basis {
            public OfStatement {
                Objects.requireNonNull(kind, "kind");
                Objects.requireNonNull(id, "id");
            }

            @Override
            public String reference() {
                return id.value();
            }

            @Override
            public Optional<StatementId> statement() {
                return Optional.of(id);
            }
        }

        /**
         * A ground that stands in a rulebook.
         *
         * @param kind which kind of ground
         * @param ground which one
         * @param rulebook where it stands
         */
        record OfLaw(ReuseBasis kind, GroundId ground, DefinitionRef rulebook) implements Basis {
            public OfLaw {
                Objects.requireNonNull(kind, "kind");
                Objects.requireNonNull(ground, "ground");
                Objects.requireNonNull(rulebook, "rulebook");
            }

            @Override
            public String reference() {
                return ground.value();
            }
        }

        /**
         * An emergency that somebody declared, to be reviewed afterwards.
         *
         * @param emergency which one
         */
        record OfEmergency(EmergencyId emergency) implements Basis {
            public OfEmergency {
                Objects.requireNonNull(emergency, "emergency");
            }

            @Override
            public ReuseBasis kind() {
                return ReuseBasis.VITAL_INTEREST;
            }

            @Override
            public String reference() {
                return emergency.value();
            }
        }
    }

    private static List<ReuseReason> checked(List<ReuseReason> reasons) {
        List<ReuseReason> copy = List.copyOf(reasons);
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("an outcome needs at least one reason");
        }
        return copy;
    }
}
