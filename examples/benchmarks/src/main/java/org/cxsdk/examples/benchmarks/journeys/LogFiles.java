package org.cxsdk.examples.benchmarks.journeys;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A log of permits, made by a seeded generator: 27 activities, six events a case on average, cases interleaved in order of
 * time, ten columns of about 130 bytes a row. As CSV and as XES with the same events.
 */
final class LogFiles {

    private static final long SEED = 20_260_301;
    private static final int OPEN_CASES = 4_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS+00:00").withZone(ZoneOffset.UTC);
    private static final String[] CHANNELS = {"Internet", "Desk", "Post", "e-mail"};
    private static final String HEADER = "case:channel,case:concept:name,case:department,case:group,concept:instance,"
            + "concept:name,lifecycle:transition,org:group,org:resource,time:timestamp";

    private final Path folder;

    LogFiles(Path folder) {
        this.folder = folder;
    }

    private static final class Case {
        private final int number;
        private long micros;
        private int at;
        private int left;

        Case(int number, long micros, SplittableRandom random) {
            this.number = number;
            this.micros = micros;
            this.left = 1 + random.nextInt(6) + random.nextInt(6);
        }
    }

    /** The log as CSV. */
    Path csv(int events) throws IOException {
        Path file = folder.resolve("permits-" + events + ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADER + "\n");
            SplittableRandom random = new SplittableRandom(SEED);
            PriorityQueue<Case> open = new PriorityQueue<>(
                    Comparator.<Case>comparingLong(c -> c.micros).thenComparingInt(c -> c.number));
            long clock = 1_280_000_000_000_000L;
            int cases = 0;
            for (int written = 0; written < events; ) {
                while (open.size() < OPEN_CASES) {
                    clock += random.nextLong(60_000_000);
                    open.add(new Case(cases++, clock, random));
                }
                Case next = open.remove();
                write(out, next, written++, random);
                if (--next.left > 0) {
                    // mostly onwards, at times back or far ahead
                    int step = random.nextInt(20);
                    next.at = step < 16
                            ? Math.min(26, next.at + 1)
                            : step < 18 ? Math.max(0, next.at - 1) : random.nextInt(27);
                    next.micros += 1 + (long) (-Math.log(1 - random.nextDouble()) * 3.6e9);
                    open.add(next);
                }
            }
        }
        return file;
    }

    private static void write(BufferedWriter out, Case c, int number, SplittableRandom random) throws IOException {
        out.write(CHANNELS[c.number % 4] + ",case-" + c.number + ",General,Group " + c.number % 5 + ",task-" + number
                + ","
                + activity(c.at) + ",complete,Group " + random.nextInt(8) + ",Resource" + random.nextInt(40) + ","
                + TIME.format(Instant.ofEpochSecond(c.micros / 1_000_000, c.micros % 1_000_000 * 1_000)) + "\n");
    }

    private static String activity(int at) {
        return "T%02d Determine and confirm receipt".formatted(at);
    }

    /** The same events as XES, trace by trace. */
    Path xes(Path csv, int events) throws IOException {
        Path file = folder.resolve("permits-" + events + ".xes");
        Map<String, List<String[]>> traces = new LinkedHashMap<>();
        try (var lines = Files.lines(csv)) {
            lines.skip(1)
                    .map(line -> line.split(","))
                    .forEach(fields -> traces.computeIfAbsent(fields[1], id -> new ArrayList<>())
                            .add(new String[] {fields[5], fields[9].replace(' ', 'T'), fields[8], fields[7]}));
        }
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log xes.version=\"2.0\">\n");
            for (var trace : traces.entrySet()) {
                out.write("<trace>\n<string key=\"concept:name\" value=\"" + trace.getKey() + "\"/>\n");
                for (String[] event : trace.getValue()) {
                    out.write("<event>\n<string key=\"org:group\" value=\"" + event[3]
                            + "\"/>\n<string key=\"org:resource\" value=\"" + event[2]
                            + "\"/>\n<date key=\"time:timestamp\" value=\"" + event[1]
                            + "\"/>\n<string key=\"lifecycle:transition\" value=\"complete\"/>\n"
                            + "<string key=\"concept:name\" value=\"" + event[0] + "\"/>\n</event>\n");
                }
                out.write("</trace>\n");
            }
            out.write("</log>\n");
        }
        return file;
    }
}
