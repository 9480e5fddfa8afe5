package org.cxsdk.examples.scorer;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cxsdk.examples.command.LanguageConverter;
import org.cxsdk.examples.report.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify}: whether a bundle proves what it says; 1 if it does not. */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR")
    private Path folder = Path.of("");

    @Option(names = "--public-key", required = true, paramLabel = "PUBLIC.PEM")
    private Path key = Path.of("");

    @Option(names = "--lang", paramLabel = "en|ar", converter = LanguageConverter.class)
    private Language language = Language.ENGLISH;

    @Override
    public Integer call() {
        BundleVerifier verifier = new BundleVerifier(folder, Pem.publicKey(key));
        List<String> problems = verifier.problems();
        if (!problems.isEmpty()) {
            PrintWriter complaints = spec.commandLine().getErr();
            problems.forEach(complaints::println);
            complaints.println(Sentence.BROKEN.line(language, problems.size()));
            return 1;
        }
        PrintWriter words = spec.commandLine().getOut();
        words.println(Sentence.VERIFIED_SIGNATURE.line(language));
        words.println(Sentence.VERIFIED_FILES.line(language, verifier.files()));
        words.println(Sentence.VERIFIED_FIGURES.line(language, verifier.figures(), verifier.open()));
        words.println(Sentence.VERIFIED_SCORES.line(language));
        words.println(Sentence.VERIFIED.line(language));
        return 0;
    }
}
