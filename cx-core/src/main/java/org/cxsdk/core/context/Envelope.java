package org.cxsdk.core.context;

import java.util.Objects;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Identifier;

/**
 * Who wrote something and why; stored in clear around every document and entry written through
 * {@link CxContext#as(ActorId, String)}.
 *
 * @param actor who
 * @param reason why: a code or a few words without personal data, at most 200 bytes, for example
 *     {@code "request at the counter"}
 */
public record Envelope(ActorId actor, String reason) {

    public Envelope {
        Objects.requireNonNull(actor, "actor");
        Identifier.require("reason", reason);
    }
}
