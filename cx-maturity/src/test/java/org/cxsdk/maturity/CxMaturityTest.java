package org.cxsdk.maturity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Sealed;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.assess.EvidenceId;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Input;
import org.cxsdk.maturity.score.NodeResult;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CxMaturityTest {

    private static final String DOCUMENT = """
            id: desk
            version: "1"
            title: {en: Desk}
            range: {min: 0, max: 100}
            levels:
              - {number: 1, name: {en: Isolated}, test: {en: Alone.}}
              - {number: 2, name: {en: Measured}, test: {en: Measured.}}
            scales:
              practice: [{answer: begun, score: 25, label: {en: Begun}}, {answer: in-place, score: 75, label: {en: In place}}]
            ladders:
              two: [{level: 2, require: [{id: measured, level: 2, each: ">= 75"}]}]
            root:
              id: overall
              title: {en: Overall}
              aggregation: mean
              missing: leave-out
              ladder: two
              children:
                - id: on-time
                  title: {en: On time}
                  level: 2
                  answer:
                    type: choice
                    scale: practice
                    measuredBy: {measurement: resolved-within-target, unit: percent, steps: [{when: ">= 75", answer: in-place}], otherwise: begun}
                - {id: owner, title: {en: Owner}, level: 2, answer: {type: choice, scale: practice}}
            """;

    private static final MaturityModel MODEL = Models.read(Source.of("desk.yaml", DOCUMENT));
    private static final Subject OFFICE = Subject.of("Office of Permits");
    private static final Scope QUARTER = Scope.of("2026-Q3");
    private static final NodeId ON_TIME = NodeId.of("on-time");

    private final CxContext context = CxContext.inMemory(() -> Instant.parse("2026-10-05T08:00:00Z"));
    private final CxMaturity maturity = CxMaturity.on(context);

    @Test
    void measure_decidesTheCriterionAndMovesTheLevel_bothWays() {
        maturity.assess(MODEL, assessment());
        assertThat(level()).contains(2);

        // New York 311: 654 of 999 requests that fell due within the hour, not 654 of the 677 closed ones
        AssessmentResult missed = maturity.measure(MODEL, OFFICE, QUARTER, measured(654, 999));
        assertThat(missed.root().level()).contains(1);
        assertThat(missed.root().limit().orElseThrow().node()).isEqualTo(ON_TIME);
        assertThat(level()).contains(1);

        NodeResult criterion = missed.find(ON_TIME).orElseThrow();
        assertThat(criterion.value()).contains(Rational.of(25));
        assertThat(criterion.inputs())
                .hasSize(2)
                .satisfiesExactly(
                        input -> assertThat(((Input.OfMeasurement) input).measurement())
                                .isEqualTo(measured(654, 999)),
                        input ->
                                assertThat(((Input.OfAnswer) input).overruled()).isTrue());

        maturity.measure(MODEL, OFFICE, QUARTER, measured(900, 999));
        assertThat(level()).contains(2);
    }

    @Test
    void measure_leavesTheCriterionToThePerson_whenThereIsNoFigure() {
        maturity.assess(MODEL, assessment());
        Measurement none = new Measurement(
                definition(), null, "percent", null, 0, null, Measurement.State.NO_DATA, null, 0, "test");
        assertThat(maturity.measure(MODEL, OFFICE, QUARTER, none).root().level())
                .contains(2);
    }

    @Test
    void measure_isRefused_whenTheModelReadsItOtherwise() {
        maturity.assess(MODEL, assessment());
        Measurement seconds = new Measurement(
                definition(), Rational.ONE, "seconds", null, 1, null, Measurement.State.OK, null, 0, "test");
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> maturity.measure(MODEL, OFFICE, QUARTER, seconds))
                .withMessageContaining("CX-MATURITY-0002")
                .withMessageContaining(
                        "\"seconds\" is the unit of resolved-within-target, the model reads it in percent");
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> maturity.measure(MODEL, OFFICE, Scope.of("2025-Q1"), measured(1, 2)))
                .withMessageContaining("CX-MATURITY-0001");
    }

    @Test
    void find_givesBackExactlyWhatWasKept() {
        Assessment full = assessment().with(measured(654, 999));
        maturity.assess(MODEL, full);
        AssessmentStore.Kept kept = maturity.find(MODEL.id(), OFFICE, QUARTER).orElseThrow();
        assertThat(kept.assessment()).isEqualTo(full);
        assertThat(kept.model()).isEqualTo(MODEL.ref());
        assertThat(maturity.find(MODEL.id(), OFFICE, Scope.of("2025-Q1"))).isEmpty();
    }

    @Test
    void assess_keepsNothing_whenTheModelRefuses() {
        Assessment unfit = assessment().with(Answer.of(NodeId.of("nonsense"), "begun"));
        assertThatExceptionOfType(CxException.class).isThrownBy(() -> maturity.assess(MODEL, unfit));
        assertThat(maturity.find(MODEL.id(), OFFICE, QUARTER)).isEmpty();
    }

    @Test
    void result_isRefused_whenTheModelChangedUnderTheSameVersion() {
        maturity.assess(MODEL, assessment());
        MaturityModel changed = Models.read(Source.of("desk.yaml", DOCUMENT.replace("score: 75", "score: 80")));
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> maturity.result(changed, OFFICE, QUARTER))
                .withMessageContaining("CX-MATURITY-0005");
    }

    @Test
    void assessments_listsThemBySubject() {
        for (String office : List.of("West", "East", "North")) {
            maturity.assess(MODEL, Assessment.of(Subject.of(office), QUARTER, List.of()));
        }
        assertThat(maturity.assessments(MODEL.id(), Cursor.START, 10).items())
                .extracting(kept -> kept.assessment().subject().value())
                .containsExactly("East", "North", "West");
    }

    @Test
    void assess_commitsOrRollsBackWithItsTransaction() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> context.inTransaction(tx -> {
                    CxMaturity.on(tx).assess(MODEL, assessment());
                    throw new IllegalStateException("something else failed");
                }));
        assertThat(maturity.find(MODEL.id(), OFFICE, QUARTER)).isEmpty();
    }

    @Test
    void forgetAssessor_erasesNameAndNotes_andKeepsTheAnswers() {
        maturity.assess(MODEL, assessment());
        maturity.forgetAssessor("A. Sample");
        Assessment kept =
                maturity.find(MODEL.id(), OFFICE, QUARTER).orElseThrow().assessment();
        assertThat(kept.assessor()).isNull();
        assertThat(kept.answers()).extracting(Answer::note).containsOnlyNulls();
        assertThat(kept.answers()).extracting(Answer::value).containsExactly("in-place", "in-place");
    }

    @Test
    void find_refusesNameAndNotes_thatWereCopiedFromAnotherAssessment() {
        maturity.assess(MODEL, assessment());
        context.write(session -> {
            StoredDoc kept = session.storage()
                    .find(DocumentAssessmentStore.ASSESSMENTS.all(session.tenant()))
                    .items()
                    .get(0);
            return session.storage()
                    .write(DocWrite.put(
                            DocumentAssessmentStore.ASSESSMENTS.key(session.tenant(), "copied"),
                            Expected.absent(),
                            kept.body(),
                            kept.tuples()));
        });

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> maturity.assessments(MODEL.id(), Cursor.START, 10))
                .matches(e -> e.is(CoreError.UNSEALABLE));
    }

    @Test
    void storedForm_hasNoNameAndNoNoteInClear() {
        maturity.assess(MODEL, assessment());
        String stored = context.read(session -> session.storage()
                        .find(DocumentAssessmentStore.ASSESSMENTS
                                .all(session.tenant())
                                .limit(10))
                        .items()
                        .toString()
                + session
                        .storage()
                        .find(DocumentAssessmentStore.ASSESSMENTS
                                .all(session.tenant())
                                .limit(10))
                        .items()
                        .stream()
                        .map(doc -> new String(doc.body().toArray(), UTF_8))
                        .toList());
        assertThat(stored).contains("on-time").doesNotContain("A. Sample").doesNotContain("seen at the counter");
    }

    /** Form 1 as it was first written; the file is never edited, only joined by those of later forms. */
    @Test
    void storedForm1_isWrittenAndReadAsEver() {
        Assessment full = new Assessment(
                OFFICE,
                QUARTER,
                null,
                List.of(
                        new Answer(
                                ON_TIME,
                                "in-place",
                                null,
                                Map.of("service", "4.2"),
                                null,
                                List.of(EvidenceId.of("E1"))),
                        Answer.absent(NodeId.of("owner"), Absence.NOT_KNOWN)),
                assessment().evidence(),
                Map.of("resolved-within-target", measured(654, 999)));
        DefinitionRef ref = new DefinitionRef("desk", "1", "ab".repeat(32));
        AssessmentForm form = AssessmentForm.of(ref, full, new Sealed("key-1", Bytes.copyOf(new byte[28])), null);
        assertThat(text(form)).isEqualTo(golden());

        // the file with a sealed part that this context can open
        maturity.assess(MODEL, Assessment.of(OFFICE, QUARTER, List.of()));
        context.write(session -> {
            DocumentKind<AssessmentForm> kind = DocumentAssessmentStore.ASSESSMENTS;
            StoredDoc stored = session.storage()
                    .find(kind.all(session.tenant()).limit(1))
                    .items()
                    .get(0);
            String words = new String(stored.body().toArray(), UTF_8).replaceFirst(".*(\"words\":)", "$1");
            Bytes body =
                    Bytes.copyOf(golden().replaceFirst("\"words\":.*", words).getBytes(UTF_8));
            return session.storage()
                    .write(DocWrite.put(stored.key(), Expected.version(stored.version()), body, stored.tuples()));
        });
        AssessmentStore.Kept kept = maturity.find(MODEL.id(), OFFICE, QUARTER).orElseThrow();
        assertThat(kept.assessment()).isEqualTo(full);
        assertThat(kept.model()).isEqualTo(ref);
    }

    private static String text(AssessmentForm form) {
        FormCodec<AssessmentForm> codec = FormCodec.of(1, AssessmentForm.class, f -> f, f -> f);
        return new String(codec.encode(form, Optional.empty()).toArray(), UTF_8);
    }

    private static String golden() {
        try (InputStream in = CxMaturityTest.class.getResourceAsStream("assessment-form-1.json")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Integer> level() {
        return maturity.result(MODEL, OFFICE, QUARTER).orElseThrow().root().level();
    }

    private static Assessment assessment() {
        EvidenceId id = EvidenceId.of("E1");
        return new Assessment(
                OFFICE,
                QUARTER,
                "A. Sample",
                List.of(
                        new Answer(ON_TIME, "in-place", null, Map.of(), "seen at the counter", List.of(id)),
                        Answer.of(NodeId.of("owner"), "in-place")),
                Map.of(
                        id,
                        new Evidence(
                                id,
                                "Quarterly figures",
                                "measurement",
                                "Data team",
                                LocalDate.parse("2026-10-02"),
                                LocalDate.parse("2027-01-02"),
                                null)),
                Map.of());
    }

    private static DefinitionRef definition() {
        return new DefinitionRef("resolved-within-target", "1", "cd".repeat(32));
    }

    private static Measurement measured(long met, long due) {
        return new Measurement(
                definition(),
                Rational.of(100 * met, due),
                "percent",
                Ratio.of(met, due),
                due,
                new ConfidenceInterval(62.4, 68.4, 0.95, "wilson"),
                Measurement.State.OK,
                ReportingPeriod.ofMonth(YearMonth.of(2026, 9), ZoneOffset.UTC),
                7,
                "test");
    }
}
