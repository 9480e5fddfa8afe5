package org.cxsdk.examples.benchmarks.journeys;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.GraphDiscovery;
import org.cxsdk.core.insight.VariantCounter;
import org.cxsdk.core.insight.json.CsvLog;
import org.cxsdk.core.json.Source;
import org.cxsdk.examples.benchmarks.Row;

/**
 * Does the time for an event stay the same when a log is ten times as long, and does the log fit into the heap? One thread's
 * processor time, the best of some rounds, in one JVM whose heap the caller sets.
 */
public final class JourneysScale {

    private static final int SMALL = 1_000_000;
    private static final int FACTOR = 10;
    private static final int WARM_UP = 3;

    private final int rounds;

    /** @param rounds of each size */
    public JourneysScale(int rounds) {
        this.rounds = rounds;
    }

    private record Best(double importing, double computing, double bytes) {}

    /** Measures both sizes. */
    public List<Row> run() throws IOException {
        Path folder = Files.createTempDirectory("journeys");
        Path small = new LogFiles(folder).csv(SMALL);
        Path large = new LogFiles(folder).csv(FACTOR * SMALL);
        try {
            best(small, SMALL, WARM_UP);
            Best one = best(small, SMALL, rounds);
            Best ten = best(large, FACTOR * SMALL, rounds);
            List<Row> rows = new ArrayList<>();
            row("import-10m", ten.importing(), one.importing(), rows);
            row("graph-variants-10m", ten.computing(), one.computing(), rows);
            rows.add(new Row("memory-10m", "bytes/event", ten.bytes(), null, null, null));
            rows.add(new Row(
                    "heap-10m", "MiB at most", Runtime.getRuntime().maxMemory() / 1024.0 / 1024, null, null, null));
            return rows;
        } finally {
            Files.delete(small);
            Files.delete(large);
            Files.delete(folder);
        }
    }

    private static void row(String name, double ten, double one, List<Row> rows) {
        rows.add(new Row(name, "events/s", ten, "ours-1m", one, ten / one));
    }

    private static Best best(Path csv, int events, int rounds) {
        double importing = 0;
        double computing = 0;
        double bytes = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rounds; i++) {
            long before = used();
            long start = nanos();
            EventLog log = CsvLog.xesNames().read(Source.of(csv));
            long read = nanos();
            int found = GraphDiscovery.discover(log).edges().size()
                    + VariantCounter.count(log, 100).count();
            long end = nanos();
            bytes = Math.min(bytes, (double) (used() - before) / events);
            if (log.events() != events || found == 0) {
                throw new IllegalStateException(log.events() + " events were read of " + events);
            }
            importing = Math.max(importing, events * 1e9 / (read - start));
            computing = Math.max(computing, events * 1e9 / (end - read));
        }
        return new Best(importing, computing, bytes);
    }

    private static long nanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
