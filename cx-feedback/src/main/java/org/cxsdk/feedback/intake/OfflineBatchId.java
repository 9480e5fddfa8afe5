package org.cxsdk.feedback.intake;

import org.cxsdk.core.Identifier;

/**
 * Identifies one upload of a device; sending it again changes nothing.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record OfflineBatchId(String value) {

    public OfflineBatchId {
        Identifier.require("OfflineBatchId", value);
    }

    /** Returns the identifier with this text. */
    public static OfflineBatchId of(String value) {
        return new OfflineBatchId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
