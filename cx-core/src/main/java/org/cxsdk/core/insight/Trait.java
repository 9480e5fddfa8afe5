package org.cxsdk.core.insight;

import java.util.Objects;

/**
 * A property that events of a log may have besides case, activity and time, by which journeys are compared.
 *
 * @param name names it; not blank
 */
public record Trait(String name) {

    /** On which channel it happened. */
    public static final Trait CHANNEL = new Trait("channel");

    /** Which organisation served. */
    public static final Trait ORGANISATION = new Trait("organisation");

    /** Who acted: a desk, a group, a person's pseudonym. */
    public static final Trait ACTOR = new Trait("actor");

    /** To which part of the customers the journey belongs. */
    public static final Trait SEGMENT = new Trait("segment");

    public Trait {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a trait must not be blank");
        }
    }

    /** Returns the trait of this name. */
    public static Trait of(String name) {
        return new Trait(name);
    }
}
