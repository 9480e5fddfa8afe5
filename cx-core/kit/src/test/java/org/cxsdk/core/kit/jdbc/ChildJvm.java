package org.cxsdk.core.kit.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Another Java process on the class path of the tests; its output is read line by line. */
final class ChildJvm implements AutoCloseable {

    private static final long LONGEST_SECONDS = 120;

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final Predicate<String> begun;
    private final CountDownLatch first = new CountDownLatch(1);
    private final Thread reader;

    private ChildJvm(Process process, Predicate<String> begun) {
        this.process = process;
        this.begun = begun;
        this.reader = new Thread(this::read, "output of " + process.pid());
    }

    /** Starts a main class; it has begun its work when it prints a line that {@code begun} accepts. */
    static ChildJvm start(Class<?> main, Predicate<String> begun, String... arguments) {
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
            ChildJvm child = new ChildJvm(
                    new ProcessBuilder(command).redirectErrorStream(true).start(), begun);
            child.reader.start();
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                }
                if (begun.test(line)) {
                    first.countDown();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            first.countDown();
        }
    }

    /** Waits until the process has begun its work, and then for as long as given or until it ends. */
    void runFor(long millis) throws InterruptedException {
        if (!first.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the process did not begin: " + output());
        }
        process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Ends the process at once, without a chance to finish anything (SIGKILL), and returns all that it printed. */
    List<String> kill() throws InterruptedException {
        // by the handle: the process object would close the pipe and lose what was printed before
        process.toHandle().destroyForcibly();
        return end();
    }

    /** Waits for the process to end by itself with exit code 0 and returns all that it printed. */
    List<String> join() throws InterruptedException {
        List<String> output = end();
        if (process.exitValue() != 0) {
            throw new AssertionError("exit code " + process.exitValue() + ": " + output);
        }
        return output;
    }

    private List<String> end() throws InterruptedException {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the process did not end: " + output());
        }
        reader.join();
        return output();
    }

    private List<String> output() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
