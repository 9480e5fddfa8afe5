package org.cxsdk.maturity;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.json.InitiativeFiles;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.cxsdk.maturity.plan.Initiative;
import org.cxsdk.maturity.plan.InitiativeId;
import org.cxsdk.maturity.plan.WhatIf;
import org.cxsdk.maturity.programme.PartId;
import org.cxsdk.maturity.programme.ProgrammeFact;
import org.cxsdk.maturity.programme.Readiness;
import org.cxsdk.maturity.programme.RolloutWave;
import org.cxsdk.maturity.programme.TransformationProgramme;
import org.cxsdk.maturity.score.NodeResult;
import org.cxsdk.maturity.score.Scorer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Nobody is shut out: an office that does everything else well and serves by screen alone gets no level, and is told why. */
@Tag("S22")
class InclusiveDesignStoryTest {

    private static final Path SAMPLES = Path.of("../examples/maturity-scorer/sample");
    private static final MaturityModel MODEL = Models.byId("cx-government");
    private static final NodeId HUMAN_PATH = NodeId.of("inclusion.human-path");
    private static final NodeId ACCESSIBLE = NodeId.of("inclusion.accessible");
    private static final NodeId GAPS = NodeId.of("inclusion.gaps");

    private final CxContext context = CxContext.inMemory(() -> Instant.parse("2027-03-01T08:00:00Z"));
    private final CxMaturity maturity = CxMaturity.on(context);

    @Test
    void aScreenAlone_stopsTheSecondLevel_howeverGoodTheRest() {
        NodeResult overall = assess(Answer.of(HUMAN_PATH, "begun"));

        assertThat(overall.level()).contains(1);
        assertThat(overall.value().orElseThrow()).isGreaterThan(Rational.of(95));
        assertThat(overall.limit().orElseThrow().node()).isEqualTo(HUMAN_PATH);
        assertThat(overall.limit().orElseThrow().sentence().in(Locale.ENGLISH))
                .isEqualTo("Level 2 fails: criterion \"A way without a screen\" is 25.0 of 75.");
        assertThat(overall.limit().orElseThrow().sentence().in(Locale.forLanguageTag("ar")))
                .startsWith("لم يتحقق المستوى 2");
    }

    @Test
    void accessibility_isNotApplicableToNobody() {
        NodeResult overall = assess(Answer.absent(ACCESSIBLE, Absence.NOT_APPLICABLE));

        assertThat(overall.level()).contains(1);
        assertThat(overall.limit().orElseThrow().node()).isEqualTo(ACCESSIBLE);
    }

    /** The gap between groups holds level 4 back; what a literacy initiative would do about it, by the same scoring. */
    @Test
    void literacyInitiative_closesTheGapBetweenGroups() {
        Assessment now = answers(Answer.of(GAPS, "begun"));
        Initiative literacy = InitiativeFiles.read(MODEL, SAMPLES.resolve("initiatives.yaml"))
                .find(InitiativeId.of("literacy"))
                .orElseThrow();
        WhatIf whatIf = WhatIf.of(MODEL, Scorer.of(MODEL), now, List.of(), List.of(literacy));

        assertThat(whatIf.before().root().level()).contains(3);
        assertThat(whatIf.after().root().level()).contains(5);
        assertThat(whatIf.changes()).anySatisfy(change -> {
            assertThat(change.node()).isEqualTo(GAPS);
            assertThat(change.initiatives()).containsExactly(InitiativeId.of("literacy"));
        });
    }

    /** Of twenty older customers seven say that they can do it: 35 % of the 60 % asked for, so the roll-out to them waits. */
    @Test
    void customersWhoAreNotReady_areNotRolledOver() {
        CxProgrammes programmes = CxProgrammes.on(context);
        TransformationProgramme programme = programmes.publish(Source.of("inclusion.yaml", """
            id: inclusion
            version: "1"
            title: {en: Digital with everybody, ar: رقمي مع الجميع}
            champion: {office: Deputy governor}
            mandate: {instrument: Decree 12, issuedBy: Governor, day: 2026-11-01, text: {en: All, ar: الجميع}}
            phases: [{phase: service-redesign}]
            groups:
              - {id: older, title: {en: Customers over 70, ar: متعاملون فوق السبعين}, size: 9000, influence: 1, interest: 5}
            survey:
              ready: 0.6
              minimum: 10
              statements: [{id: able, text: {en: I can do it at home or with help, ar: أستطيع ذلك في البيت أو بمساعدة}}]
            waves:
              - {id: online, title: {en: Renewal online, ar: التجديد عبر الإنترنت}, groups: [older], start: 2027-03-01}
            """));
        programmes.note(
                programme,
                new ProgrammeFact.ReadinessAsked(
                        PartId.of("older"), Map.of("able", "5 4 4 3 4"), LocalDate.of(2027, 2, 1)));

        Readiness older =
                programmes.readiness(programme, LocalDate.of(2027, 3, 1)).get(0);
        assertThat(older.statements().get(0).agree()).isEqualTo(Ratio.of(7, 20));
        assertThat(programmes.waves(programme, LocalDate.of(2027, 3, 1)))
                .extracting(RolloutWave::state)
                .containsExactly(RolloutWave.State.WAITING);
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> programmes.note(
                        programme, new ProgrammeFact.WaveBegun(PartId.of("online"), LocalDate.of(2027, 3, 1))))
                .withMessageContaining("Customers over 70");
    }

    private NodeResult assess(Answer other) {
        return maturity.assess(MODEL, answers(other)).root();
    }

    /** Everything proven but for one criterion. */
    private static Assessment answers(Answer other) {
        List<Answer> answers = new ArrayList<>(List.of(other));
        for (Criterion criterion : MODEL.criteria()) {
            if (!criterion.id().equals(other.criterion())) {
                answers.add(Answer.of(criterion.id(), "proven"));
            }
        }
        return Assessment.of(Subject.of("Office"), Scope.of("2027-Q1"), answers);
    }
}
