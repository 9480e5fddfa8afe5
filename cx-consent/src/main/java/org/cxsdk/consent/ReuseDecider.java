package org.cxsdk.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cxsdk.consent.ReuseOutcome.Basis;
import org.cxsdk.core.DataCategoryId;
import org.jspecify.annotations.Nullable;

/**
 * May the recipient use this category of this person's data for this purpose now, and why?
 *
 * <p>The rule (docs/consent-states.md), over the <i>standing</i> statements, which are the latest of each scope:
 *
 * <ol>
 *   <li>An unknown purpose or category: deny. A restriction by an authority that covers the request: deny.
 *   <li>A ground in law that covers the request and holds now permits it; a ground that yields to objection does so unless a
 *       standing refusal covers the request.
 *   <li>No standing statement covers the request: consent is needed.
 *   <li>A grant that is <i>in force</i> (standing, not withdrawn, now in {@code [from, to)}, its notice not due for renewal,
 *       explicit where the data is special, its mandate not annulled) and covers the request permits it, unless a standing
 *       refusal that covers the request beats the grant. A refusal beats a grant unless the grant is later in the log and at
 *       least as specific in purpose, category and recipient alike.
 *   <li>Of several such grants the most specific is used, then the one that ends first, then the one recorded first,
 *       because its limits bind. An explicit request for which a preview is due needs the preview.
 *   <li>What lies below the requested category and would not be permitted by itself is excluded from the permit. What
 *       lies below it and is permitted by something else only stays in, and the permit ends with that at the latest.
 *   <li>Otherwise: renewal or an explicit consent is needed, if that alone is missing; else deny.
 * </ol>
 *
 * <p>Left out: how often a grant was used already ({@link Quota}), which needs a count, and whether a representative might
 * act, which is judged when he does.
 *
 * <p>Cost: linear in the number of standing statements and grounds; where a part may fare otherwise, that times the number
 * of categories below the requested one. The explanation is worked out when it is asked for. Pure and safe for threads.
 */
public final class ReuseDecider {

    private static final ReuseOutcome NO_STATEMENT =
            new ReuseOutcome.Needs(ReuseReason.NO_STATEMENT.alone(), ReuseOutcome.Need.CONSENT);

    private final Coverage coverage;
    private final Vocabulary current;
    private final ReuseRules rules;

    /** How long a permit holds, cut to microseconds, and the last instant at which it can begin. */
    private final Duration lifetime;

    private final Instant lastStart;

    private ReuseDecider(Vocabularies vocabularies, ReusePolicy policy, ReuseRules rules) {
        this.lifetime = policy.permitLifetime().truncatedTo(ChronoUnit.MICROS);
        this.lastStart = Instant.MAX.minus(lifetime);
        this.rules = Objects.requireNonNull(rules, "rules");
        this.coverage = new Coverage(vocabularies, rules);
        this.current = vocabularies.current();
    }

    /** Returns a decider with the default policy and without rules. */
    public static ReuseDecider of(Vocabularies vocabularies) {
        return new ReuseDecider(vocabularies, ReusePolicy.DEFAULT, ReuseRules.NONE);
    }

    /** Returns a decider without rules. */
    public static ReuseDecider of(Vocabularies vocabularies, ReusePolicy policy) {
        return new ReuseDecider(vocabularies, policy, ReuseRules.NONE);
    }

    /** Returns a decider. */
    public static ReuseDecider of(Vocabularies vocabularies, ReusePolicy policy, ReuseRules rules) {
        return new ReuseDecider(vocabularies, policy, rules);
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
        Instant at = cut(now);
        StandingTable.Request asked = new StandingTable.Request(request.scope(), current);
        if (!asked.knowsPurpose() || !asked.knowsCategory()) {
            return unexplained(request, history, at, new ReuseOutcome.Deny(unknownTerms(asked)));
        }
        Contest contest = new Contest(coverage, history, asked, at);
        if (contest.isBlocked()) {
            return unexplained(request, history, at, denial(EnumSet.of(ReuseReason.BLOCKED)));
        }
        Carrier carrier = carrier(contest);
        ReuseOutcome outcome = carrier == null
                ? withoutCarrier(contest)
                : permit(contest, carrier, parts(contest, carrier), request.isPreviewed());
        return new ReuseDecision(
                request,
                outcome,
                () -> considered(request, history, at),
                at,
                history.revision(),
                current.ref(),
                rules.rulebook().ref());
    }

    private static Instant cut(Instant now) {
        return now.getNano() % 1_000 == 0 ? now : now.truncatedTo(ChronoUnit.MICROS);
    }

    /** The part of each statement, worked out anew: few ask for it, and what it is made of never changes. */
    private List<ReuseDecision.Considered> considered(ReuseRequest request, ConsentHistory history, Instant at) {
        Contest contest = new Contest(coverage, history, new StandingTable.Request(request.scope(), current), at);
        Carrier carrier = carrier(contest);
        Parts parts = carrier == null ? Parts.NONE : parts(contest, carrier);
        int used = carrier == null ? StandingTable.NONE : carrier.grant();
        return new Explanation(contest, used, carrier != null, parts.grants, parts.overcome, parts.excluded)
                .considered();
    }

