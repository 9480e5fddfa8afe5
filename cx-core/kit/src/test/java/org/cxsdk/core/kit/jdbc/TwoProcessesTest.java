package org.cxsdk.core.kit.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cxsdk.core.kit.ChildJvm;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Published;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two Java processes on one PostgreSQL, as two nodes of a back end: they move the same balances, claim unique tuples and
 * append to the same stream, while this process follows the journal. Afterwards all is audited: balances and versions (no
 * update is lost), claims, revisions and positions without a hole.
 */
@Tag("slow")
class TwoProcessesTest {

    private static final int WORKERS = 4;
    private static final long EACH = 60;

    @Test
    void balancesClaimsAndJournal_areRight_whenTwoProcessesWrite() throws Exception {
        try (TestDatabase database = Engine.POSTGRESQL.create();
                HikariDataSource pool = TestDatabase.pool(database.source());
                Storage storage = JdbcStorage.on(pool, JdbcOptions.creating())) {
            new Transfers(storage).open();
            List<Published> followed = new ArrayList<>();

            try (ChildJvm one = TransferProcess.start(Engine.POSTGRESQL, database.url(), 0, WORKERS, EACH);
                    ChildJvm two = TransferProcess.start(Engine.POSTGRESQL, database.url(), WORKERS, WORKERS, EACH)) {
                follow(storage, followed, one, two);
                Map<Integer, Long> acknowledged = new TreeMap<>(TransferProcess.acknowledged(one.join()));
                acknowledged.putAll(TransferProcess.acknowledged(two.join()));

                assertThat(acknowledged)
                        .hasSize(2 * WORKERS)
                        .allSatisfy((worker, last) ->
                                assertThat(last).as("worker %s", worker).isEqualTo(EACH));
                assertThat(Audit.check(storage, acknowledged)).isEqualTo(acknowledged);
            }

            assertThat(followed).as("what a reader followed meanwhile").hasSize(4 * WORKERS * (int) EACH);
            assertThat(processes(followed))
                    .as("the processes wrote at the same time")
                    .isGreaterThan(10);
        }
    }

    /** Follows the journal from the first to the last transfer; a reader that was told a place never misses one behind it. */
    private static void follow(Storage storage, List<Published> followed, ChildJvm one, ChildJvm two) {
        Position after = Position.START;
        boolean last = false;
        boolean more = true;
        while (more || !last) {
            last = !one.isRunning() && !two.isRunning();
            Position from = after;
            Slice<Published, Position> slice = storage.execute(
                    TxMode.READ, session -> session.readAll(from, EntryFilter.all(Transfers.TENANT), 1_000));
            followed.addAll(slice.items());
            after = slice.last();
            more = slice.more();
            Thread.yield();
        }
    }

    /** How often a transfer of one process follows one of the other. */
    private static long processes(List<Published> followed) {
        long changes = 0;
        boolean before = true;
        for (Published published : followed) {
            String id = published.recorded().entry().id();
            boolean first = Integer.parseInt(id.substring(0, id.indexOf('-'))) < WORKERS;
            changes += first == before ? 0 : 1;
            before = first;
        }
        return changes;
    }
}
