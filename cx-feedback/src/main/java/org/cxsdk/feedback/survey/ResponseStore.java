package org.cxsdk.feedback.survey;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.cxsdk.core.Observation;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;

/**
 * Where responses are kept. The SDK's own implementation stands over any {@link org.cxsdk.core.storage.Storage}; an agency
 * that has a table of responses already implements these four methods over it.
 */
public interface ResponseStore {

    /** The response with this identifier, if it was recorded. Words whose key was destroyed come back as not answered. */
    Optional<Response> find(CxSession session, ResponseId id);

    /**
     * Records a response and journals it.
     *
     * @throws org.cxsdk.core.storage.VersionConflict if one with this identifier was recorded before
     */
    void add(CxSession session, Response response);

    /**
     * Hands out the responses to an instrument that were given in {@code [from, before)}, in the order of that time. Words
     * are not read; they come as not answered.
     */
    void forEach(CxSession session, InstrumentId instrument, Instant from, Instant before, Consumer<Response> action);

    /** Observations of the responses journalled after a position, one for each choice that was made. */
    Slice<Observation, Position> observations(CxSession session, Position after, int limit);
}
