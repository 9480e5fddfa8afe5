package org.cxsdk.core.journey;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;

/** Keeps what happened on journeys. Interactions are added and never changed. */
public interface InteractionStore {

    /** Returns the store that keeps each journey's interactions as a stream of the context's storage. */
    static InteractionStore inStorage() {
        return new StreamInteractionStore();
    }

    /**
     * Adds an interaction; its note is kept encrypted under the key of the journey's subject. If one with the same
     * identifier is kept already, nothing changes and that one comes back, whenever it was recorded.
     *
     * @param instance the journey that the interaction names
     * @throws org.cxsdk.core.CxException with code CX-JOURNEY-0002 if a different interaction has this identifier
     */
    Interaction record(CxSession session, JourneyInstance instance, Interaction interaction);

    /** The interactions of one journey in the order in which they arrived. An erased note is null. */
    List<Interaction> ofJourney(CxSession session, JourneyInstanceId journey);

    /** Committed interactions of all journeys after a position, in the order in which they were committed. */
    Slice<Arrival, Position> arrivals(CxSession session, Position after, int limit);

    /**
     * An interaction that arrived.
     *
     * @param position its place in the tenant's journal
     * @param interaction what arrived
     */
    record Arrival(Position position, Interaction interaction) {
        public Arrival {
            Objects.requireNonNull(position, "position");
            Objects.requireNonNull(interaction, "interaction");
        }
    }
}
