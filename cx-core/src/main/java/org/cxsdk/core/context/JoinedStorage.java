package org.cxsdk.core.context;

import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageInfo;
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.StorageWork;
import org.cxsdk.core.storage.TxMode;
import org.jspecify.annotations.Nullable;

/** A storage that runs everything inside one session that somebody else commits. */
final class JoinedStorage implements Storage {

    private static final StorageInfo INFO = new StorageInfo("inside a transaction", Set.of(Capability.JOINED));

    private final StorageSession session;
    private volatile boolean ended;

    JoinedStorage(StorageSession session) {
        this.session = session;
    }

    @Override
    public StorageInfo info() {
        return INFO;
    }

    @Override
    public <T extends @Nullable Object> T execute(TxMode mode, StorageWork<T> work) {
        Objects.requireNonNull(mode, "mode");
        if (ended) {
            throw new CxException(
                    CoreError.TRANSACTION_MISUSE,
                    "the transaction of this context has ended",
                    "Use the context inside the work given to inTransaction only; afterwards use the outer one.");
        }
        return work.run(session);
    }

    void end() {
        ended = true;
    }

    /** The session belongs to the outer transaction; there is nothing to let go of. */
    @Override
    public void close() {}
}
