package org.cxsdk.core.storage;

import java.io.Serial;
import org.cxsdk.core.CxException;
import org.cxsdk.core.ErrorCode;

/** Somebody else was faster: what the transaction expected is no longer so. Nothing took effect. */
public abstract sealed class StorageConflict extends CxException
        permits VersionConflict, UniqueConflict, RevisionConflict {

    @Serial
    private static final long serialVersionUID = 1L;

    StorageConflict(ErrorCode code, String what, String remedy) {
        super(code, what, remedy);
    }
}
