package org.cxsdk.feedback.privacy;

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
        /** It is what it seems. */
        void add(int start, int end);

        /**
         * Its form alone may be something else, such as nine digits without a check digit.
         *
         * @param country where it is what it seems
         * @param words of which one stands before it if it is what it seems elsewhere
         */
        void addWeak(int start, int end, String country, Pattern words);
    }

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
        return of(code, (text, found) -> digits(text, found::add, check, groupings));
    }

    /**
     * An identifier of digits that many other numbers may be: where only other countries are looked for, it needs a word before it.
     *
     * @param country where it is what it seems
     * @param words the words
     */
    static IdentifierKind ofWeakDigits(
            String code, Predicate<String> check, String country, String words, String... groupings) {
        Pattern before = Pattern.compile(words);
        return of(
                code,
                (text, found) ->
                        digits(text, (start, end) -> found.addWeak(start, end, country, before), check, groupings));
    }

    private interface Span {
        void take(int start, int end);
    }

    /**
     * An identifier with letters.
     *
     * @param code what stands in its place, in brackets
     * @param form what it looks like, in capitals, digits, and single spaces and hyphens
     * @param check whether it is valid without spaces, hyphens, points and slashes
     */
    public static IdentifierKind ofPattern(String code, Pattern form, Predicate<String> check) {
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(check, "check");
        return of(code, (text, found) -> {
            Matcher matcher = form.matcher(text.text());
            int from = 0;
            while (matcher.find(from)) {
                if (check.test(matcher.group().replaceAll("[ ./-]", ""))
                        && text.standsAlone(matcher.start(), matcher.end())) {
                    found.add(matcher.start(), matcher.end());
                    from = matcher.end();
                } else {
                    from = matcher.start() + 1;
                }
            }
        });
    }

    private static void digits(Folded text, Span found, Predicate<String> check, String... groupings) {
        for (Folded.Run run : text.runs(5)) {
            for (int first = 0; first < run.groups(); first++) {
                for (String grouping : groupings) {
                    int last = grouping.endsWith("*")
                            ? lastOf(run, first, Integer.parseInt(grouping, 0, grouping.length() - 1, 10))
                            : lastOf(run, first, grouping);
                    if (last >= first) {
                        add(text, found, run, first, last, check);
                    }
                }
            }
        }
    }

    /** The group with which so many digits are complete; -1 if no group ends there. */
    private static int lastOf(Folded.Run run, int first, int length) {
        int size = 0;
        int next = first;
        while (next < run.groups() && size < length) {
            size += run.size(next++);
        }
        return size == length ? next - 1 : -1;
    }

    /** The last group of a grouping like {@code 3-3-4}; -1 if the run is grouped in another way. */
    private static int lastOf(Folded.Run run, int first, String grouping) {
        int group = first;
        for (String size : grouping.split("-")) {
            if (group == run.groups() || run.size(group++) != Integer.parseInt(size)) {
                return -1;
            }
        }
        return group - 1;
    }

    private static void add(Folded text, Span found, Folded.Run run, int first, int last, Predicate<String> check) {
        int start = run.starts()[first];
        int end = run.ends()[last];
        if (text.isWrittenOneWay(start, end) && text.standsAlone(start, end) && check.test(text.digits(start, end))) {
            found.take(start, end);
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
