package org.cxsdk.consent.ledger;

import java.util.Objects;

/**
 * That the oldest entries of the ledger were removed.
 *
 * @param through how many entries from the beginning are gone, those of earlier purges included
 * @param entries how many this purge took
 * @param kept how many of them a legal hold keeps, beside the ledger, byte for byte
 * @param checkpoint the signed root over all that are gone: whoever kept one of them can still prove it
 */
public record Purge(long through, int entries, int kept, Checkpoint checkpoint) {

    public Purge {
        Objects.requireNonNull(checkpoint, "checkpoint");
        if (checkpoint.size() != through) {
            throw new IllegalArgumentException(
                    "the checkpoint is over " + checkpoint.size() + " entries, not " + through);
        }
    }
}
