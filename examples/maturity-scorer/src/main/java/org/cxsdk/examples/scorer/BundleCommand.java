package org.cxsdk.examples.scorer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.examples.command.OutputFolder;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.model.MaturityModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bundle}: model, answers and results in one signed folder. */
@Command(name = "bundle", mixinStandardHelpOptions = true)
final class BundleCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Common common = new Common();

    @Option(names = "--answers", required = true, paramLabel = "FILE|DIR")
    private Path answers = Path.of("");

    @Option(names = "--key", required = true, paramLabel = "PRIVATE.PEM")
    private Path key = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        PrivateKey signer = Pem.privateKey(key);
        MaturityModel model = common.load();
        List<Assessment> assessments = Common.answers(model, answers);
        Scored scored = Scored.of(model, assessments, common.asOf());
        Optional<Instant> moment = scored.asOf();
        Map<String, byte[]> outputs = new TreeMap<>();
        ScoreOutputs.texts(scored, common.language())
                .forEach((name, text) -> outputs.put(name, text.getBytes(StandardCharsets.UTF_8)));
        Map<String, byte[]> files = Bundle.signed(model, common.source(), answers, outputs, moment, signer);
        requireRoom(files.keySet());
        OutputFolder.writeBytes(out, files);
        spec.commandLine().getOut().println(Sentence.BUNDLED.line(common.language(), files.size(), out));
        return 0;
    }

    /** What is there already and is not replaced would be a file that nobody signed. */
    private void requireRoom(Set<String> names) {
        if (!Files.isDirectory(out)) {
            return;
        }
        try (Stream<Path> there = Files.list(out)) {
            List<String> other = there.map(path -> path.getFileName().toString())
                    .filter(name -> !names.contains(name))
                    .sorted()
                    .toList();
            if (!other.isEmpty()) {
                throw new CxException(
                        CoreError.UNWRITABLE_TARGET,
                        "--out " + out + " holds other files, which no signature would cover: "
                                + String.join(", ", other),
                        "Name a new folder, or an empty one.");
            }
        } catch (IOException e) {
            throw Bundle.unreadable(out, e);
        }
    }
}
