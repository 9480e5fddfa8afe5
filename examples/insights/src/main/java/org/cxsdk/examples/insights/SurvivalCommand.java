package org.cxsdk.examples.insights;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.analysis.SurvivalReading;
import org.cxsdk.metrics.json.SurvivalCsv;
import org.cxsdk.metrics.json.SurvivalJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code survival}: durations of cases in, open ones included; how long they take out. */
@Command(name = "survival", mixinStandardHelpOptions = true)
final class SurvivalCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--file", required = true, paramLabel = "FILE")
    private Path file;

    @Option(names = "--duration", required = true, paramLabel = "COL")
    private String duration;

    @Option(names = "--event", required = true, paramLabel = "COL")
    private String event;

    @Option(names = "--group", paramLabel = "COL")
    private @Nullable String group;

    @Option(names = "--entry", paramLabel = "COL")
    private @Nullable String entry;

    @Option(names = "--restricted-to", paramLabel = "N")
    private @Nullable Double restrictedTo;

    @Mixin
    private OutputOptions output;

    @Override
    public void run() {
        if (restrictedTo != null && !(restrictedTo > 0 && Double.isFinite(restrictedTo))) {
            throw new ParameterException(
                    spec.commandLine(), "--restricted-to " + restrictedTo + ": must be finite and more than 0");
        }
        SurvivalCsv.Columns columns =
                new SurvivalCsv.Columns(duration, event, Optional.ofNullable(group), Optional.ofNullable(entry));
        SurvivalReading reading = SurvivalReading.of(
                SurvivalCsv.read(Source.of(file), columns), group != null, Optional.ofNullable(restrictedTo));
        Map<String, String> files = new LinkedHashMap<>();
        files.put("survival.json", SurvivalJson.text(reading));
        files.put("report.html", new SurvivalReport(duration, reading, output.language()).html());
        output.write(files, spec.commandLine().getOut());
    }
}
