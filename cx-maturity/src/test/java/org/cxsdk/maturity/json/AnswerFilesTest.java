package org.cxsdk.maturity.json;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cxsdk.core.CxException;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.EvidenceId;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AnswerFilesTest {

    private static final MaturityModel MODEL = Models.read(Source.of("m.yaml", """
            id: small
            version: "1"
            title: {en: Small}
            range: {min: 0, max: 100}
            scales:
              practice: [{answer: none, score: 0, label: {en: None}}, {answer: all, score: 100, label: {en: All}}]
            root:
              id: overall
              title: {en: Overall}
              aggregation: mean
              missing: leave-out
              children:
                - {id: owner, title: {en: Owner}, answer: {type: choice, scale: practice}}
                - {id: survey, title: {en: Survey}, answer: {type: yes-no}}
                - {id: take-up, title: {en: Take-up}, answer: {type: percentage}}
            """));

    @Test
    void read_bindsAnAnswersDocument() {
        Assessment assessment = AnswerFiles.read(MODEL, Source.of("answers.yaml", """
                        model: small@1
                        organisation: Office
                        period: 2026-Q3
                        assessor: A. Sample
                        answers:
                          owner: {value: all, evidence: [E1], note: seen}
                          survey: {value: true}
                          take-up: {state: not-known}
                        evidence:
                          E1: {title: Decision, collected: 2026-09-14, validUntil: 2027-09-14}
                        """));
        assertThat(assessment.subject()).isEqualTo(Subject.of("Office"));
        assertThat(assessment.scope()).isEqualTo(Scope.of("2026-Q3"));
        assertThat(assessment.answers())
                .extracting(Answer::criterion, Answer::value, Answer::absence)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(NodeId.of("owner"), "all", null),
                        org.assertj.core.groups.Tuple.tuple(NodeId.of("survey"), "true", null),
                        org.assertj.core.groups.Tuple.tuple(NodeId.of("take-up"), null, Absence.NOT_KNOWN));
        assertThat(assessment.evidence()).containsOnlyKeys(EvidenceId.of("E1"));
    }

    @Test
    void read_tellsEverythingThatIsWrong_atOnce() {
        String broken = """
                model: other@1
                organisation: Office
                period: 2026-Q3
                answers:
                  ownr: {value: all}
                  owner: {value: most}
                  survey: {value: yes, state: not-known, evidence: [E9]}
                  take-up: {value: 120}
                  overall: {value: 5}
                evidence:
                  E1: {title: Decision, collected: 2026-09-14, validUntil: 2026-09-13}
                """;
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> AnswerFiles.read(MODEL, Source.of("answers.yaml", broken)))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::message)
                        .containsExactly(
                                "answers.yaml:1:8: model: \"other@1\" is not the model that is used, small@1. Use that"
                                        + " model, or map the answers to this one",
                                "answers.yaml:5:9: answers.ownr: is not a criterion of small@1. Did you mean \"owner\"?",
                                "answers.yaml:6:18: answers.owner.value: \"most\" is not one of none, all. Give owner one"
                                        + " of none, all, or a state instead of a value.",
                                "answers.yaml:7:11: answers.survey: has a value, and a state without one. Give a value,"
                                        + " or one of the states not-answered, not-applicable, not-relevant, not-known",
                                "answers.yaml:8:20: answers.take-up.value: \"120\" is not a number from 0 to 100. Give"
                                        + " take-up a number from 0 to 100, or a state instead of a value.",
                                "answers.yaml:9:12: answers.overall: is a group, not a criterion. Use one of: owner,"
                                        + " survey, take-up",
                                "answers.yaml:11:7: evidence.E1: validUntil (2026-09-13) must not be before collected"
                                        + " (2026-09-14). Mend the description of this evidence"));
    }

    @Test
    void read_pointsAtTheEvidenceThatIsNotDescribed() {
        String answers = """
                model: small@1
                organisation: Office
                period: 2026-Q3
                answers:
                  owner: {value: all, evidence: [E1, E9]}
                evidence:
                  E1: {title: Decision}
                """;
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> AnswerFiles.read(MODEL, Source.of("answers.yaml", answers)))
                .satisfies(e -> assertThat(e.violations()).singleElement().satisfies(violation -> {
                    assertThat(violation.path()).isEqualTo("answers.owner.evidence[1]");
                    assertThat(violation.value()).isEqualTo("E9");
                    assertThat(violation.line()).isEqualTo(5);
                }));
    }

    @Test
    void read_takesTheCsvTwin(@TempDir Path folder) throws IOException {
        // byte order mark, semicolons, a quoted note: what spreadsheets save
        Path file = folder.resolve("Office.csv");
        Files.writeString(
                file,
                "\uFEFFcriterion;value;state;note;evidence\nowner;all;;\"seen; twice\";E1; E2\n"
                                .replace("E1; E2", "\"E1; E2\"")
                        + "survey;yes;answered;;\ntake-up;;not-known;;\n");
        Assessment assessment = AnswerFiles.read(MODEL, file).get(0);
        assertThat(assessment.subject()).isEqualTo(Subject.of("Office"));
        assertThat(assessment.answers()).hasSize(3);
        assertThat(assessment.answers().get(0).note()).isEqualTo("seen; twice");
        assertThat(assessment.answers().get(0).evidence()).containsExactly(EvidenceId.of("E1"), EvidenceId.of("E2"));
        assertThat(assessment.answers().get(2).absence()).isEqualTo(Absence.NOT_KNOWN);
    }

    @Test
    void read_tellsEveryBadRowOfTheCsvTwin() {
        String broken = """
                criterion,value,state,note
                ownr,all,,
                owner,most,,
                survey,,,
                survey,yes,,
                take-up,50,not-known,
                """;
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> AnswerFiles.readCsv(
                        MODEL, Source.of("answers.csv", broken), Subject.of("Office"), Scope.of("2026")))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(v -> v.line() + " " + v.path() + " " + v.rule())
                        .containsExactly(
                                "2 criterion is not a criterion of small@1",
                                "3 value is not one of none, all",
                                "4 value is empty, and no state says why",
                                "5 criterion stands in an earlier row",
                                "6 state stands beside a value"));
    }

    @Test
    void read_refusesAFolder_whenTheModelHasNoTables(@TempDir Path folder) {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> AnswerFiles.read(MODEL, folder))
                .withMessageContaining("CX-MATURITY-0001")
                .withMessageContaining("no tables are known for small@1");
    }

    @Test
    void read_saysWhichFileCannotBeRead() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> AnswerFiles.read(MODEL, Path.of("nowhere.yaml")))
                .withMessageContaining("CX-CORE-0002")
                .withMessageContaining("nowhere.yaml");
    }

    @Test
    void tables_readAnyLayoutThatTheirMappingDescribes(@TempDir Path folder) throws IOException {
        AnswerTables tables = tables();
        Files.writeString(
                folder.resolve("results.csv"),
                "\uFEFFOffice;Year;Done;Share\nNorth;2026; YES ;12.5\nNorth;2025;no;\nSouth;2026;N/A;100\n");
        List<Assessment> assessments = tables.read(folder);
        assertThat(assessments)
                .extracting(a -> a.subject() + " " + a.scope() + " "
                        + a.answers().stream()
                                .map(answer ->
                                        answer.value() == null ? String.valueOf(answer.absence()) : answer.value())
                                .toList())
                .containsExactly(
                        "North year 2025 [no, NOT_ANSWERED]",
                        "North year 2026 [yes, 12.5]",
                        "South year 2026 [NOT_RELEVANT, 100]");
    }

    @Test
    void tables_refuseMoreAnswersThanFitInMemory_onceAndClearly(@TempDir Path folder) throws IOException {
        try (BufferedWriter rows = Files.newBufferedWriter(folder.resolve("results.csv"))) {
            rows.write("Office,Year,Done,Share\n");
            // two answers a row: row 250,001 of the data, on line 250,002, is the first that is too many
            for (int i = 0; i < 250_010; i++) {
                rows.write("Office " + i + ",2026,yes,50\n");
            }
        }
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> tables().read(folder))
                .satisfies(e -> assertThat(e.violations()).singleElement().satisfies(violation -> {
                    assertThat(violation.line()).isEqualTo(250_002);
                    assertThat(violation.rule()).contains("beyond 500000 answers");
                }));
    }

    @Test
    void tables_tellWhatIsWrong_inEveryFile(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("results.csv"), """
                Office,Year,Done,Share
                North,2026,perhaps,12
                ,2026,yes,12
                North,2026,yes,"12,5"
                South,2026,yes,101
                """);
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> tables().read(folder))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(v -> v.line() + " " + v.path() + " " + v.rule())
                        .containsExactly(
                                "2 Done is not yes or no",
                                "3 Office is empty",
                                "4 Year stands in an earlier row with the same Office, Year",
                                "4 Share is not a number with a decimal point and no grouping, like 1234.5",
                                "5 Share is not a number from 0 to 100"));
        Files.writeString(folder.resolve("results.csv"), "Office,Done,Share\nNorth,yes,1\n");
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> tables().read(folder))
                .withMessageContaining("results.csv:1: Year: is a required column and missing");
        Files.delete(folder.resolve("results.csv"));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> tables().read(folder))
                .withMessageContaining("results.csv: is missing");
    }

    @Test
    void tables_refuseAMappingThatDoesNotFitTheModel() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> AnswerTables.of(MODEL, Source.of("tables.yaml", """
                                model: other
                                tables:
                                  - file: results.csv
                                    required: true
                                    subject: Office
                                    scope: Year
                                    blank: not-answered
                                    attributes: {level: {column: Level}}
                                    criteria: {overall: Done}
                                """)))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::path)
                        .containsExactly("model", "tables[0].attributes.level", "tables[0].criteria.overall"));
    }

    private static AnswerTables tables() {
        return AnswerTables.of(MODEL, Source.of("tables.yaml", """
                        model: small
                        words: {"yes": "yes", "no": "no"}
                        states: {n/a: not-relevant}
                        tables:
                          - file: results.csv
                            required: true
                            subject: Office
                            scope: "year {Year}"
                            key: [Office, Year]
                            blank: not-answered
                            criteria: {survey: Done, take-up: Share}
                        """));
    }
}
