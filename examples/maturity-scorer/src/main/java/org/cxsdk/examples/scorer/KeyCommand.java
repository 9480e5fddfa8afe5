package org.cxsdk.examples.scorer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cxsdk.examples.command.LanguageConverter;
import org.cxsdk.examples.command.OutputFolder;
import org.cxsdk.examples.report.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code key}: a fresh pair of Ed25519 keys; the only thing this program makes that is different each time. */
@Command(name = "key", mixinStandardHelpOptions = true)
final class KeyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out = Path.of("");

    @Option(names = "--lang", paramLabel = "en|ar", converter = LanguageConverter.class)
    private Language language = Language.ENGLISH;

    @Override
    public Integer call() throws NoSuchAlgorithmException {
        for (String name : new String[] {"private.pem", "public.pem"}) {
            if (Files.exists(out.resolve(name))) {
                spec.commandLine().getErr().println(Sentence.EXISTS.line(language, out.resolve(name)));
                return 2;
            }
        }
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        OutputFolder.write(out, Map.of("public.pem", Pem.of(pair.getPublic())));
        Pem.writeSecret(out.resolve("private.pem"), Pem.of(pair.getPrivate()));
        spec.commandLine().getOut().println(Sentence.KEYS_WRITTEN.line(language, out));
        return 0;
    }
}
