package org.cxsdk.core.storage;

import java.util.Objects;
import org.cxsdk.core.TenantId;

/**
 * Names one stream of the journal (ST-1: keys are bytes).
 *
 * @param tenant whose stream it is; at most 64 bytes
 * @param kind what sort of facts it holds, for example {@code consent.facts}; at most 64 bytes of UTF-8
 * @param id identifies it within tenant and kind; at most 200 bytes of UTF-8, no U+0000
 */
public record StreamKey(TenantId tenant, String kind, String id) {

    public StreamKey {
        Objects.requireNonNull(tenant, "tenant");
        Limits.name("tenant", tenant.value());
        Limits.name("kind", kind);
        Limits.id("id", id);
    }

    /** Leaves the id out: it may be the pseudonym of a person. */
    @Override
    public String toString() {
        return "StreamKey(" + tenant + "/" + kind + "/hidden)";
    }
}
