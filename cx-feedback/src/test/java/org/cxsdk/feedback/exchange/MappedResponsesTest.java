package org.cxsdk.feedback.exchange;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.json.FeedbackMappings;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.Selection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** An export of somebody else's survey tool becomes responses, as a document says. */
class MappedResponsesTest {

    private static final String INSTRUMENT = """
        id: permits
        version: 1.0.0
        title: {en: Permits, ar: التصاريح}
        questions:
          - id: face
            wording: w1
            text: {en: How was it?, ar: كيف كانت؟}
            kind: rating
            choices:
              - {code: 1, text: {en: Bad, ar: سيئة}}
              - {code: 2, text: {en: Fair, ar: مقبولة}}
              - {code: 3, text: {en: Good, ar: جيدة}}
          - id: why
            wording: w2
            text: {en: What was bad?, ar: ما السيئ؟}
            kind: multiple-choice
            shownIf: [{question: face, codes: [1]}]
            choices:
              - {code: 1, text: {en: Waiting, ar: الانتظار}}
              - {code: 2, text: {en: Staff, ar: الموظفون}}
          - {id: visits, wording: w3, text: {en: How many visits?, ar: كم زيارة؟}, kind: number}
          - {id: comment, wording: w4, text: {en: Anything else?, ar: شيء آخر؟}, kind: text}
        """;

    private static final String MAPPING = """
        id: old-tool
        version: "1"
        format: csv
        response: {column: Case, value: old-}
        at: {column: Sent, pattern: dd/MM/yyyy HH:mm, zone: Asia/Dubai}
        respondent: {column: Customer}
        dimensions:
          channel: {column: Ch, values: {W: web, D: desk}}
          office: {value: creek}
        answers:
          face: {column: Q1, values: {Happy: 3, Unhappy: 1}}
          why: {columns: {Waiting?: 1, "Staff?": 2}, chosen: [yes]}
          visits: {column: Visits}
          comment: {column: Remark}
        notAsked: [n/a]
        notAnswered: ["-"]
        decimalComma: true
        """;

    private final Instrument permits = Instruments.read(Source.of("permits.yaml", INSTRUMENT));

    private FeedbackMapping mapping() {
        return FeedbackMappings.read(Source.of("mapping.yaml", MAPPING), permits);
    }

    @Test
    void csv_becomesResponses_andEveryWrongRowIsTold() {
        // region mapped
        FeedbackMapping mapping = FeedbackMappings.read(Source.of("mapping.yaml", MAPPING), permits);
        Imported<Response> imported =
                MappedResponses.read(Source.of("export.csv", """
                    Case;Sent;Customer;Ch;Q1;Waiting?;Staff?;Visits;Remark
                    17;03/11/2026 09:30;amal;W;Unhappy;yes;no;2,5;"Slow; and ""rude"" too"
                    18;03/11/2026 09:40;;D;3;n/a;n/a;n/a;-
                    19;3.11.2026;;D;Happy;;;;
                    20;04/11/2026 10:00;;D;4;;;many;
                    21;04/11/2026 10:00;;D;Happy;yes;no;1;
                    17;04/11/2026 10:00;;D;Happy;;;1;
                    22;04/11/2026;D
                    """), mapping, permits, OnBadRow.KEEP_GOOD);
        // endregion

        assertThat(imported.rows()).isEqualTo(7);
        assertThat(imported.kept()).hasSize(2);
        assertThat(imported.rejected()).isEqualTo(5);
        Response first = imported.kept().get(0);
        assertThat(first.id().value()).isEqualTo("old-17");
        assertThat(first.answeredAt()).isEqualTo(Instant.parse("2026-11-03T05:30:00Z"));
        assertThat(first.respondent()).isEqualTo(SubjectId.of("amal"));
        assertThat(first.dimensions()).containsEntry("channel", "web").containsEntry("office", "creek");
        assertThat(first.answer(QuestionId.of("face"))).isEqualTo(Answer.of(1));
        assertThat(first.answer(QuestionId.of("why"))).isEqualTo(Answer.ofMany(Set.of(1)));
        assertThat(first.selection(QuestionId.of("why"), 2)).isEqualTo(Selection.NOT_CHOSEN);
        assertThat(first.answer(QuestionId.of("visits"))).isEqualTo(Answer.of(new BigDecimal("2.5")));
        assertThat(first.answer(QuestionId.of("comment"))).isEqualTo(Answer.of("Slow; and \"rude\" too"));
        Response second = imported.kept().get(1);
        assertThat(second.selection(QuestionId.of("why"), 1)).isEqualTo(Selection.NOT_ASKED);
        assertThat(second.answer(QuestionId.of("visits"))).isEqualTo(Answer.notAsked());
        assertThat(second.answer(QuestionId.of("comment"))).isEqualTo(Answer.notAnswered());
        assertThat(imported.violations())
                .extracting(Violation::line, Violation::path, Violation::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(4, "Sent", "3.11.2026"),
                        org.assertj.core.groups.Tuple.tuple(5, "Q1", "4"),
                        org.assertj.core.groups.Tuple.tuple(5, "Visits", "many"),
                        org.assertj.core.groups.Tuple.tuple(6, "answers.why", null),
                        org.assertj.core.groups.Tuple.tuple(7, "Case", "old-17"),
                        org.assertj.core.groups.Tuple.tuple(8, "", null));
        assertThat(new TreeSet<>(
                        imported.violations().stream().map(Violation::line).toList()))
                .as("every rejected row is told")
                .hasSize((int) imported.rejected());
    }

