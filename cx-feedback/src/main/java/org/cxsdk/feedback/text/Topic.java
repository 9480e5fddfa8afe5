package org.cxsdk.feedback.text;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.LocalizedText;

/**
 * What a comment can be about. A comment is about a topic if one of its terms stands in it and none of those that rule it
 * out. A term is a word, several words in a row, or the beginning of a word with {@code *} at the end.
 *
 * @param id identifies it within its taxonomy
 * @param title what people call it
 * @param terms any of these, in any language; at least one
 * @param unless none of these
 */
public record Topic(TopicId id, LocalizedText title, List<String> terms, List<String> unless) {

    public Topic {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        terms = List.copyOf(terms);
        unless = List.copyOf(unless);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("topic " + id + " needs terms");
        }
    }
}
