package org.cxsdk.core.storage;

import java.util.Objects;
import org.cxsdk.core.Bytes;

/**
 * Where a walk over an index stands: after the entry with this tuple and id (keyset paging, ST-8). To callers it is
 * opaque; adapters continue with entries whose {@code (tuple, id)} is greater, both compared as unsigned bytes.
 *
 * @param tuple the encoded tuple of the last entry seen
 * @param id the document id of the last entry seen
 */
public record Cursor(Bytes tuple, String id) {

    /** Before the first entry. */
    public static final Cursor START = new Cursor(Bytes.EMPTY, "");

    public Cursor {
        Objects.requireNonNull(tuple, "tuple");
        Objects.requireNonNull(id, "id");
    }

    /** Hides where: tuple and id may be pseudonyms. */
    @Override
    public String toString() {
        return equals(START) ? "Cursor(start)" : "Cursor(hidden)";
    }
}
