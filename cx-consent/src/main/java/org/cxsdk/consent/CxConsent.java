package org.cxsdk.consent;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CustomerViewPart;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.Observation;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.UsePermission;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.customer.RepresentationStore;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.jspecify.annotations.Nullable;

/**
 * The front of cx-consent: records what people say about their data, and decides whether it may be reused, and why.
 *
 * <p>What it promises:
 *
 * <ul>
 *   <li>No decision that starts after {@link #withdraw} returned {@link Acknowledgement.Effect#EFFECTIVE} rests on the
 *       withdrawn statement, on that storage, from any handle on it. What is cached of a person is checked against the
 *       revision of her log each time.
 *   <li>A command that is sent again with the same {@link StatementId} takes effect once.
 *   <li>Nothing that was said is edited or deleted.
 *   <li>Each operation reads the clock once.
 * </ul>
 *
 * <p>Opened on a context that stands in a transaction it works inside it. Safe for threads.
 */
public final class CxConsent {

    private static final long CACHED_PERSONS = 10_000;

    private final CxContext context;
    private final Setup setup;
    private final RuleStore rules = new RuleStore();
    private final QuotaStore uses = new QuotaStore();
    private final TransferStore transfers = new TransferStore();
    private final OutboxStore outbox = new OutboxStore(transfers);
    private final DecisionService decisions;
    private final StatementService statements;

    private CxConsent(CxContext context, Setup setup) {
        this.context = Objects.requireNonNull(context, "context");
        this.setup = setup;
        this.decisions = new DecisionService(setup.store, rules, setup.representations, uses, setup.policy);
        this.statements = new StatementService(context, setup.store, rules, decisions, setup.representations, outbox);
    }

    /** What the module is made of; {@code read} is what decisions read, with a cache where one may be. */
    private record Setup(
            ConsentStore store,
            CachedHistoryStore read,
            ReusePolicy policy,
            RepresentationStore representations,
            @Nullable DisclosureStore log) {

        static Setup of(CxContext context, ConsentStore store) {
            return new Setup(store, cached(context, store), ReusePolicy.DEFAULT, RepresentationStore.none(), null);
        }

        static CachedHistoryStore cached(CxContext context, ConsentStore store) {
            return new CachedHistoryStore(store, context.isJoined() ? 0 : CACHED_PERSONS);
        }
    }

    /** Opens the module on the context's storage. */
    public static CxConsent on(CxContext context) {
        return new CxConsent(context, Setup.of(context, new StorageConsentStore()));
    }

    /** The same module with another policy. */
    public CxConsent with(ReusePolicy other) {
        Objects.requireNonNull(other, "other");
        return new CxConsent(context, new Setup(setup.store, setup.read, other, setup.representations, setup.log));
    }

    /** The same module over another store of statements. */
    public CxConsent over(ConsentStore other) {
        Objects.requireNonNull(other, "other");
        return new CxConsent(
                context,
                new Setup(other, Setup.cached(context, other), setup.policy, setup.representations, setup.log));
    }

    /** The same module in which people may act for each other: these are their mandates. */
    public CxConsent representing(RepresentationStore other) {
        Objects.requireNonNull(other, "other");
        return new CxConsent(context, new Setup(setup.store, setup.read, setup.policy, other, setup.log));
    }

    /** The same module with a log in which each {@link #release} is written down. */
    public CxConsent logging(DisclosureStore other) {
        Objects.requireNonNull(other, "other");
        return new CxConsent(context, new Setup(setup.store, setup.read, setup.policy, setup.representations, other));
    }

    /**
     * Makes a vocabulary the current one. Publishing the same one again changes nothing.
     *
     * @throws CxException {@link ConsentError#VOCABULARY_VERSION_REUSED} if its version was published with other content
     */
    public void publish(Vocabulary vocabulary) {
        Objects.requireNonNull(vocabulary, "vocabulary");
        context.write(OnConflict.RETRY, session -> {
            setup.store.publish(session, vocabulary);
            return vocabulary;
        });
    }

    /**
     * Makes a rulebook the current one, read in the words of the vocabulary that is current now. Publishing the same one again
     * changes nothing.
     *
     * @throws CxException {@link ConsentError#VOCABULARY_VERSION_REUSED} if its version was published with other content;
     *     {@link ConsentError#NO_VOCABULARY} if there are no words yet
     */
    public void publish(Rulebook rulebook) {
        Objects.requireNonNull(rulebook, "rulebook");
        context.write(OnConflict.RETRY, session -> {
            rules.publish(
                    session,
                    rulebook,
                    decisions.vocabularies(session, Set.of()).current().ref());
            return rulebook;
        });
    }

    /**
     * Keeps a version of a notice as it is shown to people, and makes it the latest one. Publishing the same one again changes
     * nothing.
     *
     * @throws CxException {@link ConsentError#VOCABULARY_VERSION_REUSED} if its version was published with other content
     */
    public void publish(Notice notice) {
        Objects.requireNonNull(notice, "notice");
        context.write(OnConflict.RETRY, session -> {
            rules.publish(session, notice);
            return notice;
        });
    }

