package org.cxsdk.core.customer;

import java.util.List;
import java.util.Optional;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;

/** Keeps profiles, each under its own pseudonym. Joining customers never touches them. */
public interface CustomerStore {

    /** Returns the store that keeps them as documents of the context's storage, what is personal sealed. */
    static CustomerStore inStorage() {
        return new DocumentCustomerStore();
    }

    /**
     * Keeps a profile, in the place of what was kept of it before.
     *
     * @throws org.cxsdk.core.storage.UniqueConflict if another profile has one of its identifiers
     */
    void put(CxSession session, CustomerProfile profile);

    /** One profile; empty if it is not known or its key was destroyed. */
    Optional<CustomerProfile> find(CxSession session, SubjectId subject);

    /** The profile that has this identifier. */
    Optional<SubjectId> byIdentifier(CxSession session, ExternalId identifier);

    /** Profiles that this device was used with, in order of their text, at most {@code limit}. */
    List<SubjectId> usedWith(CxSession session, ExternalId device, int limit);
}
