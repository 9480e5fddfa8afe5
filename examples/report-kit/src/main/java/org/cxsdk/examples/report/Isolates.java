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
     * @param template the sentence with places {@code {0}}, {@code {1}}, … in any order
     * @param values what stands there
     */
    public static String fill(String template, Object... values) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            int index = close < 0 ? -1 : parsed(template.substring(open + 1, close));
            if (index < 0 || index >= values.length) {
                throw new IllegalArgumentException("no value for a place in \"" + template + "\"");
            }
            out.append(template, from, open).append(isolate(String.valueOf(values[index])));
            from = close + 1;
        }
        return out.append(template, from, template.length()).toString();
    }

    /** Embeddings, overrides and the isolates of fixed direction. */
    static boolean isControl(int c) {
        return (c >= 0x202A && c <= 0x202E) || c == 0x2066 || c == 0x2067;
    }

    private static int parsed(String digits) {
        return digits.matches("[0-9]{1,2}") ? Integer.parseInt(digits) : -1;
    }
}
