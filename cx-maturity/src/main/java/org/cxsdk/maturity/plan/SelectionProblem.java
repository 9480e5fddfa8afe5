package org.cxsdk.maturity.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What there is to choose from, what each is worth, what it needs first, and what it may use at most.
 *
 * @param items the candidates; prerequisites are among them and form no circle
 * @param limits what the chosen ones together may use; none means everything is taken that is worth something
 */
public record SelectionProblem(List<Item> items, List<Limit> limits) {

    /**
     * A candidate.
     *
     * @param id its identifier
     * @param value what it is worth, not negative
     * @param prerequisites what must be chosen too
     */
    public record Item(InitiativeId id, BigDecimal value, Set<InitiativeId> prerequisites) {
        public Item {
            Objects.requireNonNull(id, "id");
            if (value.signum() < 0) {
                throw new IllegalArgumentException("value (" + value + ") of " + id + " must not be negative");
            }
            prerequisites = Collections.unmodifiableSet(new TreeSet<>(prerequisites));
        }
    }

    /**
     * A limit: the money of a year, the people of a phase.
     *
     * @param name what is limited
     * @param amount how much there is, not negative
     * @param uses what each candidate uses of it, not negative; a candidate that is not named uses nothing
     */
    public record Limit(String name, BigDecimal amount, Map<InitiativeId, BigDecimal> uses) {
        public Limit {
            Objects.requireNonNull(name, "name");
            if (amount.signum() < 0) {
                throw new IllegalArgumentException(name + " (" + amount + ") must not be negative");
            }
            uses = Collections.unmodifiableMap(new LinkedHashMap<>(uses));
            uses.forEach((id, use) -> {
                if (use.signum() < 0) {
                    throw new IllegalArgumentException("use (" + use + ") of " + id + " must not be negative");
                }
            });
        }
    }

    public SelectionProblem {
        items = List.copyOf(items);
        limits = List.copyOf(limits);
        Map<InitiativeId, Item> byId = new LinkedHashMap<>();
        for (Item item : items) {
            if (byId.put(item.id(), item) != null) {
                throw new IllegalArgumentException(item.id() + " is there twice");
            }
        }
        Set<InitiativeId> done = new HashSet<>();
        for (Item item : items) {
            requireSound(item.id(), byId, done, new ArrayList<>());
        }
    }

    private static void requireSound(
            InitiativeId id, Map<InitiativeId, Item> byId, Set<InitiativeId> done, List<InitiativeId> path) {
        if (path.contains(id)) {
            throw new IllegalArgumentException("prerequisites form a circle: " + path);
        }
        Item item = byId.get(id);
        if (item == null) {
            throw new IllegalArgumentException("prerequisite " + id + " is no candidate");
        }
        if (done.add(id)) {
            path.add(id);
            item.prerequisites().forEach(before -> requireSound(before, byId, done, path));
            path.remove(path.size() - 1);
        }
    }
}
