package org.cxsdk.core.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.catalog.json.CatalogueReader;
import org.cxsdk.core.json.CsvReader;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Readers of cx-core on broken documents: a typed error or a valid result, never another exception. */
class BadInputTest {

    private static final int SEEDS = 800;
    private static final int MANY_SEEDS = 100_000;

    private static final byte[] YAML = read("cx-core/src/test/resources/org/cxsdk/core/catalog/riverside.yaml");
    private static final byte[] JSON = CatalogueReader.read(Source.of("riverside.yaml", YAML))
            .canonical()
            .replace(",\"", ",\n\"")
            .getBytes(StandardCharsets.UTF_8);
    private static final byte[] CSV = """
            id;kind;at;"amount";note
            1;a;2026-11-22;3.5;"one; two"
            2;b;2026-11-22;-0.25;مركز
            3;a;2026-11-22;;"a ""quoted"" word"
            """.getBytes(StandardCharsets.UTF_8);

    @Test
    void yaml_breaksIntoTypedErrors() {
        DocumentMutator.fuzz(YAML, LongStream.range(0, SEEDS), BadInputTest::readYaml);
    }

    @Test
    void json_breaksIntoTypedErrors() {
        DocumentMutator.fuzz(JSON, LongStream.range(0, SEEDS), BadInputTest::readJson);
    }

    @Test
    void csv_breaksIntoTypedErrors() {
        DocumentMutator.fuzz(CSV, LongStream.range(0, SEEDS), BadInputTest::readCsv);
    }

    @Test
    @Tag("full")
    void everything_breaksIntoTypedErrorsManyTimes() {
        DocumentMutator.fuzz(YAML, LongStream.range(SEEDS, MANY_SEEDS), BadInputTest::readYaml);
        DocumentMutator.fuzz(JSON, LongStream.range(SEEDS, MANY_SEEDS), BadInputTest::readJson);
        DocumentMutator.fuzz(CSV, LongStream.range(SEEDS, MANY_SEEDS), BadInputTest::readCsv);
    }

    /** A mutator that breaks nothing, or everything in the first byte, would prove nothing. */
    @Test
    void mutate_givesBothValidAndManyKindsOfBrokenDocuments() {
        int valid = 0;
        Set<String> rules = new HashSet<>();
        for (long seed = 0; seed < 400; seed++) {
            try {
                readYaml(DocumentMutator.mutate(YAML, seed));
                valid++;
            } catch (InvalidDocumentException e) {
                e.violations().forEach(violation -> rules.add(violation.rule()));
            }
        }
        assertThat(valid).isBetween(10, 390);
        assertThat(rules).hasSizeGreaterThan(40);
    }

    @Test
    void mutate_givesTheSame_forTheSameSeed() {
        assertThat(DocumentMutator.mutate(YAML, 7)).isEqualTo(DocumentMutator.mutate(YAML, 7));
        assertThat(DocumentMutator.mutate(YAML, 7)).isNotEqualTo(DocumentMutator.mutate(YAML, 8));
    }

    @Test
    void fuzz_catchesAReaderThatThrowsSomethingElse() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> DocumentMutator.fuzz(YAML, LongStream.of(3), broken -> {
                    throw new ArithmeticException("overflow");
                }))
                .withMessageContaining("seed 3")
                .withMessageContaining("ArithmeticException");
    }

    private static void readYaml(byte[] broken) {
        CatalogueReader.read(Source.of("broken.yaml", broken));
    }

    private static void readJson(byte[] broken) {
        CatalogueReader.read(Source.of("broken.json", broken));
    }

    private static void readCsv(byte[] broken) {
        CsvReader.of(Source.of("broken.csv", broken))
                .required("id", "kind")
                .optional("amount")
                .read(row -> row.number("amount"));
    }

    private static byte[] read(String path) {
        try {
            return Files.readAllBytes(Path.of(System.getProperty("cx.root", "../.."), path));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
