package org.cxsdk.maturity.score;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Assessor;
import org.cxsdk.maturity.assess.Review;
import org.cxsdk.maturity.assess.ReviewStep;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.json.AnswerFiles;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.json.ScoreFiles;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.Faces;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.cxsdk.maturity.plan.WhatIf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Criteria answered from two faces. The rule is that of CyFun 2025 (CCB Belgium), in a small model of our own: control (1 to 5, documentation
 * and implementation; not applicable counts as 3), sub-category and category are means, the total is the mean of the categories; it passes
 * if each key measure and each category has 3 and the total 3.5. Expected values are worked out by hand.
 */
class FacesTest {

    private static final String CYFUN = """
        id: two-faces
        version: "1"
        title: {en: Two faces}
        range: {min: 1, max: 5}
        levels:
          - {number: 0, name: {en: Fails}, test: {en: A gate fails.}}
          - {number: 1, name: {en: Passes}, test: {en: All three gates hold.}}
        faces:
          take: %s
          missing: %s
          missingBy: {not-applicable: count-as 3}
          of:
            documentation: {en: Documentation, ar: التوثيق}
            implementation: {en: Implementation, ar: التطبيق}
        scales:
          five:
            - {answer: 1, score: 1, label: {en: Initial}}
            - {answer: 2, score: 2, label: {en: Repeatable}}
            - {answer: 3, score: 3, label: {en: Defined}}
            - {answer: 4, score: 4, label: {en: Managed}}
            - {answer: 5, score: 5, label: {en: Optimising}}
        ladders:
          gates:
            - level: 1
              require:
                - {id: key measures, level: 1, each: ">= 3"}
                - {id: category A, node: A, score: ">= 3"}
                - {id: category B, node: B, score: ">= 3"}
                - {id: total, node: total, score: ">= 3.5"}
        root:
          id: total
          title: {en: Total}
          aggregation: mean
          missing: unscored
          missingBy: {not-applicable: count-as 3}
          ladder: gates
          children:
            - id: A
              title: {en: Category A}
              aggregation: mean
              children:
                - id: A1
                  title: {en: Sub-category A1}
                  aggregation: mean
                  children:
                    - {id: a11, level: 1, title: {en: Key measure}, answer: {type: choice, scale: five}}
                    - {id: a12, title: {en: Control}, answer: {type: choice, scale: five}}
                - id: A2
                  title: {en: Sub-category A2}
                  aggregation: mean
                  children:
                    - {id: a21, title: {en: Control}, answer: {type: choice, scale: five}}
            - id: B
              title: {en: Category B}
              aggregation: mean
              children:
                - {id: b1, title: {en: Control}, answer: {type: choice, scale: five}}
        """;

    private static final Subject US = Subject.of("agency");
    private static final Scope YEAR = Scope.of("2026");

    @Test
    void mean_makesCategoriesAndTotal_asCyFunDoes() {
        MaturityModel model = model("mean", "unscored");
        Assessment assessment = assessment("a11 5 1", "a12 4 3", "a21 5 4", "b1 4 2");
        NodeResult total = Scorer.of(model).score(assessment).root();
        // a11 3, a12 7/2, a21 9/2; A1 13/4, A2 9/2; A 31/8; B 3; total 55/16
        assertThat(total.value()).contains(Rational.parse("55/16"));
        // documentation: A (9/2 + 5) / 2 = 19/4, B 4; implementation: A (2 + 4) / 2 = 3, B 2; the mean of the two faces
        // is the category
        List<FaceReading> faces = FaceReading.of(Scorer.of(model), assessment);
        assertThat(faces).extracting(FaceReading::face).containsExactly("documentation", "implementation");
        assertThat(faces.get(0).scores().get(NodeId.of("A"))).isEqualTo(NodeScore.of(Rational.parse("19/4")));
        assertThat(faces.get(1).scores().get(NodeId.of("A"))).isEqualTo(NodeScore.of(Rational.of(3)));
        assertThat(faces.get(0).scores().get(NodeId.of("total"))).isEqualTo(NodeScore.of(Rational.parse("35/8")));
        assertThat(faces.get(1).scores().get(NodeId.of("total"))).isEqualTo(NodeScore.of(Rational.parse("5/2")));
        // 55/16 = 3.4375 fails the gate of the total alone
        assertThat(total.level()).contains(0);
        assertThat(total.limit().orElseThrow().requirement()).isEqualTo("total");
    }

