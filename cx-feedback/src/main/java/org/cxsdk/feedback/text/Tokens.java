package org.cxsdk.feedback.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Question: which words does a text consist of? Letters in lower case, apostrophes dropped ({@code can't} is one word),
 * a number of any length is {@code 0}, Arabic is {@link Arabic normalised and stemmed}. Full stops and the like become
 * one mark {@code .} between words, because a negation does not reach over it; {@code !} and {@code ?} are marks too.
 *
 * <p>One pass over the characters; not for use by several threads at once.
 */
final class Tokens {

    /** The sentence mark. */
    static final char STOP = '.';

    private static final char NUMBER = '0';

    private char[] chars = new char[256];
    private int[] start = new int[64];
    private int[] end = new int[64];
    private int used;
    private int count;

    private Tokens() {}

    /** Splits a text. */
    static Tokens of(String text) {
        Tokens tokens = new Tokens();
        tokens.split(text);
        return tokens;
    }

    /** The words of a text without marks. */
    static List<String> words(String text) {
        Tokens tokens = of(text);
        List<String> words = new ArrayList<>(tokens.count);
        for (int i = 0; i < tokens.count; i++) {
            if (!tokens.isMark(i)) {
                words.add(tokens.word(i));
            }
        }
        return words;
    }

    int count() {
        return count;
    }

    String word(int i) {
        return new String(chars, start[i], end[i] - start[i]);
    }

    int length(int i) {
        return end[i] - start[i];
    }

    /** The character at a place within a word. */
    char charAt(int i, int offset) {
        return chars[start[i] + offset];
    }

    /** Whether the token is a mark, not a word. */
    boolean isMark(int i) {
        char c = chars[start[i]];
        return end[i] - start[i] == 1 && (c == STOP || c == '!' || c == '?');
    }

    boolean isStop(int i) {
        return end[i] - start[i] == 1 && chars[start[i]] == STOP;
    }

    private void split(String text) {
        if (chars.length < text.length() + 1) {
            chars = new char[text.length() + 1];
        }
        int word = 0;
        boolean arabic = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Arabic.isDecoration(c) || c == '\'' || c == '\u2019' || c == '\u2018') {
                continue;
            }
            if (Character.isLetter(c) || Character.isSurrogate(c)) {
                boolean arabicLetter = Arabic.isLetter(c);
                arabic |= arabicLetter;
                chars[used++] = arabicLetter ? Arabic.normal(c) : Character.toLowerCase(c);
            } else if (Character.isDigit(c)) {
                if (used == word || chars[used - 1] != NUMBER) {
                    chars[used++] = NUMBER;
                }
            } else {
                word = endWord(word, arabic);
                arabic = false;
                if (c == '!' || c == '?' || c == '\u061F') {
                    word = mark(c == '!' ? '!' : '?');
                } else if (c == '.' || c == ',' || c == ';' || c == '\u060C' || c == '\u061B') {
                    word = mark(STOP);
                }
            }
        }
        endWord(word, arabic);
        while (count > 0 && isStop(count - 1)) {
            count--;
        }
    }

    private int endWord(int word, boolean arabic) {
        if (used > word) {
            int from = arabic ? Arabic.stemStart(chars, word, used) : word;
            add(from, arabic ? Arabic.stemEnd(chars, from, used) : used);
        }
        return used;
    }

    private int mark(char c) {
        if (used == chars.length) {
            chars = Arrays.copyOf(chars, used * 2);
        }
        chars[used++] = c;
        add(used - 1, used);
        return used;
    }

    private void add(int from, int to) {
        if (count == start.length) {
            start = Arrays.copyOf(start, count * 2);
            end = Arrays.copyOf(end, count * 2);
        }
        start[count] = from;
        end[count++] = to;
    }
}
