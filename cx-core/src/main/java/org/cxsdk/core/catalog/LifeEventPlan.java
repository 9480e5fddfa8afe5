package org.cxsdk.core.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a customer has to do in a life event, one door for the services of several organisations: every service after those
 * that it builds on, otherwise in the order of the life event.
 *
 * @param event the life event
 * @param customer for whom
 * @param day the day for which it holds
 * @param steps what to do, in order
 */
public record LifeEventPlan(LifeEventId event, CustomerType customer, LocalDate day, List<Step> steps) {

    public LifeEventPlan {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(day, "day");
        steps = List.copyOf(steps);
    }

    /**
     * One service of the plan.
     *
     * @param service the service
     * @param owner the organisation that is responsible
     * @param required whether everybody needs it
     * @param after services of this plan that must be done before
     * @param endToEnd the channels on which it can be done from end to end
     */
    public record Step(
            ServiceId service,
            OrganisationId owner,
            boolean required,
            List<ServiceId> after,
            List<ChannelId> endToEnd) {

        public Step {
            after = List.copyOf(after);
            endToEnd = List.copyOf(endToEnd);
        }
    }

    /** Returns the plan for a type of customer; services that are not in force or not for that type are left out. */
    public static LifeEventPlan of(Catalogue catalogue, LifeEventId eventId, CustomerType customer, LocalDate day) {
        LifeEvent event = catalogue.lifeEvent(eventId);
        CoverageMatrix coverage = CoverageMatrix.of(catalogue, day);
        Set<ServiceId> there = catalogue.servicesFor(customer, day).stream()
                .map(PublicService::id)
                .collect(Collectors.toSet());
        List<LifeEvent.Part> open = new ArrayList<>(event.parts().stream()
                .filter(part -> there.contains(part.service()))
                .toList());
        Set<ServiceId> placed = new LinkedHashSet<>();
        List<Step> steps = new ArrayList<>();
        while (!open.isEmpty()) {
            LifeEvent.Part next = open.stream()
                    .filter(part -> open.stream()
                            .noneMatch(other -> event.before(part.service()).contains(other.service())))
                    .findFirst()
                    .orElseThrow();
            open.remove(next);
            PublicService service = catalogue.service(next.service(), day).orElseThrow();
            steps.add(new Step(
                    next.service(),
                    service.owner(),
                    next.required(),
                    placed.stream()
                            .filter(event.before(next.service())::contains)
                            .toList(),
                    coverage.endToEnd(next.service())));
            placed.add(next.service());
        }
        return new LifeEventPlan(eventId, customer, day, steps);
    }

    /** The organisations that stand behind this one door, each once, in order. */
    public Set<OrganisationId> organisations() {
        return steps.stream().map(Step::owner).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
