package org.cxsdk.feedback.json;

import java.util.List;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.Response;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

class ResponsesCsvTest {

    private static final Instrument FFT = Instruments.builtIn("nhs-fft").orElseThrow();

    private static List<Response> read(String csv) {
        return ResponsesCsv.read(Source.of("answers.csv", csv), FFT);
    }

    private static List<Violation> violations(String csv) {
        return catchThrowableOfType(InvalidDocumentException.class, () -> read(csv))
                .violations();
    }

    @Test
    void read_tellsOpenFromNotAsked_andKeepsWhereItWasGiven() {
        List<Response> responses = read("""
                response,at,question,answer,respondent,channel,office
                r1,2026-10-01T09:30:00Z,fft,1,p-7,web,
                r2,2026-10-02T09:30:00+04:00,fft,,,desk,north
                """);

        assertThat(responses).hasSize(2);
        Response first = responses.get(0);
        assertThat(first.respondent().value()).isEqualTo("p-7");
        assertThat(first.answer(QuestionId.of("fft"))).isEqualTo(Answer.of(1));
        assertThat(first.dimensions()).containsOnlyKeys("channel");
        Response second = responses.get(1);
        assertThat(second.answer(QuestionId.of("fft"))).isEqualTo(Answer.notAnswered());
        assertThat(second.answeredAt()).hasToString("2026-10-02T05:30:00Z");
        assertThat(second.dimensions()).containsEntry("office", "north");
    }

    @Test
    void read_tellsEverythingThatIsWrong() {
        List<Violation> found = violations("""
                response,at,question,answer,channel
                r1,2026-10-01T09:30:00Z,fft,1,web
                r1,2026-10-01T09:30:00Z,fft,2,web
                r2,yesterday,fft,9,web
                r3,2026-10-01T09:30:00Z,ftt,1,web
                ,2026-10-01T09:30:00Z,fft,1,web
                r4,2026-10-01T09:30:00Z,fft,3,web
                """);

        assertThat(found)
                .extracting(Violation::line, Violation::path)
                .containsExactlyInAnyOrder(
                        tuple(3, "question"),
                        tuple(4, "at"),
                        tuple(4, "answer"),
                        tuple(5, "question"),
                        tuple(6, "response"));
    }

    @Test
    void read_refusesRowsOfOneResponseThatDisagree() {
        assertThat(violations("""
                        response,at,question,answer,channel
                        r1,2026-10-01T09:30:00Z,fft,1,web
                        r1,2026-10-01T09:31:00Z,fft,1,desk
                        """))
                .extracting(Violation::line, Violation::path)
                .containsExactlyInAnyOrder(tuple(3, "at"), tuple(3, "channel"), tuple(3, "question"));
    }
}
