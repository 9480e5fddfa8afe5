package org.cxsdk.feedback.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.Response;

/**
 * What many comments say: how many praise and complain, what they are about, and which terms became more frequent. Comments
 * in a language for which nothing can judge are "not analysed" and are counted as such.
 *
 * @param comments how many comments with words there are
 * @param judgedBy {@code lexicon-en} or {@code classifier}
 * @param sentiments how many of each
 * @param languages how many in each language; {@code und} where it is undetermined
 * @param topics in the order of the taxonomy, those that nobody spoke of included
 * @param shifts terms of the later half of the time against the earlier half; empty for few comments
 */
public record TextSummary(
        long comments,
        String judgedBy,
        Map<Sentiment, Long> sentiments,
        Map<String, Long> languages,
        List<OfTopic> topics,
        List<Keyness.Shift> shifts) {

    private static final int MOST_TERMS = 10;
    private static final String UNDETERMINED = "und";

    public TextSummary {
        sentiments = java.util.Collections.unmodifiableMap(new EnumMap<>(sentiments));
        languages = java.util.Collections.unmodifiableMap(new TreeMap<>(languages));
        topics = List.copyOf(topics);
        shifts = List.copyOf(shifts);
    }

    /**
     * One topic.
     *
     * @param topic the topic
     * @param comments how many are about it
     * @param sentiments how many of those praise and complain
     * @param terms the terms that gave it, the most frequent first
     */
    public record OfTopic(Topic topic, long comments, Map<Sentiment, Long> sentiments, List<String> terms) {
        public OfTopic {
            sentiments = java.util.Collections.unmodifiableMap(new EnumMap<>(sentiments));
            terms = List.copyOf(terms);
        }
    }

    /**
     * Reads what respondents wrote; empty if the instrument asks for no words.
     *
     * @param classifier judges in every language it was trained in; empty for the English lexicon
     */
    public static Optional<TextSummary> ofAnswers(
            Instrument instrument,
            Collection<Response> responses,
            Taxonomy taxonomy,
            LanguageDetector detector,
            Optional<TextClassifier> classifier) {
        List<Question> questions = instrument.questions().stream()
                .filter(question -> question.kind() == Question.Kind.TEXT)
                .toList();
        if (questions.isEmpty()) {
            return Optional.empty();
        }
        List<Comment> comments = new ArrayList<>();
        for (Response response : responses) {
            for (Question question : questions) {
                if (response.answer(question.id()) instanceof Answer.Written written) {
                    comments.add(
                            new Comment(written.text(), question.text().in(Locale.ENGLISH), response.answeredAt()));
                }
            }
        }
        return Optional.of(of(comments, taxonomy, detector, classifier));
    }

    /**
     * Reads comments.
     *
     * @param classifier judges in every language it was trained in; empty for the English lexicon
     */
    public static TextSummary of(
            List<Comment> all, Taxonomy taxonomy, LanguageDetector detector, Optional<TextClassifier> classifier) {
        List<Comment> comments =
                all.stream().filter(comment -> !comment.text().isBlank()).toList();
        Map<Sentiment, Long> sentiments = zeros();
        Map<String, Long> languages = new TreeMap<>();
        Map<Topic, Map<Sentiment, Long>> byTopic = new LinkedHashMap<>();
        Map<Topic, Map<String, Long>> terms = new LinkedHashMap<>();
        taxonomy.topics().forEach(topic -> {
            byTopic.put(topic, zeros());
            terms.put(topic, new TreeMap<>());
        });
        for (Comment comment : comments) {
            Optional<Locale> language = detector.detect(comment.text());
            languages.merge(language.map(Locale::getLanguage).orElse(UNDETERMINED), 1L, Long::sum);
            Sentiment sentiment = judge(comment, language, classifier);
            sentiments.merge(sentiment, 1L, Long::sum);
            taxonomy.of(comment.text()).forEach((topic, hits) -> {
                byTopic.getOrDefault(topic, Map.of()).merge(sentiment, 1L, Long::sum);
                hits.forEach(hit -> terms.getOrDefault(topic, Map.of()).merge(hit, 1L, Long::sum));
            });
        }
        List<OfTopic> topics = new ArrayList<>();
        byTopic.forEach((topic, of) -> topics.add(new OfTopic(
                topic,
                of.values().stream().mapToLong(Long::longValue).sum(),
                of,
                most(terms.getOrDefault(topic, Map.of())))));
        return new TextSummary(
                comments.size(),
                classifier.isPresent() ? "classifier" : "lexicon-en",
                sentiments,
                languages,
                topics,
                shifts(comments));
    }

    /** How many were judged. */
    public long analysed() {
        return comments - sentiments.getOrDefault(Sentiment.NOT_ANALYSED, 0L);
    }

    private static Sentiment judge(Comment comment, Optional<Locale> language, Optional<TextClassifier> classifier) {
        if (classifier.isPresent()) {
            Classification classification = classifier.get().classify(comment.text(), comment.question());
            return classification.decided() ? sentiment(classification.label()) : Sentiment.NOT_ANALYSED;
        }
        // a word or two is often undetermined, and English is what the lexicon knows
        boolean english = language.isEmpty() || language.get().getLanguage().equals("en");
        return english ? Lexicon.english().judge(comment.text(), comment.question()) : Sentiment.NOT_ANALYSED;
    }

    private static Sentiment sentiment(String label) {
        for (Sentiment sentiment : Sentiment.values()) {
            if (sentiment.code().equals(label)) {
                return sentiment;
            }
        }
        return Sentiment.NOT_ANALYSED;
    }

    private static Map<Sentiment, Long> zeros() {
        Map<Sentiment, Long> zeros = new EnumMap<>(Sentiment.class);
        for (Sentiment sentiment : Sentiment.values()) {
            zeros.put(sentiment, 0L);
        }
        return zeros;
    }

    private static List<String> most(Map<String, Long> terms) {
        return terms.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_TERMS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The later half of the time against the earlier one. */
    private static List<Keyness.Shift> shifts(List<Comment> comments) {
        Optional<Instant> first = comments.stream().map(Comment::at).min(Instant::compareTo);
        Optional<Instant> last = comments.stream().map(Comment::at).max(Instant::compareTo);
        if (first.isEmpty() || last.isEmpty() || !first.get().isBefore(last.get())) {
            return List.of();
        }
        Instant middle = first.get()
                .plus(java.time.Duration.between(first.get(), last.get()).dividedBy(2));
        List<Keyness.Shift> shifts = Keyness.between(
                comments.stream()
                        .filter(comment -> !comment.at().isAfter(middle))
                        .map(Comment::text)
                        .toList(),
                comments.stream()
                        .filter(comment -> comment.at().isAfter(middle))
                        .map(Comment::text)
                        .toList());
        return shifts.stream().filter(shift -> Math.abs(shift.z()) > 1.96).toList();
    }
}
