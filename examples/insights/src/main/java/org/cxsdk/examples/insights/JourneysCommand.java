package org.cxsdk.examples.insights;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.channel.GroupComparison;
import org.cxsdk.core.insight.channel.SwitchInsights;
import org.cxsdk.core.insight.json.InsightJson;
import org.cxsdk.core.insight.json.JourneysJson;
import org.cxsdk.core.insight.publish.Publication;
import org.cxsdk.core.insight.read.LogReading;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.json.JourneyDesigns;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code journeys}: an event log in; graph, variants, durations and rework out. */
@Command(name = "journeys", mixinStandardHelpOptions = true)
final class JourneysCommand implements Runnable {

    /** So many activities are named to somebody who misspelt one. */
    private static final int SHOWN = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private LogOptions log;

    @Option(names = "--design", paramLabel = "FILE")
    private @Nullable Path design;

    @Option(names = "--success", paramLabel = "ACTIVITY")
    private List<String> success = List.of();

    @Option(names = "--funnel", paramLabel = "ACTIVITY")
    private List<String> funnel = List.of();

    @Option(names = "--published")
    private boolean published;

    @Option(names = "--minimum-n", paramLabel = "N")
    private int minimumN = Publication.DEFAULT_MINIMUM;

    @Mixin
    private OutputOptions output;

    @Override
    public void run() {
        if (minimumN < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--minimum-n (" + minimumN + ") must be at least 1");
        }
        Optional<JourneyDefinition> designed =
                Optional.ofNullable(design).map(file -> JourneyDesigns.read(Source.of(file)));
        LogReading reading = log.read(spec.commandLine());
        mustBeIn(reading.log(), "--success", success);
        mustBeIn(reading.log(), "--funnel", funnel);
        log.tellAssumptions(reading, spec.commandLine().getErr());
        JourneyFigures figures =
                JourneyFigures.of(reading.log(), designed, funnel, new TreeSet<>(success), Math.max(2, minimumN));
        String name = log.name();
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "journeys.json",
                JsonOutput.text(JourneysJson.of(name, reading, figures.insights(), figures.conformance())
                        .put("funnel", InsightJson.funnel(figures.funnel()))
                        .put("channels", InsightJson.groups(groups(figures, Trait.CHANNEL)))
                        .put("switches", InsightJson.switches(switches(figures, Trait.CHANNEL)))
                        .put("painPoints", InsightJson.painPoints(figures.painPoints()))
                        .put("survival", InsightJson.survival(figures.survival()))
                        .put("times", InsightJson.times(reading.log()))
                        .put("organisations", InsightJson.groups(groups(figures, Trait.ORGANISATION)))
                        .put("organisationSwitches", InsightJson.switches(switches(figures, Trait.ORGANISATION)))
                        .put("segments", InsightJson.groups(groups(figures, Trait.SEGMENT)))));
        files.put("report.html", new JourneysReport(name, figures, reading, output.language()).html());
        if (published) {
            files.put("published.json", JsonOutput.text(InsightJson.published(figures.published())));
        }
        output.write(files, spec.commandLine().getOut());
    }

    private static Optional<GroupComparison.Result> groups(JourneyFigures figures, Trait trait) {
        return figures.comparedBy(trait).map(JourneyFigures.Compared::groups);
    }

    private static Optional<SwitchInsights> switches(JourneyFigures figures, Trait trait) {
        return figures.comparedBy(trait).flatMap(JourneyFigures.Compared::switches);
    }

    /** A name that is misspelt would pass for a step that nobody takes. */
    private void mustBeIn(EventLog events, String option, List<String> names) {
        Set<String> known = new TreeSet<>();
        for (int a = 0; a < events.activities(); a++) {
            known.add(events.activity(a));
        }
        for (String name : names) {
            if (!known.contains(name)) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(),
                        option + " (" + name + ") is no activity of this log; there are "
                                + known.stream().limit(SHOWN).collect(Collectors.joining(", "))
                                + (known.size() > SHOWN ? ", …" : ""));
            }
        }
    }
}
