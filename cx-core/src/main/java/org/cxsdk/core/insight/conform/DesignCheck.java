package org.cxsdk.core.insight.conform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.insight.Elapsed;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.TraitColumn;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.stat.Summary;
import org.jspecify.annotations.Nullable;

/**
 * Question: at which steps, and how, do journeys leave their design?
 *
 * <p>Each journey is aligned with the design ({@link DesignNet}). A step that the alignment passes over is skipped; an event
 * that it cannot place was added; a step that has both was done out of order. A step can be done once every required step
 * of all earlier blocks is done, at first from the first event on; it is late if more than its target has gone by since. It
 * was on a wrong channel, or with a wrong organisation, if the log names one that the design does not have for it.
 *
 * <p>Where several alignments cost the same, one is taken: costs are unique, the blame is not. Stateless.
 */
public final class DesignCheck {

    private final EventLog log;
    private final JourneyDefinition design;
    private final Elapsed elapsed;
    private final @Nullable TraitColumn channels;
    private final @Nullable TraitColumn organisations;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final Map<String, Integer> blockOf = new HashMap<>();
    private final Map<String, Integer> unknown = new HashMap<>();
    private final BitSet fitting = new BitSet();

    private DesignCheck(EventLog log, JourneyDefinition design, Elapsed elapsed) {
        this.log = log;
        this.design = design;
        this.elapsed = elapsed;
        this.channels = log.trait(Trait.CHANNEL).orElse(null);
        this.organisations = log.trait(Trait.ORGANISATION).orElse(null);
        List<List<Step>> blocks = design.blocks();
        for (int b = 0; b < blocks.size(); b++) {
            for (Step step : blocks.get(b)) {
                tallies.put(step.id().value(), new Tally(step));
                blockOf.put(step.id().value(), b);
            }
        }
    }

    /** Holds the log against the design, time by the clock; empty if the log has no journey. */
    public static Optional<DesignConformance> check(EventLog log, JourneyDefinition design) {
        return check(log, design, Elapsed.clock());
    }

    /** Holds the log against the design, time measured in this way; empty if the log has no journey. */
    public static Optional<DesignConformance> check(EventLog log, JourneyDefinition design, Elapsed elapsed) {
        return ConformanceCheck.check(log, DesignNet.of(design))
                .map(conformance -> new DesignCheck(log, design, elapsed).result(conformance));
    }

    /** What a step's count is of. */
    public enum Part {
        /** The step was done where the design has it. */
        DONE,
        /** It was not done at all, although it is required. */
        SKIPPED,
        /** It was done, but not where the design has it. */
        OUT_OF_ORDER,
        /** It was done again. */
        ADDED,
        /** It was done after its target. */
        LATE,
        /** It was done on a channel that the design does not offer. */
        WRONG_CHANNEL,
        /** It was done by another organisation than the one that answers for it. */
        WRONG_ORGANISATION
    }

    /** The name under which {@link #journeys} keeps a count. */
    public static String count(StepId step, Part part) {
        return "design " + part + " " + step.value();
    }

    /** The name under which {@link #journeys} keeps the journeys that go as designed. */
    public static String countOfFitting() {
        return "design fits";
    }

    /** Which journeys are counted, by {@link #count}, to be held against what else is published; time by the clock. */
    public static Map<String, BitSet> journeys(EventLog log, JourneyDefinition design) {
        Map<String, BitSet> journeys = new LinkedHashMap<>();
        ConformanceCheck.check(log, DesignNet.of(design)).ifPresent(conformance -> {
            DesignCheck check = new DesignCheck(log, design, Elapsed.clock());
            check.follow(conformance);
            journeys.put(countOfFitting(), check.fitting);
            for (Part part : Part.values()) {
                check.tallies.values().forEach(tally -> journeys.put(count(tally.step.id(), part), tally.of(part)));
            }
        });
        return journeys;
    }

