package org.cxsdk.examples.benchmarks;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.examples.command.LanguageConverter;
import org.cxsdk.examples.report.Language;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long to measure and where to write: the same for every benchmark. */
final class BenchmarkOptions {

    @Option(names = "--json", paramLabel = "FILE")
    private @Nullable Path json;

    @Option(names = "--rounds", paramLabel = "N")
    private int rounds = 9;

    @Option(names = "--seconds", paramLabel = "S")
    private double seconds = 1;

    @Option(names = "--only", paramLabel = "TEXT")
    private String only = "";

    @Option(names = "--lang", paramLabel = "en|ar", converter = LanguageConverter.class)
    private Language language = Language.ENGLISH;

    /** A duel as long as asked for; progress goes to standard error. */
    Duel duel(PrintWriter err) {
        return new Duel(rounds(), seconds(), only, name -> {
            err.println(language.isRightToLeft() ? "يجري قياس " + name : "measuring " + name);
            err.flush();
        });
    }

    /** Only cases whose name holds this are measured. */
    String only() {
        return only;
    }

    /** How many times to measure. */
    int rounds() {
        return Math.max(1, rounds);
    }

    /** How long each time. */
    double seconds() {
        return Math.max(0.001, seconds);
    }

    /** Shows the table and writes it as JSON if asked to. */
    void show(String benchmark, List<Row> rows, PrintWriter out) {
        ResultTable table = new ResultTable(benchmark, rows);
        out.print(table.text());
        out.flush();
        if (json != null) {
            JsonOutput.write(json, table.json());
        }
    }
}
