package org.cxsdk.examples.scorer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The auditor's path of the example's README: each command is run, in order, and prints what the page shows. */
class AuditorsPathTest {

    private static final Path PAGE = Path.of("README.md");
    private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    Path folder;

    /**
     * A command and what it prints.
     *
     * @param line the command
     * @param output what the page shows below it
     */
    private record Step(String line, String output) {}

    @Test
    void everyCommandOfThePage_printsWhatThePageShows() throws IOException {
        List<Step> steps = steps();

        assertThat(steps)
                .extracting(step -> step.line().split(" ")[1])
                .contains("template", "score", "roadmap", "bundle", "verify");
        for (Step step : steps) {
            List<String> words = words(step.line());
            if (words.get(0).equals("cp")) {
                Path target = place(words.get(2));
                Files.createDirectories(target.getParent());
                Files.copy(Path.of("..", "..").resolve(words.get(1)), target);
                continue;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PrintStream both = new PrintStream(out, true, StandardCharsets.UTF_8);
            MaturityScorer.run(
                    both, both, words.stream().skip(1).map(this::placed).toArray(String[]::new));
            String printed = out.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
            assertThat(printed.strip()).as(step.line()).isEqualTo(step.output().strip());
        }
    }

    private static List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
        while (blocks.find()) {
            for (String part : blocks.group(1).split("(?m)^\\$ ")) {
                if (!part.isBlank()) {
                    String[] lines = part.split("\n", 2);
                    steps.add(new Step(lines[0].strip(), lines.length > 1 ? lines[1] : ""));
                }
            }
        }
        return steps;
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return words;
    }

    private String placed(String word) {
        return word.startsWith("audit/")
                ? place(word).toString()
                : word.startsWith("examples/")
                        ? Path.of("..", "..").resolve(word).toString()
                        : word;
    }

    private Path place(String word) {
        return folder.resolve(word);
    }
}
