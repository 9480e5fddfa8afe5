package org.cxsdk.core.context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Appended;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;

/** Notes what one transaction changes, so that listeners can be told after it was committed. */
final class ChangeLog {

    private final List<DocKey> documents = new ArrayList<>();
    private final List<Recorded> entries = new ArrayList<>();

    void clear() {
        documents.clear();
        entries.clear();
    }

    /** What changed, tenant by tenant: a transaction may touch several, and none hears of another. */
    List<Committed> committed() {
        Set<TenantId> tenants = new LinkedHashSet<>();
        documents.forEach(key -> tenants.add(key.tenant()));
        entries.forEach(entry -> tenants.add(entry.stream().tenant()));
        return tenants.stream()
                .map(tenant -> new Committed(
                        tenant,
                        documents.stream()
                                .filter(key -> key.tenant().equals(tenant))
                                .toList(),
                        entries.stream()
                                .filter(entry -> entry.stream().tenant().equals(tenant))
                                .toList()))
                .toList();
    }

    StorageSession noting(StorageSession session) {
        return new Noting(session);
    }

    private final class Noting implements StorageSession {
        private final StorageSession session;

        Noting(StorageSession session) {
            this.session = session;
        }

        @Override
        public OptionalLong write(DocWrite write) {
            OptionalLong version = session.write(write);
            documents.add(write.key());
            return version;
        }

        @Override
        public Appended append(StreamKey stream, ExpectedRevision expected, List<Entry> added) {
            Appended appended = session.append(stream, expected, added);
            for (int i = 0; i < added.size() && !appended.repeated(); i++) {
                entries.add(new Recorded(stream, appended.first() + i, added.get(i)));
            }
            return appended;
        }

        @Override
        public Map<DocKey, StoredDoc> load(Collection<DocKey> keys) {
            return session.load(keys);
        }

        @Override
        public Slice<StoredDoc, Cursor> find(DocQuery query) {
            return session.find(query);
        }

        @Override
        public long count(DocQuery query) {
            return session.count(query);
        }

        @Override
        public Slice<Recorded, Long> readStream(StreamKey stream, long after, int limit) {
            return session.readStream(stream, after, limit);
        }

        @Override
        public Slice<Published, Position> readAll(Position after, EntryFilter filter, int limit) {
            return session.readAll(after, filter, limit);
        }

        @Override
        public long purge(StreamKey stream, long throughRevision) {
            return session.purge(stream, throughRevision);
        }
    }
}
