package org.cxsdk.consent;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DefinitionRef;
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
    <T> T fold(
            Function<? super Granted, ? extends T> granted,
            Function<? super Refused, ? extends T> refused,
            Function<? super Withdrawn, ? extends T> withdrawn);

    /** A grant or a refusal: says yes or no to a scope. */
    sealed interface Statement extends ConsentFact {

        /** What it is about. */
        Scope scope();

        /** The vocabulary whose words the person was shown. */
        DefinitionRef vocabulary();
    }

    /**
     * The person allows the scope for a time.
     *
     * @param basis on which ground: {@link ReuseBasis#CONSENT} or {@link ReuseBasis#EXPLICIT_REQUEST}
     */
    record Granted(
            StatementId id,
            long revision,
            Instant recorded,
            @Nullable ActorId by,
            Scope scope,
            Validity validity,
            ReuseBasis basis,
            DefinitionRef vocabulary)
            implements Statement {
        public Granted {
            recorded = checked(id, revision, recorded);
            Objects.requireNonNull(scope, "scope");
            Objects.requireNonNull(validity, "validity");
            Objects.requireNonNull(vocabulary, "vocabulary");
            if (!basis.isStatedByPerson()) {
                throw new IllegalArgumentException("basis (" + basis + ") must be one that a person states");
            }
        }

        @Override
        public Optional<ActorId> recordedBy() {
            return Optional.ofNullable(by);
        }

        @Override
        public <T> T fold(
                Function<? super Granted, ? extends T> granted,
                Function<? super Refused, ? extends T> refused,
                Function<? super Withdrawn, ? extends T> withdrawn) {
            return granted.apply(this);
        }
    }

    /** The person refuses the scope. A refusal has no end; only a later statement of the person overcomes it. */
    record Refused(
            StatementId id,
            long revision,
            Instant recorded,
            @Nullable ActorId by,
            Scope scope,
            DefinitionRef vocabulary)
            implements Statement {
        public Refused {
            recorded = checked(id, revision, recorded);
            Objects.requireNonNull(scope, "scope");
            Objects.requireNonNull(vocabulary, "vocabulary");
        }

        @Override
        public Optional<ActorId> recordedBy() {
            return Optional.ofNullable(by);
        }

        @Override
        public <T> T fold(
                Function<? super Granted, ? extends T> granted,
                Function<? super Refused, ? extends T> refused,
                Function<? super Withdrawn, ? extends T> withdrawn) {
            return refused.apply(this);
        }
    }

    /**
     * The person takes a grant back. Withdrawing what is withdrawn, expired, superseded or a refusal is kept as a fact
     * and changes no state.
     *
     * @param withdraws the statement taken back
     */
    record Withdrawn(
            StatementId id,
            long revision,
            Instant recorded,
            @Nullable ActorId by,
            StatementId withdraws) implements ConsentFact {
        public Withdrawn {
            recorded = checked(id, revision, recorded);
            Objects.requireNonNull(withdraws, "withdraws");
        }

        @Override
        public Optional<ActorId> recordedBy() {
            return Optional.ofNullable(by);
        }

        @Override
        public <T> T fold(
                Function<? super Granted, ? extends T> granted,
                Function<? super Refused, ? extends T> refused,
                Function<? super Withdrawn, ? extends T> withdrawn) {
            return withdrawn.apply(this);
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
