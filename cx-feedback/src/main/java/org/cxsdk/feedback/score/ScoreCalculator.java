package org.cxsdk.feedback.score;

import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.stat.GroupMeans;
import org.cxsdk.core.stat.Intervals;
import org.cxsdk.core.stat.Normal;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ScoreDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Question: what is the score of these answers? One pass over the codes; figures are exact, intervals are {@code double}.
 *
 * <p>Nothing to divide by gives the state "no data", fewer answers than the definition asks for "too few": neither is ever
 * a 0. With weights the figure is {@code Σ w v / Σ w}, exactly, and the interval that of as many unweighted answers as the
 * weighted ones are worth. Left out: comparison of two scores, protection of small groups. Stateless and safe for use by
 * many threads.
 */
public final class ScoreCalculator {

    /** Level of every interval; what surveys of government services publish. */
    private static final double LEVEL = 0.95;

    private ScoreCalculator() {}

    /**
     * Scores a tally of one question.
     *
     * @param definition what to compute
     * @param question the question the tally counts
     * @param tally the answers
     * @throws IllegalArgumentException if the definition is for another question, or for several
     */
    public static Score score(ScoreDefinition definition, Question question, AnswerTally tally) {
        if (!definition.questions().equals(java.util.List.of(question.id()))) {
            throw new IllegalArgumentException(
                    "score " + definition.id() + " is of question " + definition.question() + ", not " + question.id());
        }
        return score(ScoreReader.of(definition, question), tally);
    }

    /**
     * Scores a tally that was made for this score.
     *
     * @param instrument the instrument that defines the score
     * @param tally made by {@link AnswerTally#of(Instrument, ScoreDefinition, Iterable)}
     */
    public static Score score(Instrument instrument, ScoreDefinition definition, AnswerTally tally) {
        return score(ScoreReader.of(instrument, definition), tally);
    }

    static Score score(ScoreReader reader, AnswerTally tally) {
        ScoreDefinition definition = reader.definition();
        long used = used(definition, tally);
        if (used == 0) {
            return score(reader, Measurement.State.NO_DATA, null, null, null, tally, 0, null);
        }
        Ratio ratio = Ratio.of(numerator(reader, tally), BigDecimal.valueOf(used));
        if (used < definition.minimumN()) {
            return score(reader, Measurement.State.TOO_FEW, null, ratio, null, tally, used, null);
        }
        return score(
                reader,
                Measurement.State.OK,
                reader.scaled(ratio.exact()),
                ratio,
                interval(reader, tally, used, used),
                tally,
                used,
                null);
    }

    /**
     * Scores weighted responses.
     *
     * @param weights the weight of each response, none negative
     */
    public static Score score(Instrument instrument, ScoreDefinition definition, Map<Response, BigDecimal> weights) {
        ScoreReader reader = ScoreReader.of(instrument, definition);
        AnswerTally tally = AnswerTally.of(instrument, definition, weights.keySet());
        Score unweighted = score(reader, tally);
        if (!unweighted.state().hasValue()) {
            return unweighted;
        }
        BigDecimal numerator = BigDecimal.ZERO;
        BigDecimal denominator = BigDecimal.ZERO;
        double[] used = new double[Math.toIntExact(unweighted.used())];
        int count = 0;
        for (Map.Entry<Response, BigDecimal> entry : weights.entrySet()) {
            int value = reader.read(entry.getKey());
            if (isUsed(definition, value)) {
                used[count++] = entry.getValue().doubleValue();
                denominator = denominator.add(entry.getValue());
                if (ScoreReader.isValue(value)) {
                    numerator = numerator.add(entry.getValue().multiply(BigDecimal.valueOf(part(reader, value))));
                }
            }
        }
        if (denominator.signum() == 0) {
            return score(reader, Measurement.State.NO_DATA, null, null, null, tally, 0, null);
        }
        Weighting weighting = Weighting.of(used);
        Ratio ratio = Ratio.of(numerator, denominator);
        return score(
                reader,
                Measurement.State.OK,
                reader.scaled(ratio.exact()),
                ratio,
                weightedInterval(reader, weights, ratio.toDouble(), weighting),
                tally,
                unweighted.used(),
                weighting);
    }

