package org.cxsdk.feedback.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Sealed;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.InstrumentId;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.jspecify.annotations.Nullable;

/**
 * Stored forms of responses. Codes, instants and dimensions are kept in clear; what people wrote is one sealed part under the
 * key of the respondent.
 */
final class ResponseForms {

    static final FormCodec<KeptResponse> RESPONSE = FormCodec.of(
                    2, ResponseForm.class, ResponseForms::toForm, ResponseForms::toKept)
            // form 1 knew single choices only; its documents are documents of form 2
            .reading(1, ResponseForm.class, ResponseForms::toKept);

    static final FormCodec<Words> WORDS = FormCodec.of(1, WordsForm.class, WordsForm::of, WordsForm::toWords);

    private ResponseForms() {}

    /**
     * A response as it is kept.
     *
     * @param response the response; words stand in it as not answered
     * @param words what was written, sealed; null if nothing was
     * @param recorded when it was taken in, which may be long after it was answered
     */
    record KeptResponse(Response response, @Nullable Sealed words, Instant recorded) {}

    /** What was written, by question. */
    record Words(Map<QuestionId, String> texts) {}

    record WordsForm(Map<String, String> texts) {
        static WordsForm of(Words words) {
            Map<String, String> texts = new TreeMap<>();
            words.texts().forEach((question, text) -> texts.put(question.value(), text));
            return new WordsForm(texts);
        }

        Words toWords() {
            Map<QuestionId, String> byQuestion = new TreeMap<>(java.util.Comparator.comparing(QuestionId::value));
            texts.forEach((question, text) -> byQuestion.put(QuestionId.of(question), text));
            return new Words(byQuestion);
        }
    }

    /** {@code answers} holds what was chosen or given; nothing of it for a question that was left open or answered in words. */
    record ResponseForm(
            String id,
            String instrument,
            String version,
            Instant answeredAt,
            String respondent,
            List<AnswerForm> answers,
            Map<String, String> dimensions,
            @Nullable Sealed words,
            Instant recorded) {}

    record AnswerForm(
            String question,
            @Nullable Integer code,
            boolean asked,
            @Nullable List<Integer> codes,
            @Nullable BigDecimal number,
            @Nullable LocalDate day) {

        static AnswerForm empty(String question, boolean asked) {
            return new AnswerForm(question, null, asked, null, null, null);
        }
    }

    private static ResponseForm toForm(KeptResponse kept) {
        Response response = kept.response();
        return new ResponseForm(
                response.id().value(),
                response.instrument().value(),
                response.version(),
                response.answeredAt(),
                response.respondent().value(),
                response.answers().entrySet().stream()
                        .map(entry -> answerForm(entry.getKey(), entry.getValue()))
                        .toList(),
                response.dimensions(),
                kept.words(),
                kept.recorded());
    }

    private static AnswerForm answerForm(QuestionId question, Answer answer) {
        String id = question.value();
        if (answer instanceof Answer.Written) {
            throw new IllegalStateException("words are sealed before a response is stored");
        }
        if (answer instanceof Answer.Chosen chosen) {
            return new AnswerForm(id, chosen.code(), true, null, null, null);
        }
        if (answer instanceof Answer.ChosenMany many) {
            return new AnswerForm(id, null, true, List.copyOf(many.codes()), null, null);
        }
        if (answer instanceof Answer.Number number) {
            return new AnswerForm(id, null, true, null, number.value(), null);
        }
        if (answer instanceof Answer.Day day) {
            return new AnswerForm(id, null, true, null, null, day.value());
        }
        return AnswerForm.empty(id, answer instanceof Answer.NotAnswered);
    }

    private static KeptResponse toKept(ResponseForm form) {
        Map<QuestionId, Answer> answers = new java.util.LinkedHashMap<>();
        form.answers().forEach(answer -> answers.put(QuestionId.of(answer.question()), answer(answer)));
        return new KeptResponse(
                new Response(
                        ResponseId.of(form.id()),
                        InstrumentId.of(form.instrument()),
                        form.version(),
                        form.answeredAt(),
                        SubjectId.of(form.respondent()),
                        answers,
                        form.dimensions()),
                form.words(),
                form.recorded());
    }

    private static Answer answer(AnswerForm form) {
        if (form.code() != null) {
            return Answer.of(form.code());
        }
        if (form.codes() != null) {
            return Answer.ofMany(form.codes());
        }
        if (form.number() != null) {
            return Answer.of(form.number());
        }
        if (form.day() != null) {
            return Answer.of(form.day());
        }
        return form.asked() ? Answer.notAnswered() : Answer.notAsked();
    }
}
