package org.cxsdk.core.storage;

import java.util.Comparator;
import java.util.Objects;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.TenantId;

/**
 * Names one document (ST-1: keys are bytes; case, accents and trailing spaces count). Keys are ordered by tenant, kind
 * and id as UTF-8 bytes, the order in which {@code load} locks.
 *
 * @param tenant whose document it is; at most 64 bytes
 * @param kind what sort of document, for example {@code consent.statement}; at most 64 bytes of UTF-8
 * @param id identifies it within tenant and kind; at most 200 bytes of UTF-8, no U+0000
 */
public record DocKey(TenantId tenant, String kind, String id) implements Comparable<DocKey> {

    private static final Comparator<DocKey> ORDER = Comparator.comparing((DocKey key) -> Bytes.utf8(key.tenant.value()))
            .thenComparing(key -> Bytes.utf8(key.kind))
            .thenComparing(key -> Bytes.utf8(key.id));

    public DocKey {
        Objects.requireNonNull(tenant, "tenant");
        Limits.name("tenant", tenant.value());
        Limits.name("kind", kind);
        Limits.id("id", id);
    }

    @Override
    public int compareTo(DocKey other) {
        return ORDER.compare(this, other);
    }

    /** Leaves the id out: it may be the pseudonym of a person. */
    @Override
    public String toString() {
        return "DocKey(" + tenant + "/" + kind + "/hidden)";
    }
}
