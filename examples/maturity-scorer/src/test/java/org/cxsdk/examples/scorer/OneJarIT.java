package org.cxsdk.examples.scorer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged program: one jar, started by {@code java -jar} in another process, in another folder. */
class OneJarIT {

    private static final Path JAR = Path.of("target", "maturity-scorer.jar").toAbsolutePath();
    private static final Path SAMPLE = Path.of("sample", "answers.yaml").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void jar_scoresTheSample_withoutAnyOtherFile() throws Exception {
        assertThat(run("score", "--model", "cx-government", "--answers", SAMPLE.toString(), "--out", "out"))
                .isZero();

        assertThat(read("stderr").lines().filter(line -> !line.equals("At work …"))) // told after two seconds
                .isEmpty();
        // docs/model.md, "By hand"
        assertThat(read("stdout")).contains("level 2 of 5 (Organised), score 56.4");
        assertThat(folder.resolve("out").resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void jar_speaksUtf8_whateverTheSystemsCodePage() throws Exception {
        assertThat(run("models", "--lang", "ar")).isZero();

        assertThat(read("stdout")).contains("تجربة المتعامل في الحكومة");
    }

    @Test
    void jar_exitsWithTwo_andSaysWhy_whenInputIsBad() throws Exception {
        assertThat(run("score", "--model", "cx-government", "--answers", "nowhere.yaml", "--out", "out"))
                .isEqualTo(2);

        assertThat(read("stderr")).contains("nowhere.yaml");
        assertThat(read("stdout")).isEmpty();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void jar_holdsLicences_andNothingThatWouldStopItFromStarting() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream().map(JarEntry::getName).toList();
            assertThat(names).doesNotHaveDuplicates();
            assertThat(names)
                    .noneMatch(name -> name.endsWith("module-info.class"))
                    .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA|EC)"))
                    .contains("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/THIRD-PARTY.txt");
            for (String name : names) {
                if (name.matches("META-INF/services/.+")) {
                    for (String provider : lines(jar, name)) {
                        assertThat(names).as(name).contains(provider.replace('.', '/') + ".class");
                    }
                }
            }
        }
    }

    private int run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=ISO-8859-1",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile())
                .start()
                .waitFor();
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private static List<String> lines(JarFile jar, String name) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(jar.getInputStream(jar.getEntry(name)), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.replaceAll("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }
}
