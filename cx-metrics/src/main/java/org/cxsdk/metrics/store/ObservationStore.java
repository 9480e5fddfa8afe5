package org.cxsdk.metrics.store;

import org.cxsdk.core.Observation;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.storage.Slice;

/**
 * The journal of observations that KPIs are computed from. Replace it to read from a table that an agency has already.
 */
public interface ObservationStore {

    /**
     * Appends an observation. One that is there already, the same in every part, changes nothing.
     *
     * @return its revision, from 1 without holes in the order of recording
     * @throws org.cxsdk.core.CxException {@code CX-STORAGE-0008} if its id is there with other content
     */
    long add(CxSession session, Observation observation);

    /**
     * Reads on after a revision, at most 1,000 observations.
     *
     * @param after 0 to start at the beginning
     */
    Slice<Observation, Long> read(CxSession session, long after, int limit);
}
