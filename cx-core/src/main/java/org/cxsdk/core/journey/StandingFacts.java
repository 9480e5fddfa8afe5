package org.cxsdk.core.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers: which of the interactions that arrived stand, in which order? A function of the set of them alone: not of the
 * order in which they arrived, nor of how often one was delivered, nor of whether a correction came before what it corrects.
 *
 * <p>Rules. An interaction stands unless one that stands corrects or retracts it; so a retracted correction brings back what
 * it had replaced. If several that stand correct the same one, that with the greatest sequence number counts, of those
 * the one with the greatest identifier, and the others are dropped. Retractions themselves tell nothing. Interactions that
 * correct each other in a circle correct nothing.
 *
 * <p>Cost: n log n. Stateless.
 */
public final class StandingFacts {

    private static final Comparator<Interaction> STRONGEST = Comparator.comparingLong(Interaction::sequence)
            .thenComparing(interaction -> interaction.id().value());

    private final Map<InteractionId, Interaction> byId;
    private final Map<InteractionId, List<Interaction>> correctors = new HashMap<>();
    private final Map<InteractionId, Boolean> stands = new HashMap<>();

    private StandingFacts(Map<InteractionId, Interaction> byId) {
        this.byId = byId;
        for (Interaction interaction : byId.values()) {
            InteractionId target = interaction.corrects();
            if (target != null && !isInCircle(interaction)) {
                correctors.computeIfAbsent(target, id -> new ArrayList<>()).add(interaction);
            }
        }
    }

    /**
     * The interactions that stand, in {@link Interaction#ORDER}.
     *
     * @throws IllegalArgumentException if they belong to several journeys, or two different ones share an identifier
     */
    public static List<Interaction> of(Collection<Interaction> arrived) {
        StandingFacts facts = new StandingFacts(distinct(arrived));
        return facts.byId.values().stream()
                .filter(facts::stands)
                .filter(facts::isStrongest)
                .filter(interaction -> interaction.status() != Interaction.Status.RETRACTED)
                .sorted(Interaction.ORDER)
                .toList();
    }

    private static Map<InteractionId, Interaction> distinct(Collection<Interaction> arrived) {
        Map<InteractionId, Interaction> byId = new HashMap<>();
        JourneyInstanceId journey = null;
        for (Interaction interaction : arrived) {
            if (journey != null && !journey.equals(interaction.journey())) {
                throw new IllegalArgumentException(
                        "interactions of two journeys, " + journey + " and " + interaction.journey());
            }
            journey = interaction.journey();
            Interaction known = byId.putIfAbsent(interaction.id(), interaction);
            if (known != null && !known.equals(interaction)) {
                throw new IllegalArgumentException("two different interactions are called " + interaction.id());
            }
        }
        return byId;
    }

    /** Each corrects at most one, so following them from one meets it again or ends. */
    private boolean isInCircle(Interaction start) {
        Set<InteractionId> seen = new HashSet<>();
        Interaction at = start;
        while (at != null && at.corrects() != null && seen.add(at.id())) {
            at = byId.get(at.corrects());
            if (at == start) {
                return true;
            }
        }
        return false;
    }

    private boolean stands(Interaction interaction) {
        Boolean known = stands.get(interaction.id());
        if (known != null) {
            return known;
        }
        boolean result =
                correctors.getOrDefault(interaction.id(), List.of()).stream().noneMatch(this::stands);
        stands.put(interaction.id(), result);
        return result;
    }

    /** Whether no stronger one that stands corrects the same. */
    private boolean isStrongest(Interaction interaction) {
        InteractionId target = interaction.corrects();
        List<Interaction> rivals = target == null ? List.of() : correctors.getOrDefault(target, List.of());
        Interaction strongest =
                rivals.stream().filter(this::stands).max(STRONGEST).orElse(null);
        return strongest == null || !rivals.contains(interaction) || strongest == interaction;
    }
}
