package org.cxsdk.feedback.listening;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.feedback.text.Comment;
import org.cxsdk.feedback.text.LanguageDetector;
import org.cxsdk.feedback.text.Taxonomy;
import org.cxsdk.feedback.text.TextClassifier;
import org.cxsdk.feedback.text.TextSummary;

/**
 * What people wrote unasked in a period: how much, whether it grew, praise or complaint, about what. It is no score and cannot
 * be made one: who writes in public is no sample of those who were served. Pure.
 *
 * @param period when it was written
 * @param posts how many posts
 * @param authors how many people wrote them
 * @param growth against the period before
 * @param words what they say, with how many could not be analysed
 * @param byCampaign posts and growth of each campaign; posts without one are in none
 * @param byChannel posts on each channel
 */
public record Listening(
        ReportingPeriod period,
        long posts,
        long authors,
        Growth growth,
        TextSummary words,
        Map<CampaignId, Growth> byCampaign,
        Map<String, Long> byChannel) {

    public Listening {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(growth, "growth");
        Objects.requireNonNull(words, "words");
        Map<CampaignId, Growth> sorted = new TreeMap<>(Comparator.comparing(CampaignId::value));
        sorted.putAll(byCampaign);
        byCampaign = Collections.unmodifiableMap(sorted);
        byChannel = Collections.unmodifiableMap(new TreeMap<>(byChannel));
    }

    /**
     * Reads the posts of a period and of the one before.
     *
     * @param classifier judges in every language it was trained in; empty for the English lexicon, which leaves Arabic "not
     *     analysed"
     */
    public static Listening of(
            ReportingPeriod period,
            List<Post> before,
            List<Post> now,
            Taxonomy taxonomy,
            LanguageDetector detector,
            Optional<TextClassifier> classifier) {
        ReportingPeriod earlier = period.previous();
        Set<SubjectId> authors = now.stream().map(Post::author).collect(Collectors.toSet());
        List<Comment> comments = now.stream()
                .map(post -> new Comment(post.text(), "", post.at()))
                .toList();
        Map<CampaignId, Long> first = counts(before);
        Map<CampaignId, Long> then = counts(now);
        Set<CampaignId> campaigns = new HashSet<>(first.keySet());
        campaigns.addAll(then.keySet());
        return new Listening(
                period,
                now.size(),
                authors.size(),
                growth(before.size(), earlier, now.size(), period),
                TextSummary.of(comments, taxonomy, detector, classifier),
                campaigns.stream()
                        .collect(Collectors.toMap(
                                Function.identity(),
                                campaign -> growth(
                                        first.getOrDefault(campaign, 0L),
                                        earlier,
                                        then.getOrDefault(campaign, 0L),
                                        period))),
                now.stream()
                        .collect(Collectors.groupingBy(post -> post.channel().value(), Collectors.counting())));
    }

    private static Map<CampaignId, Long> counts(List<Post> posts) {
        return posts.stream()
                .flatMap(post -> post.ofCampaign().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static Growth growth(long before, ReportingPeriod earlier, long now, ReportingPeriod period) {
        return Growth.of(before, days(earlier), now, days(period));
    }

    private static double days(ReportingPeriod period) {
        return Duration.between(period.start(), period.end()).toSeconds() / 86_400.0;
    }
}
