package org.cxsdk.consent;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.Envelope;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.customer.Representation;
import org.cxsdk.core.customer.RepresentationId;
import org.cxsdk.core.customer.RepresentationStore;
import org.cxsdk.core.customer.Representations;
import org.jspecify.annotations.Nullable;

/** Turns commands into facts of a person's log: each once, in the order in which they were committed. */
final class StatementService {

    private final CxContext context;
    private final ConsentStore store;
    private final RuleStore rules;
    private final DecisionService decisions;
    private final RepresentationStore representations;
    private final OutboxStore outbox;

    StatementService(
            CxContext context,
            ConsentStore store,
            RuleStore rules,
            DecisionService decisions,
            RepresentationStore representations,
            OutboxStore outbox) {
        this.context = context;
        this.store = store;
        this.rules = rules;
        this.decisions = decisions;
        this.representations = representations;
        this.outbox = outbox;
    }

    Acknowledgement carryOut(ConsentCommand command) {
        if (command instanceof Grant grant) {
            return grant(grant);
        }
        if (command instanceof Refusal refusal) {
            return refuse(refusal);
        }
        if (command instanceof Withdrawal withdrawal) {
            return withdraw(withdrawal);
        }
        return command instanceof Restriction restriction
                ? restrict(restriction)
                : lift((Restriction.Lifting) Objects.requireNonNull(command, "command"));
    }

    Acknowledgement grant(Grant grant) {
        return record(grant.subject(), grant.id(), grant.evidence(), grant::isSaidBy, (session, place) -> {
            Vocabulary vocabulary = vocabularyWith(session, grant.scope());
            requireNotice(session, grant.terms());
            requireBelowCeilings(session, grant, vocabulary);
            return new ConsentFact.Granted(
                    grant.id(),
                    place.revision(),
                    place.recorded(),
                    place.by(grant.representatives()),
                    grant.scope(),
                    grant.validity(),
                    grant.basis(),
                    vocabulary.ref(),
                    grant.terms(),
                    toSay(session, grant.subject(), grant.representatives(), grant.scope(), vocabulary));
        });
    }

    Acknowledgement refuse(Refusal refusal) {
        return record(refusal.subject(), refusal.id(), refusal.evidence(), refusal::isSaidBy, (session, place) -> {
            Vocabulary vocabulary = vocabularyWith(session, refusal.scope());
            return new ConsentFact.Refused(
                    refusal.id(),
                    place.revision(),
                    place.recorded(),
                    place.by(refusal.representatives()),
                    refusal.scope(),
                    vocabulary.ref(),
                    toSay(session, refusal.subject(), refusal.representatives(), refusal.scope(), vocabulary));
        });
    }

    Acknowledgement withdraw(Withdrawal withdrawal) {
        return record(
                withdrawal.subject(),
                withdrawal.id(),
                withdrawal.evidence(),
                withdrawal::isSaidBy,
                (session, place) -> {
                    StatementRecord taken = place.history()
                            .statement(withdrawal.withdraws())
                            .orElseThrow(() -> new CxException(
                                    ConsentError.STATEMENT_NOT_FOUND,
                                    "the person made no statement \"" + withdrawal.withdraws() + "\"",
                                    "Look up the identifier in the person's history."));
                    List<RepresentationId> mandates = toTakeBack(
                            session,
                            withdrawal.subject(),
                            withdrawal.representatives(),
                            taken.statement().scope());
                    if (taken.withdrawn() == null) {
                        outbox.withdrawn(session, withdrawal.subject(), withdrawal.id(), withdrawal.withdraws());
                    }
                    return new ConsentFact.Withdrawn(
                            withdrawal.id(),
                            place.revision(),
                            place.recorded(),
                            place.by(withdrawal.representatives()),
                            withdrawal.withdraws(),
                            mandates);
                });
    }

    Acknowledgement restrict(Restriction restriction) {
        return record(
                restriction.subject(),
                restriction.id(),
                restriction.evidence(),
                restriction::isSaidBy,
                (session, place) -> new ConsentFact.Restricted(
                        restriction.id(),
                        place.revision(),
                        place.recorded(),
                        place.by(List.of()),
                        restriction.scope(),
                        vocabularyWith(session, restriction.scope()).ref()));
    }