    /** The categories below the requested one that an authority forbids. */
    Set<DataCategoryId> blockedParts(ReuseRequest request, ConsentHistory history, Instant now) {
        Contest contest = new Contest(coverage, history, new StandingTable.Request(request.scope(), current), cut(now));
        Set<DataCategoryId> blocked = new TreeSet<>(Comparator.comparing(DataCategoryId::value));
        if (!history.restrictions().isEmpty()) {
            current.categories().below(request.scope().category()).stream()
                    .filter(category -> contest.about(category).isBlocked())
                    .forEach(blocked::add);
        }
        return blocked;
    }

    private ReuseDecision unexplained(ReuseRequest request, ConsentHistory history, Instant at, ReuseOutcome outcome) {
        return new ReuseDecision(
                request,
                outcome,
                List::of,
                at,
                history.revision(),
                current.ref(),
                rules.rulebook().ref());
    }

    private static List<ReuseReason> unknownTerms(StandingTable.Request asked) {
        List<ReuseReason> unknown = new ArrayList<>();
        if (!asked.knowsPurpose()) {
            unknown.add(ReuseReason.UNKNOWN_PURPOSE);
        }
        if (!asked.knowsCategory()) {
            unknown.add(ReuseReason.UNKNOWN_CATEGORY);
        }
        return unknown;
    }

    /** A law before a statement: where a law permits the use, it does not rest on the person's yes. */
    private static @Nullable Carrier carrier(Contest contest) {
        LegalGround law = contest.ground();
        int grant = law == null ? contest.mostSpecific() : StandingTable.NONE;
        return law == null && grant == StandingTable.NONE ? null : new Carrier(grant, law);
    }

    /** What carries a permit: a law, or if there is none a grant. */
    private record Carrier(int grant, @Nullable LegalGround law) {
        boolean carries(Contest part) {
            return law != null ? part.holds(law) : part.permits(grant);
        }
    }

    /**
     * What becomes of the categories strictly below the requested one, each asked by itself. A part that nothing permits is
     * excluded: it is refused or blocked, special, or came below only after the person was asked. A part that something
     * else permits rests on that and ends with it.
     */
    private Parts parts(Contest contest, Carrier used) {
        if (!contest.mayDifferInParts(used.grant())) {
            return Parts.NONE;
        }
        Parts parts = new Parts();
        for (DataCategoryId category : current.categories().below(contest.asked.category())) {
            Contest part = contest.about(category);
            if (part.isBlocked()) {
                parts.excluded.add(category);
            } else if (!used.carries(part)) {
                Carrier other = carrier(part);
                if (other == null) {
                    parts.excluded.add(category);
                } else {
                    parts.restOn(other, part);
                }
            }
        }
        return parts;
    }

    /** The parts of a permit that do not go with the whole. */
    private static final class Parts {
        static final Parts NONE = new Parts();

        final Set<DataCategoryId> excluded = new TreeSet<>(Comparator.comparing(DataCategoryId::value));
        final BitSet grants = new BitSet();
        final Set<LegalGround> laws = new LinkedHashSet<>();
        final BitSet overcome = new BitSet();

        void restOn(Carrier other, Contest part) {
            if (other.law() != null) {
                laws.add(other.law());
            } else {
                grants.set(other.grant());
                for (int refusal : part.refusals()) {
                    overcome.set(refusal);
                }
            }
        }
    }

    private ReuseOutcome permit(Contest contest, Carrier used, Parts parts, boolean isPreviewed) {
        ReuseReason first = first(contest, used);
        if (first == ReuseReason.EXPLICIT_REQUEST_IN_FORCE
                && !isPreviewed
                && rules.rulebook().isPreviewed(contest.asked.purpose(), current)) {
            return new ReuseOutcome.Needs(ReuseReason.PREVIEW_NEEDED.alone(), ReuseOutcome.Need.PREVIEW);
        }
        List<ReuseReason> reasons = reasons(contest, first, parts);
        ReuseOutcome.Basis basis = basis(contest, used);
        Instant useBefore = useBefore(contest, used, parts);
        Obligations obligations = obligations(contest, used);
        return parts.excluded.isEmpty()
                ? new ReuseOutcome.Permit(reasons, basis, useBefore, obligations)
                : new ReuseOutcome.Partial(reasons, basis, useBefore, parts.excluded, obligations);
    }

    private static ReuseReason first(Contest contest, Carrier used) {
        if (used.law() != null) {
            return ReuseReason.LEGAL_GROUND;
        }
        return contest.table.isPlain(used.grant())
                ? ReuseReason.CONSENT_IN_FORCE
                : inForce(contest.table.grant(used.grant()).basis());
    }

