package org.cxsdk.core.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JsonOutputTest {

    @TempDir
    Path folder;

    // Python's repr, which is shortest, gives 2e+23; Double.toString before JDK 19 gives 1.9999999999999998E23
    @Test
    void text_writesDoublesTheShortestWay_onEveryJdk() {
        assertThat(JsonOutput.text(2e23)).isEqualTo("200000000000000000000000\n");
        assertThat(JsonOutput.text(0.1 + 0.2)).isEqualTo("0.30000000000000004\n");
    }

    @Test
    void text_keepsOrderAndPrecision() {
        JsonObject object = JsonObject.of()
                .put("z", 1)
                .put("a", new BigDecimal("95.714706160000"))
                .put("third", 1.0 / 3)
                .put("whole", 5.0)
                .put("tiny", 1e-300)
                .put("big", Long.MAX_VALUE)
                .put("at", Instant.parse("2026-11-22T06:00:00Z"))
                .put("seconds", Duration.ofMillis(1500))
                .put("none", null)
                .put("text", "line\n\"quoted\" \u0001 ش😀")
                .put("list", List.of(true, List.of(), Map.of()))
                .put("object", JsonObject.of().put("k", "v"));

        // RFC 8259 by hand; a third as Java's Double.toString: the shortest that reads back
        assertThat(JsonOutput.text(object)).isEqualTo("""
                        {
                          "z": 1,
                          "a": 95.71470616,
                          "third": 0.3333333333333333,
                          "whole": 5,
                          "tiny": 1E-300,
                          "big": 9223372036854775807,
                          "at": "2026-11-22T06:00:00Z",
                          "seconds": 1.5,
                          "none": null,
                          "text": "line\\n\\"quoted\\" \\u0001 ش😀",
                          "list": [
                            true,
                            [],
                            {}
                          ],
                          "object": {
                            "k": "v"
                          }
                        }
                        """);
    }

    @Test
    void text_refusesWhatHasNoOrderOrNoNumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonOutput.text(Map.of("a", 1, "b", 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonOutput.text(new HashMap<>(Map.of("a", 1, "b", 2))));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonOutput.text(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonOutput.text(new Object()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.of().put("a", 1).put("a", 2));
    }

    @Test
    void write_replacesTheFileAsAWhole() throws IOException {
        Path file = folder.resolve("deep/er/out.json");
        JsonOutput.write(file, JsonObject.of().put("a", 1));
        JsonOutput.write(file, JsonObject.of().put("a", 2));

        assertThat(Files.readString(file)).isEqualTo("{\n  \"a\": 2\n}\n");
        assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file));
        assertThat(file.getParent()).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void write_leavesTheOldFile_whenTheValueCannotBeWritten() throws IOException {
        Path file = folder.resolve("out.json");
        Files.writeString(file, "old");

        assertThatIllegalArgumentException().isThrownBy(() -> JsonOutput.write(file, Double.NaN));
        assertThat(Files.readString(file)).isEqualTo("old");
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> JsonOutput.write(file.resolve("below-a-file.json"), 1))
                .satisfies(e -> assertThat(e.is(CoreError.UNWRITABLE_TARGET)).isTrue());
    }
}
