package org.cxsdk.examples.benchmarks.maturity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.core.json.DocumentTree;
import org.cxsdk.core.json.Source;
import org.openjdk.jmh.generators.core.BenchmarkGenerator;
import org.openjdk.jmh.generators.core.FileSystemDestination;
import org.openjdk.jmh.generators.reflection.RFGeneratorSource;

/**
 * Runs a JMH benchmark in a process of its own. JMH's loop around the benchmark is written and compiled now, so that the build needs no annotation
 * processor; that takes a JDK, which whoever built this has. The benchmark counts operations and the processor time that they took, beside JMH's time by
 * the clock: on a machine that others use as well, a clock tells how long one waited for a processor.
 */
final class JmhRun {

    private static final double NANOS = 1e9;

    private final Class<?> benchmark;
    private final String method;
    private final int rounds;
    private final double secondsPerRound;

    JmhRun(Class<?> benchmark, String method, int rounds, double secondsPerRound) {
        this.benchmark = benchmark;
        this.method = method;
        this.rounds = rounds;
        this.secondsPerRound = secondsPerRound;
    }

    /** Operations in a second of processor time. */
    double operationsPerSecond() throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("jmh-");
        try {
            Path classes = harness(work);
            Path result = work.resolve("result.json");
            run(classes, result);
            return rate(result);
        } finally {
            delete(work);
        }
    }

    /** JMH's loop around the benchmark, written and compiled. */
    private Path harness(Path work) throws IOException {
        Path sources = Files.createDirectories(work.resolve("sources"));
        Path classes = Files.createDirectories(work.resolve("classes"));
        RFGeneratorSource source = new RFGeneratorSource();
        source.processClasses(benchmark);
        FileSystemDestination destination = new FileSystemDestination(classes.toFile(), sources.toFile());
        BenchmarkGenerator generator = new BenchmarkGenerator();
        generator.generate(source, destination);
        generator.complete(source, destination);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (destination.hasErrors() || compiler == null) {
            throw new IllegalStateException(
                    compiler == null ? "JMH needs a JDK, not a JRE" : String.valueOf(destination.getErrors()));
        }
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path", "")));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        if (compiler.run(InputStream.nullInputStream(), null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("JMH's code for " + benchmark.getName() + " does not compile");
        }
        return classes;
    }

    private void run(Path classes, Path result) throws IOException, InterruptedException {
        String time = Math.max(1, Math.round(secondsPerRound * 1000)) + "ms";
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                        "org.openjdk.jmh.Main",
                        benchmark.getName() + "." + method + "$",
                        "-f",
                        "1",
                        // one thread, one core: no collector that works beside it
                        "-jvmArgsAppend",
                        "-XX:+UseSerialGC",
                        "-wi",
                        String.valueOf(2 * rounds),
                        "-w",
                        time,
                        "-i",
                        String.valueOf(rounds),
                        "-r",
                        time,
                        "-rf",
                        "json",
                        "-rff",
                        result.toString())
                .redirectErrorStream(true)
                .redirectOutput(result.resolveSibling("log").toFile())
                .start();
        if (process.waitFor() != 0 || !Files.exists(result)) {
            throw new IllegalStateException("JMH failed: " + Files.readString(result.resolveSibling("log")));
        }
    }

    private static double rate(Path result) throws IOException {
        // JMH writes a list; the reader wants an object
        String json = "{\"results\": " + Files.readString(result) + "}";
        DocumentNode results = member(DocumentTree.read(Source.of("jmh.json", json)), "results");
        DocumentNode counted = member(results.elements().get(0), "secondaryMetrics");
        return sum(counted, "operations") / (sum(counted, "processorNanos") / NANOS);
    }

    private static double sum(DocumentNode metrics, String name) {
        double sum = 0;
        for (DocumentNode fork : member(member(metrics, name), "rawData").elements()) {
            for (DocumentNode iteration : fork.elements()) {
                sum += Double.parseDouble(iteration.text());
            }
        }
        return sum;
    }

    private static DocumentNode member(DocumentNode node, String key) {
        DocumentNode member = node.members().get(key);
        if (member == null) {
            throw new IllegalStateException("JMH wrote no " + key);
        }
        return member;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
