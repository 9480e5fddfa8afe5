package org.cxsdk.core.storage.decorate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.cxsdk.core.storage.TxMode;

/** Says for each transaction of a {@link FaultInjectingStorage} what happens to it. Safe to use from many threads. */
@FunctionalInterface
public interface FaultPlan {

    /** What happens to the transaction that begins now; empty if nothing does. */
    Optional<Planned> next(TxMode mode);

    /** Returns the plan in which nothing happens. */
    static FaultPlan none() {
        return mode -> Optional.empty();
    }

    /** Returns the plan in which these faults befall the next transactions, one each, and nothing happens afterwards. */
    static FaultPlan of(Planned... faults) {
        Deque<Planned> left = new ArrayDeque<>(List.of(faults));
        return mode -> {
            synchronized (left) {
                return Optional.ofNullable(left.poll());
            }
        };
    }

    /**
     * Returns the plan in which about one of so many transactions meets a fault, each kind as often as the others, at one
     * of its first four operations; the same seed gives the same sequence.
     *
     * @param oneIn at least 1, which is every transaction
     */
    static FaultPlan seeded(long seed, int oneIn) {
        if (oneIn < 1) {
            throw new IllegalArgumentException("oneIn (" + oneIn + ") must be at least 1");
        }
        SplittableRandom random = new SplittableRandom(seed);
        Fault[] faults = Fault.values();
        return mode -> {
            synchronized (random) {
                return random.nextInt(oneIn) > 0
                        ? Optional.empty()
                        : Optional.of(new Planned(faults[random.nextInt(faults.length)], 1 + random.nextInt(4)));
            }
        };
    }

    /**
     * What happens to one transaction.
     *
     * @param fault what
     * @param operation at which operation, counted from 1, if it happens at one; {@link Fault#CONFLICT} happens at the
     *     first one from there on that can meet a conflict. A transaction with fewer operations is spared.
     */
    record Planned(Fault fault, int operation) {
        public Planned {
            Objects.requireNonNull(fault, "fault");
            if (operation < 1) {
                throw new IllegalArgumentException("operation (" + operation + ") must be at least 1");
            }
        }

        /** Returns the fault at the first operation, or at the commit. */
        public static Planned of(Fault fault) {
            return new Planned(fault, 1);
        }
    }
}
