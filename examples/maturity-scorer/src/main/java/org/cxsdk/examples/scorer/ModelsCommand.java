package org.cxsdk.examples.scorer;

import java.io.PrintWriter;
import org.cxsdk.examples.command.LanguageConverter;
import org.cxsdk.examples.report.Language;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.ModelId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code models}: the models that come with the program. */
@Command(name = "models", mixinStandardHelpOptions = true)
final class ModelsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--lang", paramLabel = "en|ar", converter = LanguageConverter.class)
    private Language language = Language.ENGLISH;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        for (ModelId id : Models.builtIn()) {
            MaturityModel model = Models.byId(id.value());
            Texts texts = new Texts(model, language);
            out.println(model.ref() + "\t" + texts.of(model.title()));
        }
    }
}
