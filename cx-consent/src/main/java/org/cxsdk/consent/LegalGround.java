package org.cxsdk.consent;

import java.time.Period;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.core.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A ground on which a recipient may use data without asking the person: a law, a task, a contract. It stands in a {@link
 * Rulebook}.
 *
 * @param id which ground
 * @param basis what kind; one that is not a statement of the person
 * @param scope what for, which data, and who
 * @param validity when the ground holds
 * @param source where it is written, for people to read: the law and its article
 * @param yieldsToObjection whether a refusal of the person that covers the request takes it away (article 21 of Regulation
 *     (EU) 2016/679: for a public task unless the law says otherwise)
 * @param keepFor how long what was got may be kept; null if this ground does not limit it
 */
public record LegalGround(
        GroundId id,
        ReuseBasis basis,
        Scope scope,
        Validity validity,
        LocalizedText source,
        boolean yieldsToObjection,
        @Nullable Period keepFor) {

    public LegalGround {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(source, "source");
        if (basis.isStatedByPerson()) {
            throw new IllegalArgumentException("basis (" + basis + ") must not be one that a person states");
        }
    }

    /** Returns a ground without end; a public task yields to an objection, the others do not. */
    public static LegalGround of(String id, ReuseBasis basis, Scope scope, LocalizedText source) {
        return new LegalGround(
                GroundId.of(id), basis, scope, Validity.OPEN, source, basis == ReuseBasis.PUBLIC_TASK, null);
    }

    /** The same with another validity. */
    public LegalGround valid(Validity other) {
        return new LegalGround(id, basis, scope, other, source, yieldsToObjection, keepFor);
    }

    /** The same, whatever the person says. */
    public LegalGround despiteObjection() {
        return new LegalGround(id, basis, scope, validity, source, false, keepFor);
    }

    /** The same with a limit for keeping. */
    public LegalGround keptFor(Period period) {
        return new LegalGround(id, basis, scope, validity, source, yieldsToObjection, period);
    }

    /** How long what was got may be kept, if this ground limits it. */
    public Optional<Period> retention() {
        return Optional.ofNullable(keepFor);
    }

    /** All of it in one line, for the hash of a rulebook. */
    String canonical() {
        return String.join(
                "\t",
                id.value(),
                basis.name(),
                scope.purpose().value(),
                scope.category().value(),
                scope.recipient().value(),
                validity.toString(),
                Boolean.toString(yieldsToObjection),
                String.valueOf(keepFor),
                new TreeMap<>(source.texts()).toString()); // a storage does not keep the order of languages
    }
}
