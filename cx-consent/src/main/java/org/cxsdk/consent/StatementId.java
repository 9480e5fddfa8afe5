package org.cxsdk.consent;

import java.util.UUID;
import org.cxsdk.core.Identifier;

/**
 * Identifies one statement of a person: a grant, a refusal or a withdrawal. The caller chooses it before the first
 * attempt and repeats it in every further one, so that a command sent twice takes effect once.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record StatementId(String value) {

    public StatementId {
        Identifier.require("StatementId", value);
    }

    /** Returns the identifier with this text. */
    public static StatementId of(String value) {
        return new StatementId(value);
    }

    /** Returns a new identifier that nobody else has. */
    public static StatementId random() {
        return new StatementId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
