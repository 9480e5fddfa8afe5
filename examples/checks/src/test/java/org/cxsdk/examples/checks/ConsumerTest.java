package org.cxsdk.examples.checks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Builds examples/consumer as an agency would: from a local repository that holds our artefacts as they would be installed,
 * beside third-party ones, and nothing else of this build; then runs it on the class path and on the module path.
 */
@Tag("slow")
class ConsumerTest {

    private static final String VERSION = "0.1.0-SNAPSHOT";

    @TempDir
    static Path work;

    private static Path project;

    @BeforeAll
    static void build() throws Exception {
        Path repository = work.resolve("repository");
        install(repository, "cx-sdk", Repository.ROOT.resolve("pom.xml"), null);
        for (Path module : Repository.LIBRARY_MODULES) {
            String artifact = module.getFileName().toString();
            install(
                    repository,
                    artifact,
                    module.resolve("pom.xml"),
                    module.resolve("target/" + artifact + "-" + VERSION + ".jar"));
        }
        project = work.resolve("consumer");
        copy(Repository.ROOT.resolve("examples/consumer"), project);

        Result build = run(
                work,
                Repository.ROOT.resolve(isWindows() ? "mvnw.cmd" : "mvnw").toString(),
                "-B",
                "-q",
                "-ntp",
                "-f",
                project.resolve("pom.xml").toString(),
                "-Dmaven.repo.local=" + repository,
                "-Dmaven.repo.local.tail=" + System.getProperty("cx.localRepository"),
                "process-classes");

        assertThat(build.exit())
                .as("the consumer's build:%n%s%s", build.output(), build.errors())
                .isZero();
    }

    @Test
    void consumer_runsOnTheClassPath() throws Exception {
        Result result = run(project, java(), "-cp", classes(), "org.example.agency.Consumer");

        assertRanWell(result);
    }

    @Test
    void consumer_runsOnTheModulePath() throws Exception {
        Result result = run(project, java(), "-p", classes(), "-m", "org.example.agency/org.example.agency.Consumer");

        assertRanWell(result);
    }

    private static void assertRanWell(Result result) throws IOException {
        assertThat(result.exit()).as("%s", result.errors()).isZero();
        assertThat(result.output())
                .isEqualToNormalizingNewlines(
                        Files.readString(Repository.ROOT.resolve("examples/consumer/expected.txt")));
    }

    private static String classes() throws IOException {
        return project.resolve("target/classes")
                + File.pathSeparator
                + Files.readString(project.resolve("target/classpath.txt")).strip();
    }

    private static void install(Path repository, String artifact, Path pom, Path jar) throws IOException {
        Path folder = Files.createDirectories(repository.resolve("org/cxsdk/" + artifact + "/" + VERSION));
        Files.copy(pom, folder.resolve(artifact + "-" + VERSION + ".pom"));
        if (jar != null) {
            assertThat(jar)
                    .as("packaged before the checks run: use ./mvnw verify")
                    .exists();
            Files.copy(jar, folder.resolve(artifact + "-" + VERSION + ".jar"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : Repository.walk(from).toList()) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private record Result(int exit, String output, String errors) {}

    private static Result run(Path folder, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(work, "output", ".txt");
        Path errors = Files.createTempFile(work, "errors", ".txt");
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
        return new Result(
                process.exitValue(), Files.readString(output, StandardCharsets.UTF_8), Files.readString(errors));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", isWindows() ? "java.exe" : "java")
                .toString();
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }
}
