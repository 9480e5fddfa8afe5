package org.cxsdk.feedback.survey;

import java.util.List;
import java.util.Optional;

/**
 * Question: how far did somebody come in an instrument, and what is she shown next? A question counts as shown if the answers
 * before it say so; one that was shown and has no entry yet is the next one. Pure.
 *
 * @param shown how many questions the answers so far show
 * @param answered how many of them she answered; one left open is not
 * @param next the first that is shown and was not asked yet; null at the end
 */
public record Progress(
        int shown,
        int answered,
        @org.jspecify.annotations.Nullable Question next) {

    /** Looks at the answers so far. */
    public static Progress of(Instrument instrument, Response response) {
        List<Question> shown = instrument.questions().stream()
                .filter(question -> question.isShownTo(response))
                .toList();
        int answered = 0;
        Question next = null;
        for (Question question : shown) {
            Answer answer = response.answer(question.id());
            answered += answer instanceof Answer.NotAsked || answer instanceof Answer.NotAnswered ? 0 : 1;
            next = next == null && answer instanceof Answer.NotAsked ? question : next;
        }
        return new Progress(shown.size(), answered, next);
    }

    /** What she is shown next; empty at the end. */
    public Optional<Question> nextQuestion() {
        return Optional.ofNullable(next);
    }

    /** Whether everything that is shown to her was asked: an answer that breaks off before is a partial one, and kept. */
    public boolean isComplete() {
        return next == null;
    }
}
