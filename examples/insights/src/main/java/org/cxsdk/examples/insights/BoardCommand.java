package org.cxsdk.examples.insights;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cxsdk.core.json.JsonOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code board}: what the other commands wrote in; one page for a director out. */
@Command(name = "board", mixinStandardHelpOptions = true)
final class BoardCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--in", required = true, paramLabel = "DIR")
    private Path folder = Path.of("");

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public void run() {
        Board board = BoardReader.read(folder);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("board.json", JsonOutput.text(board.json()));
        files.put("board.html", new BoardReport(board, output.language()).html());
        output.write(files, spec.commandLine().getOut());
    }
}
