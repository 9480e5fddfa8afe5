package org.cxsdk.metrics.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.stream.LongStream;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.KpiDefinitions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is done to the definitions that come with the library: they load, or every violation is told; nothing else. */
class DefinitionsFuzzTest {

    private static final String[] WORDS = {
        "",
        "null",
        "true",
        "-1",
        "0",
        "1e99999999",
        "P-1D",
        "PT0S",
        "[]",
        "{}",
        "[a, a]",
        "{a: b}",
        "channel",
        "share",
        "attainment",
        "\u0000",
        "'",
        "\"",
        "&a",
        "*a",
        "<<: x",
        "!!int 3",
        "- ",
        ": ",
        "\t",
        "؟",
        "2026-13-01"
    };

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void read_loadsOrTellsViolations(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        String mutated = original();
        int changes = random.nextInt(1, 4);
        for (int i = 0; i < changes; i++) {
            mutated = mutate(mutated, random);
        }

        try {
            KpiDefinitions definitions = KpiDefinitionsReader.read(Source.of("kpis.yaml", mutated));
            assertThat(definitions.sha256()).hasSize(64);
        } catch (InvalidDocumentException e) {
            assertThat(e.violations())
                    .isNotEmpty()
                    .allSatisfy(violation -> assertThat(violation.remedy()).isNotBlank());
        }
    }

    private static String mutate(String text, SplittableRandom random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int line = random.nextInt(lines.size());
        String word = WORDS[random.nextInt(WORDS.length)];
        switch (random.nextInt(6)) {
            case 0 -> lines.remove(line);
            case 1 -> lines.add(line, lines.get(random.nextInt(lines.size())));
            case 2 -> Collections.swap(lines, line, random.nextInt(lines.size()));
            case 3 -> lines.set(line, lines.get(line).replaceFirst(":.*", ": " + Matcher.quoteReplacement(word)));
            case 4 -> lines.set(line, " " + lines.get(line));
            default -> {
                int at = random.nextInt(text.length());
                return text.substring(0, at) + word + text.substring(Math.min(text.length(), at + random.nextInt(5)));
            }
        }
        return String.join("\n", lines);
    }

    private static String original() throws IOException {
        try (InputStream in =
                KpiDefinitionsReader.class.getResourceAsStream("/org/cxsdk/metrics/kpis/government.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
