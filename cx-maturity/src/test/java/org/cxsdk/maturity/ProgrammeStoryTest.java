package org.cxsdk.maturity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.CxException;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.json.AnswerFiles;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.cxsdk.maturity.plan.InitiativeId;
import org.cxsdk.maturity.plan.PlanPhase;
import org.cxsdk.maturity.programme.BacklogVelocity;
import org.cxsdk.maturity.programme.IdeaRegister;
import org.cxsdk.maturity.programme.PartId;
import org.cxsdk.maturity.programme.ProgrammeFact;
import org.cxsdk.maturity.programme.ProgrammeStanding;
import org.cxsdk.maturity.programme.Readiness;
import org.cxsdk.maturity.programme.RolloutWave;
import org.cxsdk.maturity.programme.TrainingCoverage;
import org.cxsdk.maturity.programme.TransformationProgramme;
import org.cxsdk.maturity.score.AssessmentResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** A transformation is led: by a champion, through gates and back, with people who know, are ready and were trained. */
@Tag("S43")
@Tag("S44")
@Tag("S71")
@Tag("S72")
@Tag("S73")
@Tag("S75")
@Tag("S77")
class ProgrammeStoryTest {

    private static final Path SAMPLES = Path.of("../examples/maturity-scorer/sample");

    private final CxContext context = CxContext.inMemory(() -> Instant.parse("2027-03-01T08:00:00Z"));
    private final CxProgrammes programmes = CxProgrammes.on(context);
    private final TransformationProgramme programme = programmes.publish(Source.of(SAMPLES.resolve("programme.yaml")));

    @Test
    void championMandateAndResponsibilitiesAreOnRecord_andOverdueMilestonesAreReported() {
        assertThat(programmes.find(programme.id(), "1")).contains(programme);
        assertThat(programme.champion().office()).isEqualTo("Deputy governor");
        assertThat(programme.mandate().instrument()).isEqualTo("Decree 12 of 2026");
        assertThat(programme.responsibilities().get(0).accountable()).isEqualTo("Director");
        // the IT department owns a milestone and has a part in no line of responsibilities
        assertThat(programme.ownersWithoutPart()).containsExactly("IT department");

        programmes.note(programme, new ProgrammeFact.MilestoneReached(part("baseline"), day("2027-03-01")));
        // region standing
        ProgrammeStanding standing = programmes.standing(programme, Optional.empty(), LocalDate.of(2027, 10, 20));
        // endregion

        assertThat(standing.overdue())
                .extracting(late -> late.milestone().id().value() + " " + late.days())
                .containsExactly("agreement 188", "exchange 8");
        assertThat(standing.uncovered())
                .extracting(TransformationProgramme.Resourcing::phase)
                .containsExactly(PlanPhase.DIGITAL_INFRASTRUCTURE);
        // as of an earlier day the baseline was not reached yet
        assertThat(programmes
                        .standing(programme, Optional.empty(), day("2027-02-20"))
                        .overdue())
                .extracting(late -> late.milestone().id().value())
                .containsExactly("baseline");
    }

    @Test
    void leadersHearFirst_andCoverageIsCountedWithoutCountingAnybodyTwice() {
        ProgrammeStanding before = programmes.standing(programme, Optional.empty(), day("2027-01-01"));
        assertThat(before.coverage().get(part("leaders"))).isEqualTo(Ratio.of(0, 10));

        programmes.note(programme, new ProgrammeFact.Communicated(part("briefing"), 9, day("2026-12-01")));
        programmes.note(programme, new ProgrammeFact.Communicated(part("town-hall"), 35, day("2027-01-10")));
        programmes.note(programme, new ProgrammeFact.Communicated(part("letter"), 48, day("2027-01-20")));

        Map<PartId, Ratio> coverage = programmes
                .standing(programme, Optional.empty(), day("2027-02-01"))
                .coverage();
        assertThat(coverage.get(part("leaders"))).isEqualTo(Ratio.of(9, 10));
        // 35 and 48 of 60 may be the same people: 48 are certain
        assertThat(coverage.get(part("counter"))).isEqualTo(Ratio.of(48, 60));
        assertThat(coverage.get(part("register"))).isEqualTo(Ratio.of(0, 40));
    }

    @Test
    void phasesOpenThroughTheirGates_andLoopBack() {
        MaturityModel model = Models.byId("cx-government");
        Assessment answers = AnswerFiles.read(model, Source.of(SAMPLES.resolve("answers.yaml")));
        Optional<AssessmentResult> assessed = Optional.of(CxMaturity.on(context).assess(model, answers));

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> programmes.note(
                        programme,
                        new ProgrammeFact.PhaseEntered(PlanPhase.ASSESSMENT_AND_PLANNING, day("2026-12-01"))))
                .withMessageContaining("Nine of ten political leaders have heard of it");
        programmes.note(programme, new ProgrammeFact.Communicated(part("briefing"), 9, day("2026-12-01")));
        programmes.note(
                programme, new ProgrammeFact.PhaseEntered(PlanPhase.ASSESSMENT_AND_PLANNING, day("2027-01-01")));

