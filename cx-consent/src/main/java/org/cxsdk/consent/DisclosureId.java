package org.cxsdk.consent;

import java.util.UUID;
import org.cxsdk.core.Identifier;

/**
 * One occasion on which data was asked for. The caller chooses it beforehand and repeats it when the same attempt is made
 * again, so that the log holds the attempt once.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record DisclosureId(String value) {

    public DisclosureId {
        Identifier.require("DisclosureId", value);
    }

    /** Returns the identifier with this text. */
    public static DisclosureId of(String value) {
        return new DisclosureId(value);
    }

    /** Returns an identifier that nobody used before. */
    public static DisclosureId random() {
        return new DisclosureId(UUID.randomUUID().toString());
    }

    /** Under which the same attempt stands in the log while it is in vain. */
    DisclosureId refused() {
        return new DisclosureId(value + "~refused");
    }

    @Override
    public String toString() {
        return value;
    }
}
