package org.cxsdk.consent.ledger;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Bytes;

/**
 * Proof that an entry is in a log (RFC 9162 section 2.1.3). Made by the log, checked by anybody who has the root.
 *
 * @param leafIndex position of the entry, from 0, an unsigned number
 * @param treeSize how many entries the tree has, an unsigned number
 * @param path the hashes beside the way from leaf to root
 */
public record InclusionProof(long leafIndex, long treeSize, List<Bytes> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /**
     * Checks the proof; cost is one hash for each of the path.
     *
     * @param leafHash hash of the entry, {@link TreeHashing#leaf}
     * @param root the root that the log committed to
     */
    public ProofVerdict verify(Bytes leafHash, Bytes root) {
        Objects.requireNonNull(leafHash, "leafHash");
        Objects.requireNonNull(root, "root");
        if (Long.compareUnsigned(leafIndex, treeSize) >= 0) {
            return ProofVerdict.IMPOSSIBLE_SIZES;
        }
        if (leafHash.size() != TreeHashing.BYTES
                || root.size() != TreeHashing.BYTES
                || path.stream().anyMatch(hash -> hash.size() != TreeHashing.BYTES)) {
            return ProofVerdict.MALFORMED_HASH;
        }
        ProofPath way = ProofPath.of(leafIndex, treeSize);
        if (path.size() != way.length()) {
            return ProofVerdict.WRONG_LENGTH;
        }
        Bytes inner = way.climb(leafHash, path.subList(0, way.inner()), leafIndex);
        return ProofPath.joinLeft(inner, path.subList(way.inner(), path.size())).equals(root)
                ? ProofVerdict.ACCEPTED
                : ProofVerdict.ROOT_DIFFERS;
    }
}
