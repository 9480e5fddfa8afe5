package org.cxsdk.core;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Port: what one module knows of a person, for the single customer view. Each module that stores something about people
 * implements it; the view puts the parts together.
 */
public interface CustomerViewPart {

    /** A short stable name of the part, for example {@code consents}. */
    String name();

    /** What is known of the person, newest first, at most {@code limit} lines; empty if nothing is. */
    List<Line> about(SubjectId subject, int limit);

    /**
     * One line of the view.
     *
     * @param at when it happened or was last changed
     * @param kind what kind of thing it is, for example {@code consent.granted}
     * @param reference identifies the record, so that it can be opened
     * @param text one sentence for a person to read
     */
    record Line(Instant at, String kind, String reference, LocalizedText text) {
        public Line {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(text, "text");
        }
    }
}
