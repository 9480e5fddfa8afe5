package org.cxsdk.core.context;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.StoredDoc;

/**
 * How values of one type are kept as documents of one kind: name, stored form, index tuples. A typed store holds it as a
 * constant.
 *
 * @param <T> type of the values
 */
public final class DocumentKind<T> {

    private final String name;
    private final FormCodec<T> codec;
    private final Function<T, List<IndexTuple>> tuples;
    private final boolean attributed;

    private DocumentKind(String name, FormCodec<T> codec, Function<T, List<IndexTuple>> tuples, boolean attributed) {
        this.name = Objects.requireNonNull(name, "name");
        this.codec = Objects.requireNonNull(codec, "codec");
        this.tuples = Objects.requireNonNull(tuples, "tuples");
        this.attributed = attributed;
    }

    /** Returns a kind without index. */
    public static <T> DocumentKind<T> of(String name, FormCodec<T> codec) {
        return of(name, codec, value -> List.of());
    }

    /**
     * Returns a kind with indexes.
     *
     * @param name name of the kind, with the module in front: {@code consent.statement}
     * @param codec the stored form
     * @param tuples the index tuples of a value; a function of the value alone, nothing personal in clear
     */
    public static <T> DocumentKind<T> of(String name, FormCodec<T> codec, Function<T, List<IndexTuple>> tuples) {
        return new DocumentKind<>(name, codec, tuples, true);
    }

    /** Returns this kind without envelope: who wrote it and why is not kept, even if the context says so (anonymity). */
    public DocumentKind<T> unattributed() {
        return new DocumentKind<>(name, codec, tuples, false);
    }

    /** Name of the kind. */
    public String name() {
        return name;
    }

    /** Returns the key of one document of this kind. */
    public DocKey key(TenantId tenant, String id) {
        return new DocKey(tenant, name, id);
    }

    /** Returns the place of a sealed part in one document of this kind. */
    public SealedPlace place(String id, String field) {
        return SealedPlace.inDocument(name, id, field);
    }

    /** Starts a query of one of the kind's indexes. */
    public DocQuery query(TenantId tenant, String index) {
        return DocQuery.on(tenant, name, index);
    }

    /** Starts a query of all documents of this kind by id. */
    public DocQuery all(TenantId tenant) {
        return DocQuery.all(tenant, name);
    }

    DocWrite.Put put(TenantId tenant, String id, Expected expected, T value, Optional<Envelope> by) {
        return DocWrite.put(key(tenant, id), expected, codec.encode(value, kept(by)), tuples.apply(value));
    }

    Stored<T> written(String id, long version, T value, Optional<Envelope> by) {
        return new Stored<>(id, version, value, kept(by).orElse(null));
    }

    private Optional<Envelope> kept(Optional<Envelope> by) {
        return attributed ? by : Optional.empty();
    }

    Stored<T> decode(StoredDoc doc) {
        FormCodec.Decoded<T> decoded = codec.decode(name, doc.body());
        return new Stored<>(doc.key().id(), doc.version(), decoded.value(), decoded.by());
    }

    @Override
    public String toString() {
        return "DocumentKind(" + name + ")";
    }
}
