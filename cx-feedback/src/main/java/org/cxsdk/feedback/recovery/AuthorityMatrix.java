package org.cxsdk.feedback.recovery;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.cxsdk.core.Money;
import org.jspecify.annotations.Nullable;

/**
 * Question: who may grant what, how much of it, and how often to one customer? A rule is about a role, a remedy and, where it
 * names one, an issue; the rule that names the issue goes before the one for all issues. What no rule allows is not allowed;
 * a higher role has its own rules and none by height.
 *
 * <p>A limit per customer counts every grant of the remedy to her in the period that ends now, whoever gave it and in
 * whichever case: an amount is not got round by cutting it in pieces, nor by asking another clerk. Pure; linear in rules and
 * past grants.
 *
 * @param ladder roles, lowest first; a request goes to the lowest one above that may grant it
 * @param rules at most one for each role, remedy and issue
 */
public record AuthorityMatrix(List<RoleId> ladder, List<Rule> rules) {

    public AuthorityMatrix {
        ladder = List.copyOf(ladder);
        rules = List.copyOf(rules);
        Set<List<@Nullable Object>> seen = new HashSet<>();
        for (Rule rule : rules) {
            if (!ladder.contains(rule.role())) {
                throw new IllegalArgumentException(
                        "rule " + rule.id() + ": role " + rule.role() + " is not on the ladder");
            }
            if (!seen.add(java.util.Arrays.asList(rule.role(), rule.remedy(), rule.issue()))) {
                throw new IllegalArgumentException(
                        "rule " + rule.id() + ": another rule is about the same role, remedy and issue");
            }
        }
    }

    /**
     * What a role may grant.
     *
     * @param id names the rule in the audit
     * @param role who
     * @param issue for which issue; null for all
     * @param remedy what
     * @param upTo most at once; null for a remedy without money
     * @param perCustomer most for one customer; null if there is no limit
     */
    public record Rule(
            AuthorityRuleId id,
            RoleId role,
            @Nullable IssueId issue,
            RemedyId remedy,
            @Nullable Money upTo,
            @Nullable Allowance perCustomer) {

        public Rule {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(remedy, "remedy");
            if (upTo != null && upTo.amount().signum() < 0) {
                throw new IllegalArgumentException("upTo (" + upTo + ") must not be negative");
            }
            Money total = perCustomer == null ? null : perCustomer.total();
            if (total != null && (upTo == null || !total.currency().equals(upTo.currency()))) {
                throw new IllegalArgumentException("rule " + id + ": total and upTo must be of one currency");
            }
        }
    }

    /**
     * Most for one customer.
     *
     * @param times how often, at least 1
     * @param total how much together; null if only the number counts
     * @param within in the period that ends with the request
     */
    public record Allowance(int times, @Nullable Money total, Period within) {

        public Allowance {
            if (times < 1) {
                throw new IllegalArgumentException("times (" + times + ") must be at least 1");
            }
            if (within.isNegative() || within.isZero()) {
                throw new IllegalArgumentException("within (" + within + ") must be longer than nothing");
            }
        }
    }

    /**
     * What is asked for.
     *
     * @param issue for which issue
     * @param remedy what
     * @param amount how much; null for a remedy without money
     */
    public record Request(
            IssueId issue, RemedyId remedy, @Nullable Money amount) {

        public Request {
            Objects.requireNonNull(issue, "issue");
            Objects.requireNonNull(remedy, "remedy");
        }
    }

    /**
     * What a role may still grant to a customer.
     *
     * @param rule the rule; null if there is none
     * @param upTo most at once now; null for a remedy without money, or where nothing may be granted
     * @param timesLeft how often more; null if there is no limit
     * @param reasons why nothing may be granted; empty if something may
     */
    public record Room(
            @Nullable Rule rule,
            @Nullable Money upTo,
            @Nullable Integer timesLeft,
            List<AuthorityReason> reasons) {

        public Room {
            reasons = List.copyOf(reasons);
        }

        /** How often more, if there is a limit. */
        public OptionalInt times() {
            return timesLeft == null ? OptionalInt.empty() : OptionalInt.of(timesLeft);
        }
    }

    /**
     * Decides whether a role may grant what is asked for.
     *
     * @param past what the customer was granted before
     * @param at when the grant would be made
     * @param zone in which periods are counted
     */
    public AuthorityDecision decide(RoleId role, Request request, List<PastGrant> past, Instant at, ZoneId zone) {
        List<AuthorityReason> reasons = against(role, request, past, at, zone);
        if (reasons.isEmpty()) {
            return new AuthorityDecision.Granted(
                    rule(role, request.issue(), request.remedy()).orElseThrow().id());
        }
        return new AuthorityDecision.Referred(
                above(role, request, past, at, zone).orElse(null), reasons);
    }

