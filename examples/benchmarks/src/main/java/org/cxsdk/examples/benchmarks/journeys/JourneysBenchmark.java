package org.cxsdk.examples.benchmarks.journeys;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.GraphDiscovery;
import org.cxsdk.core.insight.VariantCounter;
import org.cxsdk.core.insight.conform.Aligner;
import org.cxsdk.core.insight.conform.ConformanceCheck;
import org.cxsdk.core.insight.json.CsvLog;
import org.cxsdk.core.insight.live.LiveInsights;
import org.cxsdk.core.insight.pnml.PnmlNet;
import org.cxsdk.core.insight.xes.XesLog;
import org.cxsdk.core.json.Source;
import org.cxsdk.examples.benchmarks.Duel;
import org.cxsdk.examples.benchmarks.Row;

/** Reading logs, graph with median and 90 %, paths, alignment and live figures, on one thread. */
public final class JourneysBenchmark {

    private final Duel duel;
    private final int events;
    private final Path data;
    private final List<Row> rows = new ArrayList<>();

    /**
     * @param duel how long to measure
     * @param events of the log
     * @param data where the receipt log and its models are; alignment is left out without them
     */
    public JourneysBenchmark(Duel duel, int events, Path data) {
        this.duel = duel;
        this.events = events;
        this.data = data;
    }

    /** Measures everything. */
    public List<Row> run() throws Exception {
        Path folder = Files.createTempDirectory("journeys");
        try (DuckDb duck = new DuckDb()) {
            LogFiles files = new LogFiles(folder);
            Path csv = files.csv(events);
            String size = events == 1_000_000 ? "1m" : events / 1_000 + "k";
            importing(csv, size, duck);
            computing(csv, size, duck);
            whole(csv, size, duck);
            xes(files.xes(csv, events), size);
            live(csv, size);
            memory(csv, size);
            align();
        } finally {
            delete(folder);
        }
        return rows;
    }

    private void importing(Path csv, String size, DuckDb duck) throws Exception {
        Duel.Side ours = times -> {
            for (int i = 0; i < times; i++) {
                require(read(csv).events());
            }
        };
        duel("import-" + size, ours, "loop", times -> {
            for (int i = 0; i < times; i++) {
                BareLoop.read(csv);
            }
        });
        duel("import-" + size, ours, "duckdb", times -> {
            for (int i = 0; i < times; i++) {
                duck.read(csv);
            }
        });
    }

    private void computing(Path csv, String size, DuckDb duck) throws Exception {
        EventLog log = read(csv);
        BareLoop loop = BareLoop.read(csv);
        duck.read(csv);
        Duel.Side ours = times -> {
            for (int i = 0; i < times; i++) {
                compute(log);
            }
        };
        duel("graph-variants-" + size, ours, "loop", times -> {
            for (int i = 0; i < times; i++) {
                loop.graphAndPaths();
            }
        });
        duel("graph-variants-" + size, ours, "duckdb", times -> {
            for (int i = 0; i < times; i++) {
                duck.graphAndPaths();
            }
        });
    }

    private void whole(Path csv, String size, DuckDb duck) throws Exception {
        Duel.Side ours = times -> {
            for (int i = 0; i < times; i++) {
                compute(read(csv));
            }
        };
        duel("whole-" + size, ours, "loop", times -> {
            for (int i = 0; i < times; i++) {
                BareLoop.read(csv).graphAndPaths();
            }
        });
        duel("whole-" + size, ours, "duckdb", times -> {
            for (int i = 0; i < times; i++) {
                duck.read(csv);
                duck.graphAndPaths();
            }
        });
    }

    private void xes(Path xes, String size) throws Exception {
        duel(
                "xes-" + size,
                times -> {
                    for (int i = 0; i < times; i++) {
                        require(XesLog.standard().read(Source.of(xes)).events());
                    }
                },
                "stax",
                times -> {
                    for (int i = 0; i < times; i++) {
                        stax(xes);
                    }
                });
    }

    /** Every element is looked at and three attributes of each event are kept until the next. */
    private static long stax(Path xes) throws IOException, XMLStreamException {
        long kept = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(xes), 1 << 16)) {
            XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
            String name = "";
            String time = "";
            String trace = "";
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getAttributeCount() > 1) {
                    String key = xml.getAttributeValue(null, "key");
                    String value = xml.getAttributeValue(null, "value");
                    if ("concept:name".equals(key)) {
                        trace = name;
                        name = value;
                    } else if ("time:timestamp".equals(key)) {
                        time = value;
                    }
                    kept += name.length() + time.length() + trace.length();
                }
            }
            xml.close();
        }
        return kept;
    }

    private void live(Path csv, String size) throws Exception {
        EventLog log = read(csv);
        String[] ids = new String[log.events()];
        for (int e = 0; e < ids.length; e++) {
            ids[e] = "e" + e;
        }
        duel.alone("live-" + size, "events/s", times -> {
                    for (int i = 0; i < times; i++) {
                        LiveInsights live = LiveInsights.empty();
                        for (int c = 0; c < log.cases(); c++) {
                            String id = log.caseId(c);
                            for (int e = log.from(c); e < log.from(c + 1); e++) {
                                live.add(id, ids[e], log.activity(log.activityOf(e)), log.micros(e), 0);
                            }
                        }
                        require((int) live.events());
                    }
                })
                .map(row -> new Row(row.name(), row.unit(), row.ours() * events, null, null, null))
                .ifPresent(rows::add);
    }

    /** What the log holds in memory, by the heap before and after. */
    private void memory(Path csv, String size) throws Exception {
        long before = used();
        EventLog log = read(csv);
        long after = used();
        require(log.events());
        rows.add(new Row("memory-" + size, "bytes/event", (double) (after - before) / events, null, null, null));
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void align() throws Exception {
        Path receipt = data.resolve("journeys/receipt.csv.gz");
        if (!Files.exists(receipt)) {
            return;
        }
        EventLog log = CsvLog.xesNames().read(Source.of(receipt));
        for (String model : List.of("inductive_im", "inductive_imf_0.2")) {
            Path net = data.resolve("journeys/reference/receipt." + model + ".pnml");
            duel.alone("align-receipt/" + model.replace("inductive_", ""), "logs/s", times -> {
                        for (int i = 0; i < times; i++) {
                            ConformanceCheck.check(log, Aligner.of(PnmlNet.read(Source.of(net))));
                        }
                    })
                    .ifPresent(rows::add);
        }
    }

    private static EventLog read(Path csv) {
        return CsvLog.xesNames().read(Source.of(csv));
    }

    private static void compute(EventLog log) {
        require(GraphDiscovery.discover(log).edges().size());
        require(VariantCounter.count(log, 100).count());
    }

    private static void require(int count) {
        if (count == 0) {
            throw new IllegalStateException("nothing was read");
        }
    }

    private void duel(String name, Duel.Side ours, String peer, Duel.Side theirs) throws Exception {
        duel.run(name, "events/s", events, ours, peer, theirs).ifPresent(rows::add);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
