package org.cxsdk.core.storage.decorate;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReadOnlyStorageTest {

    private static final TenantId TENANT = TenantId.of("agency");
    private static final DocKey KEY = new DocKey(TENANT, "office.permit", "p-1");

    private final InMemoryStorage storage = new InMemoryStorage();
    private final ReadOnlyStorage readOnly = ReadOnlyStorage.of(storage);

    @Test
    void execute_reads() {
        storage.execute(
                TxMode.WRITE, session -> session.write(DocWrite.put(KEY, Expected.absent(), Bytes.utf8("a permit"))));

        String body = readOnly.execute(
                TxMode.READ,
                session -> session.load(List.of(KEY)).get(KEY).body().toUtf8());

        assertThat(body).isEqualTo("a permit");
    }

    @Test
    void execute_refusesToWrite_beforeTheWorkBegins() {
        AtomicInteger runs = new AtomicInteger();
        CxContext context = CxContext.of(readOnly, InstantSource.system(), new InMemoryKeyStore(), TENANT);

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> context.write(session -> runs.incrementAndGet()))
                .matches(e -> e.is(CoreError.STORAGE_READ_ONLY))
                .withMessageContaining("in memory, read-only");

        assertThat(runs).hasValue(0);
    }

    @Test
    void readSession_changesNothingEither() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> readOnly.execute(
                        TxMode.READ, session -> session.write(DocWrite.put(KEY, Expected.absent(), Bytes.EMPTY))))
                .matches(e -> e.is(CoreError.STORAGE_MISUSE));
    }

    @Test
    void info_declaresNothingThatNeedsWriting() {
        assertThat(readOnly.info().name()).isEqualTo("in memory, read-only");
        assertThat(storage.info().has(Capability.LOCKING_LOAD)).isTrue();
        assertThat(readOnly.info().has(Capability.LOCKING_LOAD)).isFalse();
    }

    @Test
    void close_closesTheHandleInside() {
        readOnly.close();
        readOnly.close();

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> readOnly.execute(TxMode.READ, session -> 1))
                .matches(e -> e.is(CoreError.STORAGE_MISUSE));
    }
}
