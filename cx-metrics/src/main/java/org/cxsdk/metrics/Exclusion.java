package org.cxsdk.metrics;

import java.util.Objects;
import java.util.regex.Pattern;
import org.cxsdk.core.LocalizedText;

/**
 * What a definition leaves out by rule; the result says how many.
 *
 * @param id short name in lower case with hyphens, for example {@code resumed-session}
 * @param where which observations
 * @param text one sentence: why
 */
public record Exclusion(String id, Filter where, LocalizedText text) {

    /** The form of an id; lower case, so that it is never taken for an {@link ExclusionReason}. */
    public static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    public Exclusion {
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(text, "text");
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id (\"" + id + "\") must match " + ID);
        }
    }
}
