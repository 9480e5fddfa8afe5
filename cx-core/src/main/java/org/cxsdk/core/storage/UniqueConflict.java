package org.cxsdk.core.storage;

import java.io.Serial;
import org.cxsdk.core.CoreError;

/** A unique index tuple belongs to another document (ST-6). */
public final class UniqueConflict extends StorageConflict {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient DocKey key;
    private final String index;

    /**
     * @param key the document that was to get the tuple
     * @param index the unique index
     */
    public UniqueConflict(DocKey key, String index) {
        super(
                CoreError.UNIQUE_CONFLICT,
                "another document of kind \"" + key.kind() + "\" holds the same tuple of the unique index \"" + index
                        + "\"",
                "Find the other document by that index and use it, or choose another value.");
        this.key = key;
        this.index = index;
    }

    /** The document that was to get the tuple; lost by Java serialisation. */
    public DocKey key() {
        return key;
    }

    /** The unique index. */
    public String index() {
        return index;
    }
}
