package org.cxsdk.core;

/**
 * Why personal data is used; a node of the agency's purpose taxonomy.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record PurposeId(String value) {

    public PurposeId {
        Identifier.require("PurposeId", value);
    }

    /** Returns the identifier with this text. */
    public static PurposeId of(String value) {
        return new PurposeId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
