package org.cxsdk.examples.insights;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cxsdk.core.insight.Attribution;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.LogAnalysis;
import org.cxsdk.core.insight.LogInsights;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.channel.GroupComparison;
import org.cxsdk.core.insight.channel.SwitchAnalysis;
import org.cxsdk.core.insight.channel.SwitchInsights;
import org.cxsdk.core.insight.conform.DesignCheck;
import org.cxsdk.core.insight.conform.DesignConformance;
import org.cxsdk.core.insight.pain.PainPoint;
import org.cxsdk.core.insight.pain.PainPointFinder;
import org.cxsdk.core.insight.path.Funnel;
import org.cxsdk.core.insight.path.FunnelAnalysis;
import org.cxsdk.core.insight.path.FunnelResult;
import org.cxsdk.core.insight.publish.Publication;
import org.cxsdk.core.insight.publish.PublishedJourneys;
import org.cxsdk.core.insight.time.JourneySurvival;
import org.cxsdk.core.insight.time.SurvivalAnalysis;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.Step;

/**
 * Everything that the command works out of a log.
 *
 * @param log what happened
 * @param minimumN figures of fewer journeys are not shown on the page
 * @param goodEnds activities with which a journey ends well; empty if nobody said
 * @param insights graph, paths, durations and rework
 * @param way where the steps of the funnel come from
 * @param published what of them may be shown
 * @param design what was designed
 * @param conformance how far the one is from the other
 * @param funnel how far journeys came on the designed way, or else on the most frequent one
 * @param compared channels, organisations and segments compared, those that the log has
 * @param painPoints where journeys hurt, the worst first
 * @param survival how long journeys take until their end, open ones included
 */
