package org.cxsdk.consent.ledger;

import java.time.Instant;
import java.util.Objects;
import org.cxsdk.core.Bytes;

/**
 * An entry as it stands in the ledger, for auditors: nothing is opened.
 *
 * @param index position, from 0
 * @param id the entry's identifier
 * @param type what it is: {@code disclosed}, {@code erased}, {@code held}, {@code hold-ended} or {@code purged}
 * @param at when it was recorded
 * @param leaf the very bytes that its hash is over: five lines, the last of them JSON; persons in it are ciphertext
 */
public record LedgerEntry(long index, String id, String type, Instant at, Bytes leaf) {

    public LedgerEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(leaf, "leaf");
    }
}
