package org.cxsdk.consent.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.consent.DisclosureId;
import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.consent.ReuseDecision;
import org.cxsdk.consent.ReuseOutcome;
import org.cxsdk.consent.ReuseReason;
import org.cxsdk.consent.Scope;
import org.cxsdk.consent.StatementId;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * One use of personal data, as it goes into the ledger. Purpose, category, recipient, provider, basis and statement are
 * stored in clear; whom it is about and the details are sealed, for each person under her own key.
 *
 * @param id identifies it; the same disclosure again with the same identifier is recorded once
 * @param kind what happens
 * @param persons whose data, at least one, nobody twice; a datum of a parent and a child names both
 * @param scope what for, which kind of data, and who gets it
 * @param provider who holds the data
 * @param basis on which ground; null only where nothing was given
 * @param statement the statement of the person that it rests on; null if it rests on none
 * @param reasons why it was decided so, most decisive first; may be empty
 * @param excluded categories below that of the scope which were left out, sorted
 */
public record Disclosure(
        DisclosureId id,
        DisclosureKind kind,
        List<Person> persons,
        Scope scope,
        ActorId provider,
        @Nullable ReuseBasis basis,
        @Nullable StatementId statement,
        List<ReuseReason> reasons,
        List<DataCategoryId> excluded) {

    public Disclosure {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        persons = List.copyOf(persons);
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(provider, "provider");
        if (persons.isEmpty() || (persons.size() > 1 && namesSomebodyTwice(persons))) {
            throw new IllegalArgumentException("persons must name at least one, and nobody twice");
        }
        reasons = List.copyOf(reasons);
        excluded = List.copyOf(excluded);
        if (basis == null && kind != DisclosureKind.REFUSED) {
            throw new IllegalArgumentException("basis must be given where data is: only a refusal has none");
        }
    }

    /**
     * A person whose data it is.
     *
     * @param subject who
     * @param detail what exactly, for this person alone, such as the number of a certificate; null if there is nothing to
     *     add. Never the data itself
     */
    public record Person(SubjectId subject, @Nullable String detail) {
        public Person {
            Objects.requireNonNull(subject, "subject");
        }

        /** Hides both. */
        @Override
        public String toString() {
            return "Person(hidden)";
        }
    }

    /** Returns data of one person that is given out. */
    public static Disclosure released(
            DisclosureId id, SubjectId subject, Scope scope, ActorId provider, ReuseBasis basis) {
        List<Person> persons = List.of(new Person(subject, null));
        return new Disclosure(id, DisclosureKind.RELEASED, persons, scope, provider, basis, null, List.of(), List.of());
    }

    /** Returns data of one person that was asked for and is not given. */
    public static Disclosure refused(DisclosureId id, SubjectId subject, Scope scope, ActorId provider) {
        List<Person> persons = List.of(new Person(subject, null));
        return new Disclosure(id, DisclosureKind.REFUSED, persons, scope, provider, null, null, List.of(), List.of());
    }

    /** Returns what a decision leads to: the data given out, less what is excluded, or asked for in vain. */
    public static Disclosure of(DisclosureId id, ActorId provider, ReuseDecision decision) {
        ReuseOutcome outcome = decision.outcome();
        ReuseOutcome.Basis basis = outcome.restsOn().orElse(null);
        return new Disclosure(
                id,
                basis == null ? DisclosureKind.REFUSED : DisclosureKind.RELEASED,
                List.of(new Person(decision.request().subject(), null)),
                decision.request().scope(),
                provider,
                basis == null ? null : basis.kind(),
                basis == null ? null : basis.statement().orElse(null),
                outcome.reasons(),
                outcome instanceof ReuseOutcome.Partial partial ? List.copyOf(partial.excluded()) : List.of());
    }

    private static boolean namesSomebodyTwice(List<Person> persons) {
        return persons.stream().map(Person::subject).distinct().count() < persons.size();
    }

    /** The same, resting on a statement of the person. */
    public Disclosure under(StatementId other) {
        return new Disclosure(id, kind, persons, scope, provider, basis, other, reasons, excluded);
    }

    /** The same with details for the person named first. */
    public Disclosure detailed(String detail) {
        List<Person> others = new ArrayList<>(persons);
        others.set(0, new Person(others.get(0).subject(), detail));
        return new Disclosure(id, kind, others, scope, provider, basis, statement, reasons, excluded);
    }

    /** The same, about one person more, with the details that are hers to see. */
    public Disclosure alsoAbout(SubjectId subject, @Nullable String detail) {
        List<Person> more = new ArrayList<>(persons);
        more.add(new Person(subject, detail));
        return new Disclosure(id, kind, more, scope, provider, basis, statement, reasons, excluded);
    }

    /** The same with why it was decided so, and the categories that were left out. */
    public Disclosure because(List<ReuseReason> why, List<DataCategoryId> leftOut) {
        return new Disclosure(id, kind, persons, scope, provider, basis, statement, why, leftOut);
    }

    /** The ground, if data is given. */
    public Optional<ReuseBasis> ground() {
        return Optional.ofNullable(basis);
    }

    /** The statement that it rests on, if it rests on one. */
    public Optional<StatementId> restsOn() {
        return Optional.ofNullable(statement);
    }
}
