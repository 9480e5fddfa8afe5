package org.cxsdk.consent;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Is there an order of what many threads did, one operation after the other and true to real time, in which a single register
 * would have given the same answers?
 *
 * <p>Wing and Gong, "Testing and verifying concurrent objects" (1993), with Lowe's memory of configurations that led nowhere
 * (2017): try each operation that nobody else finished before it was called, and go on with the rest; a set of operations that
 * took effect, with the value they leave, is tried once. An operation whose end nobody saw (its process was killed) may have
 * taken effect at any time after its call, or never.
 */
final class LinearizabilityChecker {

    private LinearizabilityChecker() {}

    /** What somebody did to the register of one person. */
    enum Kind {
        /** The register holds the number now. */
        GRANT,
        /** The register holds nothing now, if it held the number. */
        WITHDRAW,
        /** The register was read and held the number. */
        DECIDE
    }

    /**
     * One operation.
     *
     * @param who for people to read
     * @param kind what was done
     * @param number the number of the grant; for a decision the one that permitted, {@link Node#NONE} if none
     * @param called when it was called, in nanoseconds of the machine
     * @param returned when it returned; {@link #NEVER} if nobody saw it
     */
    record Operation(String who, Kind kind, int number, long called, long returned) {
        static final long NEVER = Long.MAX_VALUE;

        /** Whether a register that holds {@code value} allows it. */
        boolean fits(int value) {
            return kind != Kind.DECIDE || number == value;
        }

        int after(int value) {
            return switch (kind) {
                case GRANT -> number;
                case WITHDRAW -> value == number ? Node.NONE : value;
                case DECIDE -> value;
            };
        }
    }

    private record Configuration(BitSet done, int value) {}

    /** Empty if there is such an order; else the operations of the longest one that was found, and what stood in its way. */
    static Optional<String> violation(List<Operation> history) {
        List<Operation> operations = history.stream()
                // a reading that nobody saw says nothing
                .filter(operation -> operation.kind() != Kind.DECIDE || operation.returned() != Operation.NEVER)
                .sorted(Comparator.comparingLong(Operation::called))
                .toList();
        return new Search(operations).run();
    }

    /** The search keeps its own stack: histories are longer than a thread's. */
    private static final class Search {
        private final List<Operation> operations;
        private final Set<Configuration> tried = new HashSet<>();
        private List<Operation> longest = List.of();

        Search(List<Operation> operations) {
            this.operations = operations;
        }

        /** A step that was taken: the operation, the value before it, and the next candidate if it leads nowhere. */
        private record Step(int operation, int before) {}

        Optional<String> run() {
            BitSet done = new BitSet(operations.size());
            List<Step> path = new ArrayList<>();
            int value = Node.NONE;
            int candidate = 0;
            while (!isComplete(done)) {
                int next = next(done, value, candidate);
                if (next >= 0) {
                    path.add(new Step(next, value));
                    done.set(next);
                    value = operations.get(next).after(value);
                    candidate = 0;
                    if (path.size() > longest.size()) {
                        longest = path.stream()
                                .map(step -> operations.get(step.operation()))
                                .toList();
                    }
                } else if (path.isEmpty()) {
                    return Optional.of(report());
                } else {
                    Step last = path.remove(path.size() - 1);
                    done.clear(last.operation());
                    value = last.before();
                    candidate = last.operation() + 1;
                }
            }
            return Optional.empty();
        }

        /** Those whose end was seen must all have taken effect. */
        private boolean isComplete(BitSet done) {
            for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
                if (operations.get(i).returned() != Operation.NEVER) {
                    return false;
                }
            }
            return true;
        }

        /** The next operation, from {@code candidate} on, that may be the next one and was not tried in this configuration. */
        private int next(BitSet done, int value, int candidate) {
            long firstReturn = Operation.NEVER;
            for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
                Operation operation = operations.get(i);
                if (operation.called() > firstReturn) {
                    break; // this one and all later ones began after another had ended
                }
                firstReturn = Math.min(firstReturn, operation.returned());
                if (i >= candidate && operation.fits(value)) {
                    BitSet then = (BitSet) done.clone();
                    then.set(i);
                    if (tried.add(new Configuration(then, operation.after(value)))) {
                        return i;
                    }
                }
            }
            return -1;
        }

        private String report() {
            List<Operation> rest = new ArrayList<>(operations);
            longest.forEach(rest::remove);
            return "after " + longest.subList(Math.max(0, longest.size() - 5), longest.size()) + " none of "
                    + rest.subList(0, Math.min(5, rest.size())) + " can follow";
        }
    }
}
