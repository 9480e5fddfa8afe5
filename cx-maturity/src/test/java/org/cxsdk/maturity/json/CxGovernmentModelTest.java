package org.cxsdk.maturity.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.AnswerType;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.Group;
import org.cxsdk.maturity.model.Level;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Limit;
import org.cxsdk.maturity.score.NodeResult;
import org.cxsdk.maturity.score.Scorer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The five-level model that comes with the SDK: complete for those who read it, and scored as docs/model.md says. */
class CxGovernmentModelTest {

    private static final MaturityModel MODEL = Models.byId("cx-government");
    private static final Locale ARABIC = Locale.forLanguageTag("ar");
    private static final Pattern ARABIC_LETTER = Pattern.compile("\\p{IsArabic}");
    private static final List<String> ANSWERS = List.of("none", "begun", "in-place", "proven");
    private static final Path SAMPLE = Path.of("..", "examples", "maturity-scorer", "sample", "answers.yaml");
    private static final Subject OFFICE = new Subject("Office of Permits, Rivertown (invented)");

    // ---- what the document holds

    @Test
    void model_hasEightPillarsOfEightCriteria() {
        assertThat(pillars())
                .extracting(pillar -> pillar.id().value())
                .containsExactly(
                        "journeys", "once", "feedback", "metrics", "inclusion", "people", "governance", "economics");
        assertThat(pillars()).allSatisfy(pillar -> assertThat(pillar.children()).hasSize(8));
        assertThat(MODEL.criteria()).hasSize(64);
    }

    @Test
    void criterion_isNamedAfterItsPillar() {
        for (Group pillar : pillars()) {
            assertThat(criteriaOf(pillar))
                    .allSatisfy(criterion -> assertThat(criterion.id().value()).startsWith(pillar.id() + "."));
        }
    }

    @Test
    void levels_areFiveWithATestInOneSentence() {
        assertThat(MODEL.levels()).extracting(Level::number).containsExactly(1, 2, 3, 4, 5);
        assertThat(MODEL.levels()).allSatisfy(level -> {
            assertInBothLanguages(level.name());
            assertInBothLanguages(level.test());
            // one sentence: the only full stop is the last character
            assertThat(level.test().in(Locale.ENGLISH).indexOf('.'))
                    .isEqualTo(level.test().in(Locale.ENGLISH).length() - 1);
        });
    }

    @Test
    void pillar_hasCriteriaOnEveryLevelAboveTheFirst() {
        assertThat(pillars())
                .allSatisfy(pillar -> assertThat(criteriaOf(pillar))
                        .extracting(Criterion::level)
                        .contains(2, 3, 4, 5)
                        .doesNotContain(1));
    }

    @Test
    void criterion_saysAllThatAnAssessorNeeds_inEnglishAndArabic() {
        assertThat(MODEL.criteria()).allSatisfy(criterion -> {
            assertInBothLanguages(criterion.title());
            assertInBothLanguages(criterion.head().question());
            assertThat(criterion.question().in(Locale.ENGLISH)).endsWith("?");
            assertThat(criterion.question().in(ARABIC)).endsWith("؟");
            assertInBothLanguages(criterion.head().weightReason());
            assertInBothLanguages(criterion.evidence());
            assertInBothLanguages(criterion.hint());
            assertThat(criterion.methods()).isNotEmpty();
            Map<String, LocalizedText> anchors = choice(criterion).anchors();
            assertThat(anchors).containsOnlyKeys(ANSWERS);
            anchors.values().forEach(CxGovernmentModelTest::assertInBothLanguages);
        });
    }

    @Test
    void pillarsAndTags_areNamedInEnglishAndArabic() {
        pillars().forEach(pillar -> {
            assertInBothLanguages(pillar.title());
            assertInBothLanguages(pillar.head().question());
        });
        MODEL.tags().values().forEach(texts -> texts.values().forEach(CxGovernmentModelTest::assertInBothLanguages));
    }

    @Test
    void criterion_hasOneAspectAndOneTheme() {
        assertThat(MODEL.tags().get("aspect"))
                .containsOnlyKeys("Direction", "Design", "Development", "Delivery", "Results");
        assertThat(MODEL.tags().get("theme"))
                .containsOnlyKeys("institutional-drive", "new-competencies", "data-backbone");
        assertThat(MODEL.criteria())
                .allSatisfy(criterion -> assertThat(criterion.tags()).containsOnlyKeys("aspect", "theme"));
    }

