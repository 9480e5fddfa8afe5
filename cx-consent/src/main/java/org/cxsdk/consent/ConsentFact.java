package org.cxsdk.consent;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.customer.RepresentationId;
import org.jspecify.annotations.Nullable;

/**
 * One thing a person said, as it stands in the log. Facts are appended and never edited or deleted; everything else
 * (which statement stands, which is in force, what may be reused) is computed from them in log order.
 */
public sealed interface ConsentFact {

    /** The caller's identifier of what was said. */
    StatementId id();

    /** Place in the person's log, from 1; a later fact has a higher one. Order in the log is by this, not by time. */
    long revision();

    /** When it was recorded, UTC, in microseconds. Never earlier than the fact before it, whatever the clocks say. */
    Instant recorded();

    /** Who recorded it: the person herself or somebody acting for her; empty if that was not said. */
    Optional<ActorId> recordedBy();

    /** Returns what the function of the fitting kind makes of it. */
    <T extends @Nullable Object> T fold(
            Function<? super Granted, ? extends T> granted,
            Function<? super Refused, ? extends T> refused,
            Function<? super Withdrawn, ? extends T> withdrawn,
            Function<? super ByAuthority, ? extends T> byAuthority);

    /** A grant or a refusal: says yes or no to a scope. */
    sealed interface Statement extends ConsentFact {

        /** What it is about. */
        Scope scope();

        /** The vocabulary whose words the person was shown. */
        DefinitionRef vocabulary();

        /** The mandates under which somebody said it for the person; empty if she did herself. */
        List<RepresentationId> mandates();
    }

    /**
     * The person allows the scope for a time.
     *
     * @param basis on which ground: {@link ReuseBasis#CONSENT} or {@link ReuseBasis#EXPLICIT_REQUEST}
     * @param terms what she agreed to beyond that
     * @param mandates under which somebody said it for her; empty if she did herself
     */
    record Granted(
            StatementId id,
            long revision,
            Instant recorded,
            @Nullable ActorId by,
            Scope scope,
            Validity validity,
            ReuseBasis basis,
            DefinitionRef vocabulary,
            GrantTerms terms,
            List<RepresentationId> mandates)
            implements Statement {
        public Granted {
            Objects.requireNonNull(terms, "terms");
            mandates = List.copyOf(mandates);
            recorded = checked(id, revision, recorded);
            Objects.requireNonNull(scope, "scope");
            Objects.requireNonNull(validity, "validity");
            Objects.requireNonNull(vocabulary, "vocabulary");
            if (!basis.isStatedByPerson()) {
                throw new IllegalArgumentException("basis (" + basis + ") must be one that a person states");
            }
        }

        /** A grant that the person made herself, without further terms. */
        public Granted(
                StatementId id,
                long revision,
                Instant recorded,
                @Nullable ActorId by,
                Scope scope,
                Validity validity,
                ReuseBasis basis,
                DefinitionRef vocabulary) {
            this(id, revision, recorded, by, scope, validity, basis, vocabulary, GrantTerms.PLAIN, List.of());
        }

        @Override
        public Optional<ActorId> recordedBy() {
            return Optional.ofNullable(by);
        }

        @Override
        public <T extends @Nullable Object> T fold(
                Function<? super Granted, ? extends T> granted,
                Function<? super Refused, ? extends T> refused,
                Function<? super Withdrawn, ? extends T> withdrawn,
                Function<? super ByAuthority, ? extends T> byAuthority) {
            return granted.apply(this);
        }
    }

