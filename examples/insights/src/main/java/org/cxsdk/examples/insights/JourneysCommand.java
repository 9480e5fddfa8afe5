package org.cxsdk.examples.insights;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cxsdk.core.insight.LogAnalysis;
import org.cxsdk.core.insight.LogInsights;
import org.cxsdk.core.insight.json.JourneysJson;
import org.cxsdk.core.insight.read.LogReading;
import org.cxsdk.core.json.JsonOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code journeys}: an event log in; graph, variants, durations and rework out. */
@Command(name = "journeys", mixinStandardHelpOptions = true)
final class JourneysCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private LogOptions log;

    @Mixin
    private OutputOptions output;

    @Override
    public void run() {
        LogReading reading = log.read(spec.commandLine());
        LogInsights insights = LogAnalysis.analyse(reading.log()).orElseThrow();
        String name = log.name();
        Map<String, String> files = new LinkedHashMap<>();
        files.put("journeys.json", JsonOutput.text(JourneysJson.of(name, reading, insights)));
        files.put("report.html", new JourneysReport(name, insights, output.language()).html());
        output.write(files, spec.commandLine().getOut());
    }
}
