package org.cxsdk.core.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The remedy for a word that is not one of those allowed: the nearest one, or all of them. */
final class Suggestion {

    private static final int LISTED = 20;

    private Suggestion() {}

    static String remedy(String word, Collection<String> allowed) {
        Optional<String> near = nearest(word, allowed);
        if (near.isPresent()) {
            return "Did you mean \"" + near.get() + "\"?";
        }
        List<String> sorted = allowed.stream().sorted().toList();
        return "Use one of: "
                + sorted.stream().limit(LISTED).collect(Collectors.joining(", "))
                + (sorted.size() > LISTED ? ", …" : "");
    }

    /** At most a third of the letters differ; ties go to the first in the alphabet. */
    private static Optional<String> nearest(String word, Collection<String> allowed) {
        if (word.length() > 100) {
            return Optional.empty();
        }
        return allowed.stream()
                .filter(a -> distance(word.toLowerCase(Locale.ROOT), a.toLowerCase(Locale.ROOT))
                        <= Math.max(1, Math.min(word.length(), a.length()) / 3))
                .min(Comparator.<String>comparingInt(a -> distance(word, a)).thenComparing(Comparator.naturalOrder()));
    }

    /** Optimal string alignment: insert, delete, replace, swap neighbours. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replace, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
