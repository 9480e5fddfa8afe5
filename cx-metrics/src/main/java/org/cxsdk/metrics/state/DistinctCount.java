package org.cxsdk.metrics.state;

import java.util.TreeSet;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.state.MergeableState;
import org.cxsdk.core.state.StateReader;
import org.cxsdk.core.state.StateType;
import org.cxsdk.core.state.StateWriter;

/**
 * How many different things there were: exact up to {@value #MOST_EXACT} (by the first 128 bits of their SHA-256), then
 * an estimate from {@value #REGISTERS} registers, of which each keeps the longest run of leading zeros among the hashes
 * that fall to it. Hashes are fixed and a maximum does not depend on order or repetition, so two computations of the same
 * things agree to the byte; the usual sketches, which draw random numbers, do not.
 *
 * <p>Estimate: Flajolet and others, "HyperLogLog" (2007), with the estimator of Ertl, "New cardinality estimation
 * algorithms for HyperLogLog sketches" (2017), algorithm 6. Its standard error is 0.81 %. Memory: 160 kB exact, 16 kB
 * then. Things cannot be taken back: a set does not know who else put something in.
 */
public final class DistinctCount implements MergeableState<String, DistinctCount> {

    /** Up to so many the count is exact. */
    public static final int MOST_EXACT = 10_000;

    /** Makes counts. */
    public static final StateType<String, DistinctCount> TYPE =
            new StateType<>("distinct-count", DistinctCount::new, DistinctCount::read);

    private static final int FORM = 1;
    private static final int EXACT = 0;
    private static final int ESTIMATE = 1;
    private static final int ADDRESS_BITS = 14;
    private static final int REGISTERS = 1 << ADDRESS_BITS;
    private static final int RUN_BITS = 64 - ADDRESS_BITS;

    private final TreeSet<Hash> hashes = new TreeSet<>();
    private byte[] registers = new byte[0];

    /** Starts with nothing. */
    public DistinctCount() {}

    /** The first 128 bits of a SHA-256. */
    private record Hash(long high, long low) implements Comparable<Hash> {
        static Hash of(String thing) {
            String hex = Bytes.utf8(thing).sha256();
            return new Hash(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
        }

        @Override
        public int compareTo(Hash other) {
            int byHigh = Long.compareUnsigned(high, other.high);
            return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
        }
    }

    @Override
    public void add(String thing) {
        add(Hash.of(thing));
    }

    @Override
    public void merge(DistinctCount other) {
        if (other.exact()) {
            other.hashes.forEach(this::add);
            return;
        }
        changeOver();
        for (int i = 0; i < REGISTERS; i++) {
            registers[i] = (byte) Math.max(registers[i], other.registers[i]);
        }
    }

    private void add(Hash hash) {
        if (!exact()) {
            register(hash);
            return;
        }
        hashes.add(hash);
        if (hashes.size() > MOST_EXACT) {
            changeOver();
        }
    }

    private void changeOver() {
        if (exact()) {
            registers = new byte[REGISTERS];
            hashes.forEach(this::register);
            hashes.clear();
        }
    }

    private void register(Hash hash) {
        int address = (int) (hash.high() >>> RUN_BITS);
        // a run of at most RUN_BITS zeros: the bit behind them is set
        int run = 1 + Long.numberOfLeadingZeros(hash.high() << ADDRESS_BITS | 1L << (ADDRESS_BITS - 1));
        registers[address] = (byte) Math.max(registers[address], run);
    }

    /** Whether the count is exact. */
    public boolean exact() {
        return registers.length == 0;
    }

    /** Standard error as a share of the count; 0 if it is exact. */
    public double relativeError() {
        return exact() ? 0 : 1.04 / Math.sqrt(REGISTERS);
    }

    /** How many different things there were. */
    public long count() {
        return exact() ? hashes.size() : Math.round(estimate());
    }

    private double estimate() {
        int[] runs = new int[RUN_BITS + 2];
        for (byte register : registers) {
            runs[register]++;
        }
        double m = REGISTERS;
        double z = m * tau(1 - runs[RUN_BITS + 1] / m);
        for (int k = RUN_BITS; k >= 1; k--) {
            z = 0.5 * (z + runs[k]);
        }
        z += m * sigma(runs[0] / m);
        return m / (2 * Math.log(2)) * m / z;
    }

    private static double sigma(double share) {
        if (share == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double x = share;
        double y = 1;
        double z = share;
        double before;
        do {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        } while (z != before);
        return z;
    }

    private static double tau(double share) {
        if (share == 0 || share == 1) {
            return 0;
        }
        double x = share;
        double y = 1;
        double z = 1 - share;
        double before;
        do {
            x = Math.sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        } while (z != before);
        return z / 3;
    }

    @Override
    public byte[] toBytes() {
        StateWriter out = StateWriter.form(FORM);
        if (!exact()) {
            return out.int32(ESTIMATE).bytes(registers).toBytes();
        }
        out.int32(EXACT).int32(hashes.size());
        hashes.forEach(hash -> out.int64(hash.high()).int64(hash.low()));
        return out.toBytes();
    }

    private static DistinctCount read(StateReader in) {
        in.form(FORM);
        DistinctCount state = new DistinctCount();
        int kind = in.int32();
        if (kind == ESTIMATE) {
            state.registers = in.bytes();
            if (state.registers.length != REGISTERS) {
                throw in.damaged("there are " + state.registers.length + " registers");
            }
            for (byte register : state.registers) {
                if (register < 0 || register > RUN_BITS + 1) {
                    throw in.damaged("a register is " + register);
                }
            }
            return state;
        }
        int size = in.int32();
        if (kind != EXACT || size < 0 || size > MOST_EXACT) {
            throw in.damaged("kind " + kind + " with " + size + " things is unknown");
        }
        Hash last = null;
        for (int i = 0; i < size; i++) {
            Hash hash = new Hash(in.int64(), in.int64());
            if (last != null && hash.compareTo(last) <= 0) {
                throw in.damaged("hashes are not in order");
            }
            state.hashes.add(hash);
            last = hash;
        }
        return state;
    }
}
