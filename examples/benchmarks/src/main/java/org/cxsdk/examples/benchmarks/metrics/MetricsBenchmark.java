package org.cxsdk.examples.benchmarks.metrics;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;
import org.apache.datasketches.kll.KllFloatsSketch;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.json.Source;
import org.cxsdk.examples.benchmarks.Duel;
import org.cxsdk.examples.benchmarks.Row;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiEngine;
import org.cxsdk.metrics.batch.ColumnTable;
import org.cxsdk.metrics.batch.Cube;
import org.cxsdk.metrics.batch.ExactQuantiles;
import org.cxsdk.metrics.batch.ObjectCube;
import org.cxsdk.metrics.batch.SparseHistograms;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.cxsdk.metrics.json.ObservationsCsv;

/**
 * Visits by service, channel and day: counts, sums and quantiles beside DuckDB, DataSketches and HdrHistogram in the same
 * process, in events per second of processor time of the whole process.
 */
public final class MetricsBenchmark {

    private static final List<String> DIMENSIONS = List.of("service", "channel");
    private static final List<String> SUMS = List.of("cost", "wait", "satisfaction", "resolved");
    private static final String UNIT = "events/cpu-s";
    private static final int OBJECTS = 1_000_000;
    private static final int BLOCKS = 100;

    private final Duel duel;
    private final int events;
    private final List<Row> rows = new ArrayList<>();
    private double sink;

    /** @param events how many visits */
    public MetricsBenchmark(Duel duel, int events) {
        this.duel = duel;
        this.events = events;
    }

    /** Measures every case that was asked for. */
    public List<Row> run() throws Exception {
        small();
        if (duel.wants("columnar-182k") || duel.wants("quantiles-182k") || duel.wants("histograms-182k")) {
            large();
        }
        stream();
        thirty();
        return List.copyOf(rows);
    }

    private void small() throws Exception {
        if (!duel.wants("columnar-9k")
                && !duel.wants("objects-9k")
                && !duel.wants("quantiles-9k")
                && !duel.wants("histograms-9k")) {
            return;
        }
        Visits visits = new Visits(events, 25, 90, 1);
        ColumnTable table = visits.table();
        List<Visits.Visit> objects = visits.objects(Math.min(events, OBJECTS));
        try (DuckTable duck = new DuckTable(visits)) {
            check(columnar(table), duck.aggregates());
            check(quantiles(table, visits.cells()), duck.quantiles());
            duck.words(objects.size());
            for (int threads = 1; threads <= 2; threads++) {
                String peer = threads == 1 ? "duckdb" : "duckdb-2-threads";
                duck.threads(threads);
                beside("columnar-9k", () -> columnar(table), peer, duck::aggregates);
                perEvent("objects-9k", objects, peer, duck);
                duel.run(
                                "objects-9k",
                                UNIT,
                                objects.size(),
                                times(() -> objects(objects)),
                                peer + "-words",
                                times(duck::aggregatesOfWords))
                        .ifPresent(rows::add);
                beside("quantiles-9k", () -> quantiles(table, visits.cells()), peer, duck::quantiles);
            }
        }
        beside("histograms-9k", () -> histograms(table), "hdrhistogram", () -> hdr(visits));
        beside("histograms-9k", () -> histograms(table), "datasketches-kll", () -> kll(visits));
    }

    private void large() throws Exception {
        Visits visits = new Visits(events, 125, 365, 2);
        ColumnTable table = visits.table();
        try (DuckTable duck = new DuckTable(visits)) {
            check(columnar(table), duck.aggregates());
            check(quantiles(table, visits.cells()), duck.quantiles());
            for (int threads = 1; threads <= 2; threads++) {
                String peer = threads == 1 ? "duckdb" : "duckdb-2-threads";
                duck.threads(threads);
                beside("columnar-182k", () -> columnar(table), peer, duck::aggregates);
                beside("quantiles-182k", () -> quantiles(table, visits.cells()), peer, duck::quantiles);
            }
        }
        beside("histograms-182k", () -> histograms(table), "datasketches-kll", () -> kll(visits));
        if (duel.wants("histograms-182k")) {
            double bytes = SparseHistograms.of(table, DIMENSIONS, "wait").bytes() / (double) visits.cells();
            // HdrHistogram with two digits takes 11,264 bytes, whatever is in it
            rows.add(new Row(
                    "histogram-cells-182k",
                    "cells/kB",
                    1_000 / bytes,
                    "hdrhistogram",
                    1_000 / 11_264.0,
                    11_264 / bytes));
        }
    }