    /** A key measure with documentation 5 and implementation 1 passes by the mean; the least of the two does not let it. */
    @ParameterizedTest
    @CsvSource({"mean, 1, ''", "min, 0, key measures"})
    void keyMeasure_ofFiveAndOne_passesByTheMeanAlone(String take, int level, String limit) {
        NodeResult total = Scorer.of(model(take, "unscored"))
                .score(assessment("a11 5 1", "a12 5 5", "a21 5 5", "b1 4 4"))
                .root();
        assertThat(total.level()).contains(level);
        assertThat(total.limit().map(Limit::requirement).orElse("")).isEqualTo(limit);
    }

    /** The official workbook shows a division by zero for a key measure that is not applicable; here it counts as 3 and the gate skips it. */
    @Test
    void notApplicable_countsAsThree_onOneFaceAndOnBoth() {
        MaturityModel model = model("mean", "unscored");
        NodeResult one = Scorer.of(model)
                .score(assessment("a11 5 not-applicable", "a12 5 5", "a21 5 5", "b1 4 4"))
                .root();
        assertThat(criterion(one, "a11").value()).contains(Rational.of(4));
        NodeResult both = Scorer.of(model)
                .score(assessment("a11 not-applicable not-applicable", "a12 5 5", "a21 5 5", "b1 4 4"))
                .root();
        // both faces count as 3, so the criterion does
        assertThat(criterion(both, "a11").value()).contains(Rational.of(3));
        assertThat(both.level()).contains(1);
    }

    @Test
    void missingFace_isHandledByPolicy_andIsNeverHalfAScore() {
        NodeResult unscored = Scorer.of(model("mean", "unscored"))
                .score(assessment("a11 5 not-answered", "a12 5 5", "a21 5 5", "b1 4 4"))
                .root();
        assertThat(criterion(unscored, "a11").score()).isEqualTo(NodeScore.missing(Absence.UNSCORED));
        NodeResult leftOut = Scorer.of(model("mean", "leave-out"))
                .score(assessment("a11 5 not-answered", "a12 5 5", "a21 5 5", "b1 4 4"))
                .root();
        assertThat(criterion(leftOut, "a11").value()).contains(Rational.of(5));
        NodeResult none = Scorer.of(model("mean", "leave-out"))
                .score(assessment("a12 5 5", "a21 5 5", "b1 4 4"))
                .root();
        assertThat(criterion(none, "a11").score()).isEqualTo(NodeScore.missing(Absence.NOT_ANSWERED));
    }

    @Test
    void unknownRange_movesTheUnknownFaceAlone() {
        MaturityModel model = model("mean", "unscored");
        Assessment assessment = assessment("a11 4 not-known", "a12 5 5", "a21 5 5", "b1 4 4");
        UnknownRange.Found found = UnknownRange.of(Scorer.of(model)).of(assessment);
        assertThat(found.unknown()).containsExactly(NodeId.of("a11"));
        // (4 + 1) / 2 and (4 + 5) / 2
        UnknownRange.Ends ends = found.ends().get(NodeId.of("a11"));
        assertThat(ends.low().value()).contains(Rational.parse("5/2"));
        assertThat(ends.high().value()).contains(Rational.parse("9/2"));
    }

    /** What is written down is answered, what is done is measured: 80 of 100 chooses the answer 4 in the place of 1. */
    @Test
    void measurement_decidesTheFaceThatItIsOf_andNoOther() {
        MaturityModel model = Models.read(Source.of("test", measuredFace("implementation")));
        Scorer scorer = Scorer.of(model);
        Assessment answers = assessment("a11 2 1", "a12 5 5", "a21 5 5", "b1 4 4");

        // by hand: (2 + 1) / 2 without, (2 + 4) / 2 with the measurement
        assertThat(criterion(scorer.score(answers).root(), "a11").value()).contains(Rational.parse("3/2"));
        NodeResult measured = criterion(scorer.score(answers.with(done(80))).root(), "a11");
        assertThat(measured.value()).contains(Rational.of(3));
        NodeResult face = ((Input.OfFace) measured.inputs().get(1)).result();
        assertThat(face.inputs().get(0)).isInstanceOf(Input.OfMeasurement.class);
        assertThat(face.inputs().get(1))
                .isInstanceOfSatisfying(
                        Input.OfAnswer.class,
                        answer -> assertThat(answer.overruled()).isTrue());
        // a measurement without a figure leaves the face to the answer
        assertThat(criterion(scorer.score(answers.with(done(null))).root(), "a11")
                        .value())
                .contains(Rational.parse("3/2"));
        // by what is written down alone it is 2, by what is done 4
        assertThat(FaceReading.of(scorer, answers.with(done(80))))
                .extracting(reading -> reading.scores().get(NodeId.of("a11")))
                .containsExactly(NodeScore.of(Rational.of(2)), NodeScore.of(Rational.of(4)));
    }

