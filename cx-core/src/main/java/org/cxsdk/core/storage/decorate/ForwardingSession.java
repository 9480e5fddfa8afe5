package org.cxsdk.core.storage.decorate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
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

/** A session that hands everything on to another one: what a decorator of one's own begins with. */
public class ForwardingSession implements StorageSession {

    private final StorageSession session;

    /** Makes a session that hands everything on to this one. */
    protected ForwardingSession(StorageSession session) {
        this.session = Objects.requireNonNull(session, "session");
    }

    @Override
    public Map<DocKey, StoredDoc> load(Collection<DocKey> keys) {
        return session.load(keys);
    }

    @Override
    public OptionalLong write(DocWrite write) {
        return session.write(write);
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
    public Appended append(StreamKey stream, ExpectedRevision expected, List<Entry> entries) {
        return session.append(stream, expected, entries);
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
