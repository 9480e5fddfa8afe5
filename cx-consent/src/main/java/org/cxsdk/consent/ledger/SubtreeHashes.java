package org.cxsdk.consent.ledger;

import org.cxsdk.core.Bytes;

/** The hashes of the complete subtrees of a Merkle tree, of which every root and proof is made. */
@FunctionalInterface
interface SubtreeHashes {

    /**
     * The hash over {@code 2^level} entries.
     *
     * @param level 0 for an entry itself
     * @param index which of the subtrees of this level, from the left, from 0
     */
    Bytes hash(int level, long index);
}