    @Test
    void unknownRange_leavesAMeasuredFaceAsItIs() {
        Scorer scorer = Scorer.of(Models.read(Source.of("test", measuredFace("implementation"))));
        Assessment answers = assessment("a11 not-known not-known", "a12 5 5", "a21 5 5", "b1 4 4")
                .with(done(80));
        UnknownRange.Ends ends = UnknownRange.of(scorer).of(answers).ends().get(NodeId.of("a11"));
        // (1 + 4) / 2 and (5 + 4) / 2
        assertThat(ends.low().value()).contains(Rational.parse("5/2"));
        assertThat(ends.high().value()).contains(Rational.parse("9/2"));
        assertThat(UnknownRange.of(scorer)
                        .of(assessment("a11 2 not-known", "a12 5 5", "a21 5 5", "b1 4 4")
                                .with(done(80)))
                        .unknown())
                .isEmpty();
    }

    @Test
    void model_isRefused_whenTheMeasuredFaceIsNone() {
        assertThat(rules(measuredFace("practice"))).anyMatch(rule -> rule.contains("is not a face of the model"));
        assertThat(rules(measuredFace("implementation").replace("{id: a11,", "{id: a11, faces: none,")))
                .anyMatch(rule -> rule.contains("has no effect: the criterion has no faces"));
    }

    private static String measuredFace(String face) {
        return CYFUN.formatted("mean", "unscored")
                .replace(
                        "title: {en: Key measure}, answer: {type: choice, scale: five}",
                        "title: {en: Key measure}, answer: {type: choice, scale: five, measuredBy: {measurement: done,"
                                + " unit: percent, face: " + face
                                + ", steps: [{when: \">= 90\", answer: 5}, {when: \">= 75\", answer: 4}], otherwise:"
                                + " 1}}");
    }

    private static Measurement done(@Nullable Integer percent) {
        return new Measurement(
                new DefinitionRef("done", "1", "0".repeat(64)),
                percent == null ? null : Rational.of(percent),
                "percent",
                null,
                100,
                null,
                percent == null ? Measurement.State.NO_DATA : Measurement.State.OK,
                null,
                0,
                "log");
    }

    @Test
    void nextLevel_raisesTheWeakFace_andLeavesTheOther() {
        MaturityModel model = model("mean", "unscored");
        Assessment assessment = assessment("a11 4 1", "a12 5 5", "a21 5 5", "b1 4 4");
        Advance advance = NextLevel.of(Scorer.of(model)).from(assessment).orElseThrow();
        // implementation 2 makes (4 + 2) / 2 = 3
        assertThat(advance.changes())
                .containsExactly(new Advance.Change(NodeId.of("a11"), "documentation 4, implementation 1", "2"));
        assertThat(advance.minimal()).isTrue();
    }

    @Test
    void evidence_capsTheFaceThatNothingStandsBehind() {
        String capped = CYFUN.formatted("mean", "unscored") + "evidenceRule: {none: cap 2}\n";
        MaturityModel model = Models.read(Source.of("test", capped));
        String answers = """
            model: two-faces@1
            organisation: agency
            period: "2026"
            answers:
              a11: {faces: {documentation: {value: 5, evidence: [E1]}, implementation: {value: 4}}}
              a12: {state: not-applicable}
              a21: {state: not-applicable}
              b1: {faces: {documentation: {value: 4}, implementation: {state: not-known}}, evidence: [E1]}
            evidence:
              E1: {title: Policy}
            """;
        Assessment assessment = AnswerFiles.read(model, Source.of("answers.yaml", answers));
        NodeResult root = Scorer.of(model)
                .asOf(LocalDate.of(2026, 11, 1))
                .score(assessment)
                .root();
        assertThat(criterion(root, "a11").value()).contains(Rational.parse("7/2"));
        // evidence beside faces is behind each of them
        assertThat(criterion(root, "b1").inputs().get(0).score()).isEqualTo(NodeScore.of(Rational.of(4)));
        assertThat(criterion(root, "a12").value()).contains(Rational.of(3));
    }

