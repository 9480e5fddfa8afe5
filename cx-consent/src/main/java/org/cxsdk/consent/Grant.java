package org.cxsdk.consent;

import java.time.Period;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.SubjectId;

/**
 * Command: the person allows a scope.
 *
 * @param id identifies the statement; a repeated command with the same identifier takes effect once
 * @param subject whose data; a person or an organisation
 * @param scope what for, which data, and who
 * @param validity from when until when; from now until withdrawn by default
 * @param basis {@link ReuseBasis#CONSENT} by default, or {@link ReuseBasis#EXPLICIT_REQUEST}
 * @param terms what she agrees to beyond that
 * @param representatives who says it for her, all together; empty if she does herself
 * @param evidence how it was said
 */
public record Grant(
        StatementId id,
        SubjectId subject,
        Scope scope,
        Validity validity,
        ReuseBasis basis,
        GrantTerms terms,
        List<ActorId> representatives,
        Evidence evidence)
        implements ConsentCommand {

    public Grant {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(terms, "terms");
        representatives = List.copyOf(representatives);
        Objects.requireNonNull(evidence, "evidence");
        if (!basis.isStatedByPerson()) {
            throw new IllegalArgumentException("basis (" + basis + ") must be one that a person states");
        }
    }

    /** Returns a consent that is valid from now until withdrawn, said by the person herself. */
    public static Grant of(StatementId id, SubjectId subject, Scope scope, Evidence evidence) {
        return new Grant(id, subject, scope, Validity.OPEN, ReuseBasis.CONSENT, GrantTerms.PLAIN, List.of(), evidence);
    }

    /** The same grant with another validity. */
    public Grant valid(Validity other) {
        return new Grant(id, subject, scope, other, basis, terms, representatives, evidence);
    }

    /** The same grant on another basis. */
    public Grant on(ReuseBasis other) {
        return new Grant(id, subject, scope, validity, other, terms, representatives, evidence);
    }

    /** The same grant by people who act for the person, all together. */
    public Grant by(ActorId... others) {
        return new Grant(id, subject, scope, validity, basis, terms, List.of(others), evidence);
    }

    /** The same grant, given after this notice was shown. */
    public Grant shown(ShownNotice notice) {
        return under(new GrantTerms(
                notice,
                terms.isExplicit(),
                terms.keepFor(),
                terms.isOnwardAllowed(),
                terms.dataPeriod(),
                terms.quota()));
    }

    /** The same grant in express words, as special categories of data need. */
    public Grant explicitly() {
        return under(new GrantTerms(
                terms.notice(), true, terms.keepFor(), terms.isOnwardAllowed(), terms.dataPeriod(), terms.quota()));
    }

    /** The same grant with a limit for keeping. */
    public Grant keptFor(Period period) {
        return under(new GrantTerms(
                terms.notice(),
                terms.isExplicit(),
                period,
                terms.isOnwardAllowed(),
                terms.dataPeriod(),
                terms.quota()));
    }

    /** The same grant; the recipient may hand the data on. */
    public Grant sharedOnward() {
        return under(new GrantTerms(
                terms.notice(), terms.isExplicit(), terms.keepFor(), true, terms.dataPeriod(), terms.quota()));
    }

    /** The same grant for data of a period. */
    public Grant forDataOf(Validity period) {
        return under(new GrantTerms(
                terms.notice(), terms.isExplicit(), terms.keepFor(), terms.isOnwardAllowed(), period, terms.quota()));
    }

    /** The same grant for so many uses. */
    public Grant limitedTo(Quota quota) {
        return under(new GrantTerms(
                terms.notice(),
                terms.isExplicit(),
                terms.keepFor(),
                terms.isOnwardAllowed(),
                terms.dataPeriod(),
                quota));
    }

    /** The same grant with these terms. */
    public Grant under(GrantTerms other) {
        return new Grant(id, subject, scope, validity, basis, other, representatives, evidence);
    }

    /** Whether a fact is what this command, carried out before, led to. */
    boolean isSaidBy(ConsentFact fact) {
        return fact instanceof ConsentFact.Granted granted
                && granted.id().equals(id)
                && granted.scope().equals(scope)
                && granted.validity().equals(validity)
                && granted.basis() == basis
                && granted.terms().equals(terms);
    }
}
