package org.cxsdk.metrics;

import org.cxsdk.core.Identifier;

/**
 * Identifies a KPI within the definitions that an agency uses.
 *
 * @param value the identifier, for example {@code digital-take-up}; obeys {@link Identifier#require}
 */
public record KpiId(String value) {

    public KpiId {
        Identifier.require("KpiId", value);
    }

    /** Returns the identifier with this text. */
    public static KpiId of(String value) {
        return new KpiId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
