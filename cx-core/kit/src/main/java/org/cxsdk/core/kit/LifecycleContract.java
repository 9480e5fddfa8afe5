package org.cxsdk.core.kit;

import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.Storage;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.core.storage.VersionConflict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Opening, using up and closing handles (ST-18). */
public abstract class LifecycleContract extends StorageContract {

    /** For those who write an adapter. */
    protected LifecycleContract() {}

    /** If this fails, look at close: a second time does nothing, and a closed handle refuses. */
    @Test
    public void st18_close_mayBeCalledTwice_andRefusesLaterUse() {
        Storage handle = openHandle();

        handle.close();
        handle.close();

        for (TxMode mode : TxMode.values()) {
            assertThatExceptionOfType(CxException.class)
                    .as("ST-18")
                    .isThrownBy(() -> handle.execute(mode, session -> "never"))
                    .matches(e -> e.is(CoreError.STORAGE_MISUSE), "CX-STORAGE-0005");
        }
    }

    /** If this fails, look at what handles share: closing one leaves the others alone. */
    @Test
    public void st18_close_leavesOtherHandlesAlone() {
        Storage other = openHandle();
        create("a");

        other.close();

        create("b");
        assertThat(stored("a")).as("ST-18").isPresent();
        assertThat(stored("b")).as("ST-18").isPresent();
    }

    /** If this fails, look at what a transaction takes (connections, locks) and gives back when it fails. */
    @Test
    public void st18_transactions_giveBackWhatTheyTake() {
        create("a");
        for (int i = 0; i < 300; i++) {
            assertThatExceptionOfType(VersionConflict.class)
                    .as("ST-18")
                    .isThrownBy(() -> save(put("a", Expected.version(99), "late")));
            assertThatExceptionOfType(IllegalStateException.class)
                    .as("ST-18")
                    .isThrownBy(() -> read(session -> {
                        throw new IllegalStateException("reading failed");
                    }));
        }

        assertThat(save(put("a", Expected.version(1), "2"))).as("ST-18").hasValue(2);
    }
}
