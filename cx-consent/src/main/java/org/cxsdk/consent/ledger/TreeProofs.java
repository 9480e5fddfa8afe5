package org.cxsdk.consent.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Bytes;

/**
 * Roots and proofs of a Merkle tree of which the hashes of complete subtrees can be asked (RFC 9162 sections 2.1.1,
 * 2.1.3.1 and 2.1.4.1). Each costs a number of look-ups and hashes in proportion to the logarithm of the size. As safe for
 * threads as what it asks.
 */
final class TreeProofs {

    private final SubtreeHashes subtrees;

    TreeProofs(SubtreeHashes subtrees) {
        this.subtrees = Objects.requireNonNull(subtrees, "subtrees");
    }

    /** The root over the first {@code size} entries. */
    Bytes root(long size) {
        return size == 0 ? TreeHashing.empty() : hash(0, size);
    }

    /** Proves that the entry with this index is among the first {@code size}. */
    InclusionProof inclusion(long index, long size) {
        Objects.checkIndex(index, size);
        List<Bytes> path = new ArrayList<>();
        path(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    /** Proves that the tree of {@code size2} entries extends the one of {@code size1}, which has at least one. */
    ConsistencyProof consistency(long size1, long size2) {
        if (size1 < 1 || size1 > size2) {
            throw new IllegalArgumentException("size1 (" + size1 + ") must be 1 to " + size2);
        }
        List<Bytes> path = new ArrayList<>();
        subproof(size1, 0, size2, true, path);
        return new ConsistencyProof(size1, size2, path);
    }

    /** PATH(m, D[from:to]) of RFC 9162 section 2.1.3.1: first the way inside the half, then the other half. */
    private void path(long index, long from, long to, List<Bytes> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + half(to - from);
        if (index < middle) {
            path(index, from, middle, path);
            path.add(hash(middle, to));
        } else {
            path(index, middle, to, path);
            path.add(hash(from, middle));
        }
    }

    /** SUBPROOF(m, D[from:to], b) of RFC 9162 section 2.1.4.1; {@code known} while the earlier root itself would be the hash. */
    private void subproof(long size1, long from, long to, boolean known, List<Bytes> path) {
        if (size1 == to) {
            if (!known) {
                path.add(hash(from, to));
            }
            return;
        }
        long middle = from + half(to - from);
        if (size1 <= middle) {
            subproof(size1, from, middle, known, path);
            path.add(hash(middle, to));
        } else {
            subproof(size1, middle, to, false, path);
            path.add(hash(from, middle));
        }
    }

    /** The hash of entries {@code from} to {@code to - 1}, where {@code from} begins a subtree. */
    private Bytes hash(long from, long to) {
        long count = to - from;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return subtrees.hash(level, from >> level);
        }
        long middle = from + half(count);
        return TreeHashing.node(hash(from, middle), hash(middle, to));
    }

    /** The largest power of two below {@code count}. */
    private static long half(long count) {
        return Long.highestOneBit(count - 1);
    }
}
