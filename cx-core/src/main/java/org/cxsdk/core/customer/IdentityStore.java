package org.cxsdk.core.customer;

import java.util.List;
import java.util.Optional;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.Slice;

/** Keeps links between profiles, and pairs of profiles that wait for somebody to look at them. */
public interface IdentityStore {

    /** Returns the store that keeps them as documents of the context's storage. */
    static IdentityStore inStorage() {
        return new DocumentIdentityStore();
    }

    /** Keeps a link, or its revocation. */
    void put(CxSession session, IdentityLink link);

    /** One link. */
    Optional<IdentityLink> link(CxSession session, LinkId id);

    /** All links of a profile, revoked ones too, in order of their identifier. */
    List<IdentityLink> linksOf(CxSession session, SubjectId subject);

    /** Keeps a pair that waits, or what was decided of it. */
    void put(CxSession session, LinkReview review);

    /** One pair. */
    Optional<LinkReview> review(CxSession session, LinkId id);

    /** Pairs that wait, the most likely first. */
    Slice<LinkReview, Cursor> waiting(CxSession session, Cursor after, int limit);
}
