package org.cxsdk.maturity.json;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.NodeResult;
import org.cxsdk.maturity.score.Scorer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** OWASP SAMM (CC BY-SA 4.0) and Open Data Maturity (MIT), imported from the sample data and scored by the one engine. */
class ForeignModelsTest {

    private static final Path DATA = Path.of(System.getProperty("cx.data", "../shared/data"), "maturity");
    private static final Path SAMM = DATA.resolve("samm/samm-core-model.json");
    private static final Path ODI = DATA.resolve("odmat/odmat-survey.json");

    @BeforeEach
    void needsData() {
        Assumptions.assumeTrue(Files.isRegularFile(SAMM) && Files.isRegularFile(ODI), "sample data absent: " + DATA);
    }

    private static MaturityModel samm() {
        return Models.read(Source.of("samm.json", JsonOutput.text(ForeignModels.samm(Source.of(SAMM)))));
    }

    private static MaturityModel odi() {
        return Models.read(Source.of("odi.json", JsonOutput.text(ForeignModels.odi(Source.of(ODI)))));
    }

    // ---- OWASP SAMM

    @Test
    void samm_hasItsFunctionsPracticesAndQuestions() {
        MaturityModel model = samm();

        assertThat(model.criteria()).hasSize(90);
        assertThat(model.nodes().keySet().stream().filter(id -> id.value().contains(" / ")))
                .as("15 practices, four of them under two names")
                .hasSize(19);
        assertThat(model.find(NodeId.of("Governance / Strategy and Metrics"))).isPresent();
        assertThat(model.find(NodeId.of("Governance / Strategy & Metrics"))).isPresent();
    }

    /** The results of the official spreadsheet for its own answers, with the rounding of a spreadsheet's double. */
    @Test
    void samm_sumsAsTheOfficialSpreadsheet() {
        MaturityModel model = samm();
        JsonNode vector = JsonMapper.shared()
                .readTree(DATA.resolve("samm/toolbox-vector-cycle.json").toFile())
                .get("cycle");
        String answers = JsonMapper.shared().writeValueAsString(Map.of("answers", vector.get("answers")));

        AssessmentResult result = score(model, AnswerFiles.read(model, Source.of("dir/cycle.json", answers)));

        assertThat(result.subject()).isEqualTo(Subject.of("cycle"));
        for (JsonNode row : vector.get("practices")) {
            String practice = row.get(0).asString() + " / " + row.get(1).asString();
            assertScore(result, practice, row.get(2).asDouble());
        }
        for (JsonNode row : vector.get("functions")) {
            assertScore(result, row.get(0).asString(), row.get(1).asDouble());
        }
        // 4 of 15 practices at 1.625 in two functions: 31/24 exactly
        assertThat(result.root().value()).contains(Rational.of(31, 24));
    }

    /** Phases of the toolbox's roadmap: A1=1 gives 0.5, and B1=1 gives 1.0, and A2=0.5 gives 1.25, and B2=1 gives 1.75. */
    @Test
    void samm_projectsThePhasesOfItsRoadmap_andCountsWhatIsNotAnsweredAsZero() {
        MaturityModel model = samm();
        Map<String, String> answers = new TreeMap<>();
        String[][] phases = {
            {"G-SM-A-1-1", "1", "0.5"},
            {"G-SM-B-1-1", "1.0", "1"},
            {"G-SM-A-2-1", "0.50", "1.25"},
            {"G-SM-B-2-1", "1", "1.75"}
        };
        for (String[] phase : phases) {
            answers.put(phase[0], phase[1]);
            AssessmentResult result = score(model, assessment(answers));
            assertScore(result, "Governance / Strategy & Metrics", Double.parseDouble(phase[2]));
        }
        // level 1 is answered in full on both streams, level 2 is not
        assertThat(score(model, assessment(answers))
                        .find(NodeId.of("Governance / Strategy & Metrics"))
                        .flatMap(NodeResult::level))
                .contains(1);
    }

