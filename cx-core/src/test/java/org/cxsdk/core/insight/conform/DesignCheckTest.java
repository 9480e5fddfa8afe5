package org.cxsdk.core.insight.conform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DesignCheckTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ChannelId APP = ChannelId.of("app");

    private static final JourneyDefinition DESIGN = JourneyDefinition.of(
            JourneyVersion.of("moving-house", "1"),
            Stage.of(
                    "tell",
                    Step.builder("apply").channels(APP).build(),
                    Step.builder("upload")
                            .repeatable()
                            .parallelWith(StepId.of("pay"))
                            .build(),
                    Step.builder("pay").optional().build()),
            Stage.of("decide", Step.builder("decide").target(Duration.ofDays(2)).build()));

    private static void journey(EventLog.Builder log, String id, String... events) {
        for (String event : events) {
            String[] parts = event.split("[@+]", -1);
            log.add(id, parts[0], NOON.plus(Duration.ofHours(Long.parseLong(parts[2]))))
                    .with(Trait.CHANNEL, parts[1]);
        }
    }

    @Test
    void check_tellsEachDeviation_atItsStep() {
        EventLog.Builder log = EventLog.builder().traits(Trait.CHANNEL);
        journey(log, "fits", "apply@app+0", "pay@+1", "upload@+2", "upload@+3", "decide@+50");
        journey(log, "late", "apply@app+0", "upload@+2", "decide@+51");
        journey(log, "skips", "apply@app+0", "decide@+1");
        journey(log, "adds", "apply@app+0", "upload@+1", "complain@+2", "decide@+3");
        journey(log, "twice", "apply@app+0", "apply@app+1", "upload@+2", "decide@+3");
        journey(log, "order", "upload@+0", "apply@app+1", "decide@+2");
        journey(log, "channel", "apply@counter+0", "upload@+1", "decide@+2");
        DesignConformance found = DesignCheck.check(log.build(), DESIGN).orElseThrow();

        assertThat(found.conformance().exactness()).isEqualTo(Exactness.EXACT);
        // fits, late and channel go the designed way
        assertThat(found.conformance().fittingCases()).isEqualTo(3);
        assertThat(found.conformance().totalCost()).isEqualTo(1 + 1 + 1 + 2);
        DesignConformance.OfStep apply = step(found, "apply");
        assertThat(apply.added()).isEqualTo(1);
        assertThat(apply.wrongChannel()).isEqualTo(1);
        DesignConformance.OfStep upload = step(found, "upload");
        assertThat(upload.skipped()).isEqualTo(1);
        assertThat(apply.outOfOrder() + upload.outOfOrder()).isEqualTo(1);
        DesignConformance.OfStep decide = step(found, "decide");
        // uploaded at hour 2: due at hour 50, so 51 is late and 50 (upload at 2, first time) is not
        assertThat(decide.late()).isEqualTo(1);
        assertThat(decide.journeys()).isEqualTo(7);
        assertThat(step(found, "pay").skipped()).isZero();
        assertThat(found.unknown()).containsExactly(new DesignConformance.Unknown("complain", 1));
    }

    @Test
    void check_tellsTheWrongOrganisation_whereDesignAndLogSayWhich() {
        JourneyDefinition design = JourneyDefinition.of(
                JourneyVersion.of("moving-house", "1"),
                Stage.of(
                        "tell",
                        Step.builder("apply")
                                .organisation(OrganisationId.of("city"))
                                .build(),
                        Step.builder("decide").build()));
        EventLog.Builder log = EventLog.builder().traits(Trait.ORGANISATION);
        for (String organisation : new String[] {"city", "tax office", ""}) {
            log.add("at " + organisation, "apply", NOON).with(Trait.ORGANISATION, organisation);
            log.add("at " + organisation, "decide", NOON.plusSeconds(60)).with(Trait.ORGANISATION, "anybody");
        }

        DesignConformance found = DesignCheck.check(log.build(), design).orElseThrow();

        assertThat(step(found, "apply").wrongOrganisation()).isEqualTo(1);
        assertThat(step(found, "decide").wrongOrganisation()).isZero();
        assertThat(found.conformance().fittingCases()).isEqualTo(3);
    }

    private static DesignConformance.OfStep step(DesignConformance found, String id) {
        return found.steps().stream()
                .filter(step -> step.step().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void of_allowsEveryOrderInABlock_andOptionalAndRepeatedSteps() {
        Aligner aligner = Aligner.of(DesignNet.of(DESIGN));
        assertThat(aligner.align(List.of("apply", "upload", "decide")).fits()).isTrue();
        assertThat(aligner.align(List.of("apply", "pay", "upload", "decide")).fits())
                .isTrue();
        assertThat(aligner.align(List.of("apply", "upload", "upload", "pay", "upload", "decide"))
                        .fits())
                .isTrue();
        assertThat(aligner.align(List.of("apply", "pay", "decide")).cost()).isEqualTo(1);
        assertThat(aligner.align(List.of("apply", "upload", "decide", "upload")).cost())
                .isEqualTo(1);
        assertThat(aligner.shortestRun()).isEqualTo(3);
    }
}
