package org.cxsdk.feedback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Money;
import org.cxsdk.core.Observation;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.Envelope;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.feedback.json.StorageCaseStore;
import org.cxsdk.feedback.privacy.Redactor;
import org.cxsdk.feedback.recovery.ActionId;
import org.cxsdk.feedback.recovery.AuthorityDecision;
import org.cxsdk.feedback.recovery.AuthorityMatrix;
import org.cxsdk.feedback.recovery.Case;
import org.cxsdk.feedback.recovery.CaseCause;
import org.cxsdk.feedback.recovery.CaseChange;
import org.cxsdk.feedback.recovery.CaseClocks;
import org.cxsdk.feedback.recovery.CaseFact;
import org.cxsdk.feedback.recovery.CaseId;
import org.cxsdk.feedback.recovery.CaseObservations;
import org.cxsdk.feedback.recovery.CaseReason;
import org.cxsdk.feedback.recovery.CaseRules;
import org.cxsdk.feedback.recovery.CaseStore;
import org.cxsdk.feedback.recovery.ClockStanding;
import org.cxsdk.feedback.recovery.Complaint;
import org.cxsdk.feedback.recovery.DueEscalation;
import org.cxsdk.feedback.recovery.EscalationLadder;
import org.cxsdk.feedback.recovery.GrantId;
import org.cxsdk.feedback.recovery.Offer;
import org.cxsdk.feedback.recovery.PastGrant;
import org.cxsdk.feedback.recovery.RecoveryPlan;
import org.cxsdk.feedback.recovery.RemedyId;
import org.cxsdk.feedback.recovery.RoleId;
import org.cxsdk.feedback.recovery.RootCauseId;
import org.cxsdk.feedback.recovery.ServiceTerms;
import org.cxsdk.feedback.survey.FeedbackError;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ResponseStore;
import org.jspecify.annotations.Nullable;

/**
 * Service recovery over a storage: an unhappy answer or a complaint opens a case, staff see what they may grant and solve it,
 * the customer hears what became of it. Safe for use by many threads.
 *
 * <p>Who acts comes from the context ({@link CxContext#as}); that the person has the role that is named is for the agency to
 * check. What is done to a case is a fact that never changes; what cannot be done is refused with reasons and changes nothing.
 * A request outside authority is kept too: it is the audit of what was asked for.
 */
public final class CxRecovery {

    /** Acts where no person does: opening a case by rule, raising what is past due. */
    private static final ActorId MACHINE = ActorId.of("cx-recovery");

    private final CxContext context;
    private final RecoveryPlan plan;
    private final CaseStore cases;
    private final ResponseStore responses;
    private final Redactor redactor;

    private CxRecovery(
            CxContext context, RecoveryPlan plan, CaseStore cases, ResponseStore responses, Redactor redactor) {
        this.context = Objects.requireNonNull(context, "context");
        this.plan = Objects.requireNonNull(plan, "plan");
        this.cases = Objects.requireNonNull(cases, "cases");
        this.responses = Objects.requireNonNull(responses, "responses");
        this.redactor = Objects.requireNonNull(redactor, "redactor");
    }

    static CxRecovery on(CxContext context, RecoveryPlan plan, ResponseStore responses, Redactor redactor) {
        return new CxRecovery(context, plan, new StorageCaseStore(), responses, redactor);
    }

    /** Opens service recovery on a context, with cases and responses kept in stores of the agency's own. */
    public static CxRecovery on(CxContext context, RecoveryPlan plan, CaseStore cases, ResponseStore responses) {
        return new CxRecovery(context, plan, cases, responses, Redactor.all());
    }

    /**
     * This service with other identifiers taken out of what people write, before a store sees it: complaints, notes of
     * colleagues, messages. With {@link Redactor#none()} they are kept as they are said, sealed under the customer's key.
     */
    public CxRecovery redacting(Redactor other) {
        return new CxRecovery(context, plan, cases, responses, other);
    }

    private String redacted(String words) {
        return redactor.redact(words).text();
    }

    // --- opening

    /**
     * Stores a response, and opens a case if a rule of the plan says so: both or neither. Submitting it again does nothing.
     *
     * @param instrument the instrument that was answered
     * @param response the answers
     */
    public Taken submit(Instrument instrument, Response response) {
        return context.inTransaction(OnConflict.RETRY, tx -> {
            Submission submission =
                    CxFeedback.on(tx, responses).redacting(redactor).submit(instrument, response);
            return submission instanceof Submission.Rejected
                    ? new Taken(submission, null)
                    : new Taken(
                            submission,
                            new CxRecovery(tx, plan, cases, responses, redactor)
                                    .take(response)
                                    .orElse(null));
        });
    }

