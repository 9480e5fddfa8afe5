package org.cxsdk.core.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Another Java process on the class path of the tests, for what two processes on one store must get right, and for a process
 * that is killed in the middle of its work. Its output goes to a file, which holds all that was printed however the process
 * ends; a pipe may lose lines when its writer is killed.
 */
public final class ChildJvm implements AutoCloseable {

    private static final long LONGEST_SECONDS = 120;

    private final Process process;
    private final Path output;
    private final Predicate<String> begun;

    private ChildJvm(Process process, Path output, Predicate<String> begun) {
        this.process = process;
        this.output = output;
        this.begun = begun;
    }

    /** Starts a main class; it has begun its work when it prints a line that {@code begun} accepts. */
    public static ChildJvm start(Class<?> main, Predicate<String> begun, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("cx-child-", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new ChildJvm(process, output, begun);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the process has begun its work, and then for as long as given or until it ends. */
    public void runFor(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (output().stream().noneMatch(begun)) {
            boolean ended = process.waitFor(5, TimeUnit.MILLISECONDS);
            if ((ended || System.nanoTime() > end) && output().stream().noneMatch(begun)) {
                throw new AssertionError("the process did not begin: " + output());
            }
        }
        process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Whether it has not ended. */
    public boolean isRunning() {
        return process.isAlive();
    }

    /** Ends the process at once, without a chance to finish anything (SIGKILL), and returns all that it printed. */
    public List<String> kill() throws InterruptedException {
        process.destroyForcibly();
        return end();
    }

    /** Waits for the process to end by itself with exit code 0 and returns all that it printed. */
    public List<String> join() throws InterruptedException {
        List<String> printed = end();
        if (process.exitValue() != 0) {
            throw new AssertionError("exit code " + process.exitValue() + ": " + printed);
        }
        return printed;
    }

    private List<String> end() throws InterruptedException {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the process did not end: " + output());
        }
        return output();
    }

    /** All that it printed so far. */
    public List<String> output() {
        try {
            return Files.readString(output).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
