package org.cxsdk.maturity.assess;

import org.cxsdk.core.Identifier;

/** Who is assessed: an organisation, an office, a country. Never a person. */
public record Subject(String value) implements Comparable<Subject> {

    public Subject {
        Identifier.require("Subject", value);
    }

    /** Returns a subject. */
    public static Subject of(String value) {
        return new Subject(value);
    }

    @Override
    public int compareTo(Subject other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
