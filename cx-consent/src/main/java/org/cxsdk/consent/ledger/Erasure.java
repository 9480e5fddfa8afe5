package org.cxsdk.consent.ledger;

import java.time.Instant;
import java.util.Objects;

/**
 * That a person's data was erased: the entry of the ledger that states it is the proof.
 *
 * @param at when
 * @param index position of the entry in the ledger, from 0
 * @param keysDestroyed how many keys of hers there were; 0 if nothing was ever sealed for her
 */
public record Erasure(Instant at, long index, int keysDestroyed) {

    public Erasure {
        Objects.requireNonNull(at, "at");
    }
}
