package org.cxsdk.maturity.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Rating rules that others published, as model documents; expected values are theirs, or worked out by hand. */
class ModelVectorsTest {

    private static final String HEAD = """
        id: vector
        version: "1"
        title: {en: Vector}
        range: {min: 0, max: 100}
        """;

    // ---- OWASP SAMM 2: practice = sum over three levels of the mean of two streams

    private static final String SAMM =
            HEAD + """
                root:
                  id: strategy-and-metrics
                  title: {en: Strategy and metrics}
                  aggregation: sum
                  missing: unscored
                  children:
                    - {id: "1", title: {en: Level 1}, aggregation: mean, children: [%s, %s]}
                    - {id: "2", title: {en: Level 2}, aggregation: mean, children: [%s, %s]}
                    - {id: "3", title: {en: Level 3}, aggregation: mean, children: [%s, %s]}
                """.formatted(number("A1"), number("B1"), number("A2"), number("B2"), number("A3"), number("B3"));

    @ParameterizedTest
    @CsvSource({
        // the phases of the SAMM 2.0 toolbox spreadsheet: 0; A1 = 1; B1 = 1; A2 = 0.5; B2 = 1
        "0, 0, 0,   0, 0, 0, 0",
        "1, 0, 0,   0, 0, 0, 1/2",
        "1, 1, 0,   0, 0, 0, 1",
        "1, 1, 0.5, 0, 0, 0, 5/4",
        "1, 1, 0.5, 1, 0, 0, 7/4",
    })
    void sum_addsLevels_asTheSammToolboxDoes(
            String a1, String b1, String a2, String b2, String a3, String b3, String expected) {
        NodeResult result = score(SAMM, Map.of("A1", a1, "B1", b1, "A2", a2, "B2", b2, "A3", a3, "B3", b3));
        assertThat(result.value()).contains(Rational.parse(expected));
    }

    // ---- ISO/IEC 33020: N to 15, P to 50, L to 85, F to 100, upper bounds closed

    private static final String ISO_RATING = """
        id: iso-33020-rating
        version: "1"
        title: {en: Process attribute rating}
        range: {min: 0, max: 100}
        levels:
          - {number: 0, name: {en: N}, test: {en: Not achieved}}
          - {number: 1, name: {en: P}, test: {en: Partially achieved}}
          - {number: 2, name: {en: L}, test: {en: Largely achieved}}
          - {number: 3, name: {en: F}, test: {en: Fully achieved}}
        bands:
          nplf: [{when: "> 85", level: 3}, {when: "> 50", level: 2}, {when: "> 15", level: 1}]
        root: {id: pa, title: {en: Attribute}, aggregation: mean, missing: unscored, bands: nplf, children: [%s]}
        """.formatted(number("achieved"));

    @ParameterizedTest
    @CsvSource({"0, 0", "15.0, 0", "15.01, 1", "50.0, 1", "50.01, 2", "85.0, 2", "85.01, 3", "100, 3"})
    void bands_haveClosedUpperBounds_asInIso33020(String achieved, int level) {
        assertThat(score(ISO_RATING, Map.of("achieved", achieved)).level()).contains(level);
    }