    /**
     * The person refuses the scope. A refusal has no end; only a later statement of the person overcomes it.
     *
     * @param mandates under which somebody said it for her; empty if she did herself
     */
    record Refused(
            StatementId id,
            long revision,
            Instant recorded,
            @Nullable ActorId by,
            Scope scope,
            DefinitionRef vocabulary,
            List<RepresentationId> mandates)
            implements Statement {
        public Refused {
            recorded = checked(id, revision, recorded);
            Objects.requireNonNull(scope, "scope");
            Objects.requireNonNull(vocabulary, "vocabulary");
            mandates = List.copyOf(mandates);
        }

        /** A refusal that the person made herself. */
        public Refused(
                StatementId id,
                long revision,
                Instant recorded,
                @Nullable ActorId by,
                Scope scope,
                DefinitionRef vocabulary) {
            this(id, revision, recorded, by, scope, vocabulary, List.of());
        }

        @Override
        public Optional<ActorId> recordedBy() {
            return Optional.ofNullable(by);
        }

        @Override
        public <T extends @Nullable Object> T fold(
                Function<? super Granted, ? extends T> granted,
                Function<? super Refused, ? extends T> refused,
                Function<? super Withdrawn, ? extends T> withdrawn,
                Function<? super ByAuthority, ? extends T> byAuthority) {
            return refused.apply(this);
        }
    }

    /**
     * The person takes a grant back. Withdrawing what is withdrawn, expired, superseded or a refusal is kept as a fact
     * and changes no state.
     *
     * @param withdraws the statement taken back
     * @param mandates under which somebody said it for her; empty if she did herself
     */
    record Withdrawn(
            StatementId id,
            long revision,
            Instant recorded,
            @Nullable ActorId by,
            StatementId withdraws,
            List<RepresentationId> mandates)
            implements ConsentFact {
        public Withdrawn {
            recorded = checked(id, revision, recorded);
            Objects.requireNonNull(withdraws, "withdraws");
            mandates = List.copyOf(mandates);
        }

        /** A withdrawal by the person herself. */
        public Withdrawn(StatementId id, long revision, Instant recorded, @Nullable ActorId by, StatementId withdraws) {
            this(id, revision, recorded, by, withdraws, List.of());
        }

        @Override
        public Optional<ActorId> recordedBy() {
            return Optional.ofNullable(by);
        }

        @Override
        public <T extends @Nullable Object> T fold(
                Function<? super Granted, ? extends T> granted,
                Function<? super Refused, ? extends T> refused,
                Function<? super Withdrawn, ? extends T> withdrawn,
                Function<? super ByAuthority, ? extends T> byAuthority) {
            return withdrawn.apply(this);
        }
    }

    /** Something an authority ordered about the person's data. */
    sealed interface ByAuthority extends ConsentFact {

        @Override
        default <T extends @Nullable Object> T fold(
                Function<? super Granted, ? extends T> granted,
                Function<? super Refused, ? extends T> refused,
                Function<? super Withdrawn, ? extends T> withdrawn,
                Function<? super ByAuthority, ? extends T> byAuthority) {
            return byAuthority.apply(this);
        }
    }

    /**
     * An authority forbids the scope, whatever the person or a law says, until it is lifted.
     *
     * @param vocabulary the vocabulary in which it was ordered
     */
    record Restricted(
            StatementId id,
            long revision,
            Instant recorded,
            @Nullable ActorId by,
            Scope scope,
            DefinitionRef vocabulary)
            implements ByAuthority {
        public Restricted {
            recorded = checked(id, revision, recorded);
            Objects.requireNonNull(scope, "scope");
            Objects.requireNonNull(vocabulary, "vocabulary");
        }

        @Override
        public Optional<ActorId> recordedBy() {
            return Optional.ofNullable(by);
        }
    }

    /**
     * An authority lifts a restriction.
     *
     * @param lifts which one
     */
    record Lifted(
            StatementId id,
            long revision,
            Instant recorded,
            @Nullable ActorId by,
            StatementId lifts) implements ByAuthority {
        public Lifted {
            recorded = checked(id, revision, recorded);
            Objects.requireNonNull(lifts, "lifts");
        }

        @Override
        public Optional<ActorId> recordedBy() {
            return Optional.ofNullable(by);
        }
    }

    private static Instant checked(StatementId id, long revision, Instant recorded) {
        Objects.requireNonNull(id, "id");
        if (revision < 1) {
            throw new IllegalArgumentException("revision (" + revision + ") must be at least 1");
        }
        return recorded.truncatedTo(ChronoUnit.MICROS);
    }
}