    /**
     * Scores responses of people who were drawn by a design: the interval is that of the design's standard error, for shares
     * Wilson's with as many answers as have that error, for others the normal one.
     *
     * @param responses one for each of the people drawn, in the order of the design; whoever did not answer is not asked
     * @param design how they were drawn and what they stand for
     */
    public static Score score(
            Instrument instrument, ScoreDefinition definition, List<Response> responses, SurveyDesign design) {
        if (responses.size() != design.size()) {
            throw new IllegalArgumentException(
                    "responses (" + responses.size() + ") must be one for each of " + design.size() + " people drawn");
        }
        Map<Response, BigDecimal> weights = new IdentityHashMap<>();
        for (int i = 0; i < responses.size(); i++) {
            weights.put(responses.get(i), BigDecimal.valueOf(design.weight(i)));
        }
        Score weighted = score(instrument, definition, weights);
        Weighting kish = weighted.weighting();
        if (!weighted.state().hasValue() || kish == null) {
            return weighted;
        }
        ScoreReader reader = ScoreReader.of(instrument, definition);
        boolean[] used = new boolean[responses.size()];
        double[] values = new double[responses.size()];
        for (int i = 0; i < used.length; i++) {
            int value = reader.read(responses.get(i));
            used[i] = isUsed(definition, value);
            values[i] = used[i] && ScoreReader.isValue(value) ? part(reader, value) : 0;
        }
        SurveyDesign.Estimate estimate = design.meanOf(used, values);
        double error = estimate.standardError();
        double share = Math.min(1, Math.max(0, estimate.value()));
        double answers = share * (1 - share) / (error * error);
        boolean isShare = definition.method().isShare() && error > 0 && answers > 0;
        double reach = Normal.within(LEVEL) * error;
        ConfidenceInterval interval = isShare
                ? scaled(Intervals.wilson(share, answers, LEVEL), 100, 0)
                : mapped(
                        reader,
                        new ConfidenceInterval(
                                estimate.value() - reach, estimate.value() + reach, LEVEL, "normal, survey design"));
        double effect = estimate.designEffect().orElse(kish.designEffect());
        return score(
                reader,
                Measurement.State.OK,
                weighted.value(),
                weighted.ratio(),
                interval,
                weighted.tally(),
                weighted.used(),
                new Weighting(kish.n(), kish.n() / effect, effect, kish.largest()));
    }

    private static Score score(
            ScoreReader reader,
            Measurement.State state,
            @Nullable Rational value,
            @Nullable Ratio ratio,
            @Nullable ConfidenceInterval interval,
            AnswerTally tally,
            long used,
            @Nullable Weighting weighting) {
        return new Score(
                reader.definition(),
                state,
                value,
                ratio,
                interval,
                tally,
                used,
                reader.wording(),
                reader.scale(),
                null,
                weighting);
    }

    private static long used(ScoreDefinition definition, AnswerTally tally) {
        return switch (definition.denominator()) {
            case OPINIONS -> tally.opinionCount();
            case OPINIONS_AND_DONT_KNOW -> tally.opinionCount() + tally.dontKnow();
            case ASKED -> tally.asked() - tally.notApplicable();
        };
    }

    private static boolean isUsed(ScoreDefinition definition, int value) {
        return switch (definition.denominator()) {
            case OPINIONS -> ScoreReader.isValue(value);
            case OPINIONS_AND_DONT_KNOW -> ScoreReader.isValue(value) || value == ScoreReader.DONT_KNOW;
            case ASKED -> value != ScoreReader.NOT_ASKED && value != ScoreReader.NOT_APPLICABLE;
        };
    }

    /** What a number adds to the numerator. */
    private static int part(ScoreReader reader, int value) {
        return switch (reader.definition().method()) {
            case TOP_BOX, MET, EXCEEDED -> reader.isFavourable(value) ? 1 : 0;
            case NET, NET_CHOICE -> reader.isFavourable(value) ? 1 : reader.isUnfavourable(value) ? -1 : 0;
            case MEAN, RESCALED_MEAN, ITEM_INDEX, GAP -> value;
        };
    }

