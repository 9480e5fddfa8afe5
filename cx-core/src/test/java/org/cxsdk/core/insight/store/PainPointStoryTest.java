package org.cxsdk.core.insight.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.channel.SwitchAnalysis;
import org.cxsdk.core.insight.channel.SwitchInsights;
import org.cxsdk.core.insight.conform.DesignCheck;
import org.cxsdk.core.insight.conform.DesignConformance;
import org.cxsdk.core.insight.pain.PainPoint;
import org.cxsdk.core.insight.pain.PainPointFinder;
import org.cxsdk.core.journey.CxJourneys;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionId;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Lane;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Twenty people move house; their interactions, as recorded, show where it hurts. Figures are worked out by hand. */
@Tag("S7")
class PainPointStoryTest {

    private static final ChannelId APP = ChannelId.of("app");
    private static final ChannelId COUNTER = ChannelId.of("counter");
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private static final JourneyDefinition MOVING = JourneyDefinition.of(
            JourneyVersion.of("moving-house", "1"),
            Stage.of(
                    "tell",
                    Step.builder("apply").channels(APP).build(),
                    Step.builder("upload").channels(APP).build()),
            Stage.of(
                    "decide",
                    Step.builder("decide")
                            .lane(Lane.BACK_OFFICE)
                            .target(Duration.ofDays(2))
                            .build()));

    private int count;

    private void record(
            CxJourneys journeys,
            String journey,
            String step,
            Interaction.Status status,
            ChannelId channel,
            Instant at) {
        Interaction.Builder interaction = Interaction.builder(
                        InteractionId.of("i" + count++), JourneyInstanceId.of(journey), StepId.of(step), at)
                .status(status);
        if (step.equals("decide")) {
            interaction.satisfaction(4); // not bad, but it took long
        } else if (step.equals("apply")) {
            boolean bad = Integer.parseInt(journey.substring("move-".length())) % 5 < 3;
            interaction.satisfaction(bad ? 1 : 3); // three of five find the form dreadful
        }
        journeys.record((channel == null ? interaction : interaction.channel(channel)).build());
    }

    @Test
    void painPoints_comeFromWhatWasRecorded_withEvidence() {
        CxContext context = CxContext.inMemory(InstantSource.fixed(NINE));
        CxJourneys journeys = CxJourneys.on(context);
        journeys.publish(MOVING);
        // six of ten are stuck at the upload in the app and go to the counter the day after; decisions take three days
        for (int p = 0; p < 10; p++) {
            String id = "move-" + p;
            journeys.open(JourneyInstanceId.of(id), MOVING.version(), SubjectId.of("person-" + p));
            record(journeys, id, "apply", Interaction.Status.COMPLETED, APP, NINE);
            Instant uploaded = NINE.plusSeconds(300);
            if (p < 6) {
                record(journeys, id, "upload", Interaction.Status.FAILED, APP, uploaded);
                uploaded = uploaded.plus(Duration.ofHours(24));
            }
            record(journeys, id, "upload", Interaction.Status.COMPLETED, p < 6 ? COUNTER : APP, uploaded);
            record(journeys, id, "decide", Interaction.Status.COMPLETED, null, uploaded.plus(Duration.ofDays(3)));
        }

        // five more give up after the failed upload; five upload a second time an hour later, and then wait as long
        for (int p = 10; p < 20; p++) {
            String id = "move-" + p;
            journeys.open(JourneyInstanceId.of(id), MOVING.version(), SubjectId.of("person-" + p));
            record(journeys, id, "apply", Interaction.Status.COMPLETED, APP, NINE);
            Instant tried = NINE.plusSeconds(300);
            if (p < 15) {
                record(journeys, id, "upload", Interaction.Status.FAILED, APP, tried);
            } else {
                record(journeys, id, "upload", Interaction.Status.COMPLETED, APP, tried);
                record(journeys, id, "upload", Interaction.Status.COMPLETED, APP, tried.plusSeconds(3_600));
                record(journeys, id, "decide", Interaction.Status.COMPLETED, null, tried.plus(Duration.ofDays(4)));
            }
        }

        EventLog log = CxInsights.on(context).log();
        List<PainPoint> points = PainPointFinder.find(
                log,
                PainPointFinder.Options.none()
                        .goodEnds(Set.of("decide"))
                        .targets(Map.of("decide", Duration.ofDays(2)))
                        .felt(CxInsights.on(context).felt(5))); // what people said, as they went

        // fifteen waited for the decision, typically a day beyond the promise, and say 4 of 5: 15 x 24 h x (6 - 4)
        assertThat(points.get(0).kind()).isEqualTo(PainPoint.Kind.WAIT);
        assertThat(points.get(0).affected().toString()).isEqualTo("15 of 20");
        assertThat(points.get(0).severity()).isEqualTo(2);
        assertThat(points.get(0).score()).isCloseTo(720, within(1e-9));
        // applying costs no time, and yet people say that it is bad
        PainPoint low = points.get(points.size() - 1);
        assertThat(low.kind()).isEqualTo(PainPoint.Kind.LOW_SCORE);
        assertThat(low.activity()).isEqualTo("apply");
        assertThat(low.affected().toString()).isEqualTo("12 of 20");
        assertThat(low.severity()).isCloseTo(6 - (12 * 1 + 8 * 3) / 20.0, within(1e-9));
        assertThat(low.examples()).hasSize(5);
        assertThat(low.kind().text().in(Locale.forLanguageTag("ar"))).contains("سيئ");
        // five gave up, having spent five minutes; five did it again an hour later
        assertThat(points)
                .filteredOn(point -> point.kind() == PainPoint.Kind.DROP_OFF)
                .singleElement()
                .satisfies(point -> {
                    assertThat(point.activity()).isEqualTo("upload failed");
                    assertThat(point.affected().toString()).isEqualTo("5 of 20");
                    assertThat(point.lostSeconds()).isEqualTo(300);
                });
        assertThat(points)
                .filteredOn(point -> point.kind() == PainPoint.Kind.REWORK)
                .singleElement()
                .satisfies(point -> assertThat(point.score()).isCloseTo(5, within(1e-9)));
        // six lost 24 h at the change of channel
        assertThat(points)
                .filteredOn(point -> point.kind() == PainPoint.Kind.HAND_OVER)
                .singleElement()
                .satisfies(point -> {
                    assertThat(point.affected().toString()).isEqualTo("6 of 20");
                    assertThat(point.score()).isCloseTo(144, within(1e-9));
                    assertThat(point.after()).hasValue("upload failed");
                    assertThat(point.examples()).isSubsetOf("move-0", "move-1", "move-2", "move-3", "move-4", "move-5");
                    // what can be done about it: the opportunity
                    assertThat(point.kind().text().in(Locale.ENGLISH)).contains("hand over what is known");
                });
        SwitchInsights switches =
                SwitchAnalysis.follow(log, Trait.CHANNEL, Set.of("decide")).orElseThrow();
        assertThat(switches.switchRate().orElseThrow().toString()).isEqualTo("6 of 20");
        DesignConformance design = DesignCheck.check(log, MOVING).orElseThrow();
        assertThat(design.steps().get(1).wrongChannel()).isEqualTo(6);
        assertThat(design.steps().get(2).late()).isEqualTo(15);
        assertThat(design.unknown()).containsExactly(new DesignConformance.Unknown("upload" + CxInsights.FAILED, 11));
    }
}