    /**
     * A hundred million different visits, made block by block: memory stays that of one block and the cells, and the rate is
     * that of counting each block by itself.
     */
    private void stream() throws Exception {
        if (!duel.wants("stream-100m")) {
            return;
        }
        Visits visits = new Visits(1_000_000, 25, 90, 3);
        duel.run(
                        "stream-100m",
                        UNIT,
                        BLOCKS * visits.rows(),
                        times -> {
                            for (int i = 0; i < times; i++) {
                                Cube all = block(visits, 0);
                                for (int block = 1; block < BLOCKS; block++) {
                                    all.merge(block(visits, block));
                                }
                                sink += all.count(0);
                            }
                        },
                        "ours-1m",
                        times -> {
                            for (int i = 0; i < BLOCKS * times; i++) {
                                sink += block(visits, i).count(0);
                            }
                        })
                .ifPresent(rows::add);
    }

    private static Cube block(Visits visits, int number) {
        visits.refill(number);
        return Cube.of(visits.table(), DIMENSIONS, SUMS);
    }

    /** Thirty KPIs over one file of events beside eight of them, every fourth, each over the file by itself. */
    private void thirty() throws Exception {
        if (!duel.wants("kpis-30") && !duel.wants("kpis-30-in-memory")) {
            return;
        }
        KpiDefinitions builtIn = KpiDefinitionsReader.builtIn();
        List<KpiDefinition> kpis = builtIn.kpis().stream()
                .filter(kpi -> !kpi.measure().text().startsWith("derived"))
                .limit(30)
                .toList();
        List<KpiDefinition> eight = new ArrayList<>();
        for (int i = 1; i < kpis.size(); i += 4) {
            eight.add(kpis.get(i));
        }
        int count = 20_000;
        List<Observation> inMemory = observations(count);
        duel.run(
                        "kpis-30-in-memory",
                        UNIT,
                        count,
                        times -> {
                            for (int i = 0; i < times; i++) {
                                sink += figures(inMemory, builtIn, kpis);
                            }
                        },
                        "ours-8-single",
                        times -> {
                            for (int i = 0; i < times; i++) {
                                for (KpiDefinition kpi : eight) {
                                    sink += figures(inMemory, builtIn, List.of(kpi));
                                }
                            }
                        })
                .ifPresent(rows::add);
        byte[] file = csv(inMemory, builtIn);
        duel.run(
                        "kpis-30",
                        UNIT,
                        count,
                        times -> {
                            for (int i = 0; i < times; i++) {
                                sink += figures(file, builtIn, kpis);
                            }
                        },
                        "ours-8-single",
                        times -> {
                            for (int i = 0; i < times; i++) {
                                for (KpiDefinition kpi : eight) {
                                    sink += figures(file, builtIn, List.of(kpi));
                                }
                            }
                        })
                .ifPresent(rows::add);
    }

    private static int figures(byte[] file, KpiDefinitions source, List<KpiDefinition> kpis) {
        KpiDefinitions definitions = new KpiDefinitions(new TreeSet<>(source.dimensions()), source.values(), kpis);
        List<Observation> observations = new ArrayList<>();
        ObservationsCsv.read(Source.of("events.csv", file), definitions, observations::add);
        return figures(observations, source, kpis);
    }

    private static int figures(List<Observation> observations, KpiDefinitions source, List<KpiDefinition> kpis) {
        KpiDefinitions definitions = new KpiDefinitions(new TreeSet<>(source.dimensions()), source.values(), kpis);
        return KpiEngine.compute(definitions, observations, Instant.parse("2027-12-31T00:00:00Z"))
                .results()
                .size();
    }

