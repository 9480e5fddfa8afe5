package org.cxsdk.feedback.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;

/**
 * Question: which words may be quoted, and which show best what many said? A topic is quoted only if enough people spoke of it;
 * quotes come without time, place or rating. Left out is what could name somebody: long texts, texts with digits, addresses or
 * a capital letter inside a sentence, and texts by the same person again. Of the rest those come first that hold most terms of
 * the topic, the shorter one where equal: deterministic, and typical rather than striking.
 *
 * <p>Words are still a person's own. Whoever publishes them reads them first; this only says which cannot be published at all.
 * Stateless.
 */
public final class Quotes {

    private static final int SHORTEST = 15;
    private static final int LONGEST = 280;
    private static final Pattern TELLING = Pattern.compile(
            "\\p{Nd}|@|://|www\\.|\\[|(?<=[\\p{L}\\p{M},;:'’\"()-]\\s{1,3})\\p{Lu}\\p{Ll}|\\b(?:Mrs?|Ms|Dr|Sir|Prof)\\b");
    /** Capitalised within a sentence, and nobody's name. */
    private static final Pattern HARMLESS = Pattern.compile("\\b(?:I(?:['’]\\p{Ll}+)?|OK)\\b");

    private Quotes() {}

    /**
     * Chooses quotes for each topic.
     *
     * @param minimumPeople fewer people than this on a topic, and it is not quoted
     * @param most how many quotes of a topic at most
     * @return by topic in the order of the taxonomy; topics without a quote are absent
     */
    public static Map<Topic, List<String>> of(
            Instrument instrument,
            Collection<Response> responses,
            Taxonomy taxonomy,
            LanguageDetector detector,
            int minimumPeople,
            int most) {
        return of(
                new WordReader(taxonomy, detector, Optional.empty()).read(instrument, responses),
                taxonomy,
                minimumPeople,
                topic -> true,
                most);
    }

    static Map<Topic, List<String>> of(
            List<ReadComment> comments, Taxonomy taxonomy, int minimumPeople, Predicate<Topic> mayBeTold, int most) {
        Map<Topic, List<String>> quotes = new TreeMap<>(
                Comparator.comparingInt((Topic topic) -> taxonomy.topics().indexOf(topic)));
        Set<String> taken = new HashSet<>();
        for (Topic topic : taxonomy.topics()) {
            List<ReadComment> about = comments.stream()
                    .filter(comment -> comment.topics().containsKey(topic))
                    .toList();
            if (ReadComment.people(about) >= minimumPeople && mayBeTold.test(topic)) {
                List<String> chosen = choose(about, topic, most, taken);
                if (!chosen.isEmpty()) {
                    quotes.put(topic, chosen);
                }
            }
        }
        return quotes;
    }

    private static List<String> choose(List<ReadComment> about, Topic topic, int most, Set<String> taken) {
        List<String> chosen = new ArrayList<>();
        Set<Integer> authors = new HashSet<>();
        about.stream()
                .filter(comment -> isQuotable(comment.text()))
                .sorted(Comparator.comparingInt((ReadComment comment) ->
                                -comment.topics().getOrDefault(topic, List.of()).size())
                        .thenComparingInt(comment -> comment.text().length())
                        .thenComparing(ReadComment::text))
                .forEach(comment -> {
                    if (chosen.size() < most && authors.add(comment.author()) && taken.add(comment.text())) {
                        chosen.add(comment.text().strip());
                    }
                });
        return List.copyOf(chosen);
    }

    /** Whether nothing in it looks like a name, a number or an address. */
    static boolean isQuotable(String text) {
        String words = text.strip();
        return words.length() >= SHORTEST
                && words.length() <= LONGEST
                && !TELLING.matcher(HARMLESS.matcher(words).replaceAll("i")).find();
    }
}
