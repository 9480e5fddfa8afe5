package org.cxsdk.examples.insights;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.json.FeedbackJson;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.json.ResponsesCsv;
import org.cxsdk.feedback.score.SurveyScores;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code feedback}: an instrument and responses in; scores with n, interval and state out. */
@Command(name = "feedback", mixinStandardHelpOptions = true)
final class FeedbackCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--instrument", required = true, paramLabel = "ID|FILE")
    private String instrument;

    @Option(names = "--responses", required = true, paramLabel = "FILE")
    private Path responses;

    @Mixin
    private OutputOptions output;

    @Override
    public void run() {
        Instrument answered = load();
        List<Response> given = ResponsesCsv.read(Source.of(responses), answered);
        SurveyScores scores = SurveyScores.of(answered, given, ResponsesCsv.DIMENSIONS);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("feedback.json", JsonOutput.text(FeedbackJson.of(scores)));
        files.put("report.html", new FeedbackReport(scores, output.language()).html());
        output.write(files, spec.commandLine().getOut());
    }

    private Instrument load() {
        return Instruments.builtIn(instrument).orElseGet(() -> {
            if (isFile(instrument)) {
                return Instruments.read(Source.of(Path.of(instrument)));
            }
            throw new CxException(
                    CoreError.UNREADABLE_SOURCE,
                    "--instrument \"" + instrument
                            + "\" is neither an instrument that comes with the program nor a file",
                    "Use one of " + new TreeSet<>(Instruments.BUILT_IN) + " or name a file.");
        });
    }

    private static boolean isFile(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