    /** The notice that a person was shown, as it was shown then; empty if it was never published. */
    public Optional<Notice> notice(ShownNotice shown) {
        return context.read(
                session -> rules.notices(session, List.of(shown.notice().id())).stream()
                        .flatMap(List::stream)
                        .filter(notice -> notice.ref().equals(shown.notice()))
                        .findFirst());
    }

    /**
     * Records that a person allows something.
     *
     * @throws CxException {@link ConsentError#UNKNOWN_TERM} if the vocabulary lacks the purpose or category;
     *     {@link ConsentError#STATEMENT_ID_REUSED} if the identifier stands for another statement; {@link
     *     ConsentError#NOT_MANDATED} if who says it for her may not; {@link ConsentError#UNKNOWN_NOTICE} if the notice was not
     *     published; {@link ConsentError#BEYOND_CEILING} if the rulebook allows less
     */
    public Acknowledgement grant(Grant grant) {
        return statements.grant(grant);
    }

    /**
     * Records that a person refuses something.
     *
     * @throws CxException as for {@link #grant}
     */
    public Acknowledgement refuse(Refusal refusal) {
        return statements.refuse(refusal);
    }

    /**
     * Records that a person takes a grant back. Whoever sees this return {@link Acknowledgement.Effect#EFFECTIVE} knows
     * that every later decision sees the withdrawal. Recipients that got data on the grant are to be told: {@link #outbox}.
     *
     * @throws CxException {@link ConsentError#STATEMENT_NOT_FOUND} if the person never made the statement;
     *     {@link ConsentError#STATEMENT_ID_REUSED} if the identifier stands for something else; {@link
     *     ConsentError#NOT_MANDATED} if who says it for her may not
     */
    public Acknowledgement withdraw(Withdrawal withdrawal) {
        return statements.withdraw(withdrawal);
    }

    /** Records that an authority forbids something; errors as for {@link #grant}. */
    public Acknowledgement restrict(Restriction restriction) {
        return statements.restrict(restriction);
    }

    /**
     * Records that an authority lifts a restriction.
     *
     * @throws CxException {@link ConsentError#STATEMENT_NOT_FOUND} if there is none
     */
    public Acknowledgement lift(Restriction.Lifting lifting) {
        return statements.lift(lifting);
    }

    /**
     * Carries out a command of any kind, as {@link #grant}, {@link #refuse}, {@link #withdraw}, {@link #restrict} or {@link
     * #lift} does, and with the same errors.
     */
    public Acknowledgement carryOut(ConsentCommand command) {
        return statements.carryOut(command);
    }

    /** Decides whether data may be reused now, and why. */
    public ReuseDecision decide(ReuseRequest request) {
        Objects.requireNonNull(request, "request");
        return context.read(session -> decide(session, request));
    }

    /**
     * Decides, and sees at least what a command told in {@link Acknowledgement#token}: for a caller who must not use a
     * storage that lags behind, such as a replica.
     *
     * @throws CxException {@link ConsentError#STORAGE_BEHIND} if this storage does not have it yet
     */
    public ReuseDecision decide(ReuseRequest request, RevisionToken atLeast) {
        Objects.requireNonNull(atLeast, "atLeast");
        ReuseDecision decision = decide(request);
        if (atLeast.subject().equals(request.subject()) && decision.revision() < atLeast.revision()) {
            throw new CxException(
                    ConsentError.STORAGE_BEHIND,
                    "the person's log is at revision " + decision.revision() + " here, and " + atLeast.revision()
                            + " was asked for",
                    "Ask the storage that took the command, or wait until this one has caught up.");
        }
        return decision;
    }

    /**
     * Decides on what was read of the person so long ago at most, without asking the storage what she said since: for a caller
     * who would rather be quick. A withdrawal of that time may be missed; the decision says so in {@link
     * ReuseDecision#maxStaleness}. What was never read, or longer ago, is read.
     *
     * @param maxStaleness how long ago at most; zero is {@link #decide(ReuseRequest)}
     */
    public ReuseDecision decide(ReuseRequest request, Duration maxStaleness) {
        Objects.requireNonNull(request, "request");
        if (maxStaleness.isNegative()) {
            throw new IllegalArgumentException("maxStaleness (" + maxStaleness + ") must not be negative");
        }
        return context.read(session -> {
            ConsentHistory history = setup.read.history(session, request.subject(), maxStaleness);
            return decisions.decide(session, request, history, session.now()).staleBy(maxStaleness);
        });
    }

    /** Decides many requests in one transaction, in the order asked for: at most 1,000, each as if asked by itself. */
    public List<ReuseDecision> decide(List<ReuseRequest> requests) {
        Limits.requireBatch("requests", requests.size());
        return context.read(session ->
                requests.stream().map(request -> decide(session, request)).toList());
    }

