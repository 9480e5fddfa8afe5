package org.cxsdk.core.kit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StorageInfo;
import org.cxsdk.core.storage.StorageUnavailable;
import org.cxsdk.core.storage.StorageWork;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.copy.CopyReport;
import org.cxsdk.core.storage.copy.StorageCopy;
import org.cxsdk.core.storage.memory.InMemoryStorage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A tenant is moved into the adapter and out of it with {@link StorageCopy}, in one go and with interruptions (ST-21 to
 * ST-23 at once). Skipped by name if the storage does not declare {@link Capability#TRANSFER}.
 */
public abstract class CopyContract extends StorageContract {

    private static final TenantId NEIGHBOUR = TenantId.of("neighbour");
    private static final int BATCH = 4;

    /** For those who write an adapter. */
    protected CopyContract() {}

    /** Skips the rules if they were not promised. */
    @BeforeEach
    public final void assumeTransfer() {
        assumeTrue(
                storage().info().has(Capability.TRANSFER),
                () -> "\"" + storage().info().name() + "\" does not declare " + Capability.TRANSFER);
    }

    /** If this fails, look at the differences that the report names, and at TransferContract. */
    @Test
    public void copy_carriesATenantThereAndBack() {
        try (Storage source = new InMemoryStorage();
                Storage back = new InMemoryStorage()) {
            fill(source, TENANT, 1);
            fill(storage(), NEIGHBOUR, 2);

            CopyReport there = StorageCopy.of(source, storage(), TENANT).run();
            CopyReport home = StorageCopy.of(storage(), back, TENANT).run();
            CopyReport whole = StorageCopy.of(source, back, TENANT).compare();

            assertThat(there.differences())
                    .as("ST-21 to ST-23 into the adapter")
                    .isEmpty();
            assertThat(home.differences())
                    .as("ST-21 to ST-23 out of the adapter")
                    .isEmpty();
            assertThat(whole.differences()).as("there and back").isEmpty();
            assertThat(home.parts()).as("counts and digests").isEqualTo(there.parts());
            assertThat(there.parts())
                    .as("something of everything was copied")
                    .extracting(CopyReport.Part::name)
                    .containsExactly("documents kit.Person", "documents kit.person", "streams", "journal");
            assertThat(there.parts()).allMatch(part -> part.source().count() > 5);
        }
    }

    /** If this fails, look at commits that failed: nothing of them may stay, and all of those that did not. */
    @Test
    public void copy_goesOnWhereItWasInterrupted() {
        try (Storage source = new InMemoryStorage()) {
            fill(source, TENANT, 3);
            int interruptions = 0;
            CopyReport report = null;
            // each run gets one commit further than the one before; the second of two fails after its commit
            while (report == null) {
                try (Storage target = new Interrupted(openHandle(), 2, interruptions % 2 == 1)) {
                    report = StorageCopy.of(source, target, TENANT)
                            .inBatchesOf(BATCH)
                            .run();
                } catch (StorageUnavailable e) {
                    interruptions++;
                }
            }

            assertThat(interruptions).as("the copy was interrupted").isGreaterThan(10);
            assertThat(report.differences()).as("ST-21 to ST-23").isEmpty();
            assertThat(StorageCopy.of(source, storage(), TENANT).compare().same())
                    .isTrue();
        }
    }

    /** If this fails, look at the lists of a tenant: they must tell of whatever is there. */
    @Test
    public void copy_isRefused_whereTheTenantHasData() {
        try (Storage source = new InMemoryStorage()) {
            fill(source, TENANT, 4);
            StreamKey gone = new StreamKey(TENANT, "kit.visits", "gone");
            append(gone, ExpectedRevision.none(), "a");
            write(session -> session.purge(gone, 1));

            assertThatExceptionOfType(CxException.class)
                    .as("ST-21 a stream whose entries are all purged is data")
                    .isThrownBy(() -> StorageCopy.of(source, storage(), TENANT).run())
                    .matches(e -> e.is(CoreError.COPY_REFUSED), "CX-STORAGE-0013");
        }
    }

    /**
     * Fills a tenant with a little of everything: documents of two kinds in several versions, unique tuples, streams of
     * which a part, or all, was purged, bodies of all sizes. The same seed gives the same.
     */
    protected static void fill(Storage storage, TenantId tenant, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 30; i++) {
            fillOnce(storage, tenant, random, i);
        }
        purge(storage, new StreamKey(tenant, "kit.visits", "s-1"), Long.MAX_VALUE);
        purge(storage, new StreamKey(tenant, "kit.visits", "s-2"), 3);
        storage.execute(TxMode.WRITE, session -> session.write(DocWrite.delete(person(tenant, 3), Expected.any())));
        StreamKey last = new StreamKey(tenant, "kit.Visits", "last");
        storage.execute(TxMode.WRITE, session -> session.append(last, ExpectedRevision.none(), entries("a", "b", "c")));
        purge(storage, last, 9);
    }

    private static void fillOnce(Storage storage, TenantId tenant, SplittableRandom random, int i) {
        storage.execute(TxMode.WRITE, session -> {
            for (int n = random.nextInt(4); n >= 0; n--) {
                session.write(DocWrite.put(
                        person(tenant, i),
                        Expected.any(),
                        body(random),
                        IndexTuple.unique("by-number", IndexValue.of((long) i)),
                        IndexTuple.of("by-name", IndexValue.of("ليلى " + i % 5), IndexValue.of(AT.minusSeconds(i)))));
            }
            List<Entry> entries = new ArrayList<>();
            for (int n = random.nextInt(3); n >= 0; n--) {
                entries.add(new Entry(
                        "e-" + i + "-" + n,
                        n == 0 ? "arrived" : "left",
                        Instant.EPOCH.plusMillis(random.nextInt(-9, 9)),
                        body(random)));
            }
            for (int stream = i % 3; stream < 8; stream += 3) {
                session.append(new StreamKey(tenant, "kit.visits", "s-" + stream), ExpectedRevision.any(), entries);
            }
            return session;
        });
    }

    private static DocKey person(TenantId tenant, int i) {
        return new DocKey(tenant, i % 2 == 0 ? "kit.person" : "kit.Person", "p-" + i + (i % 5 == 0 ? " " : ""));
    }

    private static Bytes body(SplittableRandom random) {
        byte[] body = new byte[random.nextInt(8) == 0 ? 100_000 : random.nextInt(100)];
        random.nextBytes(body);
        return Bytes.copyOf(body);
    }

    private static void purge(Storage storage, StreamKey stream, long through) {
        storage.execute(TxMode.WRITE, session -> session.purge(stream, through));
    }

    /** A storage whose connection breaks at one commit. */
    private static final class Interrupted implements Storage {
        private final Storage storage;
        private final boolean afterCommit;
        private int commitsLeft;

        Interrupted(Storage storage, int commits, boolean afterCommit) {
            this.storage = storage;
            this.commitsLeft = commits;
            this.afterCommit = afterCommit;
        }

        @Override
        public StorageInfo info() {
            return storage.info();
        }

        @Override
        public <T extends @Nullable Object> T execute(TxMode mode, StorageWork<T> work) {
            boolean breaks = mode == TxMode.WRITE && commitsLeft-- == 0;
            T result = storage.execute(mode, session -> {
                T done = work.run(session);
                if (breaks && !afterCommit) {
                    throw new StorageUnavailable("the connection broke before the commit", true, null);
                }
                return done;
            });
            if (breaks) {
                throw new StorageUnavailable("the connection broke after the commit", false, null);
            }
            return result;
        }

        @Override
        public void close() {
            storage.close();
        }
    }
}
