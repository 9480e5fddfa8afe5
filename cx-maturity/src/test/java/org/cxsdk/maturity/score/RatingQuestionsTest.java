package org.cxsdk.maturity.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.assess.EvidenceId;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.json.AnswerFiles;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** What leads to the next level, what the unknown may still change, what changed and why, and what a rank is worth. By hand. */
class RatingQuestionsTest {

    /** Level 2 asks for a and b each; level 3 for a mean of 60 over c, d and e, which weigh 3, 2 and 1. */
    private static final String LADDER = """
        id: small
        version: "1"
        title: {en: Small}
        range: {min: 0, max: 100}
        levels:
          - {number: 1, name: {en: One}, test: {en: One.}}
          - {number: 2, name: {en: Two}, test: {en: Two.}}
          - {number: 3, name: {en: Three}, test: {en: Three.}}
        scales:
          s: [{answer: none, score: 0, label: {en: None}}, {answer: half, score: 50, label: {en: Half}}, {answer: full, score: 100, label: {en: Full}}]
        %s
        ladders:
          gates:
            - {level: 2, require: [{id: each-of-two, level: 2, each: ">= 50"}]}
            - {level: 3, require: [{id: mean-of-three, level: 3, mean: ">= 60"}]}
        root:
          id: whole
          title: {en: Whole}
          aggregation: weighted-mean
          missing: leave-out
          missingBy: {not-answered: unscored, not-known: count-as 0}
          ladder: gates
          children:
            - {id: a, title: {en: A}, weight: 1, level: 2, answer: {type: choice, scale: s}}
            - {id: b, title: {en: B}, weight: 1, level: 2, answer: {type: choice, scale: s}}
            - {id: c, title: {en: C}, weight: 3, level: 3, answer: {type: choice, scale: s}}
            - {id: d, title: {en: D}, weight: 2, level: 3, answer: {type: choice, scale: s}}
            - {id: e, title: {en: E}, weight: 1, level: 3, answer: {type: choice, scale: s}}
        """;

    private static final MaturityModel MODEL = model("");

    private static MaturityModel model(String rule) {
        return Models.read(Source.of("small.yaml", LADDER.formatted(rule)));
    }

    // ---- the next level

    @Test
    void nextLevel_namesEachCriterionOfTheGate_withTheLeastAnswerThatIsEnough() {
        Advance advance = next(answers("none", "none", "full", "full", "full"));

        assertThat(advance.level()).isEqualTo(2);
        assertThat(advance.minimal()).isTrue();
        assertThat(advance.changes())
                .containsExactly(
                        new Advance.Change(NodeId.of("a"), "none", "half"),
                        new Advance.Change(NodeId.of("b"), "none", "half"));
    }

    /** c=0 (3), d=50 (2), e=50 (1): 150/6 = 25. c alone gives (300+100+50)/6 = 75; d alone 41.7, e alone 33.3: one is enough, and only c. */
    @Test
    void nextLevel_findsTheOneCriterionThatLiftsAMean() {
        Advance advance = next(answers("half", "half", "none", "half", "half"));

        assertThat(advance.level()).isEqualTo(3);
        assertThat(advance.minimal()).isTrue();
        assertThat(advance.changes()).containsExactly(new Advance.Change(NodeId.of("c"), "none", "full"));
    }

    /** All at 0: c alone gives 50, d alone 33.3; c with d 83.3, c with e 66.7: two are needed, and no one is in every pair but c. */
    @Test
    void nextLevel_provesThatNoSmallerSetIsEnough() {
        Advance advance = next(answers("half", "half", "none", "none", "none"));

        assertThat(advance.changes()).hasSize(2);
        assertThat(advance.atLeast()).isEqualTo(2);
        assertThat(advance.minimal()).isTrue();
        assertThat(advance.changes().get(0).criterion()).isEqualTo(NodeId.of("c"));
    }

