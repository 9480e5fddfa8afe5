package org.cxsdk.examples.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class CommandProgramTest {

    @CommandLine.Command(name = "program", subcommands = Measure.class)
    static final class Program {}

    @CommandLine.Command(name = "measure")
    static final class Measure implements Runnable {
        @CommandLine.Option(names = "--target")
        private double target;

        @CommandLine.Option(names = "--season")
        private int season;

        @CommandLine.Option(names = "--start")
        private LocalDate start = LocalDate.EPOCH;

        @CommandLine.Option(names = "--zone")
        private ZoneId zone = ZoneId.of("UTC");

        @Override
        public void run() {
            assertThat(target).isFinite();
            assertThat(season).isNotNegative();
            assertThat(start).isNotNull();
            assertThat(zone).isNotNull();
        }
    }

    private static String complaint(String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream nothing = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        int code =
                CommandProgram.of(Program::new).run(nothing, new PrintStream(err, true, StandardCharsets.UTF_8), args);
        assertThat(code).isEqualTo(2);
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--target | Infinity | is not a number, such as 0.8",
                "--target | NaN | is not a number, such as 0.8",
                "--target | abc | is not a number, such as 0.8",
                "--season | 1.5 | is not a whole number",
                "--start | 2026-13-01 | is not a date, such as 2026-11-22",
                "--zone | Berlin | is not a time zone, such as Asia/Dubai",
            })
    void option_isToldInWordsOfItsKind(String option, String value, String rule) {
        assertThat(complaint("measure", option, value))
                .contains(option)
                .contains("\"" + value + "\" " + rule)
                .doesNotContain("java.", "Exception");
    }

    @Test
    void unknownCommand_isToldWithThoseThatThereAre() {
        assertThat(complaint("mesure")).startsWith("There is no command \"mesure\". The commands are measure.");
    }
}