    @Test
    void yamlAndCsv_giveTheSameAssessment() {
        MaturityModel model = model("min", "unscored");
        String yaml = """
            answers:
              a11: {faces: {documentation: {value: 5, note: written}, implementation: {value: 1}}}
              a12: {faces: {documentation: {value: 3}, implementation: {state: not-known}}}
              a21: {state: not-applicable}
            """;
        String csv = """
            criterion,face,value,state,note,evidence
            a11,documentation,5,,written,
            a11,implementation,1,,,
            a12,documentation,3,,,
            a12,implementation,,not-known,,
            a21,,,not-applicable,,
            """;
        Assessment read = AnswerFiles.read(model, Source.of("agency.yaml", yaml));
        Assessment twin = AnswerFiles.readCsv(model, Source.of("agency.csv", csv), US, Scope.of("all"));
        assertThat(twin.answers()).isEqualTo(read.answers());
        assertThat(read.answers()).hasSize(6);
    }

    @Test
    void answers_areRefused_withEveryMistakeAboutFaces() {
        MaturityModel model = model("mean", "unscored");
        String yaml = """
            answers:
              a11: {value: 5}
              a12: {faces: {documentation: {value: 5}}}
              a21: {faces: {documentation: {value: 9}, implementation: {value: 2}, culture: {value: 3}}}
              b1: {value: 3, faces: {documentation: {value: 5}, implementation: {value: 2}}}
            """;
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> AnswerFiles.read(model, Source.of("agency.yaml", yaml)))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(violation -> violation.path() + " " + violation.rule())
                        .containsExactlyInAnyOrder(
                                "answers.a11 is missing, the criterion is answered for each face",
                                "answers.a12.faces leave out [implementation]",
                                "answers.a21.faces.documentation.value is not one of 1, 2, 3, 4, 5",
                                "answers.a21.faces.culture is not a face of the model",
                                "answers.b1.value stands beside faces"));
        String csv = """
            criterion,face,value
            a11,,5
            a12,culture,5
            a21,documentation,5
            a21,documentation,4
            """;
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> AnswerFiles.readCsv(model, Source.of("a.csv", csv), US, YEAR))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(violation -> violation.line() + " " + violation.rule())
                        .containsExactly(
                                "2 is empty, the criterion is answered for each face",
                                "3 is not a face of two-faces@1",
                                "5 stands in an earlier row"));
    }

    @Test
    void model_isRefused_whenFacesHaveNoEffectOrNoPlace() {
        String none = CYFUN.formatted("mean", "unscored").replaceAll("(?s)faces:\n.*?scales:", "scales:")
                + "further: [{id: x, faces: min, title: {en: X}, answer: {type: yes-no}}]\n";
        assertThat(rules(none)).contains("further[0].faces has no effect: the model has no faces");
        String measured = CYFUN.formatted("mean", "unscored")
                + "further: [{id: x, title: {en: X}, answer: {type: measured, measurement: m, unit: percent}}]\n";
        assertThat(rules(measured))
                .contains("further[0].answer is decided by a measurement, which is not said to be of a face");
        String declared = CYFUN.formatted("mean", "unscored") + "attributes: {face: [a, b]}\n";
        assertThat(rules(declared)).contains("attributes.face is the name under which answers tell their face");
        String alone =
                CYFUN.formatted("mean", "unscored").replace("implementation: {en: Implementation, ar: التطبيق}", "");
        assertThat(rules(alone)).contains("faces.of names one face");
    }

    @Test
    void criterion_mayHaveNoFaces_orTakeTheLeast() {
        String own = CYFUN.formatted("mean", "unscored")
                .replace("{id: a12, title", "{id: a12, faces: min, title")
                .replace("{id: b1, title", "{id: b1, faces: none, title");
        MaturityModel model = Models.read(Source.of("test", own));
        List<Answer> answers =
                new ArrayList<>(assessment("a11 5 4", "a12 5 2", "a21 5 4").answers());
        answers.add(Answer.of(NodeId.of("b1"), "4"));
        NodeResult root =
                Scorer.of(model).score(Assessment.of(US, YEAR, answers)).root();
        assertThat(criterion(root, "a12").value()).contains(Rational.of(2));
        assertThat(criterion(root, "b1").value()).contains(Rational.of(4));
    }

    @Test
    void explanation_showsEachFaceWithItsOwnSteps() {
        MaturityModel model = model("min", "unscored");
        Results results = Scorer.of(model).scoreAll(List.of(assessment("a11 5 1", "a12 4 4", "a21 4 4", "b1 4 4")));
        String json = JsonOutput.text(ScoreFiles.explanation(model, results, Instant.EPOCH));
        assertThat(json.replaceAll("\\s+", ""))
                .contains("\"kind\":\"face\",\"face\":\"documentation\",\"result\":{\"node\":\"a11\"")
                .contains("\"for\":{\"face\":\"implementation\"},\"score\":1");
    }

    @Test
    void comparisonAndAgreement_tellWhichFaceDiffers() {
        MaturityModel model = model("mean", "unscored");
        Assessment first = assessment("a11 5 1", "a12 4 4", "a21 4 4", "b1 4 4");
        Assessment second = assessment("a11 5 4", "a12 4 4", "a21 4 4", "b1 4 4");
        RaterAgreement.Found found = RaterAgreement.of(model).among(List.of(first, second));
        assertThat(found.disputed())
                .containsExactly(new RaterAgreement.Dispute(
                        NodeId.of("a11"), List.of("implementation 1", "implementation 4"), 3));
        // eight faces are rated, seven alike
        assertThat(found.parts().get(0).criteria()).isEqualTo(8);
        assertThat(found.parts().get(0).exact()).hasValue(7.0 / 8);
    }

    @Test
    void whatIf_changesOneFace_orAll() {
        MaturityModel model = model("mean", "unscored");
        Assessment now = assessment("a11 5 1", "a12 4 4", "a21 4 4", "b1 4 4");
        Answer one = Answer.of(NodeId.of("a11"), "3").with(Faces.of("implementation"));
        WhatIf some = WhatIf.of(model, Scorer.of(model), now, List.of(one), List.of());
        assertThat(criterion(some.after().root(), "a11").value()).contains(Rational.of(4));
        WhatIf all = WhatIf.of(model, Scorer.of(model), now, List.of(Answer.of(NodeId.of("a11"), "2")), List.of());
        assertThat(criterion(all.after().root(), "a11").value()).contains(Rational.of(2));
    }

    @Test
    void review_settlesEachFaceOnItsOwn() {
        Assessor ann = Assessor.of("Ann");
        Assessor bob = Assessor.of("Bob");
        Review review = taken(
                Review.of(US, YEAR, Set.of(ann, bob), false),
                new ReviewStep.HandIn(ann, Instant.EPOCH, assessment("a11 5 1", "a12 4 4")),
                new ReviewStep.HandIn(bob, Instant.EPOCH, assessment("a11 5 3", "a12 4 4")));
        assertThat(review.disputed()).containsExactly(NodeId.of("a11"));
        Answer settled = Answer.of(NodeId.of("a11"), "2").with(Faces.of("implementation"));
        Review done = taken(review, new ReviewStep.Settle(ann, Instant.EPOCH, settled, "seen on site"));
        assertThat(done.unsettled()).isEmpty();
        assertThat(done.agreed().orElseThrow().answers())
                .extracting(Answer::shown)
                .containsExactly("documentation 5", "implementation 2", "documentation 4", "implementation 4");
    }

    private static Review taken(Review review, ReviewStep... steps) {
        Review now = review;
        for (ReviewStep step : steps) {
            now = now.take(step).fold(after -> after, refused -> {
                throw new AssertionError(refused);
            });
        }
        return now;
    }

    private static List<String> rules(String model) {
        try {
            Models.read(Source.of("test", model));
            return List.of();
        } catch (InvalidDocumentException e) {
            return e.violations().stream().map(v -> v.path() + " " + v.rule()).toList();
        }
    }

    private static NodeResult criterion(NodeResult node, String id) {
        return find(node, id).orElseThrow();
    }

    private static Optional<NodeResult> find(NodeResult node, String id) {
        if (node.node().value().equals(id)) {
            return Optional.of(node);
        }
        return node.inputs().stream()
                .filter(Input.OfNode.class::isInstance)
                .flatMap(input -> find(((Input.OfNode) input).result(), id).stream())
                .findFirst();
    }

    private static MaturityModel model(String take, String missing) {
        return Models.read(Source.of("test", CYFUN.formatted(take, missing)));
    }

    /** Lines of criterion, documentation, implementation; a word is a state. */
    private static Assessment assessment(String... lines) {
        List<Answer> answers = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            NodeId id = NodeId.of(words[0]);
            for (int i = 1; i <= 2; i++) {
                String word = words[i];
                Answer answer = Absence.ofFileName(word)
                        .map(absence -> Answer.absent(id, absence))
                        .orElseGet(() -> Answer.of(id, word));
                answers.add(answer.with(Faces.of(i == 1 ? "documentation" : "implementation")));
            }
        }
        return Assessment.of(US, YEAR, answers);
    }
}
