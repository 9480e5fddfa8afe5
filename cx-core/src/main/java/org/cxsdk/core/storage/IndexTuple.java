package org.cxsdk.core.storage;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Bytes;

/**
 * A place of a document in one of the indexes of its kind. A document may have several tuples in the same index (all
 * identifiers of a person) and none in another. A unique tuple belongs to at most one document of the tenant and kind
 * (ST-6); whether an index is unique is the same for every document.
 *
 * @param index name of the index; at most 64 bytes of UTF-8
 * @param values one to four components, in the order of the index; at most 512 bytes encoded
 * @param unique whether no other document may have the same tuple
 */
public record IndexTuple(String index, List<IndexValue> values, boolean unique) {

    public IndexTuple {
        Limits.name("index", index);
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("an index tuple has at least one component");
        }
        Limits.atMost("index tuple", values.size(), Limits.TUPLE_COMPONENTS, "components");
        if (IndexValue.mostBytes(values) > Limits.TUPLE_BYTES) {
            Limits.atMost("index tuple", IndexValue.encode(values).size(), Limits.TUPLE_BYTES, "bytes");
        }
    }

    /** Returns a tuple that many documents may share. */
    public static IndexTuple of(String index, IndexValue... values) {
        return new IndexTuple(index, List.of(values), false);
    }

    /** Returns a tuple that one document alone may have. */
    public static IndexTuple unique(String index, IndexValue... values) {
        return new IndexTuple(index, List.of(values), true);
    }

    /** Returns a tuple of one text that many documents may share. */
    public static IndexTuple of(String index, String value) {
        return of(index, IndexValue.of(value));
    }

    /** Returns a tuple of one text that one document alone may have. */
    public static IndexTuple unique(String index, String value) {
        return unique(index, IndexValue.of(value));
    }

    /** The components in the order-preserving encoding of {@link IndexValue}. */
    public Bytes encoded() {
        return IndexValue.encode(values);
    }

    /** What makes two tuples of a document the same. */
    Place place() {
        return new Place(index, encoded());
    }

    record Place(String index, Bytes tuple) {
        Place {
            Objects.requireNonNull(index, "index");
            Objects.requireNonNull(tuple, "tuple");
        }
    }
}
