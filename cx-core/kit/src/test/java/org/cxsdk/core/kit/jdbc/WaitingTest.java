package org.cxsdk.core.kit.jdbc;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.InMemoryKeyStore;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who waits for whom on real databases, and what becomes of those who wait for each other. */
@Tag("slow")
class WaitingTest {

    private static final int PATIENCE_SECONDS = 60;

    record Balance(long amount) {}

    private static final DocumentKind<Balance> BALANCE = DocumentKind.of(
            "office.balance",
            FormCodec.of(1, Balance.class, balance -> balance, balance -> balance),
            balance -> List.of());

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private interface Work {
        void on(CxContext context) throws Exception;
    }

    private static void with(Engine engine, Work work) throws Exception {
        try (TestDatabase database = engine.create();
                Storage storage = JdbcStorage.on(database.pool(), JdbcOptions.creating())) {
            CxContext context =
                    CxContext.of(storage, InstantSource.system(), new InMemoryKeyStore(), TenantId.of("agency"));
            context.write(session -> session.write(BALANCE, "a", Expected.absent(), new Balance(0)));
            context.write(session -> session.write(BALANCE, "b", Expected.absent(), new Balance(0)));
            work.on(context);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReader_letsWritersGoOn(Engine engine) throws Exception {
        with(engine, context -> {
            long after = context.read(session -> {
                assertThat(amount(session, "a")).isZero();
                Future<Long> writer = threads.submit(() -> context.write(other -> add(other, "a")));
                assertThat(get(writer))
                        .as("committed while the reader is at work")
                        .isEqualTo(1);
                return amount(session, "a");
            });
            assertThat(after).as("each reading sees what is committed").isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void aWriter_letsReadersGoOn(Engine engine) throws Exception {
        with(engine, context -> {
            context.write(session -> {
                add(session, "a");
                Future<Long> reader = threads.submit(() -> context.read(other -> amount(other, "a")));
                assertThat(get(reader)).as("read while the writer is at work").isZero();
                return true;
            });
        });
    }

    /** Each locks one document and then wants the other's; where one writer at a time is at work this cannot come to pass. */
    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void aDeadlock_endsByDoingOneOfThemAgain(Engine engine) throws Exception {
        with(engine, context -> {
            CyclicBarrier bothHoldOne = new CyclicBarrier(2);
            Future<Long> one = threads.submit(addingTo(context, "a", "b", bothHoldOne));
            Future<Long> two = threads.submit(addingTo(context, "b", "a", bothHoldOne));

            get(one);
            get(two);

            assertThat(runs.get()).as("one of them was done again").isGreaterThanOrEqualTo(3);
            List<Long> amounts = context.read(session -> List.of(amount(session, "a"), amount(session, "b")));
            assertThat(amounts).containsExactly(2L, 2L);
        });
    }

    private Callable<Long> addingTo(CxContext context, String first, String second, CyclicBarrier bothHoldOne) {
        AtomicInteger own = new AtomicInteger();
        return () -> context.write(session -> {
            runs.incrementAndGet();
            add(session, first);
            if (own.incrementAndGet() == 1) {
                await(bothHoldOne);
            }
            return add(session, second);
        });
    }

    private static long add(CxSession session, String id) {
        Stored<Balance> before = session.load(BALANCE, id).orElseThrow();
        long amount = before.value().amount() + 1;
        session.write(BALANCE, id, Expected.version(before.version()), new Balance(amount));
        return amount;
    }

    private static long amount(CxSession session, String id) {
        return session.load(BALANCE, id).orElseThrow().value().amount();
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("it waited", e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the other one never came", e);
        }
    }
}
