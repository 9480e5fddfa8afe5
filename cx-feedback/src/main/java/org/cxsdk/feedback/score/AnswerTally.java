package org.cxsdk.feedback.score;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cxsdk.feedback.survey.Denominator;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ScoreDefinition;
import org.cxsdk.feedback.survey.ScoreId;
import org.cxsdk.feedback.survey.ScoreMethod;

/**
 * How often each answer to one question was given. Everything that a score needs, and mergeable: the tally of two groups
 * together is {@link #merge} of their tallies, in any order.
 *
 * @param opinions how often each opinion was chosen, by code; codes that nobody chose may be absent
 * @param dontKnow answers "don't know"
 * @param notApplicable answers "not applicable"
 * @param notAnswered asked, and left open
 * @param notAsked the question was not shown
 */
public record AnswerTally(
        SortedMap<Integer, Long> opinions, long dontKnow, long notApplicable, long notAnswered, long notAsked) {

    /** The tally of nobody. */
    public static final AnswerTally EMPTY = new AnswerTally(new TreeMap<>(), 0, 0, 0, 0);

    private static final java.util.function.Function<Question, ScoreDefinition> PLAIN = question -> new ScoreDefinition(
            ScoreId.of("tally"),
            question.text(),
            question.id(),
            ScoreMethod.MEAN,
            java.util.Set.of(),
            java.util.Set.of(),
            Denominator.OPINIONS,
            1);

    public AnswerTally {
        SortedMap<Integer, Long> counted = new TreeMap<>();
        opinions.forEach((code, count) -> {
            requireNotNegative("count of code " + code, count);
            if (count > 0) {
                counted.put(code, count);
            }
        });
        opinions = java.util.Collections.unmodifiableSortedMap(counted);
        requireNotNegative("dontKnow", dontKnow);
        requireNotNegative("notApplicable", notApplicable);
        requireNotNegative("notAnswered", notAnswered);
        requireNotNegative("notAsked", notAsked);
    }

    /** A tally of opinions alone, for counts that somebody else published. */
    public static AnswerTally ofOpinions(Map<Integer, Long> counts) {
        return new AnswerTally(new TreeMap<>(counts), 0, 0, 0, 0);
    }

    /**
     * Counts the answers to one question that takes one choice.
     *
     * @throws IllegalArgumentException if a response holds a code that the question does not offer
     */
    public static AnswerTally of(Question question, Iterable<Response> responses) {
        return of(ScoreReader.of(PLAIN.apply(question), question), responses);
    }

    /**
     * Counts what each response adds to a score: codes for a score of one rating, and for others whole numbers as {@link
     * ScoreMethod} tells.
     */
    public static AnswerTally of(Instrument instrument, ScoreDefinition definition, Iterable<Response> responses) {
        return of(ScoreReader.of(instrument, definition), responses);
    }

    static AnswerTally of(ScoreReader reader, Iterable<Response> responses) {
        SortedMap<Integer, Long> opinions = new TreeMap<>();
        long[] without = new long[4];
        for (Response response : responses) {
            int value = reader.read(response);
            if (ScoreReader.isValue(value)) {
                opinions.merge(value, 1L, Long::sum);
            } else {
                without[value - ScoreReader.NOT_ASKED]++;
            }
        }
        return new AnswerTally(opinions, without[2], without[3], without[1], without[0]);
    }

    /** The tally of both groups together. */
    public AnswerTally merge(AnswerTally other) {
        Objects.requireNonNull(other, "other");
        SortedMap<Integer, Long> sum = new TreeMap<>(opinions);
        other.opinions.forEach((code, count) -> sum.merge(code, count, Math::addExact));
        return new AnswerTally(
                sum,
                Math.addExact(dontKnow, other.dontKnow),
                Math.addExact(notApplicable, other.notApplicable),
                Math.addExact(notAnswered, other.notAnswered),
                Math.addExact(notAsked, other.notAsked));
    }

    /** Everybody who was shown the question. */
    public long asked() {
        return answered() + notAnswered;
    }

    /** Everybody who chose something, "don't know" and "not applicable" included. */
    public long answered() {
        return opinionCount() + dontKnow + notApplicable;
    }

    /** Everybody who gave an opinion. */
    public long opinionCount() {
        return opinions.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many opinions have one of these codes. */
    public long countOf(Collection<Integer> codes) {
        return codes.stream().mapToLong(code -> opinions.getOrDefault(code, 0L)).sum();
    }

    private static void requireNotNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " (" + value + ") must not be negative");
        }
    }
}
