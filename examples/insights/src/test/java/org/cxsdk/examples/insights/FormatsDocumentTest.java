package org.cxsdk.examples.insights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Every key that a command of docs/insights.md writes stands in docs/formats.md, in the section of its file. */
class FormatsDocumentTest {

    private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
    private static final Path DOCS = MODULE.resolve("../../docs");

    /** Objects whose keys are words of the data: activities, dimensions, labels, reasons, languages. */
    private static final Set<String> BY_NAME = Set.of(
            "startActivities",
            "endActivities",
            "activityCounts",
            "byActivity",
            "dimensions",
            "excluded",
            "excludedObservations",
            "group",
            "groups",
            "classes",
            "confusion",
            "topTerms",
            "judgedBy",
            "languages",
            "cause",
            "title");

    @TempDir
    Path out;

    static Stream<String> commands() throws IOException {
        return Pattern.compile("(?m)^examples/run insights (.+) --out out$")
                .matcher(Files.readString(DOCS.resolve("insights.md")))
                .results()
                .map(found -> found.group(1))
                .filter(command -> !command.startsWith("board"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyKey_hasItsMeaningOnThePage(String command) throws IOException {
        PrintStream nothing = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        List<String> arguments = new ArrayList<>(words(command));
        arguments.addAll(List.of("--out", out.toString()));

        assertThat(Insights.run(nothing, nothing, arguments.toArray(String[]::new)))
                .isZero();

        List<Path> files;
        try (Stream<Path> written = Files.list(out)) {
            files = written.filter(file -> file.toString().endsWith(".json")).toList();
        }
        assertThat(files).hasSize(1);
        String section = section(files.get(0).getFileName().toString());
        Set<String> keys = new TreeSet<>();
        collect(new JsonMapper().readTree(files.get(0).toFile()), keys);
        assertThat(keys).hasSizeGreaterThan(3);
        assertThat(keys.stream().filter(key -> !section.contains("`" + key + "`")))
                .as("keys that the section of %s lacks", files.get(0).getFileName())
                .isEmpty();
    }

    private static List<String> words(String command) {
        return Pattern.compile("\"([^\"]*)\"|(\\S+)")
                .matcher(command)
                .results()
                .map(FormatsDocumentTest::word)
                .map(word -> word.startsWith("examples/insights/")
                        ? MODULE.resolve(word.substring("examples/insights/".length()))
                                .toString()
                        : word)
                .toList();
    }

    private static String word(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static String section(String file) throws IOException {
        String page = Files.readString(DOCS.resolve("formats.md"));
        int begin = page.indexOf("## " + file);
        assertThat(begin).as("a section of %s", file).isPositive();
        int end = page.indexOf("\n## ", begin);
        return page.substring(begin, end < 0 ? page.length() : end);
    }

    private static void collect(JsonNode node, Set<String> keys) {
        if (node.isArray()) {
            node.forEach(item -> collect(item, keys));
        }
        node.properties().forEach(property -> {
            keys.add(property.getKey());
            boolean named =
                    BY_NAME.contains(property.getKey()) && property.getValue().isObject();
            if (!named) {
                collect(property.getValue(), keys);
            } else if (!property.getKey().equals("confusion")) {
                property.getValue().forEach(value -> collect(value, keys));
            }
        });
    }
}
