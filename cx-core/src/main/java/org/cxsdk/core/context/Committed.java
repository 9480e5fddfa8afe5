package org.cxsdk.core.context;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.TenantId;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.Recorded;

/**
 * What one transaction changed, told after it was committed.
 *
 * @param tenant the tenant of the context
 * @param documents documents written or deleted, in that order
 * @param entries entries appended, in that order; an append that only repeated what was there is not among them
 */
public record Committed(TenantId tenant, List<DocKey> documents, List<Recorded> entries) {

    public Committed {
        Objects.requireNonNull(tenant, "tenant");
        documents = List.copyOf(documents);
        entries = List.copyOf(entries);
    }
}
