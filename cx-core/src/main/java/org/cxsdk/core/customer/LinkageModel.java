package org.cxsdk.core.customer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Answers: how likely do two profiles belong to one customer, as far as their attributes tell? The model of Fellegi and Sunter
 * (A Theory for Record Linkage, Journal of the American Statistical Association 64 (1969) 1183-1210): an attribute that
 * agrees weighs log2(m/u), one that differs log2((1-m)/(1-u)), one that is missing on either side nothing; the weights are
 * added to the prior odds.
 *
 * <p>Left out: that attributes depend on each other, which makes the score too sure, and spelling: values agree if they are
 * the same after Unicode normalisation (NFKC), without case and surrounding space. A score alone never joins anybody; it puts
 * a pair before a person. Cost: linear in the attributes. Immutable.
 *
 * @param prior how likely two profiles that were drawn at random belong together, between 0 and 1
 * @param fields which attributes count, each once
 */
public record LinkageModel(double prior, List<Field> fields) {

    public LinkageModel {
        requireProbability("prior", prior);
        fields = List.copyOf(fields);
        Set<AttributeName> seen = new HashSet<>();
        for (Field field : fields) {
            if (!seen.add(field.attribute())) {
                throw new IllegalArgumentException("attribute (" + field.attribute() + ") counts twice");
            }
        }
    }

    /**
     * An attribute that counts.
     *
     * @param attribute which
     * @param m how often it agrees where two profiles belong together, between 0 and 1
     * @param u how often it agrees where they do not, between 0 and 1
     */
    public record Field(AttributeName attribute, double m, double u) {
        public Field {
            Objects.requireNonNull(attribute, "attribute");
            requireProbability("m", m);
            requireProbability("u", u);
        }

        double bits(Agreement agreement) {
            return switch (agreement) {
                case AGREES -> log2(m / u);
                case DIFFERS -> log2((1 - m) / (1 - u));
                case MISSING -> 0;
            };
        }
    }

    /** How an attribute compares. */
    public enum Agreement {
        /** Both have it and it is the same. */
        AGREES,
        /** Both have it and it is not. */
        DIFFERS,
        /** One of them does not have it. */
        MISSING
    }

    /**
     * What one attribute says.
     *
     * @param attribute which
     * @param agreement how it compares
     * @param bits its weight
     */
    public record Weight(AttributeName attribute, Agreement agreement, double bits) {
        public Weight {
            Objects.requireNonNull(attribute, "attribute");
            Objects.requireNonNull(agreement, "agreement");
        }
    }

    /**
     * How likely they belong together.
     *
     * @param weights what each attribute says, in the order of the model
     * @param bits the weight of all of them
     * @param probability with the prior, 0 to 1
     */
    public record Score(List<Weight> weights, double bits, double probability) {
        public Score {
            weights = List.copyOf(weights);
        }
    }

    /** Compares two profiles by the newest value of each attribute. */
    public Score score(CustomerProfile one, CustomerProfile other) {
        return score(fields.stream()
                .map(field -> agreement(newest(one, field.attribute()), newest(other, field.attribute())))
                .toList());
    }

    /** Scores what is known of each attribute, in the order of the model. */
    public Score score(List<Agreement> agreements) {
        if (agreements.size() != fields.size()) {
            throw new IllegalArgumentException(agreements.size() + " agreements for " + fields.size() + " attributes");
        }
        List<Weight> weights = new ArrayList<>();
        double bits = 0;
        for (int i = 0; i < fields.size(); i++) {
            Weight weight = new Weight(
                    fields.get(i).attribute(), agreements.get(i), fields.get(i).bits(agreements.get(i)));
            weights.add(weight);
            bits += weight.bits();
        }
        // odds = prior/(1 - prior) * 2^bits, probability = odds/(1 + odds)
        double odds = prior / (1 - prior) * Math.pow(2, bits);
        return new Score(weights, bits, Double.isInfinite(odds) ? 1 : odds / (1 + odds));
    }

    private static Agreement agreement(Optional<String> one, Optional<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Agreement.MISSING;
        }
        return one.equals(other) ? Agreement.AGREES : Agreement.DIFFERS;
    }

    private static Optional<String> newest(CustomerProfile profile, AttributeName name) {
        return profile.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .max(Comparator.comparing(ProfileAttribute::observed).thenComparing(CustomerProfile.BY_NAME))
                .map(attribute -> Normalizer.normalize(attribute.value(), Normalizer.Form.NFKC)
                        .strip()
                        .toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty());
    }

    private static double log2(double ratio) {
        return Math.log(ratio) / Math.log(2);
    }

    private static void requireProbability(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " (" + value + ") must lie between 0 and 1");
        }
    }
}