    /** Opens a case for a response if a rule of the plan says so; the same response opens one case. */
    public Optional<Case> take(Response response) {
        return plan.match(response)
                .map(match -> opening(
                        CaseId.of("case-" + response.id()),
                        now -> new CaseFact.Opened(
                                now,
                                MACHINE,
                                response.respondent(),
                                match.issue(),
                                match.cause(),
                                response.id(),
                                null,
                                1,
                                plan.terms(),
                                response.dimensions(),
                                plan.calendar().id())));
    }

    /** Opens a case for a complaint; the same complaint opens one case. */
    public Case open(Complaint complaint) {
        ActorId by = actor();
        return opening(
                complaint.id(),
                now -> new CaseFact.Opened(
                        now,
                        by,
                        complaint.customer(),
                        complaint.issue(),
                        CaseCause.complaint(),
                        null,
                        redacted(complaint.words()),
                        complaint.stage(),
                        plan.terms(),
                        complaint.dimensions(),
                        plan.calendar().id()));
    }

    private Case opening(CaseId id, Function<Instant, CaseFact.Opened> fact) {
        return context.write(OnConflict.RETRY, session -> {
            Optional<Case> known = cases.find(session, id);
            if (known.isPresent()) {
                return known.get();
            }
            Case opened = new Case(id, List.of(fact.apply(session.now())));
            cases.add(session, null, opened, nextDue(opened));
            return opened;
        });
    }

    // --- looking

    /** The case, if it was opened. Words whose key was destroyed come back as null. */
    public Optional<Case> find(CaseId id) {
        return context.read(session -> cases.find(session, id));
    }

    /** The cases of a customer, in the order in which they were opened. */
    public List<Case> ofCustomer(SubjectId customer) {
        return context.read(session -> cases.ofCustomer(session, customer).stream()
                .map(id -> cases.find(session, id).orElseThrow())
                .toList());
    }

    /** How the promises of a case stand, or stood, at an instant. */
    public List<ClockStanding> clocks(CaseId id, Instant at) {
        Case of = known(id);
        return CaseClocks.by(plan.calendarOf(of)).at(of, at);
    }

    /** What somebody in a role may do about a case, and how: first what she may do herself. */
    public List<Offer> offers(CaseId id, RoleId role) {
        return context.read(session -> {
            Case of = known(session, id);
            return plan.offers(role, of.issue(), cases.grants(session, of.customer()), session.now());
        });
    }

    // --- solving

    /** Grants a remedy without money. */
    public AuthorityDecision grant(CaseId id, GrantId grant, RoleId role, RemedyId remedy) {
        return granting(id, grant, role, remedy, null);
    }

    /**
     * Grants a remedy if the matrix lets the role do so; otherwise keeps the request and says who may. The same request
     * grants once, however often it is made.
     *
     * @throws IllegalArgumentException if the identifier stands for a request of another role, remedy or amount
     */
    public AuthorityDecision grant(CaseId id, GrantId grant, RoleId role, RemedyId remedy, Money amount) {
        return granting(id, grant, role, remedy, amount);
    }

    private AuthorityDecision granting(CaseId id, GrantId grant, RoleId role, RemedyId remedy, @Nullable Money amount) {
        ActorId by = actor();
        return context.write(OnConflict.RETRY, session -> {
            Case before = known(session, id);
            Optional<AuthorityDecision> known = before.decided(grant, role, remedy, amount);
            if (known.isPresent()) {
                return known.get();
            }
            Instant at = before.next(session.now());
            List<PastGrant> past = cases.grants(session, before.customer());
            AuthorityDecision decision = plan.authority()
                    .decide(
                            role,
                            new AuthorityMatrix.Request(before.issue(), remedy, amount),
                            past,
                            at,
                            plan.calendar().zone());
            CaseFact fact = decision instanceof AuthorityDecision.Granted granted
                    ? new CaseFact.RemedyGranted(at, by, grant, role, remedy, amount, granted.rule())
                    : referral(at, by, grant, role, remedy, amount, (AuthorityDecision.Referred) decision);
            List<CaseReason> against = CaseRules.against(before, fact);
            if (!against.isEmpty()) {
                return new AuthorityDecision.Impossible(against);
            }
            append(session, before, before.with(fact));
            if (decision.isGranted()) {
                cases.addGrant(session, before.customer(), past, new PastGrant(at, id, grant, remedy, amount));
            }
            return decision;
        });
    }

