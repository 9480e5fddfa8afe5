package org.cxsdk.feedback.text;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Words so frequent that naming them explains nothing; English and Arabic, as {@link Tokens} leaves them. */
final class StopWords {

    private static final Set<String> WORDS = words(
            "a about after again all also am an and any are as at be because been before being but by can could did do does doing done down"
                    + " each for from further get go got had has have having he her here hers him his how i if in into is it its itself ive im just"
                    + " let like me more most my myself no nor not now of off on once one only or other our ours out over own per same she"
                    + " should so some such than that thats the their theirs them then there these they this those through to too under"
                    + " until up us very was we were what when where which while who whom why will with would you your yours 0"
                    + " s t d ll re ve don dont didnt am pm",
            "في من على إلى عن مع هذا هذه ذلك التي الذي كان كانت هو هي أن إن لا ما لم لن قد كل بعد قبل أو و ثم نحن أنا هم لي لنا عند حتى جدا");

    private StopWords() {}

    static boolean contains(String word) {
        return WORDS.contains(word);
    }

    private static Set<String> words(String... lists) {
        Set<String> words = new TreeSet<>();
        Arrays.stream(lists).forEach(list -> words.addAll(Tokens.words(list)));
        return words;
    }
}
