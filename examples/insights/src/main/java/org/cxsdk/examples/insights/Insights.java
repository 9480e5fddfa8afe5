package org.cxsdk.examples.insights;

import java.io.PrintStream;
import org.cxsdk.examples.command.CommandProgram;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The analysts' program: each command reads files and writes JSON, most also a page for people. Exit codes: 0 done; 2 bad
 * input, all of it told on standard error and nothing written; 3 a fault of ours.
 */
@Command(
        name = "insights",
        subcommands = {
            JourneysCommand.class,
            ConformanceCommand.class,
            KpisCommand.class,
            FeedbackCommand.class,
            TextCommand.class,
            SeriesCommand.class,
            CausesCommand.class,
            SurvivalCommand.class,
            ReuseCommand.class,
            BoardCommand.class,
            ProofsCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Insights.Version.class)
public final class Insights {

    private static final CommandProgram PROGRAM = CommandProgram.of(Insights::new);

    private Insights() {}

    /** Runs the program and ends the process. */
    public static void main(String[] args) {
        PROGRAM.runAndExit(args);
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
        return PROGRAM.run(out, err, args);
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"insights " + CommandProgram.version(Insights.class)};
        }
    }
}
