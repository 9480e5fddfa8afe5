package org.cxsdk.maturity.json;

import java.util.List;
import org.cxsdk.core.CxException;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.model.MaturityModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ModelsTest {

    private static final String GOOD = """
            id: example
            version: "1"
            title: {en: Example}
            range: {min: 0, max: 100}
            levels:
              - {number: 1, name: {en: One}, test: {en: One.}}
              - {number: 2, name: {en: Two}, test: {en: Two.}}
            tags: {d: [Direction, Design]}
            attributes: {government: [Central, Local]}
            scales:
              practice: [{answer: none, score: 0, label: {en: None}}, {answer: all, score: 100, label: {en: All}}]
            ladders:
              five: [{level: 2, require: [{id: two, level: 2, each: ">= 75"}]}]
            root:
              id: overall
              title: {en: Overall}
              aggregation: weighted-mean
              missing: leave-out
              ladder: five
              children:
                - {id: a, title: {en: A}, weight: 1, level: 2, tags: {d: Design}, answer: {type: choice, scale: practice}}
                - {id: b, title: {en: B}, weight: 2/3, answer: {type: percentage, steps: [{when: "> 50", score: 100}], otherwise: 0}}
            """;

    @Test
    void read_hashesTheContent_notItsForm() {
        MaturityModel yaml = Models.read(Source.of("a.yaml", GOOD));
        MaturityModel reordered = Models.read(Source.of(
                "b.yaml",
                GOOD.replace("{min: 0, max: 100}", "{max: 1e2, min: 0.0}").replace("2/3", "\"2/3\"")));
        MaturityModel other = Models.read(Source.of("c.yaml", GOOD.replace("weight: 1,", "weight: 2,")));
        assertThat(reordered.sha256()).isEqualTo(yaml.sha256());
        assertThat(other.sha256()).isNotEqualTo(yaml.sha256());
    }

    @Test
    void byId_loadsEveryModelThatComesWithTheSdk() {
        assertThat(Models.builtIn())
                .allSatisfy(id -> assertThat(Models.byId(id.value()).id()).isEqualTo(id));
    }

    @Test
    void byId_saysWhichModelsThereAre() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> Models.byId("cx-goverment"))
                .withMessageContaining("CX-MATURITY-0001")
                .withMessageContaining("cx-government");
    }

    /** One change each; the violation names path and rule. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight: 1,          | weight: -1,                  | root.children[0].weight: \"-1\" is negative",
                "weight: 1,          |                              | root.children[0].weight: is missing: its group is a weighted mean",
                "weighted-mean       | mean                         | root.children[0].weight: \"1\" has no effect",
                "weighted-mean       | average                      | root.aggregation: \"average\" is not one of the 8 words allowed here",
                "{id: b,             | {id: a,                      | root.children[1].id: \"a\" names a second node, the first stands at root.children[0]",
                "{en: B},            | {en: B}, id: x,              | duplicate",
                "missing: leave-out  | missing: ignore              | root.missing: \"ignore\" is no policy",
                "missing: leave-out  | reported: true               | root.missing: is missing",
                "ladder: five        | ladder: fife                 | root.ladder: \"fife\" is not among the model's ladder. Did you mean \"five\"?",
                "'each: \">= 75\"'   | 'each: \"=> 75\"'            | ladders.five[0].require[0].each: \"=> 75\" is not a condition",
                "level: 2, each      | level: 7, each               | ladders.five[0].require[0].level: \"7\" is not a level of the model",
                "[{level: 2, require | [{level: 1, require          | ladders.five: has rungs for the levels [1], the model needs [2]",
                "d: Design}          | d: Desing}                   | root.children[0].tags.d: \"Desing\" is not a tag of the kind d. Did you mean \"Design\"?",
                "scale: practice     | scale: practise              | root.children[0].answer.scale: \"practise\" is not among the model's scales",
                "answer: all,        | answer: none,                | scales.practice[1].answer: \"none\" stands in this scale already",
                "max: 100}           | max: 0}                      | range.max: \"0\" is not more than min (0)",
                ", otherwise: 0      |                              | root.children[1].answer.steps: stand without otherwise",
                "number: 2,          | number: 1,                   | levels[1].number: \"1\" does not come after level 1",
                "{type: percentage,  | {type: percentage, scale: x, | root.children[1].answer.scale: \"x\" does not belong to this type of answer",
                "weight: 2/3, answer | weight: 2/0, answer          | root.children[1].weight: \"2/0\" is not a number",
                "title: {en: Overall}| title: {english-text-of-it: 1} | root.title",
                "'ladder: five'      | where: {government: Centrl}  | root.where.government: \"Centrl\" is not a value of the attribute government. Did you mean \"Central\"?",
            })
    void read_tellsWhatIsWrong(String from, String to, String violation) {
        String broken = GOOD.replace(from.strip(), to == null ? "" : to.strip());
        assertThat(broken).isNotEqualTo(GOOD);
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> Models.read(Source.of("model.yaml", broken)))
                .withMessageContaining("model.yaml:")
                .withMessageContaining(violation.strip());
    }

    @Test
    void read_tellsACycle_withItsPath() {
        String inner = "title: {en: X}, weight: 1, aggregation: mean, children: ";
        String cyclic = GOOD + "    - {id: g, " + inner + "[{ref: h}]}\n    - {id: h, " + inner + "[{ref: g}]}\n";
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> Models.read(Source.of("model.yaml", cyclic)))
                .withMessageContaining("makes a cycle: g > h > g");
    }

    @Test
    void read_refusesALadderThatAsksForANodeElsewhere() {
        // such a requirement would hold without being looked at
        String elsewhere = GOOD.replace("{id: two, level: 2, each: \">= 75\"}", "{id: two, node: b, score: \">= 75\"}")
                .replace("  ladder: five\n", "")
                .replace("    - {id: b,", "    - {id: b, ladder: five,")
                .replace("    - {id: a,", "    - {id: a, ladder: five,");
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> Models.read(Source.of("model.yaml", elsewhere)))
                .satisfies(e -> assertThat(e.violations()).hasSize(1))
                .withMessageContaining("root.children[0].ladder")
                .withMessageContaining("requires (two) the node b, which is not below this node");
    }

    @Test
    void read_tellsEverythingAtOnce_inTheOrderOfTheDocument() {
        String broken = GOOD.replace("weight: 1,", "weight: -1,")
                .replace("d: Design}", "d: Desing}")
                .replace("max: 100}", "max: 0}")
                .replace("ladder: five", "ladder: six");
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> Models.read(Source.of("model.yaml", broken)))
                .satisfies(e -> {
                    List<Violation> violations = e.violations();
                    assertThat(violations)
                            .extracting(Violation::path)
                            .containsExactly(
                                    "range.max", "root.ladder", "root.children[0].weight", "root.children[0].tags.d");
                    assertThat(violations)
                            .extracting(Violation::line)
                            .isSorted()
                            .allSatisfy(line -> assertThat(line).isPositive());
                });
    }
}