    Acknowledgement lift(Restriction.Lifting lifting) {
        return record(lifting.subject(), lifting.id(), lifting.evidence(), lifting::isSaidBy, (session, place) -> {
            if (place.history()
                    .find(lifting.restriction())
                    .filter(ConsentFact.Restricted.class::isInstance)
                    .isEmpty()) {
                throw new CxException(
                        ConsentError.STATEMENT_NOT_FOUND,
                        "there is no restriction \"" + lifting.restriction() + "\"",
                        "Look up the identifier in the person's history.");
            }
            return new ConsentFact.Lifted(
                    lifting.id(), place.revision(), place.recorded(), place.by(List.of()), lifting.restriction());
        });
    }

    /** Grants in force under a mandate that has ended. */
    List<StatementRecord> toReconfirm(CxSession session, SubjectId subject) {
        Set<RepresentationId> ended = representations.about(session, subject).stream()
                .filter(mandate -> mandate.to() != null && !session.now().isBefore(mandate.to()))
                .map(Representation::id)
                .collect(Collectors.toSet());
        return store.history(session, subject).standing().stream()
                .filter(entry -> entry.isInForce(session.now()))
                .filter(entry -> entry.statement().mandates().stream().anyMatch(ended::contains))
                .toList();
    }

    private Acknowledgement record(
            SubjectId subject,
            StatementId id,
            @Nullable Evidence evidence,
            Predicate<ConsentFact> isSame,
            FactMaker maker) {
        Function<CxSession, Acknowledgement> work = session -> {
            ConsentHistory history = store.history(session, subject);
            Optional<ConsentFact> before = history.find(id);
            if (before.isPresent()) {
                return repeated(before.get(), isSame, history);
            }
            ConsentFact fact = maker.make(session, Place.after(history, session));
            store.append(session, subject, fact, evidence);
            return new Acknowledgement(subject, fact, effect(), false, isNoted(fact, history));
        };
        try {
            return context.write(OnConflict.RETRY, work);
        } catch (CxException e) {
            if (!e.is(CoreError.ENTRY_CONFLICT) || context.isJoined()) {
                throw e;
            }
            // somebody else carried out the same command between our reading and our writing: now it is found
            return context.write(OnConflict.RETRY, work);
        }
    }

    private Acknowledgement repeated(ConsentFact before, Predicate<ConsentFact> isSame, ConsentHistory history) {
        if (!isSame.test(before)) {
            throw new CxException(
                    ConsentError.STATEMENT_ID_REUSED,
                    "\"" + before.id() + "\" already stands for another statement",
                    "Use a new identifier for a new statement, and the old one only to repeat a command unchanged.");
        }
        return new Acknowledgement(history.subject(), before, effect(), true, isNoted(before, history));
    }

    /** Whether a withdrawal changes nothing, judged by what stood in the log before it. */
    private static boolean isNoted(ConsentFact fact, ConsentHistory history) {
        if (!(fact instanceof ConsentFact.Withdrawn withdrawn)) {
            return false;
        }
        List<ConsentFact> earlier = history.facts().stream()
                .filter(other -> other.revision() < fact.revision())
                .toList();
        return ConsentHistory.of(history.subject(), earlier)
                .statement(withdrawn.withdraws())
                .map(entry -> entry.state(fact.recorded()))
                .map(state -> state.isTerminal() || state == StatementState.REFUSED)
                .orElse(true);
    }

    private Acknowledgement.Effect effect() {
        return context.isJoined() ? Acknowledgement.Effect.PENDING_COMMIT : Acknowledgement.Effect.EFFECTIVE;
    }

    /** The vocabulary in which a new statement is made; it must have the words. */
    private Vocabulary vocabularyWith(CxSession session, Scope scope) {
        Vocabulary vocabulary = decisions.vocabularies(session, Set.of()).current();
        boolean purpose = vocabulary.purposes().knows(scope.purpose());
        if (!purpose || !vocabulary.categories().knows(scope.category())) {
            throw new CxException(
                    ConsentError.UNKNOWN_TERM,
                    (purpose ? "category \"" + scope.category() : "purpose \"" + scope.purpose())
                            + "\" is not in the vocabulary " + vocabulary.ref(),
                    "Correct it, or publish a version of the vocabulary that has it.");
        }
        return vocabulary;
    }

