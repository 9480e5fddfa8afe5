package org.cxsdk.core.journey;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.jspecify.annotations.Nullable;

/**
 * What KPI engines see of a journey. Each interaction adds observations, and corrects earlier ones that it shows in
 * another light: a late start makes a finished journey longer. Whoever applies the corrections has, whatever the order of
 * arrival, what he would have had if everything had arrived in order.
 *
 * <table>
 * <caption>Observations</caption>
 * <tr><th>kind</th><th>when</th><th>values</th></tr>
 * <tr><td>{@code journey.started}</td><td>the first interaction</td><td>none</td></tr>
 * <tr><td>{@code step.completed}</td><td>each interaction that completes a step of the design</td>
 *     <td>{@code durationSeconds} since the step could be done (first completion only); {@code handlingSeconds} since it
 *     was last begun, if that is known</td></tr>
 * <tr><td>{@code step.failed}</td><td>each try in vain</td><td>none</td></tr>
 * <tr><td>{@code data.asked}</td><td>each kind of data that the person is asked for in an interaction</td><td>none</td></tr>
 * <tr><td>{@code journey.completed}</td><td>the last required step is done</td>
 *     <td>{@code durationSeconds} since the first interaction; {@code handOvers}, {@code failures} until then</td></tr>
 * </table>
 *
 * <p>Dimensions: {@code journey}, {@code version}, {@code service}, {@code channel}, {@code organisation},
 * {@code assistedDigital}; of steps also {@code step}, {@code stage}, {@code lane}, {@code data} ({@code REUSED} or
 * {@code ASKED}) and {@code repeated}; of data {@code attribute}, {@code step} and {@code repeated} (she had given it on this
 * journey before); of completed
 * journeys {@code channel}, {@code organisation} and {@code assistedDigital} are those of the interaction that completed it
 * (a channel or organisation unknown there is the last one known before), {@code startChannel} is where it began,
 * {@code joint} says whether several organisations served (absent if none is known), and {@code withinTarget} stands if the design promises a time for the whole. What is unknown is absent.
 *
 * <p>Cost: quadratic in the interactions of one journey, of which there are tens. Stateless.
 */
public final class JourneyObservations {

    private JourneyObservations() {}

    /**
     * Returns, for each interaction in the order of arrival, the observations that it adds or corrects.
     *
     * @param arrived the interactions of the instance in the order in which they were recorded, none twice
     */
    public static List<List<Observation>> learned(
            JourneyDefinition definition, JourneyInstance instance, List<Interaction> arrived) {
        JourneyTracker tracker = JourneyTracker.of(definition);
        List<List<Observation>> learned = new ArrayList<>();
        Map<String, Observation> latest = new LinkedHashMap<>();
        Map<String, Observation> published = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        for (int n = 1; n <= arrived.size(); n++) {
            List<Interaction> known = StandingFacts.of(arrived.subList(0, n));
            Instant recorded = arrived.get(n - 1).recorded();
            List<Observation> changes = new ArrayList<>();
            Map<String, Observation> seen = known.isEmpty() ? Map.of() : seen(definition, tracker, instance, known);
            for (Map.Entry<String, Observation> now : seen.entrySet()) {
                String key = now.getKey();
                Observation observation = now.getValue();
                if (!observation.equals(latest.put(key, observation))) {
                    Observation earlier = published.get(key);
                    Observation change = publish(observation, ids.add(key) ? key : key + "#" + n, recorded, earlier);
                    published.put(key, change);
                    changes.add(change);
                }
            }
            for (String gone : List.copyOf(latest.keySet())) {
                Observation earlier = seen.containsKey(gone) ? null : published.remove(gone);
                if (earlier != null) {
                    latest.remove(gone);
                    changes.add(retraction(earlier, gone + "#" + n, recorded));
                }
            }
            learned.add(List.copyOf(changes));
        }
        return List.copyOf(learned);
    }

    private static Observation publish(
            Observation observation, String id, Instant recorded, @Nullable Observation earlier) {
        return new Observation(
                ObservationId.of(id),
                observation.kind(),
                observation.source(),
                observation.occurred(),
                recorded,
                observation.subject(),
                observation.reference(),
                observation.dimensions(),
                observation.values(),
                earlier == null ? null : earlier.id(),
                null);
    }

    /** Takes back what an interaction had shown that never happened. */
    private static Observation retraction(Observation earlier, String id, Instant recorded) {
        return new Observation(
                ObservationId.of(id),
                earlier.kind(),
                earlier.source(),
                earlier.occurred(),
                recorded,
                earlier.subject(),
                earlier.reference(),
                earlier.dimensions(),
                earlier.values(),
                null,
                earlier.id());
    }

