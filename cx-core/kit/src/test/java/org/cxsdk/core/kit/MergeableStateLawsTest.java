package org.cxsdk.core.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ObjLongConsumer;
import org.cxsdk.core.state.MergeableState;
import org.cxsdk.core.state.StateReader;
import org.cxsdk.core.state.StateType;
import org.cxsdk.core.state.StateWriter;
import org.cxsdk.core.state.SubtractableState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The laws themselves: each catches a state that breaks it. */
class MergeableStateLawsTest {

    @Test
    void ms1_catches_aSumOfDoubles() {
        assertCaught(new DoubleSum(), MergeableStateLaws::ms1_add_givesTheSameBytes_inAnyOrder);
        assertCaught(new DoubleSum(), MergeableStateLaws::ms2_merge_givesTheStateOfAll_forAnySplitAndAnyTree);
    }

    @Test
    void ms2_catches_aMergeThatKeepsTheLast() {
        assertCaught(new LastWins(), MergeableStateLaws::ms2_merge_isCommutative);
        assertCaught(new LastWins(), MergeableStateLaws::ms2_merge_changesNothing_whenOneIsEmpty);
    }

    @Test
    void ms5_catches_aMergeThatSharesItsArgument() {
        assertCaught(new SharedList(), MergeableStateLaws::ms5_merge_leavesItsArgumentAlone);
    }

    @Test
    void ms7_catches_aReaderThatTakesAnyForm() {
        assertCaught(new LastWins(), MergeableStateLaws::ms7_read_refusesDamagedBytes);
    }

    @Test
    void ms8_catches_aSubtractionThatLeavesATrace() {
        assertCaught(new HighWater(), SubtractableStateLaws::ms8_subtract_givesTheStateThatNeverSawThem);
    }

    /** A rule catches a state if it fails for at least one seed. */
    private static <L extends MergeableStateLaws<?, ?>> void assertCaught(L laws, ObjLongConsumer<L> rule) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> MergeableStateLaws.seeds().forEach(seed -> rule.accept(laws, seed)));
    }

    private static final class DoubleSum extends MergeableStateLaws<Double, DoubleSum.State> {
        @Override
        protected StateType<Double, State> type() {
            return new StateType<>("double-sum", State::new, in -> {
                in.form(1);
                State state = new State();
                state.sum = Double.longBitsToDouble(in.int64());
                return state;
            });
        }

        @Override
        protected Double observation(SplittableRandom random) {
            return random.nextDouble();
        }

        private static final class State implements MergeableState<Double, State> {
            private double sum;

            @Override
            public void add(Double observation) {
                sum += observation;
            }

            @Override
            public void merge(State other) {
                sum += other.sum;
            }

            @Override
            public byte[] toBytes() {
                return StateWriter.form(1).int64(Double.doubleToLongBits(sum)).toBytes();
            }
        }
    }

    private static final class LastWins extends MergeableStateLaws<Long, LastWins.State> {
        @Override
        protected StateType<Long, State> type() {
            return new StateType<>("last-wins", State::new, LastWins::read);
        }

        @Override
        protected Long observation(SplittableRandom random) {
            return random.nextLong();
        }

        private static State read(StateReader in) {
            in.form(Byte.MAX_VALUE);
            State state = new State();
            state.last = in.int64();
            return state;
        }

        private static final class State implements MergeableState<Long, State> {
            private long last;

            @Override
            public void add(Long observation) {
                last = observation;
            }

            @Override
            public void merge(State other) {
                last = other.last;
            }

            @Override
            public byte[] toBytes() {
                return StateWriter.form(1).int64(last).toBytes();
            }
        }
    }

    private static final class SharedList extends MergeableStateLaws<Long, SharedList.State> {
        @Override
        protected StateType<Long, State> type() {
            return new StateType<>("shared-list", State::new, in -> new State());
        }

        @Override
        protected Long observation(SplittableRandom random) {
            return random.nextLong(10);
        }

        private static final class State implements MergeableState<Long, State> {
            private final List<List<Long>> parts = new ArrayList<>(List.of(new ArrayList<>()));

            @Override
            public void add(Long observation) {
                parts.get(0).add(observation);
            }

            @Override
            public void merge(State other) {
                parts.addAll(other.parts);
            }

            @Override
            public byte[] toBytes() {
                long[] sorted = parts.stream()
                        .flatMap(List::stream)
                        .mapToLong(Long::longValue)
                        .sorted()
                        .toArray();
                StateWriter writer = StateWriter.form(1);
                for (long value : sorted) {
                    writer.int64(value);
                }
                return writer.toBytes();
            }
        }
    }

    private static final class HighWater extends SubtractableStateLaws<Long, HighWater.State> {
        @Override
        protected StateType<Long, State> type() {
            return new StateType<>("high-water", State::new, in -> new State());
        }

        @Override
        protected Long observation(SplittableRandom random) {
            return random.nextLong(1_000);
        }

        private static final class State implements SubtractableState<Long, State> {
            private long most;

            @Override
            public void add(Long observation) {
                most = Math.max(most, observation);
            }

            @Override
            public void merge(State other) {
                add(other.most);
            }

            @Override
            public void subtract(State other) {
                most -= other.most;
            }

            @Override
            public byte[] toBytes() {
                return StateWriter.form(1).int64(most).toBytes();
            }
        }
    }
}
