package org.cxsdk.core.customer;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.SubjectId;

/**
 * What moves a customer, in five facets: motivation, attention, connection, watch and wallet. Each has a score with the
 * evidence that it rests on and the day it was noted, or it is empty. Nothing is ever inferred: who notes a facet says where
 * it comes from.
 *
 * @param subject whose
 * @param facets what is noted, in the order of the enum
 */
public record FiveMys(SubjectId subject, Map<Facet, Noted> facets) {

    /** The kind of data that these are: what permissions are asked for. */
    public static final DataCategoryId CATEGORY = DataCategoryId.of("five-mys");

    private static final int LOWEST = 1;
    private static final int HIGHEST = 5;

    public FiveMys {
        Objects.requireNonNull(subject, "subject");
        Map<Facet, Noted> copy = new EnumMap<>(Facet.class);
        copy.putAll(facets);
        facets = Collections.unmodifiableMap(copy);
    }

    /** Nothing is noted of this customer. */
    public static FiveMys empty(SubjectId subject) {
        return new FiveMys(subject, Map.of());
    }

    /** A facet. */
    public enum Facet {
        /** What drives her: 1 gets it over with, 5 cares a great deal. */
        MOTIVATION,
        /** What gets her attention: 1 hardly any for this, 5 all of it. */
        ATTENTION,
        /** How she is connected, by devices and people: 1 hardly, 5 by many means. */
        CONNECTION,
        /** How much time she has: 1 none to spare, 5 plenty. */
        WATCH,
        /** How much money she has for it: 1 each fee hurts, 5 none does. */
        WALLET
    }

    /**
     * What was noted of a facet.
     *
     * @param score 1 to 5
     * @param evidence what it rests on, in a sentence
     * @param on when it was noted
     */
    public record Noted(int score, LocalizedText evidence, LocalDate on) {
        public Noted {
            Objects.requireNonNull(evidence, "evidence");
            Objects.requireNonNull(on, "on");
            if (score < LOWEST || score > HIGHEST) {
                throw new IllegalArgumentException("score (" + score + ") must lie between 1 and 5");
            }
        }
    }

    /** What was noted of a facet; empty if nothing was. */
    public Optional<Noted> facet(Facet facet) {
        return Optional.ofNullable(facets.get(facet));
    }

    /** These with a facet noted. */
    public FiveMys with(Facet facet, int score, LocalizedText evidence, LocalDate on) {
        Map<Facet, Noted> more = new EnumMap<>(Facet.class);
        more.putAll(facets);
        more.put(facet, new Noted(score, evidence, on));
        return new FiveMys(subject, more);
    }

    /** Tells the facets only. */
    @Override
    public String toString() {
        return "FiveMys(" + facets.keySet() + ")";
    }
}
