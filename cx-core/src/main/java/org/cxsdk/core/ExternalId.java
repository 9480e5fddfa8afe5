package org.cxsdk.core;

/**
 * An identifier that somebody else issued, with the scheme that says who: a national number, a case number of another
 * agency, a chamber of commerce number.
 *
 * @param scheme who issued it and how it is to be read, for example {@code "ee:isikukood"}
 * @param value the identifier as issued
 */
public record ExternalId(String scheme, String value) {

    public ExternalId {
        Identifier.require("ExternalId.scheme", scheme);
        Identifier.require("ExternalId.value", value);
    }

    /** Returns the identifier that {@code scheme} issued as {@code value}. */
    public static ExternalId of(String scheme, String value) {
        return new ExternalId(scheme, value);
    }

    /** Shows the scheme only: the value may identify a person. */
    @Override
    public String toString() {
        return "ExternalId(" + scheme + ":hidden)";
    }
}
