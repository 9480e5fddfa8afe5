package org.cxsdk.maturity;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.json.AnswerFiles;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.json.PlanFiles;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.plan.Announcement;
import org.cxsdk.maturity.plan.Gap;
import org.cxsdk.maturity.plan.GapList;
import org.cxsdk.maturity.plan.InitiativeCatalogue;
import org.cxsdk.maturity.plan.InitiativeId;
import org.cxsdk.maturity.plan.InitiativePriority;
import org.cxsdk.maturity.plan.Objective;
import org.cxsdk.maturity.plan.Partner;
import org.cxsdk.maturity.plan.PeriodBalance;
import org.cxsdk.maturity.plan.PhaseProjection;
import org.cxsdk.maturity.plan.PlanComparison;
import org.cxsdk.maturity.plan.PlanFact;
import org.cxsdk.maturity.plan.PlanId;
import org.cxsdk.maturity.plan.PlanLimits;
import org.cxsdk.maturity.plan.PlanPhase;
import org.cxsdk.maturity.plan.PlanProgress;
import org.cxsdk.maturity.plan.PlannedInitiative;
import org.cxsdk.maturity.plan.Roadmap;
import org.cxsdk.maturity.score.AssessmentResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * From a scored assessment to a gap list, to a plan under a budget with a projection after each phase, and later to plan
 * beside actual.
 */
@Tag("S23")
@Tag("S68")
@Tag("S70")
@Tag("S74")
@Tag("S76")
class RoadmapStoryTest {

    private static final Path SAMPLES = Path.of("../examples/maturity-scorer/sample");
    private static final LocalDate START = LocalDate.of(2027, 1, 1);
    private static final PlanId PLAN = PlanId.of("2027");

    /** The score of the sample's answers, worked by hand in docs/model.md. */
    private static final Rational TODAY = Rational.of(21002275, 372096);

    private final CxContext context = CxContext.inMemory(() -> Instant.parse("2026-11-01T08:00:00Z"));
    private final MaturityModel model = Models.byId("cx-government");
    private final Assessment answers = AnswerFiles.read(model, Source.of(SAMPLES.resolve("answers.yaml")));
    private final CxPlans plans = CxPlans.on(context);
    private final InitiativeCatalogue catalogue = plans.publish(model, Source.of(SAMPLES.resolve("initiatives.yaml")));

    private Roadmap plan() {
        // region plan
        Roadmap plan = plans.plan(
                PLAN,
                model,
                catalogue,
                answers,
                PlanLimits.budget(new BigDecimal("1200000"))
                        .withCapacity(PlanPhase.SERVICE_REDESIGN, new BigDecimal("400")),
                Objective.LEVEL_THEN_SCORE,
                START);
        // endregion
        return plan;
    }

    @Test
    void gapsComeFirst_withPriorities() {
        // region gaps
        AssessmentResult result = CxMaturity.on(context).assess(model, answers);
        List<Gap> gaps = GapList.toLevel(model, result, 3);
        // endregion

        // level 2 is reached; of level 3 these four are below 75, all at 25: the answers of the sample file
        assertThat(gaps)
                .extracting(gap -> gap.criterion().value())
                .containsExactly("journeys.life-event", "once.reuse", "people.teams", "governance.joint");
        assertThat(gaps).extracting(Gap::holdsBack).allMatch(level -> level.equals(Optional.of(3)));
        assertThat(gaps).extracting(Gap::priority).containsOnly(100);
    }

