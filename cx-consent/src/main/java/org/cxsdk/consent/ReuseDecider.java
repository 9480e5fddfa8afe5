package org.cxsdk.consent;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cxsdk.consent.ConsentFact.Granted;
import org.cxsdk.consent.ConsentFact.Refused;
import org.cxsdk.consent.ConsentFact.Statement;
import org.cxsdk.consent.ReuseDecision.Considered;
import org.cxsdk.consent.ReuseDecision.Verdict;
import org.cxsdk.consent.ReuseOutcome.Basis;
import org.cxsdk.core.DataCategoryId;
import org.jspecify.annotations.Nullable;

/**
 * May the recipient use this category of this person's data for this purpose now, and why?
 *
 * <p>The rule (docs/consent-states.md), over the <i>standing</i> statements, which are the latest of each scope:
 *
 * <ol>
 *   <li>An unknown purpose or category: deny.
 *   <li>No standing statement covers the request: consent is needed.
 *   <li>A grant that is <i>in force</i> (standing, not withdrawn, now in {@code [from, to)}) and covers the request
 *       permits it, unless a standing refusal that covers the request beats the grant. A refusal beats a grant unless
 *       the grant is later in the log and at least as specific in purpose, category and recipient alike.
 *   <li>Of several such grants the most specific is used, then the one that ends first, then the one recorded first,
 *       because its limits bind.
 *   <li>What lies below the requested category and would not be permitted by itself is excluded from the permit. What
 *       lies below it and is permitted by another grant only, because a refusal beats the one used there, stays in, and
 *       the permit ends with that other grant at the latest.
 *   <li>Otherwise: deny.
 * </ol>
 *
 * <p>An edit of the vocabulary never widens a grant: a grant covers the request if it does so both in the vocabulary
 * that the person was shown and in the current one, a refusal if it does so in either.
 *
 * <p>Left out for now: notices, quotas, mandates of representatives and grounds other than statements of the person.
 *
 * <p>Cost: linear in the number of standing statements; where a part may be excluded, that times the number of
 * categories below the requested one. Pure and safe for threads.
 */
public final class ReuseDecider {

    private final Vocabularies vocabularies;
    private final Vocabulary current;
    private final ReusePolicy policy;

    private ReuseDecider(Vocabularies vocabularies, ReusePolicy policy) {
        this.vocabularies = Objects.requireNonNull(vocabularies, "vocabularies");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.current = vocabularies.current();
    }

    /** Returns a decider with the default policy. */
    public static ReuseDecider of(Vocabularies vocabularies) {
        return new ReuseDecider(vocabularies, ReusePolicy.DEFAULT);
    }

    /** Returns a decider. */
    public static ReuseDecider of(Vocabularies vocabularies, ReusePolicy policy) {
        return new ReuseDecider(vocabularies, policy);
    }

    /**
     * Decides.
     *
     * @param request the question
     * @param history what the person said
     * @param now the instant to decide for; cut to microseconds
     */
    public ReuseDecision decide(ReuseRequest request, ConsentHistory history, Instant now) {
        if (!history.subject().equals(request.subject())) {
            throw new IllegalArgumentException("history and request must be about the same person");
        }
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        List<ReuseReason> unknown = unknownTerms(request.scope());
        if (!unknown.isEmpty()) {
            return decision(request, history, at, new ReuseOutcome.Deny(unknown), List.of());
        }
        Contest contest = new Contest(history.standing(), request.scope(), at);
        Optional<Granted> used = mostSpecific(contest.undefeated());
        Parts parts = used.map(grant -> parts(contest, grant)).orElseGet(Parts::new);
        ReuseOutcome outcome = used.map(grant -> permit(contest, grant, parts))
                .orElseGet(() -> contest.anybodyCovers() ? denial(contest) : consentNeeded());
        List<Considered> considered = explain(contest, used.orElse(null), parts);
        return decision(request, history, at, outcome, considered);
    }

    private ReuseDecision decision(
            ReuseRequest request,
            ConsentHistory history,
            Instant at,
            ReuseOutcome outcome,
            List<Considered> considered) {
        return new ReuseDecision(request, outcome, considered, at, history.revision(), current.ref());
    }

