package org.cxsdk.core.kit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Appended;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageWork;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What all groups of the kit share: an empty store for each test, and short words for what tests do. The rules are those
 * of {@link Storage} and {@link org.cxsdk.core.storage.StorageSession}; a test's name begins with the number of the rule
 * that it checks.
 */
public abstract class StorageContract implements StoreFactory {

    static final TenantId TENANT = TenantId.of("kit");
    static final String KIND = "kit.document";
    /** Whole seconds, so that a store that cuts instants fails the rule on instants and no other. */
    static final Instant AT = Instant.parse("2026-03-29T00:59:59Z");

    private final List<Storage> handles = new ArrayList<>();
    private @Nullable StoreUnderTest store;
    private @Nullable Storage first;

    StorageContract() {}

    /** Makes the store of one test. */
    @BeforeEach
    public final void makeStore() {
        store = newStore();
        first = openHandle();
    }

    /** Closes all handles and removes the store. */
    @AfterEach
    public final void removeStore() {
        closeHandles();
        if (store != null) {
            store.close();
        }
    }

    /** The first handle on the store. */
    final Storage storage() {
        return Objects.requireNonNull(first);
    }

    /** Opens another handle; it is closed after the test. */
    final Storage openHandle() {
        Storage handle = Objects.requireNonNull(store).open();
        handles.add(handle);
        return handle;
    }

    final void closeHandles() {
        handles.forEach(Storage::close);
        handles.clear();
    }

    final <T extends @Nullable Object> T read(StorageWork<T> work) {
        return storage().execute(TxMode.READ, work);
    }

    final <T extends @Nullable Object> T write(StorageWork<T> work) {
        return storage().execute(TxMode.WRITE, work);
    }

    static DocKey key(String id) {
        return new DocKey(TENANT, KIND, id);
    }

    static StreamKey stream(String id) {
        return new StreamKey(TENANT, "kit.stream", id);
    }

    static DocWrite.Put put(String id, Expected expected, String body, IndexTuple... tuples) {
        return DocWrite.put(key(id), expected, Bytes.utf8(body), tuples);
    }

    static Entry entry(String id) {
        return new Entry(id, "happened", AT, Bytes.utf8("body of " + id));
    }

    static List<Entry> entries(String... ids) {
        return Arrays.stream(ids).map(StorageContract::entry).toList();
    }

    /** Writes one document in a transaction of its own. */
    final OptionalLong save(DocWrite write) {
        return write(session -> session.write(write));
    }

    /** Creates a document whose body is its id. */
    final void create(String id, IndexTuple... tuples) {
        save(put(id, Expected.absent(), id, tuples));
    }

    final Map<DocKey, StoredDoc> load(List<DocKey> keys) {
        return read(session -> session.load(keys));
    }

    final Optional<StoredDoc> stored(String id) {
        return stored(storage(), id);
    }

    static Optional<StoredDoc> stored(Storage in, String id) {
        DocKey key = key(id);
        return Optional.ofNullable(
                in.execute(TxMode.READ, session -> session.load(List.of(key))).get(key));
    }

    /** Body of a document that is there, as text. */
    final String body(String id) {
        return stored(id).orElseThrow().body().toUtf8();
    }

    final Appended append(StreamKey stream, ExpectedRevision expected, String... ids) {
        return write(session -> session.append(stream, expected, entries(ids)));
    }

    static DocQuery query(String index) {
        return DocQuery.on(TENANT, KIND, index);
    }

    /** Ids of all hits of a query, slice by slice, each slice in a transaction of its own. */
    final List<String> ids(DocQuery query) {
        List<String> ids = new ArrayList<>();
        Slice<StoredDoc, Cursor> slice;
        DocQuery next = query;
        do {
            DocQuery now = next;
            slice = read(session -> session.find(now));
            slice.items().forEach(doc -> ids.add(doc.key().id()));
            next = query.after(slice.last());
        } while (slice.more());
        return ids;
    }

    /** All kept entries of a stream. */
    final List<Recorded> history(StreamKey stream) {
        List<Recorded> all = new ArrayList<>();
        Slice<Recorded, Long> slice;
        long after = 0;
        do {
            long from = after;
            slice = read(session -> session.readStream(stream, from, Limits.BATCH));
            all.addAll(slice.items());
            after = slice.last();
        } while (slice.more());
        return all;
    }

    /** All entries of the tenant's journal that pass a filter. */
    static List<Published> journal(Storage in, EntryFilter filter, int limit) {
        List<Published> all = new ArrayList<>();
        Slice<Published, Position> slice;
        Position after = Position.START;
        do {
            Position from = after;
            slice = in.execute(TxMode.READ, session -> session.readAll(from, filter, limit));
            all.addAll(slice.items());
            after = slice.last();
        } while (slice.more());
        return all;
    }

    final List<Published> journal() {
        return journal(storage(), EntryFilter.all(TENANT), Limits.BATCH);
    }

    static List<String> entryIds(List<Recorded> recorded) {
        return recorded.stream().map(item -> item.entry().id()).toList();
    }

    static List<String> publishedIds(List<Published> published) {
        return entryIds(published.stream().map(Published::recorded).toList());
    }
}