    /** What a role may still grant of a remedy, before anybody names an amount. */
    public Room room(RoleId role, IssueId issue, RemedyId remedy, List<PastGrant> past, Instant at, ZoneId zone) {
        Rule rule = rule(role, issue, remedy).orElse(null);
        if (rule == null) {
            return new Room(null, null, null, List.of(AuthorityReason.NO_RULE));
        }
        Allowance allowance = rule.perCustomer();
        if (allowance == null) {
            return new Room(rule, rule.upTo(), null, List.of());
        }
        List<PastGrant> counted = counted(allowance, remedy, past, at, zone);
        int left = Math.max(0, allowance.times() - counted.size());
        if (left == 0) {
            return new Room(rule, null, 0, List.of(AuthorityReason.TOO_OFTEN));
        }
        Money upTo = rule.upTo();
        Money total = allowance.total();
        if (upTo != null && total != null) {
            Money open = total.minus(sum(counted, total));
            if (open.amount().signum() <= 0) {
                return new Room(rule, null, left, List.of(AuthorityReason.ABOVE_TOTAL));
            }
            upTo = open.compareTo(upTo) < 0 ? open : upTo;
        }
        return new Room(rule, upTo, left, List.of());
    }

    /** The lowest role above this one that may grant it. */
    private Optional<RoleId> above(RoleId role, Request request, List<PastGrant> past, Instant at, ZoneId zone) {
        return ladder.stream()
                .skip(ladder.indexOf(role) + 1L)
                .filter(higher -> against(higher, request, past, at, zone).isEmpty())
                .findFirst();
    }

    /** The lowest role above this one that may grant anything of the remedy. */
    Optional<RoleId> roomAbove(
            RoleId role, IssueId issue, RemedyId remedy, List<PastGrant> past, Instant at, ZoneId zone) {
        return ladder.stream()
                .skip(ladder.indexOf(role) + 1L)
                .filter(higher ->
                        room(higher, issue, remedy, past, at, zone).reasons().isEmpty())
                .findFirst();
    }

    private List<AuthorityReason> against(RoleId role, Request request, List<PastGrant> past, Instant at, ZoneId zone) {
        Optional<Rule> found = rule(role, request.issue(), request.remedy());
        if (found.isEmpty()) {
            return List.of(AuthorityReason.NO_RULE);
        }
        Rule rule = found.get();
        if (!fits(request.amount(), rule.upTo())) {
            return List.of(AuthorityReason.AMOUNT_UNFIT);
        }
        List<AuthorityReason> reasons = new ArrayList<>();
        Money amount = request.amount();
        if (amount != null && amount.compareTo(Objects.requireNonNull(rule.upTo())) > 0) {
            reasons.add(AuthorityReason.ABOVE_LIMIT);
        }
        Allowance allowance = rule.perCustomer();
        if (allowance != null) {
            List<PastGrant> counted = counted(allowance, request.remedy(), past, at, zone);
            if (counted.size() >= allowance.times()) {
                reasons.add(AuthorityReason.TOO_OFTEN);
            }
            Money total = allowance.total();
            if (total != null
                    && amount != null
                    && sum(counted, total).plus(amount).compareTo(total) > 0) {
                reasons.add(AuthorityReason.ABOVE_TOTAL);
            }
        }
        return reasons;
    }

    private static boolean fits(@Nullable Money amount, @Nullable Money upTo) {
        if (amount == null || upTo == null) {
            return amount == null && upTo == null;
        }
        return amount.amount().signum() > 0 && amount.currency().equals(upTo.currency());
    }

    private Optional<Rule> rule(RoleId role, IssueId issue, RemedyId remedy) {
        Rule general = null;
        for (Rule rule : rules) {
            if (rule.role().equals(role) && rule.remedy().equals(remedy)) {
                if (issue.equals(rule.issue())) {
                    return Optional.of(rule);
                }
                general = rule.issue() == null ? rule : general;
            }
        }
        return Optional.ofNullable(general);
    }

    /** Grants after (at - within), at the same wall-clock time. */
    private static List<PastGrant> counted(
            Allowance allowance, RemedyId remedy, List<PastGrant> past, Instant at, ZoneId zone) {
        Instant since = at.atZone(zone).minus(allowance.within()).toInstant();
        return past.stream()
                .filter(grant -> grant.remedy().equals(remedy) && grant.at().isAfter(since))
                .toList();
    }

    private static Money sum(List<PastGrant> grants, Money like) {
        Money sum = Money.zero(like.currency());
        for (PastGrant grant : grants) {
            Money amount = grant.amount();
            if (amount != null && amount.currency().equals(like.currency())) {
                sum = sum.plus(amount);
            }
        }
        return sum;
    }
}
