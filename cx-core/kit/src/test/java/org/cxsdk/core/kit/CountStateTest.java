package org.cxsdk.core.kit;

import java.util.SplittableRandom;
import org.cxsdk.core.state.CountState;
import org.cxsdk.core.state.StateType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CountStateTest extends SubtractableStateLaws<String, CountState<String>> {

    @Override
    protected StateType<String, CountState<String>> type() {
        return CountState.type();
    }

    @Override
    protected String observation(SplittableRandom random) {
        return "case-" + random.nextInt(5);
    }

    @Test
    void count_countsEveryObservation_evenEqualOnes() {
        CountState<String> state = type().empty().get();
        state.add("a");
        state.add("a");

        assertThat(state.count()).isEqualTo(2);
    }

    @Test
    void subtract_refuses_whenMoreIsTakenThanThereIs() {
        CountState<String> state = type().empty().get();
        CountState<String> more = type().empty().get();
        more.add("a");

        assertThatIllegalArgumentException().isThrownBy(() -> state.subtract(more));
    }
}