    @Test
    void nextLevel_isNone_atTheTop_andWhereNothingReachesIt() {
        assertThat(NextLevel.of(Scorer.of(MODEL)).from(answers("full", "full", "full", "full", "full")))
                .isEmpty();
        Map<String, Absence> notApplicable = Map.of("a", Absence.NOT_APPLICABLE, "b", Absence.NOT_APPLICABLE);
        assertThat(NextLevel.of(Scorer.of(MODEL))
                        .from(assessment(Map.of("c", "full", "d", "full", "e", "full"), notApplicable)))
                .isEmpty();
    }

    // ---- the unknown

    /** Known: b=50 (1), c=100 (3), d=100 (2). Unknown: a (1), e (1). Low 550/8, high 750/8. */
    @Test
    void unknownRange_liesBetweenWorstAndBestAnswers() {
        Assessment half = assessment(Map.of("b", "half", "c", "full", "d", "full"), Map.of("e", Absence.NOT_KNOWN));

        UnknownRange.Found found = UnknownRange.of(Scorer.of(MODEL)).of(half);

        assertThat(found.unknown()).containsExactly(NodeId.of("a"), NodeId.of("e"));
        UnknownRange.Ends ends = found.ends().get(NodeId.of("whole"));
        assertThat(ends.low().value()).contains(Rational.of(550, 8));
        assertThat(ends.high().value()).contains(Rational.of(750, 8));
        assertThat(ends.low().level()).contains(1);
        assertThat(ends.high().level()).contains(3);
    }

    // ---- evidence

    private static final LocalDate DAY = LocalDate.parse("2026-06-30");

    @Test
    void evidenceRule_capsWhatNothingStandsBehind_onTheDay() {
        MaturityModel capped = model("evidenceRule: {none: cap 50, expired: no-score}");
        Assessment claims = new Assessment(
                Subject.of("office"),
                Scope.of("2026"),
                null,
                List.of(
                        Answer.of(NodeId.of("a"), "full"),
                        with("b", "VALID"),
                        with("c", "OLD"),
                        with("d", "AGAINST"),
                        with("e", "VALID")),
                Map.of(
                        EvidenceId.of("VALID"), piece("VALID", true, "2027-01-01"),
                        EvidenceId.of("OLD"), piece("OLD", true, "2026-06-29"),
                        EvidenceId.of("AGAINST"), piece("AGAINST", false, "2027-01-01")),
                Map.of());

        AssessmentResult result = Scorer.of(capped).asOf(DAY).score(claims);

        assertThat(result.find(NodeId.of("a")).flatMap(NodeResult::value)).contains(Rational.of(50));
        assertThat(result.find(NodeId.of("b")).flatMap(NodeResult::value)).contains(Rational.of(100));
        assertThat(result.find(NodeId.of("c")).map(NodeResult::score)).contains(NodeScore.missing(Absence.EXPIRED));
        assertThat(result.find(NodeId.of("d")).flatMap(NodeResult::value)).contains(Rational.of(50));
        // what is not a question of a day is not judged without one
        assertThat(Scorer.of(capped).score(claims).find(NodeId.of("c")).flatMap(NodeResult::value))
                .contains(Rational.of(100));
    }

    @Test
    void evidenceRule_leavesMissingThingsToTheirOwnPolicies() {
        MaturityModel strict = model("evidenceRule: {none: no-score}");

        AssessmentResult result = Scorer.of(strict).score(answers("full", "full", "full", "full", "full"));

        assertThat(result.find(NodeId.of("a")).map(NodeResult::score)).contains(NodeScore.missing(Absence.NO_EVIDENCE));
        // the group leaves it out, like everything that it names no policy for
        assertThat(result.root().score()).isEqualTo(NodeScore.missing(Absence.UNSCORED));
    }

    // ---- what changed

