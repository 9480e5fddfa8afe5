package org.cxsdk.core.storage.memory;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.TxMode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the storage in memory does beyond the contract; the contract itself is checked by the kit. */
class InMemoryStorageTest {

    private static final DocKey KEY = new DocKey(TenantId.of("t"), "k", "i");

    private final InMemoryStorage storage = new InMemoryStorage();

    @Test
    void info_declaresWhatItDoesAndNoMore() {
        assertThat(storage.info().has(Capability.LOCKING_LOAD)).isTrue();
        assertThat(storage.info().has(Capability.DURABLE)).isFalse();
    }

    @Test
    void execute_refusesAWriterInsideAWriter_insteadOfWaitingForItself() {
        InMemoryStorage other = storage.newHandle();

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() ->
                        storage.execute(TxMode.WRITE, outer -> other.execute(TxMode.WRITE, inner -> "never reached")))
                .matches(e -> e.is(CoreError.STORAGE_MISUSE))
                .withMessageContaining("inside another one");
    }

    @Test
    void execute_letsReadersGoOn_whileAWriterIsAtWork() {
        int seen = storage.execute(TxMode.WRITE, session -> {
            session.write(DocWrite.put(KEY, Expected.absent(), Bytes.EMPTY));
            // another thread would wait for ever if readers waited for writers
            return CompletableFuture.supplyAsync(() -> storage.<Integer>execute(
                            TxMode.READ, reader -> reader.load(List.of(KEY)).size()))
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
        });

        assertThat(seen).isZero();
    }

    @Test
    void newStorage_isEmpty_andHandlesShareIt() {
        InMemoryStorage handle = storage.newHandle();
        handle.execute(TxMode.WRITE, session -> session.write(DocWrite.put(KEY, Expected.absent(), Bytes.EMPTY)));
        handle.close();

        int here = storage.execute(
                TxMode.READ, session -> session.load(List.of(KEY)).size());
        int elsewhere = new InMemoryStorage()
                .execute(TxMode.READ, session -> session.load(List.of(KEY)).size());

        assertThat(here).isEqualTo(1);
        assertThat(elsewhere).isZero();
    }
}
