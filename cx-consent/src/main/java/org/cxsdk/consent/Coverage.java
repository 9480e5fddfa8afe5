package org.cxsdk.consent;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.cxsdk.consent.ConsentFact.Granted;
import org.cxsdk.consent.ConsentFact.Refused;
import org.cxsdk.consent.ConsentFact.Statement;
import org.cxsdk.core.DefinitionRef;
import org.jspecify.annotations.Nullable;

/**
 * What covers what, in the words of then and of now: a grant and a ground in law cover what they cover in both, a refusal
 * and a restriction what they cover in either. So no edit of a vocabulary widens what may be used.
 */
final class Coverage {

    private final Vocabularies vocabularies;
    private final Vocabulary current;
    private final ReuseRules rules;

    Coverage(Vocabularies vocabularies, ReuseRules rules) {
        this.vocabularies = vocabularies;
        this.current = vocabularies.current();
        this.rules = rules;
    }

    Vocabulary current() {
        return current;
    }

    ReuseRules rules() {
        return rules;
    }

    boolean covers(Statement statement, Scope asked) {
        return statement instanceof Granted
                ? inBoth(statement.vocabulary(), words -> words.covers(statement.scope(), asked))
                : inEither(statement.vocabulary(), words -> words.covers(statement.scope(), asked));
    }

    boolean covers(ConsentFact.Restricted restriction, Scope asked) {
        return inEither(restriction.vocabulary(), words -> words.covers(restriction.scope(), asked));
    }

    boolean covers(LegalGround ground, Scope asked) {
        return rules.rulebookVocabulary()
                .filter(written -> inBoth(written, words -> words.covers(ground.scope(), asked)))
                .isPresent();
    }

    /** Whether the grant is good enough for this kind of data: a special kind needs an explicit consent or request. */
    boolean isExplicitEnough(Granted grant, Scope asked) {
        return grant.basis() == ReuseBasis.EXPLICIT_REQUEST
                || grant.terms().isExplicit()
                || rules.rulebook().specialCategories().isEmpty()
                || !inEither(grant.vocabulary(), words -> rules.rulebook().isSpecial(asked.category(), words));
    }

    /**
     * Whether a refusal that covers what is asked beats a grant that does: it does unless the grant is later and lies
     * below the refusal in every vocabulary in which the refusal covers what is asked.
     */
    boolean beats(Refused refusal, Granted grant, Scope asked) {
        return grant.revision() < refusal.revision()
                || isNotBelow(grant, refusal, asked, current)
                || isNotBelow(grant, refusal, asked, shown(refusal.vocabulary()).orElse(null))
                || isNotBelow(grant, refusal, asked, shown(grant.vocabulary()).orElse(null));
    }

    private static boolean isNotBelow(Granted grant, Refused refusal, Scope asked, @Nullable Vocabulary words) {
        return words != null && words.covers(refusal.scope(), asked) && !words.covers(refusal.scope(), grant.scope());
    }

    /** The first instant at which a grant no longer counts, by its own end or because it must be renewed. */
    Instant end(Granted grant) {
        Instant end = Objects.requireNonNullElse(grant.validity().to(), Instant.MAX);
        Instant renewal = rules.renewalFrom(grant.terms().notice());
        return renewal != null && renewal.isBefore(end) ? renewal : end;
    }

    boolean isMoreSpecific(Scope scope, Scope than) {
        return !scope.equals(than) && current.covers(than, scope);
    }

    Optional<Vocabulary> shown(DefinitionRef ref) {
        return isCurrent(ref) ? Optional.of(current) : vocabularies.find(ref);
    }

    boolean isCurrent(DefinitionRef ref) {
        return ref == current.ref() || ref.equals(current.ref());
    }

    private boolean inBoth(DefinitionRef then, Predicate<Vocabulary> covering) {
        return covering.test(current)
                && (isCurrent(then) || vocabularies.find(then).filter(covering).isPresent());
    }

    private boolean inEither(DefinitionRef then, Predicate<Vocabulary> covering) {
        return covering.test(current)
                || (!isCurrent(then) && vocabularies.find(then).filter(covering).isPresent());
    }
}
