package org.cxsdk.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.context.Stored;
import org.jspecify.annotations.Nullable;

/**
 * Uses of grants that allow only so many. A use is reserved, then committed when the data was used, or released when it was
 * not; a reservation of which nobody says anything runs out and is free again. At no moment are more uses made and held than
 * the grant allows, from whatever thread or process. A retry with the same key costs nothing, nor does a use that is denied.
 *
 * <p>{@link CxConsent#release} counts by itself, in its own transaction; this is for data that is used otherwise. A key is
 * remembered as long as its use can count.
 */
public final class QuotaService {

    private final CxContext context;
    private final ConsentStore store;
    private final DecisionService decisions;
    private final QuotaStore quotas;
    private final Duration held;

    QuotaService(CxContext context, ConsentStore store, DecisionService decisions, QuotaStore quotas, Duration held) {
        this.context = context;
        this.store = store;
        this.decisions = decisions;
        this.quotas = quotas;
        this.held = held;
    }

    /** The same, holding reservations for another time. */
    public QuotaService holding(Duration time) {
        if (time.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("time (" + time + ") must be at least a millisecond");
        }
        return new QuotaService(context, store, decisions, quotas, time);
    }

    /** Decides, and holds one use of the grant that the permit rests on. */
    public Reservation reserve(UseKey key, ReuseRequest request) {
        Objects.requireNonNull(key, "key");
        return context.write(
                OnConflict.RETRY,
                session -> reserve(session, key, request, session.now().plus(held)));
    }

    /**
     * The data was used.
     *
     * @return whether the use counts now; false if its reservation ran out before, so that the data should not have been used
     */
    public boolean commit(UseKey key, SubjectId subject, StatementId statement) {
        return context.write(OnConflict.RETRY, session -> {
            Optional<Stored<QuotaStore.Uses>> before = quotas.load(session, subject, statement);
            Optional<QuotaStore.Use> use =
                    before.flatMap(stored -> stored.value().find(key));
            if (use.isEmpty() || !use.get().counts(session.now())) {
                return false;
            }
            if (use.get().until() != null) {
                quotas.write(
                        session,
                        subject,
                        before,
                        before.orElseThrow()
                                .value()
                                .with(new QuotaStore.Use(key.value(), use.get().at(), null)));
            }
            return true;
        });
    }

    /** The data was not used: what was held is free again. A use that was committed stays made. */
    public void release(UseKey key, SubjectId subject, StatementId statement) {
        context.write(OnConflict.RETRY, session -> {
            Optional<Stored<QuotaStore.Uses>> before = quotas.load(session, subject, statement);
            boolean isHeld = before.flatMap(stored -> stored.value().find(key))
                    .filter(use -> use.until() != null)
                    .isPresent();
            if (isHeld) {
                quotas.write(
                        session, subject, before, before.orElseThrow().value().without(key));
            }
            return isHeld;
        });
    }

    /** Counts a use at once, in the transaction in which it is decided; the decision is a denial if all are spent. */
    ReuseDecision count(CxSession session, UseKey key, ReuseDecision decision, ConsentHistory history) {
        Optional<ConsentFact.Granted> used = DecisionService.limitedGrant(decision, history);
        if (used.isEmpty()) {
            return decision;
        }
        return take(session, key, decision, used.get(), null).mayUse() ? decision : DecisionService.spent(decision);
    }

    private Reservation reserve(CxSession session, UseKey key, ReuseRequest request, Instant until) {
        ConsentHistory history = store.history(session, request.subject());
        ReuseDecision decision = decisions.decideUncounted(session, request, history, session.now());
        Optional<ConsentFact.Granted> used = DecisionService.limitedGrant(decision, history);
        if (!decision.outcome().isUsable()) {
            return new Reservation(key, decision, Reservation.State.DENIED, null);
        }
        if (used.isEmpty()) {
            return new Reservation(key, decision, Reservation.State.UNLIMITED, null);
        }
        return take(session, key, decision, used.get(), until);
    }

    private Reservation take(
            CxSession session, UseKey key, ReuseDecision decision, ConsentFact.Granted grant, @Nullable Instant until) {
        SubjectId subject = decision.request().subject();
        Instant now = session.now();
        Quota quota = grant.terms().limit().orElseThrow();
        Optional<Stored<QuotaStore.Uses>> before = quotas.load(session, subject, grant.id());
        QuotaStore.Uses uses = before.map(Stored::value)
                .orElseGet(() -> new QuotaStore.Uses(grant.id().value(), List.of()));
        Optional<QuotaStore.Use> same = uses.find(key).filter(use -> use.counts(now));
        if (same.isPresent()) {
            return new Reservation(
                    key,
                    decision,
                    same.get().until() == null ? Reservation.State.COMMITTED : Reservation.State.RESERVED,
                    same.get().until());
        }
        Optional<Instant> next = quota.nextAt(uses.counting(now), now);
        if (next.filter(now::equals).isEmpty()) {
            return new Reservation(key, decision, Reservation.State.SPENT, next.orElse(null));
        }
        quotas.write(
                session, subject, before, uses.pruned(quota, now).with(new QuotaStore.Use(key.value(), now, until)));
        return new Reservation(
                key, decision, until == null ? Reservation.State.COMMITTED : Reservation.State.RESERVED, until);
    }
}
