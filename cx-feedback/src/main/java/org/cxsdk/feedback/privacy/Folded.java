package org.cxsdk.feedback.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text as rules look at it: digits of every script as 0 to 9, Latin letters as capitals, every kind of space and dash as one,
 * marks that nobody sees left out. Each character knows where it stood in the text.
 */
final class Folded {

    /** An identifier of so many digits and letters is hardly a part of a row of small numbers. */
    private static final int LONG = 8;

    /** Most digits of a number that is no part of a long one beside it: "2 hours", "111". */
    private static final int SMALL = 3;

    private final char[] chars;
    private final int[] places;
    private final String text;

    private Folded(char[] chars, int[] places) {
        this.chars = chars;
        this.places = places;
        this.text = new String(chars);
    }

    /**
     * Digits that belong together, with single separators between groups.
     *
     * @param starts where each group begins
     * @param ends behind each group
     */
    record Run(int[] starts, int[] ends) {

        int groups() {
            return starts.length;
        }

        int size(int group) {
            return ends[group] - starts[group];
        }
    }

    static Folded of(String original) {
        char[] chars = new char[original.length()];
        int[] places = new int[original.length() + 1];
        int length = 0;
        for (int i = 0; i < original.length(); i++) {
            char c = original.charAt(i);
            char folded = c < 128 ? Character.toUpperCase(c) : fold(c);
            if (folded != 0) {
                places[length] = i;
                chars[length++] = folded;
            }
        }
        places[length] = original.length();
        return new Folded(Arrays.copyOf(chars, length), Arrays.copyOf(places, length + 1));
    }

    private static char fold(char c) {
        if (Character.getType(c) == Character.FORMAT || c == '\u0640') {
            return 0;
        }
        if (Character.isDigit(c)) {
            return (char) ('0' + Character.digit(c, 10));
        }
        if (Character.isSpaceChar(c)) {
            return ' ';
        }
        if (Character.getType(c) == Character.DASH_PUNCTUATION || c == '\u2212') {
            return '-';
        }
        return c >= '\uFF01' && c <= '\uFF5E' ? Character.toUpperCase((char) (c - 0xFEE0)) : Character.toUpperCase(c);
    }

    /** The folded text. */
    String text() {
        return text;
    }

    int length() {
        return chars.length;
    }

    char at(int index) {
        return chars[index];
    }

    /** Where the character at an index of the folded text begins in the original; at its length, where the original ends. */
    int original(int index) {
        return places[index];
    }

    /** Where the original character before an index ends. */
    int originalEnd(int end) {
        return end == 0 ? 0 : places[end - 1] + 1;
    }

    /** All runs of at least this many digits. */
    List<Run> runs(int leastDigits) {
        List<Run> runs = new ArrayList<>();
        int i = 0;
        while (i < chars.length) {
            if (!isDigit(i)) {
                i++;
                continue;
            }
            List<int[]> groups = new ArrayList<>();
            int digits = 0;
            while (true) {
                int start = i;
                while (i < chars.length && isDigit(i)) {
                    i++;
                }
                groups.add(new int[] {start, i});
                digits += i - start;
                if (i + 1 < chars.length && isSeparator(i) && isDigit(i + 1)) {
                    i++;
                } else {
                    break;
                }
            }
            if (digits >= leastDigits) {
                runs.add(new Run(
                        groups.stream().mapToInt(group -> group[0]).toArray(),
                        groups.stream().mapToInt(group -> group[1]).toArray()));
            }
        }
        return runs;
    }

    boolean isDigit(int index) {
        return index >= 0 && index < chars.length && chars[index] >= '0' && chars[index] <= '9';
    }

    private boolean isSeparator(int index) {
        char c = chars[index];
        return c == ' ' || c == '-' || c == '.' || c == '/';
    }

    private boolean isWord(int index) {
        return isDigit(index) || index >= 0 && index < chars.length && chars[index] >= 'A' && chars[index] <= 'Z';
    }

    /**
     * Whether what stands between two indexes is a whole and no piece of a longer number or code. Numbers beside it that are
     * set off by a space count as more of the same only if it has spaces itself; beside a long one a small number does not.
     */
    boolean standsAlone(int start, int end) {
        if (isWord(start - 1) || isWord(end)) {
            return false;
        }
        if (isJoint(start - 1) && isDigit(start - 2) || isJoint(end) && isDigit(end + 1)) {
            return false;
        }
        boolean spaced = text.indexOf(' ', start) >= 0 && text.indexOf(' ', start) < end;
        int small = signs(start, end) >= LONG ? SMALL : 0;
        return !spaced || !(goesOnBefore(start, small) || goesOnAfter(end, small));
    }

    /** Whether it is set apart by spaces alone, or by signs alone. */
    boolean isWrittenOneWay(int start, int end) {
        boolean spaces = false;
        boolean signs = false;
        for (int i = start; i < end; i++) {
            spaces |= chars[i] == ' ';
            signs |= !isDigit(i) && chars[i] != ' ';
        }
        return !(spaces && signs);
    }

    private boolean isJoint(int index) {
        return index >= 0 && index < chars.length && "-./,".indexOf(chars[index]) >= 0;
    }

    private boolean goesOnBefore(int start, int small) {
        if (start < 2 || chars[start - 1] != ' ' || !isDigit(start - 2)) {
            return false;
        }
        int i = start - 2;
        while (isDigit(i)) {
            i--;
        }
        return start - 2 - i > small || isWord(i);
    }

    private boolean goesOnAfter(int end, int small) {
        if (end + 1 >= chars.length || chars[end] != ' ' || !isDigit(end + 1)) {
            return false;
        }
        int i = end + 1;
        while (isDigit(i)) {
            i++;
        }
        return i - end - 1 > small || small == 0 && isWord(i);
    }

    private int signs(int start, int end) {
        int signs = 0;
        for (int i = start; i < end; i++) {
            signs += isWord(i) ? 1 : 0;
        }
        return signs;
    }

    /** The digits between two indexes, without what separates them. */
    String digits(int start, int end) {
        StringBuilder digits = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            if (isDigit(i)) {
                digits.append(chars[i]);
            }
        }
        return digits.toString();
    }
}
