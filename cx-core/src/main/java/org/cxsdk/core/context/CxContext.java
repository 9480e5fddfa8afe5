package org.cxsdk.core.context;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.StorageWork;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every module is opened on ({@code CxConsent.on(context)}): the storage, the clock, the keys, the tenant, and
 * listeners that hear what was committed. Immutable; safe to share between threads.
 *
 * <p>An application makes one per tenant and derives from it: {@link #as} for who acts and why, {@link #inTransaction} for
 * several operations that commit together. Services use {@link #read} and {@link #write}, which open a transaction of
 * their own or join the one the context stands in.
 */
public final class CxContext {

    private static final Logger LOG = LoggerFactory.getLogger(CxContext.class);
    private static final TenantId DEFAULT_TENANT = TenantId.of("agency");

    private final Storage storage;
    private final InstantSource clock;
    private final KeyStore keys;
    private final TenantId tenant;
    private final Optional<Envelope> envelope;
    private final List<CommitListener> listeners;

    private CxContext(
            Storage storage,
            InstantSource clock,
            KeyStore keys,
            TenantId tenant,
            Optional<Envelope> envelope,
            List<CommitListener> listeners) {
        this.storage = Objects.requireNonNull(storage, "storage");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.tenant = Objects.requireNonNull(tenant, "tenant");
        this.envelope = envelope;
        this.listeners = List.copyOf(listeners);
    }

    /** Returns a context without listeners. */
    public static CxContext of(Storage storage, InstantSource clock, KeyStore keys, TenantId tenant) {
        return new CxContext(storage, clock, keys, tenant, Optional.empty(), List.of());
    }

    /** Returns a context with storage and keys in memory, for the tenant {@code agency}: to try things out and for tests. */
    public static CxContext inMemory(InstantSource clock) {
        return of(new InMemoryStorage(), clock, new InMemoryKeyStore(), DEFAULT_TENANT);
    }

    /** Returns this context for another tenant. */
    public CxContext forTenant(TenantId other) {
        return new CxContext(storage, clock, keys, other, envelope, listeners);
    }

    /**
     * Returns this context in the name of somebody: everything written through it says who and why.
     *
     * @param actor who
     * @param reason why: a code or a few words without personal data
     */
    public CxContext as(ActorId actor, String reason) {
        return new CxContext(storage, clock, keys, tenant, Optional.of(new Envelope(actor, reason)), listeners);
    }

    /** Returns this context with one more listener, told after each commit; inside a transaction, too late to be told. */
    public CxContext telling(CommitListener listener) {
        List<CommitListener> more = new ArrayList<>(listeners);
        more.add(Objects.requireNonNull(listener, "listener"));
        return new CxContext(storage, clock, keys, tenant, envelope, more);
    }

    /** The storage; inside a transaction it runs everything in the open session. */
    public Storage storage() {
        return storage;
    }

    /** The clock. */
    public InstantSource clock() {
        return clock;
    }

    /** The keys of persons and tenants. */
    public KeyStore keys() {
        return keys;
    }

    /** Whose data this context is about. */
    public TenantId tenant() {
        return tenant;
    }

    /** Who acts and why, if that was said. */
    public Optional<Envelope> envelope() {
        return envelope;
    }

    /** The clock, read now and cut to microseconds. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Whether what a call returns from may still be rolled back by an outer transaction: this context stands inside
     * {@link #inTransaction}, or its storage is joined to the caller's.
     */
    public boolean isJoined() {
        return storage.info().has(Capability.JOINED);
    }

    /**
     * Does several operations in one transaction: services opened on the context that the work is given commit together,
     * or not at all if it throws. That context is of no use afterwards. The work is done once, as it may be the caller's
     * own: conflicts and trouble reach the caller.
     */
    public <T extends @Nullable Object> T inTransaction(Function<CxContext, T> work) {
        return inTransaction(OnConflict.FAIL, work);
    }

    /**
     * Does several operations in one transaction, and again on a conflict or a moment's trouble if {@code onConflict} says
     * so.
     */
    public <T extends @Nullable Object> T inTransaction(OnConflict onConflict, Function<CxContext, T> work) {
        Objects.requireNonNull(work, "work");
        return transact(
                TxMode.WRITE, onConflict == OnConflict.RETRY ? Retry.CONFLICTS_AND_TROUBLE : Retry.NEVER, session -> {
                    JoinedStorage joined = new JoinedStorage(session);
                    try {
                        return work.apply(new CxContext(joined, clock, keys, tenant, envelope, List.of()));
                    } finally {
                        joined.end();
                    }
                });
    }

    /** Reads: in a transaction of its own, or in the one this context stands in. */
    public <T extends @Nullable Object> T read(Function<CxSession, T> work) {
        Objects.requireNonNull(work, "work");
        return transact(TxMode.READ, Retry.TROUBLE, session -> work.apply(open(session, TxMode.READ)));
    }

    /** Writes: in a transaction of its own, or in the one this context stands in. Conflicts reach the caller. */
    public <T extends @Nullable Object> T write(Function<CxSession, T> work) {
        return write(OnConflict.FAIL, work);
    }

    /**
     * Writes: in a transaction of its own, or in the one this context stands in. The work touches nothing but the
     * session: it may be done again when the store was in trouble for a moment, when another transaction made a key of the
     * same person, and on other conflicts if {@code onConflict} says so. Inside an outer transaction nothing is repeated; its owner decides.
     */
    public <T extends @Nullable Object> T write(OnConflict onConflict, Function<CxSession, T> work) {
        Objects.requireNonNull(work, "work");
        return transact(
                TxMode.WRITE,
                onConflict == OnConflict.RETRY ? Retry.CONFLICTS_AND_TROUBLE : Retry.TROUBLE,
                session -> work.apply(open(session, TxMode.WRITE)));
    }

    private CxSession open(StorageSession session, TxMode mode) {
        return new CxSession(session, mode, tenant, keys, envelope, now());
    }

    private <T extends @Nullable Object> T transact(TxMode mode, Retry retry, StorageWork<T> work) {
        if (isJoined()) {
            return storage.execute(mode, work);
        }
        ChangeLog changes = new ChangeLog();
        T result = retry.run(() -> {
            changes.clear();
            return storage.execute(mode, session -> work.run(changes.noting(session)));
        });
        changes.committed().forEach(this::tell);
        return result;
    }

    private void tell(Committed committed) {
        for (CommitListener listener : listeners) {
            try {
                listener.committed(committed);
            } catch (RuntimeException e) {
                LOG.warn("A commit listener failed; the commit stands and other listeners are told: {}", listener, e);
            }
        }
    }

    @Override
    public String toString() {
        return "CxContext(" + tenant + ", " + storage.info().name() + ")";
    }
}
