package org.cxsdk.feedback.survey;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cxsdk.core.SubjectId;

/**
 * One person's answers to an instrument.
 *
 * @param id chosen by the caller; submitting the same response twice records it once
 * @param instrument which instrument was answered
 * @param version which version of it
 * @param answeredAt when it was given, by the device's or server's clock, cut to microseconds
 * @param respondent the respondent's pseudonym; the words she writes are sealed under her key
 * @param answers an answer for each question that was shown; questions without an entry were not asked
 * @param dimensions where it was given: {@code channel}, {@code service}, {@code touchpoint}, {@code office}, …; what is
 *     unknown is absent
 */
public record Response(
        ResponseId id,
        InstrumentId instrument,
        String version,
        Instant answeredAt,
        SubjectId respondent,
        Map<QuestionId, Answer> answers,
        Map<String, String> dimensions) {

    public Response {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(respondent, "respondent");
        answeredAt = answeredAt.truncatedTo(ChronoUnit.MICROS);
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
    }

    /** Starts a response to this version of an instrument. */
    public static Builder to(Instrument instrument, ResponseId id, SubjectId respondent, Instant answeredAt) {
        return new Builder(instrument, id, respondent, answeredAt);
    }

    /** What this respondent did with the question. */
    public Answer answer(QuestionId question) {
        return answers.getOrDefault(question, Answer.notAsked());
    }

    /** This response with other answers. */
    public Response with(Map<QuestionId, Answer> others) {
        return new Response(id, instrument, version, answeredAt, respondent, others, dimensions);
    }

    /** This response as given at another instant. */
    public Response answeredAt(Instant instant) {
        return new Response(id, instrument, version, instant, respondent, answers, dimensions);
    }

    /** This response with other dimensions. */
    public Response in(Map<String, String> others) {
        return new Response(id, instrument, version, answeredAt, respondent, answers, others);
    }

    /** What this respondent did with one choice of a question that takes several. */
    public Selection selection(QuestionId question, int code) {
        return Selection.of(answer(question), code);
    }

    /** Collects the answers of a {@link Response}. */
    public static final class Builder {
        private final Instrument instrument;
        private final ResponseId id;
        private final SubjectId respondent;
        private final Instant answeredAt;
        private final Map<QuestionId, Answer> answers = new LinkedHashMap<>();
        private final Map<String, String> dimensions = new TreeMap<>();

        private Builder(Instrument instrument, ResponseId id, SubjectId respondent, Instant answeredAt) {
            this.instrument = instrument;
            this.id = id;
            this.respondent = respondent;
            this.answeredAt = answeredAt;
        }

        /** Adds what the respondent did with a question. */
        public Builder answer(String question, Answer answer) {
            answers.put(QuestionId.of(question), answer);
            return this;
        }

        /** Adds the choice with this code. */
        public Builder answer(String question, int code) {
            return answer(question, Answer.of(code));
        }

        /** Adds words. */
        public Builder answer(String question, String words) {
            return answer(question, Answer.of(words));
        }

        /** Adds choices of a question that takes several; none of them is an answer too. */
        public Builder answerMany(String question, Integer... codes) {
            return answer(question, Answer.ofMany(java.util.List.of(codes)));
        }

        /** Adds a dimension: {@code channel}, {@code service}, {@code touchpoint}, … */
        public Builder dimension(String name, String value) {
            dimensions.put(name, value);
            return this;
        }

        /** Returns the response. */
        public Response build() {
            return new Response(
                    id, instrument.id(), instrument.ref().version(), answeredAt, respondent, answers, dimensions);
        }
    }
}
