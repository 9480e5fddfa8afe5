package org.cxsdk.feedback.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxsdk.core.Identifier;

/**
 * One kind of personal identifier: what it looks like and how it is checked. The library's own stand in
 * {@link IdentifierPack}; an agency adds those that it issues itself. Immutable.
 */
public final class IdentifierKind {

    private final String code;
    private final Finder finder;

    private IdentifierKind(String code, Finder finder) {
        Identifier.require("IdentifierKind.code", code);
        this.code = code;
        this.finder = finder;
    }

    /** Finds candidates in a folded text. */
    interface Finder {
        void find(Folded text, Found found);
    }

    /** Takes what was found. */
    interface Found {
        /**
         * @param weak whether its form alone may be something else, such as nine digits without a check digit
         * @param context words of which one stands before it if it is what it seems
         */
        void add(int start, int end, boolean weak, Pattern context);
    }

    static final Pattern NO_CONTEXT = Pattern.compile("");

    static IdentifierKind of(String code, Finder finder) {
        return new IdentifierKind(code, finder);
    }

    /**
     * An identifier of digits.
     *
     * @param code what stands in its place, in brackets
     * @param check whether digits without separators are a valid one
     * @param groupings how it is written: {@code "10"} in one piece, {@code "3-3-4"} with a space, hyphen, point or slash
     *     between groups; {@code "15*"} fifteen digits in groups of any size
     */
    public static IdentifierKind ofDigits(String code, Predicate<String> check, String... groupings) {
        Objects.requireNonNull(check, "check");
        List<int[]> forms = new ArrayList<>();
        List<Integer> free = new ArrayList<>();
        for (String grouping : groupings) {
            if (grouping.endsWith("*")) {
                free.add(Integer.parseInt(grouping.substring(0, grouping.length() - 1)));
            } else {
                forms.add(java.util.Arrays.stream(grouping.split("-"))
                        .mapToInt(Integer::parseInt)
                        .toArray());
            }
        }
        return of(code, (text, found) -> digits(text, found, check, forms, free));
    }

    /**
     * An identifier with letters.
     *
     * @param code what stands in its place, in brackets
     * @param form what it looks like, in capitals, digits, and single spaces and hyphens
     * @param check whether it is valid without spaces, hyphens and points
     */
    public static IdentifierKind ofPattern(String code, Pattern form, Predicate<String> check) {
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(check, "check");
        return of(code, (text, found) -> {
            Matcher matcher = form.matcher(text.text());
            int from = 0;
            while (matcher.find(from)) {
                if (check.test(matcher.group().replaceAll("[ .-]", ""))
                        && text.standsAlone(matcher.start(), matcher.end())) {
                    found.add(matcher.start(), matcher.end(), false, NO_CONTEXT);
                    from = matcher.end();
                } else {
                    from = matcher.start() + 1;
                }
            }
        });
    }

    private static void digits(
            Folded text, Found found, Predicate<String> check, List<int[]> forms, List<Integer> free) {
        for (Folded.Run run : text.runs(5)) {
            for (int first = 0; first < run.groups(); first++) {
                for (int[] form : forms) {
                    if (fits(run, first, form)) {
                        add(text, found, run, first, first + form.length - 1, check);
                    }
                }
                for (int length : free) {
                    int size = 0;
                    int last = first;
                    while (last < run.groups() && size < length) {
                        size += run.size(last++);
                    }
                    if (size == length) {
                        add(text, found, run, first, last - 1, check);
                    }
                }
            }
        }
    }

    private static boolean fits(Folded.Run run, int first, int[] form) {
        if (first + form.length > run.groups()) {
            return false;
        }
        for (int i = 0; i < form.length; i++) {
            if (run.size(first + i) != form[i]) {
                return false;
            }
        }
        return true;
    }

    private static void add(Folded text, Found found, Folded.Run run, int first, int last, Predicate<String> check) {
        int start = run.starts()[first];
        int end = run.ends()[last];
        if (text.isWrittenOneWay(start, end) && text.standsAlone(start, end) && check.test(text.digits(start, end))) {
            found.add(start, end, false, NO_CONTEXT);
        }
    }

    /** What stands in its place, in brackets: {@code uk-nhs-number}. */
    public String code() {
        return code;
    }

    void find(Folded text, Found found) {
        finder.find(text, found);
    }

    @Override
    public String toString() {
        return code;
    }
}
