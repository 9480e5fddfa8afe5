package org.cxsdk.core.storage.memory;

import java.util.stream.Stream;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;

/** Where a document stands in an index: ordered by tuple, then id, both as unsigned bytes. */
record Place(Bytes tuple, Bytes id) implements Comparable<Place> {

    /** One index of one kind; the walk by id is the index without name, in which all tuples are empty. */
    record Index(TenantId tenant, String kind, String name) {
        static Index of(DocQuery query) {
            return new Index(query.tenant(), query.kind(), query.index());
        }
    }

    /** A place together with its index. */
    record InIndex(Index index, Place place) {}

    /** A unique tuple, which one document at most may have. */
    record Claim(Index index, Bytes tuple) {}

    static Place of(Cursor cursor) {
        return new Place(cursor.tuple(), Bytes.utf8(cursor.id()));
    }

    /** Where a stream stands among those of its tenant. */
    static Place of(StreamKey stream) {
        return new Place(Bytes.utf8(stream.kind()), Bytes.utf8(stream.id()));
    }

    /** All places of a document, the one by id included. */
    static Stream<InIndex> all(StoredDoc doc) {
        Bytes id = Bytes.utf8(doc.key().id());
        return Stream.concat(
                Stream.of(new InIndex(index(doc, ""), new Place(Bytes.EMPTY, id))),
                doc.tuples().stream()
                        .map(tuple -> new InIndex(index(doc, tuple.index()), new Place(tuple.encoded(), id))));
    }

    /** All claims of a document. */
    static Stream<Claim> claims(StoredDoc doc) {
        return doc.tuples().stream()
                .filter(IndexTuple::unique)
                .map(tuple -> new Claim(index(doc, tuple.index()), tuple.encoded()));
    }

    private static Index index(StoredDoc doc, String name) {
        return new Index(doc.key().tenant(), doc.key().kind(), name);
    }

    /** Whether a walk of the query still has this place before it. */
    boolean awaits(DocQuery query) {
        return tuple.compareTo(query.lower()) >= 0
                && tuple.compareTo(query.upper()) < 0
                && compareTo(of(query.after())) > 0;
    }

    Cursor cursor() {
        return new Cursor(tuple, id.toUtf8());
    }

    @Override
    public int compareTo(Place other) {
        int byTuple = tuple.compareTo(other.tuple);
        return byTuple != 0 ? byTuple : id.compareTo(other.id);
    }
}
