package org.cxsdk.core.storage;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Bytes;

/**
 * A document as it is stored.
 *
 * @param key its name
 * @param version 1 when created, one more with each write (ST-3)
 * @param body its content, byte for byte as written
 * @param tuples its index tuples, as written and in that order
 */
public record StoredDoc(DocKey key, long version, Bytes body, List<IndexTuple> tuples) {

    public StoredDoc {
        Objects.requireNonNull(key, "key");
        if (version < 1) {
            throw new IllegalArgumentException("version (" + version + ") must be at least 1");
        }
        Objects.requireNonNull(body, "body");
        tuples = List.copyOf(tuples);
    }
}