    /**
     * Evidence that was collected for new answers does not hide what lapsed. By hand: before (100 + 75 + 60 + 75) / 4 = 77.5, the second without
     * evidence and the fourth with evidence against it capped; then 90 of the third capped at 75 and the fourth with new evidence, +10; the
     * first has lapsed and counts as 10, -22.5.
     */
    @Test
    void comparison_tellsWhatLapsed_besideAnswersWithNewEvidence() {
        MaturityModel model = Models.read(Source.of("m.yaml", """
            id: m
            version: "1"
            title: {en: M}
            range: {min: 0, max: 100}
            evidenceRule: {none: cap 75, expired: no-score}
            root:
              id: r
              title: {en: R}
              aggregation: mean
              missing: leave-out
              missingBy: {expired: count-as 10}
              children:
                - {id: c0, title: {en: C}, answer: {type: percentage}}
                - {id: c1, title: {en: C}, answer: {type: percentage}}
                - {id: c2, title: {en: C}, answer: {type: percentage}}
                - {id: c3, title: {en: C}, answer: {type: percentage}}
            """));
        String sheet = """
            model: m@1
            organisation: o
            period: %s
            answers: {c0: {value: 100, evidence: [E1]}, c1: {value: 100}, c2: {value: %d}, c3: {value: 100, evidence: [%s]}}
            evidence:
              E1: {title: t, collected: 2026-03-01, validUntil: 2026-03-31}
              E2: {title: t, collected: 2026-03-01, supports: false}
              E3: {title: t, collected: 2026-05-01}
            """;
        Comparison.Change whole = Comparison.of(
                        new Comparison.Snapshot(
                                model,
                                AnswerFiles.read(model, Source.of("a.yaml", sheet.formatted("p", 60, "E2"))),
                                LocalDate.parse("2026-03-01")),
                        new Comparison.Snapshot(
                                model,
                                AnswerFiles.read(model, Source.of("b.yaml", sheet.formatted("q", 90, "E3"))),
                                LocalDate.parse("2026-05-01")))
                .nodes()
                .get(0);

        assertThat(whole.before()).isEqualTo(NodeScore.of(Rational.parse("155/2")));
        assertThat(whole.after()).isEqualTo(NodeScore.of(Rational.of(65)));
        assertThat(whole.byCause().get(Comparison.Cause.ANSWERS)).isEqualTo(Rational.of(10));
        assertThat(whole.byCause().get(Comparison.Cause.EVIDENCE_LAPSED)).isEqualTo(Rational.parse("-45/2"));
    }

    /** 50 to 68.75 by answers (c none to half: 3 of 8 at 50), then 75 - 68.75 lost when evidence of c lapsed under a cap of 0. */
    @Test
    void comparison_splitsTheDifferenceByCause_exactly() {
        MaturityModel capped = model("evidenceRule: {expired: cap 0}");
        Assessment then = evidenced("half", "none", "2026-12-31");
        Assessment now = evidenced("full", "half", "2026-12-31");

        Comparison.Found found = Comparison.of(
                new Comparison.Snapshot(capped, then, LocalDate.parse("2026-06-30")),
                new Comparison.Snapshot(capped, now, LocalDate.parse("2027-01-01")));

        Comparison.Change whole = found.nodes().get(0);
        Rational difference = whole.byCause().values().stream().reduce(Rational.ZERO, Rational::plus);
        Rational before = whole.before().fold(v -> v, w -> Rational.ZERO);
        assertThat(whole.after()).isEqualTo(NodeScore.of(before.plus(difference)));
        // answers: a 50 to 100 (1 of 8) and c 0 to 50 (3 of 8)
        assertThat(whole.byCause().get(Comparison.Cause.ANSWERS)).isEqualTo(Rational.of(200, 8));
        // only c rests on evidence that ends: 50 of 3 in 8 are lost; a, b, d, e name none and are accepted
        assertThat(whole.byCause().get(Comparison.Cause.EVIDENCE_LAPSED)).isEqualTo(Rational.of(-150, 8));
        assertThat(whole.byCause().get(Comparison.Cause.MODEL_VERSION)).isEqualTo(Rational.ZERO);
        assertThat(found.answers())
                .containsExactly(
                        new Comparison.AnswerChange(NodeId.of("a"), "half", "full"),
                        new Comparison.AnswerChange(NodeId.of("c"), "none", "half"));
    }

