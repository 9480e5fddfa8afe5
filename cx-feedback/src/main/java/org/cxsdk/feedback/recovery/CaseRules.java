package org.cxsdk.feedback.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Question: may this happen to a case as it stands? A case is closed when its root cause and action are known and the customer
 * was told; it goes up only with a request that was outside authority, or past due. Pure, stateless.
 */
public final class CaseRules {

    private CaseRules() {}

    /** Why the fact cannot follow; empty if it can. */
    public static List<CaseReason> against(Case of, CaseFact next) {
        if (next instanceof CaseFact.Closed) {
            return closing(of);
        }
        if (next instanceof CaseFact.Surveyed surveyed && isKnown(of, surveyed)) {
            return List.of(CaseReason.ALREADY_DONE);
        }
        if (next instanceof CaseFact.Reopened || next instanceof CaseFact.Surveyed) {
            return of.isSolved() ? List.of() : List.of(CaseReason.NOT_SOLVED);
        }
        if (of.status() == Case.Status.CLOSED) {
            return List.of(CaseReason.CLOSED);
        }
        if (next instanceof CaseFact.CustomerTold) {
            return of.isSolved() ? List.of() : List.of(CaseReason.NOT_SOLVED);
        }
        return of.isSolved()
                ? List.of(CaseReason.ALREADY_SOLVED)
                : working(of, next).map(List::of).orElse(List.of());
    }

    /** The same answer, sent again: it counts once, and does not reopen what was solved since. */
    private static boolean isKnown(Case of, CaseFact.Surveyed surveyed) {
        return surveyed.response() != null
                && of.all(CaseFact.Surveyed.class).stream()
                        .anyMatch(before -> surveyed.response().equals(before.response()));
    }

    private static List<CaseReason> closing(Case of) {
        if (of.status() == Case.Status.CLOSED) {
            return List.of(CaseReason.CLOSED);
        }
        List<CaseReason> reasons = new ArrayList<>();
        if (!of.isSolved()) {
            reasons.add(CaseReason.NOT_SOLVED);
        }
        if (!has(of, CaseFact.CustomerTold.class)) {
            reasons.add(CaseReason.CUSTOMER_NOT_TOLD);
        }
        return reasons;
    }

    private static Optional<CaseReason> working(Case of, CaseFact next) {
        boolean paused = of.status() == Case.Status.PAUSED;
        CaseReason reason = null;
        if (next instanceof CaseFact.Acknowledged && has(of, CaseFact.Acknowledged.class)
                || next instanceof CaseFact.Decided && has(of, CaseFact.Decided.class)) {
            reason = CaseReason.ALREADY_DONE;
        } else if (next instanceof CaseFact.Paused && paused) {
            reason = CaseReason.ALREADY_PAUSED;
        } else if (next instanceof CaseFact.Resumed && !paused) {
            reason = CaseReason.NOT_PAUSED;
        } else if (next instanceof CaseFact.Escalated escalated) {
            reason = escalation(of, escalated);
        }
        return Optional.ofNullable(reason);
    }

    private static @org.jspecify.annotations.Nullable CaseReason escalation(Case of, CaseFact.Escalated escalated) {
        GrantId referral = escalated.referral();
        if (referral == null) {
            return null;
        }
        boolean went = of.all(CaseFact.Escalated.class).stream().anyMatch(before -> referral.equals(before.referral()));
        if (went) {
            return CaseReason.ALREADY_DONE;
        }
        boolean outside = of.request(referral).orElse(null) instanceof CaseFact.RemedyReferred referred
                && escalated.to().equals(referred.needs());
        return outside ? null : CaseReason.WITHIN_AUTHORITY;
    }

    private static boolean has(Case of, Class<? extends CaseFact> kind) {
        return of.inStage().stream().anyMatch(kind::isInstance);
    }
}
