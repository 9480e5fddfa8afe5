package org.cxsdk.examples.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Lets two sides do the same work in turns, so that a slow moment of the machine meets both. After a warm-up the number of
 * operations in a round is chosen such that a round takes as long as asked for; the figure of a side is its median round,
 * and the ratio the median over pairs of neighbouring rounds.
 */
public final class Duel {

    private static final double NANOS = 1e9;

    private final int rounds;
    private final double secondsPerRound;
    private final String only;
    private final Consumer<String> progress;
    private final LongSupplier clock;

    /**
     * @param rounds of each side, at least 1
     * @param secondsPerRound how long a round takes about
     * @param only cases whose name holds this are measured; empty for all
     * @param progress is told what is measured
     */
    public Duel(int rounds, double secondsPerRound, String only, Consumer<String> progress) {
        this(rounds, secondsPerRound, only, progress, System::nanoTime);
    }

    private Duel(int rounds, double secondsPerRound, String only, Consumer<String> progress, LongSupplier clock) {
        this.clock = clock;
        this.rounds = rounds;
        this.secondsPerRound = secondsPerRound;
        this.only = only;
        this.progress = progress;
    }

    /** The same, by processor time of the measuring thread: for work that one thread does without waiting. */
    public Duel onProcessorTime() {
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        return new Duel(rounds, secondsPerRound, only, progress, threads::getCurrentThreadCpuTime);
    }

    /** The same, by processor time of all threads of this process: for peers that work on threads of their own. */
    public Duel onProcessTime() {
        var system = (com.sun.management.OperatingSystemMXBean)
                java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        return new Duel(rounds, secondsPerRound, only, progress, system::getProcessCpuTime);
    }

    /** Whether this case was asked for. */
    public boolean wants(String name) {
        return name.contains(only);
    }

    /** One side of a duel. */
    @FunctionalInterface
    public interface Side {

        /** Does the work so many times. */
        void run(int operations) throws Exception;
    }

    /**
     * Measures both sides; nothing if the case was not asked for.
     *
     * @param name the case
     * @param unit what an operation counts as, per second
     * @param perOperation how many units an operation is
     */
    public Optional<Row> run(String name, String unit, int perOperation, Side ours, String peer, Side theirs)
            throws Exception {
        if (!wants(name)) {
            return Optional.empty();
        }
        progress.accept(name);
        int ourCount = warmUp(ours);
        int theirCount = warmUp(theirs);
        List<Double> ourRates = new ArrayList<>();
        List<Double> theirRates = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double our;
            double their;
            if (round % 2 == 0) {
                our = rate(ours, ourCount);
                their = rate(theirs, theirCount);
            } else {
                their = rate(theirs, theirCount);
                our = rate(ours, ourCount);
            }
            ourRates.add(our * perOperation);
            theirRates.add(their * perOperation);
            ratios.add(our / their);
        }
        return Optional.of(new Row(name, unit, median(ourRates), peer, median(theirRates), median(ratios)));
    }

    /** Measures one side, in operations per second of this thread's processor time. */
    public Optional<Row> alone(String name, String unit, Side ours) throws Exception {
        if (!wants(name)) {
            return Optional.empty();
        }
        progress.accept(name);
        int count = warmUp(ours);
        List<Double> rates = new ArrayList<>();
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        for (int round = 0; round < rounds; round++) {
            long before = threads.getCurrentThreadCpuTime();
            ours.run(count);
            rates.add(count * NANOS / (threads.getCurrentThreadCpuTime() - before));
        }
        return Optional.of(new Row(name, unit, median(rates), null, null, null));
    }

    /**
     * Returns how many operations take one round. On a machine that others use as well, compilers get little time while the
     * clock runs on: so a side is warm when it has had enough processor time, or has waited for it long.
     */
    private int warmUp(Side side) throws Exception {
        int count = 1;
        double spent = 0;
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        while (true) {
            double seconds = count / rate(side, count);
            spent += seconds;
            double worked = (threads.getCurrentThreadCpuTime() - before) / NANOS;
            boolean warm = worked >= 2 * secondsPerRound || spent >= 8 * secondsPerRound;
            if (seconds >= secondsPerRound / 2 && warm) {
                return Math.max(1, (int) (count * secondsPerRound / seconds));
            }
            count = Math.min(1 << 28, seconds < secondsPerRound / 2 ? count * 2 : count);
        }
    }

    private double rate(Side side, int count) throws Exception {
        long before = clock.getAsLong();
        side.run(count);
        return count * NANOS / Math.max(1, clock.getAsLong() - before);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
