package org.cxsdk.core.context;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.StorageUnavailable;
import org.cxsdk.core.storage.VersionConflict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RetryTest {

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void run_givesUp_afterTheLastAttempt() {
        assertThatExceptionOfType(VersionConflict.class)
                .isThrownBy(() -> Retry.CONFLICTS_AND_TROUBLE.run(this::conflict));

        assertThat(runs).hasValue(Retry.ATTEMPTS);
    }

    @Test
    void run_returnsTheFirstResult() {
        int result = Retry.CONFLICTS_AND_TROUBLE.run(() -> runs.get() < 3 ? conflict() : 42);

        assertThat(result).isEqualTo(42);
    }

    @Test
    void run_repeatsOnlyWhatItIsFor() {
        assertThatExceptionOfType(VersionConflict.class).isThrownBy(() -> Retry.TROUBLE.run(this::conflict));
        assertThat(runs).hasValue(1);
        assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(() -> Retry.NEVER.run(() -> trouble(true)));
        assertThat(runs).hasValue(2);
        assertThatExceptionOfType(StorageUnavailable.class)
                .isThrownBy(() -> Retry.CONFLICTS_AND_TROUBLE.run(() -> trouble(false)));
        assertThat(runs).hasValue(3);
    }

    @Test
    void run_givesUp_andStaysInterrupted_whenTheThreadIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(VersionConflict.class)
                .isThrownBy(() -> Retry.CONFLICTS_AND_TROUBLE.run(this::conflict));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(runs).hasValue(1);
    }

    private int conflict() {
        runs.incrementAndGet();
        throw new VersionConflict(new DocKey(TenantId.of("t"), "k", "i"), OptionalLong.of(2));
    }

    private int trouble(boolean retryable) {
        runs.incrementAndGet();
        throw new StorageUnavailable("deadlock", retryable, null);
    }
}
