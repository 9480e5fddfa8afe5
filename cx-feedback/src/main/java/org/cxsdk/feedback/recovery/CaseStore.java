package org.cxsdk.feedback.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Where cases are kept: the facts of each, and an entry that says when it is due. The SDK's own implementation stands over any
 * {@link org.cxsdk.core.storage.Storage}.
 */
public interface CaseStore {

    /** The case, if it was opened. Words whose key was destroyed come back as null. */
    Optional<Case> find(CxSession session, CaseId id);

    /**
     * Adds facts to a case, all or none.
     *
     * @param before the case as it was read; null if it is opened now
     * @param after the case with the new facts
     * @param nextDue when its next escalation comes; null if none does
     * @throws org.cxsdk.core.storage.StorageConflict if somebody else added facts meanwhile
     */
    void add(CxSession session, @Nullable Case before, Case after, @Nullable Instant nextDue);

    /** Cases whose next escalation came before an instant, longest waiting first. */
    List<CaseId> due(CxSession session, Instant before, int limit);

    /** The cases of a customer, in the order in which they were opened. */
    List<CaseId> ofCustomer(CxSession session, SubjectId customer);

    /** What a customer was granted before, in all cases. */
    List<PastGrant> grants(CxSession session, SubjectId customer);

    /**
     * Notes a grant. Of two at the same moment one fails, so that no limit is passed by both.
     *
     * @throws org.cxsdk.core.storage.StorageConflict if another grant to her was noted since they were read
     */
    void addGrant(CxSession session, SubjectId customer, List<PastGrant> before, PastGrant grant);

    /** Facts of all cases added after a position, each with how many its case had with it. */
    Slice<Arrival, Position> arrivals(CxSession session, Position after, int limit);

    /**
     * A fact was added.
     *
     * @param of to which case
     * @param number its number in the case, from 1
     */
    record Arrival(CaseId of, int number) {}
}