    /** docs/model.md: 12 or 13 criteria for each aspect, so that no kind of work is overlooked. */
    @Test
    void aspects_areBalanced() {
        assertThat(MODEL.criteria().stream()
                        .collect(Collectors.groupingBy(c -> c.tags().get("aspect"), Collectors.counting())))
                .hasSize(5)
                .allSatisfy((aspect, count) -> assertThat(count).isBetween(12L, 13L));
    }

    /** The page that people read must not tell another model than the file. */
    @Test
    void page_listsEveryCriterionWithItsLevelAndAspect() throws IOException {
        List<String> page = Files.readAllLines(Path.of("..", "docs", "model.md"));
        for (Group pillar : pillars()) {
            String listed = criteriaOf(pillar).stream()
                    .map(c -> "`" + c.id().value().substring(pillar.id().value().length() + 1) + "` (" + c.level()
                            + ", " + c.tags().get("aspect") + ")")
                    .collect(Collectors.joining(" · "));
            assertThat(page)
                    .contains("| `" + pillar.id() + "` " + pillar.title().in(Locale.ENGLISH) + " | " + listed + " |");
        }
        for (Level level : MODEL.levels()) {
            assertThat(page)
                    .contains("| " + level.number() + " | " + level.name().in(Locale.ENGLISH) + " | "
                            + level.test().in(Locale.ENGLISH) + " |");
        }
    }

    // ---- score and level

    @Test
    void score_isHundredOnLevelFive_whenEverythingIsProven() {
        AssessmentResult result = score(all("proven"));

        assertThat(result.root().value()).contains(Rational.of(100));
        assertThat(result.root().level()).contains(5);
        assertThat(result.root().limit()).isEmpty();
        assertThat(pillarResults(result))
                .allSatisfy(pillar -> assertThat(pillar.level()).contains(5));
    }

    @Test
    void score_isZeroOnLevelOne_whenNothingIsThere() {
        AssessmentResult result = score(all("none"));

        assertThat(result.root().value()).contains(Rational.ZERO);
        assertThat(result.root().level()).contains(1);
        assertThat(pillarResults(result))
                .allSatisfy(pillar -> assertThat(pillar.level()).contains(1));
    }

    @Test
    void level_isFiveFromSeventyFive_whenEverythingIsInPlace() {
        NodeResult root = score(all("in-place")).root();

        assertThat(root.value()).contains(Rational.of(75));
        assertThat(root.level()).contains(5);
    }

    /** A high score does not carry a level: one criterion of level 2 stops an office that has proven everything else. */
    @Test
    void level_isOne_whenOneBasicCriterionIsMissing() {
        Map<String, String> answers = all("proven");
        answers.put("governance.owner", "begun");

        NodeResult root = score(answers).root();

        // governance: weights 3 2 3 3 2 and 2 2 1: (3*25 + 15*100) / 18 = 1575/18; overall (7*100 + 1575/18) / 8 =
        // 1575/16
        assertThat(root.value()).contains(Rational.of(1575, 16));
        assertThat(root.level()).contains(1);
        assertThat(root.limit()).map(Limit::node).contains(new NodeId("governance.owner"));
    }

