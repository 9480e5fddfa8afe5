package org.cxsdk.examples.insights;

import java.nio.file.Path;
import java.util.Map;
import org.cxsdk.consent.json.ProofFiles;
import org.cxsdk.core.json.JsonOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code proofs}: proofs of Merkle logs in; a verdict on each out. */
@Command(name = "proofs", mixinStandardHelpOptions = true)
final class ProofsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--dir", required = true, paramLabel = "DIR")
    private Path folder;

    @Mixin
    private OutputOptions output;

    @Override
    public void run() {
        output.write(
                Map.of("proofs.json", JsonOutput.text(ProofFiles.report(ProofFiles.checkAll(folder)))),
                spec.commandLine().getOut());
    }
}
