package org.cxsdk.core.storage.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
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
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.StorageUnavailable;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.jspecify.annotations.Nullable;

/** One transaction on one connection: guards the rules on sessions (ST-15, ST-16) and says what errors mean (ST-20). */
final class JdbcSession implements StorageSession {

    private final Statements sql;
    private final TxMode mode;
    private final Thread owner = Thread.currentThread();
    private final Documents documents;
    private final Journal journal;
    private boolean ended;
    private @Nullable CxException failure;

    JdbcSession(Statements sql, TxMode mode) {
        this.sql = sql;
        this.mode = mode;
        this.documents = new Documents(sql, mode);
        this.journal = new Journal(sql);
    }

    /** Something that talks to the database. */
    @FunctionalInterface
    private interface Operation<T> {
        T run() throws SQLException;
    }

    @Override
    public Map<DocKey, StoredDoc> load(Collection<DocKey> keys) {
        Limits.requireBatch("keys", keys.size());
        return reading(() -> documents.load(keys));
    }

    @Override
    public OptionalLong write(DocWrite write) {
        Objects.requireNonNull(write, "write");
        return writing(() -> documents.write(write));
    }

    @Override
    public Slice<StoredDoc, Cursor> find(DocQuery query) {
        Objects.requireNonNull(query, "query");
        return reading(() -> documents.find(query));
    }

    @Override
    public long count(DocQuery query) {
        Objects.requireNonNull(query, "query");
        return reading(() -> documents.count(query));
    }

    @Override
    public Appended append(StreamKey stream, ExpectedRevision expected, List<Entry> entries) {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(expected, "expected");
        Limits.requireAppend(entries);
        return writing(() -> journal.append(stream, expected, entries));
    }

    @Override
    public Slice<Recorded, Long> readStream(StreamKey stream, long after, int limit) {
        Objects.requireNonNull(stream, "stream");
        Limits.requireReading(after, limit);
        return reading(() -> journal.readStream(stream, after, limit));
    }

    @Override
    public Slice<Published, Position> readAll(Position after, EntryFilter filter, int limit) {
        Objects.requireNonNull(filter, "filter");
        Limits.requireReading(after.value(), limit);
        return reading(() -> journal.readAll(after, filter, limit));
    }

    @Override
    public long purge(StreamKey stream, long throughRevision) {
        Objects.requireNonNull(stream, "stream");
        return writing(() -> journal.purge(stream, throughRevision));
    }

    /** Ends the work: throws what it met, although it may have caught it; else gives positions. */
    void complete() {
        throwFailure();
        if (mode == TxMode.WRITE) {
            reading(() -> {
                journal.publish();
                return Boolean.TRUE;
            });
        }
    }

    private void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    void end() {
        ended = true;
    }

    private <T> T writing(Operation<T> operation) {
        if (mode != TxMode.WRITE) {
            throw misuse("a READ session was asked to change something", "Execute the work with TxMode.WRITE.");
        }
        return reading(operation);
    }

    private <T> T reading(Operation<T> operation) {
        if (ended || Thread.currentThread() != owner) {
            throw misuse(
                    "a session was used " + (ended ? "after its transaction ended" : "by another thread"),
                    "Use it inside the work given to execute, on the same thread.");
        }
        if (failure != null) {
            throw new CxException(
                    CoreError.STORAGE_MISUSE,
                    "this transaction met " + failure.code() + " before and can only roll back",
                    "Let the first exception pass and do the whole transaction again.",
                    failure);
        }
        try {
            return operation.run();
        } catch (SQLException e) {
            throw failed(unavailable(e));
        } catch (CxException e) {
            throw failed(e);
        }
    }

    private CxException failed(CxException e) {
        failure = e;
        return e;
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

    private static CxException misuse(String what, String remedy) {
        return new CxException(CoreError.STORAGE_MISUSE, what, remedy);
    }
}