    /** All observations that these interactions, in order, amount to, by an identifier that does not change. */
    private static Map<String, Observation> seen(
            JourneyDefinition definition, JourneyTracker tracker, JourneyInstance instance, List<Interaction> known) {
        Map<String, Observation> seen = new LinkedHashMap<>();
        JourneyStanding standing = tracker.standing(known, Instant.MAX);
        add(seen, started(definition, instance, known.get(0)));
        Map<StepId, Instant> begun = new HashMap<>();
        Map<StepId, Integer> completions = new HashMap<>();
        Set<DataCategoryId> given = new HashSet<>();
        for (Interaction fact : known) {
            Step step = definition.step(fact.step()).orElse(null);
            for (DataCategoryId data : JourneyTracker.asked(fact, step)) {
                add(seen, asked(definition, instance, fact, data, !given.add(data)));
            }
            if (step == null) {
                continue;
            }
            switch (fact.status()) {
                case RETRACTED -> {}
                case STARTED -> begun.put(step.id(), fact.occurred());
                case FAILED ->
                    add(
                            seen,
                            step("step.failed", definition, instance, step, fact)
                                    .build());
                case COMPLETED -> {
                    boolean repeated = completions.merge(step.id(), 1, Integer::sum) > 1;
                    Instant openSince = standing.step(step.id()).openSince();
                    Observation.Builder completed = step("step.completed", definition, instance, step, fact)
                            .dimension("repeated", Boolean.toString(repeated));
                    if (!repeated && openSince != null && !fact.occurred().isBefore(openSince)) {
                        completed.value("durationSeconds", seconds(openSince, fact.occurred()));
                    }
                    Instant begin = begun.remove(step.id());
                    if (begin != null) {
                        completed.value("handlingSeconds", seconds(begin, fact.occurred()));
                    }
                    add(seen, completed.build());
                }
            }
        }
        if (standing.completedAt() != null) {
            add(seen, completed(definition, instance, standing, standing.completedAt(), known));
        }
        return seen;
    }

    private static void add(Map<String, Observation> seen, Observation observation) {
        seen.put(observation.id().value(), observation);
    }

    private static Observation started(JourneyDefinition definition, JourneyInstance instance, Interaction first) {
        Observation.Builder started =
                about("journey.started", definition, instance, instance.id().value(), first.occurred());
        served(started, first);
        return started.build();
    }

    private static Observation.Builder step(
            String kind, JourneyDefinition definition, JourneyInstance instance, Step step, Interaction fact) {
        Observation.Builder observation =
                about(kind, definition, instance, fact.id().value(), fact.occurred());
        observation
                .dimension("step", step.id().value())
                .dimension("lane", step.lane().name());
        definition
                .stageOf(step.id())
                .ifPresent(stage -> observation.dimension("stage", stage.id().value()));
        served(observation, fact);
        if (fact.data() != null) {
            observation.dimension("data", fact.data().name());
        }
        return observation;
    }

    private static Observation asked(
            JourneyDefinition definition,
            JourneyInstance instance,
            Interaction fact,
            DataCategoryId data,
            boolean again) {
        String record = JourneyIds.shortened(fact.id() + "/" + data);
        Observation.Builder asked = about("data.asked", definition, instance, record, fact.occurred());
        served(asked, fact);
        return asked.dimension("attribute", data.value())
                .dimension("step", fact.step().value())
                .dimension("repeated", Boolean.toString(again))
                .build();
    }

    private static Observation completed(
            JourneyDefinition definition,
            JourneyInstance instance,
            JourneyStanding standing,
            Instant completedAt,
            List<Interaction> known) {
        List<Interaction> until = known.stream()
                .filter(fact -> !fact.occurred().isAfter(completedAt))
                .toList();
        Observation.Builder completed =
                about("journey.completed", definition, instance, instance.id().value(), completedAt);
        until.forEach(fact -> served(completed, fact));
        until.stream()
                .filter(fact -> fact.channel() != null)
                .findFirst()
                .ifPresent(fact -> completed.dimension("startChannel", String.valueOf(fact.channel())));
        long organisations = until.stream()
                .flatMap(fact -> Optional.ofNullable(fact.organisation()).stream())
                .distinct()
                .count();
        if (organisations > 0) {
            completed.dimension("joint", Boolean.toString(organisations > 1));
        }
        if (standing.deadline() != null) {
            completed.dimension(
                    "withinTarget",
                    Boolean.toString(standing.deadline().missedBy(completedAt).isEmpty()));
        }
        return completed
                .value("durationSeconds", seconds(until.get(0).occurred(), completedAt))
                .value(
                        "handOvers",
                        standing.handOvers().stream()
                                .filter(handOver -> !handOver.at().isAfter(completedAt))
                                .count())
                .value(
                        "failures",
                        until.stream()
                                .filter(fact -> fact.status() == Interaction.Status.FAILED)
                                .count())
                .build();
    }

    private static Observation.Builder about(
            String kind, JourneyDefinition definition, JourneyInstance instance, String record, Instant occurred) {
        Observation.Builder observation = Observation.builder(ObservationId.of(kind + ":" + record), kind, occurred)
                .source("journey:" + instance.id())
                .subject(instance.subject())
                .reference(instance.id().value())
                .dimension("journey", definition.version().journey().value())
                .dimension("version", definition.version().version());
        if (definition.service() != null) {
            observation.dimension("service", definition.service().value());
        }
        return observation;
    }

    /** Adds who served on which channel; what the interaction does not know stays as it was. */
    private static void served(Observation.Builder observation, Interaction fact) {
        observation.dimension("assistedDigital", Boolean.toString(fact.assistedDigital()));
        if (fact.channel() != null) {
            observation.dimension("channel", fact.channel().value());
        }
        if (fact.organisation() != null) {
            observation.dimension("organisation", fact.organisation().value());
        }
    }

    /** Whole and broken seconds, exact to the microsecond. */
    private static BigDecimal seconds(Instant from, Instant to) {
        Duration duration = Duration.between(from, to);
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), 9))
                .stripTrailingZeros();
    }
}
