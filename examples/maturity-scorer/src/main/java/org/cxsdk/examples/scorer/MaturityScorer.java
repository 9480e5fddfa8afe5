package org.cxsdk.examples.scorer;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ResourceBundle;
import org.cxsdk.core.CxException;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.examples.report.Language;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The auditors' maturity scorer. Exit codes: 0 done; 1 done, and a level that was asked for is missed; 2 bad input, all of
 * it told on standard error and nothing written; 3 a fault of ours.
 */
@Command(
        name = "maturity-scorer",
        subcommands = {ScoreCommand.class, ModelsCommand.class},
        mixinStandardHelpOptions = true,
        versionProvider = MaturityScorer.Version.class)
public final class MaturityScorer {

    static final int BAD_INPUT = 2;
    static final int OUR_FAULT = 3;

    private MaturityScorer() {}

    /** Runs the program with UTF-8 on both streams, whatever the system's code page. */
    public static void main(String[] args) {
        // else the validator greets the reader on standard error
        System.setProperty("org.jboss.logging.provider", "slf4j");
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);
        int code = run(out, err, args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /**
     * Runs the program inside this process.
     *
     * @param out for what was done
     * @param err for what is wrong
     * @param args as on the command line
     * @return the exit code
     */
    public static int run(PrintStream out, PrintStream err, String... args) {
        Language language = languageIn(args);
        CommandLine commands = new CommandLine(new MaturityScorer());
        commands.setResourceBundle(ResourceBundle.getBundle(
                MaturityScorer.class.getPackageName() + ".help",
                java.util.Locale.forLanguageTag(language.tag()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        PrintWriter words = new PrintWriter(out, true, StandardCharsets.UTF_8);
        PrintWriter complaints = new PrintWriter(err, true, StandardCharsets.UTF_8);
        commands.setOut(words);
        commands.setErr(complaints);
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        commands.setUsageHelpWidth(100);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setParameterExceptionHandler((wrong, given) -> {
            complaints.println(wrong.getMessage());
            complaints.println(wrong.getCommandLine().getHelp().fullSynopsis().strip());
            return BAD_INPUT;
        });
        commands.setExecutionExceptionHandler((problem, command, given) -> told(problem, language, complaints));
        try {
            return args.length == 0 ? usage(commands) : commands.execute(args);
        } catch (Error e) {
            // out of memory or stack: without this the virtual machine would exit with 1, which means something else
            return fault(e, language, complaints);
        } finally {
            words.flush();
            complaints.flush();
        }
    }

    private static int usage(CommandLine commands) {
        commands.usage(commands.getErr());
        return BAD_INPUT;
    }

    /** What went wrong, in full, and whose fault it is. */
    private static int told(Exception problem, Language language, PrintWriter err) {
        if (problem instanceof InvalidDocumentException invalid) {
            List<Violation> violations = invalid.violations();
            violations.forEach(violation -> err.println(violation.message()));
            err.println(Phrase.PROBLEMS.line(language, violations.size()));
            return BAD_INPUT;
        }
        if (problem instanceof CxException known) {
            err.println(known.getMessage());
            err.println(Phrase.PROBLEMS.line(language, 1));
            return BAD_INPUT;
        }
        return fault(problem, language, err);
    }

    private static int fault(Throwable problem, Language language, PrintWriter err) {
        err.println(Phrase.OUR_FAULT.line(language));
        problem.printStackTrace(err);
        return OUR_FAULT;
    }

    /** Found before the arguments are read, so that complaints about them are in the reader's language too. */
    private static Language languageIn(String[] args) {
        for (int i = 0; i < args.length; i++) {
            String tag = args[i].startsWith("--lang=")
                    ? args[i].substring("--lang=".length())
                    : args[i].equals("--lang") && i + 1 < args.length ? args[i + 1] : "";
            for (Language language : Language.values()) {
                if (tag.equals(language.tag())) {
                    return language;
                }
            }
        }
        return Language.ENGLISH;
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = MaturityScorer.class.getPackage().getImplementationVersion();
            return new String[] {"maturity-scorer " + (version == null ? "development" : version)};
        }
    }
}