    /** ISO/IEC 33020 with P and L split in the middle: N, P-, P+, L-, L+, F are 0 to 5. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "15.0, 0",
        "15.01, 1",
        "32.5, 1",
        "32.51, 2",
        "50.0, 2",
        "50.01, 3",
        "67.5, 3",
        "67.51, 4",
        "85.0, 4",
        "85.01, 5",
        "100, 5"
    })
    void bands_splitPartiallyAndLargely_asInIso33020(String achieved, int level) {
        String refined = ISO_RATING.replaceAll("(?s)levels:.*root:", """
            levels:
              - {number: 0, name: {en: N}, test: {en: Not achieved}}
              - {number: 1, name: {en: P-}, test: {en: Partially achieved}}
              - {number: 2, name: {en: P+}, test: {en: Partially achieved}}
              - {number: 3, name: {en: L-}, test: {en: Largely achieved}}
              - {number: 4, name: {en: L+}, test: {en: Largely achieved}}
              - {number: 5, name: {en: F}, test: {en: Fully achieved}}
            bands:
              nplf: [{when: "> 85", level: 5}, {when: "> 67.5", level: 4}, {when: "> 50", level: 3}, {when: "> 32.5", level: 2}, {when: "> 15", level: 1}]
            root:\
            """);
        assertThat(score(refined, Map.of("achieved", achieved)).level()).contains(level);
    }

    /** SCAMPI A: all instances fully implemented make the unit FI, a mix with largely makes it LI, none at all NI. */
    @ParameterizedTest
    @CsvSource({"FI FI FI, 3", "FI LI FI, 2", "LI LI, 2", "NI NI, 0"})
    void instances_takeTheLeast_asCmmiPracticesDo(String ratings, int expected) {
        String model = HEAD + """
            scales:
              practice:
                - {answer: NI, score: 0, label: {en: Not}}
                - {answer: PI, score: 1, label: {en: Partially}}
                - {answer: LI, score: 2, label: {en: Largely}}
                - {answer: FI, score: 3, label: {en: Fully}}
            root:
              id: goal
              title: {en: Goal}
              aggregation: min
              missing: unscored
              children:
                - {id: practice, title: {en: Practice}, answer: {type: choice, scale: practice}, instances: [{take: min}]}
            """;
        List<Answer> answers = new ArrayList<>();
        for (String rating : ratings.split(" ")) {
            answers.add(Answer.of(NodeId.of("practice"), rating));
        }
        assertThat(score(model, answers).value()).contains(Rational.of(expected));
    }

    /** DSOMM: states score 0, 20, 50, 100 %; a sector is the mean over its activities of the mean over the teams. */
    @Test
    void instances_areAveragedBeforeTheirGroup_asDsommDoes() {
        String model = HEAD + """
            scales:
              state:
                - {answer: none, score: 0, label: {en: Not done}}
                - {answer: begun, score: 20, label: {en: Begun}}
                - {answer: half, score: 50, label: {en: Half}}
                - {answer: done, score: 100, label: {en: Done}}
            attributes: {team: []}
            root:
              id: sector
              title: {en: Sector}
              aggregation: mean
              missing: unscored
              children:
                - {id: a, title: {en: A}, answer: {type: choice, scale: state}, instances: [{take: mean}]}
                - {id: b, title: {en: B}, answer: {type: choice, scale: state}, instances: [{take: mean}]}
            """;
        List<Answer> answers = List.of(
                Answer.of(NodeId.of("a"), "done").with(Map.of("team", "one")),
                Answer.of(NodeId.of("a"), "begun").with(Map.of("team", "two")),
                Answer.of(NodeId.of("a"), "none").with(Map.of("team", "three")),
                Answer.of(NodeId.of("b"), "half").with(Map.of("team", "one")));
        // ((100 + 20 + 0) / 3 + 50) / 2
        assertThat(score(model, answers).value()).contains(Rational.of(45));
    }

    @ParameterizedTest
    @CsvSource({
        // reference vectors: mean over N=0, P=1, L=2, F=3; the model names the half rule
        "F L L P, half-down, 2",
        "F F L P, half-down, 2",
        "F P,     half-down, 2",
        "F F L L, half-down, 2",
        "F F L L, half-up,   3",
    })
    void instances_aggregateAndRound_asTheModelSays(String ratings, String mode, int expected) {
        String model = HEAD + """
            scales:
              nplf:
                - {answer: N, score: 0, label: {en: Not}}
                - {answer: P, score: 1, label: {en: Partially}}
                - {answer: L, score: 2, label: {en: Largely}}
                - {answer: F, score: 3, label: {en: Fully}}
            root:
              id: pa
              title: {en: Attribute}
              aggregation: mean
              missing: unscored
              children:
                - {id: rating, title: {en: Rating}, answer: {type: choice, scale: nplf}, instances: [{take: mean}], rounding: {decimals: 0, mode: %s}}
            """.formatted(mode);
        List<Answer> answers = new ArrayList<>();
        for (String rating : ratings.split(" ")) {
            answers.add(Answer.of(NodeId.of("rating"), rating));
        }
        assertThat(score(model, answers).value()).contains(Rational.of(expected));
    }

