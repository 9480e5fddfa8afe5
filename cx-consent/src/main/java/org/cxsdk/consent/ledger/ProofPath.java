package org.cxsdk.consent.ledger;

import java.util.List;
import org.cxsdk.core.Bytes;

/**
 * The shape of the way from a leaf to the root of a tree that need not be full: on the lower levels the neighbour may stand
 * on either side; above them the way runs along the right border, where all neighbours stand on the left.
 *
 * @param inner how many neighbours stand on either side
 * @param border how many stand on the left along the border
 */
record ProofPath(int inner, int border) {

    /** The way of leaf {@code index} in a tree of {@code size} leaves, unsigned numbers both; the leaf is in the tree. */
    static ProofPath of(long index, long size) {
        // the level at which the leaf's way meets that of the last leaf
        int inner = Long.SIZE - Long.numberOfLeadingZeros(index ^ (size - 1));
        return new ProofPath(inner, inner == Long.SIZE ? 0 : Long.bitCount(index >>> inner));
    }

    /** The same way without its lowest levels. */
    ProofPath from(int level) {
        return new ProofPath(inner - level, border);
    }

    int length() {
        return inner + border;
    }

    /** The hash above the lower levels: at each level the bit of the position says on which side the neighbour stands. */
    Bytes climb(Bytes hash, List<Bytes> neighbours, long position) {
        Bytes above = hash;
        for (int level = 0; level < neighbours.size(); level++) {
            above = (position >>> level & 1) == 0
                    ? TreeHashing.node(above, neighbours.get(level))
                    : TreeHashing.node(neighbours.get(level), above);
        }
        return above;
    }

    /** As {@link #climb}, as if nothing stood on the right yet. */
    Bytes climbLeftOnly(Bytes hash, List<Bytes> neighbours, long position) {
        Bytes above = hash;
        for (int level = 0; level < neighbours.size(); level++) {
            if ((position >>> level & 1) == 1) {
                above = TreeHashing.node(neighbours.get(level), above);
            }
        }
        return above;
    }

    /** The root: along the border every neighbour stands on the left. */
    static Bytes joinLeft(Bytes hash, List<Bytes> neighbours) {
        Bytes above = hash;
        for (Bytes neighbour : neighbours) {
            above = TreeHashing.node(neighbour, above);
        }
        return above;
    }
}
