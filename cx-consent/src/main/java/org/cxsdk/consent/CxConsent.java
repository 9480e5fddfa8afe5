package org.cxsdk.consent;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CustomerViewPart;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Observation;
import org.cxsdk.core.Reason;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.UsePermission;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.Envelope;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The front of cx-consent: records what people say about their data, and decides whether it may be reused, and why.
 *
 * <p>What it promises:
 *
 * <ul>
 *   <li>No decision that starts after {@link #withdraw} returned {@link Acknowledgement.Effect#EFFECTIVE} rests on the
 *       withdrawn statement, on that storage, from any handle on it. Nothing about a person is cached.
 *   <li>A command that is sent again with the same {@link StatementId} takes effect once.
 *   <li>Nothing that was said is edited or deleted.
 *   <li>Each operation reads the clock once.
 * </ul>
 *
 * <p>Opened on a context that stands in a transaction it works inside it. Safe for threads.
 */
public final class CxConsent {

    private static final Logger LOG = LoggerFactory.getLogger(CxConsent.class);

    private final CxContext context;
    private final ConsentStore store;
    private final ReusePolicy policy;
    private final @Nullable DisclosureStore disclosures;

    private CxConsent(
            CxContext context, ConsentStore store, ReusePolicy policy, @Nullable DisclosureStore disclosures) {
        this.context = Objects.requireNonNull(context, "context");
        this.store = Objects.requireNonNull(store, "store");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.disclosures = disclosures;
    }

    /** Opens the module on the context's storage. */
    public static CxConsent on(CxContext context) {
        return new CxConsent(context, new StorageConsentStore(), ReusePolicy.DEFAULT, null);
    }

    /** The same module with another policy. */
    public CxConsent with(ReusePolicy other) {
        return new CxConsent(context, store, other, disclosures);
    }

    /** The same module over another store of statements. */
    public CxConsent over(ConsentStore other) {
        return new CxConsent(context, other, policy, disclosures);
    }

    /** The same module with a log in which each {@link #release} is written down. */
    public CxConsent logging(DisclosureStore other) {
        return new CxConsent(context, store, policy, Objects.requireNonNull(other, "other"));
    }

    /**
     * Makes a vocabulary the current one. Publishing the same one again changes nothing.
     *
     * @throws CxException {@link ConsentError#VOCABULARY_VERSION_REUSED} if its version was published with other content
     */
    public void publish(Vocabulary vocabulary) {
        Objects.requireNonNull(vocabulary, "vocabulary");
        context.write(OnConflict.RETRY, session -> {
            store.publish(session, vocabulary);
            return vocabulary;
        });
    }

    /**
     * Records that a person allows something.
     *
     * @throws CxException {@link ConsentError#UNKNOWN_TERM} if the vocabulary lacks the purpose or category;
     *     {@link ConsentError#STATEMENT_ID_REUSED} if the identifier stands for another statement
     */
    public Acknowledgement grant(Grant grant) {
        return record(grant.subject(), grant.id(), grant.evidence(), grant::isSaidBy, (session, place) -> {
            Vocabulary vocabulary = vocabularyWith(session, grant.scope());
            return new ConsentFact.Granted(
                    grant.id(),
                    place.revision(),
                    place.recorded(),
                    place.by(),
                    grant.scope(),
                    grant.validity(),
                    grant.basis(),
                    vocabulary.ref());
        });
    }

    /**
     * Records that a person refuses something.
     *
     * @throws CxException as for {@link #grant}
     */
    public Acknowledgement refuse(Refusal refusal) {
        return record(refusal.subject(), refusal.id(), refusal.evidence(), refusal::isSaidBy, (session, place) -> {
            Vocabulary vocabulary = vocabularyWith(session, refusal.scope());
            return new ConsentFact.Refused(
                    refusal.id(), place.revision(), place.recorded(), place.by(), refusal.scope(), vocabulary.ref());
        });
    }

    /**
     * Records that a person takes a grant back. Whoever sees this return {@link Acknowledgement.Effect#EFFECTIVE} knows
     * that every later decision sees the withdrawal.
     *
     * @throws CxException {@link ConsentError#STATEMENT_NOT_FOUND} if the person never made the statement;
     *     {@link ConsentError#STATEMENT_ID_REUSED} if the identifier stands for something else
     */
    public Acknowledgement withdraw(Withdrawal withdrawal) {
        return record(
                withdrawal.subject(),
                withdrawal.id(),
                withdrawal.evidence(),
                withdrawal::isSaidBy,
                (session, place) -> {
                    if (place.history().statement(withdrawal.withdraws()).isEmpty()) {
                        throw new CxException(
                                ConsentError.STATEMENT_NOT_FOUND,
                                "the person made no statement \"" + withdrawal.withdraws() + "\"",
                                "Look up the identifier in the person's history.");
                    }
                    return new ConsentFact.Withdrawn(
                            withdrawal.id(), place.revision(), place.recorded(), place.by(), withdrawal.withdraws());
                });
    }

    /** Decides whether data may be reused now, and why. */
    public ReuseDecision decide(ReuseRequest request) {
        Objects.requireNonNull(request, "request");
        return context.read(session -> {
            ConsentHistory history = store.history(session, request.subject());
            return decide(session, request, history, session.now());
        });
    }

    /**
     * Decides for a provider who is about to hand data out, and writes the attempt down, permitted or not, in the same
     * transaction. Nothing may leave unless {@link Release#mayLeave()}. An attempt that is made again with the same
     * identifier is decided anew and stands in the log once.
     *
     * @param id the attempt
     * @param provider who holds the data
     * @param request what is asked for
     * @throws CxException {@link ConsentError#NO_DISCLOSURE_LOG} if no log was given with {@link #logging}
     */
    public Release release(DisclosureId id, ActorId provider, ReuseRequest request) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(request, "request");
        DisclosureStore log = disclosures;
        if (log == null) {
            throw new CxException(
                    ConsentError.NO_DISCLOSURE_LOG,
                    "data leaves only after its entry in a log is stored, and there is no log",
                    "Open the module with CxConsent.logging(log), or ask decide(request) if nothing leaves.");
        }
        return context.write(OnConflict.RETRY, session -> {
            ConsentHistory history = store.history(session, request.subject());
            ReuseDecision decision = decide(session, request, history, session.now());
            boolean added = log.append(session, id, provider, decision);
            return new Release(id, provider, decision, effect(), !added);
        });
    }

    /** Everything a person said and what became of it. */
    public ConsentHistory history(SubjectId subject) {
        Objects.requireNonNull(subject, "subject");
        return context.read(session -> store.history(session, subject));
    }

    /** How a person said something, if that was kept; the note is gone once the person's key is destroyed. */
    public Optional<Evidence> evidence(SubjectId subject, StatementId statement) {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(statement, "statement");
        return context.read(session -> store.evidence(session, subject, statement));
    }

    /**
     * Statements of all persons as observations, in the order in which they were committed.
     *
     * @param after {@link Position#START}, or what an earlier call returned as {@code last}
     * @param limit how many at most, 1 to 1,000
     */
    public Slice<Observation, Position> observations(Position after, int limit) {
        return context.read(session -> {
            Slice<ConsentStore.Published, Position> facts = store.published(session, after, limit);
            List<Observation> observations = facts.items().stream()
                    .map(item -> ConsentObservations.of(item.subject(), item.fact(), scopeOf(session, item)))
                    .toList();
            return new Slice<>(observations, facts.last(), facts.more());
        });
    }

    /** The port that personalisation, data steps and the customer view ask. All categories must be permitted. */
    public UsePermission permission() {
        return this::check;
    }

    /** This module's part of the single customer view: {@code consents}. */
    public CustomerViewPart viewPart() {
        return new CustomerViewPart() {
            @Override
            public String name() {
                return "consents";
            }

            @Override
            public List<Line> about(SubjectId subject, int limit) {
                return ConsentViewPart.lines(history(subject), limit);
            }
        };
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
            return new Acknowledgement(fact, effect(), false, isNoted(fact, history));
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
        return new Acknowledgement(before, effect(), true, isNoted(before, history));
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
        Vocabulary vocabulary = vocabularies(session, Set.of()).current();
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

    private ReuseDecision decide(CxSession session, ReuseRequest request, ConsentHistory history, Instant now) {
        Set<DefinitionRef> shown = history.standing().stream()
                .map(entry -> entry.statement().vocabulary())
                .collect(Collectors.toSet());
        ReuseDecision decision =
                ReuseDecider.of(vocabularies(session, shown), policy).decide(request, history, now);
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "Reuse of {}: {} {}, revision {}",
                    request.scope(),
                    decision.outcome().code(),
                    decision.outcome().reasons(),
                    decision.revision());
        }
        return decision;
    }

    private Vocabularies vocabularies(CxSession session, Set<DefinitionRef> shown) {
        return store.vocabularies(session, shown)
                .orElseThrow(() -> new CxException(
                        ConsentError.NO_VOCABULARY,
                        "no vocabulary of purposes and categories was published",
                        "Publish one with CxConsent.publish."));
    }

    private Optional<Scope> scopeOf(CxSession session, ConsentStore.Published item) {
        return item.fact()
                .fold(
                        granted -> Optional.of(granted.scope()),
                        refused -> Optional.of(refused.scope()),
                        withdrawn -> store.history(session, item.subject())
                                .statement(withdrawn.withdraws())
                                .map(entry -> entry.statement().scope()));
    }

    private UsePermission.Answer check(UsePermission.Request request) {
        return context.read(session -> {
            ConsentHistory history = store.history(session, request.subject());
            List<ReuseDecision> decisions = request.categories().stream()
                    .sorted(Comparator.comparing(DataCategoryId::value))
                    .map(category -> new Scope(request.purpose(), category, RecipientId.of(request.recipient())))
                    .map(scope -> decide(session, new ReuseRequest(request.subject(), scope), history, session.now()))
                    .toList();
            return answer(decisions);
        });
    }

    /** Permitted if every category is, whole; then with what it rests on, else with what stands against it. */
    private static UsePermission.Answer answer(List<ReuseDecision> decisions) {
        Set<Reason> against = new LinkedHashSet<>();
        Set<Reason> reasons = new LinkedHashSet<>();
        Set<String> basis = new LinkedHashSet<>();
        for (ReuseDecision decision : decisions) {
            ReuseOutcome outcome = decision.outcome();
            if (outcome instanceof ReuseOutcome.Permit permit) {
                reasons.addAll(permit.reasons());
                basis.add(permit.basis().statement().value());
                // a part may be carried by another grant, and the permit ends with that one, too
                decision.considered().stream()
                        .filter(considered -> considered.verdict() == ReuseDecision.Verdict.WON)
                        .forEach(considered ->
                                basis.add(considered.statement().id().value()));
            } else {
                against.addAll(outcome instanceof ReuseOutcome.Partial partial ? partial.limits() : outcome.reasons());
            }
        }
        return against.isEmpty()
                ? new UsePermission.Answer(true, List.copyOf(reasons), String.join(", ", basis))
                : new UsePermission.Answer(false, List.copyOf(against), "");
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
            @Nullable ActorId by) {
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
    }
}