    private static CaseFact referral(
            Instant at,
            ActorId by,
            GrantId grant,
            RoleId role,
            RemedyId remedy,
            @Nullable Money amount,
            AuthorityDecision.Referred referred) {
        return new CaseFact.RemedyReferred(
                at, by, grant, role, remedy, amount, referred.whom().orElse(null), referred.reasons());
    }

    /** The customer hears that she was heard. */
    public CaseChange acknowledge(CaseId id) {
        return change(id, CaseFact.Acknowledged::new);
    }

    /** Work waits for somebody else. */
    public CaseChange pause(CaseId id, CaseFact.PauseReason reason) {
        return change(id, (at, by) -> new CaseFact.Paused(at, by, reason));
    }

    /** Work goes on. */
    public CaseChange resume(CaseId id) {
        return change(id, CaseFact.Resumed::new);
    }

    /** The customer hears how things stand. */
    public CaseChange update(CaseId id) {
        return change(id, CaseFact.Updated::new);
    }

    /** It is decided. */
    public CaseChange decide(CaseId id, CaseFact.Outcome outcome) {
        return change(id, (at, by) -> new CaseFact.Decided(at, by, outcome));
    }

    /** Other terms hold from now on; why is a code or a few words without personal data. */
    public CaseChange changeTerms(CaseId id, ServiceTerms terms, String why) {
        return change(id, (at, by) -> new CaseFact.TermsChanged(at, by, terms, redacted(why)));
    }

    /** It is solved: why it went wrong, and what was done. */
    public CaseChange solve(CaseId id, RootCauseId rootCause, ActionId action) {
        return change(id, (at, by) -> new CaseFact.Resolved(at, by, rootCause, action, null));
    }

    /** It is solved, with more words for colleagues; they are kept without identifiers, sealed under the customer's key. */
    public CaseChange solve(CaseId id, RootCauseId rootCause, ActionId action, String note) {
        return change(id, (at, by) -> new CaseFact.Resolved(at, by, rootCause, action, redacted(note)));
    }

    /** The customer hears what became of it; the message is kept without identifiers, sealed under her key. */
    public CaseChange tell(CaseId id, ChannelId channel, String message) {
        return change(id, (at, by) -> new CaseFact.CustomerTold(at, by, channel, redacted(message)));
    }

    /** It is closed; the root cause, the action and a word to the customer come before. */
    public CaseChange close(CaseId id) {
        return change(id, CaseFact.Closed::new);
    }

    /** The customer came back: it goes on, in the next stage if there is one. */
    public CaseChange reopen(CaseId id) {
        return changes(id, (before, at) -> List.of(reopened(before, at, actor(), CaseFact.ReopenReason.CUSTOMER)));
    }

    /** The customer was asked whether she is content with how it was solved; if she is not, it goes on. */
    public CaseChange surveyed(CaseId id, ResponseId response, boolean satisfied) {
        return changes(id, (before, at) -> {
            CaseFact surveyed = new CaseFact.Surveyed(at, MACHINE, response, satisfied);
            return satisfied
                    ? List.of(surveyed)
                    : List.of(surveyed, reopened(before, at, MACHINE, CaseFact.ReopenReason.RECOVERY_SURVEY));
        });
    }

    private CaseFact reopened(Case before, Instant at, ActorId by, CaseFact.ReopenReason reason) {
        return new CaseFact.Reopened(
                at, by, reason, before.terms().after(before.stage()).orElse(before.stage()));
    }

    // --- escalating

    /**
     * Hands a request that was outside authority to the role that may grant it. Nothing else goes up by hand: what is within
     * authority is solved where it is.
     */
    public CaseChange escalate(CaseId id, GrantId referral) {
        ActorId by = actor();
        return changes(id, (before, at) -> {
            RoleId to = before.request(referral)
                    .filter(CaseFact.RemedyReferred.class::isInstance)
                    .map(fact -> ((CaseFact.RemedyReferred) fact).needs())
                    .orElse(null);
            return to == null
                    ? List.of()
                    : List.of(new CaseFact.Escalated(
                            at, by, to, CaseFact.EscalationReason.OUTSIDE_AUTHORITY, referral, null));
        });
    }

