package org.cxsdk.examples.report;

/**
 * Keeps names, numbers and identifiers from disturbing the order of the line around them (Unicode UAX #9, isolates): in
 * an Arabic sentence {@code cx-government@0.1.0} stays as it is. Marked with the characters FSI and PDI, which SVG and
 * attributes hold as they are and HTML turns into {@code <bdi>}.
 */
public final class Isolates {

    static final int FIRST_STRONG = 0x2068;
    static final int POP = 0x2069;

    private Isolates() {}

    /** The value as an isolate; directional controls inside it, with which a name could turn a line around, are dropped. */
    public static String isolate(String value) {
        StringBuilder out = new StringBuilder().appendCodePoint(FIRST_STRONG);
        value.codePoints()
                .filter(c -> c != FIRST_STRONG && c != POP && !isControl(c))
                .forEach(out::appendCodePoint);
        return out.appendCodePoint(POP).toString();
    }

    /** A line of our own as an isolate; isolates inside it stay. */
    static String around(String line) {
        return Character.toString(FIRST_STRONG) + line + Character.toString(POP);
    }

    /**
     * Puts isolated values into a sentence.
     *
     * <p>A place may count: {@code {0|# file|# files}} takes the first form for 1 and the second for everything else;
     * five forms are those of Arabic (1, 2, 3 to 10, 11 to 99, and the rest, by the last two digits), as CLDR has them.
     * {@code #} in a form is the number.
     *
     * @param template the sentence with places {@code {0}}, {@code {1}}, … in any order
     * @param values what stands there
     */
    public static String fill(String template, Object... values) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            String[] place =
                    template.substring(open + 1, Math.max(open + 1, close)).split("\\|");
            int index = close < 0 ? -1 : parsed(place[0]);
            if (index < 0 || index >= values.length) {
                throw new IllegalArgumentException("no value for a place in \"" + template + "\"");
            }
            String value = isolate(String.valueOf(values[index]));
            out.append(template, from, open)
                    .append(
                            place.length == 1
                                    ? value
                                    : form(place, values[index]).replace("#", value));
            from = close + 1;
        }
        return out.append(template, from, template.length()).toString();
    }

    /** The form of a word beside a number: two forms as in English, five as in Arabic. */
    private static String form(String[] place, Object value) {
        long count = value instanceof Number number && number.longValue() == number.doubleValue()
                ? Math.abs(number.longValue())
                : wholeNumber(String.valueOf(value));
        if (place.length == 3) {
            return place[count == 1 ? 1 : 2];
        }
        if (place.length != 6) {
            throw new IllegalArgumentException("two or five forms are needed, not " + (place.length - 1));
        }
        if (count == 1 || count == 2) {
            return place[(int) count];
        }
        long rest = count % 100;
        return place[rest >= 3 && rest <= 10 ? 3 : rest >= 11 ? 4 : 5];
    }

    /** The number that a figure shows; one with decimals is none of the numbers that have a form of their own. */
    private static long wholeNumber(String figure) {
        String digits = figure.replace(",", "");
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }

    /** Embeddings, overrides and the isolates of fixed direction. */
    static boolean isControl(int c) {
        return (c >= 0x202A && c <= 0x202E) || c == 0x2066 || c == 0x2067;
    }

    private static int parsed(String digits) {
        return digits.matches("[0-9]{1,2}") ? Integer.parseInt(digits) : -1;
    }
}
