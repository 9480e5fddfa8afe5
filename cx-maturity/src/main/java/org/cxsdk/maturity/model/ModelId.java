package org.cxsdk.maturity.model;

import org.cxsdk.core.Identifier;

/** Identifies a maturity model, whatever its version; for example {@code cx-government}. */
public record ModelId(String value) {

    public ModelId {
        Identifier.require("ModelId", value);
    }

    /** Returns the identifier of a model. */
    public static ModelId of(String value) {
        return new ModelId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
