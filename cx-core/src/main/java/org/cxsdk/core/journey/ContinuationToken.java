package org.cxsdk.core.journey;

import org.cxsdk.core.Bytes;
import org.cxsdk.core.Identifier;

/**
 * What a person takes along to go on elsewhere: a text for a QR code, a letter or the telephone, that nobody can guess.
 * Whoever has it can go on with the journey until it ends, so it is stored as a hash only and shown by no {@code toString}.
 *
 * @param value the text; obeys {@link Identifier#require}
 */
public record ContinuationToken(String value) {

    public ContinuationToken {
        Identifier.require("ContinuationToken", value);
    }

    /** Returns the token with this text. */
    public static ContinuationToken of(String value) {
        return new ContinuationToken(value);
    }

    /** What is stored of it. */
    String hash() {
        return Bytes.utf8(value).sha256();
    }

    /** Hides the text. */
    @Override
    public String toString() {
        return "ContinuationToken(hidden)";
    }
}