    @Test
    void theBudgetBuysTheNextLevel_andTheProofIsStated() {
        Roadmap plan = plan();

        // The four gaps of level 3 need exchange, one-journey, teams, joint-agreement and the baseline: 950 of 1,200
        // thousand. Of the 250 left, the rest by points (below) and thousands: count-repeats 1.17 for 70 and after it
        // evidence-board 2.14 for 50, benefits 1.37 for 40, co-design 1.35 for 80, staff-voice 0.83 for 30, literacy
        // 0.99
        // for 90, on-time 1.10 for 180; consented-push costs 260. The first four give 6.04 for 240, and
        // nothing costs the 10 that remain; the next best, literacy in place of co-design, gives 5.67 for 250.
        assertThat(plan.choice().chosen())
                .containsExactlyInAnyOrder(ids(
                        "baseline",
                        "joint-agreement",
                        "exchange",
                        "one-journey",
                        "teams",
                        "count-repeats",
                        "evidence-board",
                        "benefits",
                        "co-design"));
        assertThat(plan.choice().isProven()).isTrue();
        assertThat(plan.today().reached()).contains(2);
        assertThat(plan.expected().reached()).contains(3);
        assertThat(plan.cost()).isEqualByComparingTo("1190000"); // 950 + 70 + 50 + 40 + 80 thousand
        // one-journey 160 and teams 90 of 400 days
        assertThat(plan.after(PlanPhase.SERVICE_REDESIGN).capacity()).isEqualByComparingTo("250");

        assertThat(plan.phases())
                .extracting(phase -> phase.expected().reached().orElseThrow())
                .containsExactly(2, 2, 3, 3);
        // A criterion of weight w in a pillar whose criteria weigh W, raised by d, adds w/W * d/8: there are eight
        // pillars.
        // governance.joint 25 -> 75; the baseline's governance.targets is in place already
        Rational planned = TODAY.plus(Rational.of(3 * 50, 18 * 8));
        // once.reuse 25 -> 75, once.repeats 0 -> 75; once.proactive does not apply, 16 remain
        Rational built = planned.plus(Rational.of(3 * 50 + 2 * 75, 16 * 8));
        // journeys.life-event and people.teams 25 -> 75
        Rational redesigned = built.plus(Rational.of(2 * 50, 19 * 8)).plus(Rational.of(2 * 50, 15 * 8));
        // governance.evidence 0 -> 75, metrics.rising 0 -> 75, inclusion.co-design 25 -> 75, feedback.acted-on 25 ->
        // 75,
        // economics.benefit not known (0) -> 75 and economics.value 0 -> 25
        Rational improved = redesigned
                .plus(Rational.of(2 * 75, 18 * 8))
                .plus(Rational.of(2 * 75, 17 * 8))
                .plus(Rational.of(2 * 50, 19 * 8))
                .plus(Rational.of(2 * 50, 18 * 8))
                .plus(Rational.of(2 * 75 + 25, 16 * 8));
        assertThat(plan.phases())
                .extracting(phase -> phase.expected().scored().orElseThrow())
                .containsExactly(planned, built, redesigned, improved);
        // baseline 45 + agreement 60 + exchange 180 + one journey 150 days = 435 days after 1 January 2027
        assertThat(plan.criticalPath()).containsExactly(ids("baseline", "joint-agreement", "exchange", "one-journey"));
        assertThat(plan.end()).isEqualTo(LocalDate.of(2028, 3, 11));
        assertThat(plan.find(InitiativeId.of("teams")).orElseThrow().slackDays())
                .isPositive();

        assertThat(plans.find(PLAN, model).equals(Optional.of(plan))).isTrue();
        print(plan);
    }

    @Test
    void theSameMoneyBuysMorePointsAndNoLevel_whereOnlyTheScoreCounts() {
        Roadmap plan = plans.plan(
                PlanId.of("2027-score"),
                model,
                catalogue,
                answers,
                PlanLimits.budget(new BigDecimal("1200000")),
                Objective.SCORE,
                START);

        // All thirteen cost 1,750 thousand, so 550 must go. Without one-journey (0.66 points for 220), consented-push
        // (0.99
        // for 260) and literacy (0.99 for 90) 2.63 points are lost; without the exchange, on which the first two wait,
        // 2.82.
        // The other ten cost 1,180 and raise the criteria below; one-journey is missing, so level 3 is not reached.
        assertThat(plan.expected().reached()).contains(2);
        assertThat(plan.cost()).isEqualByComparingTo("1180000");
        Rational expected = TODAY.plus(Rational.of(3 * 50 + 2 * 75, 18 * 8)) // governance.joint, governance.evidence
                .plus(Rational.of(3 * 50 + 2 * 75, 16 * 8)) // once.reuse, once.repeats
                .plus(Rational.of(2 * 50 + 2 * 50, 15 * 8)) // people.teams, people.staff-voice
                .plus(Rational.of(2 * 75 + 3 * 50, 17 * 8)) // metrics.rising, metrics.on-time
                .plus(Rational.of(2 * 50, 19 * 8)) // inclusion.co-design
                .plus(Rational.of(2 * 50, 18 * 8)) // feedback.acted-on
                .plus(Rational.of(2 * 75 + 25, 16 * 8)); // economics.benefit, economics.value
        assertThat(plan.expected().scored()).contains(expected);
        assertThat(expected).isGreaterThan(plan().expected().scored().orElseThrow());
    }

