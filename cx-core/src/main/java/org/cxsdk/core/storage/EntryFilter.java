package org.cxsdk.core.storage;

import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.TenantId;

/**
 * Which entries of a tenant's journal a reader wants.
 *
 * @param tenant whose journal
 * @param kinds kinds of streams; empty means all
 * @param types types of entries; empty means all
 */
public record EntryFilter(TenantId tenant, Set<String> kinds, Set<String> types) {

    public EntryFilter {
        Objects.requireNonNull(tenant, "tenant");
        Limits.name("tenant", tenant.value());
        kinds = Set.copyOf(kinds);
        types = Set.copyOf(types);
    }

    /** Returns the filter that lets everything of a tenant pass. */
    public static EntryFilter all(TenantId tenant) {
        return new EntryFilter(tenant, Set.of(), Set.of());
    }

    /** Returns the filter that lets streams of these kinds pass. */
    public static EntryFilter ofKinds(TenantId tenant, String... kinds) {
        return new EntryFilter(tenant, Set.of(kinds), Set.of());
    }

    /** Whether the filter lets an entry pass. */
    public boolean passes(Recorded recorded) {
        return recorded.stream().tenant().equals(tenant)
                && (kinds.isEmpty() || kinds.contains(recorded.stream().kind()))
                && (types.isEmpty() || types.contains(recorded.entry().type()));
    }
}
