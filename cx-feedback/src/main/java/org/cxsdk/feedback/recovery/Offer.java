package org.cxsdk.feedback.recovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a member of staff sees of one way to solve a case.
 *
 * @param option the way, with its steps
 * @param alternatives the other ways it names
 * @param room what she may grant; null if nothing has to be granted
 * @param needs who may, if she may not; null if she may, or if nobody may
 */
public record Offer(
        ResolutionOption option,
        List<ResolutionOption> alternatives,
        AuthorityMatrix.@Nullable Room room,
        @Nullable RoleId needs) {

    public Offer {
        Objects.requireNonNull(option, "option");
        alternatives = List.copyOf(alternatives);
    }

    /** Whether she may do it herself, now. */
    public boolean isWithinAuthority() {
        return room == null || room.reasons().isEmpty();
    }

    /** The most that she may grant, if it is money. */
    public Optional<Money> upTo() {
        return room == null ? Optional.empty() : Optional.ofNullable(room.upTo());
    }

    /** Why she may not; empty if she may. */
    public List<AuthorityReason> reasons() {
        return room == null ? List.of() : room.reasons();
    }

    /** Who may, if she may not. */
    public Optional<RoleId> whom() {
        return Optional.ofNullable(needs);
    }

    /** The offers for an issue: first what the role may do itself, each in the order of the plan. */
    static List<Offer> of(RecoveryPlan plan, RoleId role, IssueId issue, List<PastGrant> past, java.time.Instant at) {
        List<Offer> offers = new ArrayList<>();
        for (ResolutionOption option : plan.options()) {
            if (!option.issue().equals(issue)) {
                continue;
            }
            List<ResolutionOption> alternatives = option.alternatives().stream()
                    .map(id -> plan.option(id).orElseThrow())
                    .toList();
            RemedyId remedy = option.remedy();
            if (remedy == null) {
                offers.add(new Offer(option, alternatives, null, null));
                continue;
            }
            AuthorityMatrix.Room room = plan.authority()
                    .room(role, issue, remedy, past, at, plan.calendar().zone());
            RoleId needs = room.reasons().isEmpty()
                    ? null
                    : plan.authority()
                            .roomAbove(
                                    role,
                                    issue,
                                    remedy,
                                    past,
                                    at,
                                    plan.calendar().zone())
                            .orElse(null);
            offers.add(new Offer(option, alternatives, room, needs));
        }
        offers.sort(Comparator.comparing(offer -> !offer.isWithinAuthority()));
        return List.copyOf(offers);
    }
}
