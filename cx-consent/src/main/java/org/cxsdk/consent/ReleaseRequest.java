package org.cxsdk.consent;

import java.util.Objects;
import org.cxsdk.core.ActorId;

/**
 * Command: data is to leave its holder now. Read from documents by {@code consent.json.RequestReader}.
 *
 * @param id identifies the attempt; a repeated one is decided anew and counted once
 * @param provider who holds the data
 * @param request what is asked for
 */
public record ReleaseRequest(DisclosureId id, ActorId provider, ReuseRequest request) {

    public ReleaseRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(request, "request");
    }
}
