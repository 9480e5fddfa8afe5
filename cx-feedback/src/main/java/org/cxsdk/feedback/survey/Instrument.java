package org.cxsdk.feedback.survey;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.LocalizedText;

/**
 * A survey as data: questions, and how they are scored.
 *
 * @param ref id, version and hash of the document it was loaded from
 * @param title what people call it
 * @param questions the questions in the order asked, at least one
 * @param scores the scores it defines
 */
public record Instrument(
        DefinitionRef ref, LocalizedText title, List<Question> questions, List<ScoreDefinition> scores) {

    public Instrument {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(title, "title");
        questions = List.copyOf(questions);
        scores = List.copyOf(scores);
        Set<QuestionId> ids = new HashSet<>();
        for (Question question : questions) {
            if (!ids.add(question.id())) {
                throw new IllegalArgumentException("two questions with id " + question.id());
            }
        }
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("an instrument needs a question");
        }
        for (ScoreDefinition score : scores) {
            for (QuestionId id : score.questions()) {
                Question scored = questions.stream()
                        .filter(question -> question.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "score " + score.id() + " refers to question " + id + ", which does not exist"));
                requireFit(score, scored);
            }
        }
    }

    private static void requireFit(ScoreDefinition score, Question scored) {
        boolean share = score.method() == ScoreMethod.TOP_BOX || score.method() == ScoreMethod.NET_CHOICE;
        boolean fits = share ? scored.kind().hasChoices() : scored.kind().isScale();
        if (!fits) {
            throw new IllegalArgumentException("score " + score.id() + " needs " + (share ? "choices" : "a rating")
                    + ", but question " + scored.id() + " is " + scored.kind());
        }
    }

    /** The instrument's identifier. */
    public InstrumentId id() {
        return InstrumentId.of(ref.id());
    }

    /** The score with this identifier, if the instrument defines it. */
    public Optional<ScoreDefinition> score(ScoreId scoreId) {
        return scores.stream().filter(score -> score.id().equals(scoreId)).findFirst();
    }

    /** The question with this identifier, if there is one. */
    public Optional<Question> question(QuestionId id) {
        return questions.stream().filter(question -> question.id().equals(id)).findFirst();
    }
}
