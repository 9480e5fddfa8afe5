package org.cxsdk.core.customer;

import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.ActorId;

/**
 * Port: who may say that two profiles belong to one customer, and who may take that back. Joining the records of two people
 * shows one of them to the other, so nobody may unless an agency says who.
 */
@FunctionalInterface
public interface LinkAuthority {

    /** Whether this actor may, with this evidence. */
    boolean may(ActorId actor, IdentityLink.Evidence evidence);

    /** Nobody may: what holds until an agency says who. */
    static LinkAuthority nobody() {
        return (actor, evidence) -> false;
    }

    /** These may, with any evidence. */
    static LinkAuthority of(Set<ActorId> actors) {
        Set<ActorId> some = Set.copyOf(Objects.requireNonNull(actors, "actors"));
        return (actor, evidence) -> some.contains(actor);
    }
}