        ProgrammeStanding inside = programmes.standing(programme, assessed, day("2027-01-02"));
        assertThat(inside.phase()).isEqualTo(PlanPhase.ASSESSMENT_AND_PLANNING);
        // level 2 is reached by the sample answers, the baseline milestone is not
        assertThat(inside.missing()).extracting(LocalizedText::toString).containsExactly("The baseline is assessed");

        programmes.note(programme, new ProgrammeFact.MilestoneReached(part("baseline"), day("2027-02-14")));
        programmes.note(
                programme, new ProgrammeFact.PhaseLeft(PlanPhase.ASSESSMENT_AND_PLANNING, day("2027-02-15")), assessed);
        ProgrammeStanding between = programmes.standing(programme, assessed, day("2027-02-16"));
        assertThat(between.phase()).isNull();
        assertThat(between.missing())
                .extracting(text -> text.in(Locale.forLanguageTag("ar")))
                .containsExactly("خُصص المال والموظفون");

        TransformationProgramme funded = programmes.publish(Source.of("funded.yaml", funded()));
        programmes.note(funded, new ProgrammeFact.PhaseEntered(PlanPhase.DIGITAL_INFRASTRUCTURE, day("2027-03-01")));
        programmes.note(
                funded,
                new ProgrammeFact.LoopedBack(
                        PlanPhase.DIGITAL_INFRASTRUCTURE,
                        PlanPhase.ASSESSMENT_AND_PLANNING,
                        "The register holds other data than we assumed.",
                        day("2027-05-01")));
        ProgrammeStanding back = programmes.standing(funded, assessed, day("2027-05-02"));
        assertThat(back.phase()).isEqualTo(PlanPhase.ASSESSMENT_AND_PLANNING);
        assertThat(back.loops()).isEqualTo(1);
    }

    @Test
    void theRollOutWaitsForPeopleWhoAreNotReady() {
        assertThat(programme.group(part("counter")).orElseThrow().engagement())
                .isEqualTo(TransformationProgramme.Engagement.MANAGE_CLOSELY);
        assertThat(programme.group(part("leaders")).orElseThrow().engagement())
                .isEqualTo(TransformationProgramme.Engagement.KEEP_SATISFIED);
        assertThat(programme.group(part("register")).orElseThrow().engagement())
                .isEqualTo(TransformationProgramme.Engagement.KEEP_INFORMED);

        programmes.note(
                programme,
                new ProgrammeFact.ReadinessAsked(
                        part("register"), Map.of("why", "0 1 2 10 12", "able", "1 1 3 12 8"), day("2027-04-20")));
        programmes.note(
                programme,
                new ProgrammeFact.ReadinessAsked(
                        part("counter"), Map.of("why", "2 4 6 18 10", "able", "8 12 10 6 4"), day("2027-04-25")));
        programmes.note(programme, new ProgrammeFact.WaveBegun(part("pilot"), day("2027-05-02")));
        programmes.note(programme, new ProgrammeFact.WaveDone(part("pilot"), day("2027-05-30")));

        // region waves
        List<RolloutWave> waves = programmes.waves(programme, LocalDate.of(2027, 6, 2));
        // endregion

        assertThat(waves)
                .extracting(RolloutWave::state)
                .containsExactly(RolloutWave.State.DONE, RolloutWave.State.WAITING);
        // 10 of 40 agree with "I can do my part"
        assertThat(waves.get(1).waitsFor())
                .extracting(LocalizedText::toString)
                .containsExactly("Counter staff is not ready: 10 of 40 agree with \"I can do my part\".");
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() ->
                        programmes.note(programme, new ProgrammeFact.WaveBegun(part("counters"), day("2027-06-02"))))
                .withMessageContaining("I can do my part");
        Readiness leaders = programmes.readiness(programme, day("2027-06-02")).get(0);
        assertThat(leaders.asked()).isNull();
        assertThat(leaders.weakest()).isEmpty();
    }

    @Test
    void trainingIsCountedByRole_decidesACriterion_andIsLinkedToItsOutcome() {
        trained("p1", "clerk", "service-standards", null);
        trained("p2", "clerk", "service-standards", "2027-06-30");
        trained("p1", "clerk", "service-standards", null); // the same again counts once
        trained("p1", "clerk", "relationship", null);
        trained("p9", "coach", "digital-skills", null);
        programmes.note(
                programme, new ProgrammeFact.TrainingOutcome(part("relationship"), 56, 70, 48, 80, day("2027-05-01")));

        // region training
        TrainingCoverage coverage = programmes.training(programme, LocalDate.of(2027, 6, 30));
        Measurement measured = coverage.measurement();
        // endregion

        assertThat(coverage.lines())
                .extracting(line -> line.role().id() + " " + line.competency() + " " + line.covered())
                .containsExactly(
                        "clerk service-standards 2 of 4", "clerk relationship 1 of 4", "coach digital-skills 1 of 2");
        // 4 of 10
        assertThat(measured.value()).isEqualTo(Rational.of(40));
        // a day later one training has lapsed
        assertThat(programmes
                        .training(programme, day("2027-07-01"))
                        .measurement()
                        .value())
                .isEqualTo(Rational.of(30));
        // Newcombe 1998, Table II, method 10
        assertThat(coverage.effects().get(0).difference().low()).isCloseTo(0.0524, within(5e-5));

        MaturityModel model = Models.read(Source.of("trained.yaml", MEASURED));
        Assessment office =
                Assessment.of(Subject.of("office"), Scope.of("2027"), List.of(Answer.of(NodeId.of("training"), "100")));
        CxMaturity maturity = CxMaturity.on(context);
        maturity.assess(model, office);
        assertThat(maturity.measure(model, office.subject(), office.scope(), measured)
                        .root()
                        .value())
                .contains(Rational.of(40));
    }

    @Test
    void ideasComeFromManyUnits_andHearWhatBecameOfThem() {
        programmes.note(
                programme, new ProgrammeFact.IdeaSubmitted(part("i1"), "Counter", "One form less", day("2027-01-05")));
        programmes.note(programme, new ProgrammeFact.IdeaSubmitted(part("i2"), "IT", "Bulk check", day("2027-01-20")));
        programmes.note(
                programme, new ProgrammeFact.IdeaSubmitted(part("i3"), "Counter", "Late hours", day("2027-02-01")));
        programmes.note(
                programme,
                new ProgrammeFact.IdeaMoved(
                        part("i1"),
                        ProgrammeFact.IdeaStep.ADOPTED,
                        "Nobody used the form.",
                        InitiativeId.of("one-journey"),
                        day("2027-02-10")));
        programmes.note(
                programme,
                new ProgrammeFact.IdeaMoved(
                        part("i2"), ProgrammeFact.IdeaStep.DECLINED, "The law forbids it.", null, day("2027-02-12")));

        IdeaRegister register = programmes.ideas(programme, day("2027-04-01"));

        assertThat(register.units()).containsExactly("Counter", "IT");
        assertThat(register.adopted()).contains(Ratio.of(1, 2));
        assertThat(register.waitingLongerThan(30))
                .extracting(idea -> idea.submitted().idea())
                .containsExactly(part("i3"));
        assertThat(register.ideas().get(0).last().initiative()).isEqualTo(InitiativeId.of("one-journey"));
    }

    @Test
    void theBacklogHasAVelocity() {
        for (int i = 1; i <= 8; i++) {
            programmes.note(programme, new ProgrammeFact.ImprovementOpened(part("b" + i), i, day("2027-01-0" + i)));
        }
        programmes.note(programme, new ProgrammeFact.ImprovementDone(part("b1"), day("2027-01-20")));
        programmes.note(programme, new ProgrammeFact.ImprovementDone(part("b5"), day("2027-02-20")));
        programmes.note(programme, new ProgrammeFact.ImprovementDone(part("b3"), day("2027-03-20")));

        BacklogVelocity velocity = programmes.velocity(programme, day("2027-04-10"));

        assertThat(velocity.months())
                .extracting(BacklogVelocity.Month::month)
                .containsExactly(
                        YearMonth.of(2027, 1), YearMonth.of(2027, 2), YearMonth.of(2027, 3), YearMonth.of(2027, 4));
        // 1, 5 and 3 points in three months; 36 - 9 = 27 are open
        assertThat(velocity.velocity()).contains(Rational.of(3));
        assertThat(velocity.openPoints()).isEqualTo(27);
        assertThat(velocity.monthsToClear()).contains(Rational.of(9));
        assertThat(velocity.oldestDays()).isEqualTo(98); // since 2 January
    }

    private void trained(String person, String role, String competency, String until) {
        programmes.note(
                programme,
                new ProgrammeFact.Trained(
                        SubjectId.of(person),
                        part(role),
                        part(competency),
                        day("2027-02-01"),
                        until == null ? null : LocalDate.parse(until)));
    }

    private static String funded() {
        try {
            return Files.readString(SAMPLES.resolve("programme.yaml"))
                    .replace("version: \"1\"", "version: \"2\"")
                    .replace("moneyGranted: 400000", "moneyGranted: 550000")
                    .replace("peopleGranted: 4", "peopleGranted: 5");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PartId part(String id) {
        return PartId.of(id);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static final String MEASURED = """
            id: trained
            version: "1"
            title: {en: Trained}
            range: {min: 0, max: 100}
            root:
              id: whole
              title: {en: Whole}
              aggregation: mean
              missing: unscored
              children:
                - id: training
                  title: {en: Training}
                  answer: {type: measured, measurement: training-coverage, unit: percent}
            """;
}
