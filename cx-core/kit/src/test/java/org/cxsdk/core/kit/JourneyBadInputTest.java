package org.cxsdk.core.kit;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.stream.LongStream;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.LogAnalysis;
import org.cxsdk.core.insight.json.CsvLog;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.json.JourneyDesigns;
import org.cxsdk.core.json.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Designs of journeys and event logs that were broken: a typed error, or something that can be used. */
class JourneyBadInputTest {

    private static final int SEEDS = 800;
    private static final int MANY_SEEDS = 100_000;

    private static final byte[] DESIGN = """
            journey: moving-house
            version: 2026-1
            title: {en: Moving house, ar: الانتقال إلى منزل جديد}
            service: change-of-address
            target: P10D
            stages:
              - id: tell
                title: {en: Tell us}
                steps:
                  - id: apply
                    activity: Application received
                    data: {purpose: moving, categories: [address, household]}
                    channels: [app, counter]
                  - id: upload-proof
                    parallelWith: [pay-fee]
                    target: P2D
                  - {id: pay-fee, optional: true}
              - id: decide
                steps:
                  - {id: decision, lane: back-office, repeatable: true}
            """.getBytes(StandardCharsets.UTF_8);

    private static final byte[] LOG = """
            case,activity,from,at
            1,apply,2026-03-28T12:00:00+01:00,2026-03-28T12:05:00.250+01:00
            2,تقديم,2026-03-29 02:30,2026-03-29 03:30:00
            1,"decide, late",2026-10-25T02:30:00,2026-10-25T02:31Z
            2,decide,1969-12-31T23:59:59.999999Z,9999-12-31T23:59:59Z
            """.getBytes(StandardCharsets.UTF_8);

    @Test
    void design_breaksIntoTypedErrors() {
        DocumentMutator.fuzz(DESIGN, LongStream.range(0, SEEDS), JourneyBadInputTest::readDesign);
    }

    @Test
    void log_breaksIntoTypedErrors() {
        DocumentMutator.fuzz(LOG, LongStream.range(0, SEEDS), JourneyBadInputTest::readLog);
    }

    @Test
    void originals_areValid() {
        readDesign(DESIGN);
        readLog(LOG);
    }

    @Test
    @Tag("full")
    void both_breakIntoTypedErrorsManyTimes() {
        DocumentMutator.fuzz(DESIGN, LongStream.range(SEEDS, MANY_SEEDS), JourneyBadInputTest::readDesign);
        DocumentMutator.fuzz(LOG, LongStream.range(SEEDS, MANY_SEEDS), JourneyBadInputTest::readLog);
    }

    private static void readDesign(byte[] broken) {
        JourneyDefinition design = JourneyDesigns.read(Source.of("broken.yaml", broken));
        assertThat(design.blocks().stream().mapToInt(block -> block.size()).sum())
                .isEqualTo(design.stages().stream()
                        .map(Stage::steps)
                        .mapToInt(steps -> steps.size())
                        .sum());
    }

    /** What is read can be analysed, and its counts add up. */
    private static void readLog(byte[] broken) {
        EventLog log = CsvLog.columns("case", "activity", "at")
                .start("from")
                .localIn(ZoneId.of("Europe/Amsterdam"))
                .read(Source.of("broken.csv", broken));
        LogAnalysis.analyse(log)
                .ifPresent(insights -> assertThat(insights.graph().edges().stream()
                                .mapToInt(edge -> edge.count())
                                .sum())
                        .isEqualTo(log.events() - log.cases()));
    }
}
