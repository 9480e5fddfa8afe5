package org.cxsdk.core.context;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Appended;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.TxMode;

/**
 * One operation of a service inside a transaction: the storage session seen through typed kinds, with the tenant, one
 * reading of the clock, the envelope and the keys of its context. Typed stores take it as their first argument. It ends
 * with the work it was handed to.
 */
public final class CxSession {

    private final StorageSession storage;
    private final TxMode mode;
    private final TenantId tenant;
    private final KeyStore keys;
    private final Optional<Envelope> envelope;
    private final Instant now;

    /** Keys that were asked for, so that many parts of a person cost one look-up. */
    private final Map<String, Optional<PersonKey>> opening = new HashMap<>();

    CxSession(
            StorageSession storage,
            TxMode mode,
            TenantId tenant,
            KeyStore keys,
            Optional<Envelope> envelope,
            Instant now) {
        this.storage = storage;
        this.mode = mode;
        this.tenant = tenant;
        this.keys = keys;
        this.envelope = envelope;
        this.now = now;
    }

    /** The session of the storage, for what the typed methods do not offer. */
    public StorageSession storage() {
        return storage;
    }

    /** Whose data this is about. */
    public TenantId tenant() {
        return tenant;
    }

    /** When this operation takes place: the clock, read once, cut to microseconds. */
    public Instant now() {
        return now;
    }

    /** Who does this and why, if {@link CxContext#as} said so. */
    public Optional<Envelope> envelope() {
        return envelope;
    }

    /** Reads one document. */
    public <T> Optional<Stored<T>> load(DocumentKind<T> kind, String id) {
        DocKey key = kind.key(tenant, id);
        return Optional.ofNullable(storage.load(List.of(key)).get(key)).map(kind::decode);
    }

    /** Reads documents by id, at most 1,000; absent ones are not in the result, the others in the order asked for. */
    public <T> Map<String, Stored<T>> load(DocumentKind<T> kind, Collection<String> ids) {
        List<DocKey> wanted =
                ids.stream().distinct().map(id -> kind.key(tenant, id)).toList();
        Map<DocKey, StoredDoc> found = storage.load(wanted);
        Map<String, Stored<T>> result = new LinkedHashMap<>();
        for (DocKey key : wanted) {
            StoredDoc doc = found.get(key);
            if (doc != null) {
                result.put(key.id(), kind.decode(doc));
            }
        }
        return result;
    }

    /** Writes one document and returns it with its new version. */
    public <T> Stored<T> write(DocumentKind<T> kind, String id, Expected expected, T value) {
        DocWrite.Put put = kind.put(tenant, id, expected, value, envelope);
        long version = storage.write(put).orElseThrow();
        return kind.written(id, version, value, envelope);
    }

    /** Deletes one document. */
    public void delete(DocumentKind<?> kind, String id, Expected expected) {
        storage.write(DocWrite.delete(kind.key(tenant, id), expected));
    }

    /** Starts a query of one of the kind's indexes. */
    public DocQuery query(DocumentKind<?> kind, String index) {
        return kind.query(tenant, index);
    }

    /** Reads a part of an index; {@code query} was started with this kind. */
    public <T> Slice<Stored<T>, Cursor> find(DocumentKind<T> kind, DocQuery query) {
        requireKind(kind, query);
        Slice<StoredDoc, Cursor> found = storage.find(query);
        return new Slice<>(found.items().stream().map(kind::decode).toList(), found.last(), found.more());
    }

    /** Reads the one document with this unique tuple, if there is one. */
    public <T> Optional<Stored<T>> findOne(DocumentKind<T> kind, DocQuery query) {
        return find(kind, query.limit(1)).items().stream().findFirst();
    }

    /** Appends facts to a stream. */
    public <F> Appended append(
            StreamKind<F> kind, String id, ExpectedRevision expected, List<? extends Fact<? extends F>> facts) {
        return storage.append(
                kind.key(tenant, id),
                expected,
                facts.stream().map(fact -> kind.encode(fact, envelope)).toList());
    }

    /** Appends one fact to a stream. */
    public <F> Appended append(StreamKind<F> kind, String id, ExpectedRevision expected, Fact<? extends F> fact) {
        return append(kind, id, expected, List.of(fact));
    }

