package org.cxsdk.core.insight.channel;

import java.time.Instant;
import java.util.Set;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.SeededJourneys;
import org.cxsdk.core.insight.Trait;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Expected figures are counted by hand in the comments. */
class ChannelsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static void journey(EventLog.Builder log, String id, String... activitiesOnChannels) {
        for (int i = 0; i < activitiesOnChannels.length; i++) {
            String[] parts = activitiesOnChannels[i].split("@", -1);
            log.add(id, parts[0], NOON.plusSeconds(60L * i)).with(Trait.CHANNEL, parts[1]);
        }
    }

    private static EventLog log() {
        EventLog.Builder log = EventLog.builder().traits(Trait.CHANNEL);
        journey(log, "1", "apply@app", "upload@counter", "check@", "decide@counter");
        journey(log, "2", "apply@app", "upload@phone", "upload@app", "decide@app");
        journey(log, "3", "apply@app", "upload@counter");
        journey(log, "4", "apply@app", "upload@app");
        journey(log, "5", "apply@web");
        return log.build();
    }

    @Test
    void follow_countsSwitchesPingPongAndAbandonment() {
        SwitchInsights found =
                SwitchAnalysis.follow(log(), Trait.CHANNEL, Set.of("decide")).orElseThrow();

        // 1: app > counter; 2: app > phone > app; 3: app > counter. Work behind the counter is no change
        assertThat(found.switches()).isEqualTo(4);
        assertThat(found.journeysWithSwitch()).isEqualTo(3);
        assertThat(found.journeysWithTwoEvents()).isEqualTo(4);
        assertThat(found.switchRate().orElseThrow().toString()).isEqualTo("3 of 4");
        assertThat(found.pingPongs()).isEqualTo(1);
        assertThat(found.journeysWithPingPong()).isEqualTo(1);
        // 3 went to the counter and was never seen again
        assertThat(found.abandonedAfterSwitch()).isEqualTo(1);
        assertThat(found.abandonment().orElseThrow().toString()).isEqualTo("1 of 3");
        assertThat(found.unsuccessfulWithSwitch()).isEqualTo(1);
        // 4 and 5 did not change and did not end well
        assertThat(found.unsuccessfulWithout()).isEqualTo(2);
        assertThat(found.matrix())
                .filteredOn(flow -> flow.from().equals("app"))
                .extracting(flow -> flow.to() + " " + flow.count() + " (" + flow.ofFrom() + ")")
                // behind "app": app twice (2, 4), counter twice (1, 3), phone once (2)
                .containsExactly("app 2 (2 of 5)", "counter 2 (2 of 5)", "phone 1 (1 of 5)");
    }

    @Test
    void assistant_isNotPraised_forThoseWhoLeft() {
        EventLog.Builder log = EventLog.builder().traits(Trait.CHANNEL);
        journey(log, "1", "ask@assistant", "answer@assistant");
        journey(log, "2", "ask@assistant", "call@phone", "answer@phone");
        journey(log, "3", "ask@assistant");
        journey(log, "4", "ask@web", "answer@web");
        AssistantFigures figures = AssistantFigures.of(
                        log.build(),
                        Set.of(ChannelId.of("assistant")),
                        Set.of(ChannelId.of("phone"), ChannelId.of("counter")),
                        Set.of("answer"))
                .orElseThrow();

        assertThat(figures.journeys()).isEqualTo(3);
        assertThat(figures.containment().orElseThrow().toString()).isEqualTo("1 of 3");
        assertThat(figures.handOverRate().orElseThrow().toString()).isEqualTo("1 of 3");
        assertThat(figures.givenUp()).isEqualTo(1);
        assertThat(figures.waiting().orElseThrow().median()).isEqualTo(60);
    }

    @Test
    void follow_addsUp_onSeededJourneys() {
        EventLog log = SeededJourneys.log(SeededJourneys.events(21, 500));
        for (Trait trait : log.traits()) {
            SwitchInsights found =
                    SwitchAnalysis.follow(log, trait, Set.of("decide")).orElseThrow();
            assertThat(found.matrix().stream()
                            .filter(SwitchInsights.Flow::isSwitch)
                            .mapToLong(SwitchInsights.Flow::count)
                            .sum())
                    .isEqualTo(found.switches());
            assertThat(found.journeysWithPingPong()).isPositive();
        }
    }
}
