package org.cxsdk.feedback.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Question: what of a comment can a classifier weigh? Words, pairs of neighbours, words that a negation reaches, pieces of
 * three and four letters (so that a misspelt or unseen form of a word still counts), how many words of praise and
 * complaint the lexicon finds and what stands around them (so that what was learnt of one word of praise holds for another),
 * the length, the words of the question, and short answers together with what the question invites. Each kind has its own fixed weight; the part from the text has length one, so that a long comment does not
 * count more than a short one. A rating is never a feature.
 *
 * <p>Features are 64-bit hashes; two different ones meet once in 10<sup>9</sup> comments. Linear in the length of the text;
 * not for use by several threads at once.
 */
final class Features {

    private static final double PAIR = 0.7;
    private static final double NEGATED = 0.7;
    private static final double PIECE = 1.0 / 3;
    private static final double LENGTH = 0.3;
    private static final double LEXICON = 0.35;
    private static final double MIXTURE = 0.5;
    private static final double AROUND = 0.3;
    private static final double QUESTION = 0.5;
    private static final double ANSWER = 0.5;
    private static final double SHORT_ANSWER = 0.3;
    private static final int LONGEST_SHORT_ANSWER = 8;
    private static final int NEGATION_REACH = 3;

    static final LongSet NEGATIONS = hashes(
            "not",
            "no",
            "never",
            "dont",
            "didnt",
            "wasnt",
            "isnt",
            "cant",
            "couldnt",
            "cannot",
            "wont",
            "wouldnt",
            "without",
            "nothing",
            "none",
            "nor",
            "hardly",
            "doesnt",
            "werent",
            "havent",
            "hasnt",
            "hadnt",
            "arent",
            "shouldnt",
            "pas",
            "jamais",
            "rien",
            "sin",
            "nada",
            "nunca",
            "لا",
            "لم",
            "لن",
            "ليس",
            "غير",
            "بدون",
            "ما");
    private static final long BUT = hash("but");
    private static final LongSet CONTRASTS = hashes(
            "but",
            "however",
            "although",
            "though",
            "apart",
            "except",
            "only",
            "unfortunately",
            "yet",
            "despite",
            "otherwise",
            "just",
            "could",
            "would");

    private static final long WORD_KIND = 0x9E3779B97F4A7C15L;
    private static final long PAIR_KIND = 0xC2B2AE3D27D4EB4FL;
    private static final long NEGATED_KIND = 0x165667B19E3779F9L;
    private static final long PIECE_KIND = 0x27D4EB2F165667C5L;
    private static final long QUESTION_KIND = 0x85EBCA77C2B2AE63L;
    private static final long OTHER_KIND = 0xFF51AFD7ED558CCDL;

    private long[] keys = new long[256];
    private float[] values = new float[256];
    private int size;
    private long[] words = new long[64];
    private int wordCount;
    private boolean saysNothing;
    private final LongSet seen = new LongSet(512);
    private final @Nullable List<String> names;

    private Features(@Nullable List<String> names) {
        this.names = names;
    }

    /** The features of a comment. */
    static Features of(String text, String question) {
        Features features = new Features(null);
        features.read(text, question);
        return features;
    }

    /** The features of a comment with names for those that a person can read. */
    static Features named(String text, String question) {
        Features features = new Features(new ArrayList<>());
        features.read(text, question);
        return features;
    }

    int size() {
        return size;
    }

    long key(int i) {
        return keys[i];
    }

    float value(int i) {
        return values[i];
    }

    /** How many different words the text has; single characters and numbers are none. */
    int wordCount() {
        return wordCount;
    }

    /** Whether it is "nothing" to a question for praise, which means the same whatever was learnt. */
    boolean saysNothing() {
        return saysNothing;
    }

    /** The key of a word. */
    long wordKey(int i) {
        return words[i];
    }

    /** What a person may read of a feature, for a piece of a word the word; empty if there is nothing to read. */
    String name(int i) {
        return names == null ? "" : names.get(i);
    }

    private void read(String text, String question) {
        Tokens tokens = Tokens.of(text);
        long[] hashes = hashes(tokens);
        long[] asked = hashes(Tokens.of(question));
        QuestionPolarity polarity = QuestionPolarity.of(asked);
        if (polarity == QuestionPolarity.PRAISE && Lexicon.saysNothing(hashes)) {
            // "nothing" to "what did you like?" is no praise, whatever it is elsewhere
            add(mix(OTHER_KIND, 500), 1, "nothing to praise");
            saysNothing = true;
            readLexicon(new Lexicon.Hits(0, 2));
        } else {
            readWords(tokens, hashes);
            normalise();
            Lexicon.Hits hits = named(Lexicon.english().hits(tokens, hashes), hashes, polarity);
            readLexicon(hits);
            readMixture(hits, hashes);
            readAround(tokens, hashes);
            readShortAnswer(tokens, hashes, polarity);
            add(mix(OTHER_KIND, lengthClass(hashes.length)), LENGTH, "");
        }
        readQuestion(asked, polarity);
    }

