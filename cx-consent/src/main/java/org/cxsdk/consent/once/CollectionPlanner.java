package org.cxsdk.consent.once;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cxsdk.consent.ReuseDecision;
import org.cxsdk.consent.ReuseOutcome;
import org.cxsdk.consent.ReuseReason;
import org.cxsdk.consent.ReuseRequest;
import org.cxsdk.consent.Scope;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Reason;
import org.cxsdk.core.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * For each datum that services need: is it taken from who holds it, shown to be confirmed, or asked, and why?
 *
 * <p>The rule, for one datum of one service:
 *
 * <ol>
 *   <li>It is asked every time by its nature, or nobody holds it: ask.
 *   <li>Its use is forbidden by an authority, or its purpose or kind is unknown: forbidden, whoever gives it.
 *   <li>A statement of the person is missing that she can make now: needs consent.
 *   <li>It may not be reused otherwise (refused, withdrawn, expired): ask her herself; the journey goes on.
 *   <li>It may be reused: confirm it if it is older than catalogue or service allow, ask if it is not sure enough, else reuse.
 * </ol>
 *
 * <p>What the person gave in this plan is neither asked nor fetched again: all services that were to ask for it use the answer.
 *
 * <p>Of several who hold it the one is taken whose datum is sure and fresh enough, then the authoritative one, then the
 * surest, then the newest. Ages are counted on the calendar in UTC.
 *
 * <p>Left out: the data itself and how it is fetched ({@link Exchange}). Cost: one decision for each datum. Pure and safe for
 * threads.
 */
public final class CollectionPlanner {

    private static final Set<ReuseReason> NEVER =
            Set.of(ReuseReason.BLOCKED, ReuseReason.UNKNOWN_PURPOSE, ReuseReason.UNKNOWN_CATEGORY);

    private final AttributeCatalogue catalogue;
    private final Function<ReuseRequest, ReuseDecision> decider;

    private CollectionPlanner(AttributeCatalogue catalogue, Function<ReuseRequest, ReuseDecision> decider) {
        this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
        this.decider = Objects.requireNonNull(decider, "decider");
    }

    /**
     * Returns a planner.
     *
     * @param catalogue the data that services may need
     * @param decider decides whether a datum may be reused
     */
    public static CollectionPlanner of(AttributeCatalogue catalogue, Function<ReuseRequest, ReuseDecision> decider) {
        return new CollectionPlanner(catalogue, decider);
    }

    /**
     * Plans for one service, or for all services of a life event at once.
     *
     * @param subject about whom
     * @param requirements what the services need
     * @param holdings who holds what about her
     * @param answers what she gave in this plan, and when
     * @param now as of when
     * @throws CxException CX-CORE-0003 if a service needs something that is not in the catalogue
     */
    public CollectionPlan plan(
            SubjectId subject,
            List<DataRequirement> requirements,
            List<Holding> holdings,
            Map<AttributeId, Instant> answers,
            Instant now) {
        List<PlannedDatum> data = new ArrayList<>();
        for (DataRequirement requirement : requirements) {
            for (DataRequirement.Need need : requirement.needs()) {
                Attribute attribute = catalogue
                        .find(need.attribute())
                        .orElseThrow(() -> new CxException(
                                CoreError.NOT_FOUND,
                                "service " + requirement.service() + " needs \"" + need.attribute()
                                        + "\", which is not in the catalogue of attributes",
                                "Add it to the catalogue, or correct the requirement."));
                data.add(new Question(subject, requirement, need, attribute, now)
                        .settle(holdings, answers.containsKey(need.attribute())));
            }
        }
        return new CollectionPlan(subject, now, data);
    }

    /** One datum for one service, about to be settled. */
    private final class Question {
        private final SubjectId subject;
        private final DataRequirement requirement;
        private final DataRequirement.Need need;
        private final Attribute attribute;
        private final Instant now;

        Question(
                SubjectId subject,
                DataRequirement requirement,
                DataRequirement.Need need,
                Attribute attribute,
                Instant now) {
            this.subject = subject;
            this.requirement = requirement;
            this.need = need;
            this.attribute = attribute;
            this.now = now;
        }

        PlannedDatum settle(List<Holding> holdings, boolean isAnswered) {
            PlannedDatum datum = unanswered(best(holdings));
            boolean isOpen = datum.action() != CollectionAction.FORBIDDEN && datum.action() != CollectionAction.REUSE;
            return isAnswered && isOpen ? answered(datum) : datum;
        }

