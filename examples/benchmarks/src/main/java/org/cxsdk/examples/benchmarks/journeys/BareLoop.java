package org.cxsdk.examples.benchmarks.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What a programmer writes who knows this one file: commas without quotes, the columns by their place, times of one form and
 * zone, no check of anything. Counts edges with median and 90 % of their times, and paths by their hash.
 */
final class BareLoop {

    private static final int CASE = 1;
    private static final int ACTIVITY = 5;
    private static final int TIME = 9;

    private final Table cases = new Table(1 << 20);
    private final Table activities = new Table(1 << 10);
    private int[] caseOf = new int[1 << 20];
    private int[] activityOf = new int[1 << 20];
    private long[] timeOf = new long[1 << 20];
    private int size;
    private int[] from = new int[0];

    static BareLoop read(Path file) throws IOException {
        BareLoop loop = new BareLoop();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 20];
            int kept = 0;
            boolean header = true;
            while (true) {
                int n = in.read(buffer, kept, buffer.length - kept);
                if (n < 0) {
                    break;
                }
                int end = kept + n;
                int line = 0;
                for (int i = kept; i < end; i++) {
                    if (buffer[i] == '\n') {
                        if (header) {
                            header = false;
                        } else {
                            loop.row(buffer, line, i);
                        }
                        line = i + 1;
                    }
                }
                kept = end - line;
                System.arraycopy(buffer, line, buffer, 0, kept);
            }
        }
        loop.group();
        return loop;
    }

    private void row(byte[] b, int begin, int end) {
        if (size == caseOf.length) {
            caseOf = Arrays.copyOf(caseOf, 2 * size);
            activityOf = Arrays.copyOf(activityOf, 2 * size);
            timeOf = Arrays.copyOf(timeOf, 2 * size);
        }
        int field = 0;
        int start = begin;
        for (int i = begin; i <= end; i++) {
            if (i == end || b[i] == ',') {
                if (field == CASE) {
                    caseOf[size] = cases.number(b, start, i);
                } else if (field == ACTIVITY) {
                    activityOf[size] = activities.number(b, start, i);
                } else if (field == TIME) {
                    timeOf[size] = micros(b, start);
                }
                field++;
                start = i + 1;
            }
        }
        size++;
    }

    /** 2010-10-11 12:13:14.123456+00:00 */
    private static long micros(byte[] b, int at) {
        long year = two(b, at) * 100L + two(b, at + 2);
        int month = two(b, at + 5);
        int day = two(b, at + 8);
        long y = month <= 2 ? year - 1 : year;
        long era = y / 400;
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
        long seconds = days * 86_400 + two(b, at + 11) * 3_600L + two(b, at + 14) * 60L + two(b, at + 17);
        return seconds * 1_000_000 + two(b, at + 20) * 10_000L + two(b, at + 22) * 100L + two(b, at + 24);
    }

    private static int two(byte[] b, int at) {
        return (b[at] - '0') * 10 + b[at + 1] - '0';
    }

    private void group() {
        from = new int[cases.size + 1];
        for (int i = 0; i < size; i++) {
            from[caseOf[i] + 1]++;
        }
        for (int c = 0; c < cases.size; c++) {
            from[c + 1] += from[c];
        }
        int[] next = Arrays.copyOf(from, cases.size);
        int[] activity = new int[size];
        long[] time = new long[size];
        for (int i = 0; i < size; i++) {
            int at = next[caseOf[i]]++;
            activity[at] = activityOf[i];
            time[at] = timeOf[i];
        }
        activityOf = activity;
        timeOf = time;
    }

    /** Edges with median and 90 %, and paths; returns a number that depends on all of it. */
    double graphAndPaths() {
        int a = activities.size;
        int[] counts = new int[a * a];
        for (int c = 0; c < cases.size; c++) {
            for (int e = from[c] + 1; e < from[c + 1]; e++) {
                counts[activityOf[e - 1] * a + activityOf[e]]++;
            }
        }
        double[][] times = new double[a * a][];
        for (int i = 0; i < counts.length; i++) {
            times[i] = new double[counts[i]];
        }
        Map<Long, Integer> paths = new HashMap<>();
        for (int c = 0; c < cases.size; c++) {
            long hash = activityOf[from[c]];
            for (int e = from[c] + 1; e < from[c + 1]; e++) {
                int edge = activityOf[e - 1] * a + activityOf[e];
                times[edge][--counts[edge]] = (timeOf[e] - timeOf[e - 1]) / 1e6;
                hash = hash * 0x100000001b3L + activityOf[e];
            }
            paths.merge(hash, 1, Integer::sum);
        }
        double sum = paths.size();
        for (double[] edge : times) {
            if (edge.length > 0) {
                Arrays.sort(edge);
                sum += edge[edge.length / 2] + edge[(int) (0.9 * (edge.length - 1))];
            }
        }
        return sum;
    }

    /** Open addressing over the bytes of names. */
    private static final class Table {
        private int[] table;
        private String[] names = new String[1024];
        private int[] hashes = new int[1024];
        private int size;

        Table(int capacity) {
            table = new int[capacity];
        }

        int number(byte[] b, int begin, int end) {
            int hash = 0;
            for (int i = begin; i < end; i++) {
                hash = 31 * hash + b[i];
            }
            int place = (hash * 0x9e3779b9 >>> 8) & (table.length - 1);
            while (table[place] != 0) {
                int number = table[place] - 1;
                if (hashes[number] == hash && same(names[number], b, begin, end)) {
                    return number;
                }
                place = (place + 1) & (table.length - 1);
            }
            if (size == names.length) {
                names = Arrays.copyOf(names, 2 * size);
                hashes = Arrays.copyOf(hashes, 2 * size);
            }
            names[size] = new String(b, begin, end - begin, StandardCharsets.UTF_8);
            hashes[size] = hash;
            table[place] = ++size;
            if (2 * size > table.length) {
                grow();
            }
            return size - 1;
        }

        private void grow() {
            table = new int[2 * table.length];
            for (int n = 0; n < size; n++) {
                int place = (hashes[n] * 0x9e3779b9 >>> 8) & (table.length - 1);
                while (table[place] != 0) {
                    place = (place + 1) & (table.length - 1);
                }
                table[place] = n + 1;
            }
        }

        private static boolean same(String name, byte[] b, int begin, int end) {
            if (name.length() != end - begin) {
                return false;
            }
            for (int i = begin; i < end; i++) {
                if (name.charAt(i - begin) != b[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
