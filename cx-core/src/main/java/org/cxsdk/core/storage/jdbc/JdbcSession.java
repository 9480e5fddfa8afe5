package org.cxsdk.core.storage.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Appended;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.SessionGuard;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.StorageUnavailable;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.StreamState;
import org.cxsdk.core.storage.TransferSession;
import org.cxsdk.core.storage.TxMode;
import org.jspecify.annotations.Nullable;

/** One transaction on one connection: guards the rules on sessions (ST-15, ST-16) and says what errors mean (ST-20). */
final class JdbcSession implements TransferSession {

    private final Statements sql;
    private final TxMode mode;
    private final SessionGuard guard;

    /** Made when first needed, as most sessions need one of them. */
    private @Nullable Documents documents;

    private @Nullable Journal journal;

    JdbcSession(Statements sql, TxMode mode) {
        this.sql = sql;
        this.mode = mode;
        this.guard = new SessionGuard(mode);
    }

    private Documents documents() {
        Documents made = documents;
        if (made == null) {
            made = new Documents(sql, mode);
            documents = made;
        }
        return made;
    }

    private Journal journal() {
        Journal made = journal;
        if (made == null) {
            made = new Journal(sql);
            journal = made;
        }
        return made;
    }

    /** Something that talks to the database. */
    @FunctionalInterface
    private interface Operation<T> {
        T run() throws SQLException;
    }

    @Override
    public Map<DocKey, StoredDoc> load(Collection<DocKey> keys) {
        Limits.requireBatch("keys", keys.size());
        return reading(() -> documents().load(keys));
    }

    @Override
    public OptionalLong write(DocWrite write) {
        Objects.requireNonNull(write, "write");
        return writing(() -> documents().write(write));
    }

    @Override
    public Slice<StoredDoc, Cursor> find(DocQuery query) {
        Objects.requireNonNull(query, "query");
        return reading(() -> documents().find(query));
    }

    @Override
    public long count(DocQuery query) {
        Objects.requireNonNull(query, "query");
        return reading(() -> documents().count(query));
    }

    @Override
    public Appended append(StreamKey stream, ExpectedRevision expected, List<Entry> entries) {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(expected, "expected");
        Limits.requireAppend(entries);
        return writing(() -> journal().append(stream, expected, entries));
    }

    @Override
    public Slice<Recorded, Long> readStream(StreamKey stream, long after, int limit) {
        Objects.requireNonNull(stream, "stream");
        Limits.requireReading(after, limit);
        return reading(() -> journal().readStream(stream, after, limit));
    }

    @Override
    public Slice<Published, Position> readAll(Position after, EntryFilter filter, int limit) {
        Objects.requireNonNull(filter, "filter");
        Limits.requireReading(after.value(), limit);
        return reading(() -> journal().readAll(after, filter, limit));
    }

    @Override
    public long purge(StreamKey stream, long throughRevision) {
        Objects.requireNonNull(stream, "stream");
        return writing(() -> journal().purge(stream, throughRevision));
    }

    @Override
    public List<String> kinds(TenantId tenant) {
        Objects.requireNonNull(tenant, "tenant");
        return reading(() -> documents().kinds(tenant));
    }

    @Override
    public Slice<StreamState, Cursor> streams(TenantId tenant, Cursor after, int limit) {
        Objects.requireNonNull(tenant, "tenant");
        Limits.requireReading(0, limit);
        return reading(() -> new StreamList(sql).read(tenant, after, limit));
    }

    @Override
    public Position head(TenantId tenant) {
        Objects.requireNonNull(tenant, "tenant");
        return reading(() -> Position.of(journal().head(tenant)));
    }

    @Override
    public void restoreDocument(DocWrite.Put document, long version) {
        Limits.requireRestorable(document, version);
        writing(() -> {
            documents().restore(document, version);
            return document;
        });
    }

    @Override
    public void restoreStream(StreamKey stream, long purgedThrough) {
        Limits.requireRestorable(stream, purgedThrough);
        writing(() -> {
            journal().restore(stream, purgedThrough);
            return stream;
        });
    }

    @Override
    public void restoreEntries(TenantId tenant, List<Published> entries, Position head) {
        Limits.requireRestorable(tenant, entries, head);
        writing(() -> {
            journal().restore(tenant, entries, head);
            return tenant;
        });
    }

    /** Ends the work: throws what it met, although it may have caught it; else gives positions. */
    void complete() {
        guard.throwFailure();
        if (mode == TxMode.WRITE && journal != null) {
            reading(() -> {
                journal().publish();
                return Boolean.TRUE;
            });
        }
    }

    void end() {
        guard.end();
    }

    private <T> T writing(Operation<T> operation) {
        return guard.writing(() -> run(operation));
    }

    private <T> T reading(Operation<T> operation) {
        return guard.reading(() -> run(operation));
    }

    private <T> T run(Operation<T> operation) {
        try {
            return operation.run();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** Trouble before the commit: nothing took effect. */
    private StorageUnavailable unavailable(SQLException e) {
        return unavailable(sql.dialect(), "the database gave up during a transaction", e);
    }

    /** Trouble while nothing has taken effect; what the driver says may hold values and stays with the cause. */
    static StorageUnavailable unavailable(Dialect dialect, String what, SQLException e) {
        Trouble trouble = dialect.troubleOf(e);
        return new StorageUnavailable(
                dialect + ": " + what + " (SQL state " + e.getSQLState() + ", code " + e.getErrorCode() + ")",
                trouble == Trouble.MOMENTARY || trouble == Trouble.CONNECTION_LOST,
                e);
    }
}
