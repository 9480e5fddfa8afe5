package org.cxsdk.core.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.insight.channel.AssistantFigures;
import org.cxsdk.core.insight.channel.GroupComparison;
import org.cxsdk.core.insight.channel.SwitchAnalysis;
import org.cxsdk.core.insight.channel.SwitchInsights;
import org.cxsdk.core.insight.conform.Aligner;
import org.cxsdk.core.insight.conform.Alignment;
import org.cxsdk.core.insight.conform.Exactness;
import org.cxsdk.core.insight.conform.PetriNet;
import org.cxsdk.core.insight.live.LiveInsights;
import org.cxsdk.core.insight.pain.PainPoint;
import org.cxsdk.core.insight.pain.PainPointFinder;
import org.cxsdk.core.insight.path.AbsorbingChain;
import org.cxsdk.core.insight.path.Funnel;
import org.cxsdk.core.insight.path.FunnelAnalysis;
import org.cxsdk.core.insight.path.FunnelResult;
import org.cxsdk.core.insight.path.NextStepBacktest;
import org.cxsdk.core.insight.publish.Publication;
import org.cxsdk.core.insight.publish.PublishedJourneys;
import org.cxsdk.core.insight.time.JourneySurvival;
import org.cxsdk.core.insight.time.SurvivalAnalysis;
import org.cxsdk.core.stat.SurvivalCurve;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The examples of docs/journey-insights.md. */
class InsightGuideTest {

    private static final EventLog LOG = SeededJourneys.log(SeededJourneys.events(1, 300));

    @Test
    void align() {
        // region align
        PetriNet net = PetriNet.builder()
                .place("start", 1, 0)
                .place("applied")
                .place("end", 0, 1)
                .transition("t1", "apply")
                .transition("t2", "decide")
                .silent("withdraw")
                .arc("start", "t1")
                .arc("t1", "applied")
                .arc("applied", "t2")
                .arc("t2", "end")
                .arc("applied", "withdraw")
                .arc("withdraw", "end")
                .build();
        Alignment alignment = Aligner.of(net).align(List.of("apply", "complain", "decide"));

        assertThat(alignment.cost()).isEqualTo(1);
        assertThat(alignment.exactness()).isEqualTo(Exactness.EXACT);
        assertThat(alignment.fitness()).isCloseTo(0.75, within(1e-12)); // 1 - 1 / (3 events + shortest run of 1)
        // endregion
    }

    @Test
    void hurts() {
        // region hurts
        List<PainPoint> points =
                PainPointFinder.find(LOG, PainPointFinder.Options.none().goodEnds(Set.of("decide")));
        PainPoint worst = points.get(0);

        assertThat(worst.score())
                .isCloseTo(
                        worst.affected().numerator().doubleValue() * worst.lostSeconds() / 3_600 * worst.severity(),
                        within(1e-6));
        // endregion
    }

    @Test
    void channels() {
        // region channels
        SwitchInsights switches =
                SwitchAnalysis.follow(LOG, Trait.CHANNEL, Set.of("decide")).orElseThrow();
        AssistantFigures assistant = AssistantFigures.of(
                        LOG,
                        Set.of(ChannelId.of("assistant")),
                        Set.of(ChannelId.of("phone"), ChannelId.of("counter")),
                        Set.of("decide"))
                .orElseThrow();

        assertThat(switches.journeysWithSwitch()).isPositive();
        assertThat(assistant.contained() + assistant.handedOver() + assistant.givenUp())
                .isEqualTo(assistant.journeys());
        // endregion
    }

    @Test
    void funnel() {
        // region funnel
        FunnelResult funnel = FunnelAnalysis.follow(
                LOG, Funnel.of("apply", "upload proof", "check", "decide").within(Duration.ofDays(30)));

        FunnelResult.Reached last = funnel.steps().get(3);
        assertThat(last.reached() + last.outOfOrder() + last.never()).isEqualTo(funnel.journeys());
        // endregion
    }

    @Test
    void chances() {
        // region chances
        AbsorbingChain chain = AbsorbingChain.of(LOG, Set.of("decide"));
        NextStepBacktest.Result backtest = NextStepBacktest.run(LOG, NextStepBacktest.State.LAST, Ratio.of(7, 10))
                .orElseThrow();

        assertThat(chain.successFrom().get("upload fails"))
                .isLessThan(chain.successFrom().get("upload proof"));
        assertThat(backtest.nextStep().toDouble())
                .isGreaterThan(backtest.baselineNextStep().toDouble());
        // endregion
    }

    @Test
    void survival() {
        // region survival
        JourneySurvival survival = SurvivalAnalysis.until(LOG, Set.of("decide")).orElseThrow();
        SurvivalCurve curve = survival.curve().orElseThrow();

        curve.at(14 * 86_400); // the share of journeys that take longer than a fortnight
        assertThat(curve.events() + survival.open()).isEqualTo(curve.n());
        // endregion
    }

    @Test
    void publish() {
        // region publish
        PublishedJourneys published = Publication.of(
                LOG, 5, GroupComparison.journeys(LOG, Trait.CHANNEL, Attribution.FIRST, Set.of("decide")));

        assertThat(published.edges()).allMatch(edge -> edge.journeys() >= 5);
        Optional<Integer> byApp =
                Optional.ofNullable(published.counts().get(GroupComparison.count("app", false))); // or withheld
        // endregion
        assertThat(byApp).isPresent();
    }

    @Test
    void live() {
        // region live
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        LiveInsights live = LiveInsights.empty();
        live.add("move-1", "event-1", "apply", noon, 0);
        live.add("move-1", "event-3", "decide", noon.plusSeconds(60), 0);
        live.add("move-1", "event-2", "check", noon.plusSeconds(20), 0); // late

        assertThat(live.path(List.of("apply", "check", "decide"))).isEqualTo(1);
        assertThat(live.funnel(Funnel.of("apply", "decide")).get(1).reached()).isEqualTo(1);
        // endregion
    }
}
