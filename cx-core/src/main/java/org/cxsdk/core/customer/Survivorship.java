package org.cxsdk.core.customer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cxsdk.core.catalog.OrganisationId;

/**
 * Answers: where several profiles of one customer differ, which value is shown, and who vouches for it? By attribute: first
 * what the most authoritative source says; among equals, the rule decides. Empty values never win over others.
 *
 * <p>The same for every order of the profiles: what the rule leaves equal goes by source, then value. Nothing is lost: what
 * was not chosen stands beside it. Immutable.
 *
 * @param rules rules by attribute
 * @param otherwise the rule of all others
 */
public record Survivorship(Map<AttributeName, Rule> rules, Rule otherwise) {

    public Survivorship {
        rules = Map.copyOf(rules);
        Objects.requireNonNull(otherwise, "otherwise");
    }

    /** The newest value of each attribute, whoever vouches for it. */
    public static final Survivorship NEWEST = new Survivorship(Map.of(), new Rule(List.of(), Choice.NEWEST));

    /**
     * How one attribute is chosen.
     *
     * @param authority sources in order of rank; those that are not named rank last, all alike
     * @param choice what decides among values of the same rank
     */
    public record Rule(List<OrganisationId> authority, Choice choice) {
        public Rule {
            authority = List.copyOf(authority);
            Objects.requireNonNull(choice, "choice");
        }

        private int rank(ProfileAttribute attribute) {
            int rank = authority.indexOf(attribute.source());
            return rank < 0 ? authority.size() : rank;
        }
    }

    /** What decides among values of the same rank. */
    public enum Choice {
        /** The value observed last. */
        NEWEST,
        /** The value observed first. */
        OLDEST,
        /** All values, each once: telephone numbers, languages. */
        ALL
    }

    /**
     * What is shown of one attribute.
     *
     * @param name which
     * @param chosen the value, or values, that are shown, each with its source; at least one
     * @param others what else is known, in order of source and time
     */
    public record Survivor(AttributeName name, List<ProfileAttribute> chosen, List<ProfileAttribute> others) {
        public Survivor {
            Objects.requireNonNull(name, "name");
            chosen = List.copyOf(chosen);
            others = List.copyOf(others);
        }

        /** The value that is shown; the first one where there are several. */
        public String value() {
            return chosen.get(0).value();
        }

        /** Who vouches for it. */
        public OrganisationId source() {
            return chosen.get(0).source();
        }
    }

    /** Chooses among the attributes of all profiles of one customer; the result is in order of name. */
    public Map<AttributeName, Survivor> survivors(List<CustomerProfile> profiles) {
        Map<AttributeName, List<ProfileAttribute>> byName = new TreeMap<>();
        profiles.stream()
                .flatMap(profile -> profile.attributes().stream())
                .distinct()
                .sorted(CustomerProfile.BY_NAME)
                .forEach(attribute -> byName.computeIfAbsent(attribute.name(), name -> new ArrayList<>())
                        .add(attribute));
        Map<AttributeName, Survivor> survivors = new LinkedHashMap<>();
        byName.forEach((name, values) -> survivors.put(name, survivor(name, values)));
        return survivors;
    }

    private Survivor survivor(AttributeName name, List<ProfileAttribute> values) {
        Rule rule = rules.getOrDefault(name, otherwise);
        Comparator<ProfileAttribute> byTime = Comparator.comparing(ProfileAttribute::observed);
        List<ProfileAttribute> ranked = values.stream()
                .sorted(Comparator.comparing((ProfileAttribute attribute) ->
                                attribute.value().isBlank())
                        .thenComparingInt(rule::rank)
                        .thenComparing(rule.choice() == Choice.NEWEST ? byTime.reversed() : byTime)
                        .thenComparing(CustomerProfile.BY_NAME))
                .toList();
        List<ProfileAttribute> chosen = new ArrayList<>();
        for (ProfileAttribute attribute : ranked) {
            boolean first = chosen.isEmpty();
            boolean another = rule.choice() == Choice.ALL
                    && !attribute.value().isBlank()
                    && chosen.stream().noneMatch(known -> known.value().equals(attribute.value()));
            if (first || another) {
                chosen.add(attribute);
            }
        }
        List<ProfileAttribute> others = new ArrayList<>(values);
        others.removeAll(chosen);
        return new Survivor(name, chosen, others);
    }
}
