package org.cxsdk.feedback.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.Response;
import org.jspecify.annotations.Nullable;

/**
 * Question: which parts of a text identify a person, and how does it read without them? Identifiers are known by their form and
 * check digit, in digits of every script, with spaces or hyphens; names only if they are given. Where finds overlap, the
 * hole covers all of them and is called by the longest, so that no piece is left over.
 *
 * <p>Some forms are weak: nine bare digits may be a social security number of the United States, ten a telephone number
 * there. They are taken for what they seem where their country is asked for, or no country is; an agency that asked for others
 * loses its own case numbers to them only if a word in front says so ("SSN", "call").
 *
 * <p>Left out: postal addresses, dates of birth, and everything that only a reader understands. Time is linear in the length
 * of the text; without digits and {@code @} almost nothing is done. Immutable and thread-safe.
 */
public final class Redactor {

    private static final int CONTEXT = 40;
    private static final String NAME = "name";

    private final List<IdentifierPack> packs;
    private final Set<String> countries;
    private final @Nullable Pattern names;

    private Redactor(List<IdentifierPack> packs, @Nullable Pattern names) {
        this.packs = packs;
        this.names = names;
        this.countries =
                packs.stream().flatMap(pack -> pack.countries().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Finds what these packs know. */
    public static Redactor of(IdentifierPack... packs) {
        return new Redactor(List.of(packs), null);
    }

    /** Finds what every pack of the library knows: where an agency has not said which countries its customers come from. */
    public static Redactor all() {
        return of(IdentifierPack.ALL.toArray(IdentifierPack[]::new));
    }

    /** Finds nothing: where texts were redacted before, or the law asks that they be kept as they are. */
    public static Redactor none() {
        return of();
    }

    /** This redactor with names to take out: of the customer, of the staff who served her. In the place of those given before. */
    public Redactor knowing(String... people) {
        return knowing(Arrays.asList(people));
    }

    /** This redactor with names to take out. */
    public Redactor knowing(Collection<String> people) {
        return new Redactor(packs, people.isEmpty() ? null : Names.pattern(people));
    }

    private record Hit(String kind, int start, int end, boolean weak) {

        /** Whether a hole over both is called by this one: the longer, of equals the one whose form says more. */
        boolean names(Hit other) {
            int longer = Integer.compare(end - start, other.end - other.start);
            return longer > 0 || longer == 0 && other.weak && !weak;
        }
    }

    /** The text without what was found in it. */
    public Redaction redact(String text) {
        List<Hit> hits = new ArrayList<>();
        if (names != null) {
            Matcher matcher = names.matcher(text);
            while (matcher.find()) {
                hits.add(new Hit(NAME, matcher.start(), matcher.end(), false));
            }
        }
        if (mayHold(text)) {
            Folded folded = Folded.of(text);
            for (IdentifierPack pack : packs) {
                for (IdentifierKind kind : pack.kinds()) {
                    kind.find(folded, collecting(folded, kind, hits));
                }
            }
        }
        return hits.isEmpty() ? new Redaction(text, List.of()) : replaced(text, hits);
    }

    private IdentifierKind.Found collecting(Folded folded, IdentifierKind kind, List<Hit> hits) {
        return new IdentifierKind.Found() {
            @Override
            public void add(int start, int end) {
                hit(start, end, false);
            }

            @Override
            public void addWeak(int start, int end, String country, Pattern words) {
                // at home, or called by its name
                if (countries.isEmpty() || countries.contains(country) || says(folded, start, words)) {
                    hit(start, end, true);
                }
            }

            private void hit(int start, int end, boolean weak) {
                hits.add(new Hit(kind.code(), folded.original(start), folded.originalEnd(end), weak));
            }
        };
    }

    /** A response whose words are without what was found in them; the other answers are what they were. */
    public Response redact(Response response) {
        Map<QuestionId, Answer> answers = new LinkedHashMap<>();
        boolean changed = false;
        for (Map.Entry<QuestionId, Answer> entry : response.answers().entrySet()) {
            Answer answer = entry.getValue();
            if (answer instanceof Answer.Written written) {
                Redaction redaction = redact(written.text());
                changed |= redaction.isChanged();
                answer = redaction.isChanged() ? Answer.of(redaction.text()) : answer;
            }
            answers.put(entry.getKey(), answer);
        }
        return changed ? response.with(answers) : response;
    }

    /** Every identifier has five digits or an {@code @}. */
    private boolean mayHold(String text) {
        if (packs.isEmpty()) {
            return false;
        }
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '@' || c == '\uFF20') {
                return true;
            }
            if (c >= '0' && (c <= '9' || c > 127 && Character.isDigit(c)) && ++digits == 5) {
                return true;
            }
        }
        return false;
    }

    private static boolean says(Folded text, int start, Pattern context) {
        return context.matcher(text.text().substring(Math.max(0, start - CONTEXT), start))
                .find();
    }

    /** Finds that overlap are one hole. */
    private static Redaction replaced(String text, List<Hit> hits) {
        hits.sort(Comparator.comparingInt(Hit::start));
        StringBuilder result = new StringBuilder(text.length());
        List<Redaction.Found> found = new ArrayList<>();
        int done = 0;
        for (int i = 0; i < hits.size(); ) {
            Hit longest = hits.get(i);
            int start = longest.start();
            int end = longest.end();
            int next = i + 1;
            while (next < hits.size() && hits.get(next).start() < end) {
                Hit other = hits.get(next++);
                end = Math.max(end, other.end());
                longest = other.names(longest) ? other : longest;
            }
            found.add(new Redaction.Found(longest.kind(), start, end));
            result.append(text, done, start).append('[').append(longest.kind()).append(']');
            done = end;
            i = next;
        }
        return new Redaction(result.append(text, done, text.length()).toString(), found);
    }
}