    @Test
    void samm_takesNoAnswerBetweenItsFour_andNoNotApplicable() {
        MaturityModel model = samm();
        String text = """
            {"answers": {"G-SM-A-1-1": {"value": 0.3}, "G-SM-A-9-1": {"value": 1}}}\
            """;

        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> AnswerFiles.read(model, Source.of("a.json", text)))
                .satisfies(e -> assertThat(e.violations()).hasSize(2));
        assertThatExceptionOfType(org.cxsdk.core.CxException.class)
                .isThrownBy(() -> score(
                        model,
                        AnswerFiles.read(
                                model,
                                Source.of(
                                        "a.json", "{\"answers\": {\"G-SM-A-1-1\": {\"state\": \"not-applicable\"}}}"))))
                .satisfies(e -> assertThat(e.code()).isEqualTo("CX-MATURITY-0003"));
    }

    @Test
    void samm_tellsEveryReferenceThatLeadsNowhere() throws java.io.IOException {
        String broken = Files.readString(SAMM)
                .replaceFirst("\"activity\": \"[0-9a-f]+\"", "\"activity\": \"gone\"")
                .replaceFirst("\"answerSet\": \"[0-9a-f]+\"", "\"answerSet\": \"gone\"");

        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> ForeignModels.samm(Source.of("samm.json", broken)))
                .satisfies(e -> assertThat(e.violations()).hasSize(2));
    }

    // ---- Open Data Maturity

    /** spec/lib/assessment_scorer_spec.rb of theodi/pathway: Q1.2 leads to 1; Q1.1 and Q2.2 to 2; all positive to 5. */
    @Test
    void odi_stopsAtTheFirstNegativeAnswer_asItsOwnSpecificationSays() {
        String release = "Data management processes / Data release process";
        assertThat(odiLevel(release, Map.of("Q1", "Q1.2"))).isEqualTo(1);
        assertThat(odiLevel(release, Map.of("Q1", "Q1.1", "Q2", "Q2.2"))).isEqualTo(2);
        assertThat(odiLevel(release, Map.of("Q1", "Q1.1", "Q2", "Q2.1", "Q3", "Q3.3", "Q4", "Q4.1", "Q5", "Q5.1")))
                .isEqualTo(5);
        // what stands behind the stop changes nothing
        assertThat(odiLevel(release, Map.of("Q1", "Q1.2", "Q2", "Q2.1"))).isEqualTo(1);
    }

    /** A survey in our own words: every broken reference is told at its place in the survey. */
    @Test
    void odi_isRefused_whenIdsRepeat_orADependencyLeadsNowhere() {
        String survey = """
            {"levels": ["Initial", "Managed"], "activities": [{"dimension": "Data", "activity": "Release"}],
             "questions": [
              {"id": "Q1", "activity": "Release", "text": "Is there a plan?",
               "answers": [{"id": "a", "text": "Yes", "positive": true}, {"id": "a", "text": "No", "positive": false, "score": 1}]},
              {"id": "Q1", "activity": "Release", "text": "Is it kept?", "dependency": "Q9",
               "answers": [{"id": "c", "text": "Yes", "positive": true}, {"id": "d", "text": "No", "positive": false, "score": 1}]}]}
            """;
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> ForeignModels.odi(Source.of("survey.json", survey)))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(violation -> violation.path() + " " + violation.rule())
                        .containsExactlyInAnyOrder(
                                "questions[0].answers[1].id is the id of an earlier answer to this question",
                                "questions[1].id is the id of an earlier question",
                                "questions[1].dependency refers to no question before this one"));
    }

    @Test
    void odi_hasNoLevel_whenAChainIsNotFinished() {
        AssessmentResult result = score(odi(), assessment(new TreeMap<>(Map.of("Q1", "Q1.1"))));

        assertThat(result.find(NodeId.of("Data management processes / Data release process"))
                        .orElseThrow()
                        .score()
                        .isScored())
                .isFalse();
        assertThat(result.root().score().isScored()).isFalse();
    }

    /** Every one of its chains: each negative answer, reached by positive ones, gives the level it carries; no level falls. */
    @Test
    void odi_walksEveryChain() {
        MaturityModel model = odi();
        JsonNode survey = JsonMapper.shared().readTree(ODI.toFile());
        int chains = 0;
        for (JsonNode activity : survey.get("activities")) {
            Map<String, String> positive = new TreeMap<>();
            NodeId node = NodeId.of(activity.get("dimension").asString() + " / "
                    + activity.get("activity").asString());
            for (JsonNode question : survey.get("questions")) {
                if (!question.get("activity")
                        .asString()
                        .equals(activity.get("activity").asString())) {
                    continue;
                }
                String way = "";
                for (JsonNode answer : question.get("answers")) {
                    if (answer.get("positive").asBoolean()) {
                        way = answer.get("id").asString();
                    } else {
                        Map<String, String> stopped = new TreeMap<>(positive);
                        stopped.put(
                                question.get("id").asString(), answer.get("id").asString());
                        assertThat(score(model, assessment(stopped)).find(node).flatMap(NodeResult::level))
                                .as(answer.get("id").asString())
                                .contains(answer.get("score").asInt());
                    }
                }
                positive.put(question.get("id").asString(), way);
            }
            assertThat(score(model, assessment(positive)).find(node).flatMap(NodeResult::level))
                    .contains(5);
            chains++;
        }
        assertThat(chains).isEqualTo(15);
        assertThat(model.criteria()).hasSize(83);
    }

    /** dimension = sum / (5 * activities) */
    @Test
    void odi_themeIsTheSumOverFiveTimesItsActivities() {
        MaturityModel model = odi();
        Map<String, String> worst = new TreeMap<>();
        for (Criterion criterion : model.criteria()) {
            ((org.cxsdk.maturity.model.AnswerType.Choice) criterion.answerType())
                    .options().stream()
                            .filter(option -> option.score().compareTo(Rational.of(5)) < 0)
                            .findFirst()
                            .ifPresent(option -> worst.put(criterion.id().value(), option.answer()));
        }
        AssessmentResult result = score(model, assessment(worst));

        // every chain stops at its first question, on level 1
        assertThat(result.find(NodeId.of("Data management processes")).flatMap(NodeResult::value))
                .contains(Rational.of(1, 5));
        assertThat(result.root().value()).contains(Rational.of(1, 5));
    }

    private static int odiLevel(String activity, Map<String, String> answers) {
        return score(odi(), assessment(new TreeMap<>(answers)))
                .find(NodeId.of(activity))
                .flatMap(NodeResult::level)
                .orElseThrow();
    }

    private static Assessment assessment(Map<String, String> answers) {
        List<Answer> given = answers.entrySet().stream()
                .map(entry -> Answer.of(NodeId.of(entry.getKey()), entry.getValue()))
                .toList();
        return Assessment.of(Subject.of("office"), Scope.of("all"), given);
    }

    private static AssessmentResult score(MaturityModel model, Assessment assessment) {
        return Scorer.of(model).score(assessment);
    }

    private static void assertScore(AssessmentResult result, String node, double expected) {
        double ours = result.find(NodeId.of(node))
                .flatMap(NodeResult::value)
                .orElseThrow()
                .toDouble();
        assertThat(ours).as(node).isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-12));
    }
}
