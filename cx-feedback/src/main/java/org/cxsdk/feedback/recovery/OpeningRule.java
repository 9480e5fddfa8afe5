package org.cxsdk.feedback.recovery;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.text.Taxonomy;
import org.cxsdk.feedback.text.Topic;
import org.cxsdk.feedback.text.TopicId;
import org.jspecify.annotations.Nullable;

/**
 * When a response opens a case. Words are compared as topics are: case, apostrophes and the spellings of an Arabic word do not
 * matter.
 *
 * @param id names the rule in the case
 * @param issue what kind of issue the case is about
 * @param trigger what it looks for
 * @param onlyIf an answer that must be low as well: a topic alone is found in praise, too; null if none must be
 */
public record OpeningRule(OpeningRuleId id, IssueId issue, Trigger trigger, Trigger.@Nullable ScoreAtMost onlyIf) {

    private static final TopicId KEYWORD = TopicId.of("keyword");
    private static final String NO_HASH = "0".repeat(64);

    public OpeningRule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(issue, "issue");
        Objects.requireNonNull(trigger, "trigger");
    }

    /** A rule that looks at one thing. */
    public OpeningRule(OpeningRuleId id, IssueId issue, Trigger trigger) {
        this(id, issue, trigger, null);
    }

    /** What a rule looks for in a response. */
    public sealed interface Trigger {

        /**
         * A question was answered with this code or a lower one.
         *
         * @param question a rating where low is bad
         * @param code the highest code that opens a case
         */
        record ScoreAtMost(QuestionId question, int code) implements Trigger {
            public ScoreAtMost {
                Objects.requireNonNull(question, "question");
            }

            /** The code of the answer, if it is low enough. */
            Optional<Integer> hit(Response response) {
                return response.answer(question) instanceof Answer.Chosen chosen && chosen.code() <= code
                        ? Optional.of(chosen.code())
                        : Optional.empty();
            }
        }

        /**
         * One of these terms was written, in answer to any question.
         *
         * @param terms words, several words, or a beginning with {@code *}
         */
        record Keyword(List<String> terms) implements Trigger {
            public Keyword {
                terms = List.copyOf(terms);
                if (terms.isEmpty()) {
                    throw new IllegalArgumentException("a keyword rule needs a term");
                }
                words(terms);
            }
        }

        /**
         * The words are about a topic of a taxonomy.
         *
         * @param taxonomy the taxonomy
         * @param topic the id of the topic
         */
        record TopicFound(Taxonomy taxonomy, TopicId topic) implements Trigger {
            public TopicFound {
                if (taxonomy.topics().stream().noneMatch(known -> known.id().equals(topic))) {
                    throw new IllegalArgumentException(
                            "taxonomy " + taxonomy.ref() + " has no topic \"" + topic + "\"");
                }
            }
        }
    }

    /** What of the response fits the rule, if something does. */
    public Optional<CaseCause> fits(Response response) {
        if (onlyIf != null && onlyIf.hit(response).isEmpty()) {
            return Optional.empty();
        }
        if (trigger instanceof Trigger.ScoreAtMost score) {
            return score.hit(response)
                    .map(code -> new CaseCause(CaseCause.Kind.SCORE, id, score.question() + "=" + code));
        }
        if (trigger instanceof Trigger.Keyword keyword) {
            return found(words(keyword.terms()), KEYWORD, response)
                    .map(term -> new CaseCause(CaseCause.Kind.KEYWORD, id, term));
        }
        Trigger.TopicFound about = (Trigger.TopicFound) trigger;
        return found(about.taxonomy(), about.topic(), response)
                .map(term -> new CaseCause(CaseCause.Kind.TOPIC, id, about.topic() + ": " + term));
    }

    private static Optional<String> found(Taxonomy taxonomy, TopicId topic, Response response) {
        for (Answer answer : response.answers().values()) {
            if (answer instanceof Answer.Written written) {
                for (Map.Entry<Topic, List<String>> hit :
                        taxonomy.of(written.text()).entrySet()) {
                    if (hit.getKey().id().equals(topic)) {
                        return Optional.of(hit.getValue().get(0));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Taxonomy words(List<String> terms) {
        return new Taxonomy(
                new DefinitionRef("keywords", "1", NO_HASH),
                List.of(new Topic(KEYWORD, LocalizedText.of("en", "Keywords"), terms, List.of())));
    }
}
