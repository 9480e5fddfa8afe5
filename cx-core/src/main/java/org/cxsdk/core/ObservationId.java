package org.cxsdk.core;

/**
 * Identifies one {@link Observation}; recording the same identifier twice changes nothing.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record ObservationId(String value) {

    public ObservationId {
        Identifier.require("ObservationId", value);
    }

    /** Returns the identifier with this text. */
    public static ObservationId of(String value) {
        return new ObservationId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
