package org.cxsdk.core.customer;

import java.util.Optional;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;

/** Keeps what moves customers, sealed under each one's key. */
public interface FiveMysStore {

    /** Returns the store that keeps them as documents of the context's storage. */
    static FiveMysStore inStorage() {
        return new DocumentFiveMysStore();
    }

    /** Keeps what is noted of a customer, in the place of what was kept before. */
    void put(CxSession session, FiveMys noted);

    /** What is noted of a customer; empty if nothing is, or her key was destroyed. */
    Optional<FiveMys> find(CxSession session, SubjectId subject);
}
