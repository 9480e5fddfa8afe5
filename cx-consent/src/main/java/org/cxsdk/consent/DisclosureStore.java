package org.cxsdk.consent;

import org.cxsdk.core.ActorId;
import org.cxsdk.core.context.CxSession;

/**
 * Port: where it is written down who gets, or does not get, which data of whom, before anything leaves. {@link
 * CxConsent#release} calls it inside the transaction in which it decides, so decision and entry are kept together or not
 * at all. The ledger of {@code org.cxsdk.consent.ledger} is behind it; an agency may put a log of its own there.
 */
@FunctionalInterface
public interface DisclosureStore {

    /**
     * Appends one attempt: data given out if {@code decision.outcome().isUsable()}, asked for in vain otherwise.
     *
     * @param session the transaction; data leaves only after it ended well
     * @param id identifies the entry; an attempt in vain has another one than the same attempt with success
     * @param provider who holds the data and would hand it out
     * @param decision person, purpose, category, recipient, instant, and the outcome with its basis and what is excluded
     * @return whether it was added; false if the entry stands in the log already, which then stays what it is
     */
    boolean append(CxSession session, DisclosureId id, ActorId provider, ReuseDecision decision);
}
