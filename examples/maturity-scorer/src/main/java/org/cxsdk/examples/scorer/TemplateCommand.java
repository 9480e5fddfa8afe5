package org.cxsdk.examples.scorer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cxsdk.examples.command.OutputFolder;
import org.cxsdk.maturity.model.MaturityModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code template}: an empty answer sheet for a model, one for each assessor; nothing that is there is overwritten. */
@Command(name = "template", mixinStandardHelpOptions = true)
final class TemplateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Common common = new Common();

    @Option(names = "--out", required = true, paramLabel = "FILE")
    private Path out = Path.of("");

    @Option(names = "--organisation", paramLabel = "NAME")
    private @Nullable String organisation;

    @Option(names = "--period", paramLabel = "NAME")
    private @Nullable String period;

    @Option(names = "--assessor", paramLabel = "NAME")
    private @Nullable String assessor;

    @Override
    public Integer call() {
        String name = out.getFileName().toString().toLowerCase(Locale.ROOT);
        if (Files.exists(out)) {
            spec.commandLine().getErr().println(Sentence.EXISTS.line(common.language(), out));
            return 2;
        }
        MaturityModel model = common.load();
        AnswerTemplate template = new AnswerTemplate(
                model,
                common.language(),
                new AnswerTemplate.About(
                        organisation == null ? "" : organisation,
                        period == null ? "" : period,
                        assessor == null ? "" : assessor));
        byte[] content;
        if (name.endsWith(".xlsx")) {
            content = template.workbook(common.asOf());
        } else if (name.endsWith(".csv")) {
            content = template.csv().getBytes(StandardCharsets.UTF_8);
        } else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            content = template.yaml().getBytes(StandardCharsets.UTF_8);
        } else {
            throw new ParameterException(spec.commandLine(), "--out " + out + ": .xlsx, .csv or .yaml");
        }
        Path folder = Objects.requireNonNull(out.toAbsolutePath().getParent());
        OutputFolder.writeBytes(folder, Map.of(out.getFileName().toString(), content));
        spec.commandLine().getOut().println(Sentence.WROTE_FILE.line(common.language(), out));
        if (name.endsWith(".csv") && (organisation != null || period != null || assessor != null)) {
            spec.commandLine().getErr().println(Sentence.CSV_NAMES_NOBODY.line(common.language()));
        }
        return 0;
    }
}
