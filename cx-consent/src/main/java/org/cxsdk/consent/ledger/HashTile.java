package org.cxsdk.consent.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Bytes;

/**
 * Up to 256 hashes of one level of a Merkle tree, stored together (C2SP tlog-tiles: tiles of height 8). A tile of level 0
 * holds hashes of entries, one of level 1 the hashes over full tiles of level 0, and so on; so that of n entries about
 * n / 255 tiles are stored, and a proof reads a few of them.
 *
 * @param id which tile
 * @param hashes 1 to 256 hashes, from the left
 */
record HashTile(Id id, List<Bytes> hashes) {

    /** Height of a tile: 2^8 hashes. */
    static final int HEIGHT = 8;

    static final int WIDTH = 1 << HEIGHT;

    HashTile {
        Objects.requireNonNull(id, "id");
        hashes = List.copyOf(hashes);
        if (hashes.isEmpty() || hashes.size() > WIDTH) {
            throw new IllegalArgumentException("a tile has 1 to " + WIDTH + " hashes, not " + hashes.size());
        }
    }

    /**
     * Which tile.
     *
     * @param level 0 for hashes of entries
     * @param index from the left, from 0
     */
    record Id(int level, long index) {
        @Override
        public String toString() {
            return level + "/" + index;
        }
    }

    /** The hash over {@code 2^height} hashes beginning with {@code first}, which all are in this tile. */
    Bytes subtree(int first, int height) {
        return over(hashes.subList(first, first + (1 << height)));
    }

    /** The hash over all of a full tile. */
    static Bytes over(List<Bytes> row) {
        List<Bytes> below = row;
        while (below.size() > 1) {
            List<Bytes> above = new ArrayList<>(below.size() / 2);
            for (int i = 0; i < below.size(); i += 2) {
                above.add(TreeHashing.node(below.get(i), below.get(i + 1)));
            }
            below = above;
        }
        return below.get(0);
    }
}
