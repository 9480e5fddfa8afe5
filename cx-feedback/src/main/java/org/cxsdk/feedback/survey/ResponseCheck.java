package org.cxsdk.feedback.survey;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Question: does a response fit its instrument? Every answer that does not is told, with its place, value, rule and remedy;
 * none is dropped and none is bent into shape. A stateless calculator.
 */
public final class ResponseCheck {

    /** Longest text answer in characters. */
    public static final int MAX_TEXT = 20_000;

    private static final Map<Question.Kind, String> REMEDIES = remedies();

    private final Instrument instrument;

    /** @param instrument what responses are checked against */
    public ResponseCheck(Instrument instrument) {
        this.instrument = instrument;
    }

    private static Map<Question.Kind, String> remedies() {
        Map<Question.Kind, String> remedies = new EnumMap<>(Question.Kind.class);
        for (Question.Kind kind : Question.Kind.values()) {
            remedies.put(kind, "Send the code of a choice.");
        }
        remedies.put(
                Question.Kind.MULTIPLE_CHOICE, "Send the codes of all choices, or an empty list if none was taken.");
        remedies.put(Question.Kind.NUMBER, "Send a number.");
        remedies.put(Question.Kind.DATE, "Send a day.");
        remedies.put(Question.Kind.TEXT, "Send the words.");
        return remedies;
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
            Answer given = response.answer(question.id());
            if (!question.isShownTo(response) && !(given instanceof Answer.NotAsked)) {
                found.add(violation(
                        response,
                        "answers." + question.id(),
                        null,
                        "answers a question that is not shown after the answers before it",
                        "Leave it out: it was not asked."));
            }
            if (question.required() && given instanceof Answer.NotAnswered) {
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
        if (answer instanceof Answer.NotAnswered || answer instanceof Answer.NotAsked) {
            return;
        }
        if (!fits(question.kind(), answer)) {
            // Words stay out of the message: they may be personal.
            found.add(violation(
                    response,
                    path,
                    answer instanceof Answer.Chosen chosen ? Integer.toString(chosen.code()) : null,
                    "does not fit a question of kind " + question.kind().code(),
                    Objects.requireNonNull(REMEDIES.get(question.kind()))));
        } else if (answer instanceof Answer.Chosen chosen) {
            checkCode(response, question, chosen.code(), path, found);
        } else if (answer instanceof Answer.ChosenMany many) {
            many.codes().forEach(code -> checkCode(response, question, code, path, found));
        } else if (answer instanceof Answer.Written written && written.text().length() > MAX_TEXT) {
            found.add(violation(
                    response,
                    path,
                    null,
                    "has " + written.text().length() + " characters; at most " + MAX_TEXT + " are allowed",
                    "Limit the text where it is entered."));
        }
    }

    private static boolean fits(Question.Kind kind, Answer answer) {
        return switch (kind) {
            case TEXT -> answer instanceof Answer.Written;
            case NUMBER -> answer instanceof Answer.Number;
            case DATE -> answer instanceof Answer.Day;
            case MULTIPLE_CHOICE -> answer instanceof Answer.ChosenMany;
            default -> answer instanceof Answer.Chosen;
        };
    }

    private static void checkCode(Response response, Question question, int code, String path, List<Violation> found) {
        if (question.choice(code).isEmpty()) {
            found.add(violation(
                    response,
                    path,
                    Integer.toString(code),
                    "is no answer of question " + question.id(),
                    "Use one of "
                            + question.choices().stream().map(Choice::code).toList() + "."));
        }
    }

    private static Violation violation(
            Response response, String path, @Nullable String value, String rule, String remedy) {
        return new Violation("response " + response.id(), 0, 0, path, value, rule, remedy);
    }
}
