package org.cxsdk.core.storage;

import java.io.Serial;
import java.util.OptionalLong;
import org.cxsdk.core.CoreError;

/** A document's version is not the expected one (ST-3). */
public final class VersionConflict extends StorageConflict {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient DocKey key;
    private final long actual;

    /**
     * @param key the document
     * @param actual the version that is stored; empty if there is no document
     */
    public VersionConflict(DocKey key, OptionalLong actual) {
        super(
                CoreError.VERSION_CONFLICT,
                "a document of kind \"" + key.kind() + "\" was changed by somebody else: "
                        + (actual.isPresent() ? "it now has version " + actual.getAsLong() : "there is none now"),
                "Load it again, decide again, write again.");
        this.key = key;
        this.actual = actual.orElse(0);
    }

    /** The document; lost by Java serialisation. */
    public DocKey key() {
        return key;
    }

    /** The version that is stored; empty if there is no document. */
    public OptionalLong actual() {
        return actual == 0 ? OptionalLong.empty() : OptionalLong.of(actual);
    }
}
