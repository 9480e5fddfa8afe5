package org.cxsdk.consent;

import org.cxsdk.core.context.CxSession;

/**
 * Port: where a disclosure is written down before data leaves. {@link CxConsent#release} calls it inside the transaction
 * in which it decides, so decision and entry are kept together or not at all. The ledger of {@code
 * org.cxsdk.consent.ledger} implements it; an agency may put a log of its own behind it.
 *
 * <p>Data leaves only after the transaction ended well.
 */
@FunctionalInterface
public interface DisclosureStore {

    /**
     * Appends a disclosure.
     *
     * @return whether it was added; false if one with its identifier stands in the log already, which then stays what it is
     */
    boolean append(CxSession session, Disclosure disclosure);
}
