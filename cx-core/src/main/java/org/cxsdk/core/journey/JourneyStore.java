package org.cxsdk.core.journey;

import java.util.Optional;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.Slice;

/** Keeps designs of journeys and the journeys of people. */
public interface JourneyStore {

    /** Returns the store that keeps them as documents of the context's storage. */
    static JourneyStore inStorage() {
        return new DocumentJourneyStore();
    }

    /**
     * Keeps one version of a design; keeping the same again changes nothing.
     *
     * @throws org.cxsdk.core.CxException with code CX-JOURNEY-0001 if another design is kept under this version
     */
    void publish(CxSession session, JourneyDefinition definition);

    /** One version of a design. */
    Optional<JourneyDefinition> definition(CxSession session, JourneyVersion version);

    /**
     * Opens a journey. If it is open already for the same person and design, nothing changes, and the instance as it was
     * opened first comes back.
     *
     * @throws org.cxsdk.core.CxException with code CX-JOURNEY-0001 if another journey has this identifier
     */
    JourneyInstance open(CxSession session, JourneyInstance instance);

    /** One journey. */
    Optional<JourneyInstance> instance(CxSession session, JourneyInstanceId id);

    /** The journeys of one person, the one opened first comes first. */
    Slice<JourneyInstance, Cursor> ofSubject(CxSession session, SubjectId subject, Cursor after, int limit);

    /** The journeys on one version of a design, the one opened first comes first. */
    Slice<JourneyInstance, Cursor> onVersion(CxSession session, JourneyVersion version, Cursor after, int limit);
}
