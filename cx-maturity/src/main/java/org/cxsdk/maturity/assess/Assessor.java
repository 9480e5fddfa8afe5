package org.cxsdk.maturity.assess;

import org.cxsdk.core.Identifier;

/** Somebody who rates or validates, by a name that the organisation gives; a pseudonym does. */
public record Assessor(String value) implements Comparable<Assessor> {

    public Assessor {
        Identifier.require("Assessor", value);
    }

    /** Returns an assessor. */
    public static Assessor of(String value) {
        return new Assessor(value);
    }

    @Override
    public int compareTo(Assessor other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
