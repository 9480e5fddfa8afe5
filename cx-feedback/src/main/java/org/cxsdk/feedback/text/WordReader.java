package org.cxsdk.feedback.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.SubjectId;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.Response;

/**
 * Question: what does each comment say? Its language, its topics, and whether it praises or complains: by the rating given with
 * it, else by the classifier, else by the lexicon where that knows the language. Immutable; one pass over the words of each.
 */
final class WordReader {

    private static final String UNDETERMINED = "und";

    private final Taxonomy taxonomy;
    private final LanguageDetector detector;
    private final Optional<TextClassifier> classifier;

    WordReader(Taxonomy taxonomy, LanguageDetector detector, Optional<TextClassifier> classifier) {
        this.taxonomy = taxonomy;
        this.detector = detector;
        this.classifier = classifier;
    }

    /** Reads what respondents wrote, in the order of responses and questions. */
    List<ReadComment> read(Instrument instrument, Collection<Response> responses) {
        Optional<RatingTone> ratings = RatingTone.of(instrument);
        List<ReadComment> comments = new ArrayList<>();
        Map<SubjectId, Integer> authors = new HashMap<>();
        for (Response response : responses) {
            int author = authors.computeIfAbsent(response.respondent(), first -> authors.size());
            Optional<Sentiment> rated = ratings.flatMap(tone -> tone.judge(response));
            for (Question question : instrument.questions()) {
                if (response.answer(question.id()) instanceof Answer.Written written
                        && !written.text().isBlank()) {
                    Comment comment =
                            new Comment(written.text(), question.text().in(Locale.ENGLISH), response.answeredAt());
                    comments.add(read(comment, author, rated));
                }
            }
        }
        return comments;
    }

    /** Reads comments, each by somebody else. */
    List<ReadComment> read(List<Comment> all) {
        List<ReadComment> comments = new ArrayList<>();
        for (Comment comment : all) {
            if (!comment.text().isBlank()) {
                comments.add(read(comment, comments.size(), Optional.empty()));
            }
        }
        return comments;
    }

    private ReadComment read(Comment comment, int author, Optional<Sentiment> rated) {
        Optional<Locale> language = detector.detect(comment.text());
        Sentiment sentiment;
        TextSummary.Judge judge;
        if (rated.isPresent()) {
            sentiment = rated.get();
            judge = TextSummary.Judge.RATING;
        } else if (classifier.isPresent()) {
            Classification found = classifier.get().classify(comment.text(), comment.question());
            sentiment = found.decided() ? sentiment(found.label()) : Sentiment.NOT_ANALYSED;
            judge = TextSummary.Judge.CLASSIFIER;
        } else {
            // a word or two is often undetermined, and English is what the lexicon knows
            boolean english = language.isEmpty() || language.get().getLanguage().equals(Locale.ENGLISH.getLanguage());
            sentiment = english ? Lexicon.english().judge(comment.text(), comment.question()) : Sentiment.NOT_ANALYSED;
            judge = TextSummary.Judge.LEXICON;
        }
        return new ReadComment(
                comment.text(),
                comment.at(),
                author,
                sentiment,
                sentiment == Sentiment.NOT_ANALYSED ? Optional.empty() : Optional.of(judge),
                language.map(Locale::getLanguage).orElse(UNDETERMINED),
                taxonomy.of(comment.text()));
    }

    private static Sentiment sentiment(String label) {
        for (Sentiment sentiment : Sentiment.values()) {
            if (sentiment.code().equals(label)) {
                return sentiment;
            }
        }
        return Sentiment.NOT_ANALYSED;
    }
}
