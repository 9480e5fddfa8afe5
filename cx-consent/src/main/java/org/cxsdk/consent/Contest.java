package org.cxsdk.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cxsdk.consent.ConsentFact.Granted;
import org.cxsdk.consent.ConsentFact.Refused;
import org.cxsdk.core.DataCategoryId;
import org.jspecify.annotations.Nullable;

/** What covers one scope at one instant: standing statements, restrictions, grounds in law; and which of them carries it. */
final class Contest {

    final Coverage coverage;
    final ConsentHistory history;
    final Scope asked;
    final Instant at;
    private final ScopeTable table;
    private final ScopeTable.Request request;
    List<StatementRecord> grants = List.of();
    List<Refused> refusals = List.of();
    private @Nullable List<Granted> undefeated;

    Contest(Coverage coverage, ConsentHistory history, ScopeTable.Request request, Instant at) {
        this.coverage = coverage;
        this.history = history;
        this.request = request;
        this.asked = request.scope;
        this.at = at;
        this.table = history.table(coverage.current());
        for (int i = 0; i < table.size(); i++) {
            if (table.isSaidInTheseWords(i) ? table.covers(i, request) : coversInOtherWords(i)) {
                add(history.standing().get(i));
            }
        }
    }

    private boolean coversInOtherWords(int i) {
        return coverage.covers(history.standing().get(i).statement(), asked);
    }

    private void add(StatementRecord entry) {
        if (entry.statement() instanceof Refused refusal) {
            if (refusals.isEmpty()) {
                refusals = new ArrayList<>(2);
            }
            refusals.add(refusal);
        } else {
            if (grants.isEmpty()) {
                grants = new ArrayList<>(4);
            }
            grants.add(entry);
        }
    }

    boolean isBlocked() {
        return !history.restrictions().isEmpty()
                && history.restrictions().stream().anyMatch(restriction -> coverage.covers(restriction, asked));
    }

    boolean anybodyCovers() {
        return !grants.isEmpty() || !refusals.isEmpty();
    }

    /** The ground in law to use: the most specific, then the one that ends first, then by identifier. */
    @Nullable
    LegalGround ground() {
        if (coverage.rules().rulebook().grounds().isEmpty()) {
            return null;
        }
        List<LegalGround> holding = coverage.rules().rulebook().grounds().stream()
                .filter(this::holds)
                .toList();
        return holding.stream()
                .filter(ground ->
                        holding.stream().noneMatch(other -> coverage.isMoreSpecific(other.scope(), ground.scope())))
                .min(Comparator.comparing((LegalGround ground) -> end(ground))
                        .thenComparing(ground -> ground.id().value()))
                .orElse(null);
    }

    /** Whether a ground in law permits what is asked now. */
    boolean holds(LegalGround ground) {
        return ground.validity().contains(at)
                && coverage.covers(ground, asked)
                && !(ground.yieldsToObjection() && !refusals.isEmpty());
    }

    static Instant end(LegalGround ground) {
        return ground.validity().to() == null ? Instant.MAX : ground.validity().to();
    }

    /** Every condition of being in force that a standing grant fails; none if it is in force. */
    Set<ReuseReason> notInForce(StatementRecord entry) {
        Set<ReuseReason> reasons = EnumSet.noneOf(ReuseReason.class);
        Granted grant = (Granted) entry.statement();
        if (entry.withdrawn() != null) {
            reasons.add(ReuseReason.WITHDRAWN);
        }
        if (grant.validity().hasEnded(at)) {
            reasons.add(ReuseReason.EXPIRED);
        }
        if (!grant.validity().hasBegun(at)) {
            reasons.add(ReuseReason.NOT_YET_VALID);
        }
        Instant renewal = coverage.rules().renewalFrom(grant.terms().notice());
        if (renewal != null && !at.isBefore(renewal)) {
            reasons.add(ReuseReason.RENEWAL_DUE);
        }
        if (!coverage.isExplicitEnough(grant, asked)) {
            reasons.add(ReuseReason.NOT_EXPLICIT);
        }
        if (coverage.rules().isAnnulled(grant.mandates())) {
            reasons.add(ReuseReason.MANDATE_ANNULLED);
        }
        return reasons;
    }

    boolean isBeaten(Granted grant) {
        for (Refused refusal : refusals) {
            if (coverage.beats(refusal, grant, asked)) {
                return true;
            }
        }
        return false;
    }

    /** Grants in force that cover what is asked. */
    Stream<Granted> inForce() {
        return grants.stream().filter(this::isInForce).map(entry -> (Granted) entry.statement());
    }

    /** Grants in force that no refusal beats. */
    List<Granted> undefeated() {
        List<Granted> known = undefeated;
        if (known == null) {
            known = List.of();
            for (StatementRecord entry : grants) {
                if (isInForce(entry) && !isBeaten((Granted) entry.statement())) {
                    if (known.isEmpty()) {
                        known = new ArrayList<>(grants.size());
                    }
                    known.add((Granted) entry.statement());
                }
            }
            undefeated = known;
        }
        return known;
    }

    private boolean isInForce(StatementRecord entry) {
        Granted grant = (Granted) entry.statement();
        return entry.withdrawn() == null
                && grant.validity().hasBegun(at)
                && at.isBefore(coverage.end(grant))
                && coverage.isExplicitEnough(grant, asked)
                && !coverage.rules().isAnnulled(grant.mandates());
    }

    /** The grant whose limits bind: most specific, then ending first, then recorded first. */
    @Nullable
    Granted mostSpecific() {
        List<Granted> all = undefeated();
        if (all.size() < 2) {
            return all.isEmpty() ? null : all.get(0);
        }
        return all.stream()
                .filter(grant -> all.stream().noneMatch(other -> coverage.isMoreSpecific(other.scope(), grant.scope())))
                .min(Comparator.comparing(coverage::end).thenComparing(Granted::revision))
                .orElse(null);
    }

    /**
     * Whether some part of what is asked may fare otherwise than the whole: a refusal or a restriction that does not cover
     * the whole, a special kind below it, or words that changed.
     *
     * @param used the grant that carries the whole; null if a law does
     */
    boolean mayDifferInParts(@Nullable Granted used) {
        ReuseRules rules = coverage.rules();
        return (used != null && !coverage.isCurrent(used.vocabulary()))
                || (used == null
                        && !rules.rulebookVocabulary().map(coverage::isCurrent).orElse(true))
                || !history.restrictions().isEmpty()
                || !rules.rulebook().specialCategories().isEmpty()
                || table.mayRefuseAPart(request);
    }

    /** The same question about another category. */
    Contest about(DataCategoryId category) {
        return new Contest(
                coverage, history, new ScopeTable.Request(asked.withCategory(category), coverage.current()), at);
    }
}
