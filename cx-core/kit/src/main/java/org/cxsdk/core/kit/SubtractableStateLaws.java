package org.cxsdk.core.kit;

import java.util.List;
import java.util.SplittableRandom;
import org.cxsdk.core.state.SubtractableState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules MS-1 to MS-7 and, beside them, MS-8 for a {@link SubtractableState}. If MS-8 fails, look at what a state
 * keeps of observations that it has forgotten: a key with a count of 0, a minimum, digits of a sum.
 *
 * @param <O> what is observed
 * @param <S> the state
 */
public abstract class SubtractableStateLaws<O, S extends SubtractableState<O, S>> extends MergeableStateLaws<O, S> {

    /** For the test that extends it. */
    protected SubtractableStateLaws() {}

    @ParameterizedTest
    @MethodSource("seeds")
    protected void ms8_subtract_givesTheStateThatNeverSawThem(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<O> kept = observations(random);
        List<O> forgotten = observations(random);
        S state = stateOf(kept);
        forgotten.forEach(state::add);

        state.subtract(stateOf(forgotten));

        assertThat(state.toBytes()).isEqualTo(stateOf(kept).toBytes());
    }
}
