package org.cxsdk.examples.checks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cxsdk.consent.json.ReuseWorld;
import org.cxsdk.core.catalog.json.CatalogueReader;
import org.cxsdk.core.catalog.json.WorkingCalendarReader;
import org.cxsdk.core.journey.json.JourneyDesigns;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.kit.DocumentMutator;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.json.RecoveryPlans;
import org.cxsdk.feedback.json.Taxonomies;
import org.cxsdk.maturity.json.AnswerFiles;
import org.cxsdk.maturity.json.AnswerTables;
import org.cxsdk.maturity.json.InitiativeFiles;
import org.cxsdk.maturity.json.Mappings;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.json.PolicyFiles;
import org.cxsdk.maturity.json.ProgrammeFiles;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.metrics.json.EventMapping;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every example document of this repository is valid, and broken by seed it gives a typed error or a valid result, never
 * another exception.
 */
class ExampleDocumentsTest {

    private static final int BYTES_IN_ALL = 1_500_000;
    private static final int MANY_SEEDS = 3_000;

    /** What begins a document that the repository holds as a file, and what reads it. */
    private record Kind(String path, Consumer<Source> reader) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("core/catalog/riverside.yaml", CatalogueReader::read),
            new Kind("agency/catalogue.yaml", CatalogueReader::read),
            new Kind("core/catalog/uae-federal.yaml", WorkingCalendarReader::read),
            new Kind("feedback/instruments/", Instruments::read),
            new Kind("feedback/taxonomies/", Taxonomies::read),
            new Kind("feedback/json/recovery-plan.yaml", ExampleDocumentsTest::readRecoveryPlan),
            new Kind("metrics/kpis/", KpiDefinitionsReader::read),
            new Kind("quickstart/kpis.yaml", KpiDefinitionsReader::read),
            new Kind("quickstart/nyc.yaml", KpiDefinitionsReader::read),
            new Kind(".tables.yaml", ExampleDocumentsTest::readTables),
            new Kind("maturity/models/", Models::read),
            new Kind("maturity/mappings/", source -> Mappings.read(Models.byId("cx-government"), source)),
            new Kind("maturity/policies/", PolicyFiles::read),
            new Kind("sample/programme.yaml", ProgrammeFiles::read),
            new Kind("sample/initiatives.yaml", source -> InitiativeFiles.read(Models.byId("cx-government"), source)),
            new Kind("quickstart/malta.yaml", answersFor("eu-egovernment-benchmark-2023-indicators")),
            new Kind("quickstart/rivertown.yaml", answersFor("cx-government")),
            new Kind("insights/sample/kpis.yaml", KpiDefinitionsReader::read),
            new Kind("sample/exports/kpis.yaml", KpiDefinitionsReader::read),
            new Kind(".mapping.yaml", EventMapping::read),
            new Kind("insights/sample/world.yaml", ReuseWorld::read),
            new Kind("insights/sample/requests.yaml", ExampleDocumentsTest::readRequests),
            new Kind("sample/two-faces.yaml", Models::read),
            new Kind("sample/answers.yaml", answersFor("cx-government")),
            new Kind("sample/second-assessor.yaml", answersFor("cx-government")),
            new Kind("sample/year-before.yaml", answersFor("cx-government")));

    /** Kinds of document of which the repository holds no file. */
    private static final String DESIGN = """
        journey: moving-house
        version: 2026-1
        title: {en: Moving house, ar: الانتقال إلى منزل جديد}
        service: change-of-address
        target: P10D
        stages:
          - id: tell
            steps:
              - id: apply
                activity: Application received
                channels: [app, counter]
                data: {purpose: moving, categories: [address]}
              - {id: upload-proof, channels: [app, counter], parallelWith: [pay-fee], target: P2D}
              - {id: pay-fee, optional: true}
          - id: decide
            steps:
              - {id: decision, lane: back-office, repeatable: true}
        """;

    private static final String WORLD = """
        purposes:
          - {id: service, parents: []}
          - {id: tax, parents: [service]}
        categories:
          - {id: contact, parents: []}
          - {id: email, parents: [contact]}
        statements:
          - {seq: 1, kind: grant, subject: p1, purpose: service, category: contact, recipient: bank,
             from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z", at: "2026-01-01T00:00:00Z"}
          - {seq: 2, kind: refuse, subject: p1, purpose: tax, category: email, recipient: bank,
             at: "2026-02-01T00:00:00Z"}
          - {seq: 3, kind: withdraw, subject: p1, at: "2026-03-01T00:00:00Z", withdraws: 1}
        """;

    @TestFactory
    Stream<DynamicTest> documents_areValid() {
        return all((name, document, reader) -> reader.accept(Source.of(name, document)));
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> documents_breakIntoTypedErrors() {
        return all((name, document, reader) -> DocumentMutator.fuzz(
                document,
                LongStream.range(0, Math.max(10, Math.min(200, BYTES_IN_ALL / document.length))),
                broken -> reader.accept(Source.of(name, broken))));
    }

    @TestFactory
    @Tag("full")
    Stream<DynamicTest> documents_breakIntoTypedErrorsManyTimes() {
        return all((name, document, reader) -> DocumentMutator.fuzz(
                document, LongStream.range(200, MANY_SEEDS), broken -> reader.accept(Source.of(name, broken))));
    }

    @Test
    void everyDocument_hasAReaderHere() {
        assertThat(files())
                .allSatisfy(file -> assertThat(KINDS.stream()
                                .anyMatch(kind -> Repository.relative(file).contains(kind.path())))
                        .as(Repository.relative(file))
                        .isTrue());
    }

    @FunctionalInterface
    private interface Check {
        void on(String name, byte[] document, Consumer<Source> reader);
    }

    private static Stream<DynamicTest> all(Check check) {
        Stream<DynamicTest> inFiles = files().stream().map(file -> {
            String name = Repository.relative(file);
            return DynamicTest.dynamicTest(name, () -> check.on(name, Files.readAllBytes(file), readerOf(name)));
        });
        return Stream.concat(
                inFiles,
                Stream.of(
                        DynamicTest.dynamicTest(
                                "a design", () -> check.on("design.yaml", bytes(DESIGN), JourneyDesigns::read)),
                        DynamicTest.dynamicTest(
                                "a world", () -> check.on("world.yaml", bytes(WORLD), ReuseWorld::read))));
    }

    private static Consumer<Source> readerOf(String name) {
        return KINDS.stream()
                .filter(kind -> name.contains(kind.path()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no reader for " + name))
                .reader();
    }

    private static List<Path> files() {
        return Repository.walk(Repository.ROOT)
                .filter(path -> path.toString().endsWith(".yaml"))
                .toList();
    }

    private static Consumer<Source> answersFor(String model) {
        return source -> AnswerFiles.read(Models.byId(model), source);
    }

    private static void readTables(Source source) {
        MaturityModel model = Models.byId("eu-egovernment-benchmark-2023");
        AnswerTables.of(model, source);
    }

    private static void readRecoveryPlan(Source source) {
        Source calendar = Source.of(
                Repository.ROOT.resolve("cx-core/src/test/resources/org/cxsdk/core/catalog/uae-federal.yaml"));
        RecoveryPlans.read(source, WorkingCalendarReader.read(calendar), Taxonomies.publicServices());
    }

    private static void readRequests(Source source) {
        ReuseWorld.read(Source.of("world.yaml", WORLD)).decide(source);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