    private List<ReuseReason> unknownTerms(Scope scope) {
        List<ReuseReason> unknown = new ArrayList<>();
        if (!current.purposes().knows(scope.purpose())) {
            unknown.add(ReuseReason.UNKNOWN_PURPOSE);
        }
        if (!current.categories().knows(scope.category())) {
            unknown.add(ReuseReason.UNKNOWN_CATEGORY);
        }
        return unknown;
    }

    /** The grant whose limits bind: most specific, then ending first, then recorded first. */
    private Optional<Granted> mostSpecific(List<Granted> grants) {
        return grants.stream()
                .filter(grant -> grants.stream().noneMatch(other -> isMoreSpecific(other, grant)))
                .min(Comparator.comparing((Granted grant) -> end(grant)).thenComparing(Granted::revision));
    }

    private boolean isMoreSpecific(Granted grant, Granted than) {
        return !grant.scope().equals(than.scope()) && current.covers(than.scope(), grant.scope());
    }

    private static Instant end(Granted grant) {
        return Objects.requireNonNullElse(grant.validity().to(), Instant.MAX);
    }

    /**
     * What becomes of the categories strictly below the requested one, each asked by itself. A part that nothing permits is
     * excluded: a refusal takes it out, or it came below only after the person was asked. A part that the grant used for
     * the whole does not permit, but another one does, rests on that other one and ends with it.
     */
    private Parts parts(Contest contest, Granted used) {
        Parts parts = new Parts();
        if (isCurrent(used) && contest.noRefusalOfAPart()) {
            return parts;
        }
        for (DataCategoryId category : current.categories().below(contest.asked.category())) {
            Contest part = contest.about(category);
            List<Granted> undefeated = part.undefeated();
            if (undefeated.isEmpty()) {
                parts.excluded.add(category);
            } else if (!undefeated.contains(used)) {
                parts.grants.add(mostSpecific(undefeated).orElseThrow());
                parts.overcome.addAll(part.refusals);
            }
        }
        return parts;
    }

    /** The parts of a permit that do not go with the whole. */
    private static final class Parts {
        final Set<DataCategoryId> excluded = new TreeSet<>(Comparator.comparing(DataCategoryId::value));
        final Set<Granted> grants = new LinkedHashSet<>();
        final Set<Refused> overcome = new LinkedHashSet<>();
    }

    private ReuseOutcome permit(Contest contest, Granted used, Parts parts) {
        Set<ReuseReason> reasons = EnumSet.of(inForce(used.basis()));
        if (!contest.refusals.isEmpty()) {
            reasons.add(ReuseReason.GRANTED_AFTER_REFUSAL);
        }
        for (DataCategoryId category : parts.excluded) {
            boolean refused = !contest.about(category).refusals.isEmpty();
            reasons.add(refused ? ReuseReason.PARTLY_REFUSED : ReuseReason.PARTLY_NEW);
        }
        Basis basis = new Basis(used.basis(), used.id(), used.revision());
        Instant useBefore = Stream.concat(Stream.of(used), parts.grants.stream())
                .map(grant -> useBefore(grant, contest.at))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return parts.excluded.isEmpty()
                ? new ReuseOutcome.Permit(List.copyOf(reasons), basis, useBefore)
                : new ReuseOutcome.Partial(List.copyOf(reasons), basis, useBefore, parts.excluded);
    }

    private static ReuseReason inForce(ReuseBasis basis) {
        return basis == ReuseBasis.EXPLICIT_REQUEST
                ? ReuseReason.EXPLICIT_REQUEST_IN_FORCE
                : ReuseReason.CONSENT_IN_FORCE;
    }

    private Instant useBefore(Granted grant, Instant at) {
        boolean atEndOfTime = at.isAfter(Instant.MAX.minus(policy.permitLifetime()));
        Instant limit =
                atEndOfTime ? Instant.MAX : at.plus(policy.permitLifetime()).truncatedTo(ChronoUnit.MICROS);
        return end(grant).isBefore(limit) ? end(grant) : limit;
    }

