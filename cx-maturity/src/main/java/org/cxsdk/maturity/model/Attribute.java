package org.cxsdk.maturity.model;

import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.Identifier;

/**
 * A fact that tells apart several answers to one criterion, for example the service or the level of government.
 *
 * @param name unique within the model
 * @param values the values it may have, in the model's order; empty if any value is allowed
 */
public record Attribute(String name, Set<String> values) {

    public Attribute {
        Identifier.require("Attribute.name", name);
        Objects.requireNonNull(values, "values");
        values = Ordered.set(values);
    }

    /** Whether an answer may carry this value. */
    public boolean allows(String value) {
        return values.isEmpty() || values.contains(value);
    }
}
