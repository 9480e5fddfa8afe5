package org.cxsdk.core.customer;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.SubjectId;

/**
 * Answers: which profiles belong to one customer? Those that active links connect, directly or by way of others. A function
 * of the set of links: not of their order, nor of how often one of them comes; a revoked link connects nothing, so taking a
 * link back leaves exactly what would be without it.
 *
 * <p>Cost: linear in the links. Immutable.
 */
public final class IdentityGraph {

    static final Comparator<SubjectId> BY_TEXT = Comparator.comparing(SubjectId::value);

    private final Map<SubjectId, Set<SubjectId>> neighbours = new HashMap<>();

    private IdentityGraph(Collection<IdentityLink> links) {
        for (IdentityLink link : links) {
            if (link.isActive()) {
                neighbours
                        .computeIfAbsent(link.one(), id -> new LinkedHashSet<>())
                        .add(link.other());
                neighbours
                        .computeIfAbsent(link.other(), id -> new LinkedHashSet<>())
                        .add(link.one());
            }
        }
    }

    /** The graph of these links. */
    public static IdentityGraph of(Collection<IdentityLink> links) {
        return new IdentityGraph(links);
    }

    /** All profiles of the customer who has this one, in order of their text; it alone if nothing is linked to it. */
    public Set<SubjectId> members(SubjectId subject) {
        Set<SubjectId> found = new TreeSet<>(BY_TEXT);
        found.add(subject);
        Deque<SubjectId> open = new ArrayDeque<>(List.of(subject));
        while (!open.isEmpty()) {
            for (SubjectId next : neighbours.getOrDefault(open.pop(), Set.of())) {
                if (found.add(next)) {
                    open.push(next);
                }
            }
        }
        return Collections.unmodifiableSet(found);
    }

    /** The profile that stands for all of the customer's: the first by text. The same for each of them. */
    public SubjectId canonical(SubjectId subject) {
        return members(subject).iterator().next();
    }
}
