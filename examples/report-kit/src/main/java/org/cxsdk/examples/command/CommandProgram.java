package org.cxsdk.examples.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxsdk.core.CxException;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.examples.report.Isolates;
import org.cxsdk.examples.report.Language;
import picocli.CommandLine;

/**
 * A program of several commands. Exit codes: 0 done; 1 done, with findings the caller asked to be told of; 2 bad input, all
 * of it told on standard error and nothing written; 3 a fault of ours. Help, messages and complaints are in the language
 * that {@code --lang} names.
 */
public final class CommandProgram {

    private static final int BAD_INPUT = 2;
    private static final int OUR_FAULT = 3;

    /** Longer work tells that it goes on. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Supplier<Object> command;

    private CommandProgram(Supplier<Object> command) {
        this.command = command;
    }

    /**
     * Returns a program.
     *
     * @param command makes the picocli root command; texts of its help stand in the bundle {@code help} beside its class
     */
    public static CommandProgram of(Supplier<Object> command) {
        return new CommandProgram(Objects.requireNonNull(command, "command"));
    }

    /** Runs the program with UTF-8 on both streams, whatever the system's code page, and ends the process. */
    public void runAndExit(String... args) {
        // else the validator greets the reader on standard error
        System.setProperty("org.jboss.logging.provider", "slf4j");
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);
        ProgressLine progress = ProgressLine.after(PATIENCE, languageIn(args), err);
        int code;
        try {
            code = run(out, err, args);
        } finally {
            progress.end();
        }
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
    public int run(PrintStream out, PrintStream err, String... args) {
        Language language = languageIn(args);
        Object root = command.get();
        CommandLine commands = new CommandLine(root);
        commands.setResourceBundle(ResourceBundle.getBundle(
                root.getClass().getPackageName() + ".help",
                Locale.forLanguageTag(language.tag()),
                root.getClass().getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        PrintWriter words = new PrintWriter(out, true, StandardCharsets.UTF_8);
        PrintWriter complaints = new PrintWriter(err, true, StandardCharsets.UTF_8);
        commands.setOut(words);
        commands.setErr(complaints);
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        commands.setUsageHelpWidth(100);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        OptionValues.registerWith(commands);
        commands.setParameterExceptionHandler((wrong, given) -> misused(wrong, complaints));
        commands.setExecutionExceptionHandler((problem, at, given) -> told(problem, language, complaints));
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

    /** The version in the manifest of the jar that holds this class. */
    public static String version(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static final Pattern NOT_LISTED = Pattern.compile("([0-9]{1,9}) more violations are not listed");

    private static int misused(CommandLine.ParameterException wrong, PrintWriter err) {
        CommandLine command = wrong.getCommandLine();
        if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched
                && !command.getSubcommands().isEmpty()) {
            err.println("There is no command \"" + unmatched.getUnmatched().get(0) + "\". The commands are "
                    + String.join(", ", command.getSubcommands().keySet()) + ".");
        } else {
            err.println(wrong.getMessage());
        }
        err.println(command.getHelp().fullSynopsis().strip());
        return BAD_INPUT;
    }

    private static int usage(CommandLine commands) {
        commands.usage(commands.getErr());
        return BAD_INPUT;
    }

    /** What went wrong, in full, and whose fault it is. */
    private static int told(Exception problem, Language language, PrintWriter err) {
        if (problem instanceof InvalidDocumentException invalid) {
            for (Violation violation : invalid.violations()) {
                err.println(violation.message());
            }
            return problems(
                    invalid.violations().stream()
                            .mapToInt(CommandProgram::problems)
                            .sum(),
                    language,
                    err);
        }
        if (problem instanceof CxException known) {
            err.println(known.getMessage());
            return problems(1, language, err);
        }
        return fault(problem, language, err);
    }

    /** How many problems a line tells: those that a long list leaves out are told in one. */
    private static int problems(Violation line) {
        Matcher more = NOT_LISTED.matcher(line.rule());
        return more.matches() ? Integer.parseInt(more.group(1)) : 1;
    }

    private static int problems(int count, Language language, PrintWriter err) {
        String sentence = language == Language.ARABIC
                ? "عدد المشكلات في المدخلات: {0}. لم يُكتب شيء."
                : "{0|# problem|# problems} in the input. Nothing was written.";
        err.println(line(language, sentence, count));
        return BAD_INPUT;
    }

    private static int fault(Throwable problem, Language language, PrintWriter err) {
        err.println(
                language == Language.ARABIC
                        ? "خلل في البرنامج وليس في المدخلات. لم يُكتب شيء. يرجى الإبلاغ عن الأسطر التالية."
                        : "A fault of this program, not of your input. Nothing was written. Please report the lines"
                                + " below.");
        problem.printStackTrace(err);
        return OUR_FAULT;
    }

    /**
     * A sentence for a terminal, with its values: in English the marks for the direction are of no use, and some terminals
     * show them; a space that does not break looks like one that can be searched for.
     */
    public static String line(Language language, String sentence, Object... values) {
        String line = Isolates.fill(sentence, values);
        return language.isRightToLeft()
                ? line
                : line.replaceAll("[\u2068\u2069]", "").replace('\u00A0', ' ');
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
}
