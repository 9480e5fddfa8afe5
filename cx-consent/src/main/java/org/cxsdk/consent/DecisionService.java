package org.cxsdk.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.customer.Representation;
import org.cxsdk.core.customer.RepresentationId;
import org.cxsdk.core.customer.RepresentationStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers what a decision looks at, and asks the calculator. */
final class DecisionService {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionService.class);

    private final ConsentStore store;
    private final RuleStore rules;
    private final RepresentationStore representations;
    private final QuotaStore quotas;
    private final ReusePolicy policy;

    DecisionService(
            ConsentStore store,
            RuleStore rules,
            RepresentationStore representations,
            QuotaStore quotas,
            ReusePolicy policy) {
        this.store = store;
        this.rules = rules;
        this.representations = representations;
        this.quotas = quotas;
        this.policy = policy;
    }

    /** Decides; a grant whose uses are spent permits nothing. */
    ReuseDecision decide(CxSession session, ReuseRequest request, ConsentHistory history, Instant now) {
        return counted(session, decideUncounted(session, request, history, now), history);
    }

    /** A denial if the grant that the permit rests on allows no use now. */
    ReuseDecision counted(CxSession session, ReuseDecision decision, ConsentHistory history) {
        Optional<ConsentFact.Granted> limited = limitedGrant(decision, history);
        if (limited.isEmpty()) {
            return decision;
        }
        Instant now = decision.decidedAt();
        List<Instant> uses = quotas.load(
                        session, history.subject(), limited.get().id())
                .map(stored -> stored.value().counting(now))
                .orElse(List.of());
        Quota quota = limited.get().terms().limit().orElseThrow();
        return quota.nextAt(uses, now).filter(now::equals).isPresent() ? decision : spent(decision);
    }

    static ReuseDecision spent(ReuseDecision decision) {
        return new ReuseDecision(
                decision.request(),
                new ReuseOutcome.Deny(List.of(ReuseReason.QUOTA_SPENT)),
                decision::considered,
                decision.decidedAt(),
                decision.revision(),
                decision.vocabulary(),
                decision.rulebook());
    }

    /** The grant that a permit rests on, if it allows only so many uses. */
    static Optional<ConsentFact.Granted> limitedGrant(ReuseDecision decision, ConsentHistory history) {
        return decision.outcome()
                .restsOn()
                .flatMap(ReuseOutcome.Basis::statement)
                .flatMap(history::statement)
                .flatMap(StatementRecord::grant)
                .filter(grant -> grant.terms().quota() != null);
    }

    ReuseDecision decideUncounted(CxSession session, ReuseRequest request, ConsentHistory history, Instant now) {
        ReuseDecision decision = decider(session, history).decide(request, history, now);
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

    /** The decider for one person, to be asked several questions. */
    ReuseDecider decider(CxSession session, ConsentHistory history) {
        Set<DefinitionRef> shown = history.standing().stream()
                .map(entry -> entry.statement().vocabulary())
                .collect(Collectors.toSet());
        history.restrictions().forEach(restriction -> shown.add(restriction.vocabulary()));
        Optional<RuleStore.Written> book = rules.current(session);
        book.ifPresent(written -> shown.add(written.vocabulary()));
        return ReuseDecider.of(vocabularies(session, shown), policy, rules(session, history, book));
    }

    Vocabularies vocabularies(CxSession session, Set<DefinitionRef> shown) {
        return store.vocabularies(session, shown)
                .orElseThrow(() -> new CxException(
                        ConsentError.NO_VOCABULARY,
                        "no vocabulary of purposes and categories was published",
                        "Publish one with CxConsent.publish."));
    }

    private ReuseRules rules(CxSession session, ConsentHistory history, Optional<RuleStore.Written> book) {
        ReuseRules found = book.map(written -> ReuseRules.NONE.with(written.rulebook(), written.vocabulary()))
                .orElse(ReuseRules.NONE);
        List<ConsentFact.Granted> grants = history.standing().stream()
                .flatMap(entry -> entry.grant().stream())
                .toList();
        Set<String> notices = grants.stream()
                .flatMap(grant -> grant.terms().shown().stream())
                .map(shown -> shown.notice().id())
                .collect(Collectors.toSet());
        for (List<Notice> versions : rules.notices(session, notices)) {
            found = found.with(versions);
        }
        if (grants.stream().anyMatch(grant -> !grant.mandates().isEmpty())) {
            Set<RepresentationId> annulled = representations.about(session, history.subject()).stream()
                    .filter(Representation::isVoid)
                    .map(Representation::id)
                    .collect(Collectors.toSet());
            found = found.annulling(annulled);
        }
        return found;
    }
}
