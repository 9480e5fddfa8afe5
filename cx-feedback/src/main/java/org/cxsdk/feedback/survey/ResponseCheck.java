package org.cxsdk.feedback.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Question: does a response fit its instrument? Every answer that does not is told, with its place, value, rule and remedy;
 * none is dropped and none is bent into shape. A stateless calculator.
 */
public final class ResponseCheck {

    /** Longest text answer in characters. */
    public static final int MAX_TEXT = 20_000;

    private final Instrument instrument;

    /** @param instrument what responses are checked against */
    public ResponseCheck(Instrument instrument) {
        this.instrument = instrument;
    }

    /** All rules that the response breaks; empty if it fits. */
    public List<Violation> violations(Response response) {
        List<Violation> found = new ArrayList<>();
        checkInstrument(response, found);
        for (Map.Entry<QuestionId, Answer> entry : response.answers().entrySet()) {
            instrument
                    .question(entry.getKey())
                    .ifPresentOrElse(
                            question -> checkAnswer(response, question, entry.getValue(), found),
                            () -> found.add(violation(
                                    response,
                                    "answers." + entry.getKey(),
                                    entry.getKey().value(),
                                    "is no question of instrument " + instrument.ref(),
                                    "Use one of "
                                            + instrument.questions().stream()
                                                    .map(question ->
                                                            question.id().value())
                                                    .toList()
                                            + ".")));
        }
        for (Question question : instrument.questions()) {
            if (question.required() && response.answer(question.id()) instanceof Answer.NotAnswered) {
                found.add(violation(
                        response,
                        "answers." + question.id(),
                        null,
                        "needs an answer",
                        "Ask for it, or record the response as not asked."));
            }
        }
        return List.copyOf(found);
    }

    private void checkInstrument(Response response, List<Violation> found) {
        if (!response.instrument().equals(instrument.id())
                || !response.version().equals(instrument.ref().version())) {
            found.add(violation(
                    response,
                    "instrument",
                    response.instrument() + "@" + response.version(),
                    "is not " + instrument.ref(),
                    "Check it against the version that was answered."));
        }
    }

    private static void checkAnswer(Response response, Question question, Answer answer, List<Violation> found) {
        String path = "answers." + question.id();
        if (answer instanceof Answer.Chosen chosen) {
            if (question.kind() == Question.Kind.TEXT) {
                found.add(violation(
                        response,
                        path,
                        Integer.toString(chosen.code()),
                        "is a code, but the question takes words",
                        "Send the words."));
            } else if (question.choice(chosen.code()).isEmpty()) {
                found.add(violation(
                        response,
                        path,
                        Integer.toString(chosen.code()),
                        "is no answer of question " + question.id(),
                        "Use one of "
                                + question.choices().stream().map(Choice::code).toList() + "."));
            }
        }
        if (answer instanceof Answer.Written written) {
            // The words themselves stay out of the message: they may be personal.
            if (question.kind() != Question.Kind.TEXT) {
                found.add(violation(
                        response,
                        path,
                        null,
                        "has words, but the question takes a code",
                        "Send the code of a choice."));
            } else if (written.text().length() > MAX_TEXT) {
                found.add(violation(
                        response,
                        path,
                        null,
                        "has " + written.text().length() + " characters; at most " + MAX_TEXT + " are allowed",
                        "Limit the text where it is entered."));
            }
        }
    }

    private static Violation violation(
            Response response, String path, @Nullable String value, String rule, String remedy) {
        return new Violation("response " + response.id(), 0, 0, path, value, rule, remedy);
    }
}
