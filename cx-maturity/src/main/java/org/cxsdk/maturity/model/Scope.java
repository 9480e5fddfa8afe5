package org.cxsdk.maturity.model;

import org.cxsdk.core.Identifier;

/** What an assessment of a subject covers: a period, a life event, an average over others. */
public record Scope(String value) implements Comparable<Scope> {

    public Scope {
        Identifier.require("Scope", value);
    }

    /** Returns a scope. */
    public static Scope of(String value) {
        return new Scope(value);
    }

    @Override
    public int compareTo(Scope other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
