package org.cxsdk.feedback.privacy;

import java.util.List;
import java.util.Objects;

/**
 * A text without the identifiers that were in it.
 *
 * @param text the text, with the code of its kind in brackets in the place of each: {@code Call me on [phone]}
 * @param found what was taken out, in order
 */
public record Redaction(String text, List<Found> found) {

    public Redaction {
        Objects.requireNonNull(text, "text");
        found = List.copyOf(found);
    }

    /**
     * Something that was taken out; what it was is not kept.
     *
     * @param kind code of its kind; {@code name} for a name that was given
     * @param start where it began in the original, in characters from 0
     * @param end behind it
     */
    public record Found(String kind, int start, int end) {
        public Found {
            Objects.requireNonNull(kind, "kind");
        }
    }

    /** Whether something was taken out. */
    public boolean isChanged() {
        return !found.isEmpty();
    }

    /** Leaves out the text: names may be left in it. */
    @Override
    public String toString() {
        return "Redaction(" + found + ")";
    }
}
