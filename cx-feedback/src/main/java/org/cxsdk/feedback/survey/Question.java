package org.cxsdk.feedback.survey;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.LocalizedText;

/**
 * One question of an instrument.
 *
 * @param id identifies it within the instrument
 * @param wording identifies the exact wording; scores over different wordings are not the same score
 * @param text what is asked
 * @param kind what kind of answer it takes
 * @param choices the answers on offer, in the order shown; empty for {@link Kind#TEXT}
 * @param required whether a complete response needs an answer
 */
public record Question(
        QuestionId id, String wording, LocalizedText text, Kind kind, List<Choice> choices, boolean required) {

    public Question {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(wording, "wording");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(kind, "kind");
        choices = List.copyOf(choices);
        if ((kind == Kind.TEXT) != choices.isEmpty()) {
            throw new IllegalArgumentException(
                    kind == Kind.TEXT ? "a text question has no choices" : "question " + id + " needs choices");
        }
        Set<Integer> codes = new HashSet<>();
        for (Choice choice : choices) {
            if (!codes.add(choice.code())) {
                throw new IllegalArgumentException("question " + id + " has two choices with code " + choice.code());
            }
        }
    }

    /** What kind of answer a question takes. */
    public enum Kind {
        /** One of ordered choices whose codes are numbers on a scale. */
        RATING,
        /** One of choices without order. */
        SINGLE_CHOICE,
        /** Words. They are personal data until proven otherwise, and are stored sealed. */
        TEXT
    }

    /** The choice with this code, if there is one. */
    public Optional<Choice> choice(int code) {
        return choices.stream().filter(choice -> choice.code() == code).findFirst();
    }

    /** The smallest code among opinions. */
    public int lowestCode() {
        return opinionCodes().min().orElseThrow();
    }

    /** The greatest code among opinions. */
    public int highestCode() {
        return opinionCodes().max().orElseThrow();
    }

    private java.util.stream.IntStream opinionCodes() {
        return choices.stream()
                .filter(choice -> choice.kind() == Choice.Kind.OPINION)
                .mapToInt(Choice::code);
    }
}