    private void readWords(Tokens tokens, long[] hashes) {
        int count = hashes.length;
        int negated = 0;
        for (int i = 0; i < count; i++) {
            boolean named = names != null && !tokens.isMark(i);
            if (add(mix(WORD_KIND, hashes[i]), 1, named ? tokens.word(i) : "") && tokens.length(i) > 1) {
                addWord(keys[size - 1]);
            }
            boolean pairNamed = named && i > 0 && !tokens.isMark(i - 1);
            add(
                    mix(PAIR_KIND, mix(i == 0 ? 1 : hashes[i - 1], hashes[i])),
                    PAIR,
                    pairNamed ? tokens.word(i - 1) + " " + tokens.word(i) : "");
            if (tokens.isStop(i) || hashes[i] == BUT) {
                negated = 0;
            } else if (negated > 0) {
                add(mix(NEGATED_KIND, hashes[i]), NEGATED, named ? "not … " + tokens.word(i) : "");
                negated--;
            }
            if (NEGATIONS.contains(hashes[i])) {
                negated = NEGATION_REACH;
            }
            if (tokens.length(i) > 3) {
                readPieces(tokens, i, named ? tokens.word(i) : "");
            }
        }
        if (count > 0) {
            add(mix(PAIR_KIND, mix(hashes[count - 1], 2)), PAIR, "");
        }
    }

    /** Pieces of three and four characters of the word between two edges. */
    private void readPieces(Tokens tokens, int word, String name) {
        int length = tokens.length(word);
        for (int from = -1; from + 2 <= length; from++) {
            long three = step(
                    step(step(PIECE_KIND, at(tokens, word, from)), at(tokens, word, from + 1)),
                    at(tokens, word, from + 2));
            add(finish(three), PIECE, name);
            if (from + 3 <= length) {
                add(finish(step(three, at(tokens, word, from + 3))), PIECE, name);
            }
        }
    }

    private static char at(Tokens tokens, int word, int offset) {
        return offset < 0 ? '<' : offset >= tokens.length(word) ? '>' : tokens.charAt(word, offset);
    }

    /** Divides by the length of the vector. */
    private void normalise() {
        double squares = 0;
        for (int i = 0; i < size; i++) {
            squares += values[i] * values[i];
        }
        float factor = (float) (1 / Math.sqrt(Math.max(1, squares)));
        for (int i = 0; i < size; i++) {
            values[i] *= factor;
        }
    }

    private void readLexicon(Lexicon.Hits hits) {
        add(mix(OTHER_KIND, 100 + Math.min(4, hits.praise())), LEXICON, "words of praise");
        add(mix(OTHER_KIND, 200 + Math.min(4, hits.complaint())), LEXICON, "words of complaint");
        if (hits.praise() + hits.complaint() > 0) {
            add(mix(OTHER_KIND, 300), LEXICON * hits.balance(), "balance of praise and complaint");
        }
    }

    /**
     * What somebody names when asked what was good is good: "the nurse", "home visits". It counts as one word of praise, also
     * where no such question was among the training comments, unless she complains or begins with "not".
     */
    private static Lexicon.Hits named(Lexicon.Hits hits, long[] hashes, QuestionPolarity polarity) {
        boolean names = polarity == QuestionPolarity.PRAISE
                && hashes.length > 0
                && hits.complaint() == 0
                && !NEGATIONS.contains(hashes[0]);
        return names ? new Lexicon.Hits(hits.praise() + 1, 0) : hits;
    }

    /** Praise and complaint in one comment, and whether a word sets one against the other. */
    private void readMixture(Lexicon.Hits hits, long[] hashes) {
        int mixture = 10 * Math.min(2, hits.praise()) + Math.min(2, hits.complaint());
        add(mix(OTHER_KIND, 600 + mixture), MIXTURE, "");
        for (long word : hashes) {
            if (CONTRASTS.contains(word)) {
                add(mix(OTHER_KIND, 700 + mixture), MIXTURE, "");
                return;
            }
        }
    }

