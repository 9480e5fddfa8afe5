package org.cxsdk.consent.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.cxsdk.core.Bytes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tiles give the same roots and proofs as the tree in memory, however the growth is cut into steps. */
class TiledTreeTest {

    private static final int ENTRIES = 70_000; // three levels of tiles: 274 full ones, one full above, one hash on top

    @Test
    void proofsFromTiles_equalThoseOfTheTreeInMemory() {
        long seed = 20260301;
        SplittableRandom random = new SplittableRandom(seed);
        Map<HashTile.Id, HashTile> stored = new HashMap<>();
        MerkleTree tree = new MerkleTree();
        long size = 0;
        while (size < ENTRIES) {
            TileGrowth growth = new TileGrowth(size, id -> Optional.ofNullable(stored.get(id)));
            long end = Math.min(ENTRIES, size + random.nextLong(1, 3_000));
            for (long i = size; i < end; i++) {
                Bytes leaf = TreeHashing.leaf(Bytes.utf8("entry " + i));
                growth.add(leaf);
                tree.appendHash(leaf);
            }
            growth.changed().forEach(tile -> stored.put(tile.id(), tile));
            size = growth.size();
        }
        TreeProofs tiles = new TreeProofs(new TiledTree(stored::get));

        assertThat(stored.keySet()).extracting(HashTile.Id::level).contains(0, 1, 2);
        for (int i = 0; i < 300; i++) {
            long size2 = random.nextLong(1, ENTRIES + 1);
            long size1 = random.nextLong(1, size2 + 1);
            long index = random.nextLong(size2);
            assertThat(tiles.root(size2)).as("seed %d size %d", seed, size2).isEqualTo(tree.root(size2));
            assertThat(tiles.inclusion(index, size2)).isEqualTo(tree.inclusion(index, size2));
            assertThat(tiles.consistency(size1, size2)).isEqualTo(tree.consistency(size1, size2));
        }
        assertThat(tiles.root(0)).isEqualTo(TreeHashing.empty());
    }
}
