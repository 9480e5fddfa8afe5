package org.cxsdk.feedback.privacy;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of people that the caller knows to be involved, as a pattern. A whole name is found in any case; a part of it only
 * written as a name is, with a capital, since Grace and May are words as well. Arabic letters that are written alike are
 * alike, vowel signs do not matter, and the prefixes of one letter may stand in front.
 */
final class Names {

    private static final int LEAST = 3;

    private Names() {}

    static Pattern pattern(Collection<String> names) {
        Set<String> alternatives = new LinkedHashSet<>();
        for (String name : names) {
            String[] parts = name.strip().split("[\\s]+");
            if (parts.length > 1) {
                StringBuilder whole = new StringBuilder("(?iu:");
                for (int i = 0; i < parts.length; i++) {
                    whole.append(i == 0 ? "" : "[\\s-]+").append(letters(parts[i]));
                }
                alternatives.add(whole.append(')').toString());
            }
            for (String part : parts) {
                if (part.codePointCount(0, part.length()) >= LEAST) {
                    alternatives.add(isArabic(part) ? letters(part) : written(part));
                }
            }
        }
        String any = String.join("|", alternatives);
        return Pattern.compile(
                any.isEmpty()
                        ? "(?!)"
                        : "(?<![\\p{L}\\p{M}])(?:[وفبلك](?=\\p{InArabic}))?(?:" + any + ")(?![\\p{L}\\p{M}])");
    }

    /** Maryam, MARYAM; not maryam. */
    private static String written(String part) {
        int second = part.offsetByCodePoints(0, 1);
        String capital = part.substring(0, second).toUpperCase(java.util.Locale.ROOT);
        return Pattern.quote(capital) + "(?iu:" + letters(part.substring(second)) + ")";
    }

    private static boolean isArabic(String part) {
        return part.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
    }

    private static String letters(String part) {
        StringBuilder pattern = new StringBuilder();
        part.codePoints().forEach(c -> {
            switch (c) {
                case 'ا', 'أ', 'إ', 'آ', 'ٱ' -> pattern.append("[اأإآٱ]");
                case 'ي', 'ى' -> pattern.append("[يى]");
                case 'ة', 'ه' -> pattern.append("[ةه]");
                default -> pattern.append(Pattern.quote(Character.toString(c)));
            }
            if (Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC) {
                pattern.append("[\u0640\u064B-\u0652]*");
            }
        });
        return pattern.toString();
    }
}