    /** Escalations of promises that are past due at an instant, longest waiting first. */
    public List<DueEscalation> due(Instant now, int limit) {
        return context.read(session -> {
            List<DueEscalation> due = new ArrayList<>();
            for (CaseId id : cases.due(session, now, limit)) {
                plan.next(known(session, id))
                        .filter(next -> next.when().isBefore(now))
                        .ifPresent(next -> due.add(new DueEscalation(id, next)));
            }
            return List.copyOf(due);
        });
    }

    /** Does what is due. Whoever does it a second time, or after the promise was kept, changes nothing. */
    public CaseChange escalate(DueEscalation due) {
        EscalationLadder.Next next = due.next();
        return changes(due.of(), CaseReason.NOT_DUE, (before, at) -> {
            boolean stands = plan.next(before).filter(next::equals).isPresent();
            return stands && next.when().isBefore(at)
                    ? List.of(new CaseFact.Escalated(
                            at, MACHINE, next.to(), CaseFact.EscalationReason.PAST_DUE, null, next.due()))
                    : List.of();
        });
    }

    // --- telling the KPI engine

    /**
     * Observations of what happened to cases after a position, for the KPI engine; {@link CaseObservations} lists them.
     *
     * @param after {@link Position#START} at first, then the {@code last} of the slice before
     * @param limit how many facts to read, 1 to 1,000
     */
    public Slice<Observation, Position> observations(Position after, int limit) {
        return context.read(session -> {
            Slice<CaseStore.Arrival, Position> slice = cases.arrivals(session, after, limit);
            Map<CaseId, Case> read = new HashMap<>();
            List<Observation> observations = new ArrayList<>();
            for (CaseStore.Arrival arrival : slice.items()) {
                Case whole = read.computeIfAbsent(arrival.of(), id -> known(session, id));
                Case then = new Case(whole.id(), whole.facts().subList(0, arrival.number()));
                CaseObservations.ofLast(then, plan.calendarOf(then)).ifPresent(observations::add);
            }
            return new Slice<>(observations, slice.last(), slice.more());
        });
    }

    // --- how it is done

    private CaseChange change(CaseId id, BiFunction<Instant, ActorId, CaseFact> fact) {
        ActorId by = actor();
        return changes(id, (before, at) -> List.of(fact.apply(at, by)));
    }

    private CaseChange changes(CaseId id, BiFunction<Case, Instant, List<CaseFact>> facts) {
        return changes(id, CaseReason.WITHIN_AUTHORITY, facts);
    }

    /** Adds facts, all or none; without any it is refused for the reason given. */
    private CaseChange changes(CaseId id, CaseReason ifNone, BiFunction<Case, Instant, List<CaseFact>> facts) {
        return context.write(OnConflict.RETRY, session -> {
            Case before = known(session, id);
            List<CaseFact> next = facts.apply(before, before.next(session.now()));
            if (next.isEmpty()) {
                return new CaseChange.Refused(before, List.of(ifNone));
            }
            Case now = before;
            for (CaseFact fact : next) {
                List<CaseReason> against = CaseRules.against(now, fact);
                if (!against.isEmpty()) {
                    return new CaseChange.Refused(before, against);
                }
                now = now.with(fact);
            }
            append(session, before, now);
            return new CaseChange.Done(now);
        });
    }

    private void append(CxSession session, Case before, Case now) {
        cases.add(session, before, now, nextDue(now));
    }

    private @Nullable Instant nextDue(Case of) {
        return plan.next(of).map(EscalationLadder.Next::when).orElse(null);
    }

    private Case known(CaseId id) {
        return context.read(session -> known(session, id));
    }

    private Case known(CxSession session, CaseId id) {
        return cases.find(session, id)
                .orElseThrow(() -> new CxException(
                        FeedbackError.UNKNOWN_CASE, "there is no case " + id, "Open it, or look at the identifier."));
    }

    private ActorId actor() {
        return context.envelope()
                .map(Envelope::actor)
                .orElseThrow(() -> new CxException(
                        FeedbackError.NOBODY_ACTS,
                        "what is done to a case says who did it, and the context names nobody",
                        "Open the service on context.as(actor, reason)."));
    }
}
