package org.cxsdk.core.kit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.cxsdk.core.CxException;
import org.cxsdk.core.state.MergeableState;
import org.cxsdk.core.state.StateType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The rules MS-1 to MS-7 of {@link MergeableState}, for any state: extend this class, say which type of state it is and
 * make random observations. Each rule runs over {@value #SEEDS} seeds; the seed stands in the name of the test that
 * fails. A state that declares subtraction extends {@link SubtractableStateLaws}.
 *
 * <p>Make observations that can hurt: ties, numbers of very different size, the same number written in two ways. If a
 * rule fails, look at what the state keeps besides the multiset: the order of arrival, rounding, a collection without
 * an order.
 *
 * @param <O> what is observed
 * @param <S> the state
 */
public abstract class MergeableStateLaws<O, S extends MergeableState<O, S>> {

    private static final int SEEDS = 40;
    private static final int OBSERVATIONS = 60;

    /** For the test that extends it. */
    protected MergeableStateLaws() {}

    /** The type under test. */
    protected abstract StateType<O, S> type();

    /** Makes any observation. */
    protected abstract O observation(SplittableRandom random);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    protected void ms1_add_givesTheSameBytes_inAnyOrder(long seed) {
        List<O> observations = observations(new SplittableRandom(seed));
        byte[] expected = stateOf(observations).toBytes();

        Collections.shuffle(observations, new Random(seed));

        assertThat(stateOf(observations).toBytes()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    protected void ms2_merge_givesTheStateOfAll_forAnySplitAndAnyTree(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<O> observations = observations(random);
        byte[] expected = stateOf(observations).toBytes();
        List<S> parts = split(observations, random);

        // Merging random pairs until one is left walks through a random tree.
        while (parts.size() > 1) {
            S into = parts.get(random.nextInt(parts.size()));
            S from = parts.get(random.nextInt(parts.size()));
            if (into != from) {
                into.merge(from);
                parts.remove(from);
            }
        }

        assertThat(parts.get(0).toBytes()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    protected void ms2_merge_isCommutative(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<O> left = observations(random);
        List<O> right = observations(random);
        S leftFirst = stateOf(left);
        S rightFirst = stateOf(right);

        leftFirst.merge(stateOf(right));
        rightFirst.merge(stateOf(left));

        assertThat(leftFirst.toBytes()).isEqualTo(rightFirst.toBytes());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    protected void ms2_merge_changesNothing_whenOneIsEmpty(long seed) {
        S state = stateOf(observations(new SplittableRandom(seed)));
        byte[] before = state.toBytes();
        S empty = type().empty().get();

        state.merge(type().empty().get());
        empty.merge(state);

        assertThat(state.toBytes()).isEqualTo(before);
        assertThat(empty.toBytes()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    protected void ms3_read_givesAStateThatGoesOnAlike(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<O> before = observations(random);
        List<O> after = observations(random);
        S state = stateOf(before);

        S read = type().read(state.toBytes());
        assertThat(read.toBytes()).isEqualTo(state.toBytes());
        after.forEach(state::add);
        after.forEach(read::add);

        assertThat(read.toBytes()).isEqualTo(state.toBytes());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    protected void ms4_toBytes_isCanonical_whateverTheStateWentThrough(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<O> observations = observations(random);
        S direct = stateOf(observations);
        S travelled = type().empty().get();

        for (O observation : observations) {
            S single = type().empty().get();
            single.add(observation);
            travelled.merge(type().read(single.toBytes()));
            if (random.nextInt(4) == 0) {
                travelled = type().read(travelled.toBytes());
            }
        }

        assertThat(travelled.toBytes()).isEqualTo(direct.toBytes());
        assertThat(direct.toBytes()).as("asked twice").isEqualTo(direct.toBytes());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    protected void ms5_merge_leavesItsArgumentAlone(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        S into = stateOf(observations(random));
        S from = stateOf(observations(random));
        byte[] before = from.toBytes();

        into.merge(from);
        byte[] merged = into.toBytes();
        assertThat(from.toBytes()).isEqualTo(before);
        from.add(observation(random));

        assertThat(into.toBytes()).as("after the argument went on").isEqualTo(merged);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    protected void ms7_read_refusesDamagedBytes(long seed) {
        byte[] bytes = stateOf(observations(new SplittableRandom(seed))).toBytes();
        byte[] unknownForm = bytes.clone();
        unknownForm[0] = Byte.MAX_VALUE;

        refuses(Arrays.copyOf(bytes, bytes.length - 1), "cut off");
        refuses(Arrays.copyOf(bytes, bytes.length + 1), "too long");
        refuses(unknownForm, "unknown form");
    }

    @Test
    protected void ms7_read_refusesNoBytes() {
        refuses(new byte[0], "no bytes");
    }

    private void refuses(byte[] bytes, String how) {
        assertThatExceptionOfType(CxException.class)
                .as("MS-7, bytes that are " + how)
                .isThrownBy(() -> type().read(bytes))
                .satisfies(e -> assertThat(e.code()).isEqualTo("CX-CORE-0007"));
    }

    List<O> observations(SplittableRandom random) {
        List<O> observations = new ArrayList<>();
        int size = random.nextInt(1, OBSERVATIONS);
        for (int i = 0; i < size; i++) {
            observations.add(observation(random));
        }
        return observations;
    }

    private List<S> split(List<O> observations, SplittableRandom random) {
        List<S> parts = new ArrayList<>();
        int size = random.nextInt(1, 9);
        for (int i = 0; i < size; i++) {
            parts.add(type().empty().get());
        }
        observations.forEach(observation -> parts.get(random.nextInt(size)).add(observation));
        return parts;
    }

    S stateOf(List<O> observations) {
        S state = type().empty().get();
        observations.forEach(state::add);
        return state;
    }
}
