package org.cxsdk.feedback.survey;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cxsdk.core.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * One person's answers to an instrument.
 *
 * @param id chosen by the caller; submitting the same response twice records it once
 * @param instrument which instrument was answered
 * @param version which version of it
 * @param answeredAt when it was given, by the device's or server's clock, cut to microseconds
 * @param respondent the respondent's pseudonym; null if the response is anonymous
 * @param answers an answer for each question that was shown; questions without an entry were not asked
 * @param dimensions where it was given: {@code channel}, {@code service}, {@code touchpoint}, {@code office}, …; what is
 *     unknown is absent
 */
public record Response(
        ResponseId id,
        InstrumentId instrument,
        String version,
        Instant answeredAt,
        @Nullable SubjectId respondent,
        Map<QuestionId, Answer> answers,
        Map<String, String> dimensions) {

    public Response {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(version, "version");
        answeredAt = answeredAt.truncatedTo(ChronoUnit.MICROS);
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
    }

    /** What this respondent did with the question. */
    public Answer answer(QuestionId question) {
        return answers.getOrDefault(question, Answer.notAsked());
    }
}
