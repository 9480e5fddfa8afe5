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

        // the four gaps of level 3 need exchange, one-journey, teams, joint-agreement and the baseline: 950,000 of
        // 1,200,000
        assertThat(plan.choice().chosen())
                .contains(ids("baseline", "joint-agreement", "exchange", "one-journey", "teams"));
        assertThat(plan.choice().isProven()).isTrue();
        assertThat(plan.today().reached()).contains(2);
        assertThat(plan.expected().reached()).contains(3);
        assertThat(plan.cost()).isLessThanOrEqualTo(new BigDecimal("1200000"));
        assertThat(plan.after(PlanPhase.SERVICE_REDESIGN).capacity()).isLessThanOrEqualTo(new BigDecimal("400"));

        assertThat(plan.phases())
                .extracting(phase -> phase.expected().reached().orElseThrow())
                .containsExactly(2, 2, 3, 3);
        assertThat(plan.phases())
                .extracting(phase -> phase.expected().scored().orElseThrow())
                .isSorted();
        // baseline 45 + agreement 60 + exchange 180 + one journey 150 days = 435 days after 1 January 2027
        assertThat(plan.criticalPath()).containsExactly(ids("baseline", "joint-agreement", "exchange", "one-journey"));
        assertThat(plan.end()).isEqualTo(LocalDate.of(2028, 3, 11));
        assertThat(plan.find(InitiativeId.of("teams")).orElseThrow().slackDays())
                .isPositive();

        assertThat(plans.find(PLAN, model).equals(Optional.of(plan))).isTrue();
        print(plan);
    }

    @Test
    void prioritiesWeighValueEffortAndRisk_oneByOne() {
        List<InitiativePriority> priorities = plan().priorities();

        // staff-voice: people.staff-voice 25 -> 75 has 1/8 of 2/13 of the score; 9 of 10 deliver; 30 thousand
        InitiativePriority staffVoice = priorities.stream()
                .filter(p -> p.initiative().id().equals(InitiativeId.of("staff-voice")))
                .findFirst()
                .orElseThrow();
        assertThat(staffVoice.priority())
                .isEqualTo(staffVoice.gain().times(Rational.of(9, 10)).dividedBy(Rational.of(30)));
        assertThat(staffVoice.gain()).isGreaterThan(Rational.ZERO);
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
