package org.cxsdk.core.journey.improve;

import java.util.List;
import java.util.Optional;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyVersion;

/** Keeps what is noted, promised and done about versions of journeys, and the life events of people. */
public interface ImprovementStore {

    /** Returns the store that keeps them as documents of the context's storage. */
    static ImprovementStore inStorage() {
        return new DocumentImprovementStore();
    }

    /** Keeps an activity, in the place of one with the same identifier. */
    void put(CxSession session, EngagementActivity activity);

    /** The activities linked to a version, in order of day and identifier. */
    List<EngagementActivity> activities(CxSession session, JourneyVersion version);

    /** Keeps a note, in the place of one with the same identifier. */
    void put(CxSession session, MapNote note);

    /** The notes on a version, in order of identifier. */
    List<MapNote> notes(CxSession session, JourneyVersion version);

    /** Keeps a commitment, in the place of one with the same identifier. */
    void put(CxSession session, Commitment commitment);

    /** The commitments on a version, in order of identifier. */
    List<Commitment> commitments(CxSession session, JourneyVersion version);

    /** Keeps a life event, in the place of what was kept of it before. */
    void put(CxSession session, LifeEventJourney journey);

    /** One life event of one person. */
    Optional<LifeEventJourney> lifeEvent(CxSession session, JourneyInstanceId id);
}
