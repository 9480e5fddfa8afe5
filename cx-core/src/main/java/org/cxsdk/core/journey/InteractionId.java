package org.cxsdk.core.journey;

import org.cxsdk.core.Identifier;

/**
 * Names one interaction; recording the same identifier twice changes nothing.
 *
 * @param value the identifier; obeys {@link Identifier#require} and has at most 160 bytes of UTF-8, so that
 *     identifiers of observations can be made from it
 */
public record InteractionId(String value) {

    public InteractionId {
        Identifier.require("InteractionId", value);
        JourneyIds.requireShort("InteractionId", value);
    }

    /** Returns the identifier with this text. */
    public static InteractionId of(String value) {
        return new InteractionId(value);
    }

    /**
     * Returns the identifier of what a source calls by an identifier of its own: the same pair, the same identifier. Long
     * ones are hashed (SHA-256), so that any pair that a CloudEvent may carry has one.
     */
    public static InteractionId of(SourceId source, String id) {
        String whole = source.value().replace("%", "%25").replace("#", "%23") + "#" + id;
        return new InteractionId(JourneyIds.shortened(whole));
    }

    @Override
    public String toString() {
        return value;
    }
}