    // ---- ISO/IEC 33020: capability level k if its attributes are L or F and all lower ones are F

    private static final String ISO_CAPABILITY = """
        id: iso-33020-capability
        version: "1"
        title: {en: Capability level}
        range: {min: 0, max: 100}
        levels:
          - {number: 0, name: {en: Incomplete}, test: {en: The process fails.}}
          - {number: 1, name: {en: Performed}, test: {en: The process does its work.}}
          - {number: 2, name: {en: Managed}, test: {en: The process is managed.}}
          - {number: 3, name: {en: Established}, test: {en: The process is defined.}}
          - {number: 4, name: {en: Predictable}, test: {en: The process is measured.}}
        ladders:
          capability:
            - level: 1
              require: [{id: "1.1", node: "1.1", score: "> 50"}]
            - level: 2
              require:
                - {id: "1.1 F", node: "1.1", score: "> 85"}
                - {id: "2.1", node: "2.1", score: "> 50"}
                - {id: "2.2", node: "2.2", score: "> 50"}
            - level: 3
              require:
                - {id: "2.1 F", node: "2.1", score: "> 85"}
                - {id: "2.2 F", node: "2.2", score: "> 85"}
                - {id: "3.1", node: "3.1", score: "> 50"}
                - {id: "3.2", node: "3.2", score: "> 50"}
            - level: 4
              require:
                - {id: "3.1 F", node: "3.1", score: "> 85"}
                - {id: "3.2 F", node: "3.2", score: "> 85"}
                - {id: "4.1", node: "4.1", score: "> 50"}
                - {id: "4.2", node: "4.2", score: "> 50"}
        root:
          id: process
          title: {en: Process}
          aggregation: mean
          missing: leave-out
          ladder: capability
          children: [%s, %s, %s, %s, %s, %s, %s]
        """.formatted(
            number("1.1"), number("2.1"), number("2.2"), number("3.1"), number("3.2"), number("4.1"), number("4.2"));

