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
 * of neighbours without stop words; a comment counts a term once.
 *
 * <p>Deterministic; linear in the words.
 */
public final class Keyness {

    /** Prior terms for each term of both periods together. */
    private static final double PRIOR_SHARE = 0.1;

    /** A term must stand in this many comments, so that no single writer is shown. */
    private static final int LEAST_COMMENTS = 5;

    private Keyness() {}

    /**
     * How a term moved.
     *
     * @param term a word, or two neighbours
     * @param before comments with it in the first period
     * @param after comments with it in the second
     * @param z log-odds ratio in standard errors: above 1.96, more than chance; negative where the term became rarer
     */
    public record Shift(String term, long before, long after, double z) {}

    /**
     * Compares two sets of comments.
     *
     * @return the terms, those that became more frequent first
     */
    public static List<Shift> between(List<String> before, List<String> after) {
        Map<String, long[]> counts = new TreeMap<>();
        count(before, 0, counts);
        count(after, 1, counts);
        double[] totals = new double[2];
        counts.values().forEach(of -> {
            totals[0] += of[0];
            totals[1] += of[1];
        });
        double prior = PRIOR_SHARE * (totals[0] + totals[1]);
        List<Shift> shifts = new ArrayList<>();
        counts.forEach((term, of) -> {
            if (of[0] + of[1] >= LEAST_COMMENTS && totals[0] > 0 && totals[1] > 0) {
                double expected = prior * (of[0] + of[1]) / (totals[0] + totals[1]);
                shifts.add(new Shift(term, of[0], of[1], z(of, totals, expected, prior)));
            }
        });
        shifts.sort(Comparator.comparingDouble((Shift shift) -> -shift.z()).thenComparing(Shift::term));
        return List.copyOf(shifts);
    }

    private static double z(long[] of, double[] totals, double expected, double prior) {
        double after = of[1] + expected;
        double before = of[0] + expected;
        double difference =
                Math.log(after / (totals[1] + prior - after)) - Math.log(before / (totals[0] + prior - before));
        return difference / Math.sqrt(1 / after + 1 / before);
    }

    private static void count(List<String> texts, int side, Map<String, long[]> counts) {
        for (String text : texts) {
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
            terms.forEach(term -> counts.computeIfAbsent(term, first -> new long[2])[side]++);
        }
    }

    private static boolean isTerm(String word) {
        return word.length() > 2 && !StopWords.contains(word);
    }
}
