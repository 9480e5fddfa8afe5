package org.cxsdk.examples.insights;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import org.cxsdk.examples.command.CommandProgram;
import org.cxsdk.examples.command.LanguageConverter;
import org.cxsdk.examples.command.OutputFolder;
import org.cxsdk.examples.report.Language;
import picocli.CommandLine.Option;

/** Where to write, and in which language: the same for every command. */
final class OutputOptions {

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path folder;

    @Option(names = "--lang", paramLabel = "en|ar", converter = LanguageConverter.class)
    private Language language = Language.ENGLISH;

    Language language() {
        return language;
    }

    /** Writes the files and says so. */
    void write(Map<String, String> files, PrintWriter out) {
        OutputFolder.write(folder, files);
        out.println(CommandProgram.line(
                language, Phrase.WROTE.template(language), String.join(", ", files.keySet()), folder));
    }
}
