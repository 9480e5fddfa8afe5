package org.cxsdk.metrics.scorecard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.metrics.KpiId;

/**
 * Why the KPIs are measured at all: what is put in leads to what is delivered, and that to what changes for people, such as
 * well-being or easier lives. Each thing is measured by a KPI; each link says what is assumed.
 *
 * @param id short name
 * @param nodes what is put in, delivered, changed
 * @param links what is assumed to lead to what, always to a later layer
 */
public record LogicModel(String id, List<Node> nodes, List<Link> links) {

    public LogicModel {
        Identifier.require("LogicModel.id", id);
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
        Map<KpiId, Layer> layers = new LinkedHashMap<>();
        for (Node node : nodes) {
            if (layers.put(node.kpi(), node.layer()) != null) {
                throw new IllegalArgumentException("KPI " + node.kpi() + " stands in the model twice");
            }
        }
        Set<KpiId> reached = new HashSet<>();
        for (Link link : links) {
            Layer from = layers.get(link.from());
            Layer to = layers.get(link.to());
            if (from == null || to == null || from.compareTo(to) >= 0) {
                throw new IllegalArgumentException(
                        "a link from " + link.from() + " to " + link.to() + " does not lead to a later layer");
            }
            reached.add(link.to());
        }
        layers.forEach((kpi, layer) -> {
            if (layer != Layer.INPUT && !reached.contains(kpi)) {
                throw new IllegalArgumentException("nothing leads to " + kpi);
            }
        });
    }

    /** Where something stands. */
    public enum Layer {
        /** What is put in: money, people, training. */
        INPUT,
        /** What is delivered: services, answers, waiting times. */
        OUTPUT,
        /** What changes for people: well-being, easier lives, trust. */
        OUTCOME
    }

    /**
     * Something that is measured.
     *
     * @param kpi by which KPI
     * @param layer where it stands
     */
    public record Node(KpiId kpi, Layer layer) {
        public Node {
            Objects.requireNonNull(kpi, "kpi");
            Objects.requireNonNull(layer, "layer");
        }
    }

    /**
     * What is assumed to lead to what.
     *
     * @param from the cause
     * @param to the effect
     * @param assumption why, in a sentence
     */
    public record Link(KpiId from, KpiId to, LocalizedText assumption) {
        public Link {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(assumption, "assumption");
        }
    }

    /** What a scorecard says of a link. */
    public enum Standing {
        /** Both moved to the better: as assumed. */
        AS_ASSUMED,
        /** The cause got better and the effect did not: wait, or question the assumption. */
        EFFECT_NOT_SEEN,
        /** The effect got better without the cause: something else was at work. */
        OTHER_CAUSE,
        /** Neither got better. */
        NEITHER,
        /** One of them has no two figures to compare. */
        NOT_KNOWN
    }

    /**
     * A link as it stands.
     *
     * @param link the link
     * @param standing what the figures say
     */
    public record Reading(Link link, Standing standing) {}

    /** Reads the links from a scorecard: whether both ends got better beyond chance since the period before. */
    public List<Reading> read(Scorecard scorecard) {
        List<Reading> readings = new ArrayList<>();
        for (Link link : links) {
            readings.add(new Reading(link, standing(verdict(scorecard, link.from()), verdict(scorecard, link.to()))));
        }
        return readings;
    }

    private static Standing standing(Optional<Comparison.Verdict> cause, Optional<Comparison.Verdict> effect) {
        if (cause.isEmpty() || effect.isEmpty()) {
            return Standing.NOT_KNOWN;
        }
        boolean causeBetter = cause.get() == Comparison.Verdict.BETTER;
        boolean effectBetter = effect.get() == Comparison.Verdict.BETTER;
        if (causeBetter) {
            return effectBetter ? Standing.AS_ASSUMED : Standing.EFFECT_NOT_SEEN;
        }
        return effectBetter ? Standing.OTHER_CAUSE : Standing.NEITHER;
    }

    private static Optional<Comparison.Verdict> verdict(Scorecard scorecard, KpiId kpi) {
        return scorecard.lines().stream()
                .filter(line -> line.kpi().id().equals(kpi))
                .map(line -> line.change().verdict())
                .filter(verdict -> verdict != Comparison.Verdict.UNKNOWN)
                .findFirst();
    }
}
