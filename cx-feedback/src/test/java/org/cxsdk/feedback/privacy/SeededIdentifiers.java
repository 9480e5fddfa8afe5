package org.cxsdk.feedback.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Makes valid identifiers, and twins of them whose check does not hold, written apart in several ways. */
final class SeededIdentifiers {

    private final SplittableRandom random;

    SeededIdentifiers(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * A kind of identifier to make.
     *
     * @param form {@code d} a digit, {@code y}, {@code m}, {@code j} year, month, day of two digits, other characters as they are
     * @param valid whether what was made is valid without separators
     * @param groups sizes of the groups in which it is written
     */
    record Recipe(String name, String form, Predicate<String> valid, int... groups) {}

    /** A valid identifier without separators: random digits until the check holds. */
    String valid(Recipe recipe) {
        return make(recipe, true);
    }

    /** One that looks the same and whose check does not hold: a digit, or the letter at the end, of a valid one is changed. */
    String broken(Recipe recipe) {
        while (true) {
            char[] changed = make(recipe, true).toCharArray();
            int place = changed.length - 1;
            changed[place] = Character.isDigit(changed[place])
                    ? (char) ('0' + (changed[place] - '0' + 1 + random.nextInt(9)) % 10)
                    : (char) ('A' + (changed[place] - 'A' + 1 + random.nextInt(25)) % 26);
            String twin = new String(changed);
            if (!recipe.valid().test(twin)) {
                return twin;
            }
        }
    }

    private String make(Recipe recipe, boolean valid) {
        while (true) {
            StringBuilder made = new StringBuilder();
            for (char c : recipe.form().toCharArray()) {
                switch (c) {
                    case 'd' -> made.append(random.nextInt(10));
                    case 'n' -> made.append(1 + random.nextInt(9));
                    case 'y' -> made.append("%02d".formatted(random.nextInt(100)));
                    case 'm' -> made.append("%02d".formatted(1 + random.nextInt(12)));
                    case 'j' -> made.append("%02d".formatted(1 + random.nextInt(28)));
                    case '?' -> made.append((char) ('A' + random.nextInt(26)));
                    default -> made.append(c);
                }
            }
            String text = made.toString();
            if (recipe.valid().test(text) == valid) {
                return text;
            }
        }
    }

    /** Writes it in one piece, with spaces or with hyphens, in Latin or Arabic-Indic digits: six ways in turn. */
    static String written(String identifier, int way, int... groups) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        for (int size : groups) {
            parts.add(identifier.substring(at, at + size));
            at += size;
        }
        String text = String.join(way % 3 == 0 ? "" : way % 3 == 1 ? " " : "-", parts);
        return way / 3 % 2 == 0 ? text : RedactorTest.arabic(text);
    }

    /** Puts it between two words of a comment. */
    String placed(String comment, String identifier) {
        String[] words = comment.split(" ");
        int place = random.nextInt(words.length + 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= words.length; i++) {
            if (i == place) {
                text.append(identifier).append(' ');
            }
            if (i < words.length) {
                text.append(words[i]).append(' ');
            }
        }
        return text.toString().strip();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
