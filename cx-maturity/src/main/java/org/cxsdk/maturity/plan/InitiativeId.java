package org.cxsdk.maturity.plan;

import org.cxsdk.core.Identifier;

/** Identifies an initiative of a catalogue. */
public record InitiativeId(String value) implements Comparable<InitiativeId> {

    public InitiativeId {
        Identifier.require("InitiativeId", value);
    }

    /** Returns the identifier of an initiative. */
    public static InitiativeId of(String value) {
        return new InitiativeId(value);
    }

    @Override
    public int compareTo(InitiativeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
