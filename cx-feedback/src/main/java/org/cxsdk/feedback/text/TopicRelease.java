package org.cxsdk.feedback.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.feedback.score.MonthCounts;
import org.cxsdk.feedback.score.ReleasePolicy;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;

/**
 * Question: what may be told of the words of a period, when months, quarters and the year may all be asked for? Fed with the
 * year's responses; the whole, each language and each topic is then shown by the shortest period that it bears all through.
 * Topics overlap, so one does not give away another; languages do not, so the hidden ones are enough people together. Not safe
 * for use by many threads while it is fed.
 */
public final class TopicRelease {

    private static final String LANGUAGE = "language";

    private final ReleasePolicy policy;
    private final Instrument instrument;
    private final ReportingPeriod year;
    private final Taxonomy taxonomy;
    private final WordReader reader;
    private final List<ReadComment> comments = new ArrayList<>();
    private final MonthCounts languages;
    private final Map<Topic, MonthCounts> topics = new LinkedHashMap<>();
    private final Map<SubjectId, Integer> authors = new HashMap<>();

    private TopicRelease(
            ReleasePolicy policy, Instrument instrument, ReportingPeriod year, Taxonomy taxonomy, WordReader reader) {
        this.policy = policy;
        this.instrument = instrument;
        this.year = year;
        this.taxonomy = taxonomy;
        this.reader = reader;
        this.languages = MonthCounts.of(year, List.of(LANGUAGE));
        taxonomy.topics().forEach(topic -> topics.put(topic, MonthCounts.of(year, List.of())));
    }

    /**
     * Starts with nobody.
     *
     * @param year all responses of which it will be fed with
     * @param classifier judges words without a rating; empty for the English lexicon
     */
    public static TopicRelease of(
            ReleasePolicy policy,
            Instrument instrument,
            ReportingPeriod year,
            Taxonomy taxonomy,
            LanguageDetector detector,
            Optional<TextClassifier> classifier) {
        return new TopicRelease(policy, instrument, year, taxonomy, new WordReader(taxonomy, detector, classifier));
    }

    /** Reads the words of a response. */
    public void add(Response response) {
        int author = authors.computeIfAbsent(response.respondent(), first -> authors.size());
        Map<Topic, Boolean> about = new HashMap<>();
        List<ReadComment> read = reader.read(instrument, List.of(response)).stream()
                .map(comment -> comment.by(author))
                .toList();
        if (read.isEmpty() || !year.contains(response.answeredAt())) {
            return;
        }
        comments.addAll(read);
        // of somebody who wrote in two languages the first counts
        languages.add(response.answeredAt(), Map.of(LANGUAGE, read.get(0).language()), response.respondent());
        read.forEach(comment -> comment.topics().keySet().forEach(topic -> about.put(topic, true)));
        about.keySet()
                .forEach(topic -> topics.getOrDefault(topic, languages)
                        .add(response.answeredAt(), Map.of(), response.respondent()));
    }

    /**
     * What may be told of a period; empty if the instrument asks for no words.
     *
     * @param period a month, quarter or the year itself
     */
    public Optional<TextSummary> summary(ReportingPeriod period) {
        if (!ReadComment.asksForWords(instrument)) {
            return Optional.empty();
        }
        TextSummary whole = TextSummary.of(
                comments.stream()
                        .filter(comment -> period.contains(comment.at()))
                        .toList(),
                taxonomy);
        if (!policy.hides()) {
            return Optional.of(whole);
        }
        MonthCounts.Shown language = languages.shown(policy.minimumN());
        return Optional.of(whole.released(
                language.isShown(period, Map.of()),
                name -> language.isShown(period, Map.of(LANGUAGE, name)),
                topic -> topics.getOrDefault(topic.topic(), languages)
                        .shown(policy.minimumN())
                        .isShown(period, Map.of()),
                terms(whole, period)::contains));
    }

    /** The terms that may be told: of enough people in the period, and in each other one that it could be held against. */
    private Set<Keyness.Shift> terms(TextSummary whole, ReportingPeriod period) {
        Map<String, MonthCounts> counts = new HashMap<>();
        whole.shifts().forEach(shift -> counts.put(shift.term(), MonthCounts.of(year, List.of())));
        if (!counts.isEmpty()) {
            for (ReadComment comment : comments) {
                for (String term : Keyness.terms(comment.text())) {
                    MonthCounts of = counts.get(term);
                    if (of != null) {
                        of.add(comment.at(), Map.of(), SubjectId.of("author-" + comment.author()));
                    }
                }
            }
        }
        Set<Keyness.Shift> shown = new HashSet<>(whole.shifts());
        shown.removeIf(shift -> !Objects.requireNonNull(counts.get(shift.term()))
                .shown(policy.minimumN())
                .isShown(period, Map.of()));
        return shown;
    }

    /**
     * Words that may be quoted of a period, by topic: only of topics of which enough people spoke in it, and in every other
     * period that the quotes of this one could be held against.
     *
     * @param period a month, quarter or the year itself
     * @param most how many quotes of a topic at most
     * @return by topic in the order of the taxonomy; topics without a quote are absent
     */
    public Map<Topic, List<String>> quotes(ReportingPeriod period, int most) {
        List<ReadComment> told = comments.stream()
                .filter(comment -> period.contains(comment.at()))
                .toList();
        return Quotes.of(
                told,
                taxonomy,
                policy.minimumForQuotes(),
                topic -> !policy.hides()
                        || topics.getOrDefault(topic, languages)
                                .shown(policy.minimumForQuotes())
                                .isShown(period, Map.of()),
                most);
    }
}
