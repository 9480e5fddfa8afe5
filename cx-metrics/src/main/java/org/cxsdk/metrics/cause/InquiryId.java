package org.cxsdk.metrics.cause;

import org.cxsdk.core.Identifier;

/**
 * Identifies an {@link Inquiry}.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record InquiryId(String value) {

    public InquiryId {
        Identifier.require("InquiryId", value);
    }

    /** Returns the identifier with this text. */
    public static InquiryId of(String value) {
        return new InquiryId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
