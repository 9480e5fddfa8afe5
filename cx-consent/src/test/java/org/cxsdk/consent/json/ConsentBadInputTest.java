package org.cxsdk.consent.json;

import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.kit.DocumentMutator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Broken worlds, requests and vocabularies: a typed error or a valid result, never another exception. */
class ConsentBadInputTest {

    private static final int SEEDS = 250;
    private static final int MANY_SEEDS = 20_000;

    private static final String VOCABULARY = """
        vocabulary: words
        version: 1
        purposes: [{id: taxation}, {id: assessment, parents: [taxation]}]
        categories:
          - id: email
        recipients: [{id: government}, {id: tax-office, parents: [government]}]
        """;

    @Test
    void brokenDocuments_areReadOrRefused() {
        fuzz(0, SEEDS);
    }

    @Test
    @Tag("full")
    void brokenDocuments_areReadOrRefused_manyTimes() {
        fuzz(SEEDS, MANY_SEEDS);
    }

    private static void fuzz(int first, int end) {
        ReuseWorld world = ReuseWorld.read(Source.of("world.yaml", ReuseWorldTest.WORLD));
        DocumentMutator.fuzz(
                bytes(ReuseWorldTest.WORLD),
                LongStream.range(first, end),
                broken -> ReuseWorld.read(Source.of("world.yaml", broken))
                        .decide(Source.of("requests.json", ReuseWorldTest.REQUESTS)));
        DocumentMutator.fuzz(
                bytes(ReuseWorldTest.REQUESTS),
                LongStream.range(first, end),
                broken -> ReuseWorld.report(world.decide(Source.of("requests.json", broken))));
        DocumentMutator.fuzz(
                bytes(VOCABULARY),
                LongStream.range(first, end),
                broken -> VocabularyReader.read(Source.of("words.yaml", broken)));
        DocumentMutator.fuzz(
                bytes(CommandReaderTest.COMMANDS),
                LongStream.range(first, end),
                broken -> CommandReader.read(Source.of("commands.yaml", broken)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
