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
 * @param shownIf when it is shown; empty if always
 */
public record Question(
        QuestionId id,
        String wording,
        LocalizedText text,
        Kind kind,
        List<Choice> choices,
        boolean required,
        List<Condition> shownIf) {

    public Question {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(wording, "wording");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(kind, "kind");
        choices = List.copyOf(choices);
        shownIf = List.copyOf(shownIf);
        if (kind.hasChoices() == choices.isEmpty()) {
            throw new IllegalArgumentException(
                    kind.hasChoices()
                            ? "question " + id + " needs choices"
                            : "a question of kind " + kind.code() + " has no choices");
        }
        Set<Integer> codes = new HashSet<>();
        for (Choice choice : choices) {
            if (!codes.add(choice.code())) {
                throw new IllegalArgumentException("question " + id + " has two choices with code " + choice.code());
            }
        }
    }

    /** A question that is always shown. */
    public Question(
            QuestionId id, String wording, LocalizedText text, Kind kind, List<Choice> choices, boolean required) {
        this(id, wording, text, kind, choices, required, List.of());
    }

    /** What kind of answer a question takes. A matrix is several questions with the same choices; the reader makes them of its rows. */
    public enum Kind {
        /** One of ordered choices whose codes are numbers on a scale. */
        RATING,
        /** How likely somebody is to recommend, 0 to 10: a rating that asks to be shown as such. */
        NPS,
        /** Thumb down or up: a rating with two codes that asks to be shown as such. */
        THUMBS,
        /** One of choices without order. */
        SINGLE_CHOICE,
        /** Any number of choices, none included. */
        MULTIPLE_CHOICE,
        /** Whether the respondent agrees to something; two choices. */
        CONSENT,
        /** A number. */
        NUMBER,
        /** A day. */
        DATE,
        /** Words. They are personal data until proven otherwise, and are stored sealed. */
        TEXT;

        /** Whether the codes of its choices are numbers on a scale, so that means make sense. */
        public boolean isScale() {
            return this == RATING || this == NPS || this == THUMBS;
        }

        /** Whether its answers are choices. */
        public boolean hasChoices() {
            return this != NUMBER && this != DATE && this != TEXT;
        }

        /** The name in files: {@code rating}, {@code multiple-choice}, … */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A question is shown if an earlier one was answered with one of these codes. Several conditions must all hold.
     *
     * @param question the earlier question
     * @param codes any of these
     */
    public record Condition(QuestionId question, Set<Integer> codes) {
        public Condition {
            Objects.requireNonNull(question, "question");
            codes = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(codes));
            if (codes.isEmpty()) {
                throw new IllegalArgumentException("a condition on question " + question + " needs codes");
            }
        }

        /** Whether an answer meets it. */
        public boolean isMetBy(Answer answer) {
            if (answer instanceof Answer.Chosen chosen) {
                return codes.contains(chosen.code());
            }
            return answer instanceof Answer.ChosenMany many
                    && many.codes().stream().anyMatch(codes::contains);
        }
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

    /** Whether a response shows this question, by the answers to the ones before. */
    public boolean isShownTo(Response response) {
        return shownIf.stream().allMatch(condition -> condition.isMetBy(response.answer(condition.question())));
    }
}
