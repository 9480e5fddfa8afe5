package org.cxsdk.consent.ledger;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Bytes;

/**
 * Proof that a later state of a log only added to an earlier one (RFC 9162 section 2.1.4).
 *
 * @param size1 entries of the earlier tree, an unsigned number
 * @param size2 entries of the later tree, an unsigned number
 * @param path the hashes that lead to both roots
 */
public record ConsistencyProof(long size1, long size2, List<Bytes> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /**
     * Checks the proof; cost is two hashes for each of the path. From the empty tree to a larger one nothing is accepted,
     * although every tree extends it: such a proof would say nothing about the later root.
     *
     * @param root1 root of the earlier tree
     * @param root2 root of the later tree
     */
    public ProofVerdict verify(Bytes root1, Bytes root2) {
        Objects.requireNonNull(root1, "root1");
        Objects.requireNonNull(root2, "root2");
        if (Long.compareUnsigned(size2, size1) < 0) {
            return ProofVerdict.IMPOSSIBLE_SIZES;
        }
        if (size1 == 0 && size2 != 0) {
            return ProofVerdict.FROM_EMPTY_TREE;
        }
        if (root1.size() != TreeHashing.BYTES
                || root2.size() != TreeHashing.BYTES
                || path.stream().anyMatch(hash -> hash.size() != TreeHashing.BYTES)) {
            return ProofVerdict.MALFORMED_HASH;
        }
        if (size1 == size2) {
            return !path.isEmpty()
                    ? ProofVerdict.WRONG_LENGTH
                    : root1.equals(root2) && (size1 != 0 || root1.equals(TreeHashing.empty()))
                            ? ProofVerdict.ACCEPTED
                            : ProofVerdict.ROOT_DIFFERS;
        }
        // the last complete subtree of the earlier tree is where the climb begins; it is the whole tree if size1 = 2^k
        int level = Long.numberOfTrailingZeros(size1);
        boolean whole = size1 == 1L << level;
        ProofPath way = ProofPath.of(size1 - 1, size2).from(level);
        if (path.size() != way.length() + (whole ? 0 : 1)) {
            return ProofVerdict.WRONG_LENGTH;
        }
        Bytes seed = whole ? root1 : path.get(0);
        List<Bytes> rest = path.subList(whole ? 0 : 1, path.size());
        List<Bytes> inner = rest.subList(0, way.inner());
        List<Bytes> border = rest.subList(way.inner(), rest.size());
        long position = (size1 - 1) >>> level;
        Bytes first = ProofPath.joinLeft(way.climbLeftOnly(seed, inner, position), border);
        Bytes second = ProofPath.joinLeft(way.climb(seed, inner, position), border);
        return first.equals(root1) && second.equals(root2) ? ProofVerdict.ACCEPTED : ProofVerdict.ROOT_DIFFERS;
    }
}