    private DesignConformance result(LogConformance conformance) {
        follow(conformance);
        return new DesignConformance(
                design.version(),
                conformance,
                tallies.values().stream().map(Tally::result).toList(),
                unknown.entrySet().stream()
                        .map(entry -> new DesignConformance.Unknown(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingInt((DesignConformance.Unknown u) -> -u.journeys())
                                .thenComparing(DesignConformance.Unknown::activity))
                        .toList());
    }

    private void follow(LogConformance conformance) {
        Map<List<String>, Alignment> alignments = conformance.variants().stream()
                .collect(Collectors.toMap(LogConformance.Variant::path, LogConformance.Variant::alignment));
        for (int c = 0; c < log.cases(); c++) {
            int from = log.from(c);
            List<String> path = IntStream.range(from, log.from(c + 1))
                    .mapToObj(e -> log.activity(log.activityOf(e)))
                    .toList();
            Alignment alignment = alignments.get(path);
            if (alignment != null) {
                fitting.set(c, alignment.cost() == 0);
                journey(c, alignment);
            }
        }
    }

    private void journey(int c, Alignment alignment) {
        int from = log.from(c);
        Set<String> modelOnly = new HashSet<>();
        Set<String> added = new HashSet<>();
        Set<String> strange = new HashSet<>();
        Map<String, Integer> first = new LinkedHashMap<>();
        for (Move move : alignment.moves()) {
            String transition = move.transition();
            String activity = move.activity();
            if (move.kind() == Move.Kind.SYNCHRONOUS && transition != null) {
                first.putIfAbsent(DesignNet.stepOf(transition), from + move.event());
            } else if (move.kind() == Move.Kind.MODEL && transition != null) {
                modelOnly.add(DesignNet.stepOf(transition));
            } else if (move.kind() == Move.Kind.LOG && activity != null) {
                added.add(activity);
            }
        }
        Set<String> known = new HashSet<>();
        tallies.forEach((id, tally) -> {
            known.add(tally.step.activity());
            boolean alsoAdded = added.contains(tally.step.activity());
            boolean missed = modelOnly.contains(id);
            tally.of(Part.SKIPPED).set(c, missed && !alsoAdded);
            tally.of(Part.OUT_OF_ORDER).set(c, missed && alsoAdded);
            tally.of(Part.ADDED).set(c, !missed && alsoAdded && first.containsKey(id));
        });
        added.stream().filter(activity -> !known.contains(activity)).forEach(strange::add);
        strange.forEach(activity -> unknown.merge(activity, 1, Integer::sum));
        first.forEach((id, event) -> inPlace(c, id, event, since(id, first, from)));
    }

    private void inPlace(int c, String id, int event, long since) {
        Tally tally = tallies.get(id);
        if (tally == null) {
            return;
        }
        tally.of(Part.DONE).set(c);
        long micros = elapsed.between(since, log.micros(event));
        tally.seconds.add(micros / 1e6);
        Duration target = tally.step.target();
        tally.of(Part.LATE).set(c, target != null && micros > target.toNanos() / 1_000);
        Set<String> offered =
                tally.step.channels().stream().map(ChannelId::value).collect(Collectors.toSet());
        tally.of(Part.WRONG_CHANNEL).set(c, isOther(channels, event, offered));
        OrganisationId answering = tally.step.blueprint().organisation();
        tally.of(Part.WRONG_ORGANISATION)
                .set(c, isOther(organisations, event, answering == null ? Set.of() : Set.of(answering.value())));
    }

    /** Whether the log names another value than the design has; no if one of them does not say. */
    private static boolean isOther(@Nullable TraitColumn column, int event, Set<String> designed) {
        return column != null
                && column.of(event) != TraitColumn.UNKNOWN
                && !designed.isEmpty()
                && !designed.contains(column.value(column.of(event)));
    }

    /** When the last required step of all earlier blocks was done, or the journey began. */
    private long since(String id, Map<String, Integer> first, int from) {
        int block = blockOf.getOrDefault(id, 0);
        long since = log.startMicros(from);
        for (Map.Entry<String, Integer> done : first.entrySet()) {
            Tally tally = tallies.get(done.getKey());
            if (tally != null && !tally.step.optional() && blockOf.getOrDefault(done.getKey(), 0) < block) {
                since = Math.max(since, log.micros(done.getValue()));
            }
        }
        return since;
    }

    private static final class Tally {
        private final Step step;
        private final List<Double> seconds = new ArrayList<>();
        private final Map<Part, BitSet> parts = new EnumMap<>(Part.class);

        Tally(Step step) {
            this.step = step;
        }

        BitSet of(Part part) {
            return parts.computeIfAbsent(part, key -> new BitSet());
        }

        DesignConformance.OfStep result() {
            return new DesignConformance.OfStep(
                    step.id(),
                    of(Part.DONE).cardinality(),
                    of(Part.SKIPPED).cardinality(),
                    of(Part.OUT_OF_ORDER).cardinality(),
                    of(Part.ADDED).cardinality(),
                    of(Part.LATE).cardinality(),
                    of(Part.WRONG_CHANNEL).cardinality(),
                    of(Part.WRONG_ORGANISATION).cardinality(),
                    Optional.ofNullable(step.target()),
                    seconds.isEmpty()
                            ? Optional.empty()
                            : Optional.of(Summary.of(seconds.stream()
                                    .mapToDouble(Double::doubleValue)
                                    .toArray())));
        }
    }
}
