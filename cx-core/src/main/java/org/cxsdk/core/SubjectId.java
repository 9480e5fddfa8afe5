package org.cxsdk.core;

/**
 * The pseudonym under which a person is known inside the SDK. It is not a national number: those are {@link ExternalId}s.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record SubjectId(String value) {

    public SubjectId {
        Identifier.require("SubjectId", value);
    }

    /** Returns the identifier with this text. */
    public static SubjectId of(String value) {
        return new SubjectId(value);
    }

    /** Hides the value: pseudonyms of people stay out of logs and messages. */
    @Override
    public String toString() {
        return "SubjectId(hidden)";
    }
}