    /**
     * For any answers the overall level is the lowest of the pillars, a better answer to any criterion lowers
     * neither score nor level.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void level_isTheLowestOfThePillars_andNeverFallsWithABetterAnswer(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, String> answers = new HashMap<>();
        // mostly in place, so that every level occurs
        MODEL.criteria()
                .forEach(c ->
                        answers.put(c.id().value(), ANSWERS.get(random.nextInt(40) == 0 ? 1 : 2 + random.nextInt(2))));
        AssessmentResult before = score(answers);

        assertThat(before.root().level())
                .isEqualTo(pillarResults(before).stream()
                        .map(pillar -> pillar.level().orElseThrow())
                        .min(Integer::compare));
        for (Criterion criterion : MODEL.criteria()) {
            String answer = answers.get(criterion.id().value());
            Map<String, String> better = new HashMap<>(answers);
            better.put(criterion.id().value(), ANSWERS.get(Math.min(3, ANSWERS.indexOf(answer) + 1)));
            NodeResult after = score(better).root();
            assertThat(after.value().orElseThrow())
                    .as("score, seed %d, %s", seed, criterion.id())
                    .isGreaterThanOrEqualTo(before.root().value().orElseThrow());
            assertThat(after.level().orElseThrow())
                    .as("level, seed %d, %s", seed, criterion.id())
                    .isGreaterThanOrEqualTo(before.root().level().orElseThrow());
        }
    }

    // ---- missing answers

    @Test
    void notApplicable_leavesScoreAndGate_aboveLevelTwo() {
        NodeResult pillar = pillar(score(all("in-place"), Map.of("once.proactive", Absence.NOT_APPLICABLE)), "once");

        assertThat(pillar.value()).contains(Rational.of(75));
        assertThat(pillar.level()).contains(5);
    }

    @Test
    void notApplicable_stopsLevelTwo_whenTheCriterionAppliesToEveryOffice() {
        NodeResult pillar = pillar(score(all("in-place"), Map.of("once.consent", Absence.NOT_APPLICABLE)), "once");

        assertThat(pillar.level()).contains(1);
        assertThat(pillar.limit()).map(Limit::node).contains(new NodeId("once.consent"));
    }

    @Test
    void notKnown_countsAsZeroAndStopsItsLevel() {
        NodeResult pillar = pillar(score(all("in-place"), Map.of("people.foresight", Absence.NOT_KNOWN)), "people");

        // weights 2 2 2 2 1 and 2 2 2: (14*75 + 1*0) / 15
        assertThat(pillar.value()).contains(Rational.of(70));
        assertThat(pillar.level()).contains(4);
        assertThat(pillar.limit()).map(Limit::node).contains(new NodeId("people.foresight"));
    }

    @Test
    void notAnswered_leavesThePillarAndTheWholeUnscored() {
        Map<String, String> answers = all("in-place");
        answers.remove("feedback.ask");

        AssessmentResult result = score(answers);

        assertThat(pillar(result, "feedback").score().state()).isEqualTo("unscored");
        assertThat(result.root().score().state()).isEqualTo("unscored");
        assertThat(pillar(result, "once").value()).contains(Rational.of(75));
    }

    // ---- the sample

    /** examples/maturity-scorer/sample/answers.yaml, calculated by hand. */
    static Stream<Arguments> sample() {
        return Stream.of(
                // map 75, handover 75, life-event 25, completion 75, personal 0, promise 75, identity 75, waiting 25:
                // (2*75 + 3*75 + 2*25 + 3*75 + 2*0 + 3*75 + 2*75 + 2*25) / 19
                Arguments.of("journeys", Rational.of(1075, 19), 2, "journeys.life-event"),
                // catalogue 75, consent 75, reuse 25, repeats 0, proactive not applicable, record 75, log 0, exchange
                // 75:
                // (2*75 + 3*75 + 3*25 + 2*0 + 2*75 + 2*0 + 2*75) / 16
                Arguments.of("once", Rational.of(750, 16), 2, "once.reuse"),
                // ask 100, complaints 75, front-line 75, satisfaction 75, acted-on 25, register 75, research 75, reply
                // 75:
                // (200 + 225 + 150 + 225 + 50 + 150 + 150 + 150) / 18
                Arguments.of("feedback", Rational.of(1300, 18), 4, "feedback.acted-on"),
                // definitions 75, shared 75, causes 75, on-time 25, rising 0, quality 75, published 25, forecast 0:
                // (150 + 150 + 225 + 75 + 0 + 150 + 50 + 0) / 17
                Arguments.of("metrics", Rational.of(800, 17), 3, "metrics.on-time"),
                // accessible 75, human-path 100, language 75, gaps 25, co-design 25, owner 75, assist 75, represent 75:
                // (225 + 300 + 150 + 75 + 50 + 150 + 150 + 150) / 19
                Arguments.of("inclusion", Rational.of(1250, 19), 3, "inclusion.gaps"),
                // training 75, knowledge 75, teams 25, staff-voice 25, foresight not known, roles 75, ideas 75,
                // engagement 25:
                // (150 + 150 + 50 + 50 + 0 + 150 + 150 + 50) / 15
                Arguments.of("people", Rational.of(750, 15), 2, "people.teams"),
                // owner 100, standards 75, joint 25, targets 75, evidence 0, policy 75, continuity 75, partners 0:
                // (300 + 150 + 75 + 225 + 0 + 150 + 150 + 0) / 18
                Arguments.of("governance", Rational.of(1050, 18), 2, "governance.joint"),
                // cost 75, simplify 75, digital-take-up 75, benefit not known, value 0, plan 75, burden 75, trial 25:
                // (150 + 225 + 150 + 0 + 0 + 150 + 150 + 50) / 16
                Arguments.of("economics", Rational.of(875, 16), 3, "economics.benefit"));
    }