    /** The words beside each word of praise or complaint, whichever that is: "very", "could be", "enough". */
    private void readAround(Tokens tokens, long[] hashes) {
        int negated = 0;
        for (int i = 0; i < hashes.length; i++) {
            int weight = Lexicon.english().weight(hashes[i]);
            negated = tokens.isStop(i) ? 0 : negated;
            if (weight != 0) {
                int side = weight > 0 ? 1 : 2;
                String word = weight > 0 ? "(praise)" : "(complaint)";
                add(mix(OTHER_KIND, 800 + side + (negated > 0 ? 10 : 0)), AROUND, "");
                if (i > 0) {
                    add(mix(mix(OTHER_KIND, 820 + side), hashes[i - 1]), AROUND, named(tokens, i - 1, "", " " + word));
                }
                if (i > 1) {
                    String between = " … " + word;
                    add(
                            mix(mix(OTHER_KIND, 840 + side), hashes[i - 2]),
                            0.7 * AROUND,
                            named(tokens, i - 2, "", between));
                }
                if (i + 1 < hashes.length) {
                    add(mix(mix(OTHER_KIND, 860 + side), hashes[i + 1]), AROUND, named(tokens, i + 1, word + " ", ""));
                }
            }
            negated = NEGATIONS.contains(hashes[i]) ? NEGATION_REACH : Math.max(0, negated - 1);
        }
    }

    private String named(Tokens tokens, int word, String before, String after) {
        return names == null || tokens.isMark(word) ? "" : before + tokens.word(word) + after;
    }

    private void readQuestion(long[] asked, QuestionPolarity polarity) {
        add(mix(OTHER_KIND, 400 + polarity.ordinal()), SHORT_ANSWER, "");
        double each = QUESTION / Math.sqrt(Math.max(1, asked.length));
        for (long word : asked) {
            add(mix(QUESTION_KIND, word), each, "");
        }
    }

    private void readShortAnswer(Tokens tokens, long[] hashes, QuestionPolarity polarity) {
        int count = hashes.length;
        if (count == 0) {
            return;
        }
        long kind = mix(QUESTION_KIND, 1000 + polarity.ordinal());
        String asked = names == null ? "" : " (asked for " + polarity.name().toLowerCase(java.util.Locale.ROOT) + ")";
        if (count <= LONGEST_SHORT_ANSWER) {
            add(mix(kind, mix(3, hashes[0])), ANSWER, names == null ? "" : tokens.word(0) + " …" + asked);
            if (count <= 3) {
                add(mix(kind, count), SHORT_ANSWER, "");
            }
        }
        int first = Math.min(LONGEST_SHORT_ANSWER, count);
        double each = SHORT_ANSWER / Math.sqrt(first);
        for (int i = 0; i < first; i++) {
            add(mix(kind, mix(4, hashes[i])), each, names == null || tokens.isMark(i) ? "" : tokens.word(i) + asked);
        }
    }

    private static int lengthClass(int words) {
        return words == 0
                ? 0
                : words == 1
                        ? 1
                        : words <= 3 ? 2 : words <= 7 ? 3 : words <= 15 ? 4 : words <= 30 ? 5 : words <= 60 ? 6 : 7;
    }

    private void addWord(long key) {
        if (wordCount == words.length) {
            words = java.util.Arrays.copyOf(words, wordCount * 2);
        }
        words[wordCount++] = key;
    }

    /** Whether it was not there before. */
    private boolean add(long key, double value, String name) {
        if (!seen.add(key)) {
            return false;
        }
        if (size == keys.length) {
            keys = java.util.Arrays.copyOf(keys, size * 2);
            values = java.util.Arrays.copyOf(values, size * 2);
        }
        keys[size] = key;
        values[size++] = (float) value;
        if (names != null) {
            names.add(name);
        }
        return true;
    }

    /** The hashes of all tokens. */
    static long[] hashes(Tokens tokens) {
        long[] hashes = new long[tokens.count()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = hash(tokens, i);
        }
        return hashes;
    }

    /** The hashes of words as they stand after splitting. */
    static LongSet hashes(String... words) {
        LongSet set = new LongSet(words.length * 2);
        for (String word : words) {
            for (long hash : hashes(Tokens.of(word))) {
                set.add(hash);
            }
        }
        return set;
    }

    /** The hash of a word. */
    static long hash(String word) {
        long hash = WORD_KIND;
        for (int i = 0; i < word.length(); i++) {
            hash = step(hash, word.charAt(i));
        }
        return finish(hash);
    }

    private static long hash(Tokens tokens, int word) {
        long hash = WORD_KIND;
        for (int i = 0; i < tokens.length(word); i++) {
            hash = step(hash, tokens.charAt(word, i));
        }
        return finish(hash);
    }

    private static long step(long hash, char c) {
        return (hash ^ c) * 0x100000001B3L;
    }

    private static long mix(long a, long b) {
        return finish(a * 31 + b);
    }

    /** The mixing function of SplitMix64. */
    private static long finish(long hash) {
        long mixed = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return mixed == 0 ? 1 : mixed;
    }
}