        private PlannedDatum unanswered(Optional<Holding> best) {
            ReuseDecision decision = decider.apply(new ReuseRequest(
                    subject, new Scope(requirement.purpose(), attribute.category(), requirement.recipient())));
            ReuseOutcome outcome = decision.outcome();
            if (outcome.reasons().stream().anyMatch(NEVER::contains)) {
                return datum(CollectionAction.FORBIDDEN, best, decision, outcome.reasons());
            }
            if (attribute.isAskedEveryTime()) {
                return datum(CollectionAction.ASK, Optional.empty(), null, List.of(PlanReason.ASKED_EVERY_TIME));
            }
            if (best.isEmpty()) {
                return datum(CollectionAction.ASK, best, null, List.of(PlanReason.NOT_HELD));
            }
            return outcome.fold(
                    permit -> usable(best.get(), decision),
                    partial -> datum(CollectionAction.ASK, best, decision, with(PlanReason.MAY_NOT_BE_REUSED, outcome)),
                    needs -> datum(CollectionAction.NEEDS_CONSENT, best, decision, outcome.reasons()),
                    deny -> datum(CollectionAction.ASK, best, decision, with(PlanReason.MAY_NOT_BE_REUSED, outcome)));
        }

        private PlannedDatum answered(PlannedDatum asked) {
            return new PlannedDatum(
                    attribute,
                    requirement.service(),
                    requirement.recipient(),
                    requirement.purpose(),
                    need.isMandatory(),
                    CollectionAction.ANSWERED,
                    asked.holding(),
                    asked.age(),
                    asked.decision(),
                    List.of(PlanReason.GIVEN_JUST_NOW),
                    asked.holding() != null && asked.action() != CollectionAction.CONFIRM);
        }

        private PlannedDatum usable(Holding holding, ReuseDecision decision) {
            Optional<Holding> held = Optional.of(holding);
            if (!isSure(holding)) {
                return datum(
                        CollectionAction.ASK, held, decision, with(PlanReason.NOT_SURE_ENOUGH, decision.outcome()));
            }
            return isFresh(holding)
                    ? datum(CollectionAction.REUSE, held, decision, with(PlanReason.HELD_AND_FRESH, decision.outcome()))
                    : datum(CollectionAction.CONFIRM, held, decision, with(PlanReason.STALE, decision.outcome()));
        }

        private Optional<Holding> best(List<Holding> holdings) {
            return holdings.stream()
                    .filter(holding -> holding.attribute().equals(attribute.id()))
                    .max(Comparator.comparing((Holding holding) -> isSure(holding))
                            .thenComparing(this::isFresh)
                            .thenComparing(holding -> attribute
                                    .authority()
                                    .filter(holding.provider()::equals)
                                    .isPresent())
                            .thenComparing(Holding::assurance)
                            .thenComparing(Holding::asOf)
                            .thenComparing(holding -> holding.provider().value()));
        }

        private boolean isSure(Holding holding) {
            return holding.assurance().compareTo(need.minimum()) >= 0;
        }

        /** Fresh until just before the day that lies the allowed period after it was known to be true. */
        private boolean isFresh(Holding holding) {
            return Stream.of(attribute.freshFor(), need.maxAge())
                    .flatMap(Stream::ofNullable)
                    .allMatch(period -> now.isBefore(after(holding.asOf(), period)));
        }

        private PlannedDatum datum(
                CollectionAction action,
                Optional<Holding> holding,
                @Nullable ReuseDecision decision,
                List<? extends Reason> reasons) {
            return new PlannedDatum(
                    attribute,
                    requirement.service(),
                    requirement.recipient(),
                    requirement.purpose(),
                    need.isMandatory(),
                    action,
                    holding.orElse(null),
                    holding.map(held -> Duration.between(held.asOf(), now)).orElse(null),
                    decision,
                    List.copyOf(reasons),
                    action == CollectionAction.ASK && holding.isPresent());
        }
    }

    private static Instant after(Instant instant, Period period) {
        return instant.atOffset(ZoneOffset.UTC).plus(period).toInstant();
    }

    private static List<Reason> with(PlanReason first, ReuseOutcome outcome) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(first);
        reasons.addAll(outcome.reasons());
        return reasons;
    }
}
