package org.cxsdk.core.storage;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Bytes;

/** One change of one document: put a new body and index tuples, or delete it. */
public sealed interface DocWrite {

    /** The document that is changed. */
    DocKey key();

    /** What must be stored under the key at present. */
    Expected expected();

    /** Returns the write that stores body and tuples; earlier tuples of the document are gone afterwards (ST-7). */
    static Put put(DocKey key, Expected expected, Bytes body, List<IndexTuple> tuples) {
        return new Put(key, expected, body, tuples);
    }

    /** Returns the write that stores body and tuples; earlier tuples of the document are gone afterwards (ST-7). */
    static Put put(DocKey key, Expected expected, Bytes body, IndexTuple... tuples) {
        return new Put(key, expected, body, List.of(tuples));
    }

    /** Returns the write that removes a document with all its tuples. */
    static Delete delete(DocKey key, Expected expected) {
        return new Delete(key, expected);
    }

    /**
     * Stores a body and index tuples.
     *
     * @param key the document
     * @param expected what must be stored at present
     * @param body the new body; at most 1 MiB
     * @param tuples the new index tuples, at most 64, none twice
     */
    record Put(DocKey key, Expected expected, Bytes body, List<IndexTuple> tuples) implements DocWrite {
        public Put {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(expected, "expected");
            Limits.body(body);
            tuples = List.copyOf(tuples);
            Limits.atMost("tuples", tuples.size(), Limits.TUPLES_PER_DOCUMENT, "tuples");
            if (tuples.size() > 1
                    && tuples.stream().map(IndexTuple::place).distinct().count() < tuples.size()) {
                throw new IllegalArgumentException("a document must not declare the same index tuple twice");
            }
        }
    }

    /**
     * Removes a document. Deleting one that is absent does nothing if {@code expected} is {@link Expected#any()}.
     *
     * @param key the document
     * @param expected what must be stored at present; not {@link Expected#absent()}
     */
    record Delete(DocKey key, Expected expected) implements DocWrite {
        public Delete {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(expected, "expected");
            if (expected instanceof Expected.Absent) {
                throw new IllegalArgumentException("a deletion cannot expect the document to be absent");
            }
        }
    }
}
