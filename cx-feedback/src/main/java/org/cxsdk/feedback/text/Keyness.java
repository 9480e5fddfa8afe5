package org.cxsdk.feedback.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Question: which terms did people use more in one period than in another? Log-odds ratio with an informative Dirichlet
 * prior: each term is expected as often as in both periods together, so that a word seen twice does not lead the list
 * (Monroe, Colaresi and Quinn, "Fightin' words", Political Analysis 16 (2008), equations 15, 16, 22). Terms are words and pairs
 * of neighbours without stop words; a comment counts a term once. Terms of fewer than five people are left out.
 *
 * <p>Deterministic; linear in the words.
 */
public final class Keyness {

    /** Prior terms for each term of both periods together. */
    private static final double PRIOR_SHARE = 0.1;

    /** So many people must have written a term, so that no single writer is shown. */
    private static final int LEAST_PEOPLE = 5;

    private Keyness() {}

    /**
     * How a term moved.
     *
     * @param term a word, or two neighbours
     * @param before comments with it in the first period
     * @param after comments with it in the second
     * @param people how many people wrote it in either
     * @param z log-odds ratio in standard errors: above 1.96, more than chance; negative where the term became rarer
     */
    public record Shift(String term, long before, long after, long people, double z) {}

    /**
     * Compares two sets of comments, each by somebody else.
     *
     * @return the terms, those that became more frequent first
     */
    public static List<Shift> between(List<String> before, List<String> after) {
        List<Written> written = new ArrayList<>();
        before.forEach(text -> written.add(new Written(text, written.size(), 0)));
        after.forEach(text -> written.add(new Written(text, written.size(), 1)));
        return between(written);
    }

    /** A comment, whose it is, and whether it is of the first (0) or the second (1) period. */
    record Written(String text, int author, int side) {}

    static List<Shift> between(List<Written> comments) {
        Map<String, Uses> uses = new TreeMap<>();
        for (Written comment : comments) {
            for (String term : terms(comment.text)) {
                Uses of = uses.computeIfAbsent(term, first -> new Uses(new long[2], new HashSet<>()));
                of.comments[comment.side]++;
                of.people.add(comment.author);
            }
        }
        double[] totals = new double[2];
        uses.values().forEach(of -> {
            totals[0] += of.comments[0];
            totals[1] += of.comments[1];
        });
        double prior = PRIOR_SHARE * (totals[0] + totals[1]);
        List<Shift> shifts = new ArrayList<>();
        uses.forEach((term, of) -> {
            if (of.people.size() >= LEAST_PEOPLE && totals[0] > 0 && totals[1] > 0) {
                long[] counts = of.comments;
                double expected = prior * (counts[0] + counts[1]) / (totals[0] + totals[1]);
                shifts.add(new Shift(term, counts[0], counts[1], of.people.size(), z(counts, totals, expected, prior)));
            }
        });
        shifts.sort(Comparator.comparingDouble((Shift shift) -> -shift.z()).thenComparing(Shift::term));
        return List.copyOf(shifts);
    }

    /** In how many comments of each period a term stands, and whose. */
    private record Uses(long[] comments, Set<Integer> people) {}

    private static double z(long[] of, double[] totals, double expected, double prior) {
        double after = of[1] + expected;
        double before = of[0] + expected;
        double difference =
                Math.log(after / (totals[1] + prior - after)) - Math.log(before / (totals[0] + prior - before));
        return difference / Math.sqrt(1 / after + 1 / before);
    }

    /** The terms of a comment. */
    static Set<String> terms(String text) {
        List<String> words = Tokens.words(text);
        Set<String> terms = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            if (isTerm(words.get(i))) {
                terms.add(words.get(i));
                if (i + 1 < words.size() && isTerm(words.get(i + 1))) {
                    terms.add(words.get(i) + " " + words.get(i + 1));
                }
            }
        }
        return terms;
    }

    private static boolean isTerm(String word) {
        return word.length() > 2 && !StopWords.contains(word);
    }
}