    private static byte[] csv(List<Observation> observations, KpiDefinitions source) {
        List<String> columns = new ArrayList<>(source.dimensions());
        columns.addAll(source.values().keySet());
        StringBuilder out = new StringBuilder("id,kind,at,journey," + String.join(",", columns) + "\n");
        for (Observation one : observations) {
            out.append(one.id().value() + "," + one.kind() + "," + one.occurred() + "," + one.reference());
            for (String column : columns) {
                Object value = one.dimensions().getOrDefault(column, "");
                out.append(',')
                        .append(one.values().containsKey(column) ? one.values().get(column) : value);
            }
            out.append('\n');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<Observation> observations(int count) {
        String[] kinds = {
            "journey.started",
            "journey.completed",
            "case.opened",
            "case.closed",
            "visit.served",
            "visit.abandoned",
            "feedback.answered",
            "complaint.opened",
            "cost.booked",
            "contact.received"
        };
        SplittableRandom random = new SplittableRandom(4);
        List<Observation> observations = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            observations.add(Observation.builder(
                            ObservationId.of("o" + i),
                            kinds[random.nextInt(kinds.length)],
                            Instant.parse("2027-01-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(500_000))))
                    .reference("r" + random.nextInt(count / 4))
                    .dimension("channel", "channel-" + random.nextInt(4))
                    .dimension("organisation", "office-" + random.nextInt(5))
                    .dimension("service", "service-" + random.nextInt(5))
                    .dimension("assistedDigital", "false")
                    .dimension("instrument", "govuk-satisfaction")
                    .value("waitSeconds", random.nextInt(4_000))
                    .value("failures", random.nextInt(3))
                    .value("cost", random.nextInt(900))
                    .value("code", 1 + random.nextInt(5))
                    .build());
        }
        return observations;
    }

    // ---- ours

    private static long columnar(ColumnTable table) {
        Cube cube = Cube.of(table, DIMENSIONS, SUMS);
        long sum = 0;
        for (int cell = 0; cell < cube.cells(); cell++) {
            sum += 3 * cube.count(cell)
                    + cube.unscaled(cell, 0)
                    + 7 * cube.unscaled(cell, 1)
                    + 11 * cube.unscaled(cell, 2)
                    + 13 * cube.unscaled(cell, 3);
        }
        return sum;
    }

    private static double quantiles(ColumnTable table, int cells) {
        ExactQuantiles quantiles = ExactQuantiles.of(table, DIMENSIONS, "wait");
        double sum = 0;
        for (int cell = 0; cell < cells; cell++) {
            if (quantiles.count(cell) > 0) {
                sum += quantiles.unscaled(cell, 0.5) + quantiles.unscaled(cell, 0.95);
            }
        }
        return sum;
    }

    private static long objects(List<Visits.Visit> visits) {
        ObjectCube<Visits.Visit> cube = ObjectCube.of(
                2,
                4,
                (visit, row) -> row.is(0, visit.service())
                        .is(1, visit.channel())
                        .on(visit.day())
                        .value(0, visit.cost())
                        .value(1, visit.waited())
                        .value(2, visit.satisfaction())
                        .value(3, visit.resolved()));
        visits.forEach(cube::add);
        return cube.cells();
    }

    private static double histograms(ColumnTable table) {
        return SparseHistograms.of(table, DIMENSIONS, "wait").bytes();
    }

    // ---- peers

    private static double hdr(Visits visits) {
        Histogram[] cells = new Histogram[visits.cells()];
        for (int i = 0; i < visits.rows(); i++) {
            int cell = cell(visits, i);
            if (cells[cell] == null) {
                cells[cell] = new Histogram(2);
            }
            cells[cell].recordValue(visits.wait[i]);
        }
        return cells[0].getTotalCount();
    }

    private static double kll(Visits visits) {
        KllFloatsSketch[] cells = new KllFloatsSketch[visits.cells()];
        for (int i = 0; i < visits.rows(); i++) {
            int cell = cell(visits, i);
            if (cells[cell] == null) {
                cells[cell] = KllFloatsSketch.newHeapInstance(200);
            }
            cells[cell].update(visits.wait[i]);
        }
        return cells[0].getN();
    }

    private static int cell(Visits visits, int i) {
        return (visits.service[i] * Visits.CHANNELS + visits.channel[i]) * visits.days + visits.day[i];
    }

    // ---- how

    private interface Work {
        double result() throws Exception;
    }

    private void beside(String name, Work ours, String peer, Work theirs) throws Exception {
        Optional<Row> row = duel.run(name, UNIT, events, times(ours), peer, times(theirs));
        row.ifPresent(rows::add);
    }

    /** Objects take much memory, so there are fewer of them; both rates are per event. */
    private void perEvent(String name, List<Visits.Visit> visits, String peer, DuckTable duck) throws Exception {
        int share = Math.max(1, events / visits.size());
        Optional<Row> row = duel.run(
                name,
                UNIT,
                share * visits.size(),
                times -> {
                    for (int i = 0; i < times * share; i++) {
                        sink += objects(visits);
                    }
                },
                peer,
                times -> {
                    for (int i = 0; i < times; i++) {
                        sink += duck.aggregates();
                    }
                });
        row.ifPresent(rows::add);
    }

    private Duel.Side times(Work work) {
        return times -> {
            for (int i = 0; i < times; i++) {
                sink += work.result();
            }
        };
    }

    private static void check(double ours, double theirs) {
        if (Math.abs(ours - theirs) > 1e-6 * Math.abs(theirs)) {
            throw new IllegalStateException("ours " + ours + " differs from DuckDB's " + theirs);
        }
    }
}
