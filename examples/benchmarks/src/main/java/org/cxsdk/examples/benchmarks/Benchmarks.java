package org.cxsdk.examples.benchmarks;

import java.io.PrintStream;
import org.cxsdk.examples.command.CommandProgram;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks. Exit codes: 0 done; 2 bad input; 3 a fault of ours. A ratio below its goal is a figure, not a failure. */
@Command(
        name = "benchmarks",
        subcommands = {
            StorageCommand.class,
            ConsentCommand.class,
            MaturityCommand.class,
            JourneysCommand.class,
            FeedbackCommand.class,
            MetricsCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Benchmarks.Version.class)
public final class Benchmarks {

    private static final CommandProgram PROGRAM = CommandProgram.of(Benchmarks::new);

    private Benchmarks() {}

    /** Runs the program and ends the process. */
    public static void main(String[] args) {
        PROGRAM.runAndExit(args);
    }

    /**
     * Runs the program inside this process.
     *
     * @param out for the table
     * @param err for progress and what is wrong
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
            return new String[] {"benchmarks " + CommandProgram.version(Benchmarks.class)};
        }
    }
}
