package org.cxsdk.consent;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cxsdk.consent.ConsentFact.Granted;
import org.cxsdk.consent.ConsentFact.Refused;
import org.cxsdk.core.DataCategoryId;
import org.jspecify.annotations.Nullable;

/**
 * What covers one scope at one instant: standing statements, restrictions, grounds in law; and which of them carries it. A
 * statement is named by its number in the {@link StandingTable}.
 */
final class Contest {

    private static final int[] NOTHING = {};

    final Coverage coverage;
    final ConsentHistory history;
    final Scope asked;
    final Instant at;
    final StandingTable table;
    private final StandingTable.Request request;
    private final long now;

    /** The statements that cover what is asked, in log order. */
    private int[] covering = NOTHING;

    private int count;
    private boolean isRefused;

    Contest(Coverage coverage, ConsentHistory history, StandingTable.Request request, Instant at) {
        this.coverage = coverage;
        this.history = history;
        this.request = request;
        this.asked = request.scope;
        this.at = at;
        this.now = Math.min(StandingTable.micros(at), Long.MAX_VALUE - 1); // the end that never comes lies ahead
        this.table = history.table(coverage.current());
        for (int i = table.next(0, request); i < table.size(); i = table.next(i + 1, request)) {
            if (!table.isByName(i) || coverage.covers(table.statement(i), asked)) {
                add(i);
            }
        }
    }

    private void add(int statement) {
        if (count == covering.length) {
            covering = Arrays.copyOf(covering, Math.max(4, 2 * count));
        }
        covering[count++] = statement;
        isRefused |= table.isRefusal(statement);
    }

    boolean isBlocked() {
        return !history.restrictions().isEmpty()
                && history.restrictions().stream().anyMatch(restriction -> coverage.covers(restriction, asked));
    }

    boolean anybodyCovers() {
        return count > 0;
    }

    /** Whether a standing refusal covers what is asked. */
    boolean isRefused() {
        return isRefused;
    }

    /** Whether this statement covers what is asked. */
    boolean covers(int statement) {
        for (int n = 0; n < count; n++) {
            if (covering[n] == statement) {
                return true;
            }
        }
        return false;
    }

    /** The grants that cover what is asked, in log order. */
    int[] grants() {
        return Arrays.stream(covering, 0, count)
                .filter(statement -> !table.isRefusal(statement))
                .toArray();
    }

    /** The refusals that cover what is asked, in log order. */
    int[] refusals() {
        return Arrays.stream(covering, 0, count).filter(table::isRefusal).toArray();
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
                && !(ground.yieldsToObjection() && isRefused);
    }

    static Instant end(LegalGround ground) {
        return ground.validity().to() == null ? Instant.MAX : ground.validity().to();
    }

    /** Every condition of being in force that a standing grant fails; none if it is in force. */
    Set<ReuseReason> notInForce(int grant) {
        Set<ReuseReason> reasons = EnumSet.noneOf(ReuseReason.class);
        if (table.isWithdrawn(grant)) {
            reasons.add(ReuseReason.WITHDRAWN);
        }
        if (now >= table.to(grant)) {
            reasons.add(ReuseReason.EXPIRED);
        }
        if (now < table.from(grant)) {
            reasons.add(ReuseReason.NOT_YET_VALID);
        }
        if (now >= renewal(grant)) {
            reasons.add(ReuseReason.RENEWAL_DUE);
        }
        if (!isExplicitEnough(grant)) {
            reasons.add(ReuseReason.NOT_EXPLICIT);
        }
        if (isAnnulled(grant)) {
            reasons.add(ReuseReason.MANDATE_ANNULLED);
        }
        return reasons;
    }

    boolean isInForce(int grant) {
        return !table.isWithdrawn(grant)
                && table.from(grant) <= now
                && now < end(grant)
                && isExplicitEnough(grant)
                && !isAnnulled(grant);
    }

    /** The first microsecond at which a grant no longer counts, by its own end or because it must be renewed. */
    private long end(int grant) {
        return Math.min(table.to(grant), renewal(grant));
    }

    private long renewal(int grant) {
        Instant renewal = table.isPlain(grant)
                ? null
                : coverage.rules().renewalFrom(table.grant(grant).terms().notice());
        return renewal == null ? Long.MAX_VALUE : StandingTable.micros(renewal);
    }

    private boolean isExplicitEnough(int grant) {
        return coverage.rules().rulebook().specialCategories().isEmpty()
                || coverage.isExplicitEnough(table.grant(grant), asked);
    }

    private boolean isAnnulled(int grant) {
        return !table.isPlain(grant)
                && coverage.rules().isAnnulled(table.grant(grant).mandates());
    }

    /** Whether a refusal that covers what is asked beats a grant that does. */
    boolean isBeaten(int grant) {
        for (int n = 0; isRefused && n < count; n++) {
            if (table.isRefusal(covering[n]) && beats(covering[n], grant)) {
                return true;
            }
        }
        return false;
    }

    boolean beats(int refusal, int grant) {
        return coverage.beats((Refused) table.statement(refusal), table.grant(grant), asked);
    }

    /** Whether a grant covers what is asked, is in force, and no refusal beats it. */
    boolean permits(int grant) {
        return covers(grant) && isUndefeated(grant);
    }

    private boolean isUndefeated(int statement) {
        return !table.isRefusal(statement) && isInForce(statement) && !isBeaten(statement);
    }

    /** The grant whose limits bind: most specific, then ending first, then recorded first; none if no grant permits it. */
    int mostSpecific() {
        int best = StandingTable.NONE;
        for (int n = 0; n < count; n++) {
            int grant = covering[n];
            if (isUndefeated(grant)
                    && (count == 1 || !isMoreSpecificThere(table.grant(grant)))
                    && (best == StandingTable.NONE || end(grant) < end(best))) {
                best = grant;
            }
        }
        return best;
    }

    /** Whether a more specific grant permits what is asked, too. */
    boolean isMoreSpecificThere(Granted than) {
        for (int n = 0; n < count; n++) {
            int other = covering[n];
            if (!table.isRefusal(other)
                    && coverage.isMoreSpecific(table.statement(other).scope(), than.scope())
                    && isUndefeated(other)) {
                return true;
            }
        }
        return false;
    }

    /** The end of a grant if that comes before {@code latest}, else that. */
    Instant endBefore(Instant latest, int grant) {
        return StandingTable.micros(latest) <= end(grant) ? latest : coverage.end(table.grant(grant));
    }

    /**
     * Whether some part of what is asked may fare otherwise than the whole: a refusal or a restriction that does not cover
     * the whole, a special kind below it, or words that changed.
     *
     * @param used the grant that carries the whole; none if a law does
     */
    boolean mayDifferInParts(int used) {
        ReuseRules rules = coverage.rules();
        return (used != StandingTable.NONE && table.isByName(used))
                || (used == StandingTable.NONE
                        && !rules.rulebookVocabulary().map(coverage::isCurrent).orElse(true))
                || !history.restrictions().isEmpty()
                || !rules.rulebook().specialCategories().isEmpty()
                || table.mayRefuseAPart(request);
    }

    /** The same question about another category. */
    Contest about(DataCategoryId category) {
        return new Contest(
                coverage, history, new StandingTable.Request(asked.withCategory(category), coverage.current()), at);
    }
}
