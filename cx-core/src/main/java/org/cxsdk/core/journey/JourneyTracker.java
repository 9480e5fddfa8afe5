package org.cxsdk.core.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * Where does a journey stand, what is next, what is overdue, and where did it leave the design? The answer is a function of
 * the design, the set of interactions and the instant asked about: not of the order in which interactions arrived, nor of
 * how often one of them was delivered.
 *
 * <p>Rules: interactions count in {@link Interaction#ORDER}; one that is corrected or retracted by another does not count.
 * A step is done when an interaction completed it for the first
 * time. A step can be done once every required step of all earlier {@linkplain JourneyDefinition#blocks() blocks} is done;
 * its time then runs from the moment the last of them was done, or from the first interaction if there is none. An optional
 * step is passed over when a step of a later block has been touched. What happened after the instant asked about is left
 * out.
 *
 * <p>Linear in the interactions, after sorting them. Immutable and safe for use by many threads.
 */
public final class JourneyTracker {

    private final JourneyDefinition definition;
    private final List<List<Step>> blocks;

    private JourneyTracker(JourneyDefinition definition) {
        this.definition = definition;
        this.blocks = definition.blocks();
    }

    /** Returns a tracker for journeys of this design. */
    public static JourneyTracker of(JourneyDefinition definition) {
        return new JourneyTracker(definition);
    }

    /**
     * Answers for one journey at one instant.
     *
     * @param interactions the interactions of one journey, in any order, each any number of times
     * @throws IllegalArgumentException if they belong to several journeys, or two different ones share an identifier
     */
    public JourneyStanding standing(Collection<Interaction> interactions, Instant asOf) {
        List<Interaction> all = StandingFacts.of(interactions);
        List<Interaction> facts =
                all.stream().filter(fact -> !fact.occurred().isAfter(asOf)).toList();
        Map<StepId, Progress> progress = progress(facts);
        Instant start = facts.isEmpty() ? null : facts.get(0).occurred();
        List<Block> row = openings(progress, start);
        Instant completed = completion(progress);
        Deadline deadline = deadline(start, definition.target());

        List<Finding> findings = findings(facts, row);
        if (deadline != null
                && completed != null
                && deadline.missedBy(completed).isPresent()) {
            findings.add(new Finding(Finding.Kind.DONE_LATE, null, null));
        }
        return new JourneyStanding(
                definition.version(),
                asOf,
                facts.isEmpty()
                        ? JourneyStanding.State.NOT_STARTED
                        : completed == null ? JourneyStanding.State.UNDER_WAY : JourneyStanding.State.COMPLETED,
                stage(progress),
                start,
                completed,
                deadline,
                steps(row, progress),
                next(row, progress),
                handOvers(facts),
                findings,
                given(facts),
                all.size() - facts.size());
    }

    private Map<StepId, Progress> progress(List<Interaction> facts) {
        Map<StepId, Progress> progress = new HashMap<>();
        definition.steps().forEach(step -> progress.put(step.id(), new Progress()));
        for (Interaction fact : facts) {
            Progress ofStep = progress.get(fact.step());
            if (ofStep != null) {
                ofStep.add(fact);
            }
        }
        return progress;
    }

    private static Progress of(Step step, Map<StepId, Progress> progress) {
        return Objects.requireNonNull(progress.get(step.id()));
    }

    /** Walks the blocks and notes since when each one can be done, and whether the journey has gone beyond it. */
    private List<Block> openings(Map<StepId, Progress> progress, @Nullable Instant start) {
        List<Block> row = new ArrayList<>();
        boolean reachable = true;
        Instant since = start;
        for (int b = 0; b < blocks.size(); b++) {
            row.add(new Block(b, reachable, reachable ? since : null));
            for (Step step : blocks.get(b)) {
                Instant done = of(step, progress).completedAt;
                if (!step.optional()) {
                    reachable &= done != null;
                    since = later(since, done);
                }
            }
        }
        boolean goneOn = false;
        for (int b = blocks.size() - 1; b >= 0; b--) {
            row.get(b).goneOn = goneOn;
            goneOn |= blocks.get(b).stream().anyMatch(step -> of(step, progress).startedAt != null);
        }
        return row;
    }

    /** The instant at which the last required step was first done; null if one is not. */
    private @Nullable Instant completion(Map<StepId, Progress> progress) {
        Instant last = null;
        for (Step step : definition.steps()) {
            if (!step.optional()) {
                Instant done = of(step, progress).completedAt;
                if (done == null) {
                    return null;
                }
                last = later(last, done);
            }
        }
        return last;
    }

    private @Nullable StageId stage(Map<StepId, Progress> progress) {
        return definition.stages().stream()
                .filter(stage -> stage.steps().stream()
                        .anyMatch(step -> !step.optional() && of(step, progress).completedAt == null))
                .map(Stage::id)
                .findFirst()
                .orElse(null);
    }

    private List<StepStanding> steps(List<Block> row, Map<StepId, Progress> progress) {
        List<StepStanding> steps = new ArrayList<>();
        for (Block block : row) {
            for (Step step : blocks.get(block.index)) {
                Progress done = of(step, progress);
                steps.add(new StepStanding(
                        step.id(),
                        state(step, block, done),
                        block.openSince,
                        done.startedAt,
                        done.completedAt,
                        done.completions));
            }
        }
        return steps;
    }

    private static StepStanding.State state(Step step, Block block, Progress progress) {
        if (progress.completedAt != null) {
            return StepStanding.State.DONE;
        }
        if (progress.lastStatus == Interaction.Status.FAILED) {
            return StepStanding.State.STUCK;
        }
        if (progress.lastStatus == Interaction.Status.STARTED) {
            return StepStanding.State.IN_PROGRESS;
        }
        if (step.optional() && block.goneOn) {
            return StepStanding.State.PASSED_OVER;
        }
        return block.reachable ? StepStanding.State.OPEN : StepStanding.State.NOT_YET;
    }

    private List<NextStep> next(List<Block> row, Map<StepId, Progress> progress) {
        List<NextStep> next = new ArrayList<>();
        for (Block block : row) {
            for (Step step : blocks.get(block.index)) {
                Progress done = of(step, progress);
                NextStep.Why why =
                        switch (state(step, block, done)) {
                            case OPEN ->
                                block.index == 0 ? NextStep.Why.NOTHING_BEFORE_IT : NextStep.Why.EARLIER_STEPS_DONE;
                            case IN_PROGRESS -> NextStep.Why.BEGUN;
                            case STUCK -> NextStep.Why.LAST_TRY_FAILED;
                            case NOT_YET, DONE, PASSED_OVER -> null;
                        };
                if (why != null) {
                    boolean promised = !step.optional() || done.startedAt != null;
                    next.add(new NextStep(
                            step.id(),
                            step.lane(),
                            step.channels(),
                            done.failedOn,
                            step.optional(),
                            block.openSince,
                            promised ? deadline(block.openSince, step.target()) : null,
                            why));
                }
            }
        }
        return next;
    }

    private static List<HandOver> handOvers(List<Interaction> facts) {
        List<HandOver> handOvers = new ArrayList<>();
        ChannelId channel = null;
        OrganisationId organisation = null;
        StepId step = null;
        for (Interaction fact : facts) {
            HandOver.Change<ChannelId> channelChange = change(channel, fact.channel());
            HandOver.Change<OrganisationId> organisationChange = change(organisation, fact.organisation());
            if (channelChange != null || organisationChange != null) {
                handOvers.add(new HandOver(
                        fact.id(),
                        fact.occurred(),
                        channelChange,
                        organisationChange,
                        fact.step().equals(step)));
            }
            channel = fact.channel() == null ? channel : fact.channel();
            organisation = fact.organisation() == null ? organisation : fact.organisation();
            step = fact.step();
        }
        return handOvers;
    }

    private static <T> HandOver.@Nullable Change<T> change(@Nullable T from, @Nullable T to) {
        return from == null || to == null || from.equals(to) ? null : new HandOver.Change<>(from, to);
    }

    /** Reads the interactions once more, in order, and holds each against the design and what was done by then. */
    private List<Finding> findings(List<Interaction> facts, List<Block> row) {
        List<Finding> findings = new ArrayList<>();
        Map<StepId, Block> blockOf = new HashMap<>();
        Map<StepId, Step> stepOf = new HashMap<>();
        for (Block block : row) {
            for (Step step : blocks.get(block.index)) {
                blockOf.put(step.id(), block);
                stepOf.put(step.id(), step);
            }
        }
        Set<StepId> done = new LinkedHashSet<>();
        Set<StepId> touched = new LinkedHashSet<>();
        Set<DataCategoryId> given = new LinkedHashSet<>();
        for (Interaction fact : facts) {
            Step step = stepOf.get(fact.step());
            Set<DataCategoryId> asked = asked(fact, step);
            if (asked.stream().anyMatch(given::contains)) {
                findings.add(new Finding(Finding.Kind.ASKED_AGAIN, fact.id(), fact.step()));
            }
            given.addAll(asked);
            if (step == null) {
                findings.add(new Finding(Finding.Kind.UNKNOWN_STEP, fact.id(), fact.step()));
                continue;
            }
            if (fact.channel() != null
                    && !step.channels().isEmpty()
                    && !step.channels().contains(fact.channel())) {
                findings.add(new Finding(Finding.Kind.OTHER_CHANNEL, fact.id(), fact.step()));
            }
            OrganisationId answering = step.blueprint().organisation();
            if (answering != null && fact.organisation() != null && !answering.equals(fact.organisation())) {
                findings.add(new Finding(Finding.Kind.OTHER_ORGANISATION, fact.id(), fact.step()));
            }
            Block block = Objects.requireNonNull(blockOf.get(fact.step()));
            if (touched.add(fact.step()) && !requiredBefore(block, done)) {
                findings.add(new Finding(Finding.Kind.OUT_OF_ORDER, fact.id(), fact.step()));
            }
            if (fact.status() == Interaction.Status.COMPLETED) {
                if (!done.add(fact.step())) {
                    if (!step.repeatable()) {
                        findings.add(new Finding(Finding.Kind.DONE_AGAIN, fact.id(), fact.step()));
                    }
                } else {
                    Deadline deadline = deadline(block.openSince, step.target());
                    if (deadline != null && deadline.missedBy(fact.occurred()).isPresent()) {
                        findings.add(new Finding(Finding.Kind.DONE_LATE, fact.id(), fact.step()));
                    }
                }
            }
        }
        return findings;
    }

    private Set<DataCategoryId> given(List<Interaction> facts) {
        Set<DataCategoryId> given = new LinkedHashSet<>();
        facts.forEach(
                fact -> given.addAll(asked(fact, definition.step(fact.step()).orElse(null))));
        return given;
    }

    /** What the person was asked for: as the interaction says, else what the step needs if it was asked for. */
    static Set<DataCategoryId> asked(Interaction fact, @Nullable Step step) {
        DataNeed need = step == null ? null : step.data();
        return fact.details().asked().isEmpty() && need != null && fact.data() == Interaction.DataSource.ASKED
                ? need.categories()
                : fact.details().asked();
    }

    private boolean requiredBefore(Block block, Set<StepId> done) {
        return blocks.subList(0, block.index).stream()
                .flatMap(List::stream)
                .filter(step -> !step.optional())
                .allMatch(step -> done.contains(step.id()));
    }

    private static @Nullable Deadline deadline(@Nullable Instant since, @Nullable Duration target) {
        return since == null || target == null ? null : new Deadline(since, since.plus(target));
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        return a == null || (b != null && b.isAfter(a)) ? b : a;
    }

    /** A block of the design as this journey meets it. */
    private static final class Block {
        private final int index;
        private final boolean reachable;
        private final @Nullable Instant openSince;
        private boolean goneOn;

        Block(int index, boolean reachable, @Nullable Instant openSince) {
            this.index = index;
            this.reachable = reachable;
            this.openSince = openSince;
        }
    }

    /** What the interactions say about one step. */
    private static final class Progress {
        private @Nullable Instant startedAt;
        private @Nullable Instant completedAt;
        private Interaction.@Nullable Status lastStatus;
        private int completions;
        private final Set<ChannelId> failedOn = new LinkedHashSet<>();

        void add(Interaction fact) {
            if (startedAt == null) {
                startedAt = fact.occurred();
            }
            lastStatus = fact.status();
            switch (fact.status()) {
                case STARTED, RETRACTED -> {}
                case COMPLETED -> {
                    completions++;
                    if (completedAt == null) {
                        completedAt = fact.occurred();
                    }
                }
                case FAILED -> {
                    if (fact.channel() != null) {
                        failedOn.add(fact.channel());
                    }
                }
            }
        }
    }
}
