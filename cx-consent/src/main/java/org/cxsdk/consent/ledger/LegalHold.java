package org.cxsdk.consent.ledger;

import java.time.Instant;
import java.util.Objects;
import org.cxsdk.core.Identifier;

/**
 * An order that something must be kept, such as for a court case. It beats erasure and the end of retention. Of the
 * person only a keyed hash is stored.
 *
 * @param id identifies it
 * @param isForEverybody whether it covers the whole ledger rather than one person
 * @param reason why: a code or a case number, nothing personal
 * @param since when it was placed
 */
public record LegalHold(HoldId id, boolean isForEverybody, String reason, Instant since) {

    public LegalHold {
        Objects.requireNonNull(id, "id");
        Identifier.require("reason", reason);
        Objects.requireNonNull(since, "since");
    }
}
