package org.cxsdk.core.journey.improve;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.customer.FiveMys;
import org.cxsdk.core.journey.Finding;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyStanding;
import org.cxsdk.core.journey.JourneyTracker;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Lane;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.StageId;
import org.cxsdk.core.journey.StandingFacts;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.journey.StepStanding;
import org.cxsdk.core.stat.Summary;
import org.jspecify.annotations.Nullable;

/**
 * Answers: what does a person go through, stage by stage, and what happens behind it? The classic journey map with a service
 * blueprint below: columns are stages, rows are lanes, and each step tells what may be expected, how it felt, what hurts and
 * what could be better. Everything observed carries its n; what nobody has measured is marked as an assumption and is not a
 * number.
 *
 * <p>Fewer journeys than the minimum at a step, and nothing of it is told but the design. Cost: linear in the
 * interactions. Immutable.
 *
 * @param journey which version
 * @param title for people to read
 * @param columns the stages in order
 * @param people what moves the people on it, 1 to 5 for each facet that is noted of enough of them; empty unless {@linkplain
 *     #with said}
 */
public record JourneyMap(
        JourneyVersion journey, LocalizedText title, List<Column> columns, Map<FiveMys.Facet, Summary> people) {

    public JourneyMap {
        Objects.requireNonNull(journey, "journey");
        Objects.requireNonNull(title, "title");
        columns = List.copyOf(columns);
        Map<FiveMys.Facet, Summary> copy = new EnumMap<>(FiveMys.Facet.class);
        copy.putAll(people);
        people = Collections.unmodifiableMap(copy);
    }

    /**
     * This map with what moves the people on it.
     *
     * @param noted of those whose facets may be used for it; what is not noted is not counted
     * @param minimum a facet noted of fewer people is left out, at least 1
     */
    public JourneyMap with(Collection<FiveMys> noted, int minimum) {
        requireMinimum(minimum);
        Map<FiveMys.Facet, Summary> told = new EnumMap<>(FiveMys.Facet.class);
        for (FiveMys.Facet facet : FiveMys.Facet.values()) {
            double[] scores = noted.stream()
                    .flatMap(person -> person.facet(facet).stream())
                    .mapToDouble(FiveMys.Noted::score)
                    .toArray();
            if (scores.length >= minimum) {
                told.put(facet, Summary.of(scores));
            }
        }
        return new JourneyMap(journey, title, columns, told);
    }

    private static void requireMinimum(int minimum) {
        if (minimum < 1) {
            throw new IllegalArgumentException("minimum (" + minimum + ") must be at least 1");
        }
    }

    /**
     * A stage of the map.
     *
     * @param stage which
     * @param title for people to read
     * @param cells its steps, in order
     */
    public record Column(StageId stage, LocalizedText title, List<Cell> cells) {
        public Column {
            Objects.requireNonNull(stage, "stage");
            Objects.requireNonNull(title, "title");
            cells = List.copyOf(cells);
        }

        /** The steps of one row, in order. */
        public List<Cell> cells(Lane lane) {
            return cells.stream().filter(cell -> cell.step().lane() == lane).toList();
        }
    }

    /**
     * A step on the map.
     *
     * @param step as it is designed: lane, channels, demands, expectation, moment of truth
     * @param observed what happened there; null if fewer journeys than the minimum reached it
     * @param notes pain points and opportunities that somebody noted, in order of their identifier
     */
    public record Cell(Step step, @Nullable Observed observed, List<MapNote> notes) {
        public Cell {
            Objects.requireNonNull(step, "step");
            notes = List.copyOf(notes);
        }

        /** What happened there, if enough journeys reached it. */
        public Optional<Observed> figures() {
            return Optional.ofNullable(observed);
        }

        /** Whether everything that is said of it is assumed: nothing was observed, and no note has evidence. */
        public boolean isAssumption() {
            return observed == null && notes.stream().allMatch(MapNote::isAssumption);
        }
    }

    /**
     * What happened at a step.
     *
     * @param journeys journeys that touched it
     * @param stuck journeys in which it was tried in vain
     * @param askedAgain journeys in which it asked for what had been given
     * @param seconds from when it could be done until it was done; null if that is known of fewer journeys than the minimum
     * @param felt how people said it felt, 1 to 5; null if fewer than the minimum did
     */
    public record Observed(
            int journeys,
            int stuck,
            int askedAgain,
            @Nullable Summary seconds,
            @Nullable Summary felt) {}

    /**
     * Draws the map.
     *
     * @param definition the design
     * @param journeys the interactions of each journey on it, in any order; none if nobody has gone through it yet
     * @param notes what was noted; notes on other versions are left out
     * @param minimum fewest journeys of which figures are told, at least 1
     */
    public static JourneyMap of(
            JourneyDefinition definition,
            Collection<? extends Collection<Interaction>> journeys,
            Collection<MapNote> notes,
            int minimum) {
        requireMinimum(minimum);
        Map<StepId, Sample> samples = new HashMap<>();
        definition.steps().forEach(step -> samples.put(step.id(), new Sample()));
        JourneyTracker tracker = JourneyTracker.of(definition);
        for (Collection<Interaction> journey : journeys) {
            List<Interaction> facts = StandingFacts.of(journey);
            watch(tracker.standing(facts, Instant.MAX), facts, samples);
        }
        List<Column> columns = new ArrayList<>();
        for (Stage stage : definition.stages()) {
            columns.add(new Column(
                    stage.id(),
                    stage.title(),
                    stage.steps().stream()
                            .map(step -> new Cell(
                                    step,
                                    Objects.requireNonNull(samples.get(step.id()))
                                            .observed(minimum),
                                    notes.stream()
                                            .filter(note -> note.journey().equals(definition.version())
                                                    && note.step().equals(step.id()))
                                            .sorted(Comparator.comparing(
                                                    note -> note.id().value()))
                                            .toList()))
                            .toList()));
        }
        return new JourneyMap(definition.version(), definition.title(), columns, Map.of());
    }

    private static void watch(JourneyStanding standing, List<Interaction> journey, Map<StepId, Sample> samples) {
        for (StepStanding step : standing.steps()) {
            Sample sample = samples.get(step.step());
            if (sample == null || step.startedAt() == null) {
                continue;
            }
            sample.journeys++;
            List<Interaction> here = journey.stream()
                    .filter(fact -> fact.step().equals(step.step()))
                    .toList();
            sample.stuck += here.stream().anyMatch(fact -> fact.status() == Interaction.Status.FAILED) ? 1 : 0;
            sample.askedAgain += standing.findings().stream()
                            .anyMatch(finding -> finding.reason() == Finding.Kind.ASKED_AGAIN
                                    && step.step().equals(finding.step()))
                    ? 1
                    : 0;
            Instant open = step.openSince();
            Instant done = step.completedAt();
            if (open != null && done != null && !done.isBefore(open)) {
                sample.seconds.add(Duration.between(open, done).toNanos() / 1e9);
            }
            here.stream()
                    .flatMap(fact -> Optional.ofNullable(fact.details().satisfaction()).stream())
                    .mapToInt(Integer::intValue)
                    .average()
                    .ifPresent(sample.felt::add);
        }
    }

    private static final class Sample {
        private int journeys;
        private int stuck;
        private int askedAgain;
        private final List<Double> seconds = new ArrayList<>();
        private final List<Double> felt = new ArrayList<>();

        @Nullable
        Observed observed(int minimum) {
            return journeys < minimum
                    ? null
                    : new Observed(journeys, stuck, askedAgain, summary(seconds, minimum), summary(felt, minimum));
        }

        private static @Nullable Summary summary(List<Double> values, int minimum) {
            return values.size() < minimum
                    ? null
                    : Summary.of(
                            values.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }
}
