package org.cxsdk.feedback.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.DefinitionRef;

/**
 * Topics as data, edited by the agency, versioned. Question: what is a comment about, and which words say so? Rules, not
 * statistics: the same comment always has the same topics, and each names the terms that gave it. Words are compared as
 * {@link Tokens} leaves them, so case, apostrophes and the spellings of an Arabic word do not matter.
 *
 * <p>Linear in words times terms; immutable and safe for use by many threads.
 */
public final class Taxonomy {

    private final DefinitionRef ref;
    private final List<Topic> topics;
    private final Map<TopicId, List<Term>> terms = new LinkedHashMap<>();
    private final Map<TopicId, List<Term>> unless = new LinkedHashMap<>();

    /**
     * @param ref id, version and hash of the document it was loaded from
     * @param topics in the order they are shown, with different ids
     */
    public Taxonomy(DefinitionRef ref, List<Topic> topics) {
        this.ref = Objects.requireNonNull(ref, "ref");
        this.topics = List.copyOf(topics);
        for (Topic topic : topics) {
            if (terms.put(topic.id(), topic.terms().stream().map(Term::of).toList()) != null) {
                throw new IllegalArgumentException("two topics with id " + topic.id());
            }
            unless.put(topic.id(), topic.unless().stream().map(Term::of).toList());
        }
    }

    /** Id, version and hash. */
    public DefinitionRef ref() {
        return ref;
    }

    /** Its topics. */
    public List<Topic> topics() {
        return topics;
    }

    /** The topics of a comment, each with the terms that gave it; in the order of the taxonomy. */
    public Map<Topic, List<String>> of(String text) {
        List<String> words = Tokens.words(text);
        Map<Topic, List<String>> found = new LinkedHashMap<>();
        for (Topic topic : topics) {
            if (Objects.requireNonNull(unless.get(topic.id())).stream().anyMatch(term -> term.isIn(words))) {
                continue;
            }
            List<String> hits = new ArrayList<>();
            for (Term term : Objects.requireNonNull(terms.get(topic.id()))) {
                if (term.isIn(words)) {
                    hits.add(term.written());
                }
            }
            if (!hits.isEmpty()) {
                found.put(topic, List.copyOf(hits));
            }
        }
        return found;
    }

    /** A term as written and as words; the last word may be a beginning. */
    private record Term(String written, List<String> words, boolean open) {

        static Term of(String written) {
            boolean open = written.endsWith("*");
            String text = open ? written.substring(0, written.length() - 1) : written;
            List<String> words = Tokens.words(text);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("term \"" + written + "\" has no word");
            }
            return new Term(written, words, open);
        }

        boolean isIn(List<String> text) {
            for (int at = 0; at + words.size() <= text.size(); at++) {
                if (matches(text, at)) {
                    return true;
                }
            }
            return false;
        }

        private boolean matches(List<String> text, int at) {
            int last = words.size() - 1;
            for (int i = 0; i < last; i++) {
                if (!text.get(at + i).equals(words.get(i))) {
                    return false;
                }
            }
            String word = text.get(at + last);
            return open ? word.startsWith(words.get(last)) : word.equals(words.get(last));
        }
    }
}