    private static BigDecimal numerator(ScoreReader reader, AnswerTally tally) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<Integer, Long> entry : tally.opinions().entrySet()) {
            sum = sum.add(
                    BigDecimal.valueOf(part(reader, entry.getKey())).multiply(BigDecimal.valueOf(entry.getValue())));
        }
        return sum;
    }

    private static @Nullable ConfidenceInterval interval(ScoreReader reader, AnswerTally tally, long used, double n) {
        long favourable = 0;
        long unfavourable = 0;
        for (Map.Entry<Integer, Long> entry : tally.opinions().entrySet()) {
            favourable += reader.isFavourable(entry.getKey()) ? entry.getValue() : 0;
            unfavourable += reader.isUnfavourable(entry.getKey()) ? entry.getValue() : 0;
        }
        return switch (reader.definition().method()) {
            case TOP_BOX, MET, EXCEEDED -> scaled(Intervals.wilson(favourable, used, LEVEL), 100, 0);
            case NET, NET_CHOICE -> scaled(Intervals.netScore(favourable, unfavourable, used, LEVEL), 100, 0);
            case MEAN, RESCALED_MEAN, ITEM_INDEX, GAP -> {
                Moments moments = Moments.of(tally);
                yield used < 2 ? null : mapped(reader, Intervals.mean(moments.mean(), moments.stdev(), used, LEVEL));
            }
        };
    }

    private static @Nullable ConfidenceInterval weightedInterval(
            ScoreReader reader, Map<Response, BigDecimal> weights, double mean, Weighting weighting) {
        double n = weighting.nEffective();
        return switch (reader.definition().method()) {
            case TOP_BOX, MET, EXCEEDED -> scaled(Intervals.wilson(Math.min(1, Math.max(0, mean)), n, LEVEL), 100, 0);
            case NET, NET_CHOICE -> {
                double all = 0;
                double favourable = 0;
                double unfavourable = 0;
                for (Map.Entry<Response, BigDecimal> entry : weights.entrySet()) {
                    int value = reader.read(entry.getKey());
                    if (isUsed(reader.definition(), value)) {
                        double weight = entry.getValue().doubleValue();
                        all += weight;
                        favourable += ScoreReader.isValue(value) && reader.isFavourable(value) ? weight : 0;
                        unfavourable += ScoreReader.isValue(value) && reader.isUnfavourable(value) ? weight : 0;
                    }
                }
                yield scaled(Intervals.netScore(favourable / all, unfavourable / all, n, LEVEL), 100, 0);
            }
            default -> {
                double sum = 0;
                double squares = 0;
                for (Map.Entry<Response, BigDecimal> entry : weights.entrySet()) {
                    int value = reader.read(entry.getKey());
                    if (isUsed(reader.definition(), value)) {
                        double off = (ScoreReader.isValue(value) ? part(reader, value) : 0) - mean;
                        sum += entry.getValue().doubleValue();
                        squares += entry.getValue().doubleValue() * off * off;
                    }
                }
                // as many answers as the weights leave, each as far from the mean as the weighted ones are
                yield n < 2 - 1e-9
                        ? null
                        : mapped(reader, Intervals.mean(mean, Math.sqrt(squares / sum * n / (n - 1)), n, LEVEL));
            }
        };
    }

    /** The figures of single answers as a group of values, in the unit of the method; their mean is the score. */
    static GroupMeans.Group values(ScoreReader reader, AnswerTally tally) {
        long n = used(reader.definition(), tally);
        double mean = reader.scaled(Ratio.of(numerator(reader, tally), BigDecimal.valueOf(n))
                        .exact())
                .toDouble();
        double zero = reader.scaled(Rational.ZERO).toDouble() - mean;
        double squares = (n - tally.opinionCount()) * zero * zero;
        for (Map.Entry<Integer, Long> entry : tally.opinions().entrySet()) {
            double off =
                    reader.scaled(Rational.of(part(reader, entry.getKey()))).toDouble() - mean;
            squares += entry.getValue() * off * off;
        }
        return new GroupMeans.Group(n, mean, squares);
    }

    /** From numbers to the figure. */
    private static ConfidenceInterval mapped(ScoreReader reader, ConfidenceInterval interval) {
        double shift = reader.scaled(Rational.ZERO).toDouble();
        return scaled(interval, reader.scaled(Rational.ONE).toDouble() - shift, shift);
    }

    private static ConfidenceInterval scaled(ConfidenceInterval interval, double factor, double shift) {
        return new ConfidenceInterval(
                interval.low() * factor + shift, interval.high() * factor + shift, interval.level(), interval.method());
    }
}
