package org.cxsdk.core.journey;

import java.util.List;
import java.util.Optional;
import org.cxsdk.core.context.CxSession;

/** Keeps journeys that were handed from one channel or organisation to another; of each token only its hash. */
public interface ContinuationStore {

    /** Returns the store that keeps them as documents of the context's storage. */
    static ContinuationStore inStorage() {
        return new DocumentContinuationStore();
    }

    /** Keeps what a new token stands for. */
    void issue(CxSession session, ContinuationToken token, Continuation continuation);

    /** What a token stands for. */
    Optional<Continuation> find(CxSession session, ContinuationToken token);

    /** Keeps who took it up; a version conflict tells that somebody else has changed it meanwhile. */
    void redeem(CxSession session, ContinuationToken token, Continuation redeemed);

    /** What was handed out for a journey, the one issued first comes first; at most 100. */
    List<Continuation> ofJourney(CxSession session, JourneyInstanceId journey);
}
