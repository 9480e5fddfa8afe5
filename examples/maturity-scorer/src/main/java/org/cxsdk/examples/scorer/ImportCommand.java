package org.cxsdk.examples.scorer;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.cxsdk.examples.command.LanguageConverter;
import org.cxsdk.examples.report.Language;
import org.cxsdk.maturity.json.ForeignModels;
import org.cxsdk.maturity.json.Models;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import}: a model that others publish becomes a model file of ours. */
@Command(name = "import", mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    /** Whose model it is. */
    enum From {
        SAMM,
        ODI
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--from", required = true, paramLabel = "samm|odi")
    private From from = From.SAMM;

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE")
    private Path out = Path.of("");

    @Option(names = "--lang", paramLabel = "en|ar", converter = LanguageConverter.class)
    private Language language = Language.ENGLISH;

    @Override
    public Integer call() {
        JsonObject model = from == From.SAMM ? ForeignModels.samm(Source.of(file)) : ForeignModels.odi(Source.of(file));
        // the document must load; if it does not, that is a fault of ours and nothing is written
        Models.read(Source.of("model.json", JsonOutput.text(model)));
        JsonOutput.write(out, model);
        spec.commandLine().getOut().println(Sentence.WROTE_FILE.line(language, out));
        return 0;
    }
}
