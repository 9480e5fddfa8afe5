package org.cxsdk.core.journey.improve;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.LifeEventId;
import org.cxsdk.core.catalog.LifeEventPlan;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyStanding;
import org.jspecify.annotations.Nullable;

/**
 * A journey of journeys: what a life event sets going for one person at several organisations, side by side. Complete when
 * all, any or k of its parts are.
 *
 * @param id names it
 * @param subject whose life
 * @param event which life event
 * @param rule how many parts must be complete
 * @param parts the parts, each service once
 */
public record LifeEventJourney(
        JourneyInstanceId id, SubjectId subject, LifeEventId event, Rule rule, List<Part> parts) {

    public LifeEventJourney {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(rule, "rule");
        parts = List.copyOf(parts);
        Set<ServiceId> seen = new HashSet<>();
        for (Part part : parts) {
            if (!seen.add(part.service())) {
                throw new IllegalArgumentException("service (" + part.service() + ") is there twice");
            }
        }
        if (rule.needed(parts) < 1 || rule.needed(parts) > parts.size()) {
            throw new IllegalArgumentException(rule + " does not fit " + parts.size() + " parts");
        }
    }

    /**
     * A part of it.
     *
     * @param service the service
     * @param required whether everybody needs it; the rule "all" waits for these only
     * @param journey the journey that it became; null if it has not begun
     */
    public record Part(
            ServiceId service, boolean required, @Nullable JourneyInstanceId journey) {
        public Part {
            Objects.requireNonNull(service, "service");
        }
    }

    /**
     * When it is complete.
     *
     * @param kind all required parts, any part, or a number of parts
     * @param count how many, for a number of parts; else 0
     */
    public record Rule(Kind kind, int count) {

        /** Every required part. */
        public static final Rule ALL = new Rule(Kind.ALL, 0);

        /** One part. */
        public static final Rule ANY = new Rule(Kind.ANY, 0);

        public Rule {
            Objects.requireNonNull(kind, "kind");
            if ((kind == Kind.AT_LEAST) != (count > 0)) {
                throw new IllegalArgumentException("count (" + count + ") does not fit " + kind);
            }
        }

        /** That many parts. */
        public static Rule atLeast(int count) {
            return new Rule(Kind.AT_LEAST, count);
        }

        /** What is counted. */
        public enum Kind {
            /** Every required part. */
            ALL,
            /** One part. */
            ANY,
            /** A number of parts. */
            AT_LEAST
        }

        private long needed(List<Part> parts) {
            return switch (kind) {
                case ALL -> parts.stream().filter(Part::required).count();
                case ANY -> 1;
                case AT_LEAST -> count;
            };
        }
    }

    /** What a plan of the catalogue sets going; nothing has begun. */
    public static LifeEventJourney of(JourneyInstanceId id, SubjectId subject, LifeEventPlan plan, Rule rule) {
        return new LifeEventJourney(
                id,
                subject,
                plan.event(),
                rule,
                plan.steps().stream()
                        .map(step -> new Part(step.service(), step.required(), null))
                        .toList());
    }

    /**
     * This journey, of which a part has begun.
     *
     * @throws IllegalArgumentException if there is no such part, or it has become another journey
     */
    public LifeEventJourney begun(ServiceId service, JourneyInstanceId journey) {
        List<Part> now = new ArrayList<>();
        boolean found = false;
        for (Part part : parts) {
            boolean meant = part.service().equals(service);
            if (meant && part.journey() != null && !part.journey().equals(journey)) {
                throw new IllegalArgumentException("service (" + service + ") has become another journey");
            }
            found |= meant;
            now.add(meant ? new Part(service, part.required(), journey) : part);
        }
        if (!found) {
            throw new IllegalArgumentException("service (" + service + ") is no part of this life event");
        }
        return new LifeEventJourney(id, subject, event, rule, now);
    }

    /**
     * Where it stands.
     *
     * @param complete whether the rule is met
     * @param completedAt when it was met first; null if it is not
     * @param done parts that are complete
     * @param underWay parts that have begun and are not complete
     * @param open parts that have not begun
     * @param needed how many parts the rule asks for
     */
    public record Standing(
            boolean complete,
            @Nullable Instant completedAt,
            List<ServiceId> done,
            List<ServiceId> underWay,
            List<ServiceId> open,
            long needed) {
        public Standing {
            done = List.copyOf(done);
            underWay = List.copyOf(underWay);
            open = List.copyOf(open);
        }
    }

    /** Where it stands, given where its parts stand. */
    public Standing standing(Map<JourneyInstanceId, JourneyStanding> journeys) {
        List<ServiceId> done = new ArrayList<>();
        List<ServiceId> underWay = new ArrayList<>();
        List<ServiceId> open = new ArrayList<>();
        List<Instant> counting = new ArrayList<>();
        for (Part part : parts) {
            JourneyStanding standing = part.journey() == null ? null : journeys.get(part.journey());
            if (standing == null || standing.state() == JourneyStanding.State.NOT_STARTED) {
                open.add(part.service());
            } else if (standing.completedAt() == null) {
                underWay.add(part.service());
            } else {
                done.add(part.service());
                if (rule.kind() != Rule.Kind.ALL || part.required()) {
                    counting.add(standing.completedAt());
                }
            }
        }
        long needed = rule.needed(parts);
        counting.sort(null);
        boolean complete = counting.size() >= needed;
        return new Standing(complete, complete ? counting.get((int) needed - 1) : null, done, underWay, open, needed);
    }
}
