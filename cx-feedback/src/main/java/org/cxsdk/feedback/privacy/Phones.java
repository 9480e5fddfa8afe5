package org.cxsdk.feedback.privacy;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Telephone numbers. They have no check digit, so only those are taken that a numbering plan has: ITU-T E.164 with a plus sign
 * or 00 in front; the United Arab Emirates and the United Kingdom (Ofcom) with their trunk 0; the North American plan.
 */
final class Phones {

    /** What may stand between digits. */
    private static final String GAP = "[ ().-]{0,3}";

    /** The minutes of a full hour, "2:00", are no 00. */
    private static final Pattern INTERNATIONAL = Pattern.compile(
            "(?<![0-9A-Z+])\\(?(?:\\+|(?<![0-9]:)00)" + GAP + "[1-9](?:" + GAP + "[0-9]){7,14}(?![0-9A-Z])");

    private static final Pattern NATIONAL =
            Pattern.compile("(?<![0-9A-Z+])\\(?0[1-9](?:[ ().-]{0,2}[0-9]){7,9}(?![0-9A-Z])");
    /** No area N11, N9X, 37X or 96X, no exchange N11 (North American Numbering Plan Administrator). */
    private static final String AREA = "(?!37|96|[2-9]11)[2-9][0-8][0-9]";

    private static final String EXCHANGE = "(?![2-9]11)[2-9][0-9]{2}";
    /** In one piece, or with something between all groups: six digits and four are another country's. */
    private static final Pattern NORTH_AMERICA = Pattern.compile("(?<![0-9A-Z+])(1[ .-]?)?(?:" + AREA + EXCHANGE + "|"
            + AREA + "[ .-]{1,2}" + EXCHANGE + "[ .-]|(\\()" + AREA + "\\)[ .-]{0,2}" + EXCHANGE
            + "[ .-]?)[0-9]{4}(?![0-9A-Z])");

    private static final Pattern WORDS = Pattern.compile(
            "\\b(?:CALL|PHONE|TELEPHONE|TEL|CELL|MOBILE|MOB|TEXT|SMS|FAX|RING|REACH|WHATSAPP)|هاتف|جوال|موبايل|اتصل");

    /** British areas whose local numbers have only five digits, so that a number has ten with the 0. */
    private static final Set<String> SHORT_AREAS = Set.of(
            "01204", "01208", "01254", "01276", "01297", "01298", "01363", "01364", "01384", "01386", "01404", "01420",
            "01460", "01461", "01480", "01488", "01524", "01527", "01562", "01566", "01606", "01629", "01635", "01647",
            "01659", "01695", "01726", "01744", "01750", "01768", "01827", "01837", "01884", "01900", "01905", "01935",
            "01946", "01949", "01963", "01995");

    private Phones() {}

    static void international(Folded text, IdentifierKind.Found found) {
        if (text.text().indexOf('+') < 0 && !text.text().contains("00")) {
            return;
        }
        Matcher matcher = INTERNATIONAL.matcher(text.text());
        while (matcher.find()) {
            String digits = text.digits(matcher.start(), matcher.end());
            boolean plus = matcher.group().indexOf('+') >= 0;
            int length = digits.length() - (plus ? 0 : 2);
            boolean behindNumber =
                    matcher.start() > 1 && text.at(matcher.start() - 1) == ' ' && text.isDigit(matcher.start() - 2);
            if (length >= (plus ? 8 : 10) && length <= 15 && (plus || !behindNumber) && standsAlone(text, matcher)) {
                found.add(matcher.start(), matcher.end());
            }
        }
    }

    static void emirates(Folded text, IdentifierKind.Found found) {
        national(
                text,
                found,
                digits ->
                        // mobile numbers, and lines of the seven areas
                        digits.length() == 10 && digits.startsWith("05") && "024568".indexOf(digits.charAt(2)) >= 0
                                || digits.length() == 9
                                        && "234679".indexOf(digits.charAt(1)) >= 0
                                        && digits.charAt(2) >= '2');
    }

    static void kingdom(Folded text, IdentifierKind.Found found) {
        national(text, found, digits -> {
            String area = digits.substring(0, 2);
            if (digits.length() == 11) {
                return Set.of("01", "02", "03", "07", "08", "09").contains(area);
            }
            return digits.length() == 10 && (SHORT_AREAS.contains(digits.substring(0, 5)) || digits.startsWith("0800"));
        });
    }

    private static void national(
            Folded text, IdentifierKind.Found found, java.util.function.Predicate<String> isNumber) {
        if (text.text().indexOf('0') < 0) {
            return;
        }
        Matcher matcher = NATIONAL.matcher(text.text());
        int from = 0;
        while (matcher.find(from)) {
            from = matcher.start() + 1;
            if (isNumber.test(text.digits(matcher.start(), matcher.end())) && standsAlone(text, matcher)) {
                found.add(matcher.start(), matcher.end());
                from = matcher.end();
            }
        }
    }

    static void states(Folded text, IdentifierKind.Found found) {
        Matcher matcher = NORTH_AMERICA.matcher(text.text());
        while (matcher.find()) {
            if (standsAlone(text, matcher)) {
                // a country code that is set off, or an area in parentheses, is no accident
                boolean plain = matcher.group(2) == null && (matcher.group(1) == null || "1".equals(matcher.group(1)));
                if (plain) {
                    found.addWeak(matcher.start(), matcher.end(), "us", WORDS);
                } else {
                    found.add(matcher.start(), matcher.end());
                }
            }
        }
    }

    private static boolean standsAlone(Folded text, Matcher matcher) {
        return text.standsAlone(matcher.start(), matcher.end());
    }
}