record JourneyFigures(
        EventLog log,
        int minimumN,
        Set<String> goodEnds,
        LogInsights insights,
        Way way,
        PublishedJourneys published,
        Optional<JourneyDefinition> design,
        Optional<DesignConformance> conformance,
        Optional<FunnelResult> funnel,
        List<Compared> compared,
        List<PainPoint> painPoints,
        Optional<JourneySurvival> survival) {

    /** So many pain points are held against all other counts; those beyond are not shown. */
    private static final int WORST = 24;

    /** The name of the count of journeys that have not come to their end. */
    static final String OPEN = "open";

    /**
     * Journeys compared by one of their traits.
     *
     * @param trait which
     * @param groups the groups it makes, by its first value in a journey
     * @param switches how it changed on the way; empty for a segment
     */
    record Compared(Trait trait, GroupComparison.Result groups, Optional<SwitchInsights> switches) {
        /** The name of a count among those of all traits. */
        String name(String count) {
            return named(trait, count);
        }
    }

    private static String named(Trait trait, String count) {
        return trait.equals(Trait.CHANNEL) ? count : trait.name() + ": " + count;
    }

    private static final List<Trait> COMPARED = List.of(Trait.CHANNEL, Trait.ORGANISATION, Trait.SEGMENT);

    /** The comparison by a trait, if the log has it. */
    Optional<Compared> comparedBy(Trait trait) {
        return compared.stream().filter(one -> one.trait().equals(trait)).findFirst();
    }

    private static boolean hasSwitches(Trait trait) {
        return !trait.equals(Trait.SEGMENT);
    }

    private static List<Compared> compared(EventLog log, Set<String> goodEnds, Optional<Funnel> funnel) {
        List<Compared> compared = new ArrayList<>();
        for (Trait trait : COMPARED) {
            GroupComparison.compare(log, trait, Attribution.FIRST, goodEnds, funnel.orElse(null))
                    .ifPresent(groups -> compared.add(new Compared(
                            trait,
                            groups,
                            hasSwitches(trait) ? SwitchAnalysis.follow(log, trait, goodEnds) : Optional.empty())));
        }
        return compared;
    }

    private static void count(Trait trait, EventLog log, Set<String> goodEnds, Map<String, BitSet> counts) {
        GroupComparison.journeys(log, trait, Attribution.FIRST, goodEnds)
                .forEach((name, journeys) -> counts.put(named(trait, name), journeys));
        if (hasSwitches(trait)) {
            SwitchAnalysis.journeys(log, trait, goodEnds)
                    .forEach((name, journeys) -> counts.put(named(trait, name), journeys));
        }
    }

    /** Where the steps of the funnel come from. */
    enum Way {
        ASKED_FOR,
        DESIGN,
        MOST_FREQUENT_PATH
    }

    static JourneyFigures of(
            EventLog log, Optional<JourneyDefinition> design, List<String> way, Set<String> goodEnds, int minimumN) {
        LogInsights insights = LogAnalysis.analyse(log).orElseThrow();
        Optional<Funnel> funnel = funnel(way, design, insights);
        Set<String> ends = goodEnds.isEmpty() ? ends(funnel, insights) : goodEnds;
        Optional<JourneySurvival> survival = SurvivalAnalysis.until(log, ends);
        PainPointFinder.Options pain =
                PainPointFinder.Options.none().goodEnds(goodEnds).leastJourneys(minimumN);
        // everything that the page counts is held against all else on it
        Map<String, BitSet> counts = new LinkedHashMap<>();
        funnel.ifPresent(asked -> counts.putAll(FunnelAnalysis.journeys(log, asked)));
        counts.putAll(GroupComparison.journeys(log, Trait.CHANNEL, Attribution.FIRST, goodEnds));
        counts.putAll(LogAnalysis.again(log));
        design.ifPresent(designed -> counts.putAll(DesignCheck.journeys(log, designed)));
        counts.putAll(SwitchAnalysis.journeys(log, Trait.CHANNEL, goodEnds));
        PainPointFinder.journeys(log, pain).entrySet().stream()
                .limit(WORST)
                .forEach(worst -> counts.put(worst.getKey(), worst.getValue()));
        counts.put(OPEN, open(log, ends));
        count(Trait.ORGANISATION, log, goodEnds, counts);
        count(Trait.SEGMENT, log, goodEnds, counts);
        return new JourneyFigures(
                log,
                minimumN,
                goodEnds,
                insights,
                way.size() > 1 ? Way.ASKED_FOR : design.isPresent() ? Way.DESIGN : Way.MOST_FREQUENT_PATH,
                Publication.of(log, minimumN, counts),
                design,
                design.flatMap(designed -> DesignCheck.check(log, designed)),
                funnel.map(asked -> FunnelAnalysis.follow(log, asked)),
                compared(log, goodEnds, funnel),
                PainPointFinder.find(log, pain),
                survival);
    }

    /** Without a word on how journeys end well: the last step of the way that is looked at. */
    private static Set<String> ends(Optional<Funnel> funnel, LogInsights insights) {
        List<String> way = funnel.map(Funnel::steps)
                .orElseGet(() -> insights.variants().top().get(0).path());
        return Set.of(way.get(way.size() - 1));
    }

    private static BitSet open(EventLog log, Set<String> ends) {
        BitSet open = new BitSet();
        for (int c = 0; c < log.cases(); c++) {
            boolean ended = IntStream.range(log.from(c), log.from(c + 1))
                    .anyMatch(e -> ends.contains(log.activity(log.activityOf(e))));
            open.set(c, !ended);
        }
        return open;
    }

    /** The required steps of the design, or the different activities of the most frequent path. */
    private static Optional<Funnel> funnel(List<String> way, Optional<JourneyDefinition> design, LogInsights insights) {
        if (way.size() > 1) {
            return Optional.of(Funnel.of(way.toArray(String[]::new)));
        }
        List<String> steps = design.map(designed -> designed.steps().stream()
                        .filter(step -> !step.optional())
                        .map(Step::activity)
                        .distinct()
                        .toList())
                .orElseGet(() -> insights.variants().top().get(0).path().stream()
                        .distinct()
                        .toList());
        return steps.size() < 2 ? Optional.empty() : Optional.of(Funnel.of(steps.toArray(String[]::new)));
    }
}
