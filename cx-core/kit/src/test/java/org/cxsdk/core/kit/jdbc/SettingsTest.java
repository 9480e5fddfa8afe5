package org.cxsdk.core.kit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.cxsdk.core.kit.jdbc.Transfers.Transfer;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Schemas and pools that agencies have: everything works in them, which {@link Audit} sees to. */
@Tag("slow")
class SettingsTest {

    private static final int WORKERS = 4;
    private static final long EACH = 10;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
    void aNamedSchema_holdsEverything_andTheOtherOneNothing(Engine engine) throws Exception {
        try (TestDatabase database = engine.create()) {
            String schema = database.newSchema();
            Storage here = JdbcStorage.on(database.pool(), JdbcOptions.creating());
            Storage there =
                    JdbcStorage.on(database.pool(), JdbcOptions.creating().inSchema(schema));

            transfer(there);

            new Transfers(here).open();
            for (int worker = 0; worker < WORKERS; worker++) {
                assertThat(new Transfers(here).done(worker)).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPoolWithoutAutoCommit_servesAsWell(Engine engine) throws Exception {
        try (TestDatabase database = engine.create();
                HikariDataSource pool = poolWithoutAutoCommit(database);
                Storage storage = JdbcStorage.on(pool, JdbcOptions.creating())) {
            transfer(storage);
        }
    }

    private static HikariDataSource poolWithoutAutoCommit(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.source());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(WORKERS);
        return new HikariDataSource(config);
    }

    private static void transfer(Storage storage) throws InterruptedException {
        Transfers transfers = new Transfers(storage);
        transfers.open();
        Thread[] threads = new Thread[WORKERS];
        for (int i = 0; i < WORKERS; i++) {
            int worker = i;
            threads[i] = new Thread(() -> {
                for (long n = 1; n <= EACH; n++) {
                    transfers.transfer(Transfer.of(worker, n));
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Map<Integer, Long> all = Map.of(0, EACH, 1, EACH, 2, EACH, 3, EACH);
        assertThat(Audit.check(storage, all)).isEqualTo(all);
    }
}
