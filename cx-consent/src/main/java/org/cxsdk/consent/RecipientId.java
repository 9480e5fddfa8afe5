package org.cxsdk.consent;

import org.cxsdk.core.ActorId;
import org.cxsdk.core.Identifier;

/**
 * Who receives data: an organisation, one of its systems, or a group of them in the recipient taxonomy.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record RecipientId(String value) {

    public RecipientId {
        Identifier.require("RecipientId", value);
    }

    /** Returns the identifier with this text. */
    public static RecipientId of(String value) {
        return new RecipientId(value);
    }

    /** Returns the recipient that an acting system or organisation is. */
    public static RecipientId of(ActorId actor) {
        return new RecipientId(actor.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
