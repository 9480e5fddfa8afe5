package org.cxsdk.consent;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cxsdk.core.Reason;
import org.cxsdk.core.UsePermission;

/** Decisions as the answer that other modules understand: permitted if every category is, whole. */
final class ConsentPermission {

    private ConsentPermission() {}

    /** With what it rests on, or with what stands against it. */
    static UsePermission.Answer answer(List<ReuseDecision> decisions) {
        Set<Reason> against = new LinkedHashSet<>();
        Set<Reason> reasons = new LinkedHashSet<>();
        Set<String> basis = new LinkedHashSet<>();
        for (ReuseDecision decision : decisions) {
            ReuseOutcome outcome = decision.outcome();
            if (outcome instanceof ReuseOutcome.Permit permit) {
                reasons.addAll(permit.reasons());
                basis.add(permit.basis().reference());
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
}
