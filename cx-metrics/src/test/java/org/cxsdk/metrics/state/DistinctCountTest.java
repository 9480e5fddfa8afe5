package org.cxsdk.metrics.state;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DistinctCountTest {

    @Test
    void count_isExact_upToItsLimit() {
        DistinctCount count = new DistinctCount();
        for (int i = 0; i < 30_000; i++) {
            count.add("person-" + i % DistinctCount.MOST_EXACT);
        }

        assertThat(count.count()).isEqualTo(DistinctCount.MOST_EXACT);
        assertThat(count.exact()).isTrue();
    }

    // standard error 1.04 / sqrt(2^14) = 0.81 % (Flajolet and others 2007); three of them
    @ParameterizedTest
    @ValueSource(ints = {10_001, 50_000, 200_000, 700_000})
    void count_isCloseBeyondIt(int things) {
        DistinctCount count = new DistinctCount();
        for (int i = 0; i < things; i++) {
            count.add("person-" + i);
        }

        assertThat(count.exact()).isFalse();
        assertThat((double) count.count()).isCloseTo(things, within(3 * 0.0081 * things));
    }

    @Test
    void partsBeyondAndBelowTheLimit_giveTheBytesOfTheWhole() {
        DistinctCount whole = new DistinctCount();
        DistinctCount great = new DistinctCount();
        DistinctCount small = new DistinctCount();
        for (int i = 0; i < 25_000; i++) {
            whole.add("t" + i);
            (i < 24_000 ? great : small).add("t" + i);
        }
        DistinctCount again = DistinctCount.TYPE.read(small.toBytes());
        again.merge(great);
        great.merge(small);

        assertThat(great.toBytes()).isEqualTo(whole.toBytes());
        assertThat(again.toBytes()).isEqualTo(whole.toBytes());
        assertThat(DistinctCount.TYPE.read(whole.toBytes()).toBytes()).isEqualTo(whole.toBytes());
    }
}
