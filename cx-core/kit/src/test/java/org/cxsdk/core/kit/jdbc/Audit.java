package org.cxsdk.core.kit.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.cxsdk.core.kit.jdbc.Transfers.Transfer;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Recorded;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Compares a store with what {@link Transfers} must have left in it, whole: nothing acknowledged is missing, nothing half
 * done is there. How often each worker committed is read from its turn; everything else is computed anew and must be
 * equal.
 */
final class Audit {

    private final Storage storage;

    private Audit(Storage storage) {
        this.storage = storage;
    }

    /**
     * Checks everything.
     *
     * @param acknowledged by worker, the last transfer whose commit was acknowledged; one more may have taken effect
     * @return by worker, how many transfers the store holds
     */
    static Map<Integer, Long> check(Storage storage, Map<Integer, Long> acknowledged) {
        Audit audit = new Audit(storage);
        Transfers transfers = new Transfers(storage);
        Map<Integer, Long> done = new TreeMap<>();
        acknowledged.forEach((worker, last) -> {
            long held = transfers.done(worker);
            assertThat(held)
                    .as("transfers of worker %s: acknowledged, or one more", worker)
                    .isBetween(last, last + 1);
            done.put(worker, held);
        });
        List<Transfer> all = new ArrayList<>();
        done.forEach((worker, held) -> {
            for (long n = 1; n <= held; n++) {
                all.add(Transfer.of(worker, n));
            }
        });
        audit.accounts(all);
        done.forEach(audit::claims);
        done.forEach(audit::stream);
        audit.journal(all);
        return done;
    }

    private void accounts(List<Transfer> transfers) {
        Map<DocKey, Long> balances = new HashMap<>();
        Map<DocKey, Long> versions = new HashMap<>();
        for (int i = 0; i < Transfers.ACCOUNTS; i++) {
            balances.put(Transfers.account(i), Transfers.OPENING_BALANCE);
            versions.put(Transfers.account(i), 1L);
        }
        for (Transfer transfer : transfers) {
            balances.merge(Transfers.account(transfer.from()), -transfer.amount(), Long::sum);
            balances.merge(Transfers.account(transfer.to()), transfer.amount(), Long::sum);
            versions.merge(Transfers.account(transfer.from()), 1L, Long::sum);
            versions.merge(Transfers.account(transfer.to()), 1L, Long::sum);
        }
        Function<StoredDoc, Long> balance = doc -> Long.parseLong(doc.body().toUtf8());

        List<StoredDoc> byId = find(DocQuery.all(Transfers.TENANT, Transfers.ACCOUNT));
        assertThat(byId).as("balances of all accounts").hasSameSizeAs(balances.keySet());
        assertThat(byId).allSatisfy(doc -> {
            assertThat(balance.apply(doc)).as("balance").isEqualTo(balances.get(doc.key()));
            assertThat(doc.version()).as("version").isEqualTo(versions.get(doc.key()));
            assertThat(doc.tuples()).as("tuple").containsExactly(Transfers.balance(balance.apply(doc)));
        });

        List<StoredDoc> byBalance = find(DocQuery.on(Transfers.TENANT, Transfers.ACCOUNT, "by-balance"));
        assertThat(byBalance).as("index of balances").containsExactlyInAnyOrderElementsOf(byId);
        assertThat(byBalance).extracting(balance).as("order of the index").isSorted();
    }

    private void claims(int worker, long done) {
        List<Long> tickets = new ArrayList<>();
        for (long n = Math.max(1, done - Transfers.TICKETS_KEPT + 1); n <= done; n++) {
            tickets.add(n);
        }
        IndexTuple first = Transfers.claim(worker, 0);
        DocQuery ofTickets = DocQuery.on(Transfers.TENANT, Transfers.TICKET, first.index())
                .equal(first.values().get(0));

        assertThat(find(ofTickets))
                .as("tickets of worker %s", worker)
                .extracting(doc -> doc.key(), doc -> doc.tuples())
                .containsExactlyElementsOf(tickets.stream()
                        .map(n -> tuple(Transfers.ticket(worker, n), List.of(Transfers.claim(worker, n))))
                        .toList());

        DocQuery ofTurn = DocQuery.on(Transfers.TENANT, Transfers.TURN, first.index())
                .equal(first.values().get(0));
        assertThat(find(ofTurn))
                .as("turn of worker %s", worker)
                .extracting(StoredDoc::tuples)
                .isEqualTo(done == 0 ? List.of() : List.of(List.of(Transfers.claim(worker, done))));
    }

    private void stream(int worker, long done) {
        List<Recorded> expected = new ArrayList<>();
        StreamKey stream = Transfers.stream(worker);
        for (long n = 1; n <= done; n++) {
            expected.add(new Recorded(stream, n, Transfer.of(worker, n).entry()));
        }

        assertThat(history(stream)).as("stream of worker %s", worker).isEqualTo(expected);
    }

    /** Two entries for each transfer, one behind the other; positions and revisions without a hole. */
    private void journal(List<Transfer> transfers) {
        List<Published> journal = journal();
        assertThat(journal).as("journal").hasSize(2 * transfers.size());
        Map<String, Entry> expected = new HashMap<>();
        transfers.forEach(transfer -> expected.put(transfer.id(), transfer.entry()));
        long before = 0;
        for (int i = 0; i < journal.size(); i += 2) {
            Published own = journal.get(i);
            Published shared = journal.get(i + 1);
            assertThat(List.of(own.position().value(), shared.position().value()))
                    .as("positions")
                    .containsExactly(before + 1, before + 2);
            before += 2;
            assertThat(shared.recorded().stream()).isEqualTo(Transfers.ALL);
            assertThat(shared.recorded().revision())
                    .as("revision in the stream of all")
                    .isEqualTo(i / 2 + 1);
            assertThat(shared.recorded().entry())
                    .isEqualTo(own.recorded().entry())
                    .isEqualTo(expected.remove(own.recorded().entry().id()));
        }
        assertThat(history(Transfers.ALL))
                .as("stream of all")
                .isEqualTo(journal.stream()
                        .map(Published::recorded)
                        .filter(item -> item.stream().equals(Transfers.ALL))
                        .toList());
    }

    private List<StoredDoc> find(DocQuery query) {
        List<StoredDoc> all = new ArrayList<>();
        DocQuery next = query;
        Slice<StoredDoc, Cursor> slice;
        do {
            DocQuery now = next;
            slice = storage.execute(TxMode.READ, session -> session.find(now));
            all.addAll(slice.items());
            next = query.after(slice.last());
        } while (slice.more());
        return all;
    }

    private List<Recorded> history(StreamKey stream) {
        List<Recorded> all = new ArrayList<>();
        Slice<Recorded, Long> slice;
        long after = 0;
        do {
            long from = after;
            slice = storage.execute(TxMode.READ, session -> session.readStream(stream, from, 1_000));
            all.addAll(slice.items());
            after = slice.last();
        } while (slice.more());
        return all;
    }

    private List<Published> journal() {
        List<Published> all = new ArrayList<>();
        Slice<Published, Position> slice;
        Position after = Position.START;
        do {
            Position from = after;
            slice = storage.execute(
                    TxMode.READ, session -> session.readAll(from, EntryFilter.all(Transfers.TENANT), 1_000));
            all.addAll(slice.items());
            after = slice.last();
        } while (slice.more());
        return all;
    }
}
