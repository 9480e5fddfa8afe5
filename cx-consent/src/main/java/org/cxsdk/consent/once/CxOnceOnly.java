package org.cxsdk.consent.once;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cxsdk.consent.CxConsent;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;

/**
 * Ask once: plans what a service must still ask a person, with what others hold and may be used. Opened on a context; safe for
 * threads.
 */
public final class CxOnceOnly {

    private final CxContext context;
    private final CxConsent consent;
    private final AttributeCatalogue catalogue;

    private CxOnceOnly(CxContext context, CxConsent consent, AttributeCatalogue catalogue) {
        this.context = Objects.requireNonNull(context, "context");
        this.consent = Objects.requireNonNull(consent, "consent");
        this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    }

    /** Opens it with the consent module that decides, and the data that services may need. */
    public static CxOnceOnly on(CxContext context, CxConsent consent, AttributeCatalogue catalogue) {
        return new CxOnceOnly(context, consent, catalogue);
    }

    /**
     * Plans as of now.
     *
     * @param subject about whom
     * @param requirements what one service needs, or all services of a life event
     * @param holdings who holds what about her
     * @param answers what she gave in this plan, and when; empty at the beginning
     */
    public CollectionPlan plan(
            SubjectId subject,
            List<DataRequirement> requirements,
            List<Holding> holdings,
            Map<AttributeId, Instant> answers) {
        return CollectionPlanner.of(catalogue, consent::decide)
                .plan(subject, requirements, holdings, answers, context.now());
    }

    /** Fetching of data. */
    public ExchangeService exchanges() {
        return new ExchangeService(context, consent);
    }

    /**
     * What a plan spared and cost the person, for KPI engines: {@code once.planned} for each datum, with the dimensions
     * {@code action}, {@code attribute}, {@code service} and {@code recipient}, and the values {@code requests-avoided} and
     * {@code asked-again}, each 0 or 1. The same plan of the same occasion always gives the same observations.
     *
     * @param occasion what the plan was made for, such as the journey
     * @param plan the plan as it was at the end
     */
    public static List<Observation> observations(String occasion, CollectionPlan plan) {
        Objects.requireNonNull(occasion, "occasion");
        List<Observation> observations = new ArrayList<>();
        for (PlannedDatum datum : plan.data()) {
            String name = String.join(
                    "\0",
                    "org.cxsdk.consent.once",
                    occasion,
                    datum.service().value(),
                    datum.attribute().id().value());
            ObservationId id = ObservationId.of(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                    .toString());
            observations.add(Observation.builder(id, "once.planned", plan.plannedAt())
                    .source("consent.once")
                    .subject(plan.subject())
                    .reference(occasion)
                    .dimension("action", datum.action().name())
                    .dimension("attribute", datum.attribute().id().value())
                    .dimension("service", datum.service().value())
                    .dimension("recipient", datum.recipient().value())
                    .value("requests-avoided", oneIf(plan.isSpared(datum)))
                    .value("asked-again", oneIf(datum.isAskedAgain()))
                    .build());
        }
        return observations;
    }

    private static BigDecimal oneIf(boolean condition) {
        return condition ? BigDecimal.ONE : BigDecimal.ZERO;
    }
}
