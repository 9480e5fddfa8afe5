package org.cxsdk.feedback.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
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
 * {@code respondent,service,touchpoint,channel,office,weight}. Rows of one response may stand anywhere and agree in all columns
 * but question and answer. A question that takes several choices has a row for each. An empty answer means: asked, and left
 * open, or none of the choices. A question without row was not asked. Without a
 * respondent each response has a pseudonym of its own.
 *
 * <p>A file is taken at its word: a question with an answer was asked, also where the instrument would not have shown it.
 * Blanks around an instant, a question or a code do not count. Other columns are left alone. All that is wrong is told at once, and then nothing comes back.
 */
public final class ResponsesCsv {

    /** The columns that say where a response was given, as far as the file has them. */
    public static final List<String> DIMENSIONS = List.of("service", "touchpoint", "channel", "office");

    private static final BigDecimal LARGEST_WEIGHT = new BigDecimal("1000000000000");
    private static final BigDecimal SMALLEST_WEIGHT = new BigDecimal("0.000000001");

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
        return List.copyOf(readWeighted(source, instrument).keySet());
    }

    /**
     * Reads all responses with their weights, in the order in which they first appear. Without a column {@code weight}, and
     * where it is empty, a response has the weight 1.
     */
    public static Map<Response, BigDecimal> readWeighted(Source source, Instrument instrument) {
        ResponsesCsv reading = new ResponsesCsv(instrument);
        CsvReader.of(source)
                .required("response", "at", "question", "answer")
                .optional("respondent", "weight")
                .optional(DIMENSIONS.toArray(String[]::new))
                .read(reading::add);
        Map<Response, BigDecimal> responses = new LinkedHashMap<>();
        reading.started.forEach((id, response) -> responses.put(response.build(instrument, id), response.weight()));
        return Collections.unmodifiableMap(responses);
    }

    private void add(CsvRow row) {
        String id = row.text("response");
        boolean sound = identifier(row, "response", id)
                & (row.text("respondent").isEmpty() || identifier(row, "respondent", row.text("respondent")));
        Instant at = at(row);
        Optional<Question> question = question(row);
        Optional<Answer> answer = question.flatMap(known -> answer(row, known));
        Optional<BigDecimal> weight = weight(row);
        if (!sound || at == null || answer.isEmpty() || weight.isEmpty()) {
            return;
        }
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (String name : DIMENSIONS) {
            if (!row.text(name).isEmpty()) {
                dimensions.put(name, row.text(name));
            }
        }
        Started response = started.computeIfAbsent(
                id,
                first -> new Started(
                        row.line(), at, row.text("respondent"), dimensions, weight.get(), new LinkedHashMap<>()));
        response.checkSame(row, at, dimensions, weight.get());
        QuestionId asked = question.orElseThrow().id();
        Answer earlier = response.answers().putIfAbsent(asked, answer.get());
        if (earlier instanceof Answer.ChosenMany some && answer.get() instanceof Answer.ChosenMany more) {
            TreeSet<Integer> together = new TreeSet<>(some.codes());
            together.addAll(more.codes());
            response.answers().put(asked, Answer.ofMany(together));
        } else if (earlier != null) {
            row.violation("question", "is answered twice by response " + id, "Keep one of the two rows");
        }
    }

    private static Optional<BigDecimal> weight(CsvRow row) {
        if (row.text("weight").isBlank()) {
            return Optional.of(BigDecimal.ONE);
        }
        Optional<BigDecimal> weight = row.number("weight");
        if (weight.isPresent() && weight.get().signum() < 0) {
            row.violation("weight", "is negative", "Weigh with 0 or more");
            return Optional.empty();
        }
        if (weight.isPresent()
                && weight.get().signum() > 0
                && (weight.get().compareTo(LARGEST_WEIGHT) > 0 || weight.get().compareTo(SMALLEST_WEIGHT) < 0)) {
            row.violation(
                    "weight",
                    "is neither 0 nor between " + SMALLEST_WEIGHT.toPlainString() + " and "
                            + LARGEST_WEIGHT.toPlainString(),
                    "Write weights as multiples of their mean");
            return Optional.empty();
        }
        return weight;
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
            return OffsetDateTime.parse(row.text("at").strip()).toInstant();
        } catch (DateTimeException e) {
            row.violation("at", "is no instant with offset", "Write it like 2026-10-01T09:30:00Z or …T09:30:00+04:00");
            return null;
        }
    }

    private Optional<Question> question(CsvRow row) {
        String text = row.text("question").strip();
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
        boolean many = question.kind() == Question.Kind.MULTIPLE_CHOICE;
        if (text.isEmpty()) {
            // of several choices, none is an answer
            return Optional.of(many ? Answer.ofMany(List.of()) : Answer.notAnswered());
        }
        switch (question.kind()) {
            case TEXT -> {
                return Optional.of(Answer.of(text));
            }
            case NUMBER -> {
                return row.number("answer").map(Answer::of);
            }
            case DATE -> {
                return day(row, text);
            }
            default -> {
                return choice(row, question, text, many);
            }
        }
    }

    private static Optional<Answer> day(CsvRow row, String text) {
        try {
            return Optional.of(Answer.of(LocalDate.parse(text.strip())));
        } catch (DateTimeException e) {
            row.violation("answer", "is no day", "Write it like 2026-10-01");
            return Optional.empty();
        }
    }

    private static Optional<Answer> choice(CsvRow row, Question question, String text, boolean many) {
        for (Choice choice : question.choices()) {
            if (Integer.toString(choice.code()).equals(text.strip())) {
                return Optional.of(many ? Answer.ofMany(List.of(choice.code())) : Answer.of(choice.code()));
            }
        }
        row.violation(
                "answer",
                "is no answer of question " + question.id(),
                "Use one of "
                        + question.choices().stream()
                                .map(choice -> Integer.toString(choice.code()))
                                .toList());
        return Optional.empty();
    }

    /** A response whose rows are still coming; {@code line} is that of its first. */
    private record Started(
            int line,
            Instant at,
            String respondent,
            Map<String, String> dimensions,
            BigDecimal weight,
            Map<QuestionId, Answer> answers) {

        void checkSame(CsvRow row, Instant otherAt, Map<String, String> others, BigDecimal otherWeight) {
            check(row, "weight", weight.compareTo(otherWeight) == 0);
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
