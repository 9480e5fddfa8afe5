package org.cxsdk.examples.benchmarks.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cxsdk.metrics.batch.ColumnTable;

/** Invented visits as columns and as objects: fifteen bytes each are used. */
final class Visits {

    static final int CHANNELS = 4;

    final int services;
    final int days;
    final short[] service;
    final byte[] channel;
    final short[] day;
    final byte[] satisfaction;
    final int[] wait;
    final byte[] resolved;
    final int[] cost;

    /** One visit as an agency might hold it. */
    record Visit(String service, String channel, int day, int cost, int waited, int satisfaction, int resolved) {}

    Visits(int rows, int services, int days, long seed) {
        this.services = services;
        this.days = days;
        SplittableRandom random = new SplittableRandom(seed);
        service = new short[rows];
        channel = new byte[rows];
        day = new short[rows];
        satisfaction = new byte[rows];
        wait = new int[rows];
        resolved = new byte[rows];
        cost = new int[rows];
        for (int i = 0; i < rows; i++) {
            service[i] = (short) random.nextInt(services);
            channel[i] = (byte) random.nextInt(CHANNELS);
            day[i] = (short) random.nextInt(days);
            satisfaction[i] = (byte) (1 + random.nextInt(5));
            wait[i] = (int) Math.exp(random.nextDouble(2, 8));
            resolved[i] = (byte) (random.nextInt(4) == 0 ? 0 : 1);
            cost[i] = 100 + random.nextInt(5_000);
        }
    }

    /** Other visits in the same columns; one random number makes one, so that making them costs little. */
    void refill(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < cost.length; i++) {
            long bits = random.nextLong();
            service[i] = (short) ((bits & 0xFFFF) * services >>> 16);
            channel[i] = (byte) (bits >>> 16 & CHANNELS - 1);
            day[i] = (short) ((bits >>> 18 & 0xFFFF) * days >>> 16);
            satisfaction[i] = (byte) (1 + ((bits >>> 34 & 7) * 5 >>> 3));
            wait[i] = (int) (bits >>> 37 & 0xFFF);
            resolved[i] = (byte) (bits >>> 49 & 1);
            cost[i] = 100 + (int) (bits >>> 50 & 0xFFF);
        }
    }

    int rows() {
        return cost.length;
    }

    int cells() {
        return services * CHANNELS * days;
    }

    ColumnTable table() {
        return ColumnTable.of(rows())
                .dimension("service", words("service", services), service)
                .dimension("channel", words("channel", CHANNELS), channel)
                .days(20_000, days, day)
                .value("cost", 2, cost)
                .value("wait", 0, wait)
                .value("satisfaction", 0, satisfaction)
                .value("resolved", 0, resolved);
    }

    List<Visit> objects(int count) {
        List<String> services = words("service", this.services);
        List<String> channels = words("channel", CHANNELS);
        List<Visit> visits = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            visits.add(new Visit(
                    services.get(service[i]),
                    channels.get(channel[i]),
                    day[i],
                    cost[i],
                    wait[i],
                    satisfaction[i],
                    resolved[i]));
        }
        return visits;
    }

    private static List<String> words(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + "-" + i).toList();
    }
}