    private void requireNotice(CxSession session, GrantTerms terms) {
        ShownNotice shown = terms.notice();
        if (shown == null) {
            return;
        }
        boolean isKept = rules.notices(session, List.of(shown.notice().id())).stream()
                .flatMap(List::stream)
                .anyMatch(notice -> notice.ref().equals(shown.notice())
                        && notice.text().texts().containsKey(shown.language()));
        if (!isKept) {
            throw new CxException(
                    ConsentError.UNKNOWN_NOTICE,
                    "the notice " + shown.notice() + " in \"" + shown.language()
                            + "\" was not published with this content",
                    "Publish it with CxConsent.publish before it is shown, so that it can be shown again later.");
        }
    }

    private void requireBelowCeilings(CxSession session, Grant grant, Vocabulary vocabulary) {
        List<String> beyond = rules.current(session).stream()
                .flatMap(written -> written.rulebook().ceilings().stream())
                .filter(ceiling -> ceiling.binds(grant.scope(), vocabulary))
                .flatMap(ceiling -> ceiling.exceededBy(grant.validity(), grant.terms(), session.now()).stream())
                .toList();
        if (!beyond.isEmpty()) {
            throw new CxException(
                    ConsentError.BEYOND_CEILING,
                    "the grant of " + grant.scope() + " goes beyond the rulebook: it " + String.join("; it ", beyond),
                    "Ask the person for less; the rulebook says what a grant for this purpose may be at most.");
        }
    }

    private List<RepresentationId> toSay(
            CxSession session, SubjectId subject, List<ActorId> actors, Scope scope, Vocabulary vocabulary) {
        return actors.isEmpty()
                ? List.of()
                : mandates(mandates(session, subject, vocabulary).toSay(actors, scope.purpose(), session.now()));
    }

    private List<RepresentationId> toTakeBack(CxSession session, SubjectId subject, List<ActorId> actors, Scope scope) {
        return actors.isEmpty()
                ? List.of()
                : mandates(mandates(
                                session,
                                subject,
                                decisions.vocabularies(session, Set.of()).current())
                        .toTakeBack(actors, scope.purpose(), session.now()));
    }

    private Representations mandates(CxSession session, SubjectId subject, Vocabulary vocabulary) {
        return Representations.of(representations.about(session, subject), vocabulary.purposes()::covers);
    }

    private static List<RepresentationId> mandates(Representations.Judgement judgement) {
        return judgement.fold(
                mandated -> mandated.mandates().stream().map(Representation::id).toList(), refused -> {
                    throw new CxException(
                            ConsentError.NOT_MANDATED,
                            "who acts for the person may not: " + refused.reasons(),
                            refused.reasons().stream()
                                    .map(reason -> reason.text().toString())
                                    .collect(Collectors.joining(" ")));
                });
    }

    /** Makes the fact of a command, or refuses it. */
    @FunctionalInterface
    private interface FactMaker {
        ConsentFact make(CxSession session, Place place);
    }

    /** The next place in a person's log; its time never runs backwards. */
    private record Place(
            ConsentHistory history,
            long revision,
            Instant recorded,
            @Nullable ActorId actor) {
        static Place after(ConsentHistory history, CxSession session) {
            List<ConsentFact> facts = history.facts();
            Instant last = facts.isEmpty()
                    ? session.now()
                    : facts.get(facts.size() - 1).recorded();
            return new Place(
                    history,
                    history.revision() + 1,
                    last.isAfter(session.now()) ? last : session.now(),
                    session.envelope().map(Envelope::actor).orElse(null));
        }

        /** Who recorded it, else the first of those who said it. */
        @Nullable
        ActorId by(List<ActorId> representatives) {
            return actor != null || representatives.isEmpty() ? actor : Objects.requireNonNull(representatives.get(0));
        }
    }
}
