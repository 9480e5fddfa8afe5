package org.cxsdk.examples.scorer;

import java.io.PrintStream;
import org.cxsdk.examples.command.CommandProgram;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The auditors' maturity scorer. Exit codes: 0 done; 1 done, and a level that was asked for is missed; 2 bad input, all of
 * it told on standard error and nothing written; 3 a fault of ours.
 */
@Command(
        name = "maturity-scorer",
        subcommands = {
            TemplateCommand.class,
            ScoreCommand.class,
            ExplainCommand.class,
            AgreementCommand.class,
            CompareCommand.class,
            BenchmarkCommand.class,
            WhatIfCommand.class,
            RoadmapCommand.class,
            KeyCommand.class,
            BundleCommand.class,
            VerifyCommand.class,
            CoverageCommand.class,
            ImportCommand.class,
            SchemaCommand.class,
            ModelsCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = MaturityScorer.Version.class)
public final class MaturityScorer {

    private static final CommandProgram PROGRAM = CommandProgram.of(MaturityScorer::new);

    private MaturityScorer() {}

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
            return new String[] {"maturity-scorer " + CommandProgram.version(MaturityScorer.class)};
        }
    }
}