    @Test
    void comparison_ofTwoVersions_followsRenamedCriteria_andListsWhatOneLacks() {
        MaturityModel later = Models.read(Source.of(
                "small.yaml",
                LADDER.formatted("")
                        .replace("version: \"1\"", "version: \"2\"")
                        .replace("{id: e, title", "{id: f, title")
                        .replace("{id: d, title", "{id: dd, title")));
        Assessment then = answers("full", "full", "full", "full", "full");
        Assessment now = assessment(Map.of("a", "full", "b", "full", "c", "full", "dd", "full", "f", "none"), Map.of());

        Comparison.Found found = Comparison.of(
                new Comparison.Snapshot(MODEL, then, null),
                new Comparison.Snapshot(later, now, null),
                Map.of(NodeId.of("d"), NodeId.of("dd")));

        assertThat(found.onlyBefore()).containsExactly(NodeId.of("e"));
        assertThat(found.onlyAfter()).containsExactly(NodeId.of("f"));
        assertThat(found.answers())
                .extracting(Comparison.AnswerChange::criterion)
                .containsExactly(NodeId.of("f"));
    }

    @Test
    void comparison_refusesWhatIsNotAlike() {
        Assessment other = Assessment.of(Subject.of("another"), Scope.of("2026"), List.of());

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> Comparison.of(
                        new Comparison.Snapshot(MODEL, answers("full", "full", "full", "full", "full"), null),
                        new Comparison.Snapshot(MODEL, other, null)))
                .satisfies(e -> assertThat(e.code()).isEqualTo("CX-MATURITY-0006"));
    }

    // ---- peers

    @Test
    void peers_placesEachOrganisation_andTellsNothingOfASmallGroup() {
        List<AssessmentResult> five = new ArrayList<>();
        String[] answers = {"none", "none", "half", "full", "full"};
        for (int i = 0; i < 5; i++) {
            Map<String, String> given = new TreeMap<>();
            for (String id : List.of("a", "b", "c", "d", "e")) {
                given.put(id, answers[i]);
            }
            five.add(Scorer.of(MODEL)
                    .score(new Assessment(
                            Subject.of("office " + i),
                            Scope.of("2026"),
                            null,
                            list(given, Map.of()),
                            Map.of(),
                            Map.of())));
        }
        Peers.Standing whole = Peers.standard().of(five).get(0);

        assertThat(whole.median()).isEqualTo(50);
        assertThat(whole.lowerQuartile()).isEqualTo(0);
        assertThat(whole.upperQuartile()).isEqualTo(100);
        // ahead of the two at 0; of the other at 100 by half
        assertThat(whole.places().get(Subject.of("office 2")).ahead()).isEqualTo(2 / 4.0);
        assertThat(whole.places().get(Subject.of("office 3")).ahead()).isEqualTo(3.5 / 4);
        assertThat(whole.levels()).containsEntry(1, 2).containsEntry(2, 1).containsEntry(3, 2);
        assertThat(Peers.standard().of(five.subList(0, 4))).isEmpty();
    }

    /** An organisation that is better in every part is first whatever the weights; two that trade places are not. */
    @Test
    void robustness_saysWhatARankIsWorth() {
        Robustness.Interval[] intervals =
                Robustness.seeded(7).of(List.of(parts(90, 80), parts(70, 20), parts(20, 70), parts(10, 10)));

        assertThat(intervals[0].rankBest()).isEqualTo(1);
        assertThat(intervals[0].rankWorst()).isEqualTo(1);
        assertThat(intervals[1].rankBest()).isEqualTo(2);
        assertThat(intervals[1].rankWorst()).isEqualTo(3);
        assertThat(intervals[3].rankBest()).isEqualTo(4);
        // two parts: the first weight is uniform over 0 to 1, so 90 % of the scores lie between 20+50*.05 and 20+50*.95
        assertThat(intervals[1].scoreLow()).isCloseTo(22.5, within(1.0));
        assertThat(intervals[1].scoreHigh()).isCloseTo(67.5, within(1.0));
        // the same seed gives the same figures
        assertThat(Robustness.seeded(7).of(List.of(parts(70, 20), parts(20, 70)))[0])
                .isEqualTo(Robustness.seeded(7).of(List.of(parts(70, 20), parts(20, 70)))[0]);
    }

    // ---- assessors

    @Test
    void raterAgreement_listsTheMostDisputedFirst() {
        RaterAgreement.Found found = RaterAgreement.of(MODEL)
                .among(List.of(
                        answers("none", "half", "full", "full", "half"),
                        answers("full", "half", "half", "full", "half"),
                        answers("none", "half", "full", "full", "none")));

        assertThat(found.disputed())
                .extracting(dispute -> dispute.criterion().value())
                .containsExactly("a", "c", "e");
        assertThat(found.disputed().get(0).spread()).isEqualTo(2);
        RaterAgreement.Part whole = found.parts().get(0);
        assertThat(whole.criteria()).isEqualTo(5);
        assertThat(whole.exact()).hasValue(2 / 5.0);
        assertThat(whole.withinOne()).hasValue(4 / 5.0);
        // values 0..2 per unit: 0,2,0 | 1,1,1 | 2,1,2 | 2,2,2 | 1,1,0; computed with the published formula, see
        // AgreementTest
        assertThat(whole.alpha())
                .isEqualTo(Agreement.krippendorff(
                        List.of(
                                List.of(0., 2., 0.),
                                List.of(1., 1., 1.),
                                List.of(2., 1., 2.),
                                List.of(2., 2., 2.),
                                List.of(1., 1., 0.)),
                        Agreement.Scale.ORDINAL));
    }

    // ---- helpers

    private static Advance next(Assessment assessment) {
        return NextLevel.of(Scorer.of(MODEL)).from(assessment).orElseThrow();
    }

    private static List<OptionalDouble> parts(double first, double second) {
        return List.of(OptionalDouble.of(first), OptionalDouble.of(second));
    }

    private static Answer with(String criterion, String evidence) {
        return new Answer(NodeId.of(criterion), "full", null, Map.of(), null, List.of(EvidenceId.of(evidence)));
    }

    private static Evidence piece(String id, boolean supports, String until) {
        return new Evidence(EvidenceId.of(id), id, null, null, null, supports, 4, null, LocalDate.parse(until), null);
    }

    /** a and c as given, the others full; only c rests on evidence. */
    private static Assessment evidenced(String a, String c, String until) {
        List<Answer> answers = List.of(
                Answer.of(NodeId.of("a"), a),
                Answer.of(NodeId.of("b"), "full"),
                new Answer(NodeId.of("c"), c, null, Map.of(), null, List.of(EvidenceId.of("E"))),
                Answer.of(NodeId.of("d"), "full"),
                Answer.of(NodeId.of("e"), "full"));
        return new Assessment(
                Subject.of("office"),
                Scope.of("2026"),
                null,
                answers,
                Map.of(EvidenceId.of("E"), piece("E", true, until)),
                Map.of());
    }

    private static Assessment answers(String a, String b, String c, String d, String e) {
        return assessment(Map.of("a", a, "b", b, "c", c, "d", d, "e", e), Map.of());
    }

    private static Assessment assessment(Map<String, String> answers, Map<String, Absence> absent) {
        return Assessment.of(Subject.of("office"), Scope.of("2026"), list(answers, absent));
    }

    private static List<Answer> list(Map<String, String> answers, Map<String, Absence> absent) {
        List<Answer> list = new ArrayList<>();
        new TreeMap<>(answers).forEach((id, value) -> list.add(Answer.of(NodeId.of(id), value)));
        absent.forEach((id, why) -> list.add(Answer.absent(NodeId.of(id), why)));
        return list;
    }
}
