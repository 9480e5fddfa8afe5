package org.cxsdk.core.kit.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageConflict;
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.StorageUnavailable;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;

/**
 * Work whose traces show whether transactions were kept whole. The n-th transfer of a worker moves an amount from one
 * account to another, both of which carry their balance in an index, takes ticket n and hands back an old one, moves the
 * worker's turn (a unique tuple) from n-1 to n, and appends one entry to the worker's stream and one to the stream of
 * all: everything in one transaction. What the n-th transfer is follows from worker and n alone, so that {@link Audit}
 * knows how the store must look after any number of transfers of each worker.
 */
final class Transfers {

    static final TenantId TENANT = TenantId.of("bank");
    static final String ACCOUNT = "account";
    static final String TICKET = "ticket";
    static final String TURN = "turn";
    static final int ACCOUNTS = 16;
    static final long OPENING_BALANCE = 1_000;
    static final int TICKETS_KEPT = 20;
    static final StreamKey ALL = new StreamKey(TENANT, "transfers", "all");

    /** When everything happens: the store's clock plays no part. */
    static final Instant AT = Instant.parse("2026-11-22T08:00:00.000001Z");

    private final Storage storage;

    Transfers(Storage storage) {
        this.storage = storage;
    }

    /** The n-th transfer of a worker. */
    record Transfer(int worker, long n, int from, int to, long amount) {

        static Transfer of(int worker, long n) {
            SplittableRandom random = new SplittableRandom(worker * 1_000_003L + n);
            int from = random.nextInt(ACCOUNTS);
            int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
            return new Transfer(worker, n, from, to, random.nextLong(1, 100));
        }

        String id() {
            return worker + "-" + n;
        }

        Entry entry() {
            return new Entry(id(), "transferred", AT.plusSeconds(n), Bytes.utf8(from + ">" + to + ":" + amount));
        }
    }

    static DocKey account(int number) {
        return new DocKey(TENANT, ACCOUNT, "a-" + number);
    }

    static IndexTuple balance(long value) {
        return IndexTuple.of("by-balance", IndexValue.of(value));
    }

    static DocKey ticket(int worker, long n) {
        return new DocKey(TENANT, TICKET, worker + "-" + n);
    }

    static IndexTuple claim(int worker, long n) {
        return IndexTuple.unique("claim", IndexValue.of(worker), IndexValue.of(n));
    }

    static DocKey turn(int worker) {
        return new DocKey(TENANT, TURN, "w-" + worker);
    }

    static StreamKey stream(int worker) {
        return new StreamKey(TENANT, "transfers", "w-" + worker);
    }

    /** Opens the accounts, unless they are open already. */
    void open() {
        storage.execute(TxMode.WRITE, session -> {
            if (session.load(List.of(account(0))).isEmpty()) {
                for (int i = 0; i < ACCOUNTS; i++) {
                    session.write(DocWrite.put(
                            account(i),
                            Expected.absent(),
                            Bytes.utf8(Long.toString(OPENING_BALANCE)),
                            balance(OPENING_BALANCE)));
                }
            }
            return null;
        });
    }

    /** How many transfers of this worker the store holds. */
    long done(int worker) {
        StoredDoc turn = storage.execute(TxMode.READ, session -> session.load(List.of(turn(worker))))
                .get(turn(worker));
        return turn == null ? 0 : turn.version();
    }

    /** Does one transfer, again and again until it commits. */
    void transfer(Transfer transfer) {
        while (true) {
            try {
                storage.execute(TxMode.WRITE, session -> transfer(session, transfer));
                return;
            } catch (StorageConflict e) {
                Thread.yield();
            } catch (StorageUnavailable e) {
                if (!e.retryable()) {
                    throw e;
                }
                Thread.yield();
            }
        }
    }

    private static boolean transfer(StorageSession session, Transfer transfer) {
        int worker = transfer.worker();
        long n = transfer.n();
        DocKey from = account(transfer.from());
        DocKey to = account(transfer.to());
        Map<DocKey, StoredDoc> accounts = session.load(List.of(from, to));
        session.write(moved(accounts.get(from), -transfer.amount()));
        session.write(moved(accounts.get(to), transfer.amount()));
        session.write(DocWrite.put(ticket(worker, n), Expected.absent(), Bytes.utf8(transfer.id()), claim(worker, n)));
        if (n > TICKETS_KEPT) {
            session.write(DocWrite.delete(ticket(worker, n - TICKETS_KEPT), Expected.version(1)));
        }
        session.write(DocWrite.put(
                turn(worker),
                n == 1 ? Expected.absent() : Expected.version(n - 1),
                Bytes.utf8(Long.toString(n)),
                claim(worker, n)));
        List<Entry> entries = List.of(transfer.entry());
        session.append(stream(worker), n == 1 ? ExpectedRevision.none() : ExpectedRevision.at(n - 1), entries);
        session.append(ALL, ExpectedRevision.any(), entries);
        return true;
    }

    private static DocWrite moved(StoredDoc account, long amount) {
        long balance = Long.parseLong(account.body().toUtf8()) + amount;
        return DocWrite.put(
                account.key(),
                Expected.version(account.version()),
                Bytes.utf8(Long.toString(balance)),
                List.of(balance(balance)));
    }
}
