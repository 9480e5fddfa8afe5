package org.cxsdk.consent;

import java.util.Objects;
import org.cxsdk.core.SubjectId;

/**
 * A place in a person's log that a later decision must have seen.
 *
 * @param subject whose log
 * @param revision up to where
 */
public record RevisionToken(SubjectId subject, long revision) {

    public RevisionToken {
        Objects.requireNonNull(subject, "subject");
        if (revision < 0) {
            throw new IllegalArgumentException("revision (" + revision + ") must not be negative");
        }
    }
}