    @Test
    void prioritiesWeighValueEffortAndRisk_oneByOne() {
        List<InitiativePriority> priorities = plan().priorities();

        // people.staff-voice 25 -> 75 has 1/8 of 2/15 of the score: 5/6 of a point; 9 of 10 deliver; 30 thousand:
        // 5/6 * 9/10 / 30 = 1/40
        InitiativePriority staffVoice = priorities.stream()
                .filter(p -> p.initiative().id().equals(InitiativeId.of("staff-voice")))
                .findFirst()
                .orElseThrow();
        assertThat(staffVoice.gain()).isEqualTo(Rational.of(5, 6));
        assertThat(staffVoice.priority()).isEqualTo(Rational.of(1, 40));
        assertThat(priorities).hasSize(13);
    }

    @Test
    void aPeriodThatLacksOneOfTheFourIsTold() {
        List<PeriodBalance> periods = plan().periods();

        // after the exchange only "one-journey" (Design) still runs
        PeriodBalance last = periods.get(periods.size() - 1);
        assertThat(last.lacking()).containsExactly("Direction", "Development", "Delivery");
        assertThat(last.index()).isZero();
        assertThat(periods.get(0).index()).isGreaterThan(0.3);
        assertThat(plans.find(PLAN, model).orElseThrow().warnings()).contains(last);
    }

    @Test
    void outcomesAndPartnersAndStakeholdersHangOnTheInitiatives() {
        Roadmap plan = plan();

        assertThat(plan.outcomes()).containsOnlyKeys("attributes-reused", "journeys-completed");
        assertThat(plan.find(InitiativeId.of("exchange"))
                        .orElseThrow()
                        .initiative()
                        .partners())
                .extracting(Partner::kind)
                .containsExactly(Partner.Kind.GOVTECH_STARTUP, Partner.Kind.CONSULTANT);

        Announcement land = plan.announcements().stream()
                .filter(one -> one.stakeholder().equals("Land register"))
                .findFirst()
                .orElseThrow();
        assertThat(land.text().in(Locale.ENGLISH))
                .startsWith("What changes for you: Baseline assessment and pain points (2027-01-01 to 2027-02-14)");
        assertThat(land.text().in(Locale.forLanguageTag("ar"))).contains("تبادل البيانات مع ثلاثة سجلات");

        plans.note(PLAN, new PlanFact.Told("Land register", LocalDate.of(2027, 1, 5)));
        assertThat(plans.progress(PLAN, model, LocalDate.of(2027, 1, 6)).notTold())
                .contains("Customers", "Staff")
                .doesNotContain("Land register");
    }

