package org.cxsdk.feedback.score;

import java.util.Objects;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.feedback.survey.ScoreDefinition;
import org.jspecify.annotations.Nullable;

/**
 * One score with everything it rests on.
 *
 * @param definition method, question, codes and denominator policy
 * @param state whether there is a figure
 * @param value the exact figure in the unit of the method; null where the state has none
 * @param ratio numerator and denominator before scaling: favourable (or favourable minus unfavourable, or the sum of codes)
 *     of the answers used; null where the denominator is 0
 * @param interval 95 % interval in the unit of the method; null where there is no figure or, for a mean, fewer than two
 *     answers
 * @param tally every answer by kind, so that asked, answered and used can be told apart
 * @param used how many answers the denominator holds
 * @param wording the exact wordings of the questions it rests on; another wording is another score
 * @param scale between what the figure can lie
 * @param period when the answers were given; null where the score is of answers of no stated period
 * @param weighting what weights did to it; null without weights
 */
public record Score(
        ScoreDefinition definition,
        Measurement.State state,
        @Nullable Rational value,
        @Nullable Ratio ratio,
        @Nullable ConfidenceInterval interval,
        AnswerTally tally,
        long used,
        String wording,
        Scale scale,
        @Nullable ReportingPeriod period,
        @Nullable Weighting weighting) {

    public Score {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(tally, "tally");
        Objects.requireNonNull(wording, "wording");
        Objects.requireNonNull(scale, "scale");
        if (state.hasValue() != (value != null)) {
            throw new IllegalArgumentException("a score in state " + state + " and a value do not go together");
        }
    }

    /**
     * Between what figures of a method lie: 0 and 100 for a share, -100 and 100 for a net score, 1 and 5 for a mean of such
     * codes.
     *
     * @param lowest the least possible figure
     * @param highest the greatest possible figure
     */
    public record Scale(Rational lowest, Rational highest) {
        public Scale {
            if (lowest.compareTo(highest) > 0) {
                throw new IllegalArgumentException("a scale cannot go from " + lowest + " to " + highest);
            }
        }
    }

    /** How many were asked. */
    public long asked() {
        return tally.asked();
    }

    /** How many chose an answer, "don't know" and "not applicable" included. */
    public long answered() {
        return tally.answered();
    }

    /** The same score with its figure withheld, so that no small group can be recognised. The counts go too. */
    public Score suppressed() {
        return new Score(
                definition,
                Measurement.State.SUPPRESSED,
                null,
                null,
                null,
                AnswerTally.EMPTY,
                0,
                wording,
                scale,
                period,
                null);
    }

    /** The same score, of answers given in this period. */
    public Score during(ReportingPeriod when) {
        return new Score(definition, state, value, ratio, interval, tally, used, wording, scale, when, weighting);
    }
}
