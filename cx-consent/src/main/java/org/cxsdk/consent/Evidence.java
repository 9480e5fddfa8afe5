package org.cxsdk.consent;

import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * How a person said what she said, so that it can be shown later (Regulation (EU) 2016/679, article 7(1)).
 *
 * @param act by which act: a code of the agency, such as {@code web-form} or {@code counter}; stored in clear, so nothing
 *     personal
 * @param note anything more, such as the number of the signed form; stored sealed under the person's key; null if there
 *     is none, or if it was erased
 * @param isErased whether there was a note and the person's key is destroyed
 */
public record Evidence(String act, @Nullable String note, boolean isErased) {

    public Evidence {
        Identifier.require("Evidence.act", act);
        if (note != null && isErased) {
            throw new IllegalArgumentException("a note that can be read is not erased");
        }
    }

    /** Returns evidence without a note. */
    public static Evidence of(String act) {
        return new Evidence(act, null, false);
    }

    /** The same act with a note. */
    public Evidence withNote(String text) {
        return new Evidence(act, Objects.requireNonNull(text, "text"), false);
    }

    /** The note, if there is one that can be read. */
    public Optional<String> readableNote() {
        return Optional.ofNullable(note);
    }

    /** Hides the note. */
    @Override
    public String toString() {
        return "Evidence(" + act + ")";
    }
}