    @Test
    void laterPlanStandsBesideActual() {
        Roadmap plan = plan();
        plans.note(PLAN, new PlanFact.Started(InitiativeId.of("baseline"), LocalDate.of(2027, 1, 4)));
        plans.note(
                PLAN,
                new PlanFact.Finished(InitiativeId.of("baseline"), LocalDate.of(2027, 3, 1), new BigDecimal("66000")));
        plans.note(PLAN, new PlanFact.OutcomeMeasured("attributes-reused", LocalDate.of(2027, 9, 1), Rational.of(53)));

        // region progress
        PlanProgress progress = plans.progress(PLAN, model, LocalDate.of(2027, 4, 1));
        // endregion

        PlanProgress.Line baseline = progress.lines().get(0);
        assertThat(baseline.standing()).isEqualTo(PlanProgress.Standing.DONE);
        assertThat(baseline.lateDays()).isEqualTo(14); // planned to end on 15 February
        assertThat(baseline.overrun()).isEqualByComparingTo("6000");
        assertThat(progress.late())
                .extracting(line -> line.planned().initiative().id())
                .contains(InitiativeId.of("joint-agreement"));
        assertThat(JsonOutput.text(PlanFiles.progress(progress)))
                .contains("\"standing\": \"done\"", "\"lateDays\": 14", "\"overrun\": 6000");
        // measured on 1 September: not known on 1 April
        assertThat(progress.outcomes().get(0).measured()).isNull();
        PlanProgress autumn = plans.progress(PLAN, model, LocalDate.of(2027, 10, 1));
        // (53 - 30.9) / (75 - 30.9)
        assertThat(autumn.outcomes().get(0).share()).isEqualTo(Rational.of(221, 441));

        // a year later everything planned for phase 2 is in place but the exchange
        List<Answer> later = new ArrayList<>();
        for (Answer answer : answers.answers()) {
            boolean done = List.of("governance.joint", "governance.targets", "once.repeats")
                    .contains(answer.criterion().value());
            later.add(done ? Answer.of(answer.criterion(), "in-place") : answer);
        }
        Assessment again = new Assessment(
                answers.subject(), answers.scope(), null, later, answers.evidence(), answers.measurements());
        // region compare
        PlanComparison comparison = plans.compare(
                PLAN,
                model,
                PlanPhase.DIGITAL_INFRASTRUCTURE,
                CxMaturity.on(context).assess(model, again));
        // endregion

        assertThat(comparison.behind()).hasSize(1);
        assertThat(comparison.behind().get(0).criterion()).isEqualTo(NodeId.of("once.reuse"));
        assertThat(comparison.behind().get(0).initiatives()).containsExactly(InitiativeId.of("exchange"));
        assertThat(comparison.actual().scored().orElseThrow())
                .isLessThan(comparison.expected().scored().orElseThrow());
        assertThat(plan.after(PlanPhase.DIGITAL_INFRASTRUCTURE).criteria()).containsKey(NodeId.of("once.reuse"));
    }

    @Test
    void aLiteracyInitiativeShowsReachAndEffect() {
        PlanId id = PlanId.of("literacy");
        plans.plan(id, model, catalogue, answers, PlanLimits.none(), Objective.SCORE, START);
        InitiativeId literacy = InitiativeId.of("literacy");
        plans.note(
                id, new PlanFact.Reached(literacy, LocalDate.of(2027, 3, 1), 800, Ratio.of(18, 40), Ratio.of(30, 35)));
        plans.note(
                id, new PlanFact.Reached(literacy, LocalDate.of(2027, 5, 1), 700, Ratio.of(30, 40), Ratio.of(26, 35)));

        PlanProgress.ReachResult reached =
                plans.progress(id, model, LocalDate.of(2027, 6, 1)).reached().get(0);

        assertThat(reached.ofIntended()).isEqualTo(Ratio.of(1500, 2500));
        // 56 of 70 afterwards, 48 of 80 before: Newcombe 1998, Table II, method 10: 0.2 (0.0524, 0.3339)
        assertThat(reached.effect().low()).isCloseTo(0.0524, within(5e-5));
        assertThat(reached.effect().high()).isCloseTo(0.3339, within(5e-5));
    }

    /** As a director reads it. */
    private static void print(Roadmap plan) {
        System.out.printf(
                "%s: level %d today, level %d after spending %s; %s%n",
                plan.subject(),
                plan.today().reached().orElseThrow(),
                plan.expected().reached().orElseThrow(),
                plan.cost(),
                plan.choice().isProven() ? "no better choice exists" : "not proven");
        for (PhaseProjection phase : plan.phases()) {
            System.out.printf(
                    "  until %s %-24s %d initiatives, %9s: level %d, score %.1f%n",
                    phase.end(),
                    phase.phase().title().in(Locale.ENGLISH),
                    phase.initiatives(),
                    phase.cost(),
                    phase.expected().reached().orElseThrow(),
                    phase.expected().scored().orElseThrow().toDouble());
        }
        for (PlannedInitiative planned : plan.initiatives()) {
            System.out.printf(
                    "  %s to %s  %s%s%n",
                    planned.start(),
                    planned.end(),
                    planned.initiative().title().in(Locale.ENGLISH),
                    planned.isCritical() ? "  (decides the end)" : "");
        }
    }

    private static InitiativeId[] ids(String... ids) {
        return Arrays.stream(ids).map(InitiativeId::of).toArray(InitiativeId[]::new);
    }
}
