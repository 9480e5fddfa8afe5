package org.cxsdk.feedback.recovery;

import org.cxsdk.core.Identifier;

/**
 * Identifies what is promised, for example {@code two-stages}.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record ServiceTermsId(String value) {

    public ServiceTermsId {
        Identifier.require("ServiceTermsId", value);
    }

    /** Returns the identifier with this text. */
    public static ServiceTermsId of(String value) {
        return new ServiceTermsId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
