package org.cxsdk.feedback.score;

import java.math.BigDecimal;
import java.util.Map;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.stat.Intervals;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.ScoreDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Question: what is the score of this tally? One pass over the codes; figures are exact, intervals are {@code double}.
 *
 * <p>Nothing to divide by gives the state "no data", fewer answers than the definition asks for "too few": neither is ever
 * a 0. Left out: weights, comparison of two scores, protection of small groups. Stateless and safe for use by many threads.
 */
public final class ScoreCalculator {

    /** Level of every interval; what surveys of government services publish. */
    private static final double LEVEL = 0.95;

    private static final Rational HUNDRED = Rational.of(100);

    private ScoreCalculator() {}

    /**
     * Scores a tally.
     *
     * @param definition what to compute
     * @param question the question the tally counts
     * @param tally the answers
     * @throws IllegalArgumentException if the definition is for another question
     */
    public static Score score(ScoreDefinition definition, Question question, AnswerTally tally) {
        if (!definition.question().equals(question.id())) {
            throw new IllegalArgumentException(
                    "score " + definition.id() + " is of question " + definition.question() + ", not " + question.id());
        }
        long used = used(definition, tally);
        if (used == 0) {
            return new Score(definition, Measurement.State.NO_DATA, null, null, null, tally, 0);
        }
        Ratio ratio = Ratio.of(numerator(definition, tally), BigDecimal.valueOf(used));
        if (used < definition.minimumN()) {
            return new Score(definition, Measurement.State.TOO_FEW, null, ratio, null, tally, used);
        }
        return new Score(
                definition,
                Measurement.State.OK,
                value(definition, question, ratio),
                ratio,
                interval(definition, question, tally, used),
                tally,
                used);
    }

    private static long used(ScoreDefinition definition, AnswerTally tally) {
        return switch (definition.denominator()) {
            case OPINIONS -> tally.opinionCount();
            case OPINIONS_AND_DONT_KNOW -> tally.opinionCount() + tally.dontKnow();
            case ASKED -> tally.asked() - tally.notApplicable();
        };
    }

    private static BigDecimal numerator(ScoreDefinition definition, AnswerTally tally) {
        return switch (definition.method()) {
            case TOP_BOX -> BigDecimal.valueOf(tally.countOf(definition.favourable()));
            case NET ->
                BigDecimal.valueOf(tally.countOf(definition.favourable()) - tally.countOf(definition.unfavourable()));
            case MEAN, RESCALED_MEAN -> {
                BigDecimal sum = BigDecimal.ZERO;
                for (Map.Entry<Integer, Long> entry : tally.opinions().entrySet()) {
                    sum = sum.add(BigDecimal.valueOf(entry.getKey()).multiply(BigDecimal.valueOf(entry.getValue())));
                }
                yield sum;
            }
        };
    }

    private static Rational value(ScoreDefinition definition, Question question, Ratio ratio) {
        return switch (definition.method()) {
            case TOP_BOX, NET -> ratio.exact().times(HUNDRED);
            case MEAN -> ratio.exact();
            case RESCALED_MEAN -> rescaled(question, ratio.exact());
        };
    }

    /** 100 (mean - lowest) / (highest - lowest) */
    private static Rational rescaled(Question question, Rational mean) {
        long lowest = question.lowestCode();
        return HUNDRED.times(mean.minus(Rational.of(lowest))).dividedBy(Rational.of(question.highestCode() - lowest));
    }

    private static @Nullable ConfidenceInterval interval(
            ScoreDefinition definition, Question question, AnswerTally tally, long used) {
        long favourable = tally.countOf(definition.favourable());
        return switch (definition.method()) {
            case TOP_BOX -> scaled(Intervals.wilson(favourable, used, LEVEL), 100, 0);
            case NET ->
                scaled(Intervals.netScore(favourable, tally.countOf(definition.unfavourable()), used, LEVEL), 100, 0);
            case MEAN -> meanInterval(tally, used);
            case RESCALED_MEAN -> {
                ConfidenceInterval onScale = meanInterval(tally, used);
                double factor = 100.0 / (question.highestCode() - question.lowestCode());
                yield onScale == null ? null : scaled(onScale, factor, -question.lowestCode() * factor);
            }
        };
    }

    private static @Nullable ConfidenceInterval meanInterval(AnswerTally tally, long used) {
        if (used < 2) {
            return null;
        }
        double sum = 0;
        for (Map.Entry<Integer, Long> entry : tally.opinions().entrySet()) {
            sum += (double) entry.getKey() * entry.getValue();
        }
        double mean = sum / used;
        double squares = 0;
        for (Map.Entry<Integer, Long> entry : tally.opinions().entrySet()) {
            squares += entry.getValue() * (entry.getKey() - mean) * (entry.getKey() - mean);
        }
        return Intervals.mean(mean, Math.sqrt(squares / (used - 1)), used, LEVEL);
    }

    private static ConfidenceInterval scaled(ConfidenceInterval interval, double factor, double shift) {
        return new ConfidenceInterval(
                interval.low() * factor + shift, interval.high() * factor + shift, interval.level(), interval.method());
    }
}