    @Test
    void json_isReadByPaths() {
        FeedbackMapping mapping = FeedbackMappings.read(Source.of("mapping.yaml", """
            id: tool
            version: "1"
            format: json
            rows: data.responses
            response: {column: id}
            at: {column: finished}
            answers:
              face: {column: answers.q1}
              why: {column: answers.q2, separator: "|"}
            """), permits);
        Imported<Response> imported =
                MappedResponses.read(Source.of("export.json", """
                    {"data": {"responses": [
                      {"id": "a", "finished": "2026-11-03T09:30:00+04:00", "answers": {"q1": 1, "q2": "1|2"}},
                      {"id": "b", "finished": "2026-11-03T09:30:00+04:00", "answers": {"q1": 3, "q2": null}},
                      {"id": "c", "finished": "2026-11-03", "answers": {"q1": "five"}}
                    ]}}
                    """), mapping, permits, OnBadRow.KEEP_GOOD);

        assertThat(imported.kept()).hasSize(2);
        assertThat(imported.kept().get(0).answer(QuestionId.of("why"))).isEqualTo(Answer.ofMany(Set.of(1, 2)));
        assertThat(imported.kept().get(1).answer(QuestionId.of("why"))).isEqualTo(Answer.notAsked());
        assertThat(imported.violations())
                .extracting(Violation::line, Violation::path, Violation::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(4, "finished", "2026-11-03"),
                        org.assertj.core.groups.Tuple.tuple(4, "answers.q1", "five"));
        assertThat(imported.violations().get(1).column()).isPositive();
    }

    @Test
    void mapping_tellsEverythingThatIsWrong() {
        String wrong = MAPPING.replace("Asia/Dubai", "Asia/Dubay")
                .replace("Happy: 3", "Happy: 5")
                .replace("visits: {column", "visitz: {column")
                .replace("chosen: [yes]", "chosen: []")
                .replace("office: {value: creek}", "office: {}");

        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> FeedbackMappings.read(Source.of("mapping.yaml", wrong), permits))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::path)
                        .containsExactlyInAnyOrder(
                                "at.zone",
                                "answers.face.values.Happy",
                                "answers.visitz",
                                "answers.why.chosen",
                                "dimensions.office"));
        assertThat(mapping().ref().sha256()).hasSize(64);
    }
}
