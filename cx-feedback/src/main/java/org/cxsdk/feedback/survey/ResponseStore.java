package org.cxsdk.feedback.survey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cxsdk.core.Observation;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;

/**
 * Where responses are kept. The SDK's own implementation stands over any {@link org.cxsdk.core.storage.Storage}; an agency
 * that has a table of responses already implements these methods over it.
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
     * Records anonymous responses and journals them, all or none: in the order given, without author and with no instant but
     * days. They were made so that nothing in them leads to a person; see {@code CxAnonymousBox}.
     *
     * @param day the day on which they are recorded, as its first instant
     */
    void addAnonymous(CxSession session, List<Response> batch, Instant day);

    /** The responses that a person gave, newest first, with her words. */
    List<Response> ofRespondent(CxSession session, SubjectId respondent, int limit);

    /**
     * Hands out the responses to an instrument that were given in {@code [from, before)}, in the order of that time. Words
     * are not read; they come as not answered.
     */
    void forEach(CxSession session, InstrumentId instrument, Instant from, Instant before, Consumer<Response> action);

    /** Observations of the responses journalled after a position, one for each choice that was made. */
    Slice<Observation, Position> observations(CxSession session, Position after, int limit);
}
