package org.cxsdk.examples.scorer;

import java.io.PrintWriter;
import org.cxsdk.examples.command.LanguageConverter;
import org.cxsdk.examples.report.Language;
import org.cxsdk.maturity.json.Schemas;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code schema}: the JSON Schema of an input document, or the names of all. */
@Command(name = "schema", mixinStandardHelpOptions = true)
final class SchemaCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1")
    private String name = "";

    @Option(names = "--lang", paramLabel = "en|ar", converter = LanguageConverter.class)
    private Language language = Language.ENGLISH;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (name.isEmpty()) {
            Schemas.names().forEach(out::println);
        } else {
            out.print(Schemas.text(name));
        }
    }
}
