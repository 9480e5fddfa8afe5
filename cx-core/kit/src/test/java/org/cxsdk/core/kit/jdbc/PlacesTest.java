package org.cxsdk.core.kit.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageUnavailable;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TransferSession;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The journals of all tenants lie in one table under one number: its upper 19 bits are the tenant's, the lower 44 the position. */
@Tag("slow")
class PlacesTest {

    private static final long LAST_POSITION = 17_592_186_044_415L;
    private static final long MOST_TENANTS = 524_287;
    private static final int WRITERS = 8;
    private static final int TENANTS = 6;

    @ParameterizedTest
    @EnumSource
    void tenantsThatBeginAtOnce_getNumbersOfTheirOwn(Engine engine) throws Exception {
        try (TestDatabase database = engine.create();
                Storage storage = JdbcStorage.on(database.pool(), JdbcOptions.creating())) {
            CyclicBarrier together = new CyclicBarrier(WRITERS);
            ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
            List<Callable<Boolean>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int own = writer;
                writers.add(() -> {
                    together.await(60, TimeUnit.SECONDS);
                    for (int i = 0; i < TENANTS; i++) {
                        untilDone(storage, tenant((own + i) % TENANTS), "e-" + own);
                    }
                    return true;
                });
            }

            for (Future<Boolean> written : threads.invokeAll(writers)) {
                assertThat(written.get()).isTrue();
            }
            threads.shutdown();

            for (int i = 0; i < TENANTS; i++) {
                assertThat(positions(storage, tenant(i)))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, WRITERS).boxed().toList());
            }
            assertThat(numbers(
                            database, "SELECT place FROM cx_head WHERE place > " + LAST_POSITION + " ORDER BY place"))
                    .extracting(place -> place >> 44)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, TENANTS).boxed().toList());
            assertThat(numbers(database, "SELECT place FROM cx_head WHERE place <= " + LAST_POSITION))
                    .as("how many have a number")
                    .containsExactly((long) TENANTS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPositionThatHasNoPlace_isRefused(Engine engine) {
        try (TestDatabase database = engine.create();
                Storage storage = JdbcStorage.on(database.pool(), JdbcOptions.creating())) {
            append(storage, tenant(0), "e");

            refused(() -> restoreHead(storage, LAST_POSITION + 1), "position 17592186044416;");
            restoreHead(storage, LAST_POSITION);
            refused(() -> append(storage, tenant(1), "f"), "position 17592186044416;");

            Position head = storage.execute(TxMode.READ, session -> ((TransferSession) session).head(tenant(1)));
            assertThat(head).isEqualTo(Position.of(LAST_POSITION));
            append(storage, tenant(2), "g");
            assertThat(positions(storage, tenant(2))).containsExactly(1L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTenantTooMany_isRefused_andOthersGoOn(Engine engine) throws SQLException {
        try (TestDatabase database = engine.create();
                Storage storage = JdbcStorage.on(database.pool(), JdbcOptions.creating())) {
            append(storage, tenant(0), "e");
            database.run("UPDATE cx_head SET place = " + (MOST_TENANTS - 1) + " WHERE place = 1");
            append(storage, tenant(1), "e");

            refused(() -> append(storage, tenant(2), "e"), MOST_TENANTS + " tenants");

            append(storage, tenant(0), "f");
            append(storage, tenant(1), "f");
            assertThat(positions(storage, tenant(0))).containsExactly(1L, 2L);
            assertThat(positions(storage, tenant(1))).containsExactly(1L, 2L);
            assertThat(positions(storage, tenant(2))).isEmpty();
        }
    }

    private static void refused(Runnable work, String told) {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(work::run)
                .matches(e -> e.is(CoreError.LIMIT_EXCEEDED))
                .withMessageContaining(told);
    }

    private static TenantId tenant(int n) {
        return TenantId.of("t-" + n);
    }

    /** Does again what makes sense to retry, as the SDK does in its own transactions. */
    private static void untilDone(Storage storage, TenantId tenant, String id) {
        while (true) {
            try {
                append(storage, tenant, id);
                return;
            } catch (StorageUnavailable e) {
                assertThat(e.retryable()).isTrue();
            }
        }
    }

    private static void append(Storage storage, TenantId tenant, String id) {
        Entry entry = new Entry(id, "granted", Instant.EPOCH, Bytes.EMPTY);
        storage.execute(
                TxMode.WRITE,
                session -> session.append(new StreamKey(tenant, "facts", "s"), ExpectedRevision.any(), List.of(entry)));
    }

    private static void restoreHead(Storage storage, long head) {
        storage.execute(TxMode.WRITE, session -> {
            ((TransferSession) session).restoreEntries(tenant(1), List.of(), Position.of(head));
            return true;
        });
    }

    private static List<Long> positions(Storage storage, TenantId tenant) {
        return storage
                .execute(TxMode.READ, session -> session.readAll(Position.START, EntryFilter.all(tenant), 100))
                .items()
                .stream()
                .map(Published::position)
                .map(Position::value)
                .toList();
    }

    private static List<Long> numbers(TestDatabase database, String sql) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }
}
