package org.cxsdk.feedback.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.CsvRow;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Choice;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.jspecify.annotations.Nullable;

/**
 * Reads survey responses from CSV in long form, one row for each answer: {@code response,at,question,answer}, optional
 * {@code respondent,service,touchpoint,channel,office}. Rows of one response may stand anywhere and agree in all columns
 * but question and answer. An empty answer means: asked, and left open. A question without row was not asked. Without a
 * respondent each response has a pseudonym of its own.
 *
 * <p>Other columns are left alone. All that is wrong is told at once, and then nothing comes back.
 */
public final class ResponsesCsv {

    /** The columns that say where a response was given, as far as the file has them. */
    public static final List<String> DIMENSIONS = List.of("service", "touchpoint", "channel", "office");

    private final Instrument instrument;
    private final Map<String, Started> started = new LinkedHashMap<>();

    private ResponsesCsv(Instrument instrument) {
        this.instrument = instrument;
    }

    /**
     * Reads all responses, in the order in which they first appear.
     *
     * @param instrument what was answered; its questions and codes are the ones allowed
     * @throws org.cxsdk.core.InvalidDocumentException with everything that is wrong
     * @throws org.cxsdk.core.CxException with code CX-CORE-0002 if the source cannot be read
     */
    public static List<Response> read(Source source, Instrument instrument) {
        ResponsesCsv reading = new ResponsesCsv(instrument);
        CsvReader.of(source)
                .required("response", "at", "question", "answer")
                .optional("respondent", "weight")
                .optional(DIMENSIONS.toArray(String[]::new))
                .read(reading::add);
        List<Response> responses = new ArrayList<>();
        reading.started.forEach((id, response) -> responses.add(response.build(instrument, id)));
        return List.copyOf(responses);
    }

    private void add(CsvRow row) {
        String id = row.text("response");
        boolean sound = identifier(row, "response", id)
                & (row.text("respondent").isEmpty() || identifier(row, "respondent", row.text("respondent")));
        Instant at = at(row);
        Optional<Question> question = question(row);
        Optional<Answer> answer = question.flatMap(known -> answer(row, known));
        if (!sound || at == null || answer.isEmpty()) {
            return;
        }
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (String name : DIMENSIONS) {
            if (!row.text(name).isEmpty()) {
                dimensions.put(name, row.text(name));
            }
        }
        Started response = started.computeIfAbsent(
                id, first -> new Started(row.line(), at, row.text("respondent"), dimensions, new LinkedHashMap<>()));
        response.checkSame(row, at, dimensions);
        if (response.answers().putIfAbsent(question.orElseThrow().id(), answer.get()) != null) {
            row.violation("question", "is answered twice by response " + id, "Keep one of the two rows");
        }
    }

    private static boolean identifier(CsvRow row, String column, String text) {
        try {
            Identifier.require(column, text);
            return true;
        } catch (IllegalArgumentException e) {
            row.violation(column, "is no identifier", "Use 1 to 200 bytes without white space at the ends");
            return false;
        }
    }

    private static @Nullable Instant at(CsvRow row) {
        try {
            return OffsetDateTime.parse(row.text("at")).toInstant();
        } catch (DateTimeException e) {
            row.violation("at", "is no instant with offset", "Write it like 2026-10-01T09:30:00Z or …T09:30:00+04:00");
            return null;
        }
    }

    private Optional<Question> question(CsvRow row) {
        String text = row.text("question");
        Optional<Question> found = instrument.questions().stream()
                .filter(question -> question.id().value().equals(text))
                .findFirst();
        if (found.isEmpty()) {
            row.unknown(
                    "question",
                    "is no question of instrument " + instrument.ref(),
                    instrument.questions().stream()
                            .map(question -> question.id().value())
                            .toList());
        }
        return found;
    }

    private static Optional<Answer> answer(CsvRow row, Question question) {
        String text = row.text("answer");
        if (text.isEmpty()) {
            return Optional.of(Answer.notAnswered());
        }
        if (question.kind() == Question.Kind.TEXT) {
            return Optional.of(Answer.of(text));
        }
        for (Choice choice : question.choices()) {
            if (Integer.toString(choice.code()).equals(text.strip())) {
                return Optional.of(Answer.of(choice.code()));
            }
        }
        row.unknown(
                "answer",
                "is no answer of question " + question.id(),
                question.choices().stream()
                        .map(choice -> Integer.toString(choice.code()))
                        .toList());
        return Optional.empty();
    }

    /** A response whose rows are still coming; {@code line} is that of its first. */
    private record Started(
            int line, Instant at, String respondent, Map<String, String> dimensions, Map<QuestionId, Answer> answers) {

        void checkSame(CsvRow row, Instant otherAt, Map<String, String> others) {
            check(row, "at", at.equals(otherAt));
            check(row, "respondent", respondent.equals(row.text("respondent")));
            for (String name : DIMENSIONS) {
                check(row, name, dimensions.getOrDefault(name, "").equals(others.getOrDefault(name, "")));
            }
        }

        private void check(CsvRow row, String column, boolean same) {
            if (!same) {
                row.violation(
                        column,
                        "differs from line " + line + ", which belongs to the same response",
                        "Give all rows of a response the same " + column + ", or each response its own id");
            }
        }

        Response build(Instrument instrument, String id) {
            // a person nobody named is somebody else in each response
            SubjectId person = SubjectId.of(respondent.isEmpty() ? id : respondent);
            Response.Builder response = Response.to(instrument, ResponseId.of(id), person, at);
            answers.forEach((question, answer) -> response.answer(question.value(), answer));
            dimensions.forEach(response::dimension);
            return response.build();
        }
    }
}
