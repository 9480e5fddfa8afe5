package org.cxsdk.consent.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Bytes;

/**
 * A Merkle tree over the entries of a log (RFC 9162 section 2.1), which grows at its end. It keeps the hash of every complete
 * subtree, two for each entry, so that roots and proofs of any earlier size cost a logarithm of hashes. Not for use by
 * several threads while it grows.
 */
public final class MerkleTree {

    /** By level the hashes of the complete subtrees of 2^level entries. */
    private final List<List<Bytes>> levels = new ArrayList<>(List.of(new ArrayList<>()));

    private final TreeProofs proofs =
            new TreeProofs((level, index) -> levels.get(level).get(Math.toIntExact(index)));

    /** Returns the tree of no entries. */
    public MerkleTree() {}

    /** How many entries there are. */
    public long size() {
        return levels.get(0).size();
    }

    /** Adds an entry and returns its index, from 0. */
    public long append(Bytes entry) {
        return appendHash(TreeHashing.leaf(entry));
    }

    /** Adds an entry of which only the hash is at hand, {@link TreeHashing#leaf}, and returns its index. */
    public long appendHash(Bytes leafHash) {
        if (leafHash.size() != TreeHashing.BYTES) {
            throw new IllegalArgumentException("leafHash has " + leafHash.size() + " bytes, not " + TreeHashing.BYTES);
        }
        levels.get(0).add(leafHash);
        for (int level = 0; levels.get(level).size() % 2 == 0; level++) {
            List<Bytes> row = levels.get(level);
            if (level + 1 == levels.size()) {
                levels.add(new ArrayList<>());
            }
            levels.get(level + 1).add(TreeHashing.node(row.get(row.size() - 2), row.get(row.size() - 1)));
        }
        return size() - 1;
    }

    /** The root over all entries. */
    public Bytes root() {
        return root(size());
    }

    /**
     * The root over the first entries.
     *
     * @param size 0 to {@link #size()}
     */
    public Bytes root(long size) {
        Objects.checkFromToIndex(0, size, size());
        return proofs.root(size);
    }

    /**
     * Proves that an entry is in the tree of the first {@code size} entries.
     *
     * @param index 0 to {@code size - 1}
     * @param size 1 to {@link #size()}
     */
    public InclusionProof inclusion(long index, long size) {
        Objects.checkFromToIndex(0, size, size());
        return proofs.inclusion(index, size);
    }

    /**
     * Proves that the tree of {@code size2} entries extends the one of {@code size1}.
     *
     * @param size1 1 to {@code size2}
     * @param size2 at most {@link #size()}
     */
    public ConsistencyProof consistency(long size1, long size2) {
        Objects.checkFromToIndex(0, size2, size());
        return proofs.consistency(size1, size2);
    }
}
