package org.cxsdk.core.kit;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.storage.Capability;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.TransferSession;
import org.cxsdk.core.storage.TxMode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What is declared works; what is not declared is skipped by name (ST-19). */
public abstract class CapabilitiesContract extends StorageContract {

    /** For those who write an adapter. */
    protected CapabilitiesContract() {}

    /** If this fails, look at info: it says something, and the same on every handle. */
    @Test
    public void st19_info_isTheSameOnEveryHandle() {
        assertThat(storage().info().name()).as("ST-19").isNotBlank();
        assertThat(openHandle().info()).as("ST-19").isEqualTo(storage().info());
        assertThat(storage().info().has(Capability.JOINED))
                .as("ST-19 the kit checks storages that own their transactions")
                .isFalse();
    }

    /** If this fails, look at the class of the sessions: a TransferSession if, and only if, TRANSFER is declared. */
    @Test
    public void st21_sessions_areTransferSessions_whereThatIsDeclared() {
        boolean declared = storage().info().has(Capability.TRANSFER);

        assertThat((boolean) read(session -> session instanceof TransferSession))
                .as("ST-21 and ST-19 in a READ session")
                .isEqualTo(declared);
        assertThat((boolean) write(session -> session instanceof TransferSession))
                .as("ST-21 and ST-19 in a WRITE session")
                .isEqualTo(declared);
    }

    /** If this fails, look at when what was committed reaches the disk, and at what opening reads. */
    @Test
    public void st19_durable_isThereAgainAfterReopening() {
        assumeDeclared(Capability.DURABLE);
        create("a", IndexTuple.unique("id", "x"));
        append(stream("s"), ExpectedRevision.none(), "e", "f");
        write(session -> session.purge(stream("s"), 1));

        closeHandles();
        Storage reopened = openHandle();

        assertThat(stored(reopened, "a")).as("ST-19 DURABLE").isPresent();
        assertThat((long) reopened.execute(
                        TxMode.READ, session -> session.count(query("id").equal("x"))))
                .as("ST-19 DURABLE")
                .isEqualTo(1);
        assertThat(reopened.execute(
                                TxMode.WRITE,
                                session -> session.append(stream("s"), ExpectedRevision.at(2), entries("g")))
                        .last())
                .as("ST-19 DURABLE")
                .isEqualTo(3);
    }

    /** If this fails, look at load in a WRITE session: it locks, and holds the lock until the transaction ends. */
    @Test
    public void st19_lockingLoad_letsNoWriterConflict() throws Exception {
        assumeDeclared(Capability.LOCKING_LOAD);
        int workers = 8;
        int rounds = 25;
        create("counter");
        save(put("counter", Expected.version(1), "0"));
        Workers meeting = new Workers();

        Workers.inParallel(workers, worker -> {
            for (int i = 0; i < rounds; i++) {
                write(session -> {
                    StoredDoc counter = Objects.requireNonNull(
                            session.load(List.of(key("counter"))).get(key("counter")));
                    meeting.meet();
                    int next = Integer.parseInt(counter.body().toUtf8()) + 1;
                    return session.write(put("counter", Expected.version(counter.version()), "" + next));
                });
            }
        });

        assertThat(body("counter")).as("ST-19 LOCKING_LOAD").isEqualTo("" + workers * rounds);
    }

    private void assumeDeclared(Capability capability) {
        assumeTrue(
                storage().info().has(capability),
                () -> "\"" + storage().info().name() + "\" does not declare " + capability);
    }
}
