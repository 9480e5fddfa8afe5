package org.cxsdk.core;

/**
 * Who does something: a member of staff, a system, or a person acting for herself.
 *
 * @param value the identifier; obeys {@link Identifier#require}
 */
public record ActorId(String value) {

    public ActorId {
        Identifier.require("ActorId", value);
    }

    /** Returns the identifier with this text. */
    public static ActorId of(String value) {
        return new ActorId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
