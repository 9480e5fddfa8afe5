package org.cxsdk.core.kit.jdbc;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.kit.jdbc.Transfers.Transfer;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The audit of the crash tests accepts what transfers leave, and nothing else. */
class AuditTest {

    private final InMemoryStorage storage = new InMemoryStorage();

    /** A way in which a store can be wrong after a crash. */
    record Damage(String name, Consumer<StorageSession> work) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Test
    void check_countsTransfersOfEachWorker_whenStoreIsWhole() {
        transfers(2, 30);

        assertThat(Audit.check(storage, Map.of(0, 30L, 1, 30L))).isEqualTo(Map.of(0, 30L, 1, 30L));
        assertThat(Audit.check(storage, Map.of(0, 29L, 1, 30L)))
                .as("the last one was on its way")
                .isEqualTo(Map.of(0, 30L, 1, 30L));
    }

    @Test
    void check_fails_whenAcknowledgedTransferIsMissing() {
        transfers(2, 30);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Audit.check(storage, Map.of(0, 31L, 1, 30L)))
                .withMessageContaining("transfers of worker 0");
    }

    static Stream<Damage> damages() {
        var account = Transfers.account(3);
        return Stream.of(
                new Damage("only one of two documents was written", session -> {
                    var doc = session.load(List.of(account)).get(account);
                    session.write(DocWrite.put(account, Expected.any(), Bytes.utf8("7"), doc.tuples()));
                }),
                new Damage("an index entry was left behind", session -> {
                    var doc = session.load(List.of(account)).get(account);
                    session.write(DocWrite.put(account, Expected.any(), doc.body(), Transfers.balance(-99_999)));
                }),
                new Damage("an account is missing", session -> session.write(DocWrite.delete(account, Expected.any()))),
                new Damage(
                        "a ticket is missing",
                        session -> session.write(DocWrite.delete(Transfers.ticket(0, 30), Expected.any()))),
                new Damage(
                        "a ticket was not handed back",
                        session -> session.write(DocWrite.put(
                                Transfers.ticket(0, 10),
                                Expected.absent(),
                                Bytes.utf8("0-10"),
                                Transfers.claim(0, 10)))),
                new Damage(
                        "an entry was appended to one stream only",
                        session -> session.append(
                                Transfers.stream(0),
                                ExpectedRevision.any(),
                                List.of(Transfer.of(0, 31).entry()))),
                new Damage("entries are missing", session -> {
                    session.purge(Transfers.stream(0), 1);
                    session.purge(Transfers.ALL, 1);
                }),
                new Damage(
                        "a transfer was done twice",
                        session -> session.append(
                                Transfers.ALL,
                                ExpectedRevision.any(),
                                List.of(Transfer.of(1, 31).entry()))));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void check_fails_whenStoreIsDamaged(Damage damage) {
        transfers(2, 30);
        storage.execute(TxMode.WRITE, session -> {
            damage.work().accept(session);
            return null;
        });

        assertThatExceptionOfType(AssertionError.class)
                .as(damage.name())
                .isThrownBy(() -> Audit.check(storage, Map.of(0, 30L, 1, 30L)));
    }

    private void transfers(int workers, int each) {
        Transfers transfers = new Transfers(storage);
        transfers.open();
        for (int n = 1; n <= each; n++) {
            for (int worker = 0; worker < workers; worker++) {
                transfers.transfer(Transfer.of(worker, n));
            }
        }
    }
}
