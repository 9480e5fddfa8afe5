package org.cxsdk.consent.ledger;

import java.time.Instant;
import java.util.Objects;
import org.cxsdk.consent.Acknowledgement;
import org.cxsdk.consent.DisclosureId;

/**
 * Where a disclosure stands in the ledger.
 *
 * @param id which one
 * @param index position in the ledger, from 0
 * @param at when it was recorded
 * @param effect whether it is stored already: only then may data go out
 * @param isRepeated whether it stood there before and nothing was added
 */
public record Logged(DisclosureId id, long index, Instant at, Acknowledgement.Effect effect, boolean isRepeated) {

    public Logged {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(effect, "effect");
    }
}