    @ParameterizedTest
    @MethodSource("sample")
    void sample_givesScoreLevelAndLimit_asCalculatedByHand(String pillar, Rational score, int level, String limit) {
        NodeResult result = pillar(Scorer.of(MODEL).score(AnswerFiles.read(MODEL, Source.of(SAMPLE))), pillar);

        assertThat(result.value()).contains(score);
        assertThat(result.level()).contains(level);
        assertThat(result.limit()).map(Limit::node).contains(new NodeId(limit));
    }

    @Test
    void sample_isOnLevelTwo_asCalculatedByHand() {
        Path file = SAMPLE;
        // region score
        MaturityModel model = Models.byId("cx-government");
        Assessment assessment = AnswerFiles.read(model, Source.of(file));
        NodeResult overall = Scorer.of(model).score(assessment).root();

        Rational score = overall.value().orElseThrow();
        int level = overall.level().orElseThrow();
        String why = overall.limit().orElseThrow().sentence().in(Locale.ENGLISH);
        // endregion

        // (1075/19 + 750/16 + 1300/18 + 800/17 + 1250/19 + 50 + 1050/18 + 875/16) / 8 = 21002275/372096 = 56.44
        assertThat(score).isEqualTo(Rational.of(21002275, 372096));
        assertThat(level).isEqualTo(2);
        assertThat(why).startsWith("Level 3 fails");
    }

    @Test
    void sample_answersEveryCriterionAndUsesAllItsEvidence() {
        Assessment sample = AnswerFiles.read(MODEL, Source.of(SAMPLE));

        assertThat(sample.answers())
                .extracting(Answer::criterion)
                .containsExactlyElementsOf(
                        MODEL.criteria().stream().map(Criterion::id).toList());
        assertThat(sample.answers().stream().flatMap(answer -> answer.evidence().stream()))
                .containsAll(sample.evidence().keySet());
        assertThat(sample.subject().value()).contains("invented");
    }

    /** The CSV twin says the same; it names no office and does not describe its evidence. */
    @Test
    void sample_isTheSameAsCsv() {
        Path csv = SAMPLE.resolveSibling("answers.csv");
        Assessment twin = AnswerFiles.readCsv(MODEL, Source.of(csv), OFFICE, new Scope("2026-Q3"));

        assertThat(twin.answers())
                .isEqualTo(AnswerFiles.read(MODEL, Source.of(SAMPLE)).answers());
    }

    // ---- measurements

    /** The table of docs/model.md; a figure on a threshold belongs to the higher answer. */
    static Stream<Arguments> measured() {
        return Stream.of(
                Arguments.of("journeys.completion", "completion-rate", "50", "70", "85"),
                Arguments.of("journeys.waiting", "waiting-within-standard", "50", "75", "90"),
                Arguments.of("once.reuse", "data-reuse-rate", "20", "50", "80"),
                Arguments.of("once.exchange", "exchange-success-rate", "90", "98", "99.5"),
                Arguments.of("feedback.satisfaction", "csat-5/csat", "60", "75", "85"),
                Arguments.of("feedback.reply", "complaints-answered-on-time", "60", "80", "95"),
                Arguments.of("metrics.on-time", "resolved-within-target", "50", "75", "90"),
                Arguments.of("people.training", "training-coverage", "40", "70", "90"),
                Arguments.of("people.engagement", "staff-engagement", "55", "65", "75"),
                Arguments.of("economics.digital-take-up", "digital-take-up", "25", "50", "75"));
    }

    @ParameterizedTest
    @MethodSource("measured")
    void measurement_decidesTheCriterion(String criterion, String kpi, String begun, String inPlace, String proven) {
        assertThat(measured(criterion, kpi, Rational.parse(begun).minus(Rational.of(1, 1_000_000))))
                .isEqualTo(0);
        assertThat(measured(criterion, kpi, Rational.parse(begun))).isEqualTo(25);
        assertThat(measured(criterion, kpi, Rational.parse(inPlace).minus(Rational.of(1, 1_000_000))))
                .isEqualTo(25);
        assertThat(measured(criterion, kpi, Rational.parse(inPlace))).isEqualTo(75);
        assertThat(measured(criterion, kpi, Rational.parse(proven).minus(Rational.of(1, 1_000_000))))
                .isEqualTo(75);
        assertThat(measured(criterion, kpi, Rational.parse(proven))).isEqualTo(100);
    }

