package org.cxsdk.feedback.score;

import java.util.List;
import java.util.SortedSet;
import org.cxsdk.core.Measurement;
import org.cxsdk.feedback.survey.Instrument;

/**
 * Question: what do several scores come to together? Their answers are counted as one, so that many answers weigh more than
 * few. Only scores of one kind are pooled: the same method, scale, direction, denominator, codes and wording, none weighted;
 * anything else must be asked for by name. With a withheld score among them the pool is withheld, too: it would give it away,
 * or leave people out without saying so. Stateless.
 */
public final class ScorePool {

    private ScorePool() {}

    /**
     * Pools scores of one kind. That no answer is in two of them is for the caller to know.
     *
     * @param instrument the instrument that defines them
     * @param scores at least one
     * @throws IllegalArgumentException if they are unlike; {@link ScoreChange#unlikeness} says in what
     */
    public static Score of(Instrument instrument, List<Score> scores) {
        for (Score score : scores) {
            SortedSet<String> unlike = ScoreChange.unlikeness(scores.get(0), score);
            if (!unlike.isEmpty()) {
                throw new IllegalArgumentException("scores of different " + unlike + " are not pooled");
            }
        }
        return ofUnlike(instrument, scores);
    }

    /**
     * Pools scores of one method and scale although they differ otherwise, because the caller knows why that is sound: for
     * example a trust question whose wording was edited a little. The pool bears the definition of the first.
     */
    public static Score ofUnlike(Instrument instrument, List<Score> scores) {
        if (scores.isEmpty()) {
            throw new IllegalArgumentException("a pool needs a score");
        }
        Score first = scores.get(0);
        AnswerTally together = AnswerTally.EMPTY;
        for (Score score : scores) {
            if (score.definition().method() != first.definition().method()
                    || !score.scale().equals(first.scale())) {
                throw new IllegalArgumentException("scores of different methods or scales are never pooled");
            }
            if (score.weighting() != null) {
                throw new IllegalArgumentException("weighted scores are not pooled; weigh their answers together");
            }
            together = together.merge(score.tally());
        }
        Score pooled = ScoreCalculator.score(instrument, first.definition(), together);
        boolean withheld = scores.stream().anyMatch(score -> score.state() == Measurement.State.SUPPRESSED);
        return withheld ? pooled.suppressed() : pooled;
    }
}
