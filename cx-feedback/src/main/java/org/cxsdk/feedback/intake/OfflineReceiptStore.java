package org.cxsdk.feedback.intake;

import java.util.Optional;
import org.cxsdk.core.context.CxSession;

/** Where the receipts of uploads are kept. */
public interface OfflineReceiptStore {

    /** The receipt of an upload, if it came. */
    Optional<OfflineReceipt> find(CxSession session, OfflineBatchId id);

    /**
     * Keeps a receipt.
     *
     * @throws org.cxsdk.core.storage.VersionConflict if there is one of this upload
     */
    void add(CxSession session, OfflineReceipt receipt);
}
