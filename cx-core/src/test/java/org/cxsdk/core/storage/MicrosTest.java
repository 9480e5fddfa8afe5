package org.cxsdk.core.storage;

import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MicrosTest {

    @Test
    void of_countsFrom1970_cutTowardsThePast() {
        assertThat(Micros.of(Instant.EPOCH)).isZero();
        assertThat(Micros.of(Instant.EPOCH.plusNanos(1_999))).isEqualTo(1);
        assertThat(Micros.of(Instant.EPOCH.minusNanos(1))).isEqualTo(-1);
        // date -d 9999-12-31T23:59:59Z +%s gives 253402300799
        assertThat(Micros.of(Instant.parse("9999-12-31T23:59:59.999999Z"))).isEqualTo(253402300799_999999L);
    }

    @Test
    void toInstant_isTheWayBack() {
        for (long micros : new long[] {0, 1, -1, 1_000_000, -1_000_001, 253402300799_999999L}) {
            assertThat(Micros.of(Micros.toInstant(micros))).isEqualTo(micros);
        }
    }

    @Test
    void of_refusesWhatDoesNotFit() {
        assertThatIllegalArgumentException().isThrownBy(() -> Micros.of(Instant.MAX));
    }
}
