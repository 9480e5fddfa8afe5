package org.cxsdk.feedback.text;

/**
 * Question: which letters of an Arabic word carry its meaning? Spellings that people mix freely become one (alef with or
 * without hamza, ya and alef maksura, ta marbuta and ha), decoration goes (tatweel, vowel signs), and the commonest
 * prefixes and suffixes are cut where at least three letters remain: the light stemming of Larkey, Ballesteros and
 * Connell, "Light stemming for Arabic information retrieval", 2007 ("light10").
 *
 * <p>Left out: roots and broken plurals, which need a dictionary. Works in place on the caller's letters; stateless.
 */
final class Arabic {

    private static final String[] PREFIXES = {"وال", "بال", "كال", "فال", "ال", "لل"};
    private static final String[] SUFFIXES = {"ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"};
    private static final int LEAST_AFTER_PREFIX = 2;
    private static final int LEAST_AFTER_SUFFIX = 2;

    private Arabic() {}

    /** Whether this is a letter of the Arabic block. */
    static boolean isLetter(char c) {
        return c >= '\u0620' && c <= '\u06FF' && Character.isLetter(c);
    }

    /** Whether this is decoration that no meaning hangs on: tatweel and vowel signs. */
    static boolean isDecoration(char c) {
        return c == '\u0640'
                || (c >= '\u064B' && c <= '\u065F')
                || c == '\u0670'
                || (c >= '\u06D6' && c <= '\u06ED' && !Character.isLetter(c));
    }

    /** The letter that stands for all spellings of it. */
    static char normal(char c) {
        return switch (c) {
            case '\u0622', '\u0623', '\u0625', '\u0671' -> '\u0627';
            case '\u0649', '\u06CC', '\u0626' -> '\u064A';
            case '\u0629', '\u06C1', '\u06D5' -> '\u0647';
            case '\u0624' -> '\u0648';
            case '\u06A9' -> '\u0643';
            default -> c;
        };
    }

    /** Where the stem of the normalised word {@code letters[start … end - 1]} begins. */
    static int stemStart(char[] letters, int start, int end) {
        int from = start;
        // و before a word of at least four letters is "and"
        if (end - from >= 4 && letters[from] == 'و') {
            from++;
        }
        for (String prefix : PREFIXES) {
            if (end - from - prefix.length() >= LEAST_AFTER_PREFIX && matches(letters, from, prefix)) {
                return from + prefix.length();
            }
        }
        return from;
    }

    /** Where the stem of the normalised word ends, its prefixes gone already. */
    static int stemEnd(char[] letters, int start, int end) {
        int to = end;
        for (String suffix : SUFFIXES) {
            if (to - start - suffix.length() >= LEAST_AFTER_SUFFIX && matches(letters, to - suffix.length(), suffix)) {
                to -= suffix.length();
            }
        }
        return to;
    }

    private static boolean matches(char[] letters, int at, String part) {
        for (int i = 0; i < part.length(); i++) {
            if (letters[at + i] != part.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
