package org.cxsdk.feedback.text;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;

/**
 * A comment and what was found in it.
 *
 * @param text the words
 * @param at when
 * @param author whose comment it is, by a number that means nothing elsewhere
 * @param sentiment whether it praises or complains
 * @param judge what told so; empty if nothing did
 * @param language which language it is in; {@code und} if undetermined
 * @param topics what it is about, each with the terms that gave it
 */
record ReadComment(
        String text,
        Instant at,
        int author,
        Sentiment sentiment,
        Optional<TextSummary.Judge> judge,
        String language,
        Map<Topic, List<String>> topics) {

    private static final int MOST_TERMS = 10;

    ReadComment {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(at, "at");
    }

    ReadComment by(int other) {
        return new ReadComment(text, at, other, sentiment, judge, language, topics);
    }

    static boolean asksForWords(Instrument instrument) {
        return instrument.questions().stream().anyMatch(question -> question.kind() == Question.Kind.TEXT);
    }

    /** By how many people comments are. */
    static long people(List<ReadComment> comments) {
        return comments.stream().mapToInt(ReadComment::author).distinct().count();
    }

    /** The terms that gave a topic, the most frequent first. */
    static List<String> terms(List<ReadComment> comments, Topic topic) {
        Map<String, Long> counts = new TreeMap<>();
        comments.forEach(comment ->
                comment.topics().getOrDefault(topic, List.of()).forEach(term -> counts.merge(term, 1L, Long::sum)));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_TERMS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Hides the words: they may name people. */
    @Override
    public String toString() {
        return "ReadComment(hidden, " + at + ")";
    }
}
