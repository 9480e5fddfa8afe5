package org.cxsdk.feedback.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.disclosure.Disclosure;
import org.cxsdk.core.disclosure.SmallGroups;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;

/**
 * What many comments say: how many praise and complain, what they are about, and which terms became more frequent. Comments
 * for which nothing can judge are "not analysed" and are counted as such.
 *
 * @param state whether anybody wrote, and whether that may be told
 * @param comments how many comments with words there are; 0 if withheld
 * @param people by how many people; 0 if withheld
 * @param judges how many were judged by a rating, by a classifier, by the lexicon
 * @param sentiments how many of each; zeros if withheld
 * @param languages how many in each language; {@code und} where it is undetermined
 * @param withheldLanguages languages whose number of comments is withheld
 * @param topics in the order of the taxonomy, those that nobody spoke of included
 * @param shifts terms of the later half of the time against the earlier half, of five people or more; empty for few comments
 */
public record TextSummary(
        Measurement.State state,
        long comments,
        long people,
        Map<Judge, Long> judges,
        Map<Sentiment, Long> sentiments,
        Map<String, Long> languages,
        Set<String> withheldLanguages,
        List<OfTopic> topics,
        List<Keyness.Shift> shifts) {

    private static final double SURE = 1.96;

    public TextSummary {
        Objects.requireNonNull(state, "state");
        judges = Collections.unmodifiableMap(new EnumMap<>(judges));
        sentiments = Collections.unmodifiableMap(new EnumMap<>(sentiments));
        languages = Collections.unmodifiableMap(new TreeMap<>(languages));
        withheldLanguages = Collections.unmodifiableSet(new TreeSet<>(withheldLanguages));
        topics = List.copyOf(topics);
        shifts = List.copyOf(shifts);
    }

    /** What told whether a comment praises or complains. */
    public enum Judge {
        /** The rating that was given with it. */
        RATING,
        /** A trained classifier. */
        CLASSIFIER,
        /** The English lexicon. */
        LEXICON;

        /** The name in files: {@code rating}, {@code classifier}, {@code lexicon-en}. */
        public String code() {
            return this == LEXICON ? "lexicon-en" : name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One topic.
     *
     * @param topic the topic
     * @param state whether anybody spoke of it, and whether that may be told
     * @param comments how many are about it; 0 if withheld
     * @param people by how many people; 0 if withheld
     * @param sentiments how many of those praise and complain
     * @param terms the terms that gave it, the most frequent first
     */
    public record OfTopic(
            Topic topic,
            Measurement.State state,
            long comments,
            long people,
            Map<Sentiment, Long> sentiments,
            List<String> terms) {
        public OfTopic {
            Objects.requireNonNull(topic, "topic");
            Objects.requireNonNull(state, "state");
            sentiments = Collections.unmodifiableMap(new EnumMap<>(sentiments));
            terms = List.copyOf(terms);
        }

        OfTopic withheld() {
            return new OfTopic(topic, Measurement.State.SUPPRESSED, 0, 0, zeros(Sentiment.class), List.of());
        }
    }

    /**
     * Reads what respondents wrote; empty if the instrument asks for no words. A rating given with the words says whether they
     * praise or complain; only where there is none do the words.
     *
     * @param classifier judges in every language it was trained in; empty for the English lexicon
     */
    public static Optional<TextSummary> ofAnswers(
            Instrument instrument,
            Collection<Response> responses,
            Taxonomy taxonomy,
            LanguageDetector detector,
            Optional<TextClassifier> classifier) {
        return ReadComment.asksForWords(instrument)
                ? Optional.of(of(new WordReader(taxonomy, detector, classifier).read(instrument, responses), taxonomy))
                : Optional.empty();
    }

    /**
     * Reads comments, each by somebody else.
     *
     * @param classifier judges in every language it was trained in; empty for the English lexicon
     */
    public static TextSummary of(
            List<Comment> comments, Taxonomy taxonomy, LanguageDetector detector, Optional<TextClassifier> classifier) {
        return of(new WordReader(taxonomy, detector, classifier).read(comments), taxonomy);
    }

    static TextSummary of(List<ReadComment> comments, Taxonomy taxonomy) {
        Map<Judge, Long> judges = zeros(Judge.class);
        Map<Sentiment, Long> sentiments = zeros(Sentiment.class);
        Map<String, Long> languages = new TreeMap<>();
        for (ReadComment comment : comments) {
            comment.judge().ifPresent(judge -> judges.merge(judge, 1L, Long::sum));
            sentiments.merge(comment.sentiment(), 1L, Long::sum);
            languages.merge(comment.language(), 1L, Long::sum);
        }
        return new TextSummary(
                comments.isEmpty() ? Measurement.State.NO_DATA : Measurement.State.OK,
                comments.size(),
                ReadComment.people(comments),
                judges,
                sentiments,
                languages,
                Set.of(),
                taxonomy.topics().stream().map(topic -> topic(topic, comments)).toList(),
                shifts(comments));
    }

    private static OfTopic topic(Topic topic, List<ReadComment> comments) {
        List<ReadComment> about = comments.stream()
                .filter(comment -> comment.topics().containsKey(topic))
                .toList();
        Map<Sentiment, Long> sentiments = zeros(Sentiment.class);
        about.forEach(comment -> sentiments.merge(comment.sentiment(), 1L, Long::sum));
        return new OfTopic(
                topic,
                about.isEmpty() ? Measurement.State.NO_DATA : Measurement.State.OK,
                about.size(),
                ReadComment.people(about),
                sentiments,
                ReadComment.terms(about, topic));
    }

    /**
     * The same without what would show fewer people than this: a whole of fewer, topics and terms of fewer, languages of fewer
     * with those that would give them away.
     */
    public TextSummary released(int minimumN) {
        if (minimumN < 2) {
            return this;
        }
        Disclosure disclosure = SmallGroups.below(minimumN).disclose(languages);
        return released(
                people == 0 || people >= minimumN,
                language -> disclosure.isShown(language) && disclosure.totalShown(),
                topic -> topic.people() >= minimumN,
                term -> term.people() >= minimumN);
    }

    /**
     * The same without what somebody says must not be shown.
     *
     * @param whole whether anything may be shown
     * @param ofLanguage whether the number of comments in a language may be shown
     * @param ofTopic whether a topic may be shown
     * @param ofTerm whether a term may be shown
     */
    public TextSummary released(
            boolean whole, Predicate<String> ofLanguage, Predicate<OfTopic> ofTopic, Predicate<Keyness.Shift> ofTerm) {
        if (!whole) {
            return new TextSummary(
                    Measurement.State.SUPPRESSED,
                    0,
                    0,
                    zeros(Judge.class),
                    zeros(Sentiment.class),
                    Map.of(),
                    languages.keySet(),
                    topics.stream().map(OfTopic::withheld).toList(),
                    List.of());
        }
        Map<String, Long> shown = new TreeMap<>(languages);
        shown.keySet().removeIf(ofLanguage.negate());
        Set<String> withheld = new TreeSet<>(languages.keySet());
        withheld.removeAll(shown.keySet());
        return new TextSummary(
                state,
                comments,
                people,
                judges,
                sentiments,
                shown,
                withheld,
                topics.stream()
                        .map(topic -> topic.comments() == 0 || ofTopic.test(topic) ? topic : topic.withheld())
                        .toList(),
                shifts.stream().filter(ofTerm).toList());
    }

    /** How many were judged. */
    public long analysed() {
        return comments - sentiments.getOrDefault(Sentiment.NOT_ANALYSED, 0L);
    }

    private static <E extends Enum<E>> Map<E, Long> zeros(Class<E> of) {
        Map<E, Long> zeros = new EnumMap<>(of);
        for (E constant : of.getEnumConstants()) {
            zeros.put(constant, 0L);
        }
        return zeros;
    }

    /** The later half of the time against the earlier one. */
    private static List<Keyness.Shift> shifts(List<ReadComment> comments) {
        Optional<Instant> first = comments.stream().map(ReadComment::at).min(Comparator.naturalOrder());
        Optional<Instant> last = comments.stream().map(ReadComment::at).max(Comparator.naturalOrder());
        if (first.isEmpty() || last.isEmpty() || !first.get().isBefore(last.get())) {
            return List.of();
        }
        Instant middle =
                first.get().plus(Duration.between(first.get(), last.get()).dividedBy(2));
        List<Keyness.Written> written = comments.stream()
                .map(comment -> new Keyness.Written(
                        comment.text(), comment.author(), comment.at().isAfter(middle) ? 1 : 0))
                .toList();
        return Keyness.between(written).stream()
                .filter(shift -> Math.abs(shift.z()) > SURE)
                .toList();
    }
}