    /** Reads a part of a stream after a revision. */
    public <F> Slice<RecordedFact<F>, Long> read(StreamKind<F> kind, String id, long after, int limit) {
        Slice<Recorded, Long> slice = storage.readStream(kind.key(tenant, id), after, limit);
        return new Slice<>(slice.items().stream().map(kind::decode).toList(), slice.last(), slice.more());
    }

    /** Reads a whole stream, which must fit in memory; {@code last} is the stream's revision, 0 if nothing was appended. */
    public <F> Slice<RecordedFact<F>, Long> readWhole(StreamKind<F> kind, String id) {
        List<RecordedFact<F>> facts = new ArrayList<>();
        Slice<RecordedFact<F>, Long> slice = read(kind, id, 0, Limits.BATCH);
        facts.addAll(slice.items());
        while (slice.more()) {
            slice = read(kind, id, slice.last(), Limits.BATCH);
            facts.addAll(slice.items());
        }
        return new Slice<>(facts, slice.last(), false);
    }

    /** Reads committed facts of all streams of a kind after a position, in the order in which they were committed. */
    public <F> Slice<PublishedFact<F>, Position> readAll(StreamKind<F> kind, Position after, int limit) {
        Slice<Published, Position> slice = storage.readAll(after, EntryFilter.ofKinds(tenant, kind.name()), limit);
        return new Slice<>(
                slice.items().stream()
                        .map(item -> new PublishedFact<>(item.position(), kind.decode(item.recorded())))
                        .toList(),
                slice.last(),
                slice.more());
    }

    /**
     * Encrypts a part under the key of the person it is about, for one place.
     *
     * @param subject whom the part is about
     * @param place where the part will stand
     * @param codec form of the part
     * @param value what the part says
     */
    public <T> Sealed seal(SubjectId subject, SealedPlace place, FormCodec<T> codec, T value) {
        byte[] clear = codec.encode(value, Optional.empty()).toArray();
        return SealBox.seal(tenant, keys.current(storage, tenant, subject), place, clear);
    }

    /**
     * Decrypts a part, unless the key of the person was destroyed.
     *
     * @param sealed the part
     * @param place where it was found; its id comes from the document or entry, never from its content
     * @param codec form of the part
     * @throws org.cxsdk.core.CxException CX-CORE-0004 if the part was altered, or was sealed for another place
     */
    public <T> Opened<T> open(Sealed sealed, SealedPlace place, FormCodec<T> codec) {
        return key(sealed.keyId())
                .<Opened<T>>map(key -> new Opened.Readable<>(
                        codec.decode("sealed part", Bytes.copyOf(SealBox.open(tenant, key, place, sealed)))
                                .value()))
                .orElseGet(Opened.Destroyed::new);
    }

    private Optional<PersonKey> key(String keyId) {
        if (opening.size() == Limits.BATCH) {
            opening.clear();
        }
        return opening.computeIfAbsent(keyId, id -> keys.find(storage, tenant, id));
    }

    /** Gives a person a new key to seal with; what was sealed before stays readable. */
    public void rotateKey(SubjectId subject) {
        keys.rotate(storage, tenant, subject);
    }

    /**
     * Destroys the keys of a person: everything sealed under them is erased. The last step of an erasure. What another
     * transaction seals for this person at the same moment may be erased with it.
     *
     * @return how many keys were destroyed; none is no error
     */
    public int destroyKeys(SubjectId subject) {
        opening.clear();
        return keys.destroy(storage, tenant, subject);
    }

    /**
     * The keyed hash under which an external identifier may stand in an index: 64 hexadecimal digits. The same identifier
     * gives the same hash within a tenant, so records can be linked by it; without the tenant's key it tells nothing.
     *
     * <p>The first one that is asked for while writing makes the tenant's key. A reader before that gets a hash that
     * matches nothing, as nothing can stand under one yet.
     */
    public String lookupHash(ExternalId id) {
        SecretKey key = mode == TxMode.WRITE
                ? keys.lookupKey(storage, tenant)
                : keys.findLookupKey(storage, tenant).orElseGet(Secrets::lookupKey);
        return HexFormat.of().formatHex(SealBox.keyedHash(key, id));
    }

    private void requireKind(DocumentKind<?> kind, DocQuery query) {
        Objects.requireNonNull(query, "query");
        if (!query.kind().equals(kind.name()) || !query.tenant().equals(tenant)) {
            throw new IllegalArgumentException(
                    query + " was not started for kind \"" + kind.name() + "\" of this session's tenant");
        }
    }
}
