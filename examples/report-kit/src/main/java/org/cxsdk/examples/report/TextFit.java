package org.cxsdk.examples.report;

import java.util.ArrayList;
import java.util.List;

/**
 * How much room a text takes when no font can be asked: an upper estimate for the usual sans-serif faces (Arial, Segoe,
 * Roboto, Noto Sans and the wide DejaVu Sans), by classes of characters. Labels are wrapped and cut by it, so whatever
 * face the reader has, nothing overlaps and nothing is cut off by the edge.
 */
final class TextFit {

    private static final String NARROW = "iljtfrI.,:;!|'()[]{}/\\ -·";
    private static final String WIDE = "mwMWQO@%&—…";
    private static final String NARROW_ARABIC = "اأإآلدذرزوؤىئةءطظ،؛";
    private static final String WIDE_ARABIC = "سشصض";

    private TextFit() {}

    /** The estimated width of one line. */
    static double width(String text, double fontSize) {
        return text.codePoints().mapToDouble(TextFit::em).sum() * fontSize;
    }

    /**
     * Breaks a text at spaces into lines of at most {@code room}; a word that is longer is broken, and what does not fit
     * into {@code maxLines} is cut with an ellipsis.
     */
    static List<String> wrap(String text, double fontSize, double room, int maxLines) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            String rest = word;
            if (!line.isEmpty() && width(line + " " + rest, fontSize) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (line.isEmpty() && width(rest, fontSize) > room) {
                int cut = cutAt(rest, fontSize, room);
                if (cut == rest.length()) {
                    break;
                }
                lines.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        if (lines.size() <= maxLines) {
            return lines;
        }
        List<String> kept = new ArrayList<>(lines.subList(0, maxLines));
        kept.set(maxLines - 1, shortened(kept.get(maxLines - 1), fontSize, room));
        return kept;
    }

    private static String shortened(String line, double fontSize, double room) {
        String cut = line;
        while (!cut.isEmpty() && width(cut + "…", fontSize) > room) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut.stripTrailing() + "…";
    }

    /** How many chars of a word fit, at least one character; marks stay with their letter. */
    private static int cutAt(String word, double fontSize, double room) {
        double used = 0;
        int i = 0;
        while (i < word.length()) {
            int c = word.codePointAt(i);
            used += em(c) * fontSize;
            if (used > room && i > 0 && em(c) > 0) {
                return i;
            }
            i += Character.charCount(c);
        }
        return word.length();
    }

    private static double em(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        if (c < 0x500) {
            return NARROW.indexOf(c) >= 0 ? 0.42 : WIDE.indexOf(c) >= 0 ? 1.0 : Character.isUpperCase(c) ? 0.76 : 0.64;
        }
        if (c >= 0x600 && c < 0x700) {
            return NARROW_ARABIC.indexOf(c) >= 0 ? 0.55 : WIDE_ARABIC.indexOf(c) >= 0 ? 1.2 : 0.75;
        }
        return WIDE.indexOf(c) >= 0 || c >= 0x2E80 ? 1.1 : 0.8;
    }
}