    /**
     * What a recipient could get of a person for a purpose now: each category that would be permitted, whole or in part, by
     * itself. It says nothing of the others, not even how many there are.
     */
    public List<ReuseDecision> listing(SubjectId subject, PurposeId purpose, RecipientId recipient) {
        return context.read(session -> {
            ConsentHistory history = setup.read.history(session, subject);
            ReuseDecider decider = decisions.decider(session, history);
            return decisions.vocabularies(session, Set.of()).current().categories().concepts().stream()
                    .map(concept -> new ReuseRequest(subject, new Scope(purpose, concept.id(), recipient)))
                    .map(request -> decider.decide(request, history, session.now()))
                    .map(decision -> decisions.counted(session, decision, history))
                    .filter(decision -> decision.outcome().isUsable())
                    .toList();
        });
    }

    private ReuseDecision decide(CxSession session, ReuseRequest request) {
        return decisions.decide(session, request, setup.read.history(session, request.subject()), session.now());
    }

    /**
     * Decides for a provider who is about to hand data out, and writes the attempt down, permitted or not, in the same
     * transaction; a use that counts is counted in it. Nothing may leave unless {@link Release#mayLeave()}. An attempt that
     * is made again with the same identifier is decided anew; it counts and stands in the log once as refused and once as released, if it was both.
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
        DisclosureStore log = log();
        return context.write(OnConflict.RETRY, session -> {
            ConsentHistory history = setup.store.history(session, request.subject());
            ReuseDecision decision = quotas().count(
                            session,
                            UseKey.of(id.value()),
                            decisions.decideUncounted(session, request, history, session.now()),
                            history);
            // an attempt in vain and the same one with success are two entries: nothing leaves on the entry of a
            // refusal
            DisclosureId entry = decision.outcome().isUsable() ? id : id.refused();
            boolean added = log.append(session, entry, provider, decision);
            transfers.permitted(session, id, provider, decision);
            return new Release(id, provider, decision, effect(), !added);
        });
    }

    /** The same, as one command. */
    public Release release(ReleaseRequest wanted) {
        return release(wanted.id(), wanted.provider(), wanted.request());
    }

    /** What was permitted to go, held against what providers tell that went. */
    public TransferService transfers() {
        return new TransferService(context, transfers, decisions);
    }

    /** Uses of grants that allow only so many. */
    public QuotaService quotas() {
        return new QuotaService(context, setup.store, decisions, uses, setup.policy.permitLifetime());
    }

    /** Who is still to be told what. */
    public OutboxService outbox() {
        return new OutboxService(context, outbox, OutboxPolicy.DEFAULT);
    }

    /**
     * Uses in an emergency.
     *
     * @throws CxException {@link ConsentError#NO_DISCLOSURE_LOG} if no log was given with {@link #logging}
     */
    public EmergencyService emergencies() {
        return new EmergencyService(context, setup.store, decisions, log(), outbox, setup.policy.permitLifetime());
    }

    private DisclosureStore log() {
        if (setup.log == null) {
            throw new CxException(
                    ConsentError.NO_DISCLOSURE_LOG,
                    "data leaves only after its entry in a log is stored, and there is no log",
                    "Open the module with CxConsent.logging(log), or ask decide(request) if nothing leaves.");
        }
        return setup.log;
    }

    private Acknowledgement.Effect effect() {
        return context.isJoined() ? Acknowledgement.Effect.PENDING_COMMIT : Acknowledgement.Effect.EFFECTIVE;
    }

    /**
     * Grants in force that somebody made for the person under a mandate that has ended, as when a child came of age: they
     * stand, and she is to be asked whether she keeps them.
     */
    public List<StatementRecord> toReconfirm(SubjectId subject) {
        return context.read(session -> statements.toReconfirm(session, subject));
    }

    /** Everything a person said and what became of it. */
    public ConsentHistory history(SubjectId subject) {
        Objects.requireNonNull(subject, "subject");
        return context.read(session -> setup.store.history(session, subject));
    }

    /** How a person said something, if that was kept; the note is gone once the person's key is destroyed. */
    public Optional<Evidence> evidence(SubjectId subject, StatementId statement) {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(statement, "statement");
        return context.read(session -> setup.store.evidence(session, subject, statement));
    }

    /**
     * Statements of all persons as observations, in the order in which they were committed.
     *
     * @param after {@link Position#START}, or what an earlier call returned as {@code last}
     * @param limit how many at most, 1 to 1,000
     */
    public Slice<Observation, Position> observations(Position after, int limit) {
        return context.read(session -> ObservedFactStore.read(setup.store, session, after, limit));
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

    private UsePermission.Answer check(UsePermission.Request request) {
        return context.read(session -> {
            List<ReuseDecision> decided = request.categories().stream()
                    .sorted(Comparator.comparing(DataCategoryId::value))
                    .map(category -> new Scope(request.purpose(), category, RecipientId.of(request.recipient())))
                    .map(scope -> decide(session, new ReuseRequest(request.subject(), scope)))
                    .toList();
            return ConsentPermission.answer(decided);
        });
    }
}
