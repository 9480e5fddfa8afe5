package org.cxsdk.core.kit.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageSession;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.UniqueConflict;
import org.cxsdk.core.storage.VersionConflict;
import org.cxsdk.core.storage.jdbc.JdbcOptions;
import org.cxsdk.core.storage.jdbc.JdbcStorage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.time.Instant.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The caller's row and the SDK's documents and entries in one transaction of the caller's, on every database. */
class JoinedTest {

    private static final TenantId TENANT = TenantId.of("agency");
    private static final DocKey PERMIT = new DocKey(TENANT, "permit", "p-1");
    private static final StreamKey FACTS = new StreamKey(TENANT, "facts", "p-1");

    private TestDatabase database;
    private JdbcStorage storage;

    private void open(Engine engine) throws SQLException {
        database = engine.create();
        database.run("CREATE TABLE agency_case (id INTEGER PRIMARY KEY)");
        storage = JdbcStorage.on(database.pool(), JdbcOptions.creating());
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    private Connection begin() throws SQLException {
        Connection connection = database.connect();
        if (database.engine() != Engine.SQLITE) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
        connection.setAutoCommit(false);
        return connection;
    }

    private static void insertCase(Connection connection, int id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO agency_case (id) VALUES (" + id + ")");
        }
    }

    private int cases() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM agency_case")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static boolean stored(Storage in, DocKey key) {
        return in.execute(TxMode.READ, session -> !session.load(List.of(key)).isEmpty());
    }

    private List<String> journal() {
        return storage
                .execute(TxMode.READ, session -> session.readAll(Position.START, EntryFilter.all(TENANT), 100))
                .items()
                .stream()
                .map(item -> item.recorded().entry().id())
                .toList();
    }

    private static Void writePermit(StorageSession session) {
        session.write(
                DocWrite.put(PERMIT, Expected.absent(), Bytes.utf8("granted"), IndexTuple.unique("by-number", "n-1")));
        session.append(FACTS, ExpectedRevision.none(), List.of(entry("e-1")));
        return null;
    }

    private static Entry entry(String id) {
        return new Entry(id, "granted", EPOCH, Bytes.EMPTY);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void both_takeEffect_atTheCallersCommit_andNotBefore(Engine engine) throws SQLException {
        open(engine);
        try (Connection connection = begin()) {
            Storage joined = storage.joinedTo(() -> connection);
            insertCase(connection, 1);
            joined.execute(TxMode.WRITE, JoinedTest::writePermit);

            assertThat(joined.info().has(Capability.JOINED)).isTrue();
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(stored(joined, PERMIT)).as("seen inside").isTrue();
            assertThat(stored(storage, PERMIT)).as("seen outside").isFalse();
            assertThat(journal()).isEmpty();

            connection.commit();
        }
        assertThat(cases()).isEqualTo(1);
        assertThat(stored(storage, PERMIT)).isTrue();
        assertThat(journal()).containsExactly("e-1");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void both_leaveNothing_whenTheCallerRollsBack(Engine engine) throws SQLException {
        open(engine);
        try (Connection connection = begin()) {
            insertCase(connection, 1);
            storage.joinedTo(() -> connection).execute(TxMode.WRITE, JoinedTest::writePermit);

            connection.rollback();
        }
        assertThat(cases()).isZero();
        assertThat(stored(storage, PERMIT)).isFalse();
        assertThat(journal()).isEmpty();
        storage.execute(TxMode.WRITE, JoinedTest::writePermit);
        assertThat(journal()).as("no hole is left behind").containsExactly("e-1");
    }

    /** The caller catches the conflict and commits: her own row stays, and of the failed work nothing. */
    @ParameterizedTest
    @EnumSource(Engine.class)
    void failedWork_leavesNothing_andTheCallerMayGoOn(Engine engine) throws SQLException {
        open(engine);
        storage.execute(TxMode.WRITE, JoinedTest::writePermit);
        DocKey other = new DocKey(TENANT, "permit", "p-2");
        try (Connection connection = begin()) {
            Storage joined = storage.joinedTo(() -> connection);
            insertCase(connection, 1);

            assertThatExceptionOfType(UniqueConflict.class)
                    .isThrownBy(() -> joined.execute(TxMode.WRITE, session -> {
                        session.append(FACTS, ExpectedRevision.at(1), List.of(entry("e-2")));
                        session.write(DocWrite.put(
                                other, Expected.absent(), Bytes.EMPTY, IndexTuple.unique("by-number", "n-1")));
                        return null;
                    }));
            assertThatExceptionOfType(VersionConflict.class)
                    .isThrownBy(() -> joined.execute(TxMode.WRITE, JoinedTest::writePermit));
            joined.execute(
                    TxMode.WRITE, session -> session.append(FACTS, ExpectedRevision.at(1), List.of(entry("e-3"))));
            connection.commit();
        }
        assertThat(cases()).isEqualTo(1);
        assertThat(journal()).containsExactly("e-1", "e-3");
        assertThat(stored(storage, other)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aConnectionThatCommitsByItself_isRefused(Engine engine) throws SQLException {
        open(engine);
        try (Connection connection = database.connect()) {
            Storage joined = storage.joinedTo(() -> connection);

            assertThatThrownBy(() -> joined.execute(TxMode.WRITE, JoinedTest::writePermit))
                    .isInstanceOfSatisfying(
                            CxException.class, e -> assertThat(e.code()).isEqualTo(CoreError.STORAGE_MISUSE.code()))
                    .hasMessageContaining("commits every statement by itself");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
    void strongerIsolation_isRefused(Engine engine) throws SQLException {
        open(engine);
        try (Connection connection = database.connect()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            Storage joined = storage.joinedTo(() -> connection);

            assertThatThrownBy(() -> joined.execute(TxMode.WRITE, JoinedTest::writePermit))
                    .hasMessageContaining("READ COMMITTED");
            connection.rollback();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aPooledConnection_comesBackAsItWas(Engine engine) throws SQLException {
        open(engine);
        for (boolean autoCommit : Stream.of(true, false).toList()) {
            try (Connection connection = database.connect()) {
                connection.setAutoCommit(autoCommit);
                int isolation = connection.getTransactionIsolation();
                JdbcStorage ours = JdbcStorage.on(new OneConnection(connection), JdbcOptions.trusting());

                ours.execute(
                        TxMode.WRITE,
                        session -> session.write(DocWrite.put(PERMIT, Expected.any(), Bytes.utf8("" + autoCommit))));
                ours.execute(TxMode.READ, session -> session.load(List.of(PERMIT)));
                assertThatExceptionOfType(VersionConflict.class)
                        .isThrownBy(() -> ours.execute(TxMode.WRITE, JoinedTest::writePermit));

                assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
                assertThat(connection.getTransactionIsolation()).isEqualTo(isolation);
                if (!autoCommit) {
                    connection.rollback();
                }
            }
        }
    }
}