    private static ReuseOutcome consentNeeded() {
        return new ReuseOutcome.Needs(List.of(ReuseReason.NO_STATEMENT), ReuseOutcome.Need.CONSENT);
    }

    private static ReuseOutcome denial(Contest contest) {
        Set<ReuseReason> reasons = EnumSet.noneOf(ReuseReason.class);
        if (!contest.refusals.isEmpty()) {
            reasons.add(ReuseReason.REFUSED);
        }
        contest.grants.forEach(entry -> reasons.addAll(notInForce(entry, contest.at)));
        return new ReuseOutcome.Deny(List.copyOf(reasons));
    }

    /** Every condition of being in force that a standing grant fails; none if it is in force. */
    private static Set<ReuseReason> notInForce(StatementRecord entry, Instant at) {
        Set<ReuseReason> reasons = EnumSet.noneOf(ReuseReason.class);
        Granted granted = entry.grant().orElseThrow();
        if (entry.withdrawn() != null) {
            reasons.add(ReuseReason.WITHDRAWN);
        }
        if (granted.validity().hasEnded(at)) {
            reasons.add(ReuseReason.EXPIRED);
        }
        if (!granted.validity().hasBegun(at)) {
            reasons.add(ReuseReason.NOT_YET_VALID);
        }
        return reasons;
    }

    private List<Considered> explain(Contest contest, @Nullable Granted used, Parts parts) {
        List<Considered> considered = new ArrayList<>(contest.standing.size());
        for (StatementRecord entry : contest.standing) {
            considered.add(
                    entry.statement() instanceof Refused refusal
                            ? explainRefusal(refusal, contest, parts)
                            : explainGrant(entry, contest, used, parts));
        }
        return considered;
    }

    private Considered explainGrant(StatementRecord entry, Contest contest, @Nullable Granted used, Parts parts) {
        Granted grant = (Granted) entry.statement();
        if (grant == used || parts.grants.contains(grant)) {
            return new Considered(grant, Verdict.WON, List.of(inForce(grant.basis())));
        }
        if (!contest.grants.contains(entry)) {
            return new Considered(grant, Verdict.OUTSIDE, whyOutside(grant, contest.asked));
        }
        Set<ReuseReason> reasons = notInForce(entry, contest.at);
        if (contest.refusals.stream().anyMatch(refusal -> beats(refusal, grant, contest.asked))) {
            reasons.add(ReuseReason.REFUSED);
        }
        if (reasons.isEmpty()) {
            reasons.add(whyNotChosen(grant, Objects.requireNonNull(used, "used"), contest.undefeated()));
        }
        return new Considered(grant, Verdict.LOST, List.copyOf(reasons));
    }

    private Considered explainRefusal(Refused refusal, Contest contest, Parts parts) {
        if (parts.excluded.stream().anyMatch(category -> covers(refusal, contest.asked.withCategory(category)))) {
            return new Considered(refusal, Verdict.LIMITED, List.of(ReuseReason.PARTLY_REFUSED));
        }
        if (contest.refusals.contains(refusal)) {
            boolean overcome = contest.inForce().anyMatch(grant -> !beats(refusal, grant, contest.asked));
            return overcome
                    ? new Considered(refusal, Verdict.LOST, List.of(ReuseReason.GRANTED_AFTER_REFUSAL))
                    : new Considered(refusal, Verdict.WON, List.of(ReuseReason.REFUSED));
        }
        if (parts.overcome.contains(refusal)) {
            return new Considered(refusal, Verdict.LOST, List.of(ReuseReason.GRANTED_AFTER_REFUSAL));
        }
        return new Considered(refusal, Verdict.OUTSIDE, whyOutside(refusal, contest.asked));
    }

    private ReuseReason whyNotChosen(Granted grant, Granted used, List<Granted> undefeated) {
        if (undefeated.stream().anyMatch(other -> isMoreSpecific(other, grant))) {
            return ReuseReason.LESS_SPECIFIC;
        }
        return end(used).isBefore(end(grant)) ? ReuseReason.ENDS_LATER : ReuseReason.LATER_IN_LOG;
    }