    @ParameterizedTest
    @CsvSource({
        "L N N N N N N, 1", //
        "F L L N N N N, 2",
        "L F F N N N N, 1",
        "F F P N N N N, 1",
        "F L F F F N N, 2",
        "F F F F F L P, 3",
        "P N N N N N N, 0",
    })
    void ladder_givesTheCapabilityLevel_ofIso33020(String ratings, int level) {
        String[] ids = {"1.1", "2.1", "2.2", "3.1", "3.2", "4.1", "4.2"};
        String[] given = ratings.split(" ");
        Map<String, String> figures = Map.of("N", "10", "P", "40", "L", "60", "F", "90");
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            answers.add(Answer.of(NodeId.of(ids[i]), figures.get(given[i])));
        }
        assertThat(score(ISO_CAPABILITY, answers).level()).contains(level);
    }

    // ---- CMMI staged: the highest level for which all areas of it and below are satisfied or not applicable

    private static final String CMMI = """
        id: cmmi-staged
        version: "1"
        title: {en: Staged levels}
        range: {min: 0, max: 1}
        levels:
          - {number: 1, name: {en: Initial}, test: {en: None.}}
          - {number: 2, name: {en: Managed}, test: {en: Level 2 areas are satisfied.}}
          - {number: 3, name: {en: Defined}, test: {en: Level 3 areas are satisfied.}}
        ladders:
          staged:
            - {level: 2, require: [{id: two, level: 2, each: ">= 1"}]}
            - {level: 3, require: [{id: three, level: 3, each: ">= 1"}]}
        root:
          id: organisation
          title: {en: Organisation}
          aggregation: mean
          missing: leave-out
          ladder: staged
          children:
            - {id: rm, title: {en: Requirements management}, level: 2, answer: {type: yes-no}}
            - {id: pp, title: {en: Project planning}, level: 2, answer: {type: yes-no}}
            - {id: rd, title: {en: Requirements development}, level: 3, answer: {type: yes-no}}
            - {id: ts, title: {en: Technical solution}, level: 3, answer: {type: yes-no}}
            - {id: sam, title: {en: Supplier agreements}, level: 3, answer: {type: yes-no}}
        """;

    @Test
    void ladder_skipsNotApplicable_asCmmiDoes() {
        assertThat(score(CMMI, yes("rm", "pp", "rd", "ts"), Answer.absent(NodeId.of("sam"), Absence.NOT_APPLICABLE))
                        .level())
                .contains(3);
    }

    @Test
    void ladder_stopsAtWhatIsNotRated_asCmmiDoes() {
        NodeResult result = score(CMMI, yes("rm", "pp", "rd", "ts"));
        assertThat(result.level()).contains(2);
        assertThat(result.limit().orElseThrow().sentence().in(Locale.ENGLISH))
                .isEqualTo("Level 3 fails: criterion \"Supplier agreements\" has no score (not-answered).");
    }

    @Test
    void ladder_stopsAtTheFirstFailure_whateverHoldsAbove() {
        assertThat(score(CMMI, yes("pp", "rd", "ts", "sam"), Answer.of(NodeId.of("rm"), "no"))
                        .level())
                .contains(1);
    }

    // ---- Flickit: level 3 needs competence L2 at 75 and L3 at 60

    private static final String FLICKIT = """
        id: flickit-gate
        version: "1"
        title: {en: Competences}
        range: {min: 0, max: 100}
        levels:
          - {number: 1, name: {en: One}, test: {en: One.}}
          - {number: 2, name: {en: Two}, test: {en: Two.}}
          - {number: 3, name: {en: Three}, test: {en: Three.}}
        ladders:
          competences:
            - {level: 2, require: [{id: L2 for 2, level: 2, mean: ">= 60"}]}
            - {level: 3, require: [{id: L2 for 3, level: 2, mean: ">= 75"}, {id: L3 for 3, level: 3, mean: ">= 60"}]}
        root:
          id: attribute
          title: {en: Attribute}
          aggregation: weighted-mean
          missing: leave-out
          ladder: competences
          children:
            - {id: q1, title: {en: Q1}, weight: 3, level: 2, answer: {type: percentage}}
            - {id: q2, title: {en: Q2}, weight: 1, level: 2, answer: {type: percentage}}
            - {id: q3, title: {en: Q3}, weight: 1, level: 3, answer: {type: percentage}}
        """;

    @Test
    void ladder_reachesLevelThree_withWeightedPercentsOnTheThresholds() {
        // L2 = (3 * 100 + 1 * 0) / 4 = 75, L3 = 60
        assertThat(score(FLICKIT, Map.of("q1", "100", "q2", "0", "q3", "60")).level())
                .contains(3);
    }

    @Test
    void ladder_staysOnLevelTwo_andShowsAsManyDecimalsAsItTakes_whenAThousandthIsMissing() {
        // L2 = (3 * 99.9996 + 1 * 0) / 4 = 74.9997: rounded to one, two or three decimals it would read 75
        NodeResult result = score(FLICKIT, Map.of("q1", "99.9996", "q2", "0", "q3", "60"));
        assertThat(result.level()).contains(2);
        assertThat(result.limit().orElseThrow().sentence().in(Locale.ENGLISH))
                .isEqualTo("Level 3 fails: the criteria of level 2 are at 74.9997 of 75 on average; furthest behind is"
                        + " criterion \"Q2\" with 0.");
    }

    @Test
    void ladder_passesOverALevelThatDoesNotApply() {
        assertThat(score(
                                FLICKIT,
                                List.of(
                                        Answer.of(NodeId.of("q1"), "80"),
                                        Answer.of(NodeId.of("q2"), "80"),
                                        Answer.absent(NodeId.of("q3"), Absence.NOT_APPLICABLE)))
                        .level())
                .contains(3);
    }

    @ParameterizedTest
    @CsvSource({"100, 100, 2", "100, 50, 1", "50, 100, 1"})
    void ladder_isHeldByTheWeakestChild_andNamesItsLimit(String first, String second, int level) {
        String model = CMMI.substring(0, CMMI.indexOf("ladders:")).replace("max: 1", "max: 100") + """
            ladders:
              pillar:
                - {level: 2, require: [{id: two, level: 2, each: ">= 75"}]}
                - {level: 3, require: [{id: three, level: 2, each: "> 100"}]}
              weakest:
                - {level: 2, require: [{id: pillars on 2, childrenReach: 2}]}
                - {level: 3, require: [{id: pillars on 3, childrenReach: 3}]}
            root:
              id: all
              title: {en: All}
              aggregation: mean
              missing: leave-out
              ladder: weakest
              children:
                - {id: p, title: {en: P}, aggregation: mean, ladder: pillar, children: [{id: a, title: {en: A}, level: 2, answer: {type: percentage}}]}
                - {id: q, title: {en: Q}, aggregation: mean, ladder: pillar, children: [{id: b, title: {en: B}, level: 2, answer: {type: percentage}}]}
            """;
        NodeResult result = score(model, Map.of("a", first, "b", second));
        assertThat(result.level()).contains(level);
        if (level == 1) {
            String pillar = first.equals("50") ? "P" : "Q";
            String criterion = first.equals("50") ? "A" : "B";
            assertThat(result.limit().orElseThrow().node().value()).isEqualToIgnoringCase(criterion);
            assertThat(result.limit().orElseThrow().sentence().in(Locale.ENGLISH))
                    .isEqualTo("Level 2 fails: area \"" + pillar + "\" is on level 1. Level 2 fails: criterion \""
                            + criterion + "\" is 50.0 of 75.");
        }
    }

    // ---- weights

    @ParameterizedTest
    @CsvSource({"yes, no, 75", "no, yes, 25", "yes, yes, 100"})
    void weightedMean_countsWeights(String heavy, String light, int expected) {
        // CISO Assistant PR 4840, where weights had no effect: weights 3 and 1 on 0 to 100
        String model = HEAD + """
            root:
              id: all
              title: {en: All}
              aggregation: weighted-mean
              missing: leave-out
              children:
                - {id: heavy, title: {en: Heavy}, weight: 3, answer: {type: yes-no}}
                - {id: light, title: {en: Light}, weight: 1, answer: {type: yes-no}}
            """;
        assertThat(score(model, Map.of("heavy", heavy, "light", light)).value()).contains(Rational.of(expected));
    }

    @Test
    void weightedMean_isExactInThirds_atAThreshold() {
        // (2/3 * 100 + 1/3 * 25) = 75, which no binary fraction hits
        String model = CMMI.substring(0, CMMI.indexOf("ladders:")).replace("max: 1", "max: 100") + """
            ladders:
              gate:
                - {level: 2, require: [{id: at 75, node: all, score: ">= 75"}]}
                - {level: 3, require: [{id: above 75, node: all, score: "> 75"}]}
            root:
              id: all
              title: {en: All}
              aggregation: weighted-mean
              missing: leave-out
              ladder: gate
              children:
                - {id: a, title: {en: A}, weight: 2/3, answer: {type: percentage}}
                - {id: b, title: {en: B}, weight: 1/3, answer: {type: percentage}}
            """;
        NodeResult result = score(model, Map.of("a", "100", "b", "25"));
        assertThat(result.value()).contains(Rational.of(75));
        assertThat(result.level()).contains(2);
        assertThat(result.limit().orElseThrow().sentence().texts())
                .containsEntry("en", "Level 3 fails: area \"All\" is 75.0, more than 75 is needed.")
                .containsEntry("ar", "لم يتحقق المستوى 3: المجال «All» عند 75.0، والمطلوب أكثر من 75.");
    }

    // ---- PEFA 2016, method M2 for two dimensions: a fixed table, no arithmetic mean

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 1, 1.5", "3, 1, 2", "4, 1, 2.5", "2, 2, 2", "3, 2, 2.5", "4, 2, 3", "3, 3, 3", "4, 4, 4"
    })
    void table_looksUp(String first, String second, String expected) {
        // D = 1, D+ = 1.5, C = 2, …: DD=D CD=D+ BD=C AD=C+ CC=C BC=C+ AC=B BB=B AA=A
        String model = HEAD + """
            root:
              id: indicator
              title: {en: Indicator}
              aggregation: table
              missing: unscored
              table:
                - {when: {i: "= 1", ii: "= 1"}, score: 1}
                - {when: {i: "= 2", ii: "= 1"}, score: 1.5}
                - {when: {i: "= 3", ii: "= 1"}, score: 2}
                - {when: {i: "= 4", ii: "= 1"}, score: 2.5}
                - {when: {i: "= 2", ii: "= 2"}, score: 2}
                - {when: {i: "= 3", ii: "= 2"}, score: 2.5}
                - {when: {i: "= 4", ii: "= 2"}, score: 3}
                - {when: {i: "= 3", ii: "= 3"}, score: 3}
                - {when: {i: "= 4", ii: "= 4"}, score: 4}
              children: [%s, %s]
            """.formatted(number("i"), number("ii"));
        assertThat(score(model, Map.of("i", first, "ii", second)).value()).contains(Rational.parse(expected));
        assertThat(score(model, Map.of("i", "9", "ii", "9")).score()).isEqualTo(NodeScore.missing(Absence.UNSCORED));
    }

    // ---- the other aggregations and the policies

    @ParameterizedTest
    @CsvSource({"mean, 25", "median, 20", "min, 10", "best-of, 50", "sum, 100"})
    void aggregation_ofFour(String aggregation, int expected) {
        // 10, 20, 20, 50
        assertThat(score(group(aggregation, "leave-out"), Map.of("a", "10", "b", "20", "c", "20", "d", "50"))
                        .value())
                .contains(Rational.of(expected));
    }

    @Test
    void count_tellsHowManyMeetTheCondition() {
        // Forrester's tally: practices at or above a value
        String model = group("count", "leave-out").replace("missing:", "countIf: \">= 20\"\n  missing:");
        assertThat(score(model, Map.of("a", "10", "b", "20", "c", "20", "d", "50"))
                        .value())
                .contains(Rational.of(3));
    }

    @ParameterizedTest
    @CsvSource({"leave-out, 15", "count-as 0, 7.5", "count-as 100, 57.5"})
    void missing_isHandledByPolicy(String policy, String expected) {
        // a = 10, b = 20, c not known, d not answered
        assertThat(score(
                                group("mean", policy),
                                List.of(
                                        Answer.of(NodeId.of("a"), "10"),
                                        Answer.of(NodeId.of("b"), "20"),
                                        Answer.absent(NodeId.of("c"), Absence.NOT_KNOWN)))
                        .value())
                .contains(Rational.parse(expected));
    }

    @Test
    void missing_makesTheGroupUnscored_whenThePolicySaysSo() {
        NodeResult result = score(group("mean", "unscored"), Map.of("a", "10", "b", "20", "c", "30"));
        assertThat(result.score()).isEqualTo(NodeScore.missing(Absence.UNSCORED));
        assertThat(result.steps()).extracting(Step::rule).containsExactly(Rule.CHILD_MISSING);
        assertThat(result.steps().get(0).detail()).isEqualTo("d");
    }

    @Test
    void missing_refusesTheAssessment_whenThePolicyForbidsIt() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> score(group("mean", "forbidden"), Map.of("a", "10", "b", "20")))
                .withMessageContaining("CX-MATURITY-0003")
                .withMessageContaining("c is not-answered, which all forbids")
                .withMessageContaining("d is not-answered, which all forbids");
    }

    @Test
    void missing_isNotApplicable_whenNothingBelowApplies() {
        List<Answer> answers = new ArrayList<>();
        for (String id : List.of("a", "b", "c", "d")) {
            answers.add(Answer.absent(NodeId.of(id), Absence.NOT_APPLICABLE));
        }
        assertThat(score(group("mean", "leave-out"), answers).score().state()).isEqualTo("not-applicable");
        assertThat(score(group("mean", "leave-out"), List.of()).score().state()).isEqualTo("unscored");
    }

    @Test
    void leftOut_rescalesTheOtherWeights_andTheExplanationShowsThem() {
        // the method paper of the EU benchmark: (0.5 * 50 + 0.25 * 100/3) / 0.75 = 400/9 (Albania, Family 2022)
        MaturityModel model = Models.byId("eu-egovernment-benchmark-2023-indicators");
        NodeResult result = Scorer.of(model)
                .score(assessment(List.of(
                        Answer.of(NodeId.of("4.1 Cross-border online availability"), "50"),
                        Answer.of(NodeId.of("4.2 Cross-border user support"), "33.333333333333333333333333333"))))
                .find(NodeId.of("4. Cross-border services"))
                .orElseThrow();
        assertThat(result.value().orElseThrow().toDouble()).isEqualTo(400.0 / 9.0);
        assertThat(result.inputs()).hasSize(3);
        assertThat(((Input.OfNode) result.inputs().get(0)).share()).isEqualTo(Rational.of(2, 3));
        assertThat(((Input.OfNode) result.inputs().get(1)).share()).isEqualTo(Rational.of(1, 3));
        assertThat(result.inputs().get(2).counts()).isFalse();
    }

    @Test
    void indicators_giveThePublishedDimensionsOfMalta() {
        // European Commission, eGovernment Benchmark 2023: Malta, biennial average 2021 + 2022
        Map<String, String> indicators = Map.ofEntries(
                Map.entry("1.1 Online availability", "100"),
                Map.entry("1.2 Mobile friendliness", "98.88888888888889"),
                Map.entry("1.3 User support", "100"),
                Map.entry("2.1 Transparency of service delivery", "94.49433106575965"),
                Map.entry("2.2 Transparency of personal data", "100"),
                Map.entry("2.3 Transparency of service design", "100"),
                Map.entry("3.1 eID", "91.44814814814815"),
                Map.entry("3.2 eDocuments", "98.41269841269842"),
                Map.entry("3.3 Pre-filled forms", "88.41269841269842"),
                Map.entry("3.4 Digital Post", "100"),
                Map.entry("4.1 Cross-border online availability", "98.76543209876543"),
                Map.entry("4.2 Cross-border user support", "100"),
                Map.entry("4.3 Cross-border eID", "39.62962962962963"),
                Map.entry("4.4 Cross-border eDocuments", "87.3015873015873"));
        List<Answer> answers = new ArrayList<>();
        indicators.forEach((id, value) -> answers.add(Answer.of(NodeId.of(id), value)));
        AssessmentResult result = Scorer.of(Models.byId("eu-egovernment-benchmark-2023-indicators"))
                .score(assessment(answers));
        Map<String, Double> published = Map.of(
                "0. OVERALL SCORE", 95.71470616024186,
                "1. User centricity", 99.87654320987653,
                "2. Transparency", 98.16477702191986,
                "3. Key Enablers", 94.56838624338623,
                "4. Cross-border services", 90.24911816578484);
        published.forEach((node, official) -> assertThat(result.find(NodeId.of(node))
                        .orElseThrow()
                        .value()
                        .orElseThrow()
                        .toDouble())
                .isCloseTo(official, org.assertj.core.data.Offset.offset(1e-6)));
    }

    // ---- several answers, subjects and scopes

    private static final String SERVICES = HEAD + """
        attributes: {service: [], government: [Central, Local]}
        root:
          id: all
          title: {en: All services}
          aggregation: mean
          missing: leave-out
          each: service
          children:
            - {id: online, title: {en: Online}, answer: {type: yes-no}, instances: [{when: {government: Central}, take: best-of}, {take: mean}]}
        scopes:
          - {id: both, aggregation: mean, of: [first, second]}
        """;

    @Test
    void instances_takeTheBestAnswerOfCentralAndTheMeanOfLocalGovernment() {
        NodeResult result = score(
                SERVICES,
                List.of(
                        online("permit", "Central", "no"),
                        online("permit", "Central", "yes"),
                        online("waste", "Local", "no"),
                        online("waste", "Local", "yes")));
        // permit: best of 0 and 100; waste: mean of 0 and 100; then the mean over services
        assertThat(result.inputs())
                .extracting(input -> ((Input.OfNode) input).result().context() + " " + input.score())
                .containsExactly("{service=permit} Scored[value=100]", "{service=waste} Scored[value=50]");
        assertThat(result.value()).contains(Rational.of(75));
    }

    @Test
    void scopes_areCombinedFromWhatIsThere() {
        MaturityModel model = Models.read(Source.of("vector.yaml", SERVICES));
        Results results = Scorer.of(model)
                .scoreAll(List.of(
                        in("A", "first", online("permit", "Central", "yes")),
                        in("A", "second", online("permit", "Central", "no")),
                        in("B", "first", online("permit", "Central", "yes"))));
        assertThat(results.assessments())
                .extracting(a ->
                        a.subject() + " " + a.scope() + " " + a.root().value().orElseThrow())
                .containsExactly("A both 50", "A first 100", "A second 0", "B both 100", "B first 100");
        NodeResult both =
                results.find(Subject.of("B"), Scope.of("both")).orElseThrow().root();
        assertThat(both.inputs()).extracting(Input::counts).containsExactly(true, false);
    }

    @Test
    void scoreAll_refusesTwoAssessmentsOfOneSubjectAndScope() {
        MaturityModel model = Models.read(Source.of("vector.yaml", SERVICES));
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> Scorer.of(model)
                        .scoreAll(List.of(
                                in("A", "first", online("permit", "Central", "yes")),
                                in("A", "first", online("permit", "Central", "no")))))
                .withMessageContaining("CX-MATURITY-0004");
    }

    /** It would be replaced by what the model combines, unseen. */
    @Test
    void scoreAll_refusesAnAssessmentOfAScopeThatTheModelCombines() {
        MaturityModel model = Models.read(Source.of("vector.yaml", SERVICES));
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> Scorer.of(model)
                        .scoreAll(List.of(
                                in("A", "first", online("permit", "Central", "yes")),
                                in("A", "both", online("permit", "Central", "no")))))
                .withMessageContaining("CX-MATURITY-0004")
                .withMessageContaining("combines");
    }

    @Test
    void score_refusesAnswersThatTheModelDoesNotTake_allAtOnce() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> score(CMMI, Map.of("rm", "perhaps", "xy", "yes", "organisation", "yes")))
                .withMessageContaining("CX-MATURITY-0002")
                .withMessageContaining("\"perhaps\" is not yes or no")
                .withMessageContaining("\"xy\" is not a criterion of cmmi-staged@1")
                .withMessageContaining("\"organisation\" is a group, not a criterion");
    }

    // ---- how the vectors are written

    private static String number(String id) {
        return "{id: \"" + id + "\", title: {en: \"" + id + "\"}, answer: {type: number}}";
    }

    private static String group(String aggregation, String missing) {
        return HEAD + """
            root:
              id: all
              title: {en: All}
              aggregation: %s
              missing: %s
              children: [%s, %s, %s, %s]
            """.formatted(aggregation, missing, number("a"), number("b"), number("c"), number("d"));
    }

    private static List<Answer> yes(String... ids) {
        List<Answer> answers = new ArrayList<>();
        for (String id : ids) {
            answers.add(Answer.of(NodeId.of(id), "yes"));
        }
        return answers;
    }

    private static Answer online(String service, String government, String value) {
        return Answer.of(NodeId.of("online"), value).with(Map.of("service", service, "government", government));
    }

    private static Assessment in(String subject, String scope, Answer... answers) {
        return Assessment.of(Subject.of(subject), Scope.of(scope), List.of(answers));
    }

    private static Assessment assessment(List<Answer> answers) {
        return Assessment.of(Subject.of("somebody"), Scope.of("once"), answers);
    }

    private static NodeResult score(String model, Map<String, String> values) {
        List<Answer> answers = new ArrayList<>();
        values.forEach((id, value) -> answers.add(Answer.of(NodeId.of(id), value)));
        return score(model, answers);
    }

    private static NodeResult score(String model, List<Answer> answers, Answer... more) {
        List<Answer> all = new ArrayList<>(answers);
        all.addAll(List.of(more));
        return Scorer.of(Models.read(Source.of("vector.yaml", model)))
                .score(assessment(all))
                .root();
    }
}
