package org.cxsdk.core.catalog;

import org.cxsdk.core.Identifier;

/**
 * A step of a service as its touchpoints name it: {@code apply}, {@code pay}, {@code collect}.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record ServiceStepId(String value) {

    public ServiceStepId {
        Identifier.require("ServiceStepId", value);
    }

    /** Returns the identifier with this text. */
    public static ServiceStepId of(String value) {
        return new ServiceStepId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