    private List<ReuseReason> reasons(Contest contest, ReuseReason first, Parts parts) {
        boolean overcame = first != ReuseReason.LEGAL_GROUND && contest.isRefused();
        if (!overcame && parts.excluded.isEmpty()) {
            return first.alone();
        }
        Set<ReuseReason> reasons = EnumSet.of(first);
        if (overcame) {
            reasons.add(ReuseReason.GRANTED_AFTER_REFUSAL);
        }
        parts.excluded.forEach(category -> reasons.add(whyExcluded(contest.about(category))));
        return List.copyOf(reasons);
    }

    private static ReuseReason whyExcluded(Contest part) {
        if (part.isBlocked()) {
            return ReuseReason.PARTLY_BLOCKED;
        }
        if (part.isRefused()) {
            return ReuseReason.PARTLY_REFUSED;
        }
        boolean special = Arrays.stream(part.grants())
                .anyMatch(grant -> isMissingOnly(ReuseReason.NOT_EXPLICIT, part.notInForce(grant)));
        return special ? ReuseReason.PARTLY_SPECIAL : ReuseReason.PARTLY_NEW;
    }

    private ReuseOutcome.Basis basis(Contest contest, Carrier used) {
        LegalGround law = used.law();
        return law == null
                ? contest.table.basis(used.grant())
                : new Basis.OfLaw(law.basis(), law.id(), rules.rulebook().ref());
    }

    static ReuseReason inForce(ReuseBasis basis) {
        return basis == ReuseBasis.EXPLICIT_REQUEST
                ? ReuseReason.EXPLICIT_REQUEST_IN_FORCE
                : ReuseReason.CONSENT_IN_FORCE;
    }

    /** The end of everything the permit rests on, or of its lifetime, whichever comes first. */
    private Instant useBefore(Contest contest, Carrier used, Parts parts) {
        Instant end = contest.at.isAfter(lastStart) ? Instant.MAX : contest.at.plus(lifetime);
        if (used.law() != null) {
            end = min(end, Contest.end(used.law()));
        } else {
            end = contest.endBefore(end, used.grant());
        }
        for (int grant = parts.grants.nextSetBit(0); grant >= 0; grant = parts.grants.nextSetBit(grant + 1)) {
            end = contest.endBefore(end, grant);
        }
        for (LegalGround law : parts.laws) {
            end = min(end, Contest.end(law));
        }
        return end;
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** What the carrier demands, tightened by the ceilings. */
    private Obligations obligations(Contest contest, Carrier used) {
        List<Ceiling> ceilings = rules.rulebook().ceilings();
        LegalGround law = used.law();
        if (law == null && contest.table.isPlain(used.grant()) && ceilings.isEmpty()) {
            return Obligations.NO_ONWARD_SHARING;
        }
        GrantTerms terms = law == null ? contest.table.grant(used.grant()).terms() : GrantTerms.PLAIN;
        Instant retainUntil = Stream.concat(
                        Stream.ofNullable(law == null ? terms.keepFor() : law.keepFor()),
                        ceilings.stream()
                                .filter(ceiling -> ceiling.binds(contest.asked, current))
                                .flatMap(ceiling -> Stream.ofNullable(ceiling.maxKeep())))
                .map(period -> Ceiling.after(contest.at, period))
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Obligations(retainUntil, terms.isOnwardAllowed(), terms.dataPeriod());
    }

    /** Nothing permits it; a grant that no refusal beats may lack but one thing, and then that is needed. */
    private static ReuseOutcome withoutCarrier(Contest contest) {
        if (!contest.anybodyCovers()) {
            return NO_STATEMENT;
        }
        Set<ReuseReason> reasons = EnumSet.noneOf(ReuseReason.class);
        boolean isRenewalDue = false;
        boolean isNotExplicit = false;
        for (int grant : contest.grants()) {
            Set<ReuseReason> missing = contest.notInForce(grant);
            if (missing.size() == 1 && !contest.isBeaten(grant)) {
                isRenewalDue |= missing.contains(ReuseReason.RENEWAL_DUE);
                isNotExplicit |= missing.contains(ReuseReason.NOT_EXPLICIT);
            }
            reasons.addAll(missing);
        }
        if (isRenewalDue) {
            return new ReuseOutcome.Needs(ReuseReason.RENEWAL_DUE.alone(), ReuseOutcome.Need.RENEWAL);
        }
        if (isNotExplicit) {
            return new ReuseOutcome.Needs(ReuseReason.NOT_EXPLICIT.alone(), ReuseOutcome.Need.CONSENT);
        }
        if (contest.isRefused()) {
            reasons.add(ReuseReason.REFUSED);
        }
        return denial(reasons);
    }

    private static ReuseOutcome denial(Set<ReuseReason> reasons) {
        return new ReuseOutcome.Deny(
                reasons.size() == 1 ? reasons.iterator().next().alone() : List.copyOf(reasons));
    }

    private static boolean isMissingOnly(ReuseReason reason, Set<ReuseReason> missing) {
        return missing.size() == 1 && missing.contains(reason);
    }
}