    private List<ReuseReason> whyOutside(Statement statement, Scope asked) {
        List<ReuseReason> reasons = new ArrayList<>();
        Scope scope = statement.scope();
        if (!current.purposes().covers(scope.purpose(), asked.purpose())) {
            reasons.add(ReuseReason.OTHER_PURPOSE);
        }
        if (!current.categories().covers(scope.category(), asked.category())) {
            reasons.add(ReuseReason.OTHER_CATEGORY);
        }
        if (!current.recipients().covers(scope.recipient(), asked.recipient())) {
            reasons.add(ReuseReason.OTHER_RECIPIENT);
        }
        if (reasons.isEmpty()) {
            reasons.add(shown(statement).isEmpty() ? ReuseReason.VOCABULARY_MISSING : ReuseReason.VOCABULARY_WIDENED);
        }
        return reasons;
    }

    /** A grant covers what it covers in both vocabularies, a refusal what it covers in either. */
    private boolean covers(Statement statement, Scope asked) {
        Predicate<Vocabulary> covering = vocabulary -> vocabulary.covers(statement.scope(), asked);
        Optional<Vocabulary> shown = shown(statement);
        return statement instanceof Granted
                ? covering.test(current) && shown.filter(covering).isPresent()
                : covering.test(current) || shown.filter(covering).isPresent();
    }

    /**
     * Whether a refusal that covers what is asked beats a grant that does: it does unless the grant is later and lies
     * below the refusal in every vocabulary in which the refusal covers what is asked.
     */
    private boolean beats(Refused refusal, Granted grant, Scope asked) {
        return grant.revision() < refusal.revision()
                || isNotBelow(grant, refusal, asked, Optional.of(current))
                || isNotBelow(grant, refusal, asked, shown(refusal))
                || isNotBelow(grant, refusal, asked, shown(grant));
    }

    private static boolean isNotBelow(Granted grant, Refused refusal, Scope asked, Optional<Vocabulary> vocabulary) {
        return vocabulary
                .filter(words -> words.covers(refusal.scope(), asked))
                .filter(words -> !words.covers(refusal.scope(), grant.scope()))
                .isPresent();
    }

    private Optional<Vocabulary> shown(Statement statement) {
        return isCurrent(statement) ? Optional.of(current) : vocabularies.find(statement.vocabulary());
    }

    private boolean isCurrent(Statement statement) {
        return statement.vocabulary().equals(current.ref());
    }

    /** The standing statements that cover one scope. */
    private final class Contest {
        final List<StatementRecord> standing;
        final Scope asked;
        final Instant at;
        final List<StatementRecord> grants = new ArrayList<>();
        final List<Refused> refusals = new ArrayList<>();

        Contest(List<StatementRecord> standing, Scope asked, Instant at) {
            this.standing = standing;
            this.asked = asked;
            this.at = at;
            for (StatementRecord entry : standing) {
                if (covers(entry.statement(), asked)) {
                    if (entry.statement() instanceof Refused refusal) {
                        refusals.add(refusal);
                    } else {
                        grants.add(entry);
                    }
                }
            }
        }

        boolean anybodyCovers() {
            return !grants.isEmpty() || !refusals.isEmpty();
        }

        /** Grants in force that cover what is asked. */
        Stream<Granted> inForce() {
            return grants.stream().filter(entry -> entry.isInForce(at)).map(entry -> (Granted) entry.statement());
        }

        /** Grants in force that no refusal beats. */
        List<Granted> undefeated() {
            return inForce()
                    .filter(grant -> refusals.stream().noneMatch(refusal -> beats(refusal, grant, asked)))
                    .toList();
        }

        /**
         * Whether no standing refusal can take out only a part of what is asked: what the grant overcomes as a whole in
         * the current words, it overcomes in each part.
         */
        boolean noRefusalOfAPart() {
            return standing.stream()
                    .map(StatementRecord::statement)
                    .filter(Refused.class::isInstance)
                    .allMatch(refusal -> isCurrent(refusal) && refusals.contains(refusal));
        }

        /** The same question about another category. */
        Contest about(DataCategoryId category) {
            return new Contest(standing, asked.withCategory(category), at);
        }
    }
}
