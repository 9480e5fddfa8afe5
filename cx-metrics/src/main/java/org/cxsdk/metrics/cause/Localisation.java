package org.cxsdk.metrics.cause;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where an incident happened.
 *
 * @param whole the whole, as a suspect among the others; its p is that of a whole that rises by chance
 * @param suspects the parts in which more was counted than expected, the most likely cause first
 * @param searched how many different parts were looked at
 * @param replicas how many random incidents the p values rest on
 * @param seed from which they were drawn
 * @param dispersion with which they were drawn
 */
public record Localisation(
        Suspect whole, List<Suspect> suspects, int searched, int replicas, long seed, double dispersion) {

    public Localisation {
        Objects.requireNonNull(whole, "whole");
        suspects = List.copyOf(suspects);
    }

    /** The most likely cause; empty if no part has more than expected. */
    public Optional<Suspect> main() {
        return suspects.stream().findFirst();
    }

    /** Whether there was a rise that the whole explains better than any part does: it happened everywhere. */
    public boolean everywhere() {
        return whole.logLikelihoodRatio() > 0
                && suspects.stream().allMatch(part -> part.logLikelihoodRatio() < whole.logLikelihoodRatio());
    }
}
