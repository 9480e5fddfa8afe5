package org.cxsdk.maturity.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.kit.DocumentMutator;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.Scope;
import org.cxsdk.maturity.score.Scorer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example document of the module, broken: a typed error or something that can be scored. */
class BadInputTest {

    private static final int SEEDS = 150;
    private static final int MANY_SEEDS = 5_000;

    private static final MaturityModel GOVERNMENT = Models.byId("cx-government");
    private static final Path SAMPLE = Path.of("../examples/maturity-scorer/sample");

    @TempDir
    static Path folder;

    static Stream<Example> examples() {
        return Stream.of(
                new Example("cx-government", resource("cx-government.yaml"), BadInputTest::model),
                new Example(
                        "eu-egovernment-benchmark-2023",
                        resource("eu-egovernment-benchmark-2023.yaml"),
                        BadInputTest::model),
                new Example(
                        "indicators", resource("eu-egovernment-benchmark-2023-indicators.yaml"), BadInputTest::model),
                new Example(
                        "tables",
                        resource("eu-egovernment-benchmark-2023.tables.yaml"),
                        bytes -> AnswerTables.of(
                                Models.byId("eu-egovernment-benchmark-2023"), Source.of("tables.yaml", bytes))),
                new Example(
                        "initiatives",
                        file(SAMPLE.resolve("initiatives.yaml")),
                        bytes -> InitiativeFiles.read(GOVERNMENT, Source.of("initiatives.yaml", bytes))),
                new Example(
                        "programme",
                        file(SAMPLE.resolve("programme.yaml")),
                        bytes -> ProgrammeFiles.read(Source.of("programme.yaml", bytes))),
                new Example(
                        "policy",
                        file(Path.of("src/main/resources/org/cxsdk/maturity/policies/customer-experience.yaml")),
                        bytes -> PolicyFiles.read(Source.of("policy.yaml", bytes))),
                new Example("answers", file(SAMPLE.resolve("answers.yaml")), BadInputTest::answers),
                new Example("answers CSV", CSV.getBytes(StandardCharsets.UTF_8), BadInputTest::answersCsv),
                new Example("folder", TABLE.getBytes(StandardCharsets.UTF_8), BadInputTest::table));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void document_breaksIntoTypedErrors(Example example) {
        DocumentMutator.fuzz(example.bytes, LongStream.range(0, SEEDS), example.reader);
    }

    @ParameterizedTest
    @Tag("full")
    @MethodSource("examples")
    void document_breaksIntoTypedErrorsManyTimes(Example example) {
        DocumentMutator.fuzz(example.bytes, LongStream.range(SEEDS, MANY_SEEDS), example.reader);
    }

    private static final String CSV = """
            criterion,value,state,note,evidence
            journeys.map,in-place,,"14 of 15, the last is drafted",E01;E02
            journeys.handover,in-place,answered,,
            once.proactive,,not-applicable,,
            """;

    private static final String TABLE = """
            Country,Life event,Year data collection,H1,H2,H3
            AA,Career,2022,Yes,No,NR
            AA,Family,2022,yes,,No
            BB,Career,2022,NO,Yes,Yes
            """;

    private static void model(byte[] bytes) {
        MaturityModel model = Models.read(Source.of("model.yaml", bytes));
        Scorer.of(model).scoreAll(List.of(Assessment.of(Subject.of("A"), Scope.of("B"), List.of())));
    }

    private static void answers(byte[] bytes) {
        Scorer.of(GOVERNMENT).score(AnswerFiles.read(GOVERNMENT, Source.of("answers.yaml", bytes)));
    }

    private static void answersCsv(byte[] bytes) {
        Scorer.of(GOVERNMENT)
                .score(AnswerFiles.readCsv(
                        GOVERNMENT, Source.of("answers.csv", bytes), Subject.of("A"), Scope.of("B")));
    }

    private static void table(byte[] bytes) {
        MaturityModel model = Models.byId("eu-egovernment-benchmark-2023");
        AnswerTables tables = AnswerTables.of(model, Source.of("tables.yaml", """
                        model: eu-egovernment-benchmark-2023
                        words: {"yes": "yes", "no": "no"}
                        states: {nr: not-relevant}
                        tables:
                          - file: portals.csv
                            required: true
                            subject: Country
                            scope: "{Life event} ({Year data collection})"
                            blank: not-answered
                            criteria: {H1: H1, H2: H2, H3: H3}
                        """));
        try {
            Files.write(folder.resolve("portals.csv"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Scorer.of(model).scoreAll(tables.read(folder));
    }

    private static byte[] resource(String name) {
        try (InputStream in = Models.class.getResourceAsStream("/org/cxsdk/maturity/models/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] file(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An example document.
     *
     * @param name what it is
     * @param bytes the document
     * @param reader reads and uses it
     */
    record Example(String name, byte[] bytes, Consumer<byte[]> reader) {
        @Override
        public String toString() {
            return name;
        }
    }
}
