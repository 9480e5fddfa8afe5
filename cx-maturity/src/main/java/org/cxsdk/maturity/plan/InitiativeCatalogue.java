package org.cxsdk.maturity.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.LocalizedText;

/**
 * The initiatives an agency chooses from. Prerequisites are in the catalogue, form no circle and belong to the same phase or
 * an earlier one.
 *
 * @param ref exactly which version of it
 * @param title its title
 * @param currency the currency of all costs
 * @param initiatives in the order of the document
 */
public record InitiativeCatalogue(
        DefinitionRef ref, LocalizedText title, Currency currency, List<Initiative> initiatives) {

    public InitiativeCatalogue {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(currency, "currency");
        initiatives = List.copyOf(initiatives);
        Map<InitiativeId, Initiative> byId = new LinkedHashMap<>();
        for (Initiative initiative : initiatives) {
            if (byId.put(initiative.id(), initiative) != null) {
                throw new IllegalArgumentException("initiative " + initiative.id() + " is there twice");
            }
        }
        for (Initiative initiative : initiatives) {
            for (InitiativeId before : initiative.after()) {
                Initiative earlier = byId.get(before);
                if (earlier == null) {
                    throw new IllegalArgumentException(
                            initiative.id() + " comes after " + before + ", which is not in the catalogue");
                }
                if (earlier.phase().compareTo(initiative.phase()) > 0) {
                    throw new IllegalArgumentException(
                            initiative.id() + " comes after " + before + ", which belongs to a later phase");
                }
            }
        }
        circle(byId).ifPresent(path -> {
            throw new IllegalArgumentException("initiatives wait for each other: " + path);
        });
    }

    /** The initiative with this identifier, if there is one. */
    public Optional<Initiative> find(InitiativeId id) {
        return initiatives.stream()
                .filter(initiative -> initiative.id().equals(id))
                .findFirst();
    }

    /** These initiatives with everything that must be done before them, in the order of the catalogue. */
    public List<Initiative> withPrerequisites(Collection<InitiativeId> ids) {
        Set<InitiativeId> needed = new LinkedHashSet<>();
        ids.forEach(id -> collect(id, needed));
        return initiatives.stream()
                .filter(initiative -> needed.contains(initiative.id()))
                .toList();
    }

    private void collect(InitiativeId id, Set<InitiativeId> needed) {
        if (needed.add(id)) {
            find(id).orElseThrow(() -> new IllegalArgumentException("catalogue " + ref + " has no initiative " + id))
                    .after()
                    .forEach(before -> collect(before, needed));
        }
    }

    /** A circle of initiatives that wait for each other, if there is one. */
    static Optional<List<InitiativeId>> circle(Map<InitiativeId, Initiative> byId) {
        Set<InitiativeId> done = new HashSet<>();
        for (InitiativeId id : byId.keySet()) {
            List<InitiativeId> path = new ArrayList<>();
            if (circles(id, byId, done, path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private static boolean circles(
            InitiativeId id, Map<InitiativeId, Initiative> byId, Set<InitiativeId> done, List<InitiativeId> path) {
        if (path.contains(id)) {
            path.add(id);
            return true;
        }
        Initiative initiative = byId.get(id);
        if (initiative == null || !done.add(id)) {
            return false;
        }
        path.add(id);
        for (InitiativeId before : initiative.after()) {
            if (circles(before, byId, done, path)) {
                return true;
            }
        }
        path.remove(path.size() - 1);
        return false;
    }
}