    @Test
    void page_listsEveryMeasuredCriterionWithItsThresholds() throws IOException {
        List<String> page = Files.readAllLines(Path.of("..", "docs", "model.md"));
        assertThat(measured().map(Arguments::get).toList())
                .allSatisfy(row -> assertThat(page).contains("| `%s` | `%s` | %s | %s | %s |".formatted(row)));
        assertThat(MODEL.criteria().stream()
                        .filter(criterion -> choice(criterion).measuredBy() != null)
                        .map(criterion -> criterion.id().value()))
                .containsExactlyElementsOf(
                        measured().map(row -> (String) row.get()[0]).toList());
    }

    /**
     * Requests to New York's 311 service in one hour: 654 of the 677 closed ones were on time, but 999 had fallen due. The
     * right denominator gives 65.5 %, begun; the flattering one would have given 96.6 %, proven, and moved the level.
     */
    @Test
    void onTime_decidesTheLevelByAllThatFellDue() {
        Assessment inPlace = assessment(all("in-place"), Map.of());
        Scorer scorer = Scorer.of(MODEL);

        // region measurement
        Measurement allDue = percent("resolved-within-target", Rational.of(65400, 999));
        NodeResult overall = scorer.score(inPlace.with(allDue)).root();
        // endregion
        Measurement closedOnly = percent("resolved-within-target", Rational.of(65400, 677));

        assertThat(overall.level()).contains(3);
        assertThat(overall.limit()).map(Limit::node).contains(new NodeId("metrics.on-time"));
        assertThat(scorer.score(inPlace.with(closedOnly)).root().level()).contains(5);
    }

    private static int measured(String criterion, String kpi, Rational percent) {
        Map<String, String> answers = all("none");
        answers.remove(criterion);
        AssessmentResult result =
                Scorer.of(MODEL).score(assessment(answers, Map.of()).with(percent(kpi, percent)));
        return result.find(new NodeId(criterion))
                .flatMap(NodeResult::value)
                .orElseThrow()
                .numerator()
                .intValueExact();
    }

    private static Measurement percent(String kpi, Rational value) {
        return new Measurement(
                new DefinitionRef(kpi, "1", "0".repeat(64)),
                value,
                "percent",
                null,
                999,
                null,
                Measurement.State.OK,
                null,
                0,
                "invented for this test, or as its comment says");
    }

    // ---- helpers

    private static List<Group> pillars() {
        Group root = (Group) MODEL.node(MODEL.root());
        return root.children().stream()
                .map(child -> (Group) MODEL.node(child.node()))
                .toList();
    }

    private static List<Criterion> criteriaOf(Group pillar) {
        return pillar.children().stream()
                .map(child -> (Criterion) MODEL.node(child.node()))
                .toList();
    }

    private static AnswerType.Choice choice(Criterion criterion) {
        return (AnswerType.Choice) criterion.answerType();
    }

    private static void assertInBothLanguages(LocalizedText text) {
        assertThat(text).isNotNull();
        assertThat(text.texts()).containsOnlyKeys("en", "ar");
        assertThat(text.texts().get("en")).isNotBlank().doesNotContainPattern(ARABIC_LETTER);
        assertThat(text.texts().get("ar")).containsPattern(ARABIC_LETTER);
    }

    private static Map<String, String> all(String answer) {
        return MODEL.criteria().stream()
                .collect(Collectors.toMap(c -> c.id().value(), c -> answer, (a, b) -> a, HashMap::new));
    }

    private static AssessmentResult score(Map<String, String> answers) {
        return score(answers, Map.of());
    }

    /** The answers, with some of them replaced by the reason why there is none. */
    private static AssessmentResult score(Map<String, String> answers, Map<String, Absence> absences) {
        return Scorer.of(MODEL).score(assessment(answers, absences));
    }

    private static Assessment assessment(Map<String, String> answers, Map<String, Absence> absences) {
        List<Answer> list = new ArrayList<>();
        answers.forEach((criterion, value) -> {
            if (!absences.containsKey(criterion)) {
                list.add(Answer.of(new NodeId(criterion), value));
            }
        });
        absences.forEach((criterion, why) -> list.add(Answer.absent(new NodeId(criterion), why)));
        return Assessment.of(OFFICE, new Scope("2026-Q3"), list);
    }

    private static NodeResult pillar(AssessmentResult result, String pillar) {
        return result.find(new NodeId(pillar)).orElseThrow();
    }

    private static List<NodeResult> pillarResults(AssessmentResult result) {
        return pillars().stream()
                .map(pillar -> pillar(result, pillar.id().value()))
                .toList();
    }
}
