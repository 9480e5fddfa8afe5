package org.cxsdk.consent.standard;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.consent.ConsentFact;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.consent.StatementRecord;
import org.cxsdk.consent.Validity;
import org.cxsdk.core.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * One consent between standards: what each of them can say in its own way.
 *
 * @param id identifies it
 * @param subject whose it is
 * @param scopes what for, which data, who; at least one
 * @param state in what state it is
 * @param validity from when until when
 * @param basis the ground; null if that is not known
 * @param said when the person said it, or the state changed; null if that is not known
 */
public record ConsentRecord(
        StatementId id,
        SubjectId subject,
        List<Scope> scopes,
        RecordState state,
        Validity validity,
        @Nullable ReuseBasis basis,
        @Nullable Instant said) {

    public ConsentRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        scopes = List.copyOf(scopes);
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(validity, "validity");
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("scopes must not be empty");
        }
    }

    /**
     * Returns the record of a statement in a person's history.
     *
     * @param now as of when its state is told
     */
    public static ConsentRecord of(SubjectId subject, StatementRecord entry, Instant now) {
        ConsentFact.Statement statement = entry.statement();
        Validity validity = statement instanceof ConsentFact.Granted granted ? granted.validity() : Validity.OPEN;
        ReuseBasis basis = statement instanceof ConsentFact.Granted granted ? granted.basis() : null;
        RecordState state = stateOf(entry.state(now).name());
        return new ConsentRecord(
                statement.id(), subject, List.of(statement.scope()), state, validity, basis, statement.recorded());
    }

    private static RecordState stateOf(String name) {
        for (RecordState state : RecordState.values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        return RecordState.UNKNOWN;
    }

    /** The ground, if it is known. */
    public Optional<ReuseBasis> ground() {
        return Optional.ofNullable(basis);
    }

    /** When it was said, if that is known. */
    public Optional<Instant> saidAt() {
        return Optional.ofNullable(said);
    }
}
