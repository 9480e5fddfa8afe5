package org.cxsdk.consent.json;

import java.util.List;
import java.util.SplittableRandom;
import org.cxsdk.core.CxException;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents mutated at random: a typed error or a valid result, never another exception. */
class ConsentDocumentsFuzzTest {

    private static final List<String> PIECES = List.of(
            "",
            "null",
            "[]",
            "{}",
            "-1",
            "0",
            "1",
            "9999999999999999999",
            "\"\"",
            "withdraw",
            "grant",
            "a",
            "\n",
            "  ",
            "- ",
            ": ",
            "\u0000",
            "\u0627",
            "\ud800",
            "2026-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59.999999999Z");

    @Test
    void aMutatedDocument_isReadOrRefused() {
        fuzz(1, 1_500);
    }

    @Test
    @Tag("full")
    void aMutatedDocument_isReadOrRefused_manyTimes() {
        fuzz(1_000_000, 50_000);
    }

    private static void fuzz(long firstSeed, int seeds) {
        int read = 0;
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String world = random.nextInt(3) == 0 ? ReuseWorldTest.WORLD : mutated(ReuseWorldTest.WORLD, random);
            String requests = mutated(ReuseWorldTest.REQUESTS, random);
            try {
                ReuseWorld.report(
                        ReuseWorld.read(Source.of("world.yaml", world)).decide(Source.of("requests.json", requests)));
                read++;
            } catch (CxException e) {
                assertThat(e.code()).as("seed %d", seed).startsWith("CX-CORE-");
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + "\n" + world + "\n" + requests, e);
            }
        }
        assertThat(read).as("documents that were still right").isPositive();
    }

    private static String mutated(String text, SplittableRandom random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            int start = random.nextInt(mutated.length());
            int end = Math.min(mutated.length(), start + random.nextInt(random.nextInt(4) == 0 ? 200 : 8));
            mutated.replace(start, end, PIECES.get(random.nextInt(PIECES.size())));
        }
        return mutated.toString();
    }
}
