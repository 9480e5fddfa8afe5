package org.cxsdk.core.context;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Appended;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.decorate.ForwardingSession;

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

    private final class Noting extends ForwardingSession {

        Noting(StorageSession session) {
            super(session);
        }

        @Override
        public OptionalLong write(DocWrite write) {
            OptionalLong version = super.write(write);
            documents.add(write.key());
            return version;
        }

        @Override
        public Appended append(StreamKey stream, ExpectedRevision expected, List<Entry> added) {
            Appended appended = super.append(stream, expected, added);
            for (int i = 0; i < added.size() && !appended.repeated(); i++) {
                entries.add(new Recorded(stream, appended.first() + i, added.get(i)));
            }
            return appended;
        }
    }
}
