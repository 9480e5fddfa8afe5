package org.cxsdk.feedback.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Question: what does a comment say before anybody has labelled one? Words of praise and complaint from a small English
 * list of the library's own are counted, a negation up to three words before turns a word round, and an answer of
 * "nothing" means what the question makes of it. Where both sides or neither speak, the answer is "not analysed": the
 * lexicon decides less often than it could, so that it is right more often. Agencies train a {@link TextClassifier} as
 * soon as they have some hundred labelled comments; in other languages than English that is the only way.
 *
 * <p>Linear in the length of the text; safe for use by many threads.
 */
public final class Lexicon {

    private static final LongSet NOTHING = Features.hashes(
            "nothing",
            "none",
            "no",
            "nope",
            "na",
            "nil",
            "n",
            "a",
            "not",
            "at",
            "all",
            "thing",
            "really",
            "can",
            "cant",
            "think",
            "of",
            "anything",
            "comment",
            "comments",
            "i",
            "improve",
            "applicable",
            "to",
            "!",
            "?",
            "ولا",
            "لا",
            "شيء",
            "يوجد");
    private static final LongSet EMPTY_WORDS =
            Features.hashes("nothing", "none", "no", "nope", "na", "nil", "not", "cant", "n", "لا", "ولا");
    private static final long STOP = Features.hash(String.valueOf(Tokens.STOP));
    private static final int NEGATION_REACH = 3;
    private static final int LONGEST_NOTHING = 7;

    /** How far praise must outweigh complaint, or the other way round, of all that was found. */
    private static final double CLEAR = 0.5;

    private static final Lexicon ENGLISH = load("lexicon-en.txt");

    private final Map<String, Integer> weights;
    private final long[] keys;
    private final byte[] values;

    private Lexicon(Map<String, Integer> weights) {
        this.weights = weights;
        int capacity = Integer.highestOneBit(weights.size() * 4);
        this.keys = new long[capacity];
        this.values = new byte[capacity];
        weights.forEach((word, weight) -> {
            long hash = Features.hash(word);
            int at = (int) hash & (capacity - 1);
            while (keys[at] != 0) {
                at = (at + 1) & (capacity - 1);
            }
            keys[at] = hash;
            values[at] = weight.byteValue();
        });
    }

    /** The English list. */
    public static Lexicon english() {
        return ENGLISH;
    }

    /** How many words the list has. */
    public int size() {
        return weights.size();
    }

    /**
     * What the lexicon found.
     *
     * @param praise sum of the weights of praise
     * @param complaint sum of the weights of complaint, not negative
     */
    record Hits(int praise, int complaint) {
        /** From -1, complaint alone, to 1, praise alone; 0 if nothing was found. */
        double balance() {
            int both = praise + complaint;
            return both == 0 ? 0 : (double) (praise - complaint) / both;
        }
    }

    /**
     * Judges a comment.
     *
     * @param text what was written, in English
     * @param question what had been asked; empty if nobody knows
     */
    public Sentiment judge(String text, String question) {
        Objects.requireNonNull(text, "text");
        Tokens tokens = Tokens.of(text);
        long[] hashes = Features.hashes(tokens);
        QuestionPolarity polarity = QuestionPolarity.of(question);
        if (saysNothing(hashes)) {
            return switch (polarity) {
                case FAULTS -> Sentiment.POSITIVE;
                case PRAISE -> Sentiment.NEGATIVE;
                case OPEN -> Sentiment.NOT_ANALYSED;
            };
        }
        double balance = hits(tokens, hashes).balance();
        if (balance >= CLEAR) {
            return Sentiment.POSITIVE;
        }
        return balance <= -CLEAR ? Sentiment.NEGATIVE : Sentiment.NOT_ANALYSED;
    }

    /** Whether the words say no more than "nothing". */
    static boolean saysNothing(long[] words) {
        if (words.length == 0 || words.length > LONGEST_NOTHING) {
            return false;
        }
        boolean empty = false;
        for (long word : words) {
            if (!NOTHING.contains(word) && word != STOP) {
                return false;
            }
            empty |= EMPTY_WORDS.contains(word);
        }
        return empty;
    }

    Hits hits(Tokens tokens, long[] hashes) {
        int praise = 0;
        int complaint = 0;
        int negated = 0;
        for (int i = 0; i < hashes.length; i++) {
            int weight = weight(hashes[i]);
            if (tokens.isStop(i)) {
                negated = 0;
            } else if (weight != 0) {
                if (negated > 0 ? weight < 0 : weight > 0) {
                    praise += Math.abs(weight);
                } else {
                    complaint += Math.abs(weight);
                }
            }
            negated = Features.NEGATIONS.contains(hashes[i]) ? NEGATION_REACH : Math.max(0, negated - 1);
        }
        return new Hits(praise, complaint);
    }

    /** Weight of a word by its hash: positive for praise, negative for complaint, 0 for a word that is not in the list. */
    int weight(long hash) {
        int mask = keys.length - 1;
        int at = (int) hash & mask;
        while (keys[at] != 0) {
            if (keys[at] == hash) {
                return values[at];
            }
            at = (at + 1) & mask;
        }
        return 0;
    }

    private static Lexicon load(String name) {
        Map<String, Integer> weights = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Lexicon.class.getResourceAsStream(name), name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("#")) {
                    continue;
                }
                String[] words = line.toLowerCase(Locale.ROOT).split(" ");
                for (int i = 1; i < words.length; i++) {
                    weights.put(words[i].replace("-", ""), Integer.valueOf(words[0]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Lexicon(Map.copyOf(weights));
    }
}
