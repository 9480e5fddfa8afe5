package org.cxsdk.maturity.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.stat.Intervals;
import org.jspecify.annotations.Nullable;

/**
 * Where a plan stands on a day: what is late, what it cost, what came of the outcomes, whom it reached, who was told. Pure: a
 * function of the plan and the facts.
 *
 * @param asOf the day
 * @param lines one for each initiative of the plan, by first day
 * @param outcomes one for each KPI that the plan is to move
 * @param reached one for each initiative with an audience that reached somebody
 * @param notTold groups of stakeholders that have not heard of the plan
 */
public record PlanProgress(
        LocalDate asOf, List<Line> lines, List<Outcome> outcomes, List<ReachResult> reached, List<String> notTold) {

    /** How an initiative stands. */
    public enum Standing {
        PLANNED,
        LATE_START,
        RUNNING,
        LATE,
        DONE
    }

    /**
     * How an initiative stands.
     *
     * @param planned the initiative with its planned dates
     * @param standing how it stands
     * @param started the day work began; absent if it has not
     * @param finished the day it was done; absent if it is not
     * @param lateDays days behind the plan: at the start, at the end, or so far; 0 if in time
     * @param overrun what it cost more than planned; negative if less; absent until it is done
     */
    public record Line(
            PlannedInitiative planned,
            Standing standing,
            @Nullable LocalDate started,
            @Nullable LocalDate finished,
            long lateDays,
            @Nullable BigDecimal overrun) {
        public Line {
            Objects.requireNonNull(planned, "planned");
            Objects.requireNonNull(standing, "standing");
        }
    }

    /**
     * What came of an outcome.
     *
     * @param expected where the KPI stood and where it is to get
     * @param initiatives the initiatives that are to move it
     * @param measured what it was last measured at; absent if it was not
     * @param share the share of the way that is covered, 0 at the start and 1 at the aim; may be less or more
     */
    public record Outcome(
            KpiOutcome expected,
            List<InitiativeId> initiatives,
            @Nullable Rational measured,
            @Nullable Rational share) {
        public Outcome {
            Objects.requireNonNull(expected, "expected");
            initiatives = List.copyOf(initiatives);
        }
    }

    /**
     * Whom an initiative reached, and what they can do since.
     *
     * @param initiative the initiative
     * @param ofIntended people reached, of those it was to reach
     * @param before of those asked before, who could do it alone
     * @param after of those asked afterwards, who could do it alone
     * @param effect difference of the two shares, after less before, with its 95 % interval; two separate samples of people
     */
    public record ReachResult(
            Initiative initiative, Ratio ofIntended, Ratio before, Ratio after, ConfidenceInterval effect) {
        public ReachResult {
            Objects.requireNonNull(initiative, "initiative");
            Objects.requireNonNull(ofIntended, "ofIntended");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(effect, "effect");
        }
    }

    public PlanProgress {
        Objects.requireNonNull(asOf, "asOf");
        lines = List.copyOf(lines);
        outcomes = List.copyOf(outcomes);
        reached = List.copyOf(reached);
        notTold = List.copyOf(notTold);
    }

    /** What is behind the plan, the furthest first. */
    public List<Line> late() {
        return lines.stream()
                .filter(line -> line.standing() == Standing.LATE || line.standing() == Standing.LATE_START)
                .sorted((a, b) -> Long.compare(b.lateDays(), a.lateDays()))
                .toList();
    }

    /**
     * The standing on a day; facts of later days are not known then.
     *
     * @param plan the plan
     * @param facts in the order in which they were recorded
     */
    public static PlanProgress of(Roadmap plan, List<PlanFact> facts, LocalDate asOf) {
        List<PlanFact> known =
                facts.stream().filter(fact -> !fact.day().isAfter(asOf)).toList();
        return new PlanProgress(
                asOf,
                plan.initiatives().stream()
                        .map(planned -> line(planned, known, asOf))
                        .toList(),
                outcomes(plan, known),
                reached(plan, known),
                notTold(plan, known));
    }

    private static Line line(PlannedInitiative planned, List<PlanFact> facts, LocalDate asOf) {
        InitiativeId id = planned.initiative().id();
        LocalDate started = null;
        PlanFact.Finished finished = null;
        for (PlanFact fact : facts) {
            if (fact instanceof PlanFact.Started begun && begun.initiative().equals(id)) {
                started = begun.day();
            } else if (fact instanceof PlanFact.Finished done
                    && done.initiative().equals(id)) {
                finished = done;
            }
        }
        if (finished != null) {
            long late = Math.max(0, finished.day().toEpochDay() - planned.end().toEpochDay());
            return new Line(
                    planned,
                    Standing.DONE,
                    started,
                    finished.day(),
                    late,
                    finished.cost().subtract(planned.initiative().cost()));
        }
        long behindEnd = asOf.toEpochDay() - planned.end().toEpochDay();
        long behindStart = asOf.toEpochDay() - planned.start().toEpochDay();
        if (behindEnd > 0) {
            return new Line(planned, Standing.LATE, started, null, behindEnd, null);
        }
        if (started != null) {
            return new Line(planned, Standing.RUNNING, started, null, 0, null);
        }
        return behindStart > 0
                ? new Line(planned, Standing.LATE_START, null, null, behindStart, null)
                : new Line(planned, Standing.PLANNED, null, null, 0, null);
    }

    private static List<Outcome> outcomes(Roadmap plan, List<PlanFact> facts) {
        List<Outcome> outcomes = new ArrayList<>();
        plan.outcomes().forEach((kpi, initiatives) -> {
            KpiOutcome expected = initiatives.stream()
                    .flatMap(planned -> planned.initiative().outcomes().stream())
                    .filter(outcome -> outcome.kpi().equals(kpi))
                    .reduce((a, b) -> distance(b).compareTo(distance(a)) > 0 ? b : a)
                    .orElseThrow();
            Rational measured = null;
            for (PlanFact fact : facts) {
                if (fact instanceof PlanFact.OutcomeMeasured found
                        && found.kpi().equals(kpi)) {
                    measured = found.value();
                }
            }
            Rational way = expected.to().minus(expected.from());
            Rational share = measured == null || way.signum() == 0
                    ? null
                    : measured.minus(expected.from()).dividedBy(way);
            outcomes.add(new Outcome(
                    expected,
                    initiatives.stream()
                            .map(planned -> planned.initiative().id())
                            .toList(),
                    measured,
                    share));
        });
        return outcomes;
    }

    private static Rational distance(KpiOutcome outcome) {
        Rational way = outcome.to().minus(outcome.from());
        return way.signum() < 0 ? way.negate() : way;
    }

    private static List<ReachResult> reached(Roadmap plan, List<PlanFact> facts) {
        List<ReachResult> results = new ArrayList<>();
        for (PlannedInitiative planned : plan.initiatives()) {
            Reach reach = planned.initiative().reach();
            if (reach == null) {
                continue;
            }
            Totals totals = new Totals();
            facts.forEach(fact -> {
                if (fact instanceof PlanFact.Reached some
                        && some.initiative().equals(planned.initiative().id())) {
                    totals.add(some);
                }
            });
            totals.result(planned.initiative(), reach).ifPresent(results::add);
        }
        return results;
    }

    /** What was reached so far. */
    private static final class Totals {

        private long people;
        private long ableBefore;
        private long askedBefore;
        private long ableAfter;
        private long askedAfter;

        void add(PlanFact.Reached some) {
            people += some.people();
            ableBefore += some.before().numerator().longValueExact();
            askedBefore += some.before().denominator().longValueExact();
            ableAfter += some.after().numerator().longValueExact();
            askedAfter += some.after().denominator().longValueExact();
        }

        Optional<ReachResult> result(Initiative initiative, Reach reach) {
            return askedBefore == 0 || askedAfter == 0
                    ? Optional.empty()
                    : Optional.of(new ReachResult(
                            initiative,
                            Ratio.of(people, reach.intended()),
                            Ratio.of(ableBefore, askedBefore),
                            Ratio.of(ableAfter, askedAfter),
                            Intervals.difference(ableAfter, askedAfter, ableBefore, askedBefore, 0.95)));
        }
    }

    private static List<String> notTold(Roadmap plan, List<PlanFact> facts) {
        TreeSet<String> told = new TreeSet<>();
        facts.forEach(fact -> {
            if (fact instanceof PlanFact.Told one) {
                told.add(one.stakeholder());
            }
        });
        Map<String, Boolean> groups = new LinkedHashMap<>();
        plan.announcements().forEach(announcement -> groups.put(announcement.stakeholder(), true));
        return groups.keySet().stream().filter(group -> !told.contains(group)).toList();
    }
}
